"""What is kept of a thing beside its pages: what lists, pictures and the search need of it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from kg.queries import fold_name
from kg.site.links import StaticLinks
from kg.site.model import Page, Roles, Value
from kg.site.render import View, title_of
from kg.site.texts import Texts, own_name
from kg.site.wording import day, named

#: Columns of lists beside the name: role of the thing, or `date`, `state`, `confidence`, `facts`.
COLUMNS: Final[Mapping[str, Sequence[str]]] = {
    "place": ("kind", "country", "facts"),
    "body": ("kind", "acts_for", "facts"),
    "person": ("post", "body", "facts"),
    "group": ("facts",),
    "programme": ("facts",),
    "field": ("facts",),
    "partnership": ("date", "state", "confidence"),
    "agreement": ("date", "state", "confidence"),
    "event": ("date", "state", "confidence"),
    "article": ("language", "published", "facts"),
}
_KEPT: Final = frozenset({"kind", "country", "acts_for", "latitude", "longitude"})


class Line(NamedTuple):
    """A thing in a list of one language: by what it is sorted, its title, text and tag of cells."""

    order: str
    title: str
    cells: Sequence[tuple[str, str]]


class Claim(NamedTuple):
    """What a claim says, in short: concepts, EDTF date, whom its line names; sides of a tie."""

    code: str
    date: str
    state: str
    named: Sequence[str]
    sides: Sequence[str]


class Entry(NamedTuple):
    """A thing without its claims.

    Attributes:
        kind: One of `PAGED`.
        iri: What it is.
        names: By which it is found: text and tag.
        labels: What to call it: text and tag, at most one for each language.
        held: First values of some roles: an IRI or a text.
        claim: The claim, if it is one.
        lines: It in lists, by language.
        total: Number of its claims.
        parts: Digest of what each of its pages was made from.
    """

    kind: str
    iri: str
    names: Sequence[tuple[str, str]]
    labels: Sequence[tuple[str, str]]
    held: Mapping[str, str]
    claim: Claim | None
    lines: Mapping[str, Line]
    total: int
    parts: Sequence[str]

    @property
    def values(self) -> tuple[Value, ...]:
        """What to call it."""
        return tuple(Value(text, lang) for text, lang in self.labels)


def entry_of(pages: Sequence[Page], parts: Sequence[str], words: Mapping[str, Texts]) -> Entry:
    """Return what is kept of a thing.

    Args:
        pages: Its pages.
        parts: Digests of them.
        words: By language.
    """
    page, posts = pages[0], _posts(pages)
    things = {iri: thing for one in pages for iri, thing in one.by_iri.items()}
    total = sum(section.total for section in page.sections)
    own = page.by_iri.get(page.iri)
    return Entry(
        page.kind,
        page.iri,
        [(name.text, name.lang) for name in page.names],
        [(name.text, name.lang) for name in own.names] if own else [],
        {role: values[0].iri or values[0].text for role, values in page.roles if role in _KEPT},
        _claim(page),
        {
            lang: _line(page, posts, total, View(texts, StaticLinks(lang, ""), things))
            for lang, texts in words.items()
        },
        total,
        parts,
    )


def _claim(page: Page) -> Claim | None:
    if not (fact := page.fact):
        return None
    held = dict(fact.roles)
    sides = [held[role][0].iri for role in ("a", "b") if role in held]
    return Claim(fact.code, fact.date, fact.state, named(fact), sides)


def _line(page: Page, posts: Roles, total: int, view: View) -> Line:
    title = title_of(page, view)
    cells = [_cell(page, column, posts, total, view) for column in COLUMNS[page.kind]]
    order = _newest(page.fact.date) if page.fact else fold_name(title)
    return Line(order, title, [(cell.text, cell.lang) for cell in cells])


def _newest(date: str) -> str:
    """Return a date so that dates of no known year sort before all others.

    >>> _newest("XXXX-06-09") < _newest("1984")
    True
    """
    return date if date[:1].isdigit() else f" {date}"


def _cell(page: Page, column: str, posts: Roles, total: int, view: View) -> Value:
    if column == "facts":
        return Value(str(total))
    if fact := page.fact:
        if column == "state":
            return view.texts.code(fact.state) if fact.state else Value()
        return Value(day(fact.date, view.texts) if column == "date" else fact.confidence)
    values = dict((*posts, *page.roles)).get(column, ())
    if column == "language":
        return next((Value(own_name(v.text), v.text) for v in values), Value())
    return next((view.label(v.iri) if v.iri else v for v in values), Value())


def _posts(pages: Sequence[Page]) -> Roles:
    """Return what the newest post says that a thing holds, as roles of its own."""
    sections = (section for page in pages for section in page.sections)
    facts = (fact for one in sections if one.name == "membership" for fact in one.facts)
    roles = next((fact.roles for fact in facts), ())
    return tuple((role, values) for role, values in roles if role in {"post", "body"})


def written(entry: Entry) -> str:
    """Return an entry as a line of JSON."""
    return json.dumps(entry, ensure_ascii=False, separators=(",", ":"))


def read(line: str) -> Entry:
    """Return what `written` was given."""
    kind, iri, names, labels, held, claim, lines, total, parts = json.loads(line)
    return Entry(
        kind, iri, names, labels, held, Claim(*claim) if claim else None,
        {lang: Line(*line) for lang, line in lines.items()}, total, parts,
    )  # fmt: skip
