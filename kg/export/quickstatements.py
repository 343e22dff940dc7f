"""QuickStatements V1 out of Wikidata-shaped RDF: one line a reference.

A line is item, property, value, then qualifiers and one reference (`S` for `P`), parted
by tabs. Several references of a statement are several lines: QuickStatements adds a
reference to a statement that is there.

Source: Help:QuickStatements on Wikidata; Wikibase RDF dump format.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from kg.errors import ExportError
from kg.export.names import Names, literal_parts
from kg.export.turtle import NamedLines, by_subject

_PROPERTY: Final = re.compile(rb"<http://www\.wikidata\.org/prop/([a-z/-]*)(P[0-9]+)>")
_ITEM: Final = re.compile(rb"<?http://www\.wikidata\.org/entity/(Q[0-9]+)>?")
_DERIVED: Final = b"<http://www.w3.org/ns/prov#wasDerivedFrom>"
_DATE: Final = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")
#: Characters that Wikidata takes in a text with a language.
_LONGEST: Final = 1500
_PRECISION: Final = {4: 9, 7: 10, 10: 11}
_Statements = Mapping[bytes, list[tuple[bytes, bytes]]]


def write_quickstatements(
    graphs: Iterable[NamedLines], comment: str, names: Names
) -> Iterator[bytes]:
    """Yield QuickStatements of a graph in Wikidata's shape, sorted.

    Args:
        graphs: One, with lines in reading order.
        comment: Not written: QuickStatements has no comments.
        names: Not needed.

    Raises:
        ExportError: a value has no form in QuickStatements.
    """
    del comment, names
    things = {
        subject: statements for _, lines in graphs for subject, statements in by_subject(lines)
    }
    found = {line for subject in things for line in _of_item(subject, things)}
    yield from (line.encode() + b"\n" for line in sorted(found))


def _of_item(subject: bytes, things: _Statements) -> Iterator[str]:
    item = _ITEM.fullmatch(subject)
    if item is None:
        return
    for predicate, node in things[subject]:
        claim = _PROPERTY.fullmatch(predicate)
        if claim and not claim[1]:
            parts = things.get(node[1:-1], [])
            head = [item[1].decode(), claim[2].decode(), *_statement(parts)]
            references = [value for p, value in parts if p == _DERIVED]
            for reference in references:
                yield "\t".join(
                    [*head, *_snaks(things.get(reference[1:-1], []), "reference/", "S")]
                )


def _statement(parts: list[tuple[bytes, bytes]]) -> list[str]:
    """Return the main value, then the qualifiers."""
    main = [_text(value) for p, value in parts if _kind(p) == "statement/"]
    if len(main) != 1:
        raise ExportError("A Wikidata statement needs one value.", where=str(parts)[:200])
    return [*main, *_snaks(parts, "qualifier/", "P")]


def _snaks(parts: list[tuple[bytes, bytes]], kind: str, letter: str) -> list[str]:
    return [
        text
        for predicate, value in parts
        if _kind(predicate) == kind
        for text in (letter + _number(predicate), _text(value))
    ]


def _kind(predicate: bytes) -> str:
    found = _PROPERTY.fullmatch(predicate)
    return found[1].decode() if found else ""


def _number(predicate: bytes) -> str:
    return predicate[1:-1].decode().rpartition("/P")[2]


def _text(value: bytes) -> str:
    """Return an item, a time with its precision, a text with its language, or a string."""
    if item := _ITEM.fullmatch(value):
        return item[1].decode()
    if value.startswith(b"<"):
        return _quoted(value[1:-1].decode())
    text, lang, _ = literal_parts(value)
    if lang:
        return f"{lang}:{_quoted(text[:_LONGEST])}"
    if date := _DATE.fullmatch(text):
        year, month, day = date[1], date[2] or "00", date[3] or "00"
        return f"+{year}-{month}-{day}T00:00:00Z/{_PRECISION[len(text)]}"
    return _quoted(text)


def _quoted(text: str) -> str:
    """Return a text in quotes; tabs and line ends part fields and commands."""
    return '"' + " ".join(text.replace('"', "”").split()) + '"'
