"""First-level units in spellings that no list holds, told by their type word and their country.

All such units are in the gazetteer, but not in every spelling: "Nậm Tha province, Laos". One that
sounds like a unit of its country is that unit; else it is a place of its own.
"""

from __future__ import annotations

from kg.extraction.places.foreign_spellings import NEAR, sounding
from kg.extraction.places.local_places import make_local, nation_between
from kg.extraction.places.local_runs import past_nation, unknown_run
from kg.extraction.places.name_slots import NameSlot
from kg.extraction.places.outer_places import land_behind, land_ending
from kg.extraction.places.type_words import is_definite_type, type_kind
from kg.extraction.scene import Scene, Sentence
from kg.lexicon import Hit

_SHORTEST = 2  # letters of a name


def find_told_provinces(scene: Scene, sentence: Sentence, known: dict[str, str]) -> None:
    """Add the provinces whose names no list has, right beside the foreign country they lie in."""
    for n, hit in enumerate(sentence.hits):
        if not hit.has("place-type") or type_kind(scene, hit) != "province":
            continue
        if any(p.i <= hit.i < p.j for p in sentence.places) or is_definite_type(scene, hit):
            continue
        run = unknown_run(scene, sentence, n, hit)
        land = _land(scene, sentence, hit, run) if run else ""
        if run is None or not land or len(scene.surface(*run)) < _SHORTEST:
            continue
        whole = (min(run[0], hit.i), max(run[1], hit.j))
        name = NameSlot(*run, "province", land, (hit.i, hit.j))
        place = sounding(scene, name, NEAR)
        if place is None:
            make_local(scene, sentence, run, whole, "province", known,
                       "name beside where it lies", land)  # fmt: skip
            continue
        sentence.places.append(name.phrase(place))
        known.setdefault(" ".join(scene.tokens.folds[run[0] : run[1]]), place.key)


def _land(scene: Scene, sentence: Sentence, hit: Hit, run: tuple[int, int]) -> str:
    """Return the foreign country right before or behind a name with its type word."""
    begin, end = min(run[0], hit.i), max(run[1], hit.j)
    nation = nation_between(scene, sentence, hit.j, past_nation(scene, sentence, hit.j))
    return nation or land_ending(scene, sentence, begin) or land_behind(scene, sentence, end)
