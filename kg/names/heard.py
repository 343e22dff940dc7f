"""Compare a name of a place with its Latin spelling, by what its script lets one hear.

Korean, Japanese, Thai, Lao and Khmer leave out a letter at the end of a syllable: 버나비 is
Burnaby.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kg.names.foreign import foreign_cost, foreign_key
from kg.names.syllables import fold
from kg.names.tables import load_scripts, script_of

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

    >>> heard_keys("Burnaby")
    ('x:PLNP', 'x:PNP')
    """
    return tuple(dict.fromkeys(map(foreign_key, (label, _without_coda(label, _codas())))))


def heard_cost(form: str, label: str) -> tuple[float, bool]:
    """Return what `foreign_cost` does of a name in any script and its Latin spelling.

    >>> heard_cost("버나비", "Burnaby")[0] < 0.1 < heard_cost("Bunabi", "Burnaby")[0]
    True
    """
    script = load_scripts().get(script_of(form))
    cost = foreign_cost(form, label)
    if script is None or not script.coda:
        return cost
    return min(cost, foreign_cost(form, _without_coda(label, script.coda)))
