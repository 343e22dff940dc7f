"""Cities and towns of GeoNames: which are listed, in which unit, with what names.

Used only by `build_gazetteer.py`.
"""

from __future__ import annotations

import csv
import re
from argparse import Namespace
from collections import defaultdict
from pathlib import Path
from typing import Any

import naming
import sources
from builder import HERE, Builder
from naming import LANGS, fold, tidy

#: Smallest population of a listed city, by country and by (country, admin-1 unit).
CITY_SIZE = {"VN": 15_000, "LA": 4_000, "KH": 5_000, "TH": 15_000, "CN-GX": 15_000, "CN-YN": 15_000}
BIG_CITY = 100_000
PARTNER_SIZE = 50_000
_PARTNERS = "CN JP KR RU FR DE US CU IN BD PK ID MY BY UA IT BE TW MM PH"
PARTNERS = frozenset(_PARTNERS.split())
#: City-states: the city of that name is the country.
_CITY_STATES = "SG MC VA HK MO GI SM"
CITY_STATES = frozenset(_CITY_STATES.split())
#: Units of kind city with a place of their name that is only a part of them.
APART = frozenset({"LA-VT", "VN-56"})
#: Urban districts of Ho Chi Minh City listed under a number word, and housing estates.
_NUMBERS = "Một|Hai|Ba|Bốn|Năm|Sáu|Bảy|Tám|Chín|Mười|Mười Một|Mười Hai|Ấp Một"
UNWANTED = rf"(?:Quận )?(?:{_NUMBERS})|.*\d.*|Vinhomes .*|Ecopark"


def add_cities(b: Builder, args: Namespace, matched: dict[str, sources.NeUnit]) -> None:
    """Add the cities of GeoNames that are large, near, or the seat of a unit."""
    tagged = {lang: sources.read_tagged(args.tagged, lang) for lang in LANGS if lang != "und"}
    traditional = sources.read_tagged(args.tagged, "zh_TW")
    capitals = {
        (c, fold(r["capital"]))
        for c, r in sources.read_countries(args.cache).items()
        if r["capital"]
    }
    by_country: dict[str, list[tuple[str, sources.NeUnit]]] = defaultdict(list)
    for iso, row in matched.items():
        by_country[iso[:2]].append((iso, row))
    members = vietnam_members(HERE / "vn-provinces.csv")
    for city in sorted(
        sources.read_cities(args.cache), key=lambda c: (-c["population"], c["geonameid"])
    ):
        country = city["countrycode"]
        if (
            country not in b.units
            or not _worth_a_look(city)
            or re.fullmatch(UNWANTED, city["name"])
        ):
            continue
        within = _place_in(_candidates(b, by_country[country], city, members), city) or country
        if _listed(b, city, within, capitals):
            _add_city(b, city, within, tagged, traditional)


def _worth_a_look(city: dict[str, Any]) -> bool:
    return bool(city["population"] >= 15_000 or city["countrycode"] in {"LA", "KH", "VN", "TH"}
                or city["population"] >= 1_000)  # fmt: skip


def vietnam_members(path: Path) -> dict[str, set[str]]:
    """Return the former units in each unit of 2025, by the code that GeoNames uses."""
    with path.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    codes = {
        r["unit_2025_vi"]: m[1] for r in rows if (m := re.search(r"nso2025=(\d+)", r["notes"]))
    }
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        found[codes[row["unit_2025_vi"]]].add(row["iso_3166_2"])
    return found


def _candidates(b: Builder, units: list[tuple[str, sources.NeUnit]], city: dict[str, Any],
                members: dict[str, set[str]]) -> list[tuple[str, sources.NeUnit]]:  # fmt: skip
    """Return the units that a city may lie in: for Vietnam those of its unit of 2025."""
    if city["countrycode"] != "VN":
        return units
    allowed = members.get(city["admin1code"], set())
    name = fold(city["name"])
    few = [(iso, row) for iso, row in units if iso in allowed]
    return [u for u in few if fold(b.units[u[0]]["label_en"]) == name] or few or units


def _vietnamese_units(b: Builder) -> frozenset[str]:
    return frozenset(fold(u["label_en"]) for u in b.units.values() if u["iso"][:3] == "VN-")


def _place_in(units: list[tuple[str, sources.NeUnit]], city: dict[str, Any]) -> str:
    lat, lon = city["latitude"], city["longitude"]
    inside = [iso for iso, row in units if sources.contains(row, lat, lon)]
    if inside:
        return inside[0]
    near = [((row.lat - lat) ** 2 + (row.lon - lon) ** 2, iso) for iso, row in units]
    return min(near)[1] if near else ""


def _listed(b: Builder, city: dict[str, Any], within: str, capitals: set[tuple[str, str]]) -> bool:
    country, size = city["countrycode"], city["population"]
    name = fold(b.words.strip(tidy(city["name"]), "vi" if country == "VN" else "en", country))
    least = min(CITY_SIZE.get(country, BIG_CITY), CITY_SIZE.get(within, BIG_CITY))
    if country in PARTNERS:
        least = min(least, PARTNER_SIZE)
    if size < BIG_CITY and (country, name) in b.taken and (country, name) not in capitals:
        return False  # a town with the name of a larger one
    if (
        country == "VN"
        and name in _vietnamese_units(b)
        and name != fold(b.units[within]["label_en"])
    ):
        return False  # a commune with the name of a province elsewhere
    if country == "LA" and size == 0:
        return True  # GeoNames has no figure for many district seats
    seat = name == fold(b.units[within]["label_en"]) and (
        country in {"VN", "LA", "KH", "TH"} or size >= 30_000
    )
    return size >= least or seat or ((country, name) in capitals and size >= 1_000)


def _add_city(b: Builder, city: dict[str, Any], within: str,
              tagged: dict[str, dict[str, str]], traditional: dict[str, str]) -> None:  # fmt: skip
    country, gid = city["countrycode"], str(city["geonameid"])
    main = tidy(city["name"]).replace("Ð", "Đ")
    main = b.words.strip(main, "vi" if country == "VN" else "en", country)
    english = tidy(tagged["en"].get(gid, "")) or main
    label = naming.plain_latin(main) if country == "VN" else english
    b.taken.add((country, fold(main)))
    within = _itself(b, country, {fold(label), fold(main)}) or within
    host = b.units[within]
    same = {fold(label), fold(main)} & {fold(host["label_en"]), *(
        fold(n) for n in b.names.get((within, "en"), {}))}  # fmt: skip
    state = country in CITY_STATES and fold(b.units[country]["label_en"]) in {
        fold(label),
        fold(main),
    }
    if state or (host["kind"] == "city" and same and within not in APART):
        key = country if state else within
        unit = b.units[key]
        unit["population"] = unit["population"] or city["population"]
        if unit["lat"] == "":
            unit.update(lat=city["latitude"], lon=city["longitude"], geonames=gid)
    else:
        key = f"gn-{gid}"
        big = city["population"] >= BIG_CITY
        word = "city" if big else "town"
        kind = "city"
        if country == "VN":  # cities and towns proper are told by hand
            kind, word = ("district", "district") if big else ("commune", "commune")
        b.unit(key, kind=kind, label_en=label, country=country,
               within=within, lat=city["latitude"], lon=city["longitude"], geonames=gid,
               population=city["population"], type_word=word,
               latin=main)  # fmt: skip
    if country == "VN" and main != naming.plain_latin(main):
        b.name(key, "vi", main, "G")
    for lang in LANGS:
        if lang == "und":
            b.name(key, lang, main, "G")
            b.name(key, lang, naming.plain_latin(main), "G")
            continue
        tags = [tagged[lang].get(gid, "")] + ([traditional.get(gid, "")] if lang == "zh" else [])
        for text in tags:
            if text:
                b.label(key, lang, re.split("[,،]", text)[0], "T")
    if key.startswith("gn-"):
        script_names(b, key, city["alternatenames"])
    if country == "VN":
        b.name(key, "vi", main, "G")
        b.name(key, "en", label, "G")


def _itself(b: Builder, country: str, names: set[str]) -> str:
    """Return the first-level unit that is a city of one of the names, where no shape tells it."""
    return next(
        (
            key
            for key, unit in b.units.items()
            if unit["kind"] == "city" and unit["iso"] and unit["country"] == country
            and unit["lat"] == "" and fold(unit["label_en"]) in names
        ),
        "",
    )  # fmt: skip


def script_names(b: Builder, key: str, alternates: list[str]) -> None:
    """Add untagged alternates by their script, not more than a few per language."""
    room = {lang: 4 - len(b.names.get((key, lang), ())) for lang in LANGS}
    had = {lang for lang in ("ru", "ar", "fa", "ur", "ja") if b.names.get((key, lang))}
    taken = _vietnamese_units(b) if b.units[key]["country"] == "VN" else frozenset()
    for text in sorted(alternates):
        name = tidy(text)
        if fold(name) in taken - {fold(b.units[key]["label_en"])}:
            continue  # a town also called like a province that it is not
        for lang in naming.guess_languages(name):
            # Cyrillic or Arabic script without a tag is often another language: a tag wins.
            if lang in had or room[lang] <= 0:
                continue
            room[lang] -= 1
            b.label(key, lang, name, "S")
