"""What a graph holds as a whole: numbers, ties, times; what the first page shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from kg.site.answers import Known
from kg.site.entry import Claim, Entry
from kg.site.pictures.network import Tie
from kg.site.source import Source
from kg.store import plain

_FIELDS = """PREFIX coop: <https://w3id.org/coopkg/ontology#>
SELECT ?place ?field (COUNT(DISTINCT ?thing) AS ?n) WHERE {
  ?thing coop:field ?field ; coop:party|coop:speaker|coop:addressee|coop:assigner ?side .
  ?side coop:locality? ?place .
  ?place coop:iso ?iso ; coop:within ?country .
} GROUP BY ?place ?field ORDER BY ?place ?field"""
#: A month's column is shown up to this many months; then years.
_MONTHS = 36
_NEWEST = 15
#: A tie is drawn unless it is denied or only wished for.
_DRAWN = ("asserted", "reported")
#: Claims that the timeline counts: they happen on their date.
_TIMED = frozenset({"agreement", "event"})


@dataclass(frozen=True, slots=True)
class Overview:
    """Numbers of a graph, before they are put into words.

    Attributes:
        counts: Number of things by kind.
        ties: Between places, each once.
        positions: Longitude and latitude of places.
        home: Country of most sides of ties; empty if there are none.
        countries: Country of each place; of a country, itself.
        by_country: Number of ties, agreements and events by country, without the home country.
        by_field: Number of claims by field.
        times: Number of events and agreements by month or year.
        unit: `month` or `year`.
        matrix: Number of claims by place and field.
        newest: Latest claims with pages of their own.
        entries: All that has pages, by IRI.
    """

    counts: Mapping[str, int]
    ties: tuple[Tie, ...]
    positions: Mapping[str, tuple[float, float]]
    home: str
    countries: Mapping[str, str]
    by_country: Mapping[str, int]
    by_field: Mapping[str, int]
    times: Mapping[str, int]
    unit: str
    matrix: Mapping[tuple[str, str], int]
    newest: tuple[Entry, ...]
    entries: Mapping[str, Entry]


def look_over(source: Source, entries: Mapping[str, Sequence[Entry]]) -> Overview:
    """Sum up what there is, given by kind."""
    everything = [entry for some in entries.values() for entry in some]
    claims = {entry.iri: claim for entry in everything if (claim := entry.claim)}
    countries = _countries(everything)
    ties = tuple(sorted(filter(None, map(_tie, entries.get("partnership", ())))))
    sides = Counter(countries.get(side, "") for tie in ties for side in (tie.a, tie.b))
    sides.pop("", None)
    home = min(sides, key=lambda c: (-sides[c], c), default="")
    times, unit = _times([e.claim.date for e in everything if e.claim and e.kind in _TIMED])
    return Overview(
        counts={kind: len(some) for kind, some in entries.items()},
        ties=ties,
        positions=_positions(entries.get("place", ())),
        home=home,
        countries=countries,
        by_country=_by_country(claims.values(), countries, home),
        by_field={e.iri: e.total for e in entries.get("field", ()) if e.total},
        times=times,
        unit=unit,
        matrix=_matrix(source),
        newest=_newest(everything),
        entries={e.iri: e for e in everything},
    )


def known_of(overview: Overview) -> Known:
    """Return what a graph has to ask with."""
    busy = Counter(side for tie in overview.ties for side in (tie.a, tie.b))
    positioned = {
        name.text: iri
        for iri in sorted(overview.positions, reverse=True)
        for name in overview.entries[iri].values
        if name.lang == "en"
    }
    return Known(
        place=min(busy, key=lambda p: (-busy[p], p), default=""),
        country=next(iter(overview.by_country), ""),
        claim=overview.newest[0].iri if overview.newest else "",
        positioned=positioned,
    )


def _countries(entries: Iterable[Entry]) -> dict[str, str]:
    found: dict[str, str] = {}
    acts_for: dict[str, str] = {}
    for entry in entries:
        if entry.kind == "place":
            found[entry.iri] = entry.held.get("country", entry.iri)
        elif "acts_for" in entry.held:
            acts_for[entry.iri] = entry.held["acts_for"]
    return found | {body: found[place] for body, place in acts_for.items() if place in found}


def _tie(entry: Entry) -> Tie | None:
    claim = entry.claim
    if not claim or len(claim.sides) < 2 or not claim.state.endswith(_DRAWN):
        return None
    return Tie(claim.sides[0], claim.sides[1], claim.code.rpartition("/")[2])


def _positions(places: Iterable[Entry]) -> dict[str, tuple[float, float]]:
    return {
        place.iri: (float(place.held["longitude"]), float(place.held["latitude"]))
        for place in places
        if place.held.keys() >= {"latitude", "longitude"}
    }


def _by_country(claims: Iterable[Claim], countries: Mapping[str, str], home: str) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for claim in claims:
        counts.update({countries[side] for side in claim.named if side in countries} - {home})
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _times(dates: Iterable[str]) -> tuple[dict[str, int], str]:
    """Return counts by month if there are few months, else by year; none is left out."""
    days = [date for date in dates if date[:4].isdigit()]
    months = sorted({date[:7] for date in days if len(date) >= len("2025-09") and date[4] == "-"})
    if months and _index(months[-1]) - _index(months[0]) < _MONTHS and len(months) > 1:
        counts = Counter(date[:7] for date in days if date[:7] in months)
        span = range(_index(months[0]), _index(months[-1]) + 1)
        return {month: counts[month] for month in map(_month, span)}, "month"
    years = Counter(date[:4] for date in days)
    if not years:
        return {}, "year"
    span = range(int(min(years)), int(max(years)) + 1)
    return {str(year): years[str(year)] for year in span[-60:]}, "year"


def _index(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:7]) - 1


def _month(index: int) -> str:
    return f"{index // 12:04}-{index % 12 + 1:02}"


def _newest(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    dated = [(e.claim.date, e.iri, e) for e in entries if e.claim and e.claim.date[:4].isdigit()]
    return tuple(entry for _, _, entry in sorted(dated, key=itemgetter(0, 1))[: -_NEWEST - 1 : -1])


def _matrix(source: Source) -> dict[tuple[str, str], int]:
    return {
        (plain(place), plain(field)): int(plain(number))
        for place, field, number in source.store.select(_FIELDS)
    }
