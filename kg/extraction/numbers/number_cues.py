"""Words beside a number, looked up longest first on its left and on its right.

A cue is a concept code of the number scheme: `more-than-before`, `magnitude-1000`,
`currency-after-USD`. Codes end their side in `-before` or `-after`; magnitudes, classifiers
and links stand after.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from kg.extraction.numbers.patterns import case_forms, is_letter, needs_left_edge, needs_right_edge
from kg.extraction.numbers.quantity_data import NumberProfile

_SPACES = " \u00a0\u202f\u2009\u200b"
#: Right-hand cues whose codes do not name their side.
_AFTER = ("magnitude-", "money-magnitude-", "classifier", "counted", "link")
Side = Literal["before", "after"]


@dataclass(frozen=True, slots=True)
class Cue:
    """A label found beside a number.

    Attributes:
        role: Code without side and value (`more-than`, `currency`, `magnitude`).
        value: What stands behind it in the code (`USD`, `1000`); empty if nothing.
        start: Offset of its first character.
        end: Offset after it and its case ending.
    """

    role: str
    value: str
    start: int
    end: int

    def number(self) -> Decimal:
        """Return the value of a magnitude."""
        return Decimal(self.value)


@dataclass(frozen=True, slots=True)
class CueTable:
    """The cues of one side, with their lengths from long to short."""

    side: Side
    cues: Mapping[str, tuple[str, str]]
    lengths: tuple[int, ...]
    prefixes: tuple[str, ...]
    suffixes: tuple[str, ...]

    def find_after(self, text: str, at: int, end: int) -> Cue | None:
        """Return the longest cue that begins at `at`, spaces skipped; None if there is none."""
        glued, at = at, skip_spaces(text, at, end)
        for length in self.lengths:
            stop = at + length
            hit = self.cues.get(text[at:stop]) if stop <= end else None
            if hit is not None:
                # One Korean syllable by itself is a word only if it ends there: 사 is in 사업.
                after = self._word_end(text, stop, end, edge=length == 1 and at != glued)
                if after is not None:
                    return Cue(*hit, at, after)
        return None

    def find_before(self, text: str, at: int, start: int) -> Cue | None:
        """Return the longest cue that ends at `at`, spaces skipped; None if there is none."""
        while at > start and text[at - 1] in _SPACES:
            at -= 1
        for length in self.lengths:
            first = at - length
            hit = self.cues.get(text[first:at]) if first >= start else None
            if hit is not None and self._is_word_start(text, first):
                return Cue(*hit, first, at)
        return None

    def _word_end(self, text: str, at: int, end: int, *, edge: bool) -> int | None:
        if at >= end or not is_letter(text[at]):
            return at
        last = text[at - 1]
        if not needs_right_edge(last) and not (edge and needs_left_edge(last)):
            return at if not is_mark(text[at]) else None
        for suffix in self.suffixes:
            stop = at + len(suffix)
            if text.startswith(suffix, at) and (stop >= end or not is_letter(text[stop])):
                return stop
        return None

    def _is_word_start(self, text: str, at: int) -> bool:
        if at == 0 or not needs_left_edge(text[at]) or not is_letter(text[at - 1]):
            return True
        return glued_prefix(text, at, self.prefixes) is not None


def is_mark(char: str) -> bool:
    """Tell whether a character is a combining mark or joiner."""
    return is_letter(char) and not char.isalpha()


def skip_spaces(text: str, at: int, end: int) -> int:
    """Return the offset of the first character that is no space, at most `end`."""
    while at < end and text[at] in _SPACES:
        at += 1
    return at


def glued_prefix(text: str, at: int, prefixes: tuple[str, ...]) -> int | None:
    """Return where a prefix that is glued before `at` begins, None if none is."""
    for prefix in prefixes:
        first = at - len(prefix)
        begins = first >= 0 and text.startswith(prefix, first)
        if begins and (first == 0 or not is_letter(text[first - 1])):
            return first
    return None


def next_words(text: str, at: int, end: int) -> Iterator[int]:
    """Yield the offsets where a counted noun that begins at `at` may end.

    That is the end of one word, or, in scripts without spaces, of one to three characters.
    """
    at = skip_spaces(text, at, end)
    if at < end and needs_left_edge(text[at]):
        stop = at
        while stop < end and stop - at < 24 and is_letter(text[stop]):
            stop += 1
        yield stop
        return
    for stop in range(at + 1, min(at + 4, end)):
        if not is_letter(text[stop - 1]):
            return
        yield stop


def split_code(code: str) -> tuple[str, str, Side] | None:
    """Split a code into role, value and side; None if it is no cue beside a number.

    >>> split_code("currency-after-USD"), split_code("magnitude-1000")
    (('currency', 'USD', 'after'), ('magnitude', '1000', 'after'))
    >>> split_code("value-7") is None
    True
    """
    sides: tuple[Side, Side] = ("before", "after")
    for side in sides:
        role, found, value = code.partition(f"-{side}")
        if found:
            return role, value.removeprefix("-"), side
    if code.startswith(_AFTER):
        role, _, value = code.rpartition("-") if code[-1].isdigit() else (code, "", "")
        return role, value, "after"
    return None


@lru_cache(maxsize=64)
def cue_tables(profile: NumberProfile) -> tuple[CueTable, CueTable]:
    """Return the cues before and after a number; kept as long as there are no more than 64."""
    found: dict[Side, dict[str, tuple[str, str]]] = {"before": {}, "after": {}}
    for code, labels in sorted(profile.labels.items()):
        cue = split_code(code)
        if cue is not None:
            role, value, side = cue
            found[side] |= {form: (role, value) for label in labels for form in case_forms(label)}
    return _table("before", found["before"], profile), _table("after", found["after"], profile)


def _table(side: Side, cues: dict[str, tuple[str, str]], profile: NumberProfile) -> CueTable:
    lengths = tuple(sorted({len(form) for form in cues}, reverse=True))
    longest = tuple(sorted(profile.labels.get("suffix", ()), key=len, reverse=True))
    return CueTable(side, cues, lengths, profile.labels.get("prefix", ()), longest)
