"""What a language says about numbers and dates, as plain values.

A profile maps a concept code of `ontology/schemes/number.ttl` or `date.ttl`
(`magnitude-1000`, `month-9`) to its labels in one language. Nothing is read here:
`kg.lexicon_quantities` fills these from Turtle. Profiles compare by identity, so that what
is compiled from one can be kept as long as the profile itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from kg.model import Span

Labels = Mapping[str, tuple[str, ...]]
Qualifier = Literal["exact", "nearly", "more than", "about", "at least"]
NumberKind = Literal[
    "quantity",
    "year",
    "ordinal",
    "document",
    "phone",
    "time",
    "date-part",
    "list-number",
    "code",
]
Precision = Literal["day", "month", "year", "range", "relative"]
Tense = Literal["past", "future"]


@dataclass(frozen=True, eq=False)
class NumberProfile:
    """Number words, separators and cues of one language.

    Attributes:
        lang: BCP 47 tag.
        labels: Concept code of the number scheme to its labels, sorted.
    """

    lang: str
    labels: Labels


@dataclass(frozen=True, eq=False)
class DateProfile:
    """Date forms, month names and relative expressions of one language.

    Attributes:
        lang: BCP 47 tag.
        labels: Concept code of the date scheme to its labels; labels of forms are
            templates, see `kg.extraction.numbers.patterns`.
    """

    lang: str
    labels: Labels


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it stands in the text.

    Attributes:
        span: The number with its magnitude, percent sign and currency; neither
            qualifier nor classifier.
        raw: The characters of `span`.
        value: Magnitudes multiplied in; the lower end of a range.
        value_max: Upper end of a range; None if it is none.
        became: What the amount became, with the same unit; None if nothing tells.
        qualifier: What the words beside it say of its exactness.
        qualifier_span: Where they stand; None if exact.
        percent: Whether it is a share of a hundred.
        currency: ISO 4217 code, or a word that several states share; None if it is no money.
        magnitude: What the number was multiplied with; 1 if nothing.
        unit_start: Offset after number, classifier and case endings, where a
            counted noun that follows would begin.
        ordinal: Whether it gives a rank.
        kind: What it is; only `quantity` is an amount of something.
        in_words: Whether it is written without digits.
    """

    span: Span
    raw: str
    value: Decimal
    value_max: Decimal | None
    qualifier: Qualifier
    qualifier_span: Span | None
    percent: bool
    currency: str | None
    magnitude: Decimal
    unit_start: int
    ordinal: bool
    kind: NumberKind
    in_words: bool
    became: Decimal | None = None


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date as it stands in the text.

    Attributes:
        span: Where, without the words that only announce it.
        raw: The characters of `span`.
        edtf: The date, its year completed from the publication date where that fixes it;
            empty if nothing of it is known ("yesterday" in an undated article).
        precision: `relative` if `edtf` is empty.
        relative: Whether it was said relative to another date.
        printed: EDTF of what is printed, `XXXX` for a year that is not.
        inferred: Whether `edtf` says more than `printed`.
        weekday: Whether a weekday alone tells it, and no "last" or "next": read as the last such.
        of_day: Whether a day is told, even one that nothing works out ("yesterday").
        bare: Whether it is a day of no month ("on the 10th"), read as the last such.
        named_day: 1 (Monday) to 7 if a day of the week is named.
    """

    span: Span
    raw: str
    edtf: str
    precision: Precision
    relative: bool
    printed: str
    inferred: bool
    weekday: bool = False
    of_day: bool = False
    bare: bool = False
    named_day: int | None = None
