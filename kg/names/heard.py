"""Compare a name of a place with its Latin spelling, by what its script lets one hear.

Korean, Japanese, Thai, Lao and Khmer leave out a letter at the end of a syllable: 콘월 is
Cornwall.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from kg.names.foreign import foreign_cost, foreign_key
from kg.names.romanise import romanise
from kg.names.syllables import fold
from kg.names.tables import load_scripts, read_table, script_of

_VOWELS = "aeiouy"


@lru_cache(maxsize=1)
def _codas() -> str:
    """Return the letters that some script leaves out."""
    return "".join(sorted({letter for s in load_scripts().values() for letter in s.coda}))


@lru_cache(maxsize=65536)
def _without_coda(label: str, letters: str) -> str:
    """Return a Latin name without letters before a consonant or the end of a word."""
    return re.sub(f"(?<=[{_VOWELS}])[{letters}](?![{_VOWELS}{letters}])", "", fold(label).lower())


@lru_cache(maxsize=65536)
def heard_keys(label: str) -> tuple[str, ...]:
    """Return the keys of a Latin name, with and without what a script may leave out.

    >>> heard_keys("Cornwall")
    ('x:KLNL', 'x:KNL')
    """
    return tuple(dict.fromkeys(map(foreign_key, (label, _without_coda(label, _codas())))))


@lru_cache(maxsize=65536)
def as_heard(form: str) -> str:
    """Return a name as it is, or in Latin letters where its script's usual ones mislead.

    >>> as_heard("ອິຊຸມິ"), as_heard("콘월")
    ('Isoumi', '콘월')
    """
    script = load_scripts().get(script_of(form))
    if script is None or not script.respelled:
        return form
    text = romanise(form)
    for letter, sound in script.respelled:
        text = text.replace(letter, sound).replace(letter.upper(), sound.upper())
    return text


def heard_cost(form: str, label: str) -> tuple[float, bool]:
    """Return what `foreign_cost` does of a name in any script and its Latin spelling.

    >>> heard_cost("콘월", "Cornwall")[0] < foreign_cost("콘월", "Cornwall")[0]
    True
    """
    script = load_scripts().get(script_of(form))
    form = as_heard(form)
    cost = foreign_cost(form, label)
    if script is None or not script.coda:
        return cost
    return min(cost, foreign_cost(form, _without_coda(label, script.coda)))


@lru_cache(maxsize=1)
def _spoken() -> dict[str, tuple[re.Pattern[str], dict[str, str]]]:
    """Return by country a pattern of the letters that are heard in another way, and how."""
    heard: dict[str, dict[str, str]] = {}
    for row in read_table("spoken.tsv"):
        for country in row["countries"].split():
            sound = "" if row["heard"] == "-" else row["heard"]
            heard.setdefault(country, {})[row["letters"]] = sound
    return {country: (_pattern(letters), letters) for country, letters in heard.items()}


def _pattern(letters: dict[str, str]) -> re.Pattern[str]:
    longest = sorted(letters, key=lambda text: (-len(text), text))
    ends = (re.escape(t.rstrip("$")) + (r"(?!\w)" if t.endswith("$") else "") for t in longest)
    return re.compile("|".join(ends))


@lru_cache(maxsize=131072)
def spoken(label: str, country: str) -> tuple[str, ...]:
    """Return the Latin name of a place, and how it sounds in the language of its country.

    >>> spoken("Tarnów", "PL"), spoken("Gubbio", "JP")
    (('Tarnów', 'tarnuv'), ('Gubbio',))
    """
    if country not in _spoken():
        return (label,)
    pattern, letters = _spoken()[country]

    def sound(found: re.Match[str]) -> str:
        text = found[0]
        return letters[text] if text in letters else letters[f"{text}$"]

    heard = pattern.sub(sound, unicodedata.normalize("NFC", label.lower()))
    return (label,) if heard == label.lower() else (label, heard)
