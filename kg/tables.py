"""The eight tables as CSV files (DESIGN, section 4).

A table is sorted by article, and all but nothing of what it tells of an article stands in that
article's graph. So a local store is asked some articles at a time, in the order of the tables:
the first rows are there at once, and memory stays flat, while the engine would read and sort
everything before its first row.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from itertools import chain, groupby, islice, repeat
from operator import itemgetter
from pathlib import Path
from typing import Final, TextIO

from pyoxigraph import DefaultGraph, NamedNode

from kg.errors import ExportError
from kg.namespaces import COOP, PREFIXES
from kg.queries import load_query, run_query
from kg.results import write_csv
from kg.store import LocalStore, Rows, Store, plain

#: The tables, in the order of the design page.
TABLES: Final = (
    "places", "people", "organisations", "events", "agreements", "partnerships", "statements",
    "figures",
)  # fmt: skip

#: Articles asked about at once: few at first, so that rows are there soon.
_FIRST, _NEXT = 4, 128
_IDENTIFIER: Final = NamedNode(PREFIXES["dcterms"] + "identifier")
#: What the tables ask of the world: whence a resource, and (of all places) what became of it.
_DERIVED: Final = NamedNode(PREFIXES["prov"] + "wasDerivedFrom")
_MERGED: Final = NamedNode(str(COOP.mergedInto))
_WORLD: Final = DefaultGraph()


def write_tables(store: Store, folder: Path) -> dict[str, int]:
    """Write every table to `folder/NAME.csv` in UTF-8, lines ending in a line feed.

    A table is written beside its place and then put there, so that a reader never
    sees half a table.

    Returns:
        Number of rows by table.

    Raises:
        ExportError: the folder cannot be written.
        QueryError: a saved question is broken.
        StoreError: the store cannot be read.
    """
    parts = {name: folder / f".{name}.csv.part" for name in TABLES}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with ExitStack() as stack:
            for path in parts.values():
                stack.callback(path.unlink, missing_ok=True)
            counts = _write_all(store, parts)
            for name, path in parts.items():
                path.replace(folder / f"{name}.csv")
            return counts
    except OSError as error:
        raise ExportError(
            f"the tables cannot be written: {error.strerror or error}.",
            where=folder,
            advice="Look at the folder's permissions and the free space.",
        ) from error


def _write_all(store: Store, paths: dict[str, Path]) -> dict[str, int]:
    with ExitStack() as stack:
        outs: dict[str, TextIO] = {
            name: stack.enter_context(path.open("w", encoding="utf-8", newline=""))
            for name, path in paths.items()
        }
        counts = dict.fromkeys(paths, 0)
        for number, part in enumerate(_parts(store)):
            for name, out in outs.items():
                rows = run_query(part, load_query(name))
                counts[name] += write_csv(rows, out, head=not number)
    return counts


def table_rows(store: Store, name: str) -> Rows:
    """Return the rows of one table as its saved question gives them, the first ones soon.

    Raises:
        QueryError: there is no such table, or its question is broken.
        StoreError: the store cannot be read.
    """
    query = load_query(name)
    rows = (row for part in _parts(store) for row in run_query(part, query))
    return Rows(tuple(column.name for column in query.columns), rows)


def _parts(store: Store) -> Iterator[Store]:
    """Yield stores that together answer as a whole one does, in the order of the articles."""
    if not isinstance(store, LocalStore):
        yield store
        return
    merged = list(store.match(None, _MERGED, None, _WORLD))
    articles = _articles(store)
    for size in chain([_FIRST], repeat(_NEXT)):
        graphs = [graph for group in islice(articles, size) for graph in group]
        if not graphs and size != _FIRST:
            return
        part = LocalStore.in_memory(union=store.union)
        part.extend(merged)
        for graph in graphs:
            quads = list(store.match(None, None, None, graph))
            part.extend(quads)
            for subject in {q.subject for q in quads if isinstance(q.subject, NamedNode)}:
                part.extend(store.match(None, _DERIVED, subject, _WORLD))
        yield part


def _articles(store: LocalStore) -> Iterator[list[NamedNode]]:
    """Yield the graphs of articles, sorted and grouped by the article's identifier."""
    found = sorted(
        (plain(quad.object), quad.subject.value)  # type: ignore[arg-type, union-attr]
        for quad in store.match(None, _IDENTIFIER, None, _WORLD)
    )
    for _, group in groupby(found, key=itemgetter(0)):
        yield [NamedNode(iri) for _, iri in group]
