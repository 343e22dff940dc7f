"""Cells of a question's result as pages show them: names, links and words of a language."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from pyoxigraph import Literal, NamedNode

from kg.iris import DEFAULT_BASES, article_iri
from kg.namespaces import SCHEMES
from kg.queries import SEPARATOR, Column, SavedQuery
from kg.queries.tagging import Label, Row, in_order, is_tagged, pieces
from kg.site.entry import Entry
from kg.site.links import Links
from kg.site.model import Value
from kg.site.names import concept_labels
from kg.site.render import short
from kg.site.texts import Texts
from kg.site.wording import best_name
from kg.store import Term

#: Columns for those who take the file: where a quote stands, its language, which it bears, and
#: claims that have no page.
_HIDDEN: Final = frozenset({"start", "end", "quote_lang", "statement", "figure", "task"})
#: Schemes of the codes in a column; the first that has the code.
_SCHEMES: Final[Mapping[str, tuple[str, ...]]] = {
    "field": ("field",), "fields": ("field",), "status": ("agreement-status",),
    "modality": ("modality",), "qualifier": ("qualifier",),
    "type": ("event-type", "statement-type"), "types": ("event-type", "statement-type"),
    "kind": ("partnership-kind", "agreement-kind", "place-kind", "body-kind"),
    "ties": ("partnership-kind",),
    "agreement": ("agreement-kind", "agreement-status"),
}  # fmt: skip
_COUNTRIES: Final = frozenset({"country", "partner_country"})
_WORD: Final = re.compile(r"[a-z]+(_[a-z]+)*")
#: What columns are called elsewhere on the pages.
_CALLED: Final = {
    "parties": "roles.party", "fields": "kinds.fields", "organisation": "kinds.body",
    "field": "kinds.field", "headline": "roles.title", "url": "roles.address",
    "lang": "roles.language", "quote": "fact.quote", "type": "roles.kind",
    "programme": "kinds.programme", "place": "kinds.place",
}  # fmt: skip


class Piece(NamedTuple):
    """A part of a value: its text, where it leads, or nowhere."""

    value: Value
    href: str = ""


class Cells:
    """Words cells in one language."""

    def __init__(self, entries: Mapping[str, Entry], texts: Texts, links: Links) -> None:
        """Take what has pages, by IRI, the words, and where the page stands."""
        self._entries, self._texts, self._links = entries, texts, links

    def columns(self, columns: tuple[Column, ...]) -> list[tuple[str, str]]:
        """Return heading and description of the columns that are shown."""
        return [
            (self._heading(c), c.description_vi if self._texts.spoken == "vi" else c.description)
            for c in columns
            if c.name not in _HIDDEN
        ]

    def row(self, columns: tuple[Column, ...], row: Row) -> list[tuple[tuple[Piece, ...], ...]]:
        """Return the cells that are shown: their values, each in pieces."""
        held = dict(zip((column.name for column in columns), row, strict=True))
        said = held.get("quote_lang")
        return [
            self._cell(name, term, said.value if said else "")
            for name, term in held.items()
            if name not in _HIDDEN
        ]

    def text(self, column: str, term: Term | None) -> str:
        """Return a cell as plain text."""
        values = self._cell(column, term, "")
        return SEPARATOR.join("".join(piece.value.text for piece in value) for value in values)

    def sorted(self, query: SavedQuery, rows: Sequence[Row]) -> list[Row]:
        """Return rows in the order that a question gives them in this language."""
        names = [column.name for column in query.columns]

        def shown(row: Row) -> Row:
            return tuple(
                Literal(self.text(name, term)) if term and is_tagged(term) else term
                for name, term in zip(names, row, strict=True)
            )

        return in_order(query, rows, shown)

    def title(self, iri: str) -> str:
        """Return what a thing with pages is called, or what a claim says."""
        return self._entries[iri].lines[self._texts.lang].title

    def _heading(self, column: Column) -> str:
        own = (f"{section}.{column.name}" for section in ("columns", "roles", "kinds"))
        for key in (_CALLED.get(column.name, ""), *own):
            if self._texts.has(key):
                return self._texts(key)
        return column.name.replace("_", " ").capitalize()

    def _cell(self, column: str, term: Term | None, said: str) -> tuple[tuple[Piece, ...], ...]:
        if term is None:
            return ()
        if isinstance(term, NamedNode):
            return ((self._node(term.value),),)
        if column == "quote":
            return ((Piece(Value(term.value, said)),),)
        values = [value.strip() for value in term.value.split(SEPARATOR)]
        if column == "agreement":
            return tuple((Piece(Value(_WORD.sub(self._word, value))),) for value in values)
        if column in _SCHEMES:
            return tuple((Piece(self._code(column, value)),) for value in values)
        if column in _COUNTRIES:
            return tuple((self._country(value),) for value in values)
        if column == "article":
            return tuple((self._article(value),) for value in values)
        if column == "url":
            return tuple((Piece(Value(urlsplit(v).hostname or v), _web(v)),) for v in values)
        return tuple(tuple(map(self._piece, pieces(value))) for value in values)

    def _piece(self, label: Label) -> Piece:
        entry = self._entries.get(label.iri)
        if not entry:
            return Piece(Value(label.text))
        name = best_name(entry.values, self._texts.lang)  # concepts have their names elsewhere
        return Piece(name if name.text else Value(self.title(entry.iri)), self._href(entry))

    def _node(self, iri: str) -> Piece:
        article, _, claim = iri.partition("#")
        if entry := self._entries.get(iri):
            return Piece(Value(self.title(iri)), self._href(entry))
        if iri.startswith(SCHEMES):
            return Piece(self._texts.code(iri))
        if claim and (entry := self._entries.get(article)):
            return Piece(Value(short(iri)), f"{self._href(entry)}#{claim}")
        return Piece(Value(short(iri)), "" if "/id/" in iri else _web(iri))

    def _country(self, code: str) -> Piece:
        entry = self._entries.get(f"{DEFAULT_BASES.things}place/{code}")
        return Piece(best_name(entry.values, self._texts.lang) if entry else Value(code))

    def _word(self, code: re.Match[str]) -> str:
        """Return the words for a code of kind or status of agreements."""
        return self._code("agreement", code[0]).text

    def _article(self, identifier: str) -> Piece:
        entry = self._entries.get(article_iri(identifier))
        return self._node(entry.iri) if entry else Piece(Value(identifier))

    def _code(self, column: str, code: str) -> Value:
        for scheme in _SCHEMES[column]:
            if (concept := f"{SCHEMES}{scheme}/{code}") in concept_labels():
                return self._texts.code(concept)
        key = f"kinds.{code.lower()}"
        return Value(self._texts(key)) if self._texts.has(key) else Value(code)

    def _href(self, entry: Entry) -> str:
        return self._links.thing(entry.kind, entry.iri)


def _web(address: str) -> str:
    """Return an address if a page may lead there; empty if not."""
    return address if urlsplit(address).scheme in {"http", "https"} else ""
