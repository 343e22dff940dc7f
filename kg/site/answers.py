"""Answers to the saved questions, as pages show them and as files to take away."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.errors import QueryError
from kg.queries import SavedQuery, list_queries, query_text, run_query
from kg.results import write_rows
from kg.store import Rows, Store, Term, plain

#: What a page shows of a result: bytes of its cells, and rows; the files have all.
_BYTES, _ROWS = 60_000, 200
_BARS = 30
#: Columns of whole numbers that count nothing: where a quote stands.
_OFFSETS = frozenset({"start", "end"})
#: Columns whose cells name places.
_PLACES = ("a", "b", "partner", "locality", "place", "hub", "parties", "unit", "now")


@dataclass(frozen=True, slots=True)
class Known:
    """What questions are asked with where their examples name what the graph does not have.

    Attributes:
        place: The one with most ties; empty if there are none.
        country: The one with most ties of other countries.
        claim: The newest.
        positioned: Places on the map, by English name.
    """

    place: str
    country: str
    claim: str
    positioned: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Result:
    """The answer of one question.

    Attributes:
        query: The question.
        values: What it was asked with.
        text: The SPARQL that was asked.
        columns: Names of the columns.
        rows: Those a page shows.
        total: Number of all rows.
        bars: Label and number, where a result counts something.
        places: Number of rows by place (IRI), where a result speaks of several.
        known: False if the graph has nothing to ask the question with.
        late: Seconds after which the question was given up; 0 if it was answered.
    """

    query: SavedQuery
    values: Mapping[str, str]
    text: str
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    total: int = 0
    bars: tuple[tuple[str, int], ...] = ()
    places: Mapping[str, int] | None = None
    known: bool = True
    late: float = 0


def answer(store: Store, query: SavedQuery, known: Known) -> tuple[Result, dict[str, str]]:
    """Ask a question with its examples where it needs values.

    Returns:
        The result, and its files by name.
    """
    for values in _choices(query, known):
        try:
            text = query_text(store, query, values)
            rows = run_query(store, query, values)
            found = [tuple(row) for row in rows]
        except QueryError:
            continue  # the example names what this graph does not have: try the next
        result = _result(query, values, text, rows.variables, found, known)
        files = {"csv": _written(rows.variables, found, "csv"), "ttl": "", "rq": text}
        files["ttl"] = _written(rows.variables, found, "ttl")
        return result, files
    return Result(query, {}, query.text, known=False), {"rq": query.text}


def _choices(query: SavedQuery, known: Known) -> Iterator[dict[str, str]]:
    """Yield what to ask a question with: its examples, else what the graph has most of."""
    needed = [param for param in query.params if param.required]
    yield {param.name: param.example for param in needed}
    place = known.country if "country" in query.name else known.place
    usual = {"place": place, "iri": known.place, "claim": known.claim}
    if all(usual.get(param.type) or param.example for param in needed):
        yield {param.name: usual.get(param.type) or param.example for param in needed}


def _result(
    query: SavedQuery,
    values: Mapping[str, str],
    text: str,
    columns: tuple[str, ...],
    found: list[tuple[Term | None, ...]],
    known: Known,
) -> Result:
    rows = [tuple(plain(cell) for cell in row) for row in found]
    return Result(
        query, values, text, columns, tuple(_shown(rows)), len(rows),
        bars=tuple(_bars(columns, found)), places=_places(columns, rows, known.positioned),
    )  # fmt: skip


def _shown(rows: list[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    room = _BYTES
    for row in rows[:_ROWS]:
        room -= sum(len(cell.encode()) + 20 for cell in row)
        if room < 0:
            return
        yield row


def _bars(
    columns: tuple[str, ...], rows: list[tuple[Term | None, ...]]
) -> Iterator[tuple[str, int]]:
    """Yield label and number of each row if the last or second last column counts."""
    for column in range(len(columns) - 1, 0, -1):
        if columns[column] in _OFFSETS:
            continue
        if rows and all(_is_count(row[column]) for row in rows) and len(rows) > 1:
            for row in rows[:_BARS]:
                label = " · ".join(plain(c) for c in row[:column] if c and not _is_count(c))
                yield label or columns[0], int(plain(row[column]))
            return


def _is_count(cell: Term | None) -> bool:
    return getattr(getattr(cell, "datatype", None), "value", "").endswith("#integer")


def _places(
    columns: tuple[str, ...], rows: list[tuple[str, ...]], positioned: Mapping[str, str]
) -> dict[str, int] | None:
    wanted = [i for i, column in enumerate(columns) if column in _PLACES]
    counts = Counter(
        positioned[name]
        for row in rows
        for i in wanted
        for name in row[i].split(" | ")
        if name in positioned
    )
    return dict(counts) if len(counts) > 1 else None


def _written(columns: tuple[str, ...], rows: list[tuple[Term | None, ...]], form: str) -> str:
    out = io.StringIO()
    write_rows(Rows(columns, rows), form, out)
    return out.getvalue()


def askable() -> list[SavedQuery]:
    """Return the saved questions, by name."""
    return [query for query in list_queries() if query.columns]


def downloads(query: SavedQuery) -> tuple[str, ...]:
    """Return the names of the files of a question's result, of which there may be fewer."""
    return tuple(f"data/{query.name}.{end}" for end in ("csv", "ttl", "rq"))
