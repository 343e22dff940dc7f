"""The world by keys, without a cluster: what Spark would group is grouped in a dictionary."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable
from functools import partial, reduce
from typing import Any

import pytest

from kg.gazetteer import load_gazetteer
from kg.iris import DEFAULT_BASES
from kg.pipeline import build
from kg.reference import place_triples
from kg.spark.world import (
    Pile,
    bearing,
    contradictions,
    derive,
    facts_of_people,
    join_named,
    keyed_claims,
    people_in,
    piles_of,
    sources_of,
    unified,
)
from kg.statements import lines_of, prop
from kg.store import LocalStore
from kg.terms import ntriples
from kg.world import article_summary, derive_world

#: One person of two spellings, one signing on two dates, one twinning of two works.
TEXTS = {
    "a.vi": "Hải Phòng tiếp đoàn tỉnh Viêng Chăn (Lào)\n"
    "Ngày 3/4/2025, Nguyễn Văn Hùng, Chủ tịch UBND thành phố Hải Phòng, tiếp đoàn đại biểu tỉnh "
    "Viêng Chăn (Lào). Hai địa phương đã ký thỏa thuận kết nghĩa ngày 12/5/2010.",
    "b.en": "Hai Phong receives a delegation of Vientiane province, Laos\n"
    "Nguyen Van Hung, Chairman of the Hai Phong People's Committee, received a delegation "
    "from Vientiane province, Laos, on May 12, 2025. The two localities signed a twinning "
    "agreement on May 13, 2010.",
    "c.bn": "হাইফোং শহর গুয়াংজি প্রদেশের প্রতিনিধিদলকে স্বাগত জানিয়েছে\n"
    "৯ মে ২০২৫ তারিখে হাইফোং শহরের পিপলস কমিটির চেয়ারম্যান মিঃ নগুয়েন ভান হাং গুয়াংজি প্রদেশ "
    "(চীন) এর প্রতিনিধিদলকে অভ্যর্থনা জানান। হাইফোং শহর ও গুয়াংজি প্রদেশ সহযোগিতা চুক্তি স্বাক্ষর করে।",
    "d.en": "Hai Phong and Vientiane\n"
    "Hai Phong city is twinned with Vientiane province, Laos. The chairman of Hai Phong received "
    "a delegation of Vientiane province on 2 June 2025.",
}


@pytest.fixture(scope="module")
def graphs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return the graphs of the articles as N-Triples, by IRI."""
    folder = tmp_path_factory.mktemp("articles")
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text + "\n", encoding="utf-8")
    store = LocalStore.in_memory()
    build([folder], store, processes=1)
    return {iri: ntriples(store.article_graph(iri)) for iri in store.article_hashes()}


def grouped(pairs: Iterable[tuple[str, Any]]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return found


def by_keys(graphs: dict[str, bytes]) -> list[str]:
    """Return the lines of the world, made as the job makes them."""
    told = {article: bearing(graph) for article, graph in graphs.items()}
    facts = grouped(fact for one in told.values() for fact in facts_of_people(one))
    joined = [join_named(key, found) for key, found in facts.items()]
    moves = {old: new for found, _ in joined for old, new in found}
    whole = [
        unified(one, [(who, moves[who]) for who in people_in(one) if who in moves])
        for one in told.values()
    ]
    lines = [line for graph in graphs.values() for line in article_summary(lines_of(graph))]
    lines += (line for _, found in joined for line in found)
    lines += (line for one in whole for line in sources_of(one))
    piles = grouped(pair for one in whole for pair in piles_of(one))
    for thing, found in piles.items():
        lines += derive(thing, reduce(Pile.join, found), DEFAULT_BASES)
    rivals = grouped(pair for one in whole for pair in keyed_claims(one))
    lines += {line for key, found in rivals.items() for line in contradictions(key, found)}
    return lines


def expected(graphs: dict[str, bytes]) -> list[str]:
    from kg.terms import read_ntriples

    reference = partial(place_triples, gazetteer=load_gazetteer(), bases=DEFAULT_BASES)
    world = derive_world([read_ntriples(graph) for graph in graphs.values()], reference)
    return sorted(lines_of(ntriples(world)))


@pytest.mark.parametrize("seed", range(3))
def test_the_world_by_keys_is_the_world(graphs: dict[str, bytes], seed: int) -> None:
    """Equal in every line, none twice, whatever comes first."""
    order = list(graphs)
    random.Random(seed).shuffle(order)
    assert sorted(by_keys({iri: graphs[iri] for iri in order})) == expected(graphs)


def test_these_articles_hold_what_must_be_brought_together(graphs: dict[str, bytes]) -> None:
    """Else the test above would say little."""
    world = "\n".join(expected(graphs))
    for name in ("coop:mergeReason", "coop:contradicts", "coop:twinnedWith", "skos:altLabel"):
        assert prop(name) in world
    facts = grouped(f for graph in graphs.values() for f in facts_of_people(bearing(graph)))
    assert any(join_named(key, found)[0] for key, found in facts.items())


def test_an_entity_in_every_article_is_never_a_list_of_its_readings(
    graphs: dict[str, bytes],
) -> None:
    piles = grouped(pair for graph in graphs.values() for pair in piles_of(bearing(graph)))
    thing, found = max(piles.items(), key=lambda item: sum(p.readings for p in item[1]))
    assert len(found) >= 3
    assert reduce(Pile.join, found).readings == 2
    assert not reduce(Pile.join, found).claims, thing
