"""Accounts that cannot both be right are found, whatever the order in which articles come."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from pyoxigraph import DefaultGraph, Triple
from rdf_cases import HP, LA, PERSON, evidence, make_article

from kg.blocking import blocking_keys
from kg.contradictions import find_contradictions
from kg.graph import build_article_graph
from kg.iris import DEFAULT_BASES, article_iri
from kg.model import Claim, ClaimType, Modality, Reading
from kg.store import ArticleChange, LocalStore
from kg.terms import term
from kg.update import plan_world
from kg.world import derive_world

CONTRADICTS = term("coop:contradicts")


def claim(of: ClaimType, mode: Modality = "asserted", /, **roles: object) -> Claim:
    values = {role: v if isinstance(v, tuple) else (v,) for role, v in roles.items()}
    return Claim(of, values, (evidence(make_article(), 0, 5),), "rule", mode, 0.8, ())


def signed(day: str, kind: str = "mou", status: str = "signed") -> Claim:
    return claim("agreement", kind=kind, status=status, party=(HP, LA), date=day)


def count(value: int, qualifier: str = "exact", about: str = "students there") -> Claim:
    return claim("figure", value=Decimal(value), raw=str(value), unit="students",
                 qualifier=qualifier, about=about, owner=LA)  # fmt: skip


def graph(name: str, work: str, *claims: Claim, published: str = "2025-10-01") -> list[Triple]:
    article = replace(make_article(name, work=work), published=published)
    return build_article_graph(Reading(article, (), claims), DEFAULT_BASES, "run")


def links(*graphs: Iterable[Triple]) -> int:
    """Return how many pairs contradict one another; each must be told from both sides."""
    found = [t for t in derive_world(graphs) if t.predicate == CONTRADICTS]
    assert {(t.subject, t.object) for t in found} == {(t.object, t.subject) for t in found}
    return len(found) // 2


@pytest.mark.parametrize(
    ("one", "other", "same_work", "pairs"),
    [
        (signed("2024-05-03"), signed("2024-05-06"), 0, 1),  # days apart
        (signed("2024-05-03"), signed("2024-03-05"), 0, 1),  # day and month exchanged
        (signed("2024-05-03"), signed("2023-05-03"), 0, 1),  # another year
        (signed("2024-05-03"), signed("2024-07-20"), 0, 0),  # another signing
        (signed("2024-05-03"), signed("2024-07-20"), 1, 1),  # but not in a translation
        (signed("2024-05-03"), signed("2024-05"), 1, 0),  # less is not otherwise
        (signed("2024-05-03"), signed("XXXX-07"), 1, 0),
        (signed("2010", "twinning"), signed("2011", "twinning"), 0, 1),  # twinned once
        (signed("2010", "twinning"), signed("2011", "twinning", "renewed"), 0, 0),
        (signed("2010", "mou"), signed("2011", "mou"), 0, 0),
        (signed("2024-05-03"), signed("2024-05-03", "minutes"), 0, 1),  # one paper, two kinds
        (signed("2024-05"), signed("2024-05", "minutes"), 0, 0),
        (signed("2024-05-03"), signed("2024-05-06", status="planned"), 0, 0),
        (signed("2010", status="in_force"), signed("2010-02", status="ended"), 0, 1),
        (signed("2010"), signed("2010-02", status="ended"), 0, 0),
        (count(12), count(21), 1, 1),
        (count(12), count(21), 0, 1),
        (count(12), count(21, about="teachers there"), 0, 0),
        (count(300, "nearly"), count(287), 1, 0),  # both right
        (count(300, "nearly"), count(187), 1, 1),
        (count(300, "more than"), count(320, "about"), 1, 0),
    ],
)  # fmt: skip
def test_what_contradicts_what(one: Claim, other: Claim, same_work: int, pairs: int) -> None:
    assert links(graph("a", "w1", one), graph("b", "w1" if same_work else "w2", other)) == pairs


def test_signings_and_other_events() -> None:
    def event(kind: str, day: str, mode: Modality = "asserted") -> Claim:
        return claim("event", mode, type=kind, party=(HP, LA), date=day)

    first, second = event("signing", "2024-05-03"), event("signing", "2024-05-04")
    assert links(graph("a", "w1", first), graph("b", "w2", second)) == 1
    talks = event("meeting", "2024-05-03"), event("reception", "2024-05-04")
    assert links(graph("a", "w1", talks[0]), graph("b", "w2", talks[1])) == 0  # two days of a visit
    assert links(graph("a", "w1", talks[0]), graph("b", "w1", talks[1])) == 1
    denied = event("signing", "2024-05-04", "negated")
    assert links(graph("a", "w1", first), graph("b", "w2", denied)) == 0
    planned = event("signing", "2024-05-04", "planned")
    assert links(graph("a", "w1", first), graph("b", "w2", planned)) == 0


def test_deadlines_differ_between_versions_only() -> None:
    def task(day: str) -> Claim:
        return claim("task", assigner=PERSON, field="tourism", deadline=day)

    assert links(graph("a", "w1", task("2026-03")), graph("b", "w1", task("2026-05"))) == 1
    assert links(graph("a", "w1", task("2026-03")), graph("b", "w2", task("2026-05"))) == 0


def test_who_tells_both_holds_them_for_two_things() -> None:
    both = graph("c", "w3", signed("2024-05-03"), signed("2024-05-06"))
    apart = graph("a", "w1", signed("2024-05-03")), graph("b", "w2", signed("2024-05-06"))
    assert links(*apart) == 1
    assert links(*apart, both) == 0


def test_versions_that_tell_several_things_more_are_not_compared() -> None:
    assert links(graph("a", "w1", count(1)), graph("b", "w1", count(2), count(3))) == 0


def test_counts_of_other_months_are_other_counts() -> None:
    later = graph("b", "w2", count(21), published="2025-12-01")
    assert links(graph("a", "w1", count(12)), later) == 0


def test_what_nobody_can_contradict_has_no_key() -> None:
    article = make_article()
    assert blocking_keys(claim("partnership", a=HP, b=LA, kind="twinned"), article) == []
    assert blocking_keys(claim("event", type="visit", date="2024"), article) == []
    assert find_contradictions({}) == {}


def world_of(store: LocalStore) -> set[Triple]:
    return {quad.triple for quad in store.quads() if quad.graph_name == DefaultGraph()}


@pytest.mark.parametrize("seed", range(12))
def test_a_world_grown_in_any_order_is_the_world_derived(seed: int) -> None:
    chance, store = random.Random(seed), LocalStore.in_memory()
    held: dict[str, list[Triple]] = {}
    for _ in range(10):
        changes = []
        for name in chance.sample("abcdef", 2):
            told = _some_claims(chance)
            new = graph(name, f"w{chance.randint(1, 3)}", *told) if told else None
            changes.append(ArticleChange(article_iri(name), new))
        plan = plan_world(store, changes, set(held), lambda _iri: ())
        store.replace_articles(changes, plan)
        held |= {change.article: list(change.triples or ()) for change in changes}
        held = {article: triples for article, triples in held.items() if triples}
        assert world_of(store) == set(derive_world(held.values()))


def _some_claims(chance: random.Random) -> Sequence[Claim]:
    days = ["2024-05-03", "2024-05-04", "2024-03-05", "2023-05-03"]
    found = [signed(day, chance.choice(["mou", "twinning"])) for day in chance.sample(days, 2)]
    found += [count(value) for value in chance.sample((12, 21, 30), 1)]
    return chance.sample(found, chance.randint(0, 3))
