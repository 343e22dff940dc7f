"""Places and their names, read from `ontology/gazetteer/`.

Pure loader: which name means which place in an article is decided elsewhere. A first-level
unit has its ISO 3166-2 code as key (`VN-HP`), a country its ISO 3166-1 code (`VN`), a city
its GeoNames id (`gn-1651944`). A unit that kept its name through a merger or a change of
rank is one place with dated changes; an absorbed one is a place of its own, `merged_into`
its heir.
Units are read at once, the names of a language when first asked for (7 MB in all), and so
are small towns (4 MB), which are no labels: a reader asks for them by name.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

from kg.errors import GazetteerError
from kg.resources import ontology_dir
from kg.rows import ADVICE, read_rows
from kg.towns import Towns

_UNIT_CELLS = 17
_CHANGE_CELLS = 6
#: Name, key, language, weak, preferred.
_Row = tuple[str, str, str, bool, bool]


class Place(NamedTuple):  # made by the ten thousand: five times faster than a data class
    """One place of the gazetteer.

    Attributes:
        key: `VN`, `VN-HP`, `gn-1651944` or another short text.
        kind: country, province, city, district, commune or other: what it is today.
        label: English label without a type word where that is unambiguous.
        country: ISO 3166-1 alpha-2.
        iso: ISO 3166-2 code; empty if none.
        within: Key of the smallest listed place that contains it; empty for countries.
        lat, lon: Degrees north and east, WGS 84; None if unknown.
        wikidata: Q-identifier; empty if unknown.
        geonames: GeoNames id; empty if unknown.
        population: Inhabitants; 0 if unknown.
        type_word: What it is called in English: prefecture, oblast, special zone.
        merged_into: Key of the unit that absorbed it; empty if it goes on.
        merged_on: ISO date of that; empty if it goes on.
        legal_act: Number of the act that ended it; empty if it goes on.
        valid_from, valid_until: First and last day as ISO dates; empty if not bounded.
    """

    key: str
    kind: str
    label: str
    country: str
    iso: str = ""
    within: str = ""
    lat: float | None = None
    lon: float | None = None
    wikidata: str = ""
    geonames: str = ""
    population: int = 0
    type_word: str = ""
    merged_into: str = ""
    merged_on: str = ""
    legal_act: str = ""
    valid_from: str = ""
    valid_until: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """A dated change of a unit that went on: of its rank or its extent.

    Attributes:
        key: The unit that changed.
        date: ISO date of the first day of the new state.
        what: `kind` or `extent`.
        old: Kind before; for an extent empty.
        new: Kind after; for an extent the key of the absorbed unit.
        act: Number of the legal act; empty if unknown.
    """

    key: str
    date: str
    what: str
    old: str
    new: str
    act: str


class Gazetteer:
    """All places, and their names language by language.

    Attributes:
        places: By key, sorted.
        folder: Where the tables lie.
        towns: Those too small for the list; `place` knows them, too.
    """

    def __init__(self, folder: Path) -> None:
        """Read `units.tsv` of a folder; names are read when asked for.

        Raises:
            GazetteerError: the table is missing or a row of it is broken.
        """
        self.folder = folder
        self.towns = Towns(folder / "towns.tsv")
        self.places: dict[str, Place] = dict(_read_units(folder / "units.tsv"))
        self._names: dict[str, tuple[_Row, ...]] = {}
        self._labels: dict[str, dict[str, str]] = {}
        self._spaced: dict[str, frozenset[str]] = {}

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """Tags with a names table, sorted; `und` holds Latin spellings of no one language."""
        return tuple(sorted(path.stem for path in (self.folder / "names").glob("*.tsv")))

    @cached_property
    def capitals(self) -> frozenset[str]:
        """Keys of capitals and units of their name around them: news says both for a state."""
        keys = {key for _, key in read_rows(self.folder / "capitals.tsv", 2)}
        pairs = ((c, self.place(c.within)) for c in map(self.place, keys) if c)
        around = {u.key for c, u in pairs if u and u.kind != "country" and u.label == c.label}
        return frozenset(keys | around)

    def place(self, key: str) -> Place | None:
        """Return the place with this key; None if there is none."""
        return self.places.get(key) or self._town(key)

    def _town(self, key: str) -> Place | None:
        town = self.towns.town(key) if key.startswith("gn-") else None
        if town is None:
            return None
        spot, people = (float(town.lat), float(town.lon)), int(town.population)
        return Place(key, "city", town.label, town.within[:2], "", town.within, *spot, "",
                     town.geonames, people, "town")  # fmt: skip

    def country_of(self, key: str) -> str:
        """Return the ISO 3166-1 code of a place's country; empty for an unknown key."""
        place = self.place(key)
        return place.country if place else ""

    @cached_property
    def _children(self) -> dict[str, tuple[Place, ...]]:
        below: dict[str, list[Place]] = {}
        for place in self.places.values():
            below.setdefault(place.within, []).append(place)
        return {key: tuple(places) for key, places in below.items()}

    def children(self, key: str) -> tuple[Place, ...]:
        """Return the places directly within one, by key."""
        return self._children.get(key, ())

    def containers(self, key: str) -> tuple[Place, ...]:
        """Return what contains a place, the smallest first, the country last."""
        found: list[Place] = []
        place = self.place(key)
        while place and place.within in self.places:
            place = self.places[place.within]
            found.append(place)
        return tuple(found)

    @cached_property
    def _by_iso(self) -> dict[str, Place]:
        return {p.iso: p for p in self.places.values() if p.iso}

    def by_code(self, code: str) -> Place | None:
        """Return the place with an ISO 3166-1 or 3166-2 code; None if there is none."""
        code = code.upper()
        place = self.places.get(code)
        return place if place and place.kind == "country" else self._by_iso.get(code)

    def absorbed(self, key: str) -> tuple[Place, ...]:
        """Return the units that were merged into one, by key."""
        return tuple(p for p in self.places.values() if p.merged_into == key)

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """Dated changes of units that went on, by key and date."""
        return tuple(
            Change(*cells) for cells in read_rows(self.folder / "changes.tsv", _CHANGE_CELLS)
        )

    @cached_property
    def risen(self) -> frozenset[str]:
        """Keys of the units whose kind changed on some day."""
        return frozenset(c.key for c in self.changes if c.what == "kind")

    def kind_on(self, key: str, date: str | None) -> str:
        """Return the kind of a place on a day.

        Args:
            key: Of a place; an unknown one gives the empty text.
            date: EDTF date; None or empty means today.
        """
        place = self.place(key)
        kind = place.kind if place else ""
        for change in reversed([c for c in self.changes if c.key == key and c.what == "kind"]):
            if date and date < change.date[: len(date)]:
                kind = change.old
        return kind

    def _table(self, lang: str) -> tuple[_Row, ...]:
        """Return (name, key, lang, weak, preferred) of one language; empty if it has no table."""
        if lang not in self._names:
            path = self.folder / "names" / f"{lang}.tsv"
            rows = read_rows(path, 4) if lang in self.languages else ()
            self._names[lang] = tuple(
                (name, key, lang, "w" in flags, "p" in flags) for key, name, flags, _ in rows
            )
        return self._names[lang]

    def iter_names(self, langs: Collection[str]) -> Iterator[tuple[str, str, str, bool]]:
        """Yield (name, key, lang, weak) of some languages, by language, key and name.

        A weak name is short or also a common word: it needs a word like "province" beside
        it, a capital, or other context.

        Args:
            langs: Tags of `languages`; others give nothing. Add `und` for a text in Latin
                script: it has the cities' own spellings.
        """
        for lang in sorted(langs):
            for name, key, tag, weak, _ in self._table(lang):
                yield name, key, tag, weak

    def spaced(self, lang: str) -> frozenset[str]:
        """Return the names of a language that hold a space ("ສປ ຈີນ")."""
        if lang not in self._spaced:
            self._spaced[lang] = frozenset(row[0] for row in self._table(lang) if " " in row[0])
        return self._spaced[lang]

    @cached_property
    def common(self) -> dict[str, set[str]]:
        """Names in small letters that are common words, too, by language: "para", "vista"."""
        found: dict[str, set[str]] = {}
        for lang, flag, words in read_rows(self.folder / "weak.tsv", 3):
            found.setdefault(lang, set()).update(words.split("|") if flag == "weak" else ())
        return found

    def label_sources(self, lang: str) -> Iterator[tuple[str, str]]:
        """Yield (key, letter of the source in `SOURCES.md`) of each name of a language."""
        if lang in self.languages:
            for key, _, _, source in read_rows(self.folder / "names" / f"{lang}.tsv", 4):
                yield key, source

    @cached_property
    def _names_by_key(self) -> dict[str, list[tuple[str, str]]]:
        found: dict[str, list[tuple[str, str]]] = {}
        for lang in self.languages:
            start: dict[str, int] = {}
            for name, key, _, _, preferred in self._table(lang):
                rows = found.setdefault(key, [])
                first = start.setdefault(key, len(rows))
                rows.insert(first, (name, lang)) if preferred else rows.append((name, lang))
        return found

    def names(self, key: str) -> tuple[tuple[str, str], ...]:
        """Return (name, lang) of a place by language, preferred first; at first in 0.2 s."""
        return tuple(self._names_by_key.get(key, ()))

    def label(self, key: str, lang: str) -> str:
        """Return the preferred name in a language; empty if there is none."""
        return self._preferred(lang).get(key, "")

    def _preferred(self, lang: str) -> dict[str, str]:
        if lang not in self._labels:
            rows = self._table(lang)
            self._labels[lang] = {key: name for name, key, _, _, preferred in rows if preferred}
        return self._labels[lang]


def _read_units(path: Path) -> Iterator[tuple[str, Place]]:
    """Yield key and place of each row of `units.tsv`."""
    for row in read_rows(path, _UNIT_CELLS):
        key, kind, label, country, iso, within, lat, lon, wikidata, geonames, people = row[:11]
        since, until, into, on, act, word = row[11:]
        try:
            north, east = (float(lat), float(lon)) if lat else (None, None)
            inhabitants = int(people)
        except ValueError as error:
            what = f"'{key}' has a broken number."
            raise GazetteerError(what, where=path, advice=ADVICE) from error
        ids = (iso, within, north, east, wikidata, geonames, inhabitants, word)
        yield key, Place(key, kind, label, country, *ids, into, on, act, since, until)


@cache
def load_gazetteer() -> Gazetteer:
    """Return the shipped gazetteer; the same object at every call.

    Raises:
        GazetteerError: a table is missing or broken.
    """
    return Gazetteer(ontology_dir() / "gazetteer")


#: Countries of most partners of Vietnamese provinces, for the coverage table.
PARTNER_COUNTRIES = ("LA KH TH CN JP KR RU FR DE US " + "CU IN BD PK ID MY BY UA IT BE").split()
