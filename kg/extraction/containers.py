"""Places named only to say where another one lies ("Gimje, Jeonbuk, South Korea")."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from kg.extraction.scene import PlacePhrase, Scene, Sentence


def mark_containers(scene: Scene, sentence: Sentence) -> None:
    """A place named beside a smaller one only to say where that lies is no actor."""
    places = sentence.places
    for left, right in pairwise(places):
        gap = scene.tokens.folds[left.j : right.i]
        if len(gap) > 2 or any(
            w not in {",", "(", "-", "،", "、", "（", "of", "в"} and not _of(scene, sentence, w)
            for w in gap
        ):
            continue
        if _contains(scene, right, left):
            right.container = True
            left.country = left.country or right.country
            _settle(scene, left, right)
        elif _contains(scene, left, right) and not gap:
            left.container = True
            right.country = right.country or left.country
            _settle(scene, right, left)


def _of(scene: Scene, sentence: Sentence, word: str) -> bool:
    return any("rel:of" in h.concepts and scene.tokens.folds[h.i] == word for h in sentence.hits)


_RANK = {"country": 4, "province": 3, "city": 2, "district": 1, "commune": 0}


def _contains(scene: Scene, outer: PlacePhrase, inner: PlacePhrase) -> bool:
    place = scene.gazetteer.place(inner.key)
    while place is not None and place.within:
        if place.within == outer.key:
            return True
        place = scene.gazetteer.place(place.within)
    if _RANK.get(outer.kind, 0) <= _RANK.get(inner.kind, 0):
        return False
    return not inner.country or (outer.kind == "country" and outer.country == inner.country)


def _settle(scene: Scene, inner: PlacePhrase, outer: PlacePhrase) -> None:
    """Give a local place the country and container that the text names."""
    entity = scene.entities.get(("place", inner.key))
    if entity is not None and inner.key.startswith("local/"):
        scene.entities["place", inner.key] = replace(
            entity, country=outer.country, locality=entity.locality or outer.key
        )
