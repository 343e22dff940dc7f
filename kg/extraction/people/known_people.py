"""Who is who among the names of one article."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kg.names import historical_names, person_key, same_person
from kg.names.tables import script_of
from kg.text import find_tokens, fold, fold_loose

_BETWEEN = re.compile(r"[\s·・･＝=]+")  # what parts the names of a person
_LATIN = script_of("a")
_BLESSED = frozenset("\u0610\u0611\u0612\u0613\ufdfa")  # signs over names in Arabic script
_BY_LETTER = frozenset({"thai", "laoo", "khmr"})  # scripts whose letters are words of a text
_SYLLABLES = 2  # of a given name in Korean letters, and of a family name that stands alone


@dataclass(frozen=True, slots=True)
class _Known:
    """A name as first printed: its words with and without diacritics, and whose it is."""

    name: str
    words: frozenset[str]
    bare: frozenset[str]
    base: str
    key: str

    @property
    def has_marks(self) -> bool:
        return self.words != self.bare


class KnownPeople:
    """The names of an article in the order of the text, each with the key of a person.

    Names are one person's if their spellings may be one name, or if one is a part of the
    other and of no third. Names that only share their consonants get keys of their own.
    """

    def __init__(self, lang: str) -> None:
        """Begin without names; `lang` is the BCP 47 tag of the article."""
        self._lang = lang
        self._known: dict[str, _Known] = {}

    def __contains__(self, name: str) -> bool:
        """Say whether a name was seen before, with or without diacritics."""
        bare = fold_loose(name)
        return any(fold_loose(known.name) == bare for known in self._known.values())

    def words(self, *, last: bool = False) -> set[str]:
        """Return the words of all names, or only their last ones, without diacritics."""
        names = [fold_loose(known.name).split() for known in self._known.values()]
        return {word for name in names for word in (name[-1:] if last else name)}

    def names(self) -> list[str]:
        """Return the names as first printed, in the order of the text."""
        return [known.name for known in self._known.values()]

    def begins(self, text: str) -> bool:
        """Say whether a longer name seen before begins with these characters."""
        return any(k.name.startswith(text) and k.name != text for k in self._known.values())

    def key(self, name: str) -> str:
        """Return the key of the person that a name means, a new one if it is nobody's."""
        known = self._known.get(name.casefold())
        if known is None:
            words = frozenset(map(fold, _words(name)))
            new = _Known(name, words, frozenset(fold_loose(name).split()), "", "")
            base = person_key(name, self._lang)
            key = self._longer(new) or self._same(name, base) or self._shorter(name, base)
            key = key or self._free(base)
            known = _Known(name, words, new.bare, base, key)
            self._known[name.casefold()] = known
        return known.key

    def _longer(self, new: _Known) -> str | None:
        """Return the key of the one person whose name has all these words and more."""
        keys = {
            known.key
            for known in self._known.values()
            if (
                new.words < known.words
                if new.has_marks and known.has_marks
                else new.bare < known.bare
            )
        }
        keys = keys or self._of_family(new.name)
        return keys.pop() if len(keys) == 1 else None

    def _shorter(self, name: str, base: str) -> str | None:
        """Return the key of the one person of whom only the first or last part was named before.

        Headlines say "Orlov" or "Anutin" before the text says "Vasily Orlov". A full Vietnamese
        name keeps its own key, which tells the country.
        """
        if base.startswith("vn:"):
            return None
        parts = [fold_loose(part) for part in _BETWEEN.split(name)]
        ends = {parts[0], parts[-1]} if len(parts) > 1 else set()
        keys = {known.key for known in self._known.values() if fold_loose(known.name) in ends}
        return keys.pop() if len(keys) == 1 else None

    def _of_family(self, name: str) -> set[str]:
        """Return the keys of those whose name in one Korean word begins with a family name.

        "저우" is 저우광즈; one of one syllable stands by itself, and needs a post.
        """
        if len(name) < _SYLLABLES or script_of(name) != "hang":
            return set()
        known = [k for k in self._known.values() if k.name.startswith(name) and " " not in k.name]
        return {k.key for k in known if 0 < len(k.name) - len(name) <= _SYLLABLES}

    def _same(self, name: str, base: str) -> str | None:
        for known in self._known.values():
            if known.base == base and same_person(name, known.name).verdict != "different":
                return known.key
        return None

    def _free(self, base: str) -> str:
        """Return a key of those consonants that nobody has."""
        taken = {known.key for known in self._known.values()}
        if base not in taken:
            return base
        return next(key for n in range(2, len(taken) + 2) if (key := f"{base}~{n}") not in taken)


def _words(name: str) -> list[str]:
    if script_of(name) in _BY_LETTER:
        return name.split()  # parts of a name have spaces, where words have none
    tokens = find_tokens(name)
    return [tokens.surface(i, i + 1) for i in range(len(tokens)) if tokens.is_word(i)]


def is_historical(surface: str, key: str) -> bool:
    """Say whether a name with a key is that of a person of history.

    One with fewer parts is not: "Zhang Li" only sounds like Chu Ân Lai. A sign of blessing
    over a name honours the dead.
    """
    if not _BLESSED.isdisjoint(surface):
        return True
    parts = len(surface.split()) if " " in surface else len(surface)
    own = script_of(surface)
    return any(
        parts >= len(name.split())
        and script_of(name) in (own, _LATIN)
        and same_person(surface, name).verdict != "different"
        for name in _historical(key)
    )


@lru_cache(maxsize=1024)
def _historical(key: str) -> tuple[str, ...]:
    """Return the people of history whose names have the consonants of a key."""
    return tuple(name for name in historical_names() if person_key(name) == key)
