"""From a name as a person types it to the IRIs it may mean.

Names are compared after folding, in Python: a name never becomes part of a query,
so a hostile one is just a name that is not found.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pyoxigraph import Literal

from kg.errors import QueryError
from kg.queries.folding import first_letter, fold_name, folding_to
from kg.store import Store, Term, iri, plain
from kg.store.lookups import blocks

#: Classes that a kind of name is looked for among; the empty kind means all.
_CLASSES = {
    "place": ("coop:Locality",),
    "body": ("org:Organization",),
    "person": ("foaf:Person",),
    "": ("coop:Locality", "org:Organization", "foaf:Person", "coop:Programme", "coop:Group"),
}
_PREFIXES = """PREFIX coop: <https://w3id.org/coopkg/ontology#>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
_NAMING = (
    "skos:prefLabel", "skos:altLabel", "foaf:name", "coop:name", "coop:printedForm", "coop:iso",
)  # fmt: skip
#: Names that may equal a text. Engines scan one property far faster than things of some
#: classes with all their names, and tell lengths and letters apart before a row is made.
#: Only places are few, however many articles there are.
_NAMES = """SELECT ?thing ?name WHERE {
  VALUES (?shortest ?longest ?firsts) { (UNDEF UNDEF UNDEF) }
  %s ?thing %s ?name .
  FILTER (STRLEN(?name) >= ?shortest && STRLEN(?name) <= ?longest)
  FILTER (!BOUND(?firsts) || CONTAINS(?firsts, SUBSTR(STR(?name), 1, 1)))
}"""
_OF_CLASS = "SELECT ?thing WHERE { VALUES ?class { %s } VALUES ?thing { %s } ?thing a ?class }"
_SHOWING = """PREFIX coop: <https://w3id.org/coopkg/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?thing ?label ?iso ?class WHERE {
  VALUES ?thing { %s }
  OPTIONAL { ?thing skos:prefLabel ?label FILTER (LANG(?label) = "en") }
  OPTIONAL { ?thing coop:iso ?iso }
  OPTIONAL { ?thing a ?class FILTER (?class = coop:Country) }
}"""
_SHOWN = 8


@dataclass(frozen=True, slots=True, order=True)
class Match:
    """A thing that a name may mean.

    Attributes:
        rank: How far the name is from the text: 0 same characters, 1 same after
            folding, 2 same without spaces, 3 the same by its sound, 4 perhaps so; plus
            0.25 for a place that is neither a country nor a first-level unit (many share
            the name of their capital), plus 0.5 for what is not in the store.
        iri: What it is.
        label: Its name to show.
    """

    rank: float
    iri: str
    label: str


def find_names(store: Store, text: str, kind: str = "") -> list[Match]:
    """Find the things whose names equal a text, best first.

    Args:
        store: Where names are looked up; places of the gazetteer are tried after it.
        text: A name in any script, with or without diacritics, or an ISO code.
        kind: `place`, `body`, `person`, or empty for any.
    """
    wanted = _Wanted(text)
    best = dict(_in_store(store, wanted, kind))
    if not best:
        listed = sorted(_from_gazetteer(wanted)) if kind in {"place", ""} else []
        return listed or sorted(_by_sound(store, text, kind))
    return sorted(_shown(store, best, text))


def _in_store(store: Store, wanted: _Wanted, kind: str) -> Iterator[tuple[str, float]]:
    """Yield IRI and rank of each thing of a kind that a store has by a name that fits."""
    if not wanted.joined:
        return
    best: dict[str, float] = {}
    first = "?thing a coop:Locality ." if kind == "place" else ""
    values: dict[str, Term | None] = {
        "shortest": Literal(max(1, wanted.shortest)),
        "longest": Literal(wanted.longest),
        "firsts": None if first else Literal(folding_to(wanted.joined[0])),
    }
    for naming in _NAMING:
        for thing, name in store.select(_PREFIXES + _NAMES % (first, naming), values):
            if (rank := wanted.rank(plain(name))) is not None:
                found = plain(thing)
                best[found] = min(rank, best.get(found, rank))
    for block in blocks(map(_iri, sorted(best))):
        for row in store.select(_PREFIXES + _OF_CLASS % (" ".join(_CLASSES[kind]), block)):
            yield plain(row[0]), best[plain(row[0])]


def _shown(store: Store, ranks: dict[str, float], text: str) -> Iterator[Match]:
    """Yield what was found with its label and its final rank."""
    if not ranks:
        return
    labels: dict[str, str] = {}
    minor = {thing for thing in ranks if "/place/" in thing}
    for thing, label, iso, country in store.select(_SHOWING % " ".join(map(_iri, ranks))):
        found, name = plain(thing), plain(label)
        if name:
            labels[found] = min(name, labels.get(found, name))
        if iso is not None or country is not None:
            minor.discard(found)
    for found, rank in ranks.items():
        yield Match(rank + 0.25 * (found in minor), found, labels.get(found, text))


def _iri(thing: str) -> str:
    return str(iri(thing))


def label_of(store: Store, thing: str, lang: str = "en") -> str:
    """Return what a thing is called in a language, else in English; empty if it has no label."""
    text = (
        f"{_PREFIXES}SELECT ?label WHERE {{ {iri(thing)} skos:prefLabel ?label }} ORDER BY ?label"
    )
    labels = [row[0] for row in store.select(text)]
    known = {label.language: label.value for label in labels if isinstance(label, Literal)}
    return known.get(lang) or known.get("en") or next(iter(known.values()), "")


def resolve_name(store: Store, text: str, kind: str = "") -> str:
    """Return the IRI of the one thing that a name means best.

    Raises:
        QueryError: nothing has that name, or several things have it alike; the
            message lists them.
    """
    matches = find_names(store, text, kind)
    what = kind or "thing"
    if not matches:
        raise QueryError(
            f"no {what} of this name is known.",
            where=repr(text[:100]),
            advice="Try another spelling or language, or give its IRI.",
        )
    best = [match for match in matches if match.rank == matches[0].rank]
    if len(best) > 1:
        listed = "; ".join(f"{match.label} <{match.iri}>" for match in best[:_SHOWN])
        more = f"; and {len(best) - _SHOWN} more" if len(best) > _SHOWN else ""
        raise QueryError(
            f"{len(best)} {what}s have this name: {listed}{more}.",
            where=repr(text[:100]),
            advice="Give the IRI of the one you mean.",
        )
    return best[0].iri


class _Wanted:
    """A text to compare names with."""

    def __init__(self, text: str) -> None:
        self.text = unicodedata.normalize("NFC", text.strip())
        self.folded = fold_name(text)
        self.joined = self.folded.replace(" ", "")
        size = len(self.joined)
        self.shortest, self.longest = size - 2, int(1.5 * size + 6)

    def rank(self, name: str) -> float | None:
        # Folding is dear; lengths and first letters tell most names apart without it,
        # since it drops gaps and marks only.
        if not self.joined or not self.shortest <= len(name) <= self.longest:
            return None
        if (first := first_letter(name[0])) and first != self.joined[0]:
            return None
        if name == self.text:
            return 0
        folded = fold_name(name)
        if folded == self.folded:
            return 1
        return 2 if folded.replace(" ", "") == self.joined else None


def _from_gazetteer(wanted: _Wanted) -> Iterator[Match]:
    """Yield places that the gazetteer knows but the store does not speak of."""
    best: dict[str, tuple[float, str]] = {}
    begun = _gazetteer_names()
    for first in ("", wanted.joined[:1]) if wanted.joined else ():
        for key, name, coded in begun.get(first, ()):
            if (rank := wanted.rank(name)) is not None:
                found = (rank + (0.5 if coded else 0.75), name)
                best[key] = min(found, best.get(key, found))
    from kg.iris import entity_iri

    for key, (rank, name) in best.items():
        yield Match(rank, entity_iri("place", key), name)


def _by_sound(store: Store, text: str, kind: str) -> Iterator[Match]:
    """Yield places and people in spellings that no list and no article holds."""
    from kg.queries.sounds import people_by_sound, places_by_sound

    if kind in {"place", ""}:
        for thing, label in places_by_sound(text):
            yield Match(3, thing, label)
    if kind in {"person", ""}:
        for doubt, thing, label in people_by_sound(store, text):
            yield Match(3 + doubt, thing, label)


@lru_cache(maxsize=1)
def _gazetteer_names() -> Mapping[str, Sequence[tuple[str, str, bool]]]:
    """Return key, name, and whether it is a country or first-level unit, in every language.

    By the first folded letter of the name (empty if it begins with a gap or a mark), once
    a process: to go through all names for each question costs a quarter of a second.
    """
    from kg.gazetteer import load_gazetteer

    gazetteer = load_gazetteer()
    begun: dict[str, list[tuple[str, str, bool]]] = defaultdict(list)
    coded = {p.key for p in gazetteer.places.values() if p.iso or p.kind == "country"}
    for place in gazetteer.places.values():
        for name in {place.label, place.iso} - {""}:
            begun[first_letter(name[0])].append((place.key, name, place.key in coded))
    for name, key, _lang, _weak in gazetteer.iter_names(gazetteer.languages):
        begun[first_letter(name[0])].append((key, name, key in coded))
    return begun
