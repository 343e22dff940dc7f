"""Pages of the saved questions: result, SPARQL, downloads."""

from __future__ import annotations

from kg.queries import SavedQuery
from kg.site.answers import Result
from kg.site.home import Picture
from kg.site.jsonld import describe_list
from kg.site.links import StaticLinks
from kg.site.model import Value
from kg.site.overview import Overview
from kg.site.pictures import charts, worldmap
from kg.site.render import Frame, View, render
from kg.site.texts import Texts


def render_question(result: Result, overview: Overview, texts: Texts, frame: Frame) -> str:
    """Return the page of a question in one language."""
    links = StaticLinks(texts.lang, f"question/{result.query.name}")
    view = View(texts, links, overview.things)
    title = summary(result.query, texts).text
    about = result.query.description
    return render(
        "question.html", texts, links, frame, view=view, result=result, title=title,
        text=_told(texts, about, result.query.description_vi), heading=summary(result.query, texts),
        pictures=_pictures(result, overview, view), jsonld=describe_list(title, texts.lang),
        things=overview.things,
    )  # fmt: skip


def summary(query: SavedQuery, texts: Texts) -> Value:
    """Return what a question asks, in Vietnamese for Vietnamese pages, else in English."""
    return _told(texts, query.summary, query.summary_vi)


def _told(texts: Texts, english: str, vietnamese: str) -> Value:
    return Value(vietnamese, "vi") if texts.spoken == "vi" else Value(english, "en")


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
