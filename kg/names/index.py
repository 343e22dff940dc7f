"""Find Vietnamese names of a closed list from their spelling in any script.

One index serves places and persons alike. Phonetic scripts go through the tree
of units; Latin text is compared letter by letter with and without tones; Han
characters are read the Sino-Vietnamese way and then compared like Latin text.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

from kg.names.han import vietnamese_of_han
from kg.names.phones import hear
from kg.names.skeleton import ACCEPT, UnitTree
from kg.names.syllables import fold, name_units, split_tone, split_words
from kg.names.tables import script_of

Key = TypeVar("Key", bound=Hashable)

#: Bare letters where the name has diacritics: the same, but other names may be too.
_BARE = 0.01
#: Both have diacritics, and they differ.
_OTHER_TONES = 0.12
#: Most spellings that an index remembers.
_MEMORY = 50_000


def _exact_form(name: str) -> str:
    """Return the name for exact comparison: no spaces, tone after each syllable."""
    return "".join("".join(split_tone(word)) for word in split_words(name))


def _bare_form(name: str) -> str:
    return "".join(split_words(fold(name)))


class NameIndex(Generic[Key]):
    """A list of Vietnamese names, searched by a spelling in any script.

    >>> index = NameIndex([("VN-HP", "Hải Phòng"), ("VN-34", "Khánh Hòa")])
    >>> [index.search(text)[0][0] for text in ("হাই ফং", "خان هوا", "Хайфон", "haiphong")]
    ['VN-HP', 'VN-34', 'VN-HP', 'VN-HP']
    >>> index.search("Москва")
    []
    """

    def __init__(self, names: Iterable[tuple[Key, str]]) -> None:
        """Enter (key, name with diacritics) pairs; a key may have several names."""
        self._tree: UnitTree[Key] = UnitTree()
        self._exact: dict[str, list[Key]] = {}
        self._bare: dict[str, list[Key]] = {}
        self._seen: dict[tuple[str, float], list[tuple[Key, float]]] = {}
        for key, name in names:
            self._tree.add(key, name_units(name))
            self._exact.setdefault(_exact_form(name), []).append(key)
            self._bare.setdefault(_bare_form(name), []).append(key)

    def search(
        self, surface: str, limit: int = 5, max_cost: float = ACCEPT
    ) -> list[tuple[Key, float]]:
        """Return the keys whose name `surface` may spell, best first, each once.

        Args:
            surface: One name in any script, with or without spaces, no type word.
            limit: At most so many.
            max_cost: Normalised cost from 0 to 1 up to which a name counts.

        Returns:
            (key, cost) pairs; ties in the order of entry; empty if nothing fits.
        """
        memo = (surface, max_cost)
        if memo not in self._seen:
            if len(self._seen) >= _MEMORY:
                self._seen.clear()
            self._seen[memo] = self._find(surface, max_cost)
        return self._seen[memo][:limit]

    def _find(self, surface: str, max_cost: float) -> list[tuple[Key, float]]:
        script = script_of(surface)
        if script == "latn":
            found = self._find_latin(surface)
        elif script == "hani":
            found = [
                (key, round(cost + rank * 0.01, 4))
                for rank, reading in enumerate(vietnamese_of_han(surface))
                for key, cost in self._find_latin(reading)
            ]
        else:
            found = self._tree.search(hear(surface), max_cost)
        best: dict[Key, float] = {}
        for key, cost in found:
            if cost <= max_cost and cost < best.get(key, 9.0):
                best[key] = cost
        return sorted(best.items(), key=lambda pair: pair[1])

    def _find_latin(self, surface: str) -> list[tuple[Key, float]]:
        exact = _exact_form(surface)
        bare = _bare_form(surface)
        has_marks = any(ord(char) > 0x7F for char in surface)
        near = [(key, _OTHER_TONES if has_marks else _BARE) for key in self._bare.get(bare, ())]
        return [(key, 0.0) for key in self._exact.get(exact, ())] + near
