"""Word edges, letter case, digits and web addresses, shared by numbers and dates."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache

#: Combining characters and joiners: `\w` of the standard library leaves them out.
MARKS = (
    "\u0300-\u036f\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0900-\u0903"
    "\u093a-\u093c\u093e-\u094f\u0951-\u0957\u0962-\u0963\u0981-\u0983\u09bc\u09be-\u09cd\u09d7"
    "\u0a01-\u0a03\u0a3c-\u0a51\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece"
    "\u17b4-\u17d3\u200c\u200d"
)
#: Scripts written without spaces: Thai, Lao, Myanmar, Khmer, kana, Han.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u30ff\u3400-\u9fff]")
_HANGUL = re.compile("[\uac00-\ud7a3]")
_MARK = re.compile(f"[{MARKS}]")
#: Code points of the digit zero in the scripts that news is written in.
_ZEROS = (0x30, 0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0xED0, 0x1040, 0x17E0, 0xFF10)
SPACE = "[ \u00a0\u202f\u2009\u200b]"
NO_LETTER_BEFORE = f"(?<![^\\W\\d_])(?<![{MARKS}])"
NO_LETTER_AFTER = f"(?![^\\W\\d_])(?![{MARKS}])"


def is_letter(char: str) -> bool:
    """Tell whether a character belongs to a word (letters and combining marks)."""
    return char.isalpha() or bool(char and _MARK.match(char))


def is_cased(char: str) -> bool:
    """Tell whether a character has upper and lower case (Latin, Cyrillic, Greek)."""
    return char.lower() != char.upper()


def needs_left_edge(char: str) -> bool:
    """Tell whether a label that begins with `char` must begin a word."""
    return is_letter(char) and not _UNSPACED.match(char)


def needs_right_edge(char: str) -> bool:
    """Tell whether a label that ends with `char` must end a word (Korean takes particles)."""
    return needs_left_edge(char) and not _HANGUL.match(char)


def case_forms(label: str) -> set[str]:
    """Return the ways to write a label: as it is, in capitals, and begun with one.

    >>> sorted(case_forms("gần")), sorted(case_forms("May"))
    (['GẦN', 'Gần', 'gần'], ['MAY', 'May'])
    """
    return {label, label.upper(), label[:1].upper() + label[1:]}


def digits(first: int, last: int) -> str:
    """Return a character class of the digits `first` to `last` in every script."""
    return "[" + "".join(f"{chr(z + first)}-{chr(z + last)}" for z in _ZEROS) + "]"


def alternation(labels: Iterable[str]) -> str:
    """Return an expression for any of the labels, longest first, in their case forms."""
    forms = {form for label in labels for form in case_forms(label)}
    return "(?:" + "|".join(map(re.escape, sorted(forms, key=lambda f: (-len(f), f)))) + ")"


_URL = re.compile(r"(?:https?://|www\.)\S+")


@lru_cache(maxsize=32)
def url_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Return where web addresses stand, in order; digits in them count nothing."""
    return tuple(match.span() for match in _URL.finditer(text))


def in_spans(offset: int, spans: tuple[tuple[int, int], ...]) -> bool:
    """Tell whether an offset lies in one of the ordered spans."""
    at = bisect_right(spans, (offset, sys.maxsize)) - 1
    return at >= 0 and spans[at][0] <= offset < spans[at][1]
