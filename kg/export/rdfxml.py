"""RDF/XML: one `rdf:Description` a thing, streamed.

Source: W3C RDF 1.1 XML Syntax; Namespaces in XML 1.0.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from kg.errors import ExportError
from kg.export.names import Names, literal_parts
from kg.export.turtle import NamedLines, by_subject

_LOCAL: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*$")
#: Characters that XML 1.0 cannot hold, not even escaped.
_NOT_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
#: Kept as references: a parser would turn them into other white space.
_WHITE: Final = {"\r": "&#13;"}


def write_rdfxml(graphs: Iterable[NamedLines], comment: str, names: Names) -> Iterator[bytes]:
    """Yield graphs as RDF/XML; graph names are dropped.

    Args:
        graphs: Each with its lines in reading order.
        comment: What the file is; becomes an XML comment.
        names: Prefixes; all are declared.

    Raises:
        ExportError: a blank node, a property without an XML name, or a character that
            XML cannot hold stands in them.
    """
    safe = comment.replace("--", "\u2010\u2010").rstrip("-")
    head = '<?xml version="1.0" encoding="UTF-8"?>\n' + (f"<!--\n{safe}\n-->\n" if safe else "")
    declared = "".join(f"\n    xmlns:{k}={quoteattr(v)}" for k, v in sorted(names.prefixes.items()))
    yield (head + f"<rdf:RDF{declared}>\n").encode()
    for _, lines in graphs:
        for subject, statements in by_subject(lines):
            parts = "".join(_property(subject, *statement, names) for statement in statements)
            head = f"<rdf:Description rdf:about={quoteattr(subject.decode())}>\n"
            yield f"{head}{parts}</rdf:Description>\n".encode()
    yield b"</rdf:RDF>\n"


def _property(subject: bytes, predicate: bytes, value: bytes, names: Names) -> str:
    tag, declared = _tag(predicate, names)
    if value.startswith(b"<"):
        return f"  <{tag}{declared} rdf:resource={quoteattr(value[1:-1].decode())}/>\n"
    text, lang, kind = literal_parts(value)
    if found := _NOT_XML.search(text):
        raise ExportError(
            f"XML cannot hold the character U+{ord(found[0]):04X}.",
            where=subject.decode(),
            advice="Export Turtle, or any other format.",
        )
    extra = f' xml:lang="{lang}"' if lang else f" rdf:datatype={quoteattr(kind)}" if kind else ""
    return f"  <{tag}{declared}{extra}>{escape(text, _WHITE)}</{tag}>\n"


def _tag(predicate: bytes, names: Names) -> tuple[str, str]:
    """Return the element's name and the declaration of its prefix, if that is not known."""
    short = names.iri(predicate).decode()
    _, _, local = short.partition(":")
    if not short.startswith("<") and _LOCAL.match(local):
        return short, ""
    iri = predicate[1:-1].decode()
    found = _LOCAL.search(iri)
    if found is None:
        raise ExportError(
            "This property has no name that XML can write.",
            where=iri,
            advice="Export Turtle, or any other format.",
        )
    return f"p:{found[0]}", f" xmlns:p={quoteattr(iri[: found.start()])}"
