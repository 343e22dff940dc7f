"""Terms as text: prefixed names for IRIs, and the short forms of literals.

All terms here are N-Triples text in bytes, as stores dump them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from kg.errors import ExportError
from kg.iris import DEFAULT_BASES
from kg.namespaces import PREFIXES, SCHEMES

RDF_TYPE: Final = b"<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
XSD_STRING: Final = "http://www.w3.org/2001/XMLSchema#string"
_THINGS: Final = (
    "agreement", "body", "event", "figure", "group", "membership", "partnership", "person",
    "place", "programme", "publisher", "statement", "task", "work",
)  # fmt: skip
_SCHEMES: Final = (
    "agreement-kind", "agreement-status", "body-kind", "event-type", "field", "modality",
    "partnership-kind", "place-kind", "qualifier", "statement-type",
)  # fmt: skip

#: Prefixes of exports: the vocabularies, kinds of things, and schemes.
EXPORT_PREFIXES: Final[Mapping[str, str]] = MappingProxyType(
    dict(
        sorted(
            {
                **PREFIXES,
                **{kind: f"{DEFAULT_BASES.things}{kind}/" for kind in _THINGS},
                **{scheme: f"{SCHEMES}{scheme}/" for scheme in _SCHEMES},
            }.items()
        )
    )
)

# Narrower than Turtle's grammar, so that no name ever needs an escape.
_LOCAL: Final = re.compile(rb"[A-Za-z0-9_][A-Za-z0-9_-]*")
_BARE: Final = {
    b"<http://www.w3.org/2001/XMLSchema#integer>": re.compile(rb"[+-]?[0-9]+"),
    b"<http://www.w3.org/2001/XMLSchema#decimal>": re.compile(rb"[+-]?[0-9]*\.[0-9]+"),
    b"<http://www.w3.org/2001/XMLSchema#boolean>": re.compile(rb"true|false"),
}
#: Terms remembered; those of claims never come back, those of vocabularies always do.
_KNOWN: Final = 50_000


class Names:
    """Shortens terms by a set of prefixes."""

    def __init__(self, prefixes: Mapping[str, str] = EXPORT_PREFIXES) -> None:
        """Keep the prefixes, by namespace."""
        self.prefixes = prefixes
        self._by_namespace = {iri.encode(): name.encode() for name, iri in prefixes.items()}
        self._known: dict[bytes, bytes] = {}

    def iri(self, term: bytes) -> bytes:
        """Return `prefix:local` for `<iri>`, or the term as it is."""
        found = self._known.get(term)
        if found is None:
            found = self._shorten(term)
            if found is not term and len(self._known) < _KNOWN:
                self._known[term] = found
        return found

    def _shorten(self, term: bytes) -> bytes:
        iri = term[1:-1]
        cut = max(iri.rfind(b"#"), iri.rfind(b"/")) + 1
        prefix = self._by_namespace.get(iri[:cut])
        if prefix is None or not _LOCAL.fullmatch(iri, cut):
            return term
        return prefix + b":" + iri[cut:]

    def value(self, term: bytes) -> bytes:
        """Return an object as Turtle writes it most shortly."""
        if term.startswith(b"<"):
            return self.iri(term)
        if not term.endswith(b">"):
            return term
        text, _, kind = term.rpartition(b"^^")
        bare = _BARE.get(kind)
        if bare and bare.fullmatch(text, 1, len(text) - 1):
            return text[1:-1]
        return text + b"^^" + self.iri(kind)


def split_statement(line: bytes) -> tuple[bytes, bytes, bytes]:
    """Return subject (without brackets), predicate and object of a line in reading order.

    Raises:
        ExportError: a blank node or a quoted triple stands in it.

    >>> split_statement(b'urn:a <urn:p> "b c"@en .')
    (b'urn:a', b'<urn:p>', b'"b c"@en')
    """
    subject, predicate, rest = line.split(b" ", 2)
    value = rest[:-2]
    if line[:1] in b":<" or value[:1] not in b'<"' or value[:2] == b"<<":
        raise ExportError(
            "A blank node or a triple within a triple stands in the graph.",
            where=line[:200].decode(errors="replace"),
            advice="Give it an IRI: exports hold IRIs and literals.",
        )
    return subject, predicate, value


_ESCAPE: Final = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_PLAIN: Final = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}


def literal_parts(term: bytes) -> tuple[str, str, str]:
    r"""Return text, language and datatype of a literal; the datatype of plain text is empty.

    >>> literal_parts(b'"a\\n\\u0041"@vi')
    ('a\nA', 'vi', '')
    >>> literal_parts(b'"5"^^<urn:t>')
    ('5', '', 'urn:t')
    """
    end = term.rindex(b'"')
    text, tail = term[1:end].decode(), term[end + 1 :].decode()
    if "\\" in text:
        text = _ESCAPE.sub(_unescaped, text)
    if tail.startswith("@"):
        return text, tail[1:], ""
    kind = tail[3:-1]
    return text, "", "" if kind == XSD_STRING else kind


def _unescaped(match: re.Match[str]) -> str:
    if code := match[1] or match[2]:
        return chr(int(code, 16))
    return _PLAIN.get(match[3], match[3])
