"""Saved questions: list them, bind what the user gives, and ask a store."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pyoxigraph import Literal, Triple

from kg.errors import QueryError
from kg.queries.binding import bind_params, thing_ending
from kg.queries.folding import fold_name
from kg.queries.header import (
    SEPARATOR,
    Column,
    Param,
    SavedQuery,
    list_queries,
    load_query,
    read_query,
)
from kg.queries.names import Match, find_names, label_of, resolve_name
from kg.store import Rows, Store, Term, plain

__all__ = [
    "SEPARATOR",
    "Column",
    "Match",
    "Param",
    "SavedQuery",
    "bind_params",
    "construct_graph",
    "find_names",
    "fold_name",
    "known_values",
    "label_of",
    "list_queries",
    "load_query",
    "query_text",
    "read_query",
    "resolve_name",
    "run_query",
    "thing_ending",
]


def run_query(store: Store, query: SavedQuery, values: Mapping[str, str] | None = None) -> Rows:
    """Ask a saved question; rows are streamed.

    Cells that may hold several values have them sorted and without repetition,
    because engines join them in any order.

    Raises:
        QueryError: see `bind_params`.
        StoreError: the store cannot be read.
    """
    rows = store.select(query.text, bind_params(query, values or {}, store))
    declared = tuple(column.name for column in query.columns)
    if declared and declared != rows.variables:
        raise QueryError(
            f"the header promises the columns {', '.join(declared)}, "
            f"the query gives {', '.join(rows.variables)}.",
            where=query.path,
        )
    multi = {i for i, column in enumerate(query.columns) if column.multi}
    return Rows(rows.variables, _tidied(rows, multi))


def construct_graph(
    store: Store, query: SavedQuery, values: Mapping[str, str] | None = None
) -> Iterator[Triple]:
    """Ask a saved question that answers with a graph; triples are streamed.

    Raises:
        QueryError: see `bind_params`; or the question answers with a table.
        StoreError: the store cannot be read.
    """
    return store.construct(query.text, bind_params(query, values or {}, store))


def query_text(store: Store, query: SavedQuery, values: Mapping[str, str] | None = None) -> str:
    """Return a saved question as it would be sent, with its values bound."""
    return store.ask_text(query.text, bind_params(query, values or {}, store))


def known_values(store: Store, param: Param) -> list[str]:
    """Return the values of a parameter that are worth giving, sorted.

    These are the allowed ones, or what another question lists; empty if any may do.
    """
    if param.values or param.values_from is None:
        return list(param.values)
    rows = run_query(store, load_query(param.values_from.query))
    at = rows.variables.index(param.values_from.column)
    return sorted({plain(row[at]) for row in rows} - {""})


def _tidied(rows: Rows, multi: set[int]) -> Iterator[tuple[Term | None, ...]]:
    for row in rows:
        yield tuple(_tidy(term, i in multi) for i, term in enumerate(row))


def _tidy(term: Term | None, several: bool) -> Term | None:
    """Return a cell as people should see it; an empty text is no value."""
    if term is None or not term.value:
        return None
    if not several:
        return term
    parts = {part.strip() for part in term.value.split(SEPARATOR)} - {""}
    return Literal(SEPARATOR.join(sorted(parts))) if parts else None
