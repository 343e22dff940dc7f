"""Compare two spellings of personal names, in any scripts.

Latin forms are compared letter by letter, a Latin form with a phonetic spelling by the
skeleton, two phonetic spellings by the readings that they share; foreign names by sound.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from kg.names.foreign import foreign_cost
from kg.names.phones import hear
from kg.names.readings import load_ranks, readings, syllable_cost, syllable_readings
from kg.names.skeleton import ACCEPT, name_cost, units_cost
from kg.names.syllables import (
    fold,
    is_syllable,
    split_tone,
    split_words,
    syllable_parts,
    syllable_units,
)
from kg.names.tables import load_scripts, script_of
from kg.names.vietnamese import (
    IS_VIETNAMESE,
    has_vietnamese_marks,
    vietnamese_key,
    vietnamese_score,
)

Verdict = Literal["same", "tie", "different"]

#: Foreign names: up to the first the same, up to the second a tie.
_FOREIGN_SAME = 0.2
_FOREIGN_TIE = 0.26
#: A usual syllable that fits a spelling better by this much is a rival.
_RIVAL = 0.03
#: A syllable with other consonants that costs more than this is another syllable.
_OTHER_CONSONANT = 0.14
#: Two spellings in scripts without tones agree in a reading up to this mean cost.
_BOTH = 0.1
_TIE_SCORE = 0.5


@dataclass(frozen=True, slots=True)
class Comparison:
    """Outcome of comparing two names: verdict, score from 0 to 1, and why."""

    verdict: Verdict
    score: float
    reason: str


def same_person(one: str, two: str) -> Comparison:
    """Compare two spellings of names, in any scripts.

    Returns:
        `same`: the spellings agree and nothing written speaks against it;
        `tie`: they may agree, but another usual name fits better, or one is only a
        part of the other; `different`: they do not agree.

    >>> same_person("Trịnh Tuyết Mai", "ত্রিনহ টুয়েট মাই").verdict
    'same'
    >>> same_person("Nguyễn Văn Hùng", "Nguyễn Văn Hưng").verdict
    'different'
    >>> same_person("Nguyễn Văn Hùng", "নগুয়েন ভান হং").verdict
    'tie'
    """
    first, second = sorted((one.strip(), two.strip()))
    return _compare(first, second)


def _strength(item: Comparison) -> tuple[int, float]:
    """Order comparisons: one way of reading that says `same` is enough."""
    return ("different", "tie", "same").index(item.verdict), item.score


@lru_cache(maxsize=131072)  # a build meets the same spellings again and again
def _compare(one: str, two: str) -> Comparison:
    if one.casefold() == two.casefold():
        return Comparison("same", 1.0, "equal")
    found = [_compare_vietnamese(one, two), _compare_foreign(one, two)]
    known = [item for item in found if item is not None]
    return max(known, key=_strength)


def _compare_foreign(one: str, two: str) -> Comparison | None:
    """Compare by romanisation; None where both are surely Vietnamese."""
    if _surely(one) and _surely(two):
        return None
    cost, part = foreign_cost(one, two)
    if cost > _FOREIGN_TIE:
        return Comparison("different", round(max(0.0, _TIE_SCORE - cost), 3), "sounds differ")
    if part:
        return Comparison("tie", _TIE_SCORE, "one is a part of the other")
    if cost > _FOREIGN_SAME:
        return Comparison("tie", _TIE_SCORE, "sounds are near")
    return Comparison("same", round(1.0 - cost, 3), "sounds agree")


def _surely(surface: str) -> bool:
    return script_of(surface) != "hani" and vietnamese_score(surface) >= IS_VIETNAMESE


def _latin_forms(surface: str) -> tuple[str, ...]:
    """Return the Vietnamese Latin forms of a surface that is Latin or Han; else none."""
    script = script_of(surface)
    if script == "latn":
        return (surface,) if all(is_syllable(word) for word in split_words(surface)) else ()
    return tuple(item.text for item in readings(surface)) if script == "hani" else ()


def _compare_vietnamese(one: str, two: str) -> Comparison:
    """Compare as Vietnamese names: Latin letter by letter, others by the skeleton."""
    ones, twos = _latin_forms(one), _latin_forms(two)
    if ones and twos:
        found = [_compare_latin(mine, theirs) for mine in ones for theirs in twos]
    elif ones and _phonetic(two):
        found = [_compare_heard(mine, two) for mine in ones]
    elif twos and _phonetic(one):
        found = [_compare_heard(theirs, one) for theirs in twos]
    elif _phonetic(one) and _phonetic(two):
        found = [_compare_readings(one, two)]
    else:
        found = []
    unlike = Comparison("different", 0.0, "not comparable as Vietnamese names")
    return max(found, key=_strength, default=unlike)


def _phonetic(surface: str) -> bool:
    script = script_of(surface)
    return script in load_scripts() and script not in ("latn", "hani")


def _compare_latin(one: str, two: str) -> Comparison:
    ones, twos = split_words(one), split_words(two)
    if len(ones) != len(twos):
        short, long = sorted((ones, twos), key=len)
        tail = " ".join(long[len(long) - len(short) :])
        if _compare_latin(" ".join(short), tail).verdict == "same":
            return Comparison("tie", _TIE_SCORE, "one is a part of the other")
        return Comparison("different", 0.0, "syllables differ")
    if [_plain(word) for word in ones] != [_plain(word) for word in twos]:
        return Comparison("different", 0.1, "letters differ")
    if not (has_vietnamese_marks(one) and has_vietnamese_marks(two)):
        return Comparison("same", 0.95, "equal but for diacritics that one lacks")
    if all(_toned(mine) == _toned(theirs) for mine, theirs in zip(ones, twos, strict=True)):
        return Comparison("same", 1.0, "equal")
    return Comparison("different", 0.2, "diacritics differ")


def _plain(word: str) -> str:
    return _one_i(fold(word))


def _one_i(word: str) -> str:
    """Write a final y after a consonant as i: Lý and Lí, Mỹ and Mĩ are one."""
    onset, vowels, end = syllable_parts(word)
    return onset + "i" if (vowels, end) in (("y", ""), ("i", "")) else word


def _toned(word: str) -> tuple[str, str]:
    base, tone = split_tone(word)
    return _one_i(base), tone


def _compare_heard(latin: str, heard: str) -> Comparison:
    """Compare a Vietnamese name in Latin letters with a spelling in a phonetic script."""
    syllables, tokens = split_words(latin), split_words(heard)
    cost = name_cost(latin, heard)
    if cost > ACCEPT:
        size = min(len(syllables), len(tokens))
        if len(syllables) != len(tokens):
            tail, heard_tail = " ".join(syllables[-size:]), " ".join(tokens[-size:])
            if name_cost(tail, heard_tail) <= ACCEPT / 2:
                return Comparison("tie", _TIE_SCORE, "one is a part of the other")
        return Comparison("different", round(max(0.0, _TIE_SCORE - cost), 3), "sounds differ")
    if len(syllables) == len(tokens):
        found = [_rival(*pair) for pair in zip(syllables, tokens, strict=True)]
        rivals = [rival for rival in found if rival]
        if any(other for _, other in rivals):
            return Comparison("different", 0.3, f"{rivals[0][0]} is written")
        if rivals:
            return Comparison("tie", _TIE_SCORE, f"{rivals[0][0]} fits better")
    return Comparison("same", round(1.0 - cost, 3), "sounds agree")


@lru_cache(maxsize=32768)
def _rival(syllable: str, token: str) -> tuple[str, bool] | None:
    """Return a usual syllable that a token spells clearly better, if there is one.

    The flag is true where its consonants differ so much that no habit explains it.
    """
    heard = hear(token)
    mine = units_cost(syllable_units(syllable), heard)
    bare, rank = fold(syllable), load_ranks().get(fold(syllable), 9)
    for reading in syllable_readings(heard) if mine > _RIVAL else ():
        theirs = fold(reading.text)
        if theirs == bare or theirs not in load_ranks():
            continue
        # Where most vowels are left out, the more usual name has the benefit of the doubt.
        margin = 3 * _RIVAL if heard.sparse and load_ranks()[theirs] > rank else _RIVAL
        if syllable_cost(theirs, heard) + margin <= mine:
            consonants = vietnamese_key(theirs) != vietnamese_key(syllable)
            return reading.text, consonants and mine > _OTHER_CONSONANT
    return None


def _compare_readings(one: str, two: str) -> Comparison:
    """Compare two spellings in phonetic scripts by the readings that they share."""
    pairs = [
        (item.cost + name_cost(item.text, theirs)) / 2
        for mine, theirs in ((one, two), (two, one))
        for item in readings(mine)
    ]
    best = min(pairs, default=1.0)
    if best <= _BOTH:
        return Comparison("same", round(1.0 - best, 3), "a reading is shared")
    if best <= ACCEPT:
        return Comparison("tie", _TIE_SCORE, "a reading is nearly shared")
    return Comparison("different", round(max(0.0, _TIE_SCORE - best), 3), "no reading is shared")
