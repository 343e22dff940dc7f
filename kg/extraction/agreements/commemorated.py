"""Signings that are only what an anniversary is of: "25 years of the signing", "協定調印50周年".

What was signed then was signed on another day than the one that is told.
"""

from __future__ import annotations

from kg.extraction.scene import Scene, Sentence
from kg.lexicon import Hit

_BEHIND = 3  # words between "anniversary" or "years" and the signing
_BEFORE = 5  # words between the signing and "40th anniversary", its paper among them


def is_commemorated(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a signing is tied to an anniversary or a number of years.

    Where what belongs to a noun stands behind it, only relation words, articles and a word for
    the day come between; where it stands before, what was signed.
    """
    marks = scene.lexicon.profile.pauses
    led = scene.lexicon.profile.clauses_precede_nouns
    for years in _anniversaries(scene, sentence):
        low, high = (hit.j, years.i) if led else (years.j, hit.i)
        if not 0 <= high - low <= scene.reach(_BEFORE if led else _BEHIND):
            continue
        if not marks.isdisjoint(scene.tokens.folds[low:high]):
            continue
        if led or all(_only_joins(sentence, k) for k in range(low, high)):
            return True
    return False


def _anniversaries(scene: Scene, sentence: Sentence) -> list[Hit]:
    """Return the words for an anniversary, and those for years that are counted."""
    counted = {scene.tokens.at(n.unit_start) for n in sentence.numbers if n.value > 1}
    years = (h for h in sentence.cues("unit:years") if h.i in counted or h.i - 1 in counted)
    return [*sentence.cues("cue:anniversary"), *years]


def _only_joins(sentence: Sentence, k: int) -> bool:
    """Say whether a word only ties two others: no verb, no side, nothing with a meaning."""
    if any(a.i <= k < a.j for a in sentence.actors):
        return False
    hits = [h for h in sentence.hits if h.i <= k < h.j]
    return not any(h.has("cue") for h in hits) and all(
        h.has("rel") or h.has("unit") or h.has("weak") for h in hits
    )
