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

from kg.errors import QueryError
from kg.store import Store, iri, plain

#: Classes that a kind of name is looked for among; the empty kind means all.
_CLASSES = {
    "place": ("coop:Locality",),
    "body": ("org:Organization",),
    "person": ("foaf:Person",),
    "": ("coop:Locality", "org:Organization", "foaf:Person", "coop:Programme", "coop:Group"),
}
_LABELS = """PREFIX coop: <https://w3id.org/coopkg/ontology#>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?thing ?name WHERE {
  VALUES ?class { %s }
  ?thing a ?class .
  ?thing skos:prefLabel|skos:altLabel|foaf:name|coop:name|coop:printedForm|coop:iso ?name .
}"""
_SHOWING = """PREFIX coop: <https://w3id.org/coopkg/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?thing ?label ?iso ?class WHERE {
  VALUES ?thing { %s }
  OPTIONAL { ?thing skos:prefLabel ?label }
  OPTIONAL { ?thing coop:iso ?iso }
  OPTIONAL { ?thing a ?class FILTER (?class = coop:Country) }
}"""
_LATIN = str.maketrans({"đ": "d", "Đ": "d", "ı": "i", "ł": "l", "ø": "o", "æ": "ae", "œ": "oe"})
#: Combining marks that readers leave out: of Latin, Cyrillic and Greek, and Arabic vowel signs.
_MARKS = (range(0x300, 0x370), range(0x64B, 0x660), range(0x670, 0x671))
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


@lru_cache(maxsize=65536)
def fold_name(text: str) -> str:
    """Fold a name for comparison: case, width, diacritics, hyphens and spaces.

    Signs that are part of a letter (Bengali, Thai and other vowel signs) stay.

    >>> fold_name("HẢI-PHÒNG") == fold_name("hai  phong")
    True
    >>> fold_name("হাইফোং") == fold_name("হাফং")
    False
    """
    marked = unicodedata.normalize("NFKD", text.casefold()).translate(_LATIN)
    kept = (c for c in marked if not any(ord(c) in marks for marks in _MARKS))
    words = "".join(" " if _is_gap(c) else c for c in kept if unicodedata.category(c) != "Cf")
    return unicodedata.normalize("NFC", " ".join(words.split()))


def _is_gap(char: str) -> bool:
    return unicodedata.category(char)[0] in "ZPC"


def find_names(store: Store, text: str, kind: str = "") -> list[Match]:
    """Find the things whose names equal a text, best first.

    Args:
        store: Where names are looked up; places of the gazetteer are tried after it.
        text: A name in any script, with or without diacritics, or an ISO code.
        kind: `place`, `body`, `person`, or empty for any.
    """
    best: dict[str, float] = {}
    wanted = _Wanted(text)
    for thing, name in store.select(_LABELS % " ".join(_CLASSES[kind])):
        if (rank := wanted.rank(plain(name))) is not None:
            found = plain(thing)
            best[found] = min(rank, best.get(found, rank))
    if not best:
        listed = sorted(_from_gazetteer(wanted)) if kind in {"place", ""} else []
        return listed or sorted(_by_sound(store, text, kind))
    return sorted(_shown(store, best, text))


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


@lru_cache(maxsize=4096)
def _first_letter(char: str) -> str:
    """Return what a name's first character folds to; empty for a gap or a mark."""
    return fold_name(char)[:1]


class _Wanted:
    """A text to compare names with."""

    def __init__(self, text: str) -> None:
        self.text = unicodedata.normalize("NFC", text.strip())
        self.folded = fold_name(text)
        self.joined = self.folded.replace(" ", "")

    def rank(self, name: str) -> float | None:
        # Folding is dear; lengths and first letters tell most names apart without it,
        # since it drops gaps and marks only.
        size = len(self.joined)
        if not size or not size - 2 <= len(name) <= 1.5 * size + 6:
            return None
        if (first := _first_letter(name[0])) and first != self.joined[0]:
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
            begun[_first_letter(name[0])].append((place.key, name, place.key in coded))
    for name, key, _lang, _weak in gazetteer.iter_names(gazetteer.languages):
        begun[_first_letter(name[0])].append((key, name, key in coded))
    return begun
