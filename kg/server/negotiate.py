"""Which format a client wants: content negotiation (RFC 9110, section 12)."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

import mimeparse

from kg.server.problems import ProblemError

#: Media types of SELECT and ASK, most wanted last; values are formats of `kg.results`.
ROWS: Final = MappingProxyType(
    {
        "text/turtle": "ttl",
        "text/markdown": "md",
        "application/json": "json",
        "application/xml": "xml",
        "text/tab-separated-values": "tsv",
        "text/csv": "csv",
        "application/sparql-results+xml": "xml",
        "application/sparql-results+json": "json",
    }
)
BOOLEANS: Final = MappingProxyType({k: v for k, v in ROWS.items() if v in {"json", "xml"}})
#: Media types of CONSTRUCT, DESCRIBE and resources, most wanted last.
TRIPLES: Final = (
    "application/json",
    "text/plain",
    "application/xml",
    "application/rdf+xml",
    "application/n-triples",
    "application/ld+json",
    "text/turtle",
)
#: What a media type that clients send for want of a better one means here.
MEANT: Final = MappingProxyType(
    {
        "application/json": "application/ld+json",
        "application/xml": "application/rdf+xml",
        "text/plain": "application/n-triples",
    }
)
#: Short names for `?format=` and file endings.
SHORT: Final = MappingProxyType(
    {
        "json": "application/sparql-results+json",
        "xml": "application/sparql-results+xml",
        "csv": "text/csv",
        "tsv": "text/tab-separated-values",
        "md": "text/markdown",
        "ttl": "text/turtle",
        "nt": "application/n-triples",
        "jsonld": "application/ld+json",
        "rdf": "application/rdf+xml",
        "html": "text/html",
        # As SPARQLWrapper and other clients write them.
        "turtle": "text/turtle",
        "rdf+xml": "application/rdf+xml",
        "json-ld": "application/ld+json",
    }
)


def choose(accept: str, offered: tuple[str, ...]) -> str:
    """Return the media type that suits a client best.

    Args:
        accept: The header as sent; empty means anything.
        offered: Media types, most wanted last.

    Raises:
        ProblemError: 406 if none suits.
    """
    try:
        found = mimeparse.best_match(list(offered), accept or "*/*")
    except (mimeparse.MimeTypeParseException, ValueError):
        found = ""
    if not found:
        raise ProblemError(
            406, "No such format", f"This can be had as {', '.join(reversed(offered))}."
        )
    return str(found)
