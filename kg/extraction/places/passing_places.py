"""Places that a sentence names only in passing: where a port lies, or where an envoy resides.

"The consul general in Medan", "flights from Ulsan to Cam Ranh airport", "the Shuikou border gate":
nobody of that town takes part.
"""

from __future__ import annotations

from kg.extraction.places.namesakes import SITE, called_after
from kg.extraction.scene import PlacePhrase, Scene, Sentence
from kg.extraction.topic import is_envoy
from kg.lexicon import Hit

_RESIDES = 4  # words between an envoy's post and where he resides, his country among them


def is_in_passing(scene: Scene, sentence: Sentence, place: PlacePhrase) -> bool:
    """Say whether a place only tells where something is, or is part of a person's name."""
    return (
        any(person.i <= place.i < person.j for person in sentence.people)
        or called_after(scene, sentence, place.i, place.j) == SITE
        or _is_residence(scene, sentence, place)
    )


def _is_residence(scene: Scene, sentence: Sentence, place: PlacePhrase) -> bool:
    """Say whether an envoy or a mission is told to be in a place."""
    after = scene.lexicon.profile.adposition == "after"
    edge = place.j if after else place.i
    inside = any(edge in ((h.i, h.i + 1) if after else (h.j,)) for h in sentence.cues("rel:in"))
    locative = scene.lexicon.profile.locative
    inside = inside or (after and scene.tokens.folds[place.j - 1].endswith(locative))
    return inside and any(
        0 <= (hit.i - place.j if after else place.i - hit.j) <= scene.reach(_RESIDES)
        for hit in sentence.hits
        if is_envoy(scene, hit) or _is_mission(scene, hit)
    )


def _is_mission(scene: Scene, hit: Hit) -> bool:
    """Say whether a label is a mission abroad."""
    return not scene.frames.groups["missions"].isdisjoint(hit.all("body"))
