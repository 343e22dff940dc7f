"""Towns below the size of a listed city: where they lie, and their published names.

Used only by `build_gazetteer.py`. They are read only where the text bears a name out, so they
stand in a table of their own, `towns.tsv`, which is no part of the compiled labels.
"""

from __future__ import annotations

import re
from argparse import Namespace
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import cities
import naming
import sources
from builder import Builder
from naming import LANGS, fold, tidy

#: Fewest inhabitants of a town.
LEAST = 5_000
#: Most names of a town in one script.
MOST = 2
#: Vietnam's towns are units told by hand; what lies in a city-state or a port is a quarter of it.
WITHOUT = frozenset({"VN", *cities.CITY_STATES})
#: What stands for the soft sign at the end of a syllable: "Suzdal’".
APOSTROPHE = re.compile("(?<=[a-z])[’ʼ'](?=[bcdfghjklmnpqrstvwxz]|$)")
FIELDS = ("geonames", "within", "label", "lat", "lon", "population", "names")


def write_towns(b: Builder, args: Namespace, matched: dict[str, sources.NeUnit], path: Path,
                header: str, simple: dict[str, str], plain: frozenset[str]) -> None:  # fmt: skip
    """Write the towns of all countries but those of `WITHOUT`, by country and id.

    Args:
        b: With all listed places.
        args: Where the packages lie.
        matched: Shapes of the first-level units, by ISO code.
        path: Of the table.
        header: Comments above it.
        simple: The simplified form of each traditional Chinese character.
        plain: Countries whose names are printed without diacritics.
    """
    by_country: dict[str, list[tuple[str, sources.NeUnit]]] = defaultdict(list)
    for iso, row in matched.items():
        by_country[iso[:2]].append((iso, row))
    tagged = {lang: sources.read_tagged(args.tagged, lang) for lang in LANGS if lang != "und"}
    listed = {u["geonames"] for u in b.units.values()}
    rows = []
    for town in sources.read_cities(args.cache):
        country, gid = town["countrycode"], str(town["geonameid"])
        if country in WITHOUT or country not in b.units or gid in listed:
            continue
        if town["population"] < LEAST or re.search(r"\d", town["name"]):
            continue
        within = unit_of(by_country[country], town) or country
        names = {lang: tidy(table.get(gid, "")) for lang, table in tagged.items()}
        own = tidy(town["name"])
        main = own if own == names["en"] else b.words.strip(own, "en", country)
        bare = b.words.strip(names["en"], "en", country)  # "Samokov Municipality" is Samokov
        label = APOSTROPHE.sub("", (bare if bare == own else names["en"]) or main)
        label = naming.plain_latin(label) if country in plain else label
        host = b.units.get(within, {})
        if host.get("kind") == "city" and fold(host["label_en"]) == fold(label):
            continue  # the city is the unit itself
        if label and not naming.is_junk(label):
            others = names_of(b, town, names, simple) - {label}
            others |= {main} - {label, *others} if fold(main) != fold(label) else set()
            rows.append((country, int(gid), (
                gid, within, label, f"{town['latitude']:.2f}", f"{town['longitude']:.2f}",
                str(town["population"]), "|".join(sorted(others)))))  # fmt: skip
    with path.open("w", encoding="utf-8", newline="\n") as handle:
        handle.write(header + "\t".join(FIELDS) + "\n")
        for _, _, cells in sorted(rows):
            handle.write("\t".join(cells) + "\n")


def unit_of(units: list[tuple[str, sources.NeUnit]], town: dict[str, Any]) -> str:
    """Return the unit that a town lies in; where the shapes are coarse, whose edge is nearest."""
    lat, lon = town["latitude"], town["longitude"]
    inside = [iso for iso, row in units if sources.contains(row, lat, lon)]
    if inside or not units:
        return inside[0] if inside else ""
    edges = (
        (min((y - lat) ** 2 + (x - lon) ** 2 for ring in row.rings for x, y in ring), iso)
        for iso, row in units
    )
    return min(edges)[1]


def names_of(
    b: Builder, town: dict[str, Any], tagged: dict[str, str], simple: dict[str, str]
) -> set[str]:
    """Return the names of a town in other scripts than Latin, without type words."""
    country, found = town["countrycode"], dict[str, list[str]]()
    for script, lang, text in _scripts(town, tagged):
        name = b.words.strip(text, lang, country)
        known = found.setdefault(script, [])
        if len(name) > 1 and name not in known and len(known) < MOST:
            known.append(name)
    names = {name for known in found.values() for name in known}
    return names | {"".join(simple.get(ch, ch) for ch in name) for name in names}


def _scripts(town: dict[str, Any], tagged: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    """Yield script, language and text of the names of a town, those with a language tag first."""
    for lang, label in tagged.items():
        text = re.split("[,،]", label)[0].strip()
        if text and lang in naming.SCRIPTS and naming.in_script(text, lang):
            yield lang, lang, text
    for text in sorted(map(tidy, town["alternatenames"]), key=lambda t: (len(t), t)):
        if re.search("[,،(|]", text) or text[:1].islower():
            continue
        for lang in naming.guess_languages(text)[:1]:
            if lang in naming.SCRIPTS:
                yield lang, lang, text
