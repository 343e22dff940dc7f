"""People across articles: one node or two, in the graph, whatever the order of building."""

from __future__ import annotations

from functools import partial
from itertools import permutations
from pathlib import Path

import pyoxigraph
import pytest

from kg.gazetteer import load_gazetteer
from kg.iris import DEFAULT_BASES, article_iri
from kg.pipeline import build
from kg.queries import find_names, load_query, run_query
from kg.reference import place_triples
from kg.review.decisions import Decisions
from kg.review.taking import split
from kg.review.turtle import write_decisions
from kg.show import describe
from kg.store import LocalStore, plain
from kg.world import derive_world

COOP = "https://w3id.org/coopkg/ontology#"
TEXTS = {
    "a.vi": "Hải Phòng tiếp đoàn tỉnh Viêng Chăn (Lào)\n"
    "Ngày 3/4/2025, {name}, Chủ tịch UBND thành phố Hải Phòng, tiếp đoàn đại biểu tỉnh "
    "Viêng Chăn (Lào). Ông cảm ơn tỉnh Viêng Chăn.",
    "b.bn": "হাইফোং শহর গুয়াংজি প্রদেশের প্রতিনিধিদলকে স্বাগত জানিয়েছে\n"
    "৯ মে ২০২৫ তারিখে হাইফোং শহরের পিপলস "
    "কমিটির চেয়ারম্যান মিঃ {name} গুয়াংজি প্রদেশ (চীন) এর প্রতিনিধিদলকে অভ্যর্থনা জানান। "
    "হাইফোং শহর ও গুয়াংজি প্রদেশ সহযোগিতা চুক্তি স্বাক্ষর করে।",
    "c.en": "Hai Phong receives a delegation of Kanagawa prefecture, Japan\n"
    "{name}, Chairman of the Hai Phong People's Committee, received a delegation "
    "from Kanagawa prefecture, Japan, on May 12, 2025.",
    "d.vi": "Nghệ An tiếp đoàn tỉnh Gunma (Nhật Bản)\n"
    "Ngày 3/6/2025, {name}, Chủ tịch UBND tỉnh Nghệ An, "
    "tiếp đoàn đại biểu tỉnh Gunma (Nhật Bản). Ông cảm ơn tỉnh Gunma.",
}
NAMES = {
    "a.vi": "Nguyễn Văn Hùng",
    "b.bn": "নগুয়েন ভান হাং",
    "c.en": "Nguyen Van Hung",
    "d.vi": "Nguyễn Văn Hùng",
}


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / f"{name}.txt"
    path.write_text(text + "\n", encoding="utf-8")
    return path


def world_of(store: LocalStore) -> set[pyoxigraph.Triple]:
    default = pyoxigraph.DefaultGraph()
    return {quad.triple for quad in store.quads() if quad.graph_name == default}


def derived(store: LocalStore) -> set[pyoxigraph.Triple]:
    reference = partial(place_triples, gazetteer=load_gazetteer(), bases=DEFAULT_BASES)
    graphs = [store.article_graph(article) for article in store.article_hashes()]
    return set(derive_world(graphs, reference))


def people(store: LocalStore) -> dict[str, str]:
    """Return article by article who stands in the table of people."""
    rows = run_query(store, load_query("people"), {})
    person, article = (rows.variables.index(name) for name in ("person", "article"))
    return {plain(row[article]): plain(row[person]) for row in rows}


@pytest.fixture
def pile(tmp_path: Path) -> dict[str, Path]:
    return {
        name: write(tmp_path, name, text.format(name=NAMES[name])) for name, text in TEXTS.items()
    }


def test_name_and_post_make_one_person_of_three_articles(pile: dict[str, Path]) -> None:
    store = LocalStore.in_memory()
    build(list(pile.values()), store, processes=1)
    found = people(store)
    assert found["a.vi"] == found["b.bn"] == found["c.en"] != found["d.vi"]
    shown = describe(store, found["b.bn"])
    assert shown.label == "Nguyễn Văn Hùng"
    assert {NAMES[name] for name in ("a.vi", "b.bn", "c.en")} <= set(shown.facts["printedForm"])
    ask = f"SELECT ?why WHERE {{ <{found['a.vi']}> <{COOP}mergeReason> ?why }}"
    reasons = [plain(row[0]) for row in store.select(ask)]
    assert any(NAMES["b.bn"] in why and "VN-HP/people-committee" in why for why in reasons)
    matches = find_names(store, NAMES["b.bn"], "person")
    assert [match.iri for match in matches] == [found["a.vi"]]


def test_the_world_does_not_depend_on_the_order_of_building(pile: dict[str, Path]) -> None:
    worlds = []
    for order in list(permutations(pile.values()))[::5]:
        store = LocalStore.in_memory()
        for path in order:
            build([path], store, processes=1)
            assert world_of(store) == derived(store)
        worlds.append(world_of(store))
    assert all(world == worlds[0] for world in worlds)


def test_batches_of_one_build_know_of_each_other(
    pile: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.pipeline._BATCH", 1)
    store = LocalStore.in_memory()
    build(list(pile.values()), store, processes=1)
    assert world_of(store) == derived(store)
    for name in ("a.vi", "b.bn"):
        other = TEXTS[name].format(name=NAMES["a.vi"])
        write(pile[name].parent, name, other + " " + NAMES["d.vi"])
    build(list(pile.values()), store, processes=1)
    assert world_of(store) == derived(store)


def test_people_part_again_when_an_article_changes(pile: dict[str, Path]) -> None:
    store = LocalStore.in_memory()
    build(list(pile.values()), store, processes=1)
    folder = pile["a.vi"].parent
    for name, other in (("a.vi", "Nguyễn Văn Hưng"), ("a.vi", "Trần Thị Lan"), ("c.en", "Ho An")):
        build([write(folder, name, TEXTS[name].format(name=other))], store, processes=1)
        assert world_of(store) == derived(store)
    build([write(folder, "a.vi", TEXTS["a.vi"].format(name=NAMES["a.vi"]))], store, processes=1)
    assert world_of(store) == derived(store)
    found = people(store)
    assert found["a.vi"] == found["b.bn"] != found["c.en"]


def test_a_second_name_that_fits_leaves_a_bare_one_alone(tmp_path: Path) -> None:
    rows = (("a.vi", "Nguyễn Văn Hùng"), ("a2.vi", "Nguyễn Văn Hưng"), ("c.en", "Nguyen Van Hung"))
    paths = [
        write(tmp_path, name, TEXTS[name.replace("2", "")].format(name=who)) for name, who in rows
    ]
    store = LocalStore.in_memory()
    build(paths, store, processes=1)
    found = people(store)
    assert len(set(found.values())) == 3
    close = "http://www.w3.org/2004/02/skos/core#closeMatch"
    ask = f"SELECT ?who WHERE {{ <{found['c.en']}> <{close}> ?who }}"
    assert {plain(row[0]) for row in store.select(ask)} == {found["a.vi"], found["a2.vi"]}


def test_two_people_of_one_article_whose_consonants_agree(tmp_path: Path) -> None:
    text = (
        "Hải Phòng tiếp đoàn tỉnh Viêng Chăn (Lào)\n"
        "Ngày 3/4/2025, ông Nguyễn Văn Hùng, Phó Chủ tịch UBND thành phố Hải Phòng, và ông Nguyễn "
        "Văn Hạnh, Phó Chủ tịch UBND thành phố Hải Phòng, tiếp đoàn tỉnh Viêng Chăn (Lào)."
    )
    store = LocalStore.in_memory()
    build([write(tmp_path, "two", text)], store, processes=1)
    rows = run_query(store, load_query("people"), {})
    name = rows.variables.index("name")
    assert sorted(plain(row[name]) for row in rows) == ["Nguyễn Văn Hùng", "Nguyễn Văn Hạnh"]


def test_a_split_of_merged_people_holds_in_a_rebuild(pile: dict[str, Path], tmp_path: Path) -> None:
    store = LocalStore.in_memory()
    build(list(pile.values()), store, processes=1)
    before = people(store)
    ask = f"""SELECT ?reading WHERE {{ GRAPH <{article_iri("c.en")}> {{
      ?reading <{COOP}nameKey> ?key ; <{COOP}printedForm> ?name }} }}"""
    (reading,) = {plain(row[0]) for row in store.select(ask)}
    decisions = tmp_path / "decisions.ttl"
    write_decisions(decisions, Decisions((split(store, reading, "An", "a namesake"),)))
    for _ in range(2):
        again = LocalStore.in_memory()
        build(list(pile.values()), again, decisions=decisions, processes=1)
        after = people(again)
        assert before["a.vi"] == before["c.en"] == after["a.vi"] == after["b.bn"]
        assert after["c.en"] not in {after["a.vi"], after["d.vi"]}
        assert not [q for q in again.quads() if str(q.predicate).endswith("closeMatch>")]
        forms = describe(again, after["c.en"]).facts["printedForm"]
        assert list(forms) == [NAMES["c.en"]]
    build([pile["c.en"]], again, decisions=decisions, processes=1)
    assert people(again) == after
