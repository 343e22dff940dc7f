"""What a local store asks of itself, by look-ups in its indexes instead of queries.

The query planner joins the whole store with the list of what is asked about; the
indexes need only what bears on it. Each function is given the store's `match`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Triple

from kg.store.base import graph_of, plain
from kg.store.lookups import NAMING

#: Gives the quads that fit a subject, property, value and graph; None fits anything.
Match = Callable[[Any, Any, Any, Any], Iterator[Quad]]


def named(
    match: Match, subject: Any, name: str, value: NamedNode | Literal | None, graph: Any = None
) -> Iterator[Quad]:
    """Return the quads of article graphs that fit; an empty name fits every property."""
    for quad in match(subject, NamedNode(name) if name else None, value, graph):
        if graph_of(quad):
            yield quad


def claims_with(
    match: Match, names: Collection[str], values: Iterable[NamedNode | Literal]
) -> Iterator[Quad]:
    """Return all triples of what has some values in some properties, once each."""
    told: set[tuple[str, str]] = set()
    for value in values:
        for name in names:
            for quad in named(match, None, name, value):
                claim = (graph_of(quad), str(quad.subject))
                if claim not in told:
                    told.add(claim)
                    yield from named(match, quad.subject, "", None, quad.graph_name)


def told_with(
    match: Match, names: Sequence[str], values: Iterable[NamedNode | Literal]
) -> Iterator[Quad]:
    """Return what `Store.told_with` does."""
    for value in sorted(set(values), key=str):
        for quad in named(match, None, names[0], value):
            for name in names:
                yield from named(match, quad.subject, name, None, quad.graph_name)


def said_of(match: Match, things: Collection[str], names: Sequence[str]) -> Iterator[Triple]:
    """Return what `Store.said_of` does."""
    first, *rest = map(NamedNode, names)
    for thing in map(NamedNode, sorted(set(things))):
        if found := list(match(thing, first, None, DefaultGraph())):
            more = (match(thing, name, None, DefaultGraph()) for name in rest)
            yield from (quad.triple for quad in chain(found, *more))


def claimed_of(match: Match, entities: Collection[str]) -> Iterator[str]:
    """Return what `Store.claimed_of` does."""
    told: set[str] = set()
    for entity in sorted(set(entities)):
        for quad in named(match, None, "", NamedNode(entity)):
            for found in named(match, quad.subject, NAMING[0], None, quad.graph_name):
                told.add(plain(found.object))  # type: ignore[arg-type]
    yield from sorted(told)
