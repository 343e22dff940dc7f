"""Cases of names: the keys under which a declined word finds its nominative.

A declension is the endings of one kind of names, the nominative's first
(`coop:declension`, docs/languages.md). A name's word is kept under its stem and its
declension; a word of a text may be a case of every name whose declension has its ending.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

#: Letters after which a name has no ending of its own to lose.
_VOWELS: Final = frozenset("aeiouyäöüаеёиоуыэюяьй")
#: Letters of a stem; shorter ones meet too many other words.
_SHORTEST: Final = 3


class Endings:
    """The declensions of a language, looked up by the endings of its words."""

    def __init__(self, declensions: tuple[tuple[str, ...], ...]) -> None:
        self._numbers: dict[str, tuple[int, ...]] = {}
        for number, endings in enumerate(declensions):
            for ending in endings:
                self._numbers[ending] = (*self._numbers.get(ending, ()), number)
        self._longest = max(map(len, self._numbers), default=-1)

    def keys(self, word: str) -> Iterator[str]:
        """Yield the keys of all names of which a word may be a case: stem and declension."""
        for length in range(min(self._longest, len(word) - _SHORTEST) + 1):
            stem = word[: len(word) - length]
            for number in self._numbers.get(word[len(stem) :], ()):
                yield f"~{stem}~{number}"


def nominative(word: str, declensions: tuple[tuple[str, ...], ...]) -> str:
    """Return the key of a name's word: its stem and declension; the word if it has none.

    The declension is the one whose first ending, the nominative's, is the longest that fits.

    >>> nominative("москва", (("а", "ы", "е", "у", "ой"), ("", "а", "у")))
    '~москв~0'
    >>> nominative("того", (("а", "ы"),))
    'того'
    """
    fits = [
        n
        for n, endings in enumerate(declensions)
        if _takes(word, endings[0]) and len(word) - len(endings[0]) >= _SHORTEST
    ]
    if not fits:
        return word
    best = max(fits, key=lambda n: len(declensions[n][0]))
    return f"~{word[: len(word) - len(declensions[best][0])]}~{best}"


def _takes(word: str, ending: str) -> bool:
    """Say whether a word stands in the nominative of an ending; none means a consonant."""
    return word.endswith(ending) if ending else word[-1:].isalpha() and word[-1] not in _VOWELS
