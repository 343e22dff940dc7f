"""Read a name in any script back to Vietnamese syllables in Latin letters.

In a script that drops tones a token has several readings; how usual a family name or
syllable is decides among them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from kg.names.han import vietnamese_of_han
from kg.names.phones import Heard, hear
from kg.names.skeleton import ACCEPT, UnitTree
from kg.names.syllables import (
    fold,
    load_inventory,
    name_units,
    split_words,
    syllable_units,
)
from kg.names.tables import load_scripts, read_table, script_of

#: What rarity adds to the cost of a reading: by rank of the family name or syllable.
RARE_FAMILY = {1: 0.0, 2: 0.02, 3: 0.05}
_RARE_SYLLABLE = {0: 0.0, 1: 0.01, 2: 0.03}
_UNLISTED = 0.1
#: One syllable may be spelled worse than a whole name.
_SYLLABLE_MAX = 0.2
MAX_SYLLABLES = 5
_MAX_PARTS = 4
_KEPT = 6


@dataclass(frozen=True, slots=True, order=True)
class Reading:
    """A Vietnamese reading of a spelling: cost first (0 best), then the Latin text."""

    cost: float
    text: str


@dataclass(frozen=True, slots=True)
class Family:
    """A family name with its diacritics, rank (1 to 3) and weight in Han characters."""

    name: str
    rank: int
    han: float


@lru_cache(maxsize=1)
def load_families() -> dict[str, tuple[Family, ...]]:
    """Return the family names by their bare form (`trinh`), the more usual first."""
    by_bare: dict[str, list[Family]] = {}
    for row in read_table("family-names.tsv"):
        family = Family(row["name"], int(row["rank"]), float(row["zh"] or 0.4))
        by_bare.setdefault(fold(family.name), []).append(family)
    return {
        bare: tuple(sorted(group, key=lambda family: family.rank))
        for bare, group in by_bare.items()
    }


@lru_cache(maxsize=1)
def load_ranks() -> dict[str, int]:
    """Return how usual each bare syllable is in names: 0 Văn and Thị, 1 very, 2 usual."""
    ranks: dict[str, int] = {}
    for row in read_table("name-syllables.tsv"):
        for name in row["names"].split():
            rank = int(row["rank"])
            ranks[fold(name)] = min(rank, ranks.get(fold(name), rank))
    return ranks


@lru_cache(maxsize=1)
def _family_tree() -> UnitTree[Family]:
    families = [family for group in load_families().values() for family in group]
    # A family name of one sound (Y) would be heard everywhere.
    return UnitTree(
        (family, name_units(family.name)) for family in families if len(family.name) > 1
    )


@lru_cache(maxsize=1)
def _syllable_tree() -> UnitTree[str]:
    return UnitTree((base, syllable_units(base)) for base in sorted(load_inventory()))


def rarity(bare: str) -> float:
    """Return what the rarity of a bare syllable in names adds to the cost of a reading."""
    rank = load_ranks().get(bare)
    return _UNLISTED if rank is None else _RARE_SYLLABLE[rank]


def _best_each(found: list[Reading]) -> tuple[Reading, ...]:
    """Return the cheapest reading of each text, best first, at most `_KEPT`."""
    best: dict[str, float] = {}
    for reading in sorted(found):
        best.setdefault(reading.text, reading.cost)
    return tuple(Reading(cost, text) for text, cost in list(best.items())[:_KEPT])


@lru_cache(maxsize=32768)
def family_readings(heard: Heard) -> tuple[Reading, ...]:
    """Return the family names that a spelling may be, with diacritics, best first."""
    found = _family_tree().search(heard, ACCEPT)
    return _best_each(
        [Reading(round(cost + RARE_FAMILY[family.rank], 4), family.name) for family, cost in found]
    )


@lru_cache(maxsize=32768)
def syllable_readings(heard: Heard) -> tuple[Reading, ...]:
    """Return the bare syllables that a spelling may be, usual ones before rare ones."""
    found = _syllable_costs(heard).items()
    return _best_each(
        [Reading(round(cost + rarity(bare), 4), bare.title()) for bare, cost in found]
    )


@lru_cache(maxsize=32768)
def _syllable_costs(heard: Heard) -> dict[str, float]:
    """Return what each bare syllable costs in a spelling, without regard to rarity."""
    costs: dict[str, float] = {}
    for base, cost in _syllable_tree().search(heard, _SYLLABLE_MAX):
        costs.setdefault(fold(base), cost)
    return costs


def syllable_cost(bare: str, heard: Heard) -> float:
    """Return the least cost of any syllable with these bare letters; 1 if it does not fit."""
    return _syllable_costs(heard).get(bare, 1.0)


@lru_cache(maxsize=16384)
def _parts(heard: Heard, most: int) -> tuple[tuple[Reading, ...], ...]:
    """Return readings of one token as one syllable or, if that fails, as several.

    Each item is a list of alternatives for one syllable; empty if nothing fits.
    """
    whole = syllable_readings(heard)
    if whole or most < 2:
        return (whole,) if whole else ()
    best: tuple[float, tuple[tuple[Reading, ...], ...]] = (9.0, ())
    for at in range(2, len(heard.phones) - 1):
        first = syllable_readings(Heard(heard.phones[:at], heard.sparse))
        rest = _parts(Heard(heard.phones[at:], heard.sparse), most - 1) if first else ()
        if rest:
            cost = (first[0].cost + sum(part[0].cost for part in rest)) / (1 + len(rest))
            best = min(best, (cost, (first, *rest)), key=lambda item: item[0])
    return best[1]


def _with_family(heard: Heard, most: int) -> tuple[tuple[Reading, ...], ...]:
    """Return readings of a token that is a family name, or begins with one."""
    whole = family_readings(heard)
    if whole or not most:
        return (whole,) if whole else ()
    best: tuple[float, tuple[tuple[Reading, ...], ...]] = (9.0, ())
    for at in range(2, len(heard.phones) - 1):
        first = family_readings(Heard(heard.phones[:at], heard.sparse))
        rest = _parts(Heard(heard.phones[at:], heard.sparse), most) if first else ()
        if rest:
            cost = (first[0].cost + sum(part[0].cost for part in rest)) / (1 + len(rest))
            best = min(best, (cost, (first, *rest)), key=lambda item: item[0])
    return best[1]


@lru_cache(maxsize=16384)
def _phonetic_parts(surface: str) -> tuple[tuple[Reading, ...], ...]:
    """Return the alternatives for each syllable of a name in a phonetic script."""
    tokens = [hear(word) for word in split_words(surface)]
    if not tokens or len(tokens) > MAX_SYLLABLES or not all(token.phones for token in tokens):
        return ()
    most = _MAX_PARTS - 1 if load_scripts()[script_of(surface)].joined else 0
    parts = _with_family(tokens[0], most)
    for token in tokens[1:] if parts else ():
        more = _parts(token, most + 1)
        if not more:
            return ()
        parts = (*parts, *more)
    return parts if 2 <= len(parts) <= MAX_SYLLABLES else ()


@lru_cache(maxsize=16384)
def readings(surface: str) -> tuple[Reading, ...]:
    """Return Vietnamese readings of a name in a script without tones, best first.

    Family names carry their diacritics, other syllables are bare; Han characters
    give full names. Empty for Latin text and for what reads as no Vietnamese name.

    >>> readings("ট্রিনহ টুয়েট মাই")[0].text
    'Trịnh Tuyet Mai'
    >>> readings("দিমিত্রি কুজমিন")
    ()
    """
    script = script_of(surface)
    if script == "hani":
        texts = vietnamese_of_han(surface) if 2 <= len(surface) <= 4 else ()
        return tuple(Reading(round(rank * 0.01, 4), text) for rank, text in enumerate(texts))
    parts = () if script in ("", "latn") else _phonetic_parts(surface)
    if not parts:
        return ()
    combined = []
    for combo in product(*(part[:3] for part in parts)):
        cost = sum(reading.cost for reading in combo) / len(combo)
        combined.append(Reading(round(cost, 4), " ".join(reading.text for reading in combo)))
    best = sorted(combined)[:12]
    return tuple(reading for reading in best if reading.cost <= ACCEPT)
