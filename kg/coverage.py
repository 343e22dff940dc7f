"""How many places the gazetteer names in each language, and where the labels come from.

A label is *published* if a source lists it (CLDR, Natural Earth, GeoNames, the act of 2025),
*by hand* if only our own table does, *by rule* if it was only derived from another label.
A place counts once, under the best of these.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from kg.gazetteer import PARTNER_COUNTRIES, Gazetteer

#: Letters of `ontology/gazetteer/SOURCES.md` that mark labels of our own.
_BY_HAND: Final = "H"
_BY_RULE: Final = "R"
#: Units of Vietnam that go on after the merger of 1 July 2025, and those absorbed by it.
VIETNAM_NOW: Final = "Vietnam, 34 units"
VIETNAM_FORMER: Final = "Vietnam, 29 former units"
#: Share of the units of Vietnam that must have a published label, by language.
BARS: Final[Mapping[str, float]] = MappingProxyType(
    dict.fromkeys(("vi", "en", "zh", "ru", "fr", "ja", "ko", "ar"), 0.95)
    | dict.fromkeys(("bn", "ur", "th", "lo", "hi"), 0.80)
)


@dataclass(frozen=True, slots=True)
class Labels:
    """Places of a group with a label in one language, by where the best label comes from."""

    published: int
    by_hand: int
    by_rule: int

    @property
    def total(self) -> int:
        """Return how many places have any label."""
        return self.published + self.by_hand + self.by_rule


@dataclass(frozen=True, slots=True)
class Group:
    """A group of places: its name, its size, and its labels by language."""

    name: str
    size: int
    labels: Mapping[str, Labels]


def coverage(gazetteer: Gazetteer) -> tuple[Group, ...]:
    """Count the labels of countries, cities and first-level units.

    Returns:
        The units of Vietnam now and before, the provinces and cities of ISO 3166-2 in each of
        `PARTNER_COUNTRIES` (group named by its code), countries, and cities.
    """
    groups: dict[str, set[str]] = {VIETNAM_NOW: set(), VIETNAM_FORMER: set()}
    groups |= {country: set() for country in PARTNER_COUNTRIES}
    groups |= {"countries": set(), "cities": set()}
    for place in gazetteer.places.values():
        if place.kind == "country":
            groups["countries"].add(place.key)
        elif place.key.startswith("gn-"):
            groups["cities"].add(place.key)
        elif place.country == "VN" and place.iso:
            groups[VIETNAM_FORMER if place.merged_into else VIETNAM_NOW].add(place.key)
        elif place.iso and place.kind in {"province", "city"} and place.country in groups:
            groups[place.country].add(place.key)
    named = {lang: _origins(gazetteer, lang) for lang in gazetteer.languages}
    return tuple(
        Group(name, len(keys), {lang: _count(keys, have) for lang, have in named.items()})
        for name, keys in groups.items()
    )


def _origins(gazetteer: Gazetteer, lang: str) -> tuple[set[str], set[str], set[str]]:
    """Return the keys with a published label, with one by hand, and with one by rule."""
    found: tuple[set[str], set[str], set[str]] = (set(), set(), set())
    for key, source in gazetteer.label_sources(lang):
        found[1 if source == _BY_HAND else 2 if source == _BY_RULE else 0].add(key)
    return found


def _count(keys: set[str], have: tuple[set[str], set[str], set[str]]) -> Labels:
    published, by_hand, by_rule = have
    return Labels(
        len(keys & published),
        len(keys & by_hand - published),
        len(keys & by_rule - published - by_hand),
    )


def below_bars(groups: tuple[Group, ...]) -> Iterator[tuple[str, str, float, float]]:
    """Yield (group, language, share published, bar) where a bar of Vietnam's units fails."""
    for group in groups:
        if group.name in (VIETNAM_NOW, VIETNAM_FORMER):
            for lang, bar in BARS.items():
                share = group.labels[lang].published / group.size
                if share < bar:
                    yield group.name, lang, share, bar
