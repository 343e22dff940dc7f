"""What a graph holds as a whole: numbers, ties, times; what the first page shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.site.answers import Known
from kg.site.model import Page, Thing
from kg.site.pictures.network import Tie
from kg.site.source import Source
from kg.site.wording import named
from kg.site.workers import Made
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
        things: Names of all that is spoken of, by IRI.
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
    newest: tuple[Page, ...]
    things: Mapping[str, Thing]


def look_over(source: Source, made: Mapping[str, Sequence[Made]]) -> Overview:
    """Sum up what was made."""
    entries = [one.entry for ones in made.values() for one in ones]
    claims = [entry for entry in entries if entry.fact]
    countries = _countries(entries)
    ties = tuple(sorted(filter(None, map(_tie, claims))))
    sides = Counter(countries.get(side, "") for tie in ties for side in (tie.a, tie.b))
    sides.pop("", None)
    home = min(sides, key=lambda c: (-sides[c], c), default="")
    times, unit = _times(claims)
    return Overview(
        counts={kind: len(ones) for kind, ones in made.items()},
        ties=ties,
        positions=_positions(made.get("place", ())),
        home=home,
        countries=countries,
        by_country=_by_country(claims, countries, home),
        by_field={m.entry.iri: m.total for m in made.get("field", ()) if m.total},
        times=times,
        unit=unit,
        matrix=_matrix(source),
        newest=_newest(claims),
        things={thing.iri: thing for entry in entries for thing in entry.things},
    )


def known_of(overview: Overview) -> Known:
    """Return what a graph has to ask with."""
    busy = Counter(side for tie in overview.ties for side in (tie.a, tie.b))
    positioned = {
        name.text: iri
        for iri in sorted(overview.positions, reverse=True)
        for name in overview.things[iri].names
        if name.lang == "en"
    }
    return Known(
        place=min(busy, key=lambda p: (-busy[p], p), default=""),
        country=next(iter(overview.by_country), ""),
        claim=overview.newest[0].iri if overview.newest else "",
        positioned=positioned,
    )


def _countries(entries: Iterable[Page]) -> dict[str, str]:
    found: dict[str, str] = {}
    acts_for: dict[str, str] = {}
    for entry in entries:
        held = dict(entry.roles)
        if entry.kind == "place":
            found[entry.iri] = held["country"][0].iri if "country" in held else entry.iri
        elif "acts_for" in held:
            acts_for[entry.iri] = held["acts_for"][0].iri
    return found | {body: found[place] for body, place in acts_for.items() if place in found}


def _tie(claim: Page) -> Tie | None:
    assert claim.fact is not None
    if claim.kind != "partnership" or not claim.fact.state.endswith(_DRAWN):
        return None
    held = dict(claim.fact.roles)
    if "a" not in held or "b" not in held:
        return None
    kind = claim.fact.code.rpartition("/")[2]
    return Tie(held["a"][0].iri, held["b"][0].iri, kind)


def _positions(places: Iterable[Made]) -> dict[str, tuple[float, float]]:
    found = {}
    for made in places:
        held = dict(made.entry.roles)
        if "latitude" in held and "longitude" in held:
            found[made.entry.iri] = (
                float(held["longitude"][0].text),
                float(held["latitude"][0].text),
            )
    return found


def _by_country(claims: Iterable[Page], countries: Mapping[str, str], home: str) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for claim in claims:
        assert claim.fact is not None
        counts.update({countries[side] for side in named(claim.fact) if side in countries} - {home})
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _times(claims: Iterable[Page]) -> tuple[dict[str, int], str]:
    """Return counts by month if there are few months, else by year; none is left out."""
    dates = [c.fact.date for c in claims if c.fact and c.kind != "partnership"]
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


def _newest(claims: Iterable[Page]) -> tuple[Page, ...]:
    dated = [c for c in claims if c.fact and c.fact.date[:4].isdigit()]
    dated.sort(key=lambda c: (c.fact.date if c.fact else "", c.iri), reverse=True)
    return tuple(dated[:_NEWEST])


def _matrix(source: Source) -> dict[tuple[str, str], int]:
    return {
        (plain(place), plain(field)): int(plain(number))
        for place, field, number in source.store.select(_FIELDS)
    }
