"""Names folded for comparison: case, width, diacritics, hyphens and spaces."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

_LATIN = str.maketrans({"đ": "d", "Đ": "d", "ı": "i", "ł": "l", "ø": "o", "æ": "ae", "œ": "oe"})
#: Combining marks that readers leave out: of Latin, Cyrillic and Greek, and Arabic vowel signs.
_MARKS = (range(0x300, 0x370), range(0x64B, 0x660), range(0x670, 0x671))
#: Where characters stand that may fold to a letter of another code: all but ideographs,
#: syllables of Hangul and what lies beyond the first plane, save its letters for formulas.
_FOLDING = (range(0x20, 0x3400), range(0xF900, 0xFFFE), range(0x1D400, 0x1D800))


@lru_cache(maxsize=65536)
def fold_name(text: str) -> str:
    """Fold a name for comparison: case, width, diacritics, hyphens and spaces.

    Signs that are part of a letter (Bengali, Thai and other vowel signs) stay.

    >>> fold_name("HẢI-PHÒNG") == fold_name("hai  phong")
    True
    >>> fold_name("হাইফোং") == fold_name("হাফং")
    False
    """
    marked = unicodedata.normalize("NFKD", text.casefold()).translate(_LATIN)
    kept = (c for c in marked if not any(ord(c) in marks for marks in _MARKS))
    words = "".join(" " if _is_gap(c) else c for c in kept if unicodedata.category(c) != "Cf")
    return unicodedata.normalize("NFC", " ".join(words.split()))


def _is_gap(char: str) -> bool:
    return unicodedata.category(char)[0] in "ZPC"


@lru_cache(maxsize=4096)
def first_letter(char: str) -> str:
    """Return what a name's first character folds to; empty for a gap or a mark."""
    return fold_name(char)[:1]


@lru_cache(maxsize=64)
def folding_to(letter: str) -> str:
    """Return the characters that a name may begin with whose folded form begins with a letter."""
    return "".join(sorted({letter, *_by_folded().get(letter, ()), *_by_folded()[""]}))


@lru_cache(maxsize=1)
def _by_folded() -> Mapping[str, Sequence[str]]:
    found: dict[str, list[str]] = defaultdict(list, {"": []})
    for char in (chr(code) for codes in _FOLDING for code in codes):
        found[fold_name.__wrapped__(char)[:1]].append(char)
    return found
