"""The store as pages need it: neighbours of a thing, by look-ups in the indexes.

A page asks some hundred small questions; the planner of a query engine takes longer to
begin than these take together. Who makes all pages reads the world once into memory
(`load`) and each article's graph as a whole (`article`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Final, TypeAlias

from pyoxigraph import DefaultGraph, Literal, NamedNode

from kg.roles import CLAIM_CLASSES, ENTITY_CLASSES
from kg.site.model import Value
from kg.site.reads import CALLED, CALLING, GRAPH, NAMING, SAID, Reads
from kg.store import LocalStore
from kg.terms import node, term

#: Property and value.
Pair: TypeAlias = tuple[str, Value]
_WORLD: Final = DefaultGraph()
_TYPE: Final = term("rdf:type").value
_CLASSES: Final = {**ENTITY_CLASSES, **CLAIM_CLASSES, "article": "coop:Article"}
#: Kind by class; a thing has one of these classes in the world.
_KINDS: Final = {term(name).value: kind for kind, name in _CLASSES.items()}


class Source:
    """A store to look things up in. Properties are asked for as prefixed names.

    Attributes:
        store: Where it looks.
        reads: Notes which parts of the store it has looked at.
    """

    def __init__(self, store: LocalStore) -> None:
        """Take an embedded store."""
        self.store = store
        self.reads = Reads()
        self.kind_of = self.reads.remember(self._kind_of, 200_000)
        self.article = self.reads.remember(self._article, 8)
        self._world: dict[str, list[Pair]] = {}
        self._back: dict[str, list[tuple[str, str]]] = {}

    def load(self) -> None:
        """Read the whole world into memory: about 100 bytes a statement."""
        world: dict[str, list[Pair]] = defaultdict(list)
        back: dict[str, list[tuple[str, str]]] = defaultdict(list)
        names: dict[str, str] = {}
        values: dict[object, Value] = {}
        for quad in self.store.match(None, None, None, _WORLD):
            assert isinstance(quad.subject, NamedNode)
            subject = names.setdefault(quad.subject.value, quad.subject.value)
            prop = names.setdefault(quad.predicate.value, quad.predicate.value)
            value = as_value(quad.object)
            value = values.setdefault(value, value)
            world[subject].append((prop, value))
            if value.iri and prop != _TYPE:
                back[value.iri].append((prop, subject))
        self._world, self._back = dict(world), dict(back)

    def triples(self, subject: str, graph: str = "") -> Iterable[Pair]:
        """Return property and value of a subject, in the world or in an article's graph."""
        self.reads.note(*((GRAPH, graph) if graph else (SAID, subject)))
        if self._world and not graph:
            return self._world.get(subject, ())
        where = node(graph) if graph else _WORLD
        found = self.store.match(node(subject), None, None, where)
        return [(quad.predicate.value, as_value(quad.object)) for quad in found]

    def values(self, subject: str, prop: str, graph: str = "") -> list[Value]:
        """Return the values of one property, sorted."""
        name = term(prop)
        if graph:
            self.reads.note(GRAPH, graph)
        else:
            self.reads.note(CALLED if name.value in CALLING else SAID, subject)
        if self._world and not graph:
            held = self._world.get(subject, ())
            return sorted(value for found, value in held if found == name.value)
        where = node(graph) if graph else _WORLD
        quads = self.store.match(node(subject), name, None, where)
        return sorted(as_value(quad.object) for quad in quads)

    def value(self, subject: str, prop: str, graph: str = "") -> str:
        """Return the first value of a property as text; empty if there is none."""
        return next((found.iri or found.text for found in self.values(subject, prop, graph)), "")

    def subjects(self, prop: str, value: str, graph: str = "") -> list[str]:
        """Return what has a thing as the value of a property, sorted."""
        name = term(prop)
        self.reads.note(*((GRAPH, graph) if graph else (NAMING, value)))
        if self._world and not graph and name.value != _TYPE:
            return sorted({s for found, s in self._back.get(value, ()) if found == name.value})
        where = node(graph) if graph else _WORLD
        quads = self.store.match(None, name, node(value), where)
        return sorted({quad.subject.value for quad in quads})  # type: ignore[union-attr]

    def naming(self, thing: str) -> Iterable[tuple[str, str]]:
        """Return the properties and subjects of the world that have a thing as their value."""
        self.reads.note(NAMING, thing)
        if self._world:
            return self._back.get(thing, ())
        quads = self.store.match(None, None, node(thing), _WORLD)
        return [(quad.predicate.value, quad.subject.value) for quad in quads]  # type: ignore[union-attr]

    def of_kind(self, kind: str) -> list[str]:
        """Return everything of a kind, sorted; no digest tells of it, as types are no names."""
        return self.subjects("rdf:type", term(_CLASSES[kind]).value)

    def _kind_of(self, thing: str) -> str:
        found = (_KINDS.get(value.iri) for value in self.values(thing, "rdf:type"))
        return next(filter(None, found), "")

    def _article(self, article: str) -> dict[str, list[Pair]]:
        """Return the whole graph of an article: its pairs by subject."""
        self.reads.note(GRAPH, article)
        found: dict[str, list[Pair]] = defaultdict(list)
        for quad in self.store.match(None, None, None, node(article)):
            assert isinstance(quad.subject, NamedNode)
            found[quad.subject.value].append((quad.predicate.value, as_value(quad.object)))
        return dict(found)


def as_value(found: object) -> Value:
    """Return a term as pages hold it."""
    if isinstance(found, Literal):
        return Value(found.value, found.language or "")
    assert isinstance(found, NamedNode)
    return Value(iri=found.value)
