"""What grows in place is what all claims together would give, whatever comes and goes."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from pyoxigraph import DefaultGraph, Triple
from rdf_cases import HP, LA, evidence, make_article, make_entities

from kg.graph import build_article_graph
from kg.iris import DEFAULT_BASES, article_iri
from kg.model import Claim, Modality, Reading
from kg.store import ArticleChange, LocalStore
from kg.update import plan_world
from kg.world import derive_world

MODES: tuple[Modality, ...] = ("asserted", "asserted", "reported", "planned", "negated")
DAYS = ("2024-05-03", "2024-05-04", "2024-03-05", "2023-05-03")
STATUSES = ("proposed", "signed", "in_force", "renewed", "ended")


def graph(name: str, work: str, month: str, claims: Sequence[Claim]) -> list[Triple]:
    article = replace(make_article(name, work=work), published=f"2025-{month}-01")
    entities = tuple(e for e in make_entities() if e.kind == "place")
    return build_article_graph(Reading(article, entities, tuple(claims)), DEFAULT_BASES, "run")


def some_claims(chance: random.Random) -> Iterator[Claim]:
    """Yield claims of few things, each told in many ways."""
    sure = chance.choice([0.3, 0.5, 0.8, 0.95])
    told = (evidence(make_article(), 0, 5),)
    agreement = {
        "kind": (chance.choice(["mou", "twinning"]),), "status": (chance.choice(STATUSES),),
        "party": (HP, LA), "date": (chance.choice(DAYS),),
        "field": (chance.choice(["tourism", "health", "trade"]),),
    }  # fmt: skip
    tie = {"a": (HP,), "b": (LA,), "kind": ("twinned",), "since": (chance.choice(DAYS),)}
    if chance.random() < 0.7:
        yield Claim("agreement", agreement, told, "rule", chance.choice(MODES), sure)
    if chance.random() < 0.7:
        yield Claim("partnership", tie, told, "rule", chance.choice(MODES), sure)
    for value in chance.sample((12, 21, 30), chance.choice([0, 1, 1, 2])):
        about = chance.choice(["students", "workers"])
        figure = {"value": (Decimal(value),), "raw": (str(value),), "unit": ("people",),
                  "qualifier": ("exact",), "about": (about,), "owner": (LA,)}  # fmt: skip
        yield Claim("figure", figure, told, "rule", "asserted", sure)


def some_graph(chance: random.Random, name: str) -> list[Triple]:
    work, month = f"w{chance.randint(1, 12)}", chance.choice(["10", "11"])
    return graph(name, work, month, list(some_claims(chance)))


def world_of(store: LocalStore) -> set[Triple]:
    return {quad.triple for quad in store.quads() if quad.graph_name == DefaultGraph()}


def grow(store: LocalStore, held: dict[str, list[Triple]], changes: list[ArticleChange]) -> None:
    store.replace_articles(changes, plan_world(store, changes, set(held), lambda _iri: ()))
    held |= {change.article: list(change.triples or ()) for change in changes}
    for article in [article for article, triples in held.items() if not triples]:
        del held[article]


@pytest.mark.parametrize("seed", range(8))
def test_what_grows_is_what_is_derived(seed: int) -> None:
    chance, store = random.Random(seed), LocalStore.in_memory()
    held: dict[str, list[Triple]] = {}
    for turn in range(30):
        fresh = [f"n{turn}-{i}" for i in range(chance.randint(1, 3))]
        old = chance.sample(sorted(a.rpartition("/")[2] for a in held), len(held) > 2)
        changes = [ArticleChange(article_iri(n), some_graph(chance, n)) for n in fresh + old]
        if old and chance.random() < 0.5:
            changes[-1] = ArticleChange(changes[-1].article, None)
        grow(store, held, changes)
        if turn % 3 == 0:
            assert world_of(store) == set(derive_world(held.values())), turn
    assert world_of(store) == set(derive_world(held.values()))
