"""Claims that join a unit below the state and another country, by what sentences say of them."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.both_sides import BOTH
from kg.extraction.scene import Scene, Sentence
from kg.extraction.topic import country_of, is_international, is_substate
from kg.model import Claim, Entity, Ref

#: The land of organisations that belong to all.
ALL = "001"
#: Mentions of a place from which on an article is also about it.
_ABOUT = 4.0


def joined(scene: Scene, claims: Sequence[Claim], types: frozenset[str]) -> int:
    """Return how many claims of some types join a unit below the state and another country.

    What no sentence says of somebody, only the rest of the article, joins nobody; unless the
    article speaks of each of them again and again.
    """
    told = [c for c in claims if c.type in types and _is_between(scene, c)]
    return sum(_is_told(scene, c) for c in told)


def _is_told(scene: Scene, claim: Claim) -> bool:
    """Say whether a sentence behind a claim names one of its sides, or speaks of both.

    Of those whom the article names again and again no sentence need tell it.
    """
    places = _places(scene, claim)
    if all(scene.weights.get(key, 0.0) >= _ABOUT for key in places):
        return True
    starts = [q.span.start for q in claim.evidence]
    told = [s for s in scene.sentences if _holds(scene, s, starts)]
    return any(s.has(*BOTH) or any(places & set(a.locality) for a in s.actors) for s in told)


def _holds(scene: Scene, sentence: Sentence, offsets: Sequence[int]) -> bool:
    """Say whether one of some offsets lies in a sentence."""
    span = scene.tokens.span(sentence.i, sentence.j)
    return any(span.start <= k < span.end for k in offsets)


def _is_between(scene: Scene, claim: Claim) -> bool:
    """Say whether a claim joins two countries, a unit below the state among them.

    Where something takes place joins nobody: two states may meet in a city.
    """
    places = _places(scene, claim)
    lands = {country_of(scene, key) for key in places} - {""}
    if any(e.kind == "body" and is_international(scene, e.key) for e in _sides(scene, claim)):
        lands.add(ALL)
    return len(lands) > 1 and any(is_substate(scene, key) for key in places)


def _sides(scene: Scene, claim: Claim) -> list[Entity]:
    """Return who has a part in a claim; where it takes place has none."""
    values = [v for role, values in claim.roles.items() if role != "place" for v in values]
    refs = [v for v in values if isinstance(v, Ref)]
    return [e for r in refs if (e := scene.entities.get((r.kind, r.key))) is not None]


def _places(scene: Scene, claim: Claim) -> set[str]:
    """Return the places that have a part in a claim, or whose bodies and people have."""
    places = (e.key if e.kind == "place" else e.locality for e in _sides(scene, claim))
    return {key for key in places if key is not None}
