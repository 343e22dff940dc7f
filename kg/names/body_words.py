"""The name of a body in English: common words translated, the others spelled in Latin letters."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from kg.names.romanise import romanise, romanise_place
from kg.names.tables import read_table, script_of
from kg.text import fold

#: Words or characters of the longest row.
_LONGEST = 6
#: Scripts in which the words of a name are not parted.
_UNPARTED = frozenset({"hani", "kana", "hang", "thai"})


@lru_cache(maxsize=32)
def _words(lang: str) -> dict[str, str]:
    """Return what the common words of a language are in English, by their folded form."""
    rows = read_table("body-words.tsv")
    return {fold(row["text"]): row["english"] for row in rows if row["lang"] == lang}


def english_name(name: str, lang: str) -> str:
    """Return the name of a body with its common words in English.

    Args:
        name: As printed, in whatever script; what is in Latin letters stays.
        lang: Its language; of a tag like `zh-Hant` the first part counts.

    >>> english_name("ড্যাফোডিল ইন্টারন্যাশনাল", "bn")
    'Dyafodil International'
    >>> english_name("Laos 苏发努冯师范", "zh")
    'Laos Sufanufeng Normal'
    """
    known = _words(lang.partition("-")[0])
    pieces = (piece for part in _parts(name) for piece in _pieces(part, known, lang))
    return " ".join(pieces)


def _parts(name: str) -> Iterator[list[str]]:
    """Yield what the words of a name consist of: characters of a run without spaces, or words."""
    words: list[str] = []
    for word in unicodedata.normalize("NFC", name).split():
        if script_of(word) in _UNPARTED:
            yield words
            yield list(word)
            words = []
        else:
            words.append(word)
    yield words


def _pieces(units: list[str], known: dict[str, str], lang: str) -> Iterator[str]:
    """Yield the English of each common word of some units, and the rest in Latin letters."""
    joint = "" if units and script_of(units[0]) in _UNPARTED else " "
    begin = k = 0
    while k < len(units):
        ends = range(min(len(units), k + _LONGEST), k, -1)
        end = next((e for e in ends if fold(joint.join(units[k:e])) in known), k)
        if end > k:
            yield from _spelled(joint.join(units[begin:k]), lang)
            yield known[fold(joint.join(units[k:end]))]
            begin = end
        k = max(end, k + 1)
    yield from _spelled(joint.join(units[begin:]), lang)


def _spelled(rest: str, lang: str) -> Iterator[str]:
    if not rest.strip():
        return
    if rest.isascii():
        yield rest
    elif script_of(rest) == "hani":  # no part of it is a family name
        yield romanise(rest, lang).replace(" ", "").capitalize()
    else:
        yield romanise_place(rest, lang)
