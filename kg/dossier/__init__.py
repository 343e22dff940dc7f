"""What a department needs before a visit, on one locality and perhaps one partner.

Ties, agreements, last contacts, people and posts, open promises and figures, each with
the words that say so and the address where they stand. Everything comes from saved
questions; the writers beside this module put it on paper, a page or into a workbook.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Final

from kg.queries import label_of, load_query, resolve_name, run_query
from kg.store import Store, plain

_LANGS: Final = """PREFIX coop: <https://w3id.org/coopkg/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/> PREFIX schema: <https://schema.org/>
SELECT ?id ?lang { ?a a coop:Article ; dcterms:identifier ?id ; schema:inLanguage ?lang }"""
#: The sections: question, columns that make an entry, columns that are shown.
_TIE = ("partner", "partner_country", "kind", "since", "inherited_from", "agreement")
_HAPPENING = ("date", "type", "parties", "place", "state")
_POST = ("person", "post", "organisation", "locality", "date")
_PROMISE = ("published", "type", "speaker", "addressee", "fields")
_FIGURE = ("value", "qualifier", "unit", "owner", "published")
_HAPPENED: Final = frozenset({"asserted", "reported"})
_Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Saying:
    """Words that say so, their language, and where they stand."""

    quote: str
    lang: str
    article: str
    url: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that is known: its values by column, and who says so."""

    values: tuple[str, ...]
    sayings: tuple[Saying, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the dossier; `name` and `columns` are keys of `words`."""

    name: str
    columns: tuple[str, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """All of it, ready to be written."""

    locality: str
    partner: str
    as_of: str
    lang: str
    sections: tuple[Section, ...]


def make_dossier(
    store: Store, locality: str, partner: str = "", as_of: str = "", lang: str = "en"
) -> Dossier:
    """Gather what is known of a locality, and of its dealings with one partner.

    Args:
        store: Where to look.
        locality: A name in any script, or an IRI.
        partner: The same of the other side; everybody if empty.
        as_of: EDTF date; what is dated later is left out, what is undated stays.
        lang: Language of headings and, where known, of labels: `en` or `vi`.

    Raises:
        QueryError: a name means nothing or several things, or the date is none.
    """
    here = resolve_name(store, locality, "place")
    there = resolve_name(store, partner) if partner else ""
    gather = _Gatherer(store, here, there, as_of, lang)
    happenings = gather.rows("timeline", a=here, b=there, until=as_of)
    undated = gather.rows("timeline", a=here, b=there) if as_of else []
    happenings += [row for row in undated if not row["date"]]
    sections = (
        gather.section("ties", _TIE, gather.ties()),
        gather.section("agreements", _HAPPENING, _of(happenings, "agreement")),
        gather.section("contacts", _HAPPENING, _latest(_of(happenings, "event", _HAPPENED))),
        gather.section("plans", _HAPPENING, _of(happenings, "event", {"planned", "proposed"})),
        gather.section("people", _POST, gather.people()),
        gather.section("promises", _PROMISE, gather.promises()),
        gather.section("figures", _FIGURE, gather.figures()),
    )
    return Dossier(
        gather.label(here, locality), gather.label(there, partner), as_of, lang, sections
    )


@lru_cache(maxsize=4)
def words(lang: str) -> dict[str, str]:
    """Return headings and names of columns in a language; English where it has none."""
    text = files("kg.dossier").joinpath("words.toml").read_text(encoding="utf-8")
    known: dict[str, dict[str, str]] = tomllib.loads(text)
    return known["en"] | known.get(lang, {})


def _of(rows: Iterable[_Row], what: str, states: Collection[str] = ()) -> list[_Row]:
    return [row for row in rows if row["what"] == what and (not states or row["state"] in states)]


def _latest(rows: list[_Row]) -> list[_Row]:
    """Return rows, the latest first; what has no full date comes last."""
    dated = [row for row in rows if row["date"][:1].isdigit()]
    rest = [row for row in rows if not row["date"][:1].isdigit()]
    return sorted(dated, key=lambda row: row["date"], reverse=True) + rest


class _Gatherer:
    def __init__(self, store: Store, here: str, there: str, as_of: str, lang: str) -> None:
        self.store, self.here, self.there, self.as_of, self.lang = store, here, there, as_of, lang
        self.langs = {plain(row[0]): plain(row[1]) for row in store.select(_LANGS)}

    def rows(self, name: str, /, **values: str) -> list[_Row]:
        question = load_query(name)
        given = {key: value for key, value in values.items() if value}
        if question.param("lang"):
            given.setdefault("lang", self.lang)
        found = run_query(self.store, question, given)
        return [dict(zip(found.variables, map(plain, row), strict=True)) for row in found]

    def label(self, thing: str, otherwise: str) -> str:
        return (label_of(self.store, thing, self.lang) or otherwise) if thing else ""

    def _names(self, thing: str) -> set[str]:
        rows = self.rows("entity", name=thing)
        return {r["value"] for r in rows if r["property"] in {"prefLabel", "altLabel", "name"}}

    def ties(self) -> Iterator[_Row]:
        rows = self.rows("twinning", locality=self.here, as_of=self.as_of)
        names = self._names(self.there) if self.there else set()
        return (row for row in rows if not names or row["partner"] in names)

    def people(self) -> list[_Row]:
        sides = [self.here, *([self.there] if self.there else [])]
        return [
            row for side in sides for row in self.rows("posts", locality=side, as_of=self.as_of)
        ]

    def promises(self) -> Iterator[_Row]:
        rows = self.rows("proposals-without-news", locality=self.here)
        if self.there:
            theirs = self.rows("proposals-without-news", locality=self.there)
            known = {row["statement"] for row in theirs}
            rows = [row for row in rows if row["statement"] in known]
        until = f"{self.as_of}~" if self.as_of else "~"
        return (row for row in rows if row["published"] <= until)

    def figures(self) -> Iterator[_Row]:
        sides = [self.here, *([self.there] if self.there else [])]
        rows = (row for side in sides for row in self.rows("figures-claimed", owner=side))
        until = f"{self.as_of}~" if self.as_of else "~"
        return (row for row in rows if row["published"] <= until)

    def section(self, name: str, columns: tuple[str, ...], rows: Iterable[_Row]) -> Section:
        """Return a section; rows that differ only in who says so are one entry."""
        entries: dict[tuple[str, ...], list[Saying]] = {}
        for row in rows:
            values = tuple(row[column] for column in columns)
            article = row["article"]
            saying = Saying(row["quote"], self.langs.get(article, ""), article, row["url"])
            told = entries.setdefault(values, [])
            if saying not in told:
                told.append(saying)
        return Section(name, columns, tuple(Entry(k, tuple(v)) for k, v in entries.items()))
