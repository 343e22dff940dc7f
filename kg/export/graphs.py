"""What is exported: the world's lines and those of each article, whole or chosen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from pyoxigraph import RdfFormat

from kg.export.lines import LineSorter
from kg.export.selection import Choice, Selection, choose, things_lines
from kg.export.source import LineSink, graph_lines, graph_names, write_world
from kg.export.turtle import NamedLines
from kg.namespaces import ONTOLOGY
from kg.store import LocalStore, Store
from kg.world import article_summary

_READS: Final = f"<{ONTOLOGY}reads>".encode()
_DECISION: Final = f"<{ONTOLOGY}decisionOn>".encode()
_WITHIN: Final = frozenset(
    (
        f"<{ONTOLOGY}evidence>".encode(),
        f"<{ONTOLOGY}bestEvidence>".encode(),
        b"<http://www.w3.org/ns/oa#hasSelector>",
    )
)


@dataclass(frozen=True, slots=True)
class Content:
    """What is exported of a store.

    Attributes:
        store: Where it is.
        choice: What is wanted of it; everything if None.
        evidence: Whether article graphs come along.
    """

    store: Store
    choice: Choice | None = None
    evidence: bool = True

    def write_world(self, out: LineSink) -> None:
        """Write the world's lines, in no particular order."""
        if self.choice is None:
            write_world(self.store, out)
            return
        out.add(things_lines(self.store, self.choice.things))
        for article in sorted(self.choice.articles):
            lines = (line.decode() for line in graph_lines(self.store, article))
            out.add(line.encode() for line in article_summary(lines))

    def articles(self) -> Iterator[tuple[str, list[bytes]]]:
        """Yield name and lines of each article graph, by name; nothing without evidence."""
        if not self.evidence:
            return
        if self.choice is None:
            for name in graph_names(self.store):
                yield name, graph_lines(self.store, name)
            return
        for name in sorted(self.choice.articles):
            yield name, _chosen(name, graph_lines(self.store, name), self.choice)


def content_of(store: Store, selection: Selection, *, evidence: bool = True) -> Content:
    """Return what a selection wants of a store.

    Raises:
        ExportError: see `choose`.
        StoreError: the store cannot be read.
    """
    return Content(store, choose(store, selection) if selection else None, evidence)


def part_of(content: Content) -> Store:
    """Return a store that holds just the content: the same one if that is everything.

    What an endpoint would give in part is copied, too.
    """
    if content.choice is None and content.store.gives_all:
        return content.store
    part = LocalStore.in_memory()
    with LineSorter() as world:
        content.write_world(world)
        part.load(b"\n".join(world), RdfFormat.N_TRIPLES)
    for name, lines in Content(content.store, content.choice).articles():
        part.load(b"\n".join(_quad(line, name) for line in lines), RdfFormat.N_QUADS)
    return part


def in_one_graph(content: Content, out: LineSorter) -> Iterator[NamedLines]:
    """Yield everything as one graph; the sorter says in which order."""
    content.write_world(out)
    for _, lines in content.articles():
        out.add(lines)
    yield None, out


def in_named_graphs(content: Content, out: LineSorter) -> Iterator[NamedLines]:
    """Yield the world, then each article graph; the sorter serves the world."""
    content.write_world(out)
    yield None, out
    for name, lines in content.articles():
        with LineSorter(by_reading=True) as ordered:
            ordered.add(lines)
            yield name, ordered


def as_quads(content: Content, out: LineSorter) -> Iterator[NamedLines]:
    """Yield everything as lines of N-Quads."""
    content.write_world(out)
    for name, lines in content.articles():
        out.add(_quad(line, name) for line in lines)
    yield None, out


def _quad(line: bytes, name: str) -> bytes:
    return line[:-1] + f"<{name}> .".encode()


def _chosen(article: str, lines: Iterable[bytes], choice: Choice) -> list[bytes]:
    """Return the article, its chosen claims with evidence and decisions, and what it reads."""
    about: dict[bytes, list[bytes]] = defaultdict(list)
    inside: dict[bytes, list[bytes]] = defaultdict(list)
    wanted = {f"<{iri}>".encode() for iri in (*choice.claims, article)}
    things = {f"<{iri}>".encode() for iri in choice.things}
    for line in lines:
        subject, predicate, rest = line.split(b" ", 2)
        about[subject].append(line)
        if predicate in _WITHIN:
            inside[subject].append(rest[:-2])
        elif (predicate == _READS and rest[:-2] in things) or (
            predicate == _DECISION and rest[:-2] in wanted
        ):
            wanted.add(subject)
    kept: set[bytes] = set()
    fresh = wanted & about.keys()
    while fresh:
        kept |= fresh
        fresh = {part for subject in fresh for part in inside[subject]} & about.keys() - kept
    return [line for subject in sorted(kept) for line in about[subject]]
