"""Answers to the saved questions, as pages show them and as files to take away."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from kg.errors import QueryError
from kg.queries import SEPARATOR, SavedQuery, list_queries, query_text, run_query
from kg.queries.tagging import Row, in_order, in_words, pieces, tagged
from kg.results import write_rows
from kg.store import Rows, Store, Term, plain

#: What a page shows of a result: bytes of its cells, and rows; the files have all.
_BYTES, _ROWS = 60_000, 200
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
        rows: Those a page shows; labels are tagged (`kg.queries.tagging`).
        total: Number of all rows.
        counted: Column whose numbers make a chart; None if the result counts nothing.
        places: Number of rows by place (IRI), where a result speaks of several.
        known: False if the graph has nothing to ask the question with.
        late: Seconds after which the question was given up; 0 if it was answered.
    """

    query: SavedQuery
    values: Mapping[str, str]
    text: str
    rows: tuple[Row, ...] = ()
    total: int = 0
    counted: int | None = None
    places: Mapping[str, int] | None = None
    known: bool = True
    late: float = 0


def answer(store: Store, query: SavedQuery, known: Known) -> tuple[Result, dict[str, str]]:
    """Ask a question with its examples where it needs values.

    Returns:
        The result, and its files by name.
    """
    if not (asked := _asked(store, query, known)):
        return Result(query, {}, query.text, known=False), {"rq": query.text}
    values, rows = asked
    text = query_text(store, query, values)
    columns = tuple(column.name for column in query.columns)
    rows = in_order(query, rows, _english)
    named = [_english(row) for row in rows]
    files = {end: _written(columns, named, end) for end in ("csv", "ttl")}
    places = _places(columns, rows, known.positioned)
    shown = tuple(_shown(rows))
    result = Result(query, values, text, shown, len(rows), _counted(query, rows), places)
    return result, files | {"rq": text}


def _english(row: Row) -> Row:
    return in_words(row, lambda label: label.text)


def _asked(
    store: Store, query: SavedQuery, known: Known
) -> tuple[dict[str, str], list[Row]] | None:
    """Return the first values with an answer and the answer; None if none can be asked with."""
    found = None
    for values in _choices(query, known):
        with suppress(QueryError):  # the example names what this graph does not have
            found = values, list(run_query(store, tagged(query), values))
            if found[1]:
                break
    return found


def _choices(query: SavedQuery, known: Known) -> Iterator[dict[str, str]]:
    """Yield what to ask a question with: its examples, else what the graph has most of."""
    needed = [param for param in query.params if param.required]
    yield {param.name: param.example for param in needed}
    place = known.country if "country" in query.name else known.place
    usual = {"place": place, "iri": known.place, "claim": known.claim}
    if all(usual.get(param.type) or param.example for param in needed):
        yield {param.name: usual.get(param.type) or param.example for param in needed}


def _shown(rows: Sequence[Row]) -> Iterator[Row]:
    room = _BYTES
    for row in rows[:_ROWS]:
        room -= sum(len(plain(cell).encode()) + 20 for cell in row)
        if room < 0:
            return
        yield row


def _counted(query: SavedQuery, rows: Sequence[Row]) -> int | None:
    """Return a column whose cells all count something: that which sorts, else the first."""
    if len(rows) < 2:
        return None
    counting = [
        number
        for number, column in enumerate(query.columns)
        if number and column.name not in _OFFSETS and all(is_count(row[number]) for row in rows)
    ]
    sorting = (n for n in counting if f"DESC(?{query.columns[n].name})" in query.text)
    return next(sorting, next(iter(counting), None))


def is_count(cell: Term | None) -> bool:
    """Whether a cell is a whole number."""
    return getattr(getattr(cell, "datatype", None), "value", "").endswith("#integer")


def _places(
    columns: tuple[str, ...], rows: Sequence[Row], positioned: Mapping[str, str]
) -> dict[str, int] | None:
    """Return how often each place on the map is told: by its tag, or by its English name."""
    wanted = [i for i, column in enumerate(columns) if column in _PLACES]
    on_map = frozenset(positioned.values())
    counts: Counter[str] = Counter()
    for row in rows:
        for value in (v for i in wanted for v in plain(row[i]).split(SEPARATOR)):
            for piece in pieces(value.strip()):
                iri = piece.iri or positioned.get(piece.text, "")
                counts[iri] += iri in on_map
    found = {iri: count for iri, count in counts.items() if count}
    return found if len(found) > 1 else None


def _written(columns: tuple[str, ...], rows: Sequence[Row], form: str) -> str:
    out = io.StringIO()
    write_rows(Rows(columns, rows), form, out)
    return out.getvalue()


def askable() -> list[SavedQuery]:
    """Return the saved questions, by name."""
    return [query for query in list_queries() if query.columns]


def downloads(query: SavedQuery) -> tuple[str, ...]:
    """Return the names of the files of a question's result, of which there may be fewer."""
    return tuple(f"data/{query.name}.{end}" for end in ("csv", "ttl", "rq"))
