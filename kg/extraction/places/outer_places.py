"""The country or unit that stands right beside a name and tells where it lies."""

from __future__ import annotations

from kg.extraction.brackets import CLOSE, OPEN
from kg.extraction.clauses import has_and
from kg.extraction.marks import past_genitive
from kg.extraction.places.name_slots import NameSlot
from kg.extraction.scene import PlacePhrase, Scene, Sentence
from kg.gazetteer import Place

_APART = 3  # words between a name and the country behind it: "in the republic of", "("


def land_ending(scene: Scene, sentence: Sentence, k: int) -> str:
    """Return the foreign country of the place before word `k`, "of" between, but no "and".

    It may stand in brackets: "Malipo county of Yunnan (China)".
    """
    outer = _ending(scene, sentence, k)
    return outer.country if outer is not None and outer.country != "VN" else ""


def _ending(scene: Scene, sentence: Sentence, k: int) -> PlacePhrase | None:
    folds = scene.tokens.folds
    for place in sentence.places if not has_and(scene, k) else ():
        end = place.j + (place.j < sentence.j and folds[place.j] in CLOSE)
        if k in (place.j, past_genitive(scene, end)):
            return place
    return None


def land_behind(scene: Scene, sentence: Sentence, k: int) -> str:
    """Return the foreign country right behind word `k`: its adjective, "in X", "(X)"."""
    for place in sentence.places:
        if not 0 <= place.i - k <= _APART or place.kind != "country" or place.country == "VN":
            continue
        gap = range(k, place.i)
        told = [h for h in sentence.hits if h.has("place-type") or h.has("rel")]
        if all(
            scene.tokens.folds[n] in {"(", ",", "،"} or any(h.i <= n < h.j for h in told)
            for n in gap
        ):
            return place.country
    return ""


def lies_apart(scene: Scene, sentence: Sentence, name: NameSlot, place: Place) -> bool:
    """Say whether a name stands right behind a unit in which the place does not lie."""
    outer = _ending(scene, sentence, name.i)
    if outer is not None and outer.kind == "country" and outer.i > sentence.i:
        inner = (p for p in sentence.places if p.j == outer.i - 1)  # "Yunnan (China)"
        outer = next(inner, outer)
    unit = scene.gazetteer.place(outer.key) if outer is not None else None
    if unit is None or unit.kind != "province" or not place.within or place.key == unit.key:
        return False
    return all(p.key != unit.key for p in scene.gazetteer.containers(place.key))


def bracketed(scene: Scene, sentence: Sentence, k: int) -> str:
    """Return the foreign country of the place that stands alone in brackets at word `k`."""
    folds = scene.tokens.folds
    if k >= sentence.j or folds[k] not in OPEN:
        return ""
    inside = (p for p in sentence.places if p.i == k + 1)
    place = next((p for p in inside if p.j < sentence.j and folds[p.j] in CLOSE), None)
    return place.country if place is not None and place.country != "VN" else ""
