"""Our twinnings against an outside table: who agrees, who has what alone, whose dates differ.

The outside table has the shape of Wikidata's P190 (twinned administrative body): two
items, and perhaps since when and until when. It comes from a file (CSV, TSV, JSON) or
from an endpoint with Wikidata's model. Sides are matched by their Wikidata identifier
where both have one, else by name. Of the outside table only what touches a place that
we know counts.

Source: https://www.wikidata.org/wiki/Property:P190, qualifiers P580 and P582.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from pyoxigraph import Literal, NamedNode

from kg.errors import QueryError
from kg.queries import fold_name
from kg.store import Rows, Store, Term, plain

_COLUMNS: Final = {
    "item": ("item", "a", "subject", "place", "city"),
    "item_name": ("itemlabel", "alabel", "subjectlabel", "placelabel", "a_name"),
    "partner": ("partner", "twin", "b", "object", "value", "p190"),
    "partner_name": ("partnerlabel", "twinlabel", "blabel", "objectlabel", "valuelabel", "b_name"),
    "since": ("start", "since", "starttime", "p580"),
    "until": ("end", "until", "endtime", "p582"),
}
_OURS: Final = """PREFIX coop: <https://w3id.org/coopkg/ontology#>
SELECT ?tie ?a ?b ?since WHERE {
  ?tie a coop:Partnership ; coop:partnerA ?a ; coop:partnerB ?b ; coop:modality ?mode ;
    coop:partnershipKind <https://w3id.org/coopkg/scheme/partnership-kind/twinned> .
  FILTER (REPLACE(STR(?mode), "^.*/", "") IN ("asserted", "reported"))
  OPTIONAL { ?tie coop:since ?since }
} ORDER BY ?tie ?since"""
_PLACES: Final = """PREFIX coop: <https://w3id.org/coopkg/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?place ?label ?name ?same WHERE {
  ?place a coop:Locality ; skos:prefLabel ?label .
  FILTER (LANG(?label) = "en")
  { ?place skos:prefLabel|skos:altLabel|coop:printedForm ?name }
  UNION { ?place skos:exactMatch|coop:wikidata ?same }
} ORDER BY ?place ?name"""
_P190: Final = """PREFIX wd: <http://www.wikidata.org/entity/>
PREFIX p: <http://www.wikidata.org/prop/>
PREFIX ps: <http://www.wikidata.org/prop/statement/>
PREFIX pq: <http://www.wikidata.org/prop/qualifier/>
SELECT ?item ?partner ?start ?end WHERE {
  VALUES ?item { %s }
  ?item p:P190 ?statement .
  ?statement ps:P190 ?partner .
  OPTIONAL { ?statement pq:P580 ?start }
  OPTIONAL { ?statement pq:P582 ?end }
}"""
_ITEM: Final = re.compile(r"(?:.*/)?(Q[1-9][0-9]*)")
_ASKED_AT_ONCE: Final = 100
COLUMNS: Final = ("verdict", "a", "b", "since_ours", "since_theirs", "until_theirs", "tie")


@dataclass(frozen=True, slots=True)
class Theirs:
    """A twinning as an outside table has it; sides by Wikidata identifier or name."""

    a: str
    b: str
    a_name: str = ""
    b_name: str = ""
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What comes of comparing one pair: `agree`, `dates differ`, `only ours`, `only theirs`."""

    verdict: str
    a: str
    b: str
    since_ours: str = ""
    since_theirs: str = ""
    until_theirs: str = ""
    tie: str = ""


def read_theirs(path: Path) -> list[Theirs]:
    """Read an outside table: CSV, TSV, a JSON list of objects, or SPARQL results in JSON.

    Raises:
        QueryError: the file cannot be read, or has no columns for two sides.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
        if path.suffix.lower() in {".json", ".srj"}:
            rows = _json_rows(json.loads(text))
        else:
            dialect = "excel-tab" if path.suffix.lower() in {".tsv", ".tab"} else "excel"
            rows = list(csv.DictReader(io.StringIO(text, newline=""), dialect=dialect))
    except (
        OSError,
        UnicodeDecodeError,
        ValueError,
        csv.Error,
        TypeError,
        KeyError,
        AttributeError,
    ) as error:
        raise QueryError(f"the table cannot be read: {error}.", where=path) from error
    return [tie for row in rows if (tie := _tie(row, path))]


def ask_theirs(endpoint: Store, store: Store) -> list[Theirs]:
    """Ask an endpoint with Wikidata's model for the twinnings of the places that we know."""
    items = sorted({item for item in _Places(store).by_item if item.startswith("Q")})
    found: list[Theirs] = []
    for start in range(0, len(items), _ASKED_AT_ONCE):
        values = " ".join(f"wd:{item}" for item in items[start : start + _ASKED_AT_ONCE])
        for row in endpoint.select(_P190 % values):
            item, partner, since, until = map(plain, row)
            found.append(Theirs(_id(item), _id(partner), "", "", _day(since), _day(until)))
    return found


def compare(store: Store, theirs: Iterable[Theirs]) -> list[Verdict]:
    """Compare our twinnings with an outside table, sorted by verdict and places."""
    places = _Places(store)
    ours: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for tie, a, b, since in store.select(_OURS):
        pair = _pair(plain(a), plain(b))
        ours.setdefault(pair, []).append((plain(tie), plain(since)))
    outside = _by_pair(places, theirs)
    verdicts = [
        _verdict(places, pair, ours.get(pair), outside.get(pair)) for pair in {*ours, *outside}
    ]
    return sorted(verdicts, key=lambda v: (v.verdict, v.a, v.b))


def as_rows(verdicts: Iterable[Verdict]) -> Rows:
    """Return verdicts as rows, to be printed like the answer of a question."""

    def cells(verdict: Verdict) -> Iterator[Term | None]:
        for name in COLUMNS[:-1]:
            text = getattr(verdict, name)
            yield Literal(text) if text else None
        yield NamedNode(verdict.tie) if verdict.tie else None

    return Rows(COLUMNS, (tuple(cells(verdict)) for verdict in verdicts))


class _Places:
    """Our places by Wikidata identifier, by folded name, and their labels."""

    def __init__(self, store: Store) -> None:
        self.label: dict[str, str] = {}
        self.by_item: dict[str, str] = {}
        self._by_name: dict[str, set[str]] = {}
        for place, label, name, same in store.select(_PLACES):
            here = plain(place)
            self.label[here] = plain(label)
            if name is not None:
                self._by_name.setdefault(fold_name(plain(name)), set()).add(here)
            elif _ITEM.fullmatch(plain(same)):
                self.by_item[_id(plain(same))] = here

    def find(self, item: str, name: str) -> str:
        """Return our IRI; else the identifier or name as they give it."""
        if item in self.by_item:
            return self.by_item[item]
        named = self._by_name.get(fold_name(name or item), set())
        return next(iter(named)) if len(named) == 1 else item or name

    def known(self, key: str) -> bool:
        return key in self.label


def _by_pair(places: _Places, theirs: Iterable[Theirs]) -> dict[tuple[str, str], Theirs]:
    found: dict[tuple[str, str], Theirs] = {}
    for tie in theirs:
        a, b = places.find(tie.a, tie.a_name), places.find(tie.b, tie.b_name)
        if places.known(a) or places.known(b):
            # Tables often have both directions; the one that is dated says more.
            known = found.get(_pair(a, b))
            if known is None or (tie.since and not known.since):
                found[_pair(a, b)] = tie
            for key, name in ((a, tie.a_name), (b, tie.b_name)):
                if not places.known(key) and name:
                    places.label.setdefault(key + "\0", name)
    return found


def _verdict(
    places: _Places,
    pair: tuple[str, str],
    ours: list[tuple[str, str]] | None,
    theirs: Theirs | None,
) -> Verdict:
    a, b = sorted(places.label.get(key) or places.label.get(key + "\0", key) for key in pair)
    if ours is None:
        assert theirs is not None
        return Verdict("only theirs", a, b, "", theirs.since, theirs.until)
    dates = sorted({since for _, since in ours if since})
    tie, shown = ours[0][0], " | ".join(dates)
    if theirs is None:
        return Verdict("only ours", a, b, shown, "", "", tie)
    fits = not dates or not theirs.since or any(_compatible(d, theirs.since) for d in dates)
    verdict = "agree" if fits else "dates differ"
    return Verdict(verdict, a, b, shown, theirs.since, theirs.until, tie)


def _compatible(one: str, other: str) -> bool:
    """Tell whether two EDTF dates may be the same, one being less precise."""
    return one.startswith(other) or other.startswith(one)


def _pair(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a <= b else (b, a)


def _json_rows(value: Any) -> list[dict[str, str]]:
    rows = value["results"]["bindings"] if isinstance(value, dict) else value
    return [
        {
            key: str(cell["value"] if isinstance(cell, dict) else cell or "")
            for key, cell in row.items()
        }
        for row in rows
    ]


def _tie(row: Mapping[str, str | None], path: Path) -> Theirs | None:
    cells = {
        str(key).strip().lstrip("?").lower(): (text or "").strip() for key, text in row.items()
    }
    got = {
        field: next((cells[name] for name in names if cells.get(name)), "")
        for field, names in _COLUMNS.items()
    }
    if not any(name in cells for name in _COLUMNS["item"] + _COLUMNS["item_name"]):
        raise QueryError(
            "the table has no column for the two sides.",
            where=path,
            advice="Name them item and partner, with itemLabel and partnerLabel beside them.",
        )
    if not (got["item"] or got["item_name"]) or not (got["partner"] or got["partner_name"]):
        return None
    return Theirs(
        _id(got["item"]), _id(got["partner"]), got["item_name"], got["partner_name"],
        _day(got["since"]), _day(got["until"]),
    )  # fmt: skip


def _id(text: str) -> str:
    """Return `Q42` of `http://www.wikidata.org/entity/Q42` or `wd:Q42`; other text as it is."""
    found = _ITEM.fullmatch(text.removeprefix("wd:"))
    return found[1] if found else text


def _day(text: str) -> str:
    """Return an EDTF date; the first of January at midnight is how Wikidata writes a year."""
    found = re.match(r"\+?(\d{4})(?:-(\d{2})-(\d{2}))?(T.*)?$", text.strip())
    if not found:
        return ""
    year, month, day, time = found.groups()
    if not month or month == "00" or (time and (month, day) == ("01", "01")):
        return year
    return f"{year}-{month}" if day == "00" else f"{year}-{month}-{day}"
