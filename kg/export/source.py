"""Statements out of a store, as lines of N-Triples: the world and the article graphs.

A folder is dumped by Oxigraph itself. An endpoint is asked; if it unites its named
graphs with the default graph, what belongs to articles is told apart again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from kg.errors import StoreError
from kg.export.lines import LineSorter
from kg.namespaces import ONTOLOGY
from kg.store import LocalStore, Store, iri, plain

_COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
_WORLD = "SELECT ?s ?p ?o WHERE { ?s ?p ?o }"
_GRAPHS = "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g"
_UNITED = f"ASK {{ ?claim <{ONTOLOGY}inArticle> ?article }}"


class LineSink(Protocol):
    """What lines are written to: a sorter."""

    def write(self, data: bytes) -> int:
        """Take a piece of a file."""

    def add(self, lines: Iterable[bytes]) -> None:
        """Take whole lines."""


def graph_names(store: Store) -> list[str]:
    """Return the names of the named graphs, sorted."""
    if isinstance(store, LocalStore):
        return sorted(store.graph_names())
    return [plain(row[0]) for row in store.select(_GRAPHS)]


def graph_lines(store: Store, name: str) -> list[bytes]:
    """Return the lines of one named graph, in no particular order."""
    if isinstance(store, LocalStore):
        with LineSorter() as lines:
            store.dump_graph(lines, name)
            return list(lines)
    query = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH {iri(name)} {{ ?s ?p ?o }} }}"
    return [f"{triple} .".encode() for triple in store.construct(query)]


def write_world(store: Store, out: LineSink) -> None:
    """Write the lines of the default graph.

    Raises:
        StoreError: the store cannot be read, or an endpoint gave a part of the rows.
    """
    if isinstance(store, LocalStore):
        store.dump_graph(out, None)
    elif store.ask(_UNITED):
        out.add(_told_apart(store))
    else:
        out.add(_rows(store))


def _rows(store: Store) -> Iterator[bytes]:
    wanted = int(plain(next(iter(store.select(_COUNT)))[0]))
    found = 0
    for s, p, o in store.select(_WORLD):
        found += 1
        yield f"{s} {p} {o} .".encode()
    if found < wanted:
        raise StoreError(
            f"the endpoint gave {found} of {wanted} statements and did not say so.",
            advice="Raise its limit of rows (Virtuoso: ResultSetMaxRows), or export the folder.",
        )


def _told_apart(store: Store) -> Iterator[bytes]:
    """Yield the default graph of an endpoint that unites all graphs in it.

    Nothing in the world is said to stand in an article, so what it shows of article graphs is
    taken away; what the world repeats of an article is known from its graph.
    """
    from kg.world import article_summary

    of_articles: set[bytes] = set()
    for name in graph_names(store):
        lines = graph_lines(store, name)
        of_articles.update(lines)
        summary = article_summary(line.decode() for line in lines)
        yield from (line.encode() for line in summary)
    yield from (line for line in _rows(store) if line not in of_articles)
