"""Towns too small for the list of cities, read from `ontology/gazetteer/towns.tsv`.

They are not among the labels that are matched in every text: half of them are called like a
common word, a person or another town. A reader who has words that may name a town, and knows
in which country, asks here.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from kg.names.tables import script_of_char
from kg.rows import read_rows
from kg.text import fold_loose

_CELLS = 7
_LATIN = "latn"


class Town(NamedTuple):
    """One row of the table; all cells as they stand.

    Attributes:
        geonames: GeoNames id.
        within: Key of the unit that it lies in, or of its country.
        label: Its name in Latin letters.
        lat, lon: Degrees north and east, to about a kilometre.
        population: Inhabitants.
        names: Its names in other scripts, whatever the language, parted by `|`.
    """

    geonames: str
    within: str
    label: str
    lat: str
    lon: str
    population: str
    names: str


class Towns:
    """The towns by country; the table is read when one is first asked for (0.1 s)."""

    def __init__(self, path: Path) -> None:
        """Remember where the table lies."""
        self._path = path
        self._named: dict[tuple[str, str], dict[str, tuple[str, ...]]] = {}
        self._anywhere: dict[str, dict[str, tuple[str, ...]]] = {}

    @cached_property
    def _towns(self) -> dict[str, dict[str, Town]]:
        found: dict[str, dict[str, Town]] = {}
        for cells in read_rows(self._path, _CELLS) if self._path.exists() else ():
            town = Town(*cells)
            found.setdefault(town.within[:2], {})[f"gn-{town.geonames}"] = town
        return found

    @cached_property
    def _by_key(self) -> dict[str, Town]:
        return {key: town for towns in self._towns.values() for key, town in towns.items()}

    def town(self, key: str) -> Town | None:
        """Return the town with a key as cities have it (`gn-3020810`); None if there is none."""
        return self._by_key.get(key) if key.startswith("gn-") else None

    def of(self, country: str) -> dict[str, Town]:
        """Return the towns of a country by key."""
        return self._towns.get(country, {})

    def named(self, country: str, name: str) -> tuple[str, ...]:
        """Return the keys of the towns of a country that bear a name, diacritics aside.

        Args:
            country: ISO 3166-1 code.
            name: In any script.
        """
        script = _script(name)
        known = self._named.get((country, script))
        if known is None:
            known = self._named[country, script] = _by_name(self.of(country), script)
        return known.get(fold_loose(name), ())

    def anywhere(self, name: str) -> tuple[str, ...]:
        """Return the keys of all towns of the world that bear a name, diacritics aside."""
        script = _script(name)
        known = self._anywhere.get(script)
        if known is None:
            known = self._anywhere[script] = _by_name(self._by_key, script)
        return known.get(fold_loose(name), ())


def _by_name(towns: Mapping[str, Town], script: str) -> dict[str, tuple[str, ...]]:
    """Return the keys of towns by each of their names in a script, diacritics aside."""
    found: dict[str, tuple[str, ...]] = {}
    for key, town in towns.items():
        names = [town.label] if script == _LATIN else []
        names += [n for n in town.names.split("|") if n and _script(n) == script]
        for name in dict.fromkeys(map(fold_loose, names)):
            found[name] = (*found.get(name, ()), key)
    return found


def _script(name: str) -> str:
    """Return the script that a name begins in."""
    return _LATIN if name[:1] < "\u0370" else script_of_char(name[0])
