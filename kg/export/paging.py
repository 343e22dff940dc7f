"""All statements of an endpoint, however few rows its server gives at a time.

A server that caps its answers gives a part, and may not say so. So what comes is counted
against what should come. If that is more, statements are asked for property by property,
in pages that begin where the last one ended: by a filter and not by OFFSET, for which a
server would sort everything before it, and which some cap, too.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pyoxigraph import Literal

from kg.errors import PartialAnswerError, StoreError
from kg.store import Rows, Store, Term, iri, plain, term_text

#: Rows of a page at most: Virtuoso sorts no more unless it is told to.
_PAGE: Final = 10_000


def all_graphs(store: Store) -> Iterator[str]:
    """Yield the names of the named graphs, sorted.

    Raises:
        StoreError: the endpoint fails, or keeps some back.
    """
    return _names(store, "?g", "GRAPH ?g { ?s ?p ?o }")


def _names(store: Store, name: str, where: str) -> Iterator[str]:
    """Yield the IRIs that a variable stands for, sorted, in as many pages as it takes."""
    missing = _number(store, f"SELECT (COUNT(DISTINCT {name}) AS ?n) WHERE {{ {where} }}")
    last = ""
    while missing:
        found = 0
        query = f"""SELECT DISTINCT {name} ?key WHERE {{
  {where}
  BIND (STR({name}) AS ?key)
  FILTER (?key > {term_text(Literal(last))})
}} ORDER BY ?key"""
        for row in _given(store.select(query)):
            found += 1
            last = plain(row[0])
            yield last
        _check(found)
        missing = max(0, missing - found)


def all_statements(store: Store, graph: str = "") -> Iterator[bytes]:
    """Yield the lines of an endpoint's default graph, or of a named one; some perhaps twice.

    Raises:
        StoreError: the endpoint fails, or keeps some back however it is asked.
    """
    where = f"GRAPH {iri(graph)} {{ ?s ?p ?o }}" if graph else "?s ?p ?o"
    wanted = _number(store, f"SELECT (COUNT(*) AS ?n) WHERE {{ {where} }}")
    found = 0
    for s, p, o in _given(store.select(f"SELECT ?s ?p ?o WHERE {{ {where} }}")):
        found += 1
        yield f"{s} {p} {o} .".encode()
    if found < wanted:
        _check(found)
        for name in _names(store, "?p", where):
            yield from _of_property(store, where, iri(name), min(found, _PAGE))


def _of_property(store: Store, where: str, name: Term, page: int) -> Iterator[bytes]:
    """Yield all statements with one property, in pages by subject and object."""
    pattern = where.replace("?p", str(name))
    missing = _number(
        store, f"SELECT (COUNT(*) AS ?n) WHERE {{ SELECT DISTINCT ?s ?o WHERE {{ {pattern} }} }}"
    )
    last: tuple[Term | None, ...] = (Literal(""), Literal(""))
    seen: set[bytes] = set()
    while missing:
        key, value = (term_text(Literal(plain(term))) for term in last)
        query = f"""SELECT DISTINCT ?s ?o ?key ?value WHERE {{
  {pattern}
  BIND (STR(?s) AS ?key)
  BIND (STR(?o) AS ?value)
  FILTER (?key > {key} || (?key = {key} && ?value >= {value}))
}} ORDER BY ?key ?value LIMIT {page}"""
        # A page begins with what the last one ended with: a text may stand in two languages.
        before, seen = seen, set()
        fresh = 0
        for s, o, *place in _given(store.select(query)):
            line = f"{s} {name} {o} .".encode()
            if tuple(place) != last:
                last, seen = tuple(place), set()
            seen.add(line)
            if line not in before:
                fresh += 1
                yield line
        _check(fresh)
        missing -= fresh


def _given(rows: Rows) -> Iterator[tuple[Term | None, ...]]:
    """Yield the rows that come; that some do not is seen by their number."""
    try:
        yield from rows
    except PartialAnswerError:
        return


def _number(store: Store, query: str) -> int:
    return int(plain(next(iter(store.select(query)))[0]))


def _check(found: int) -> None:
    if not found:
        raise StoreError(
            "the endpoint counts more statements than it gives.",
            advice="Raise its limit of rows (Virtuoso: ResultSetMaxRows), or export the folder.",
        )
