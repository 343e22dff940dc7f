"""A thing and what is known of it; and what a store holds."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TypeAlias

from kg.errors import QueryError
from kg.gazetteer import load_gazetteer
from kg.iris import entity_iri
from kg.queries import label_of, load_query, resolve_name, run_query, thing_ending
from kg.store import Store, plain

_Cells: TypeAlias = list[tuple[str, ...]]
_COUNTS = """PREFIX coop: <https://w3id.org/coopkg/ontology#>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX org: <http://www.w3.org/ns/org#>
SELECT ?class (COUNT(DISTINCT ?thing) AS ?n) WHERE {
  VALUES ?class {
    coop:Article coop:Locality org:Organization foaf:Person coop:Programme coop:Event
    coop:Agreement coop:Partnership coop:Membership coop:Statement coop:Task coop:Figure
  }
  ?thing a ?class .
} GROUP BY ?class ORDER BY ?class"""
_CLAIMS = """PREFIX coop: <https://w3id.org/coopkg/ontology#>
SELECT (COUNT(DISTINCT ?claim) AS ?n) WHERE { GRAPH ?graph { ?claim a coop:Claim } }"""


@dataclass(frozen=True, slots=True)
class Portrait:
    """A thing with its facts, ties and happenings.

    Attributes:
        iri: What it is.
        label: Its name in the language asked for.
        facts: Values by property, as shown to people.
        ties: Rows of the question `twinning`; places only.
        happenings: Rows of the question `timeline`, one per happening.
        mentions: Number of merged claims by the role it has in them.
        quotes: Number of article claims behind those.
    """

    iri: str
    label: str
    facts: dict[str, list[str]] = field(default_factory=dict)
    ties: list[dict[str, str]] = field(default_factory=list)
    happenings: list[dict[str, str]] = field(default_factory=list)
    mentions: dict[str, int] = field(default_factory=dict)
    quotes: int = 0


def describe(store: Store, name: str, lang: str = "en") -> Portrait:
    """Tell what is known of a place, body, person or programme.

    Args:
        store: Where to look.
        name: A name in any script, an IRI, or the end of one.
        lang: Language of labels, where known; else English.

    Raises:
        QueryError: nothing, or several things, have this name.
    """
    thing = name if re.match(r"[a-z]+:\S", name) else thing_ending(store, name)
    found = thing or resolve_name(store, name)
    rows = [
        tuple(map(plain, row))
        for row in run_query(store, load_query("entity"), {"name": found, "lang": lang})
    ]
    if not rows:
        return _unmentioned(found)
    return Portrait(
        iri=found,
        label=label_of(store, found, lang) or name,
        facts=_facts(rows),
        ties=_ties(store, found, lang) if _is_place(rows) else [],
        happenings=_happenings(store, found, lang),
        mentions=_mentions(rows),
        quotes=sum({row[2]: int(row[4]) for row in rows if row[0] == "to"}.values()),
    )


def _unmentioned(iri: str) -> Portrait:
    """Tell what the gazetteer knows of a place that no article speaks of."""
    gazetteer = load_gazetteer()
    place = gazetteer.place(iri.removeprefix(entity_iri("place", "")))
    if place is None:
        raise QueryError("Nothing in the store speaks of this thing.", where=iri)
    containers = [outer.label for outer in gazetteer.containers(place.key)]
    heir = gazetteer.place(place.merged_into)
    facts = {
        "kindCode": [place.kind],
        "iso": [place.iso],
        "within": containers,
        "mergedInto": [heir.label] if heir else [],
        "mergedOn": [place.merged_on],
        "mergedBy": [place.legal_act],
        "altLabel": list(dict.fromkeys(name for name, _ in gazetteer.names(place.key))),
    }
    told = {name: kept for name, values in facts.items() if (kept := [v for v in values if v])}
    return Portrait(iri=iri, label=place.label, facts=told)


def _facts(rows: _Cells) -> dict[str, list[str]]:
    facts: dict[str, list[str]] = {}
    hidden = {"mergeReason"} if _is_place(rows) else set()
    for direction, prop, value, label, _ in rows:
        if direction == "of" and prop not in hidden:
            code = value.rpartition("/")[2].rpartition("#")[2]
            is_code = "/scheme/" in value or prop == "type"
            facts.setdefault(prop, []).append(label or (code if is_code else value))
    return {prop: list(dict.fromkeys(values)) for prop, values in facts.items()}


def _mentions(rows: _Cells) -> dict[str, int]:
    return dict(Counter(row[1] for row in rows if row[0] == "to"))


def _is_place(rows: _Cells) -> bool:
    return any(row[1] == "type" and row[2].endswith("#Locality") for row in rows)


def _ties(store: Store, place: str, lang: str) -> list[dict[str, str]]:
    values = {"locality": place, "lang": lang}
    return _rows(store, "twinning", values, "partner partner_country kind since inherited_from")


def _happenings(store: Store, thing: str, lang: str) -> list[dict[str, str]]:
    return _rows(store, "timeline", {"a": thing, "lang": lang}, "date what type parties state")


def _rows(store: Store, name: str, values: dict[str, str], columns: str) -> list[dict[str, str]]:
    """Return some columns of a question's rows, without repetition."""
    rows = run_query(store, load_query(name), values)
    wanted = [(column, rows.variables.index(column)) for column in columns.split()]
    found = [{column: plain(row[i]) for column, i in wanted} for row in rows]
    return [dict(line) for line in dict.fromkeys(tuple(row.items()) for row in found)]


def count_things(store: Store) -> dict[str, int]:
    """Return how many things of each kind a store holds, and how many article claims."""
    counts = {
        re.sub(r".*[#/]", "", plain(kind)).lower(): int(plain(number))
        for kind, number in store.select(_COUNTS)
    }
    counts["claims"] = next((int(plain(row[0])) for row in store.select(_CLAIMS)), 0)
    return counts
