"""Ask a saved question once and have its labels in every language.

Saved questions look a label up in one language (`--lang`) and fall back to English. Here they
are asked for the English one with the thing's IRI before it: what reads the cells can put another
name, or a link, in its place. A question names a label in the pattern

    OPTIONAL { ?side skos:prefLabel ?sideHere FILTER (LANG(?sideHere) = ?lang) }
    BIND (STR(COALESCE(?sideHere, ?sideEn, ?side)) AS ?partyLabel)

of which the first line goes, and `?sideHere` becomes the tag (`tests/test_queries_tagging.py`
holds all questions to it).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Final, NamedTuple, TypeAlias

from pyoxigraph import Literal

from kg.queries.header import SEPARATOR, SavedQuery
from kg.store import Term

Row: TypeAlias = tuple[Term | None, ...]
#: Before the IRI, between it and the label, and after that: private characters, which no text
#: that people write has.
_OPEN, _THEN, _CLOSE = "\ue000", "\ue001", "\ue002"
_LOOKED_UP: Final = re.compile(
    r"[ \t]*OPTIONAL \{ \?(\w+) skos:prefLabel \?(\w+)Here "
    r"FILTER \((?:\?lang != \"en\" && )?LANG\(\?\2Here\) = \?lang\) \}\n"
)
_CHOSEN: Final = re.compile(r"STR\(COALESCE\(\?(\w+)Here, (.*)\)\) AS \?")
_TAGGED: Final = re.compile(f"{_OPEN}([^{_THEN}]*){_THEN}([^{_CLOSE}]*){_CLOSE}")
_ORDER: Final = re.compile(r"^ORDER BY (.*)$", re.MULTILINE)
_KEY: Final = re.compile(r"(DESC\()?\?(\w+)\)?")
_NUMBERS: Final = ("#integer", "#decimal")


class Label(NamedTuple):
    """A piece of a text: a label in English with the IRI of what has it, or what no thing has."""

    text: str
    iri: str = ""


def tagged(query: SavedQuery) -> SavedQuery:
    """Return a saved question that tags its labels; one that has none is as it was."""
    nodes: defaultdict[str, list[str]] = defaultdict(list)
    for found in _LOOKED_UP.finditer(query.text):
        nodes[found[2]].append(found[1])

    def tag(found: re.Match[str]) -> str:
        iri = ", ".join(f"STR(?{node})" for node in nodes[found[1]])
        label = f"STR(COALESCE({found[2]}))"
        return f'CONCAT("{_OPEN}", COALESCE({iri}, ""), "{_THEN}", {label}, "{_CLOSE}") AS ?'

    return replace(query, text=_CHOSEN.sub(tag, _LOOKED_UP.sub("", query.text)))


def pieces(text: str) -> list[Label]:
    """Return the pieces of one value.

    >>> pieces("merged: \ue000https://example.org/a\ue001Hai Duong\ue002")
    [Label(text='merged: ', iri=''), Label(text='Hai Duong', iri='https://example.org/a')]
    """
    found, at = [], 0
    for match in _TAGGED.finditer(text):
        found += [Label(text[at : match.start()]), Label(match[2], match[1])]
        at = match.end()
    return [piece for piece in (*found, Label(text[at:])) if piece.text]


def in_words(row: Row, name: Callable[[Label], str]) -> Row:
    """Return a row with names in place of tags."""
    return tuple(_named(term, name) for term in row)


def is_tagged(term: Term) -> bool:
    """Whether a cell has a label with a tag."""
    return _OPEN in term.value


def _named(term: Term | None, name: Callable[[Label], str]) -> Term | None:
    if not term or not is_tagged(term):
        return term
    values = (pieces(value.strip()) for value in term.value.split(SEPARATOR))
    names = {"".join(map(name, value)) for value in values} - {""}
    return Literal(SEPARATOR.join(sorted(names))) if names else None


def in_order(query: SavedQuery, rows: Iterable[Row], shown: Callable[[Row], Row]) -> list[Row]:
    """Return tagged rows in the order that their question gives them without tags.

    What it sorts by beside its columns is kept as it is.

    Args:
        query: The question.
        rows: What it answered, sorted by tags.
        shown: Gives a row without tags.
    """
    found, keys = list(rows), _keys(query)
    if not any((term := row[at]) and is_tagged(term) for row in found for at, _ in keys):
        return found
    pairs = [(shown(row), row) for row in found]
    for column, descending in reversed(keys):
        pairs.sort(key=lambda pair: _weight(pair[0][column]), reverse=descending)
    return [row for _, row in pairs]


def _keys(query: SavedQuery) -> list[tuple[int, bool]]:
    """Return the columns that a question sorts by, as far as they lead, and which descend."""
    columns = [column.name for column in query.columns]
    keys = []
    for key in "".join(_ORDER.findall(query.text)[-1:]).split():
        match = _KEY.fullmatch(key)
        if not match or match[2] not in columns:
            break
        keys.append((columns.index(match[2]), bool(match[1])))
    return keys


def _weight(term: Term | None) -> tuple[int, Decimal, str]:
    if isinstance(term, Literal) and term.datatype.value.endswith(_NUMBERS):
        return 1, Decimal(term.value), ""
    return (2, Decimal(0), term.value) if term else (0, Decimal(0), "")
