"""Statements as texts: what the world is derived from, and what is stored.

A term is the text that stands for it in canonical N-Triples: `<iri>`, `"text"@en`. Texts are
hashed once and compared several times faster than a library's terms, and what is stored are
lines again, so that on the way from a reading to the store nothing is parsed or written twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final, TypeAlias

from pyoxigraph import Quad, Triple

from kg.terms import checked, term


class Values(dict[str, set[str]]):
    """What one subject says: terms by property, all as texts; what it does not say is empty."""

    def __missing__(self, prop: str) -> set[str]:
        """Return an empty set without keeping it."""
        return set()


#: What several subjects say, by subject.
Told: TypeAlias = dict[str, Values]

_ESCAPED: Final = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_ESCAPES: Final = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}


@lru_cache(maxsize=1024)
def prop(name: str) -> str:
    """Return the text of a prefixed name.

    >>> prop("skos:prefLabel")
    '<http://www.w3.org/2004/02/skos/core#prefLabel>'
    """
    return str(term(name))


#: What a claim stands for in the world, and whom or what a reading is of.
CANDIDATE: Final = prop("coop:candidate")
READS: Final = prop("coop:reads")
#: The two sides of a partnership.
PARTNERS: Final = (prop("coop:partnerA"), prop("coop:partnerB"))
#: What readings of people say of their names.
NAME_KEY: Final = prop("coop:nameKey")
PRINTED_FORM: Final = prop("coop:printedForm")
IDENTIFIED_BY: Final = prop("coop:identifiedBy")
#: What claims that may contradict each other share.
BLOCKING_KEY: Final = prop("coop:blockingKey")


@lru_cache(maxsize=65536)
def ref(iri: str) -> str:
    """Return the text of an IRI.

    Raises:
        KgError: it is none.
    """
    return str(checked(iri))


def iri_in(text: str) -> str:
    """Return the IRI that a text stands for."""
    return text[1:-1]


def lexical(text: str) -> str:
    r"""Return the characters of a literal.

    >>> lexical('"say \\"hi\\""@en')
    'say "hi"'
    """
    inner = text[1 : text.rindex('"')]
    return _ESCAPED.sub(_unescaped, inner) if "\\" in inner else inner


def _unescaped(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    return chr(int(code, 16)) if code else _ESCAPES.get(match[3], match[3])


def lines_of(data: bytes) -> list[str]:
    """Return the lines of a document of N-Triples, without their ends."""
    return data.decode().split("\n")[:-1] if data.endswith(b"\n") else data.decode().split("\n")


def told_in(lines: Iterable[str], props: frozenset[str]) -> Told:
    """Group lines of canonical N-Triples by subject.

    Args:
        lines: Without blank nodes; empty ones are passed over.
        props: Texts of the properties that count.
    """
    found: Told = {}
    for line in lines:
        if line:
            subject, name, value = line.split(" ", 2)
            if name in props:
                _add(found, subject, name, value[:-2])
    return found


def told_by(statements: Iterable[Triple | Quad], props: frozenset[str]) -> Told:
    """Group statements by subject, whatever their graph; see `told_in`."""
    found: Told = {}
    for statement in statements:
        name = str(statement.predicate)
        if name in props:
            _add(found, str(statement.subject), name, str(statement.object))
    return found


def _add(found: Told, subject: str, name: str, value: str) -> None:
    values = found.get(subject)
    if values is None:
        values = found[subject] = Values()
    known = values.get(name)
    if known is None:
        values[name] = {value}
    else:
        known.add(value)


def union(parts: Iterable[Mapping[str, Values]]) -> Told:
    """Return what several parts tell together; parts are left as they are."""
    found: Told = {}
    for part in parts:
        for subject, values in part.items():
            if subject not in found:
                found[subject] = values
                continue
            joined = found[subject] = Values(found[subject])
            for name, terms in values.items():
                joined[name] = joined[name] | terms
    return found
