"""Statements out of a store, as lines of N-Triples: the world and the article graphs.

A folder is dumped by Oxigraph itself. An endpoint is asked, in pages if need be; if it
unites its named graphs with the default graph, what belongs to articles is told apart again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from kg.export.lines import LineSorter
from kg.export.paging import all_graphs, all_statements
from kg.namespaces import ONTOLOGY
from kg.store import LocalStore, Store

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
    return list(all_graphs(store))


def graph_lines(store: Store, name: str) -> list[bytes]:
    """Return the lines of one named graph, in no particular order."""
    if isinstance(store, LocalStore):
        with LineSorter() as lines:
            store.dump_graph(lines, name)
            return list(lines)
    return list(set(all_statements(store, name)))


def write_world(store: Store, out: LineSink) -> None:
    """Write the lines of the default graph.

    Raises:
        StoreError: the store cannot be read, or an endpoint keeps rows back.
    """
    if isinstance(store, LocalStore):
        store.dump_graph(out, None)
    elif store.ask(_UNITED):
        out.add(_told_apart(store))
    else:
        out.add(all_statements(store))


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
    yield from (line for line in all_statements(store) if line not in of_articles)
