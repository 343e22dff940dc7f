"""What the layers hand on: an article cut into sentences of items.

A `Scene` is made once per article and filled layer by layer; nothing outside the
extraction sees it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeVar

from kg.model import Article, Entity, EntityKind, Evidence, Name, Ref

if TYPE_CHECKING:
    from kg.extraction.frames import Frames
    from kg.extraction.numbers.dates import DateProfile
    from kg.extraction.numbers.numbers import Number, NumberProfile
    from kg.gazetteer import Gazetteer
    from kg.lexicon import Hit, Lexicon
    from kg.text import Tokens


_Item = TypeVar("_Item")


@dataclass(slots=True)
class PlacePhrase:
    """Words that name a place, with its type word.

    Attributes:
        i: First word.
        j: Word after the last.
        key: Key of the place.
        kind: Place kind code.
        country: ISO 3166-1 code; empty if unknown.
        container: Named only to say where another place lies.
        name_i: First word of the name itself, without the type word.
        name_j: Word after the name itself.
    """

    i: int
    j: int
    key: str
    kind: str
    country: str
    container: bool = False
    name_i: int = 0
    name_j: int = 0


@dataclass(slots=True)
class BodyPhrase:
    """Words that name a body.

    Attributes:
        head: Code of the body head (`people-committee`).
        spec: Codes of what it deals with.
        raw_spec: Printed specialisation that no label knows.
        place: Key of the place in its name; None if the context must tell.
        level: `provincial`, `municipal`, `district`, `central` or empty.
        second: Key of a second country (friendship associations).
        explicit: The place stands in the name and was not taken from the context.
    """

    i: int
    j: int
    head: str
    spec: tuple[str, ...] = ()
    raw_spec: str = ""
    place: str | None = None
    level: str = ""
    second: str | None = None
    key: str = ""
    explicit: bool = False


@dataclass(slots=True)
class PersonPhrase:
    """Words that name a person, with the posts beside the name.

    Attributes:
        posts: Post code, the body it is held in (or None), the place it governs (or None).
        remits: Codes of what a post deals with, by post code.
    """

    i: int
    j: int
    name: str
    key: str = ""
    posts: list[tuple[str, BodyPhrase | None, str | None]] = field(default_factory=list)
    remits: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(slots=True)
class Actor:
    """Somebody or something that can fill a role, in the order of the text.

    Attributes:
        kind: `place`, `body`, `person` or `group`.
        keys: Entity keys; several for "the two provinces".
        locality: Place keys it stands for, parallel to nothing; may be empty.
        marks: What stands beside it: `delegation`, `leaders`, `object`, `with`, `pronoun`.
    """

    i: int
    j: int
    kind: EntityKind
    keys: tuple[str, ...]
    locality: tuple[str, ...]
    marks: frozenset[str] = frozenset()


@dataclass(slots=True)
class Sentence:
    """One sentence of a region that may support claims, as a range of words.

    Attributes:
        dates: First word, EDTF and precision of each date.
        days: First words of days that nothing works out: "yesterday" in an undated article.
    """

    index: int
    region: str
    paragraph: int
    i: int
    j: int
    hits: list[Hit] = field(default_factory=list)
    places: list[PlacePhrase] = field(default_factory=list)
    bodies: list[BodyPhrase] = field(default_factory=list)
    people: list[PersonPhrase] = field(default_factory=list)
    actors: list[Actor] = field(default_factory=list)
    dates: list[tuple[int, str, str]] = field(default_factory=list)
    days: list[int] = field(default_factory=list)
    numbers: list[Number] = field(default_factory=list)

    def cues(self, *concepts: str) -> list[Hit]:
        """Return the hits that carry one of the concepts."""
        wanted = frozenset(concepts)
        return [h for h in self.hits if not wanted.isdisjoint(h.concepts)]

    def has(self, *concepts: str) -> bool:
        """Say whether one of the concepts stands in the sentence."""
        wanted = frozenset(concepts)
        for hit in self.hits:  # noqa: SIM110 - asked very often, and any() takes twice the time
            if not wanted.isdisjoint(hit.concepts):
                return True
        return False

    def years_alone(self) -> set[str]:
        """Return the years that the sentence names by themselves: no day, no month."""
        bare = {str(n.value) for n in self.numbers if n.kind == "year"}
        return bare | {edtf for _, edtf, precision in self.dates if precision == "year"}

    def is_labelled(self, k: int) -> bool:
        """Say whether a label stands at word `k`."""
        return any(h.i <= k < h.j for h in self.hits)


@dataclass(slots=True)
class Scene:
    """An article on its way from words to claims.

    Attributes:
        numbers: How the language writes numbers.
        dates: How the language writes dates.
        quantified: Dates and numbers have been looked for; most news does without.
        written: The day that "today" is in the text, perhaps without its year; None if unknown.
        year: The year that the text tells its days of; None if it names none.
        begun: Full days on which began what has its anniversary: no news is of them.
        contact: It tells of contact with a foreign partner.
        programme: It may be of a programme; which its tasks decide.
        misread: Folded names of countries that mean a province of this article.
        ordered: First word and word after the last of each task: what is in it has not happened.
    """

    article: Article
    lexicon: Lexicon
    gazetteer: Gazetteer
    frames: Frames
    tokens: Tokens
    numbers: NumberProfile
    dates: DateProfile
    written: str | None = None
    sentences: list[Sentence] = field(default_factory=list)
    entities: dict[tuple[str, str], Entity] = field(default_factory=dict)
    quantified: bool = False
    year: str | None = None
    begun: frozenset[str] = frozenset()
    home: str | None = None
    partners: list[str] = field(default_factory=list)
    weights: dict[str, float] = field(default_factory=dict)
    contact: bool = False
    domestic: bool = False
    programme: bool = False
    states: frozenset[str] = frozenset()
    misread: set[str] = field(default_factory=set)
    ordered: list[tuple[int, int]] = field(default_factory=list)

    def evidence(self, sentence: Sentence, i: int | None = None, j: int | None = None) -> Evidence:
        """Return the quote of a sentence, or of words `i` to `j` in it."""
        first = sentence.i if i is None else i
        last = sentence.j if j is None else j
        span = self.tokens.span(first, last)
        return Evidence(span, span.of(self.article.text))

    def reach(self, words: int) -> int:
        """Return a distance in words as one in tokens: without spaces, letters are tokens."""
        return words * int(self.lexicon.profile.word_length)

    def is_ordered(self, k: int) -> bool:
        """Say whether word `k` stands in a task: what is told there has not happened."""
        return any(i <= k < j for i, j in self.ordered)

    def surface(self, i: int, j: int) -> str:
        """Return the printed characters of words `i` to `j`."""
        return self.tokens.surface(i, j)

    def add(self, entity: Entity, printed: str = "") -> Ref:
        """Register an entity, or add a printed form to a known one."""
        known = self.entities.get((entity.kind, entity.key), entity)
        forms = dict.fromkeys((*known.printed, *entity.printed))
        if printed:
            forms[Name(printed, self.article.lang)] = None
        if known.printed != tuple(forms):
            known = replace(known, printed=tuple(forms))
        self.entities[entity.kind, entity.key] = known
        return Ref(entity.kind, entity.key)

    def in_regions(self, *regions: str) -> Iterator[Sentence]:
        """Yield the sentences of some regions."""
        return (s for s in self.sentences if s.region in regions)


def grouped(items: Iterable[_Item], joins: Callable[[_Item, _Item], bool]) -> list[list[_Item]]:
    """Return the items in runs: each item that joins the one before it stands in its run."""
    runs: list[list[_Item]] = []
    for item in items:
        if runs and joins(runs[-1][-1], item):
            runs[-1].append(item)
        else:
            runs.append([item])
    return runs


def unique(items: Iterable[str]) -> tuple[str, ...]:
    """Return the items once each, in the order of their first occurrence."""
    return tuple(dict.fromkeys(items))
