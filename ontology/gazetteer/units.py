"""Countries and the subdivisions of ISO 3166-2: which there are, of what kind, with what names.

Used only by `build_gazetteer.py`.
"""

from __future__ import annotations

import csv
import re
import sys
from argparse import Namespace
from collections import Counter, defaultdict
from difflib import SequenceMatcher
from pathlib import Path

import naming
import sources
from builder import Builder
from naming import LANGS, fold, tidy

MERGER = ("2025-07-01", "202/2025/QH15")
#: A label with one of these is a list of names.
_AND_WORDS = "and und et y и và e dan ve و এবং ও और اور & og i"
AND_WORDS = frozenset(_AND_WORDS.split())
KIND_WORDS = (
    "province|prefecture|oblast|krai|region|county|district|department|governorate|"
    "municipality|voivodeship|canton|parish|state|city"
)
CITY_WORDS = re.compile(r"\b(city|municipality|town|metropolis|capital district)\b", re.I)
LEVEL2_PROVINCE = re.compile(r"province|department|county|region|state|oblast", re.I)
LEVEL2_PROVINCE = re.compile(r"province|department|county|region|state|oblast", re.I)
TYPE_BY_COUNTRY = {
    ("RU", "region"): "oblast", ("RU", "province"): "oblast", ("RU", "territory"): "krai",
    ("BY", "region"): "oblast",
    ("RU", "autonomous province"): "autonomous okrug", ("UA", "region"): "oblast",
    ("KZ", "region"): "oblast", ("FR", "metropolitan department"): "department",
    ("BY", "province"): "oblast", ("UA", "province"): "oblast",
    ("JP", "urban prefecture"): "prefecture",
    ("LA", "municipality"): "prefecture", ("PL", "voivodeship"): "voivodeship",
}  # fmt: skip


def add_countries(b: Builder, args: Namespace) -> None:
    """Add the 249 countries and territories of ISO 3166-1."""
    rows = sources.read_countries(args.cache)
    ids = sources.read_country_ids(args.coder)
    english = sources.read_territories(args.cldr, "en")
    for code in sorted(set(english) & set(rows) - sources.NOT_ISO):
        label = tidy(
            min(english[code], key=lambda t: (t.isupper(), len(t) < 4, english[code].index(t)))
        )
        b.unit(code, kind="country", label_en=label, country=code, wikidata=ids.get(code, ""),
               geonames=rows[code]["geonameid"], population=rows[code]["population"])  # fmt: skip
    for lang in LANGS:
        if lang != "und":
            for source_lang in ("zh", "zh_Hant") if lang == "zh" else (lang,):
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


def add_subdivisions(b: Builder, args: Namespace) -> dict[str, sources.NeUnit]:
    """Add the units of ISO 3166-2, with names of CLDR first and Natural Earth after."""
    parents = sources.read_containment(args.cldr)
    aliases = sources.read_aliases(args.cldr)
    english = sources.read_subdivisions(args.cldr, "en")
    gone = b.keys_of("drop-unit")
    for iso, parent in sorted(parents.items()):
        if iso in english and iso not in gone and iso[:2] in b.units and parent not in gone:
            b.unit(iso, country=iso[:2], iso=iso, within=parent)
            full = tidy(english[iso])
            short = b.words.strip(full, "en", iso[:2])
            if "pradesh" in full.lower() or set(fold(short).split()) <= naming.NOT_A_NAME:
                b.no_strip.add(iso)
                short = full
            b.units[iso].update(label_en=short, raw=full)
    matched = match_natural_earth(b, sources.read_natural_earth(args.places), aliases)
    for iso, row in matched.items():
        b.unit(iso, lat=row.lat, lon=row.lon, wikidata=row.wikidata, geonames=row.geonames)
    kinds(b, matched, english)
    for lang in LANGS:
        if lang != "und":
            subdivision_names(b, args, lang, matched)
    return matched


def _likeness(b: Builder, iso: str, row: sources.NeUnit) -> float:
    """Return how alike the names are, 0 to 1, and a little more for the same type word."""
    unit = b.units[iso]
    label = fold(unit["label_en"])
    texts = {row.name, row.names.get("en", ""), *row.alternatives} - {""}
    texts = {fold(t) for t in texts} | {
        fold(b.words.strip(t, "en", unit["country"])) for t in texts
    }
    best = max(SequenceMatcher(None, label, t).ratio() for t in texts)
    if any(
        min(len(t), len(label)) >= 4 and (t.startswith(label) or label.startswith(t)) for t in texts
    ):
        best = max(best, 0.8)  # "Sakha Republic", "Rivnenshchyna"
    said = str(unit.get("raw", "")).lower().split()[-1:] == row.type_word.lower().split()[-1:]
    return best + 0.01 * said


def match_natural_earth(
    b: Builder, ne: list[sources.NeUnit], aliases: dict[str, str]
) -> dict[str, sources.NeUnit]:
    """Return the Natural Earth row of each unit: the most alike one, if alike at all."""
    ignored, shapes = b.keys_of("drop-ne"), b.keys_of("ne-shape")
    moved = {value: key for op, key, _, value, _ in b.overrides if op == "ne-row"}
    best: dict[str, tuple[float, sources.NeUnit]] = {}
    owner: dict[str, tuple[float, str]] = {}
    for row in ne:
        iso = row.iso if row.iso in b.units else aliases.get(row.iso, row.iso)
        iso = moved.get(f"{row.iso}:{row.name}", iso)
        if iso not in b.units or iso in ignored:
            continue
        score = 2.0 if f"{row.iso}:{row.name}" in moved else _likeness(b, iso, row)
        if iso in shapes:
            row.names, row.wikidata, row.geonames, score = {}, "", "", 2.0
        if score < 0.6:
            print(
                f"natural earth: {row.iso} {row.name} is not {iso} {b.units[iso]['label_en']}",
                file=sys.stderr,
            )
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
        said = re.search(f"({KIND_WORDS})$", label)
        common = [
            w for w, n in usual[iso[:2], first].most_common() if n and not CITY_WORDS.search(w)
        ]
        word = (said[1] if said else "") or word or (common[0] if common else "")
        word = TYPE_BY_COUNTRY.get((iso[:2], word), word)
        unit["type_word"] = word
        if first:
            unit["kind"] = "city" if CITY_WORDS.search(word) else "province"
        else:
            unit["kind"] = ("city" if CITY_WORDS.search(word) else
                            "province" if LEVEL2_PROVINCE.search(word) else "district")  # fmt: skip


def subdivision_names(
    b: Builder, args: Namespace, lang: str, matched: dict[str, sources.NeUnit]
) -> None:
    """Add the names of all subdivisions in one language."""
    tables = [("C", sources.read_subdivisions(args.cldr, lang))]
    if lang == "zh":
        tables.append(("C", sources.read_subdivisions(args.cldr, "zh_Hant")))
    for tag in ("zh", "zht") if lang == "zh" else (lang,):
        tables.append(
            ("N", {iso: row.names[tag] for iso, row in matched.items() if tag in row.names})
        )
    if lang == "en":
        tables.append(("N", {iso: row.name for iso, row in matched.items()}))
    for source, table in tables:
        for iso, text in table.items():
            if iso in b.units:
                b.label(iso, lang, _before_comma(b, iso[:2], lang, text), source)


def _before_comma(b: Builder, country: str, lang: str, text: str) -> str:
    """Cut what only says where a unit lies ("Cher, Centre"), but no list of names."""
    parts = re.split(r"\s*[,،、]\s*", text)
    known = b.names.get((country, lang), {})
    if len(parts) == 2 and (parts[1] in known or not AND_WORDS & set(text.lower().split())):
        return parts[0]
    return text


def add_vietnam(b: Builder, path: Path) -> None:
    """Lay the facts of the merger of 1 July 2025 over the 63 units."""
    with path.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    heirs = {
        row["unit_2025_vi"]: row["iso_3166_2"]
        for row in rows
        if "role=absorbed" not in row["notes"]
    }
    for row in rows:
        key = row["iso_3166_2"]
        notes = dict(n.strip().split("=", 1) for n in row["notes"].split(";") if "=" in n)
        renamed = row["unit_2025_vi"] if key in heirs.values() else row["predecessor_vi"]
        label = row["unit_2025_en"] if key in heirs.values() else row["predecessor_en"]
        wikidata = re.match(r"Q\d+$", notes.get("wikidata", "").strip())
        old = notes.get("role", "").strip() == "absorbed"
        rank = "province" if old else row["type"]
        b.unit(key, label_en=label, kind=rank, type_word=rank, country="VN", iso=key, within="VN",
               wikidata=wikidata[0] if wikidata else "",
               geonames=notes["geonames_before"].strip(), valid_until="2025-06-30" if old else "",
               merged_into=heirs[row["unit_2025_vi"]] if old else "",
               merged_on=MERGER[0] if old else "", legal_act=MERGER[1] if old else "")  # fmt: skip
        own = {"vi": [renamed, row["predecessor_vi"]], "en": [label, row["predecessor_en"]]}
        for lang, given in own.items():
            before = b.names.pop((key, lang), {})
            for name in (*given, *before):
                b.name(key, lang, name, "V" if name in given else before[name][1])
