"""What is gathered while the gazetteer is built, and the hand-made table laid over it.

Used only by `build_gazetteer.py`.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import naming
from naming import LANGS, fold, tidy

HERE = Path(__file__).resolve().parent
UNIT_FIELDS = ("key", "kind", "label_en", "country", "iso", "within", "lat", "lon", "wikidata",
               "geonames", "population", "valid_from", "valid_until", "merged_into", "merged_on",
               "legal_act", "type_word")  # fmt: skip
#: Operation, key, language, value, line number.
Override = tuple[str, str, str, str, int]


@dataclass
class Builder:
    """What has been gathered so far."""

    words: naming.TypeWords
    overrides: list[Override]
    units: dict[str, dict[str, Any]] = field(default_factory=dict)
    #: (key, lang) -> name -> (kind, source)
    names: dict[tuple[str, str], dict[str, tuple[str, str]]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    dropped: set[tuple[str, str, str]] = field(default_factory=set)
    no_strip: set[str] = field(default_factory=set)
    #: Country and folded name of the cities listed so far.
    taken: set[tuple[str, str]] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Remember names that must not enter."""
        for op, key, lang, value, _ in self.overrides:
            if op == "drop" and not key.startswith("@"):
                self.dropped.update((key, lang, name) for name in value.split("|"))

    def keys_of(self, op: str) -> set[str]:
        """Return the keys that the hand-made table gives an operation."""
        return {key for one, key, *_ in self.overrides if one == op}

    def unit(self, key: str, **values: Any) -> dict[str, Any]:
        """Add a unit or change its fields."""
        row = self.units.setdefault(key, dict.fromkeys(UNIT_FIELDS, ""))
        row["key"] = key
        row.update(values)
        return row

    def name(self, key: str, lang: str, name: str, source: str, *, kind: str = "") -> None:
        """Add a name; the first one of a place and language is the preferred one."""
        known = self.names[key, lang]
        name = name.replace("Ð", "Đ") if lang == "vi" else name
        if name in known or (source != "H" and naming.is_junk(name)):
            return
        if {(key, lang, name), (key, "*", name)} & self.dropped:
            return
        known[name] = (
            kind or ("alt" if any(k == "pref" for k, _ in known.values()) else "pref"),
            source,
        )

    def label(self, key: str, lang: str, text: str, source: str) -> None:
        """Add a label without its type word, and with it where both forms are usual."""
        for part in _parts(text):
            full = tidy(part)
            if not full or not naming.in_script(full, lang):
                continue
            short = full
            if key not in self.no_strip:
                country = self.units[key]["country"]
                short = self.words.strip(self.words.strip(full, lang, country), lang, country)
            self.name(key, lang, short, source)
            if lang in naming.KEEP_BOTH and full != short:
                self.name(key, lang, full, source)
                self.name(key, lang, full.replace(" ", ""), source)


def _parts(text: str) -> list[str]:
    parts = re.split(r"\s*[/|;；]\s*|\s+or\s+", text)
    return [p for p in parts if len(p) >= 2] or [text]


def read_overrides(path: Path) -> list[Override]:
    """Return (operation, key, lang, value, line) of each row of the hand-made table."""
    rows = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if line and not line.startswith("#") and not line.startswith("op\t"):
            cells = line.split("\t")
            if len(cells) != 5:
                raise SystemExit(f"overrides.tsv:{number}: {len(cells)} cells, not 5: {line}")
            rows.append((cells[0], cells[1], cells[2], cells[3], number))
    return rows


def resolve(b: Builder, key: str) -> str | None:
    """Return the key behind `@CC:Name` or `@CC-UNIT:Name`, or the key itself; None if none.

    It is the largest city of that name in the country or the unit.
    """
    if not key.startswith("@"):
        return key if key in b.units else None
    where, name = key[1:].split(":", 1)
    hits = [
        u
        for u in b.units.values()
        if u["key"].startswith("gn-")
        and where in (u["country"], u["within"])
        and fold(name) in {fold(u["label_en"]), fold(u.get("latin", ""))}
    ]
    return max(hits, key=lambda u: int(u["population"] or 0))["key"] if hits else None


def apply_unit_overrides(b: Builder) -> None:
    """Add hand-made units and correct fields of those known by key so far."""
    for op, key, _, value, _ in b.overrides:
        if op == "unit" or (op == "fix" and key in b.units):
            b.unit(key, **_assignments(value))


def apply_city_fixes(b: Builder) -> None:
    """Correct fields of the units that came with the cities; an unknown key ends the build."""
    for op, key, _, value, number in b.overrides:
        if op == "fix" and not key.startswith("@"):
            if key not in b.units:
                raise SystemExit(f"overrides.tsv:{number}: no unit {key}")
            b.unit(key, **_assignments(value))


def _assignments(value: str) -> dict[str, str]:
    pairs = dict(part.strip().split("=", 1) for part in value.split(";") if part.strip())
    if "label" in pairs:
        pairs["label_en"] = pairs.pop("label")
    if "type" in pairs:
        pairs["type_word"] = pairs.pop("type")
    return pairs


def apply_name_overrides(b: Builder) -> None:
    """Add hand-made names; `pref` ones come to the front."""
    for op, key, lang, value, number in b.overrides:
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
