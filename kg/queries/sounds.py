"""Names in spellings that no list holds, found by what stands around them or by sound.

Places are compared without the word for their kind, and units and cities of Vietnam by
their syllables; people by the consonants of their names and then by their spelling.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import lru_cache

from kg.gazetteer import load_gazetteer
from kg.iris import entity_iri
from kg.names import NameIndex, person_key, same_person
from kg.resources import ontology_dir
from kg.store import Store, plain

#: The best answer must be better than the next by this much.
_CLEARLY = 0.03
_SHORTEST = 3  # letters of a name that can be known by its sound
_DERIVED = "http://www.w3.org/ns/prov#wasDerivedFrom"


def places_by_sound(text: str) -> Iterator[tuple[str, str]]:
    """Yield IRI and label of the places of Vietnam that a text spells best, if clearly so."""
    gazetteer = load_gazetteer()
    for name in (text, without_type_word(text)):
        found = _places().search(name.strip(), 8) if len(name.strip()) >= _SHORTEST else []
        best = [key for key, cost in found if cost <= found[0][1] + _CLEARLY]
        units = [key for key in best if gazetteer.places[key].iso] or best
        if len(units) == 1:
            place = gazetteer.places[units[0]]
            yield entity_iri("place", place.key), place.label
            return


@lru_cache(maxsize=1)
def _places() -> NameIndex[str]:
    gazetteer = load_gazetteer()
    names = (
        (place.key, gazetteer.label(place.key, "vi") or place.label)
        for place in gazetteer.places.values()
        if place.country == "VN" and place.kind in ("province", "city")
    )
    return NameIndex(names)


@lru_cache(maxsize=1)
def _type_words() -> tuple[tuple[str, str], ...]:
    """Return (where it stands, word) of the words for units, the longest first."""
    path = ontology_dir() / "gazetteer" / "typewords.tsv"
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader((line for line in lines if not line.startswith("#")), delimiter="\t")
        words = {(row[1], row[2].casefold()) for row in rows if row[3] in ("*", "VN")}
    return tuple(sorted(words, key=lambda pair: (-len(pair[1]), pair)))


def without_type_word(name: str) -> str:
    """Return a name without the word for its kind of unit at its edge, in any language.

    >>> without_type_word("tỉnh Lạng Sơn"), without_type_word("ল্যাং সন প্রদেশ")
    ('Lạng Sơn', 'ল্যাং সন')
    """
    folded = name.casefold()
    for where, word in _type_words():
        if where == "before" and folded.startswith(word + " "):
            return name[len(word) + 1 :]
        if where == "after" and folded.endswith(" " + word):
            return name[: -len(word) - 1]
        if where == "glued" and folded.endswith(word) and len(folded) > len(word) + 1:
            return name[: -len(word)]
    return name


def people_by_sound(store: Store, text: str) -> Iterator[tuple[float, str, str]]:
    """Yield doubt (0 or 1), IRI and label of the people of a store whose name a text may spell."""
    from kg.queries.names import label_of

    doubts: dict[str, float] = {}
    for quad in store.people_named({person_key(text)}):
        if quad.predicate.value.endswith("#printedForm"):
            verdict = same_person(text, plain(quad.object)).verdict  # type: ignore[arg-type]
            if verdict != "different":
                reading = str(quad.subject)
                doubts[reading] = min(doubts.get(reading, 1.0), float(verdict == "tie"))
    best: dict[str, float] = {}
    for reading, doubt in doubts.items():
        for row in store.select(f"SELECT ?who WHERE {{ ?who <{_DERIVED}> {reading} }}"):
            who = plain(row[0])
            best[who] = min(best.get(who, 1.0), doubt)
    for who, doubt in best.items():
        label = label_of(store, who) or text
        yield doubt, who, label
