"""The store as pages need it: neighbours of a thing, by look-ups in the indexes.

A page asks some hundred small questions; the planner of a query engine takes longer to
begin than these take together.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from pyoxigraph import DefaultGraph, Literal, NamedNode

from kg.roles import CLAIM_CLASSES, ENTITY_CLASSES
from kg.store import LocalStore, Store, Term, plain
from kg.terms import node, term

_WORLD: Final = DefaultGraph()
#: Kind by class; a thing has one of these classes in the world.
KINDS: Final = {
    term(name).value: kind
    for kind, name in {**ENTITY_CLASSES, **CLAIM_CLASSES, "article": "coop:Article"}.items()
}


class Source:
    """A store to look things up in. Properties are prefixed names (`coop:party`)."""

    def __init__(self, store: Store) -> None:
        """Take an embedded store, or a copy in memory of one behind an endpoint."""
        self.store = store if isinstance(store, LocalStore) else copy_of(store)
        self.kind_of = lru_cache(maxsize=200_000)(self._kind_of)

    def triples(self, subject: str, graph: str = "") -> Iterator[tuple[str, Term]]:
        """Yield property and value of a subject, in the world or in an article's graph."""
        where = node(graph) if graph else _WORLD
        for quad in self.store.match(node(subject), None, None, where):
            assert isinstance(quad.object, NamedNode | Literal)
            yield quad.predicate.value, quad.object

    def values(self, subject: str, prop: str, graph: str = "") -> list[Term]:
        """Return the values of one property, sorted by their text."""
        where = node(graph) if graph else _WORLD
        found = self.store.match(node(subject), term(prop), None, where)
        return sorted((quad.object for quad in found), key=str)  # type: ignore[misc]

    def value(self, subject: str, prop: str, graph: str = "") -> str:
        """Return the first value of a property as text; empty if there is none."""
        return next((plain(found) for found in self.values(subject, prop, graph)), "")

    def subjects(self, prop: str, value: str, graph: str = "") -> list[str]:
        """Return what has a thing as the value of a property, sorted."""
        where = node(graph) if graph else _WORLD
        found = self.store.match(None, term(prop), node(value), where)
        return sorted({plain(quad.subject) for quad in found})  # type: ignore[arg-type]

    def naming(self, thing: str) -> Iterator[tuple[str, str]]:
        """Yield the properties and subjects of the world that have a thing as their value."""
        for quad in self.store.match(None, None, node(thing), _WORLD):
            assert isinstance(quad.subject, NamedNode)
            yield quad.predicate.value, quad.subject.value

    def of_kind(self, kind: str) -> list[str]:
        """Return everything of a kind, sorted."""
        name = {**ENTITY_CLASSES, **CLAIM_CLASSES, "article": "coop:Article"}[kind]
        return self.subjects("rdf:type", term(name).value)

    def _kind_of(self, thing: str) -> str:
        for name in self.values(thing, "rdf:type"):
            if kind := KINDS.get(plain(name)):
                return kind
        return ""


def copy_of(store: Store) -> LocalStore:
    """Return a store in memory with everything of another."""
    copied = LocalStore.in_memory()
    copied.extend(store.quads())
    return copied
