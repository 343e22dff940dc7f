"""Recognise Vietnamese personal names in any script: score, family name, key.

A name is a family name and one to four syllables. Shape alone is weak evidence in
running text: callers want a title before the name.
"""

from __future__ import annotations

from functools import lru_cache

from kg.names.readings import (
    MAX_SYLLABLES,
    RARE_FAMILY,
    load_families,
    rarity,
    readings,
)
from kg.names.syllables import (
    fold,
    is_syllable,
    split_tone,
    split_words,
    syllable_units,
)
from kg.names.tables import load_surnames, read_table, script_of

#: A score from which a surface is taken for a Vietnamese name.
IS_VIETNAMESE = 0.5
#: Factor for a name in Hangul that begins with a Korean family name.
_KOREAN = 0.6


def vietnamese_readings(surface: str) -> list[str]:
    """Return bare Latin spellings that a foreign spelling may stand for, best first.

    >>> vietnamese_readings("ট্রিনহ টুয়েট মাই")[0]
    'Trinh Tuyet Mai'
    """
    plain = [fold(reading.text).title() for reading in readings(surface)]
    return list(dict.fromkeys(plain))


def family_name(surface: str) -> str | None:
    """Return the family name with diacritics that a foreign or bare spelling begins with.

    >>> family_name("ত্রিনহ টুয়েট মাই"), family_name("Trinh Tuyet Mai"), family_name("Smith")
    ('Trịnh', 'Trịnh', None)
    """
    words = split_words(surface)
    if script_of(surface) == "latn":
        known = load_families().get(fold(words[0]))
        return known[0].name if known else None
    found = readings(surface)
    return found[0].text.split()[0] if found else None


def has_vietnamese_marks(text: str) -> bool:
    """Tell whether a Latin text has a letter or tone that plain ASCII lacks."""
    return fold(text) != text.lower()


def _latin_score(words: list[str]) -> float:
    if not 2 <= len(words) <= MAX_SYLLABLES or not all(is_syllable(word) for word in words):
        return 0.0
    families = load_families().get(fold(words[0]), ())
    if has_vietnamese_marks("".join(words)):
        exact = split_tone(words[0])
        if any(split_tone(family.name) == exact for family in families):
            return 1.0
        return 0.7
    if not families:
        return 0.0
    costs = [RARE_FAMILY[families[0].rank], *(rarity(fold(word)) for word in words[1:])]
    return round(1.0 - 4 * sum(costs) / len(costs), 3)


def _han_score(surface: str) -> float:
    found = readings(surface)
    families = load_families().get(fold(found[0].text.split()[0]), ()) if found else ()
    return families[0].han if families else 0.0


@lru_cache(maxsize=16384)
def vietnamese_score(surface: str) -> float:
    """Return how much a run of words reads as a Vietnamese personal name, 0 to 1.

    Take `IS_VIETNAMESE` and above for yes. Han characters stay below 1, since
    nearly every Chinese name has a Vietnamese reading.

    >>> vietnamese_score("Nguyễn Văn An"), vietnamese_score("John Smith")
    (1.0, 0.0)
    >>> vietnamese_score("নগুয়েন ভান আন") > 0.8
    True
    """
    script = script_of(surface)
    if script == "latn":
        return _latin_score(split_words(surface))
    if script == "hani":
        return _han_score(surface)
    found = readings(surface)
    if not found:
        return 0.0
    score = max(0.0, 1.0 - 4 * found[0].cost)
    # A Korean name of the usual three letters reads as Vietnamese too easily.
    korean = script == "hang" and surface[:1] in load_surnames("ko")
    return round(score * (_KOREAN if korean else 1.0), 3)


@lru_cache(maxsize=1)
def _unit_classes() -> dict[str, str]:
    rows = read_table("classes.tsv")
    return {row["text"]: row["class"] for row in rows if row["kind"] == "unit"}


def vietnamese_key(reading: str) -> str:
    """Return onset and end classes of each syllable of a Latin reading, run together."""
    classes = _unit_classes()
    units = [unit for word in split_words(reading) for unit in _edges(word)]
    return "vn:" + "".join(classes.get(unit, "") for unit in units)


def _edges(word: str) -> tuple[str, ...]:
    # Bare d may be đ: both have the class D, so the loss does no harm.
    return tuple(unit for unit in syllable_units(word) if not unit.startswith("V"))
