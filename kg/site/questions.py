"""Pages of the saved questions: result, SPARQL, downloads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from kg.queries import SavedQuery
from kg.queries.tagging import Row
from kg.site.answers import Result, is_count
from kg.site.cells import Cells
from kg.site.files import File, digest
from kg.site.home import Picture
from kg.site.jsonld import describe_list
from kg.site.links import StaticLinks
from kg.site.model import Value
from kg.site.overview import Overview
from kg.site.pictures import charts, worldmap
from kg.site.render import Frame, render
from kg.site.texts import Texts
from kg.store import plain

#: Bars of a chart, at most.
_BARS = 30


@dataclass(frozen=True, slots=True)
class Shown:
    """A result in the words of one language: what its page shows of it, and nothing else.

    Attributes:
        asked: Names and values that the question was asked with.
        columns: Heading and description.
        rows: Cells: their values, each in pieces.
        bars: Label and number.
        places: IRI, name, longitude and latitude of places on a map.
    """

    result: Result
    asked: tuple[tuple[str, str], ...]
    columns: tuple[tuple[str, str], ...]
    rows: tuple[Any, ...]
    bars: tuple[tuple[str, int], ...]
    places: tuple[tuple[str, str, float, float], ...]


def question_file(result: Result, overview: Overview, texts: Texts, frame: Frame) -> File:
    """Return the page of a question in one language."""
    path = f"question/{result.query.name}"
    shown = _shown(result, overview, texts, StaticLinks(texts.lang, path))
    seen = (result.text, result.total, result.late, result.known, shown.asked, shown.rows)
    make = partial(_rendered, shown, texts, frame)
    name = f"{texts.lang}/{path}.html"
    return File(name, digest((*seen, shown.bars, shown.places)), make)


def _shown(result: Result, overview: Overview, texts: Texts, links: StaticLinks) -> Shown:
    cells, columns = Cells(overview.entries, texts, links), result.query.columns
    whole = len(result.rows) == result.total
    rows = cells.sorted(result.query, result.rows) if whole else result.rows
    asked = (
        (name, cells.title(value) if value in overview.entries else value)
        for name, value in result.values.items()
    )
    places = (
        (place, cells.title(place), *overview.positions[place]) for place in result.places or ()
    )
    return Shown(
        result, tuple(asked), tuple(cells.columns(columns)),
        tuple(cells.row(columns, row) for row in rows),
        tuple(_bars(result, rows, cells)), tuple(places),
    )  # fmt: skip


def _bars(result: Result, rows: Sequence[Row], cells: Cells) -> Iterator[tuple[str, int]]:
    """Yield label and number of each row, where the result counts something."""
    at, columns = result.counted, result.query.columns
    if at is None:
        return
    for row in rows[:_BARS]:
        told = ((c.name, term) for c, term in zip(columns[:at], row, strict=False) if term)
        label = " · ".join(cells.text(name, term) for name, term in told if not is_count(term))
        yield label or columns[0].name, int(plain(row[at]))


def _rendered(shown: Shown, texts: Texts, frame: Frame) -> str:
    query = shown.result.query
    links = StaticLinks(texts.lang, f"question/{query.name}")
    heading = summary(query, texts)
    return render(
        "question.html", texts, links, frame, shown=shown, result=shown.result,
        title=heading.text, heading=heading,
        text=_told(texts, query.description, query.description_vi),
        pictures=_pictures(shown, texts, links), jsonld=describe_list(heading.text, texts.lang),
    )  # fmt: skip


def summary(query: SavedQuery, texts: Texts) -> Value:
    """Return what a question asks, in Vietnamese for Vietnamese pages, else in English."""
    return _told(texts, query.summary, query.summary_vi)


def _told(texts: Texts, english: str, vietnamese: str) -> Value:
    return Value(vietnamese, "vi") if texts.spoken == "vi" else Value(english, "en")


def _pictures(shown: Shown, t: Texts, links: StaticLinks) -> list[Picture]:
    found = []
    if shown.bars:
        svg = charts.bars("chart", [(*bar, "") for bar in shown.bars], (t("question.chart"), ""))
        found.append(Picture("chart", t("question.chart"), "", svg, (), ()))
    if shown.places:
        at = {place: (lon, lat) for place, _, lon, lat in shown.places}
        names = {place: name for place, name, _, _ in shown.places}
        words = (t("question.map"), "")
        href = partial(links.thing, "place")
        svg = worldmap.draw("map", at, (), names.__getitem__, href, words)
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
