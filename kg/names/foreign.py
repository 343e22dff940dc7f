"""Compare names that are not Vietnamese by what their spellings share.

A romanised word becomes a string of pieces (`sh`, `kh`, a vowel); each piece has a
class that all scripts keep (`classes.tsv`: p, b, f and v are one). The classes make
the key, the pieces the judgement.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import permutations

from kg.names.romanise import romanise
from kg.names.syllables import fold
from kg.names.tables import load_scripts, load_surnames, read_table, script_of

_VOWEL = "V"
_SILENT = "-"
_LETTERS = re.compile(r"[a-z]+")
_LONGEST = 5
_MAX_WORDS = 4
#: Particles that come and go between languages.
_PARTICLES = frozenset({"bin", "ibn", "bint", "al", "el", "de", "da", "di", "van", "von", "der"})

# What a difference costs, as a share of one piece.
_SAME_CLASS = 0.2
_OTHER_VOWEL = 0.3
_VOWEL_MORE = 0.4
_SILENT_MORE = 0.25
_CONSONANT_MORE = 0.9
_SPARSE_FACTOR = 0.2


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of letters and the class that it belongs to."""

    text: str
    kind: str


@lru_cache(maxsize=1)
def _classes() -> dict[str, str]:
    rows = read_table("classes.tsv")
    return {row["text"]: row["class"] for row in rows if row["kind"] == "letter"}


@lru_cache(maxsize=65536)
def pieces(word: str) -> tuple[Piece, ...]:
    """Cut a Latin word into pieces, longest first; doubled ones are taken once.

    >>> [piece.kind for piece in pieces("Kuzmin")]
    ['K', 'V', 'S', 'M', 'V', 'N']
    """
    text = "".join(_LETTERS.findall(fold(word)))
    table = _classes()
    out: list[Piece] = []
    at = 0
    while at < len(text):
        for size in range(min(_LONGEST, len(text) - at), 0, -1):
            run = text[at : at + size]
            kind = (table.get("^" + run) if at == 0 else None) or table.get(run)
            if kind is not None:
                break
        else:
            run, kind, size = text[at], _SILENT, 1
        if not out or out[-1].text != run:
            out.append(Piece(run, kind))
        at += size
    return tuple(out)


@lru_cache(maxsize=32768)
def word_class(word: str) -> str:
    """Return the consonant classes of a word; `V` first if it begins with a vowel.

    >>> word_class("Dmitry"), word_class("Dmitriy"), word_class("Ivanov")
    ('TMTL', 'TMTL', 'VPNP')
    """
    kinds = [piece.kind for piece in pieces(word)]
    consonants = [kind for kind in kinds if kind not in (_VOWEL, _SILENT)]
    out = "".join(
        kind for at, kind in enumerate(consonants) if at == 0 or consonants[at - 1] != kind
    )
    begins = next((kind for kind in kinds if kind != _SILENT), "")
    return ("V" if begins == _VOWEL else "") + out


@lru_cache(maxsize=1)
def _east_asian_surnames() -> frozenset[str]:
    """Return Korean family names in all Latin spellings, in lower case."""
    return frozenset(name.lower() for names in load_surnames("ko").values() for name in names)


def _words(surface: str, lang: str | None) -> tuple[str, ...]:
    """Return the romanised words; syllables of a Korean given name are joined."""
    text = romanise(surface, lang)
    words = [word.replace("-", "") for word in re.split(r"[\s.,]+", text)]
    kept = [word for word in words if word and fold(word) not in _PARTICLES]
    words = kept or [word for word in words if word]
    if len(words) == 3 and all(len(word) <= 6 for word in words):
        if words[0].lower() in _east_asian_surnames():
            return (words[0], words[1] + words[2].lower())
        if words[2].lower() in _east_asian_surnames():
            return (words[2], words[0] + words[1].lower())
    return tuple(words[:_MAX_WORDS])


@lru_cache(maxsize=32768)
def foreign_key(surface: str, lang: str | None = None) -> str:
    """Return the key of a name that is not Vietnamese: word classes, order ignored.

    >>> foreign_key("Дмитрий Кузьмин") == foreign_key("দিমিত্রি কুজমিন")
    True
    >>> foreign_key("Kuzmin Dmitry"), foreign_key("Dmitry Kuzmin")
    ('x:KSMN-TMTL', 'x:KSMN-TMTL')
    """
    classes = sorted(word_class(word) or "V" for word in _words(surface, lang))
    return "x:" + "-".join(classes)


def _swap(one: Piece, two: Piece) -> float:
    if one.text == two.text:
        return 0.0
    if one.kind == two.kind:
        return _OTHER_VOWEL if one.kind == _VOWEL else _SAME_CLASS
    return 1.0


def _drop(piece: Piece) -> float:
    if piece.kind == _VOWEL:
        return _VOWEL_MORE
    return _SILENT_MORE if piece.kind == _SILENT else _CONSONANT_MORE


def _distance(one: tuple[Piece, ...], two: tuple[Piece, ...], sparse: bool) -> float:
    """Return the cheapest edit of one string of pieces into the other, per piece."""
    factor = _SPARSE_FACTOR if sparse else 1.0

    def price(cost: float, piece: Piece) -> float:
        return cost * factor if piece.kind == _VOWEL else cost

    row = [0.0]
    for piece in two:
        row.append(row[-1] + price(_drop(piece), piece))
    for mine in one:
        new = [row[0] + price(_drop(mine), mine)]
        for at, theirs in enumerate(two):
            new.append(
                min(
                    row[at] + price(_swap(mine, theirs), theirs),
                    row[at + 1] + price(_drop(mine), mine),
                    new[at] + price(_drop(theirs), theirs),
                )
            )
        row = new
    return row[-1] / max(len(one), len(two), 1)


@lru_cache(maxsize=65536)
def _word_distance(one: str, two: str, sparse: bool) -> float:
    return _distance(pieces(one), pieces(two), sparse)


def _is_sparse(surface: str) -> bool:
    script = load_scripts().get(script_of(surface))
    return script is not None and script.vowels == "long"


def _mean(ones: tuple[str, ...], twos: tuple[str, ...], sparse: bool) -> float:
    """Return the worst and the mean word distance, averaged: one wrong word is too many."""
    each = [_word_distance(one, two, sparse) for one, two in zip(ones, twos, strict=True)]
    return (sum(each) / len(each) + max(each)) / 2


@lru_cache(maxsize=32768)
def foreign_cost(one: str, two: str) -> tuple[float, bool]:
    """Return how far two foreign names are apart, and whether one is only a part.

    Args:
        one: A name in any script.
        two: Another.

    Returns:
        Distance from 0 (equal) to 1, words compared in the best order; True where the
        shorter name lacks words of the longer one (family name alone).
    """
    ones, twos = _words(one, None), _words(two, None)
    if not ones or not twos:
        return 1.0, False
    sparse = _is_sparse(one) or _is_sparse(two)
    joined = _word_distance("".join(ones), "".join(twos), sparse)
    if len(ones) > len(twos):
        ones, twos = twos, ones
    best = min(_mean(ones, order, sparse) for order in permutations(twos, len(ones)))
    if len(ones) == len(twos):
        return min(joined, best), False
    return (joined, False) if joined <= best else (best, True)
