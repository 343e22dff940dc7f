"""Verbs whose particle ends the clause: German "sicherte der Stadt Hilfe zu".

A label with an ellipsis ("sicherte … zu") names one; the profile lists the particles.
"""

from __future__ import annotations

from kg.extraction.scene import Scene
from kg.lexicon import Hit

_REACH = 40  # words between a verb and its particle
_GAP = "..."  # how the ellipsis of a label is folded


def with_parted_verbs(scene: Scene, hits: list[Hit], begin: int, end: int) -> list[Hit]:
    """Return the hits between two words with those of verbs that stand apart from their particle.

    The verb's own word bears the concepts; words that it was taken for before are dropped.
    """
    folds, particles = scene.tokens.folds, scene.lexicon.profile.particle
    ends = [k for k in range(begin, end) if folds[k] in particles and _ends(scene, hits, k, end)]
    for k in ends:
        floor = max(begin, k - _REACH)
        verbs = ((v, _concepts(scene, folds[v], folds[k])) for v in range(k - 2, floor - 1, -1))
        verb, concepts = next((found for found in verbs if found[1]), (k, ()))
        if concepts:
            kept = [h for h in hits if (h.i, h.j) not in {(verb, verb + 1), (k, k + 1)}]
            hits = sorted([*kept, Hit(verb, verb + 1, concepts)])
    return hits


def _concepts(scene: Scene, verb: str, particle: str) -> tuple[str, ...]:
    found = next(scene.lexicon.find((verb, _GAP, particle), 0, 3), Hit(0, 0, ()))
    return found.concepts if (found.i, found.j) == (0, 3) else ()


def _ends(scene: Scene, hits: list[Hit], k: int, end: int) -> bool:
    """Say whether a clause ends after word `k`: there stands a sign, "and", or nothing."""
    if k + 1 >= end or not scene.tokens.is_word(k + 1):
        return True
    return any(h.i == k + 1 and "rel:and" in h.concepts for h in hits)
