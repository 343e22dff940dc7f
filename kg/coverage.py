"""How many places the gazetteer names in each language."""

from __future__ import annotations

from kg.gazetteer import PARTNER_COUNTRIES, Gazetteer


def coverage(gazetteer: Gazetteer) -> list[tuple[str, int, dict[str, int]]]:
    """Count how many places have a name in each language.

    Returns:
        Rows (group, number of places, language to number of them named): countries,
        cities, the units of Vietnam, and the provinces and cities of ISO 3166-2 in each of
        `PARTNER_COUNTRIES`.
    """
    groups: dict[str, set[str]] = {"countries": set(), "cities": set(), "VN": set()}
    groups |= {country: set() for country in PARTNER_COUNTRIES}
    for place in gazetteer.places.values():
        if place.kind == "country":
            groups["countries"].add(place.key)
        elif place.key.startswith("gn-"):
            groups["cities"].add(place.key)
        elif place.iso and place.kind in {"province", "city"} and place.country in groups:
            groups[place.country].add(place.key)
    named = {lang: {row[1] for row in gazetteer._table(lang)} for lang in gazetteer.languages}
    return [
        (group, len(keys), {lang: len(keys & have) for lang, have in named.items()})
        for group, keys in groups.items()
    ]
