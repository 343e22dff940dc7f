"""Places that a spelling names as well as the one whose list has it.

In other scripts lists have a spelling of one place only: of the city of Shizuoka and not of its
prefecture, of Athens in Georgia and not in Greece. What two places are called alike in Latin
letters, they are called alike in every script.
"""

from __future__ import annotations

from functools import lru_cache

from kg.extraction.scene import Scene, Sentence
from kg.gazetteer import Gazetteer, Place
from kg.text import fold_loose


def with_same_names(
    scene: Scene, sentence: Sentence, options: tuple[Place, ...], kinds: set[str]
) -> tuple[Place, ...]:
    """Add places of the same Latin name that the words beside a name ask for.

    Args:
        scene: The article.
        sentence: Where the name stands.
        options: Places that lists call so.
        kinds: Place kinds that its type word may mean; empty if it has none.

    Returns:
        The options, and those of the kind where none is of it; those of a country of the
        sentence where none lies in one.
    """
    if scene.lexicon.profile.case_marks_names or any(p.kind == "country" for p in options):
        return options
    known = _by_label(scene.gazetteer)
    others = [p for o in options for p in known.get(fold_loose(o.label), ()) if p not in options]
    others = [p for p in dict.fromkeys(others) if not kinds or p.kind in kinds]
    if not others:
        return options
    lands = {p.country for p in options}
    found = [p for p in others if p.country in lands]
    if not kinds or any(p.kind in kinds for p in options):
        found = []
    told = _countries(scene, sentence)
    if told.isdisjoint(lands):
        found += [p for p in others if p.country in told]
    return (*options, *dict.fromkeys(found))


def _countries(scene: Scene, sentence: Sentence) -> set[str]:
    """Return the countries that a sentence names."""
    places = (scene.gazetteer.place(k) for h in sentence.hits for k in h.all("place"))
    return {p.country for p in places if p is not None and p.kind == "country"}


@lru_cache(maxsize=2)
def _by_label(gazetteer: Gazetteer) -> dict[str, list[Place]]:
    """Return the provinces and cities of the world by their folded Latin names."""
    found: dict[str, list[Place]] = {}
    for place in gazetteer.places.values():
        if place.kind in ("province", "city"):
            found.setdefault(fold_loose(place.label), []).append(place)
    return found
