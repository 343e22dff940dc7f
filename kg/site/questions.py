"""Pages of the saved questions: result, SPARQL, downloads."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.errors import QueryError
from kg.queries import SavedQuery, list_queries, query_text, run_query
from kg.results import write_rows
from kg.site.home import Picture
from kg.site.jsonld import describe_list
from kg.site.links import StaticLinks
from kg.site.overview import Overview
from kg.site.pictures import charts, worldmap
from kg.site.render import Frame, View, render
from kg.site.source import Source
from kg.site.texts import Texts
from kg.store import Rows, Term, plain

#: What a page shows of a result: bytes of its cells, and rows.
_BYTES, _ROWS = 60_000, 200
_BARS = 30
#: Columns whose cells name places.
_PLACES = ("a", "b", "partner", "locality", "place", "hub", "parties", "unit", "now")


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


def answer(source: Source, query: SavedQuery, overview: Overview) -> tuple[Result, dict[str, str]]:
    """Ask a question with its examples where it needs values.

    Returns:
        The result, and its files by name.
    """
    for values in _choices(query, overview):
        try:
            text = query_text(source.store, query, values)
            rows = run_query(source.store, query, values)
            found = [tuple(row) for row in rows]
        except QueryError:
            continue  # the example names what this graph does not have: try the next
        result = _result(query, values, text, rows.variables, found, overview)
        files = {"csv": _written(rows.variables, found, "csv"), "ttl": "", "rq": text}
        files["ttl"] = _written(rows.variables, found, "ttl")
        return result, files
    return Result(query, {}, query.text, known=False), {"rq": query.text}


def _choices(query: SavedQuery, overview: Overview) -> Iterator[dict[str, str]]:
    """Yield what to ask a question with: its examples, else what the graph has most of."""
    needed = [param for param in query.params if param.required]
    yield {param.name: param.example for param in needed}
    busy = Counter(side for tie in overview.ties for side in (tie.a, tie.b))
    place = min(busy, key=lambda p: (-busy[p], p), default="")
    country = next(iter(overview.by_country), "")
    claim = overview.newest[0].iri if overview.newest else ""
    usual = {"place": country if "country" in query.name else place, "iri": place, "claim": claim}
    if all(usual.get(param.type) or param.example for param in needed):
        yield {param.name: usual.get(param.type) or param.example for param in needed}


def _result(
    query: SavedQuery,
    values: Mapping[str, str],
    text: str,
    columns: tuple[str, ...],
    found: list[tuple[Term | None, ...]],
    overview: Overview,
) -> Result:
    rows = [tuple(plain(cell) for cell in row) for row in found]
    return Result(
        query, values, text, columns, tuple(_shown(rows)), len(rows),
        bars=tuple(_bars(columns, found)), places=_places(columns, rows, overview),
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
        if rows and all(_is_count(row[column]) for row in rows) and len(rows) > 1:
            for row in rows[:_BARS]:
                label = " · ".join(plain(c) for c in row[:column] if c and not _is_count(c))
                yield label or columns[0], int(plain(row[column]))
            return


def _is_count(cell: Term | None) -> bool:
    return getattr(getattr(cell, "datatype", None), "value", "").endswith("#integer")


def _places(
    columns: tuple[str, ...], rows: list[tuple[str, ...]], overview: Overview
) -> dict[str, int] | None:
    by_name = {
        name.text: thing.iri
        for thing in sorted(overview.things.values(), key=lambda t: t.iri, reverse=True)
        for name in thing.names
        if name.lang == "en" and thing.iri in overview.positions
    }
    wanted = [i for i, column in enumerate(columns) if column in _PLACES]
    counts = Counter(
        by_name[name]
        for row in rows
        for i in wanted
        for name in row[i].split(" | ")
        if name in by_name
    )
    return dict(counts) if len(counts) > 1 else None


def _written(columns: tuple[str, ...], rows: list[tuple[Term | None, ...]], form: str) -> str:
    out = io.StringIO()
    write_rows(Rows(columns, rows), form, out)
    return out.getvalue()


def render_question(result: Result, overview: Overview, texts: Texts, frame: Frame) -> str:
    """Return the page of a question in one language."""
    links = StaticLinks(texts.lang, f"question/{result.query.name}")
    view = View(texts, links, overview.things.values())
    title = summary(result.query, texts)
    return render(
        "question.html", texts, links, frame, view=view, result=result, title=title,
        text=result.query.description_vi if texts.spoken == "vi" else result.query.description,
        pictures=_pictures(result, overview, view), jsonld=describe_list(title, texts.lang),
        things=overview.things,
    )  # fmt: skip


def summary(query: SavedQuery, texts: Texts) -> str:
    """Return what a question asks, in Vietnamese for Vietnamese pages, else in English."""
    return query.summary_vi if texts.spoken == "vi" else query.summary


def _pictures(result: Result, overview: Overview, view: View) -> list[Picture]:
    t = view.texts
    found = []
    if result.bars:
        svg = charts.bars("chart", [(*bar, "") for bar in result.bars], (t("question.chart"), ""))
        found.append(Picture("chart", t("question.chart"), "", svg, (), ()))
    if result.places:
        at = {place: overview.positions[place] for place in result.places}
        words = (t("question.map"), "")
        svg = worldmap.draw("map", at, (), view.name, view.href, words)
        found.append(Picture("map", t("question.map"), "", svg, (), ()))
    return found


def render_index(results: list[Result], texts: Texts, frame: Frame) -> str:
    """Return the list of questions."""
    links = StaticLinks(texts.lang, "question/index")
    rows = [(links.page(f"question/{r.query.name}"), summary(r.query, texts), r) for r in results]
    title = texts("kinds.questions")
    return render(
        "questions.html", texts, links, frame, rows=rows, title=title,
        jsonld=describe_list(title, texts.lang),
    )  # fmt: skip


def askable() -> list[SavedQuery]:
    """Return the saved questions, by name."""
    return [query for query in list_queries() if query.columns]
