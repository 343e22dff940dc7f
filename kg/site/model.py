"""What a page shows, before it is put into the words of a language.

A page is a pure function of its model and a language: equal models are equal pages,
which is how a build knows what it need not write again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

#: Claims, in the order in which pages show them.
CLAIMS: Final = (
    "partnership", "agreement", "event", "statement", "task", "membership", "figure",
)  # fmt: skip
#: What has a page of its own; other claims are shown where they are told and with what they name.
PAGED: Final = (
    "place", "body", "person", "group", "programme",
    "partnership", "agreement", "event", "article", "field",
)  # fmt: skip


@dataclass(frozen=True, slots=True, order=True)
class Value:
    """A value of a role or fact: a thing or concept by its IRI, or a text."""

    text: str = ""
    lang: str = ""
    iri: str = ""


#: Roles with their values, in the order in which pages show them.
Roles = tuple[tuple[str, tuple[Value, ...]], ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a reviewer decided on a claim, and what became of it."""

    verdict: str
    by: str
    when: str
    why: str
    state: str


@dataclass(frozen=True, slots=True)
class Quote:
    """The words of an article behind a claim; offsets are code points into its text."""

    text: str
    lang: str
    article: str
    claim: str
    work: str
    start: int
    end: int
    confidence: str
    modality: str
    rule: str
    verdicts: tuple[Verdict, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """A claim: of the world, or as one article makes it.

    Attributes:
        iri: The claim of the world.
        kind: One of `CLAIMS`.
        code: Concept that says its type, kind or qualifier; empty if none.
        date: EDTF; empty if not told.
        state: Concept of its status or modality.
        confidence: 0 to 1, as text.
        roles: What it says.
        quotes: Best first; at most as many as the page shows.
        told: How many claims of articles stand behind it.
        inherited: Parties that have been merged into other units since.
    """

    iri: str
    kind: str
    code: str
    date: str
    state: str
    confidence: str
    roles: Roles
    quotes: tuple[Quote, ...]
    told: int
    inherited: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Thing:
    """What a page speaks of: where it leads, and what to call it in each language.

    Attributes:
        iri: What it is.
        kind: One of `PAGED`, or another kind, or empty: then nothing leads there.
        names: At most one for each language.
    """

    iri: str
    kind: str
    names: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Facts under one heading.

    Attributes:
        name: Kind of the facts.
        total: How many there are in the graph.
        shown: How many of them pages show; on all parts together.
        facts: Those on this part.
    """

    name: str
    total: int
    shown: int
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One page about one thing; long ones have several parts.

    Attributes:
        kind: One of `PAGED`.
        iri: What it is about.
        names: Its names, by language.
        roles: What is said of it beside claims.
        sections: Claims that name it, or that it makes.
        fact: The claim, if the thing is one.
        things: What is spoken of, sorted by IRI.
        part: From 1.
        parts: How many there are.
    """

    kind: str
    iri: str
    names: tuple[Value, ...]
    roles: Roles
    sections: tuple[Section, ...] = ()
    things: tuple[Thing, ...] = ()
    fact: Fact | None = None
    part: int = 1
    parts: int = 1

    @property
    def by_iri(self) -> dict[str, Thing]:
        """What is spoken of, by IRI."""
        return {thing.iri: thing for thing in self.things}
