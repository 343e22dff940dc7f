"""Small towns abroad that are told by their sound, in a spelling that no table holds.

"The Italian town X": papers write a small town as they hear it. What sounds like just one town
of the country set beside it is that town.
"""

from __future__ import annotations

from functools import lru_cache

from kg.extraction.places.name_slots import NameSlot
from kg.extraction.scene import Scene
from kg.gazetteer import Gazetteer, Place
from kg.names.foreign import foreign_key
from kg.names.heard import heard_cost, heard_keys, spoken

_NEAR = 0.13  # cost up to which a name is heard as a town's
_APART = 0.04  # by how much the next town must sound worse
_CONSONANTS = 2  # of a name that its sound tells
_KINDS = frozenset({"city", "commune"})


def heard_town(scene: Scene, name: NameSlot, forms: tuple[str, ...]) -> tuple[float, Place] | None:
    """Return the cost and the one town that a name sounds like, of the country beside it.

    Args:
        scene: The article.
        name: The words, with their country and type word.
        forms: How they are spelled, with and without case endings.
    """
    if name.kind not in _KINDS or not name.country:
        return None
    ranked = _ranked(scene.gazetteer, name.country, forms)
    if not ranked or ranked[0][0] > _NEAR:
        return None
    alone = len(ranked) == 1 or ranked[1][0] - ranked[0][0] >= _APART
    place = scene.gazetteer.place(ranked[0][1])
    return (ranked[0][0], place) if alone and place is not None else None


@lru_cache(maxsize=4096)
def _ranked(
    gazetteer: Gazetteer, country: str, forms: tuple[str, ...]
) -> tuple[tuple[float, str], ...]:
    """Return what the two likeliest towns of a country cost for a name, with their keys."""
    costs: dict[str, float] = {}
    for form in forms:
        key = foreign_key(form)
        if len(key.removeprefix("x:").lstrip("V")) < _CONSONANTS:
            continue
        for town, label in _sounds(gazetteer, country).get(key, ()):
            cost, part = heard_cost(form, label)
            if not part:
                costs[town] = min(cost, costs.get(town, cost))
    return tuple(sorted((cost, key) for key, cost in costs.items())[:2])


@lru_cache(maxsize=32)
def _sounds(gazetteer: Gazetteer, country: str) -> dict[str, list[tuple[str, str]]]:
    """Return key and label of the towns of a country by the consonants of their names."""
    found: dict[str, list[tuple[str, str]]] = {}
    for key, town in gazetteer.towns.of(country).items():
        for label in spoken(town.label, country):
            for sound in heard_keys(label):
                found.setdefault(sound, []).append((key, label))
    return found
