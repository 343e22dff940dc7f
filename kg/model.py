"""The value types everything else speaks: articles, spans, entities, claims.

All are frozen, compare by value and hold no RDF. Offsets are code points into
`Article.text`, half open, from 0.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

RegionKind = Literal[
    "headline", "lead", "body", "caption", "byline", "source", "second_item", "navigation"
]
#: Regions whose text may support a claim (DESIGN: the way of an article).
CLAIM_REGIONS: frozenset[str] = frozenset({"headline", "lead", "body", "caption"})

ClaimType = Literal[
    "event", "agreement", "partnership", "membership", "statement", "task", "figure"
]
Modality = Literal["asserted", "planned", "proposed", "negated", "hypothetical", "reported"]
EntityKind = Literal["place", "body", "person", "programme", "group"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open code-point offsets from 0 into `Article.text`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters of `text` that the span covers."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Region:
    """A part of an article with one function on the page."""

    kind: RegionKind
    span: Span
    lang: str


@dataclass(frozen=True, slots=True)
class Article:
    r"""One news item.

    Attributes:
        id: The record's identifier, else the stem of its file.
        text: What came out of the file: line ends `\n`, NFC, joiners kept.
        lang: BCP 47 tag of the article.
        regions: In text order, without overlap; gaps are white space.
        url: Source address as printed or given; None if there is none.
        work: Key of the work that all its language versions share.
        publisher: Host name of the publisher without `www.`; None if unknown.
        home: Gazetteer key of the publisher's home locality (`VN-01`); None if unknown.
        title: Headline from the record or the page; None if there is none.
        published: EDTF date of publication; None if unknown.
        path: Where it was read from, for messages.
        sha256: Hexadecimal hash of `text` in UTF-8.
    """

    id: str
    text: str
    lang: str
    regions: tuple[Region, ...]
    work: str
    sha256: str
    url: str | None = None
    publisher: str | None = None
    home: str | None = None
    title: str | None = None
    published: str | None = None
    path: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A span where labels of concepts stand.

    Attributes:
        span: Where.
        surface: The exact characters there.
        concepts: Compact ids (`cue:sign`, `place:VN-HP`), sorted.
        lang: Language of the label that matched.
    """

    span: Span
    surface: str
    concepts: tuple[str, ...]
    lang: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """A verbatim slice of an article that supports a claim."""

    span: Span
    quote: str


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a thing, with its language tag (`und` if unknown)."""

    text: str
    lang: str


@dataclass(frozen=True, slots=True)
class Entity:
    """A place, body, person, programme or unnamed group that takes part in claims.

    Attributes:
        kind: Which of the five.
        key: Identity from content, equal in every article that speaks of it:
            the gazetteer key for places (`VN-HP`, `local/...` if not in it), and for
            the others a text made of kind, locality and name (see `kg.iris`).
        label: English label (for people: the Latin name where known, else as printed).
        code: Body or place kind code of DESIGN section 3; empty for the others.
        locality: Key of the place it acts for, or that contains it; None if unknown.
        country: ISO 3166-1 alpha-2 of a place; empty otherwise.
        iso: ISO 3166-2 code of a place; empty if none.
        wikidata: Q-identifier of a place; empty if none.
        parent: Key of the body it is part of; None if none.
        printed: The forms printed in the article, in order of first occurrence.
        names: Known names in other languages.
        reason: Why the printed forms were linked to this entity.
        score: How sure that link is, 0 to 1.
        candidates: Keys of other possible targets, best first.
        name_key: Of a person: what all spellings of the name share (`kg.names.person_key`).
        holds: Of a person: bodies, posts with their place, and the work, as
            `body:KEY`, `post:CODE@PLACE` and `work:KEY`.
        evidence: Of a place that no claim names: where a sentence that proves a claim, or
            tells of contact, names it.
    """

    kind: EntityKind
    key: str
    label: str
    code: str = ""
    locality: str | None = None
    country: str = ""
    iso: str = ""
    wikidata: str = ""
    parent: str | None = None
    printed: tuple[Name, ...] = ()
    names: tuple[Name, ...] = ()
    reason: str = ""
    score: float = 1.0
    candidates: tuple[str, ...] = ()
    name_key: str = ""
    holds: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Ref:
    """Reference from a claim's role to an `Entity` of the same reading."""

    kind: EntityKind
    key: str


#: What may fill a role: an entity, a concept code, EDTF date or text, or a number.
Value = Ref | str | Decimal


@dataclass(frozen=True, slots=True)
class Claim:
    """One typed record with roles, as one article tells it.

    Roles by type (every value is a tuple, `Ref` unless said; absent if unknown):

    - event: `type` (code), `party`, `host`, `guest`, `leader`, `participant`,
      `place` , `date` (EDTF), `title` (text)
    - agreement: `kind`, `status` (codes), `party`, `signatory`, `field` (codes),
      `date`, `period` (EDTF), `title` (text)
    - partnership: `a`, `b`, `kind` (code), `since` (EDTF)
    - membership: `person`, `body`, `post` (English text), `locality`, `date` (EDTF)
    - statement: `type` (proposal, request, commitment, praise), `speaker`,
      `addressee`, `field`, `programme`, `deadline` (EDTF), `content` (text)
    - task: `assigner`, `addressee`, `supporting`, `field`, `programme`, `deadline`,
      `content` (text)
    - figure: `value` (Decimal), `raw` (text), `unit` (English text), `qualifier`
      (exact, nearly, more than, about, at least), `about` (text), `owner` (Ref)

    Attributes:
        evidence: At least one; the first is the best quote.
        rule: Name of the frame or rule that made it.
        confidence: 0 to 1.
        reasons: Why the confidence is what it is, readable.
    """

    type: ClaimType
    roles: Mapping[str, tuple[Value, ...]]
    evidence: tuple[Evidence, ...]
    rule: str
    modality: Modality = "asserted"
    confidence: float = 0.5
    reasons: tuple[str, ...] = ()

    def one(self, role: str) -> Value | None:
        """Return the first value of a role, or None."""
        values = self.roles.get(role, ())
        return values[0] if values else None


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from one article: its entities and its claims.

    `entities` holds every entity that a claim refers to, directly or as the
    locality or parent of one, sorted by kind and key.
    """

    article: Article
    entities: tuple[Entity, ...] = ()
    claims: tuple[Claim, ...] = field(default=())
