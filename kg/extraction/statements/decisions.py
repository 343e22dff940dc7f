"""What is decided: "the council voted to provide", "approved 50,000 euros for"."""

from __future__ import annotations

from kg.extraction.clauses import negated
from kg.extraction.scene import Scene, Sentence
from kg.lexicon import Hit

_REACH = 8  # words between a verb of deciding and what is decided
_FRAME = 20  # the same where what is decided ends its clause
_BEHIND = 3  # words between a deed and the verb that decides it, where verbs end clauses
_DENIED = 3  # words before a verb over which "not" reaches it


def decided_at(scene: Scene, sentence: Sentence, i: int, j: int) -> Hit | None:
    """Return the verb that decides on a deed or sum in words `i` to `j`, if one does."""
    for hit in sentence.cues("cue:decide"):
        denied = negated(sentence, max(sentence.i, hit.i - _DENIED), hit.j)
        if not denied and _governs(scene, hit, i, j):
            return hit
    return None


def _governs(scene: Scene, hit: Hit, i: int, j: int) -> bool:
    """Say whether a verb of deciding stands beside some words, on its side of the clause.

    A comma right behind it only opens what is decided: "beschloss, X zu unterstützen".
    """
    profile, folds = scene.lexicon.profile, scene.tokens.folds
    marks = profile.pauses
    if profile.clause_order == "SOV":
        return 0 <= hit.i - j <= scene.reach(_BEHIND) and marks.isdisjoint(folds[j : hit.i])
    reach = scene.reach(_FRAME if profile.particle else _REACH)
    begin = hit.j + (hit.j < i and folds[hit.j] in profile.list_mark)
    return 0 <= i - hit.j <= reach and marks.isdisjoint(folds[begin:i])
