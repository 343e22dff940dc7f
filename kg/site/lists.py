"""Lists of all things of a kind, in parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.namespaces import SCHEMES
from kg.queries import fold_name
from kg.site.jsonld import describe_list
from kg.site.links import StaticLinks, part_path
from kg.site.model import Page, Value
from kg.site.render import Frame, View, plural, render, title_of
from kg.site.texts import Texts
from kg.site.workers import Made

#: Rows of one part of a list.
ROWS = 250
_COUNTRY = SCHEMES + "place-kind/country"
#: Columns beside the name, by list: role of the thing, or `date`, `state`, `facts`.
_COLUMNS = {
    "place": ("kind", "country", "facts"),
    "country": ("facts",),
    "body": ("kind", "acts_for", "facts"),
    "person": ("facts",),
    "group": ("facts",),
    "programme": ("facts",),
    "field": ("facts",),
    "partnership": ("date", "state", "confidence"),
    "agreement": ("date", "state", "confidence"),
    "event": ("date", "state", "confidence"),
    "article": ("language", "published", "facts"),
}
_CLAIMS = frozenset({"partnership", "agreement", "event"})


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a list: where it leads, its name, and its cells."""

    href: str
    name: str
    cells: tuple[Value, ...]


def render_lists(
    made: dict[str, list[Made]], texts: Texts, frame: Frame
) -> Iterator[tuple[str, str]]:
    """Yield path and HTML of every list in one language."""
    lists = dict(made)
    lists["country"] = [m for m in made.get("place", []) if _is_country(m.entry)]
    for kind, columns in _COLUMNS.items():
        yield from _list(kind, columns, lists.get(kind, []), texts, frame)


def _is_country(entry: Page) -> bool:
    return any(v.iri == _COUNTRY for role, values in entry.roles if role == "kind" for v in values)


def _list(
    kind: str, columns: Sequence[str], made: Sequence[Made], texts: Texts, frame: Frame
) -> Iterator[tuple[str, str]]:
    path = f"{kind}/index"
    links = StaticLinks(texts.lang, path)
    heading = "kinds.countries" if kind == "country" else plural(kind)
    rows = [_row(one, columns, texts, links) for one in made]
    rows.sort(key=_newest if kind in _CLAIMS else _by_name, reverse=kind in _CLAIMS)
    parts = [rows[start : start + ROWS] for start in range(0, len(rows), ROWS)] or [[]]
    for number, part in enumerate(parts, 1):
        here = part_path(path, number)
        yield here, render(
            "list.html", texts, StaticLinks(texts.lang, here), frame,
            title=texts(heading),
            columns=[_heading(column, texts) for column in columns], rows=part, total=len(rows),
            part=number, parts=len(parts), path=path, part_path=part_path,
            jsonld=describe_list(texts(heading), texts.lang),
        )  # fmt: skip


def _heading(column: str, texts: Texts) -> str:
    own = {"facts": "page.facts", "state": "roles.status", "confidence": "roles.confidence"}
    return texts(own.get(column, f"roles.{column}"))


def _row(made: Made, columns: Sequence[str], texts: Texts, links: StaticLinks) -> Row:
    entry = made.entry
    view = View(texts, links, entry.by_iri)
    return Row(
        links.thing(entry.kind, entry.iri),
        title_of(entry, view),
        tuple(_cell(made, column, view) for column in columns),
    )


def _cell(made: Made, column: str, view: View) -> Value:
    fact = made.entry.fact
    if column == "facts":
        return Value(str(made.total))
    if fact:
        if column == "state":
            return view.texts.code(fact.state) if fact.state else Value()
        return Value(fact.date if column == "date" else fact.confidence)
    values = dict(made.entry.roles).get(column, ())
    return next((view.label(v.iri) if v.iri else v for v in values), Value())


def _by_name(row: Row) -> tuple[str, str]:
    return fold_name(row.name), row.href


def _newest(row: Row) -> tuple[str, str]:
    return row.cells[0].text, row.name
