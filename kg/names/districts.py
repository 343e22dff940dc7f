"""Districts of Vietnam as they were until 2025, from their spelling in any script."""

from __future__ import annotations

from collections.abc import Set
from functools import lru_cache

from kg.names.index import NameIndex
from kg.names.syllables import fold
from kg.names.tables import read_table, script_of

#: Cost up to which a spelling is that of a district; what one in a unit not named costs more.
_SURE, _ELSEWHERE = 0.05, 0.03


@lru_cache(maxsize=1)
def _index() -> NameIndex[tuple[str, str]]:
    rows = read_table("vn-districts.tsv")
    return NameIndex(((row["name"], row["unit"]), row["name"]) for row in rows)


@lru_cache(maxsize=1)
def _units() -> dict[str, set[str]]:
    """Return the units in which districts of a name lie, by the name without diacritics."""
    found: dict[str, set[str]] = {}
    for row in read_table("vn-districts.tsv"):
        found.setdefault(fold(row["name"]), set()).add(row["unit"])
    return found


def is_district_of(surface: str, units: Set[str]) -> bool:
    """Say whether a name is that of a district of Vietnam in one of some units.

    Args:
        surface: A name in any script; in another than Latin without its type word.
        units: ISO 3166-2 codes.

    >>> is_district_of("Krong Pac", {"VN-33"}), is_district_of("Krong Pac", {"VN-21"})
    (True, False)
    """
    if script_of(surface) == "latn":
        return not _units().get(fold(surface), set()).isdisjoint(units)
    return bool(vietnamese_district(surface, units, within=True))


@lru_cache(maxsize=1)
def _in_han() -> dict[str, str]:
    """Return the districts by their names in Han characters, which often are no readings."""
    rows = read_table("districts-han.tsv")
    return {han: row["name"] for row in rows for han in row["han"].split("|")}


def vietnamese_district(
    surface: str, units: Set[str] = frozenset(), *, within: bool = False
) -> str:
    """Return the name of the district that a spelling stands for, without diacritics.

    Args:
        surface: One name in a script other than Latin, without its type word.
        units: ISO 3166-2 codes of the units that the text names: of districts that sound
            alike the one in them is meant.
        within: Only of districts in those units.

    Returns:
        The name; empty if it sounds like no district's.

    >>> vietnamese_district("কি সোন"), vietnamese_district("禄平"), vietnamese_district("নং হেট")
    ('Ky Son', 'Loc Binh', '')
    >>> vietnamese_district("هونغ هوا", {"VN-21"}), vietnamese_district("هونغ هوا", {"VN-25"})
    ('Hoang Hoa', 'Huong Hoa')
    """
    if surface in _in_han() and not within:
        return fold(_in_han()[surface]).title()
    found = [
        (cost + (0.0 if unit in units else _ELSEWHERE), name)
        for (name, unit), cost in _index().search(surface, limit=20, max_cost=_SURE)
        if unit in units or not within
    ]
    return fold(min(found)[1]).title() if found else ""
