"""Mint IRIs from content: the same input gives the same IRI on every machine.

Here stand the bases and the IRIs of articles and things; those of claims are in
`kg.identity`. Only strings, no RDF library, so that any layer may import it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Final
from urllib.parse import quote

from anyascii import anyascii

from kg.errors import KgError
from kg.model import EntityKind, Span

_SLUG_LENGTH: Final = 48
_HASH_LENGTH: Final = 16  # 64 bits: a clash is unlikely below a billion things
_SHORT_HASH_LENGTH: Final = 10
_SEPARATOR: Final = "\x1f"
_NOT_IN_IRI: Final = re.compile(r'[\x00-\x20<>"{}|\\^`\x7f-\x9f\ud800-\udfff]')


@dataclass(frozen=True, slots=True)
class Bases:
    """Where the IRIs that a user may set begin.

    Attributes:
        things: Base of places, bodies, people and merged claims; ends in `/`.
        articles: Base of articles and their graphs; ends in `/`.
    """

    things: str = "https://w3id.org/coopkg/id/"
    articles: str = "https://w3id.org/coopkg/article/"

    def __post_init__(self) -> None:
        for base in (self.things, self.articles):
            if not re.fullmatch(r"[a-zA-Z][a-zA-Z0-9+.-]*:\S*[/#]", base) or _NOT_IN_IRI.search(
                base
            ):
                raise KgError(
                    f"'{base}' cannot be the base of IRIs.",
                    advice="Give an absolute address that ends in '/' or '#'.",
                )


DEFAULT_BASES: Final = Bases()


def hash_of(parts: Iterable[str], length: int = _HASH_LENGTH) -> str:
    """Return the first `length` hexadecimal digits of the SHA-256 of joined parts."""
    joined = _SEPARATOR.join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(joined).hexdigest()[:length]


def slug(text: str) -> str:
    """Return a readable ASCII form of a name, at most 48 characters, perhaps empty.

    >>> slug("Trịnh Tuyết Mai")
    'trinh-tuyet-mai'
    """
    ascii_text = re.sub(r"[^a-z0-9]+", "-", anyascii(text).lower()).strip("-")
    return ascii_text[:_SLUG_LENGTH].strip("-")


def canonical_decimal(value: Decimal) -> str:
    """Return a decimal without exponent, trailing zeros or a negative zero.

    Raises:
        KgError: the value is not finite.

    >>> canonical_decimal(Decimal("1.50E+3")), canonical_decimal(Decimal("0.30"))
    ('1500', '0.3')
    """
    if not value.is_finite():
        raise KgError(f"'{value}' is not a finite number.", advice="Leave the figure out.")
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def escape_iri(text: str) -> str:
    """Percent-encode the characters that no IRI may hold; leave the others.

    Source: RFC 3987, section 2.2.

    >>> escape_iri("https://example.org/a b")
    'https://example.org/a%20b'
    """
    return _NOT_IN_IRI.sub(
        lambda found: quote(found.group().encode("utf-8", "surrogatepass"), safe=""), text
    )


def _segment(text: str, safe: str = "") -> str:
    """Percent-encode a path segment; one made of dots only would be resolved away."""
    if not text.strip("."):
        return "%2E" * len(text)
    return quote(text.encode("utf-8", "surrogatepass"), safe=safe)


# -- articles and what lies below them -------------------------------------------------


def article_iri(article_id: str, bases: Bases = DEFAULT_BASES) -> str:
    """Return the IRI of an article, which also names its graph.

    >>> article_iri("a b/1")
    'https://w3id.org/coopkg/article/a%20b%2F1'
    """
    return bases.articles + _segment(article_id)


def evidence_iri(article: str, span: Span) -> str:
    """Return the IRI of the evidence at a span of an article (given by IRI)."""
    return f"{article}#evidence-{span.start}-{span.end}"


def quote_iri(article: str, span: Span) -> str:
    """Return the IRI of the quote selector at a span of an article."""
    return f"{article}#quote-{span.start}-{span.end}"


def position_iri(article: str, span: Span) -> str:
    """Return the IRI of the position selector at a span of an article."""
    return f"{article}#position-{span.start}-{span.end}"


def entity_reading_iri(article: str, kind: EntityKind, key: str) -> str:
    """Return the IRI of what an article says of one entity."""
    return f"{article}#entity-{hash_of((kind, key))}"


# -- things ----------------------------------------------------------------------------


def _named(kind: str, key: str, bases: Bases) -> str:
    readable = slug(key)
    digest = hash_of((kind, key), _SHORT_HASH_LENGTH)
    return f"{bases.things}{kind}/{readable + '-' if readable else ''}{digest}"


@lru_cache(maxsize=16384)
def entity_iri(kind: EntityKind, key: str, bases: Bases = DEFAULT_BASES) -> str:
    """Return the IRI of a place, body, person, programme or group.

    Keys of places are codes and stay as they are; of the others the IRI holds a
    readable part and a hash of the whole key. A key that is an IRI of a thing already
    (a reviewer chose that entity) is the IRI.

    >>> entity_iri("place", "VN-HP")
    'https://w3id.org/coopkg/id/place/VN-HP'
    """
    if kind == "place":
        parts = "/".join(_segment(part) for part in key.split("/"))
        return f"{bases.things}place/{parts}"
    if key.startswith(bases.things):
        return escape_iri(key)
    return _named(kind, key, bases)


def publisher_iri(host: str, bases: Bases = DEFAULT_BASES) -> str:
    """Return the IRI of a publisher, given its host name."""
    return f"{bases.things}publisher/{_segment(host)}"


def work_iri(work: str, bases: Bases = DEFAULT_BASES) -> str:
    """Return the IRI of the work that language versions share, given its key."""
    return _named("work", work, bases)


def run_iri(run: str, bases: Bases = DEFAULT_BASES) -> str:
    """Return the IRI of a reading: the state of package, rules and data (a hash)."""
    return f"{bases.things}reading/{_segment(run)}"
