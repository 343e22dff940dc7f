"""Lists in which names of places that also are words bear each other out."""

from __future__ import annotations

from kg.extraction.clauses import has_and
from kg.extraction.names.weak_names import TIES
from kg.extraction.scene import Scene, Sentence

_ROW = 3  # names of a list that bear each other out


def in_row(scene: Scene, sentence: Sentence, i: int, j: int) -> bool:
    """Say whether a name stands in a list of three or more, where a tie is told of.

    "Dundee is twinned with Orléans, Würzburg and Zadar": they bear each other out.
    """
    if not sentence.has(*TIES):
        return False
    starts = {h.i: h.j for h in sentence.hits if h.has("place")}
    begins = {end: begin for begin, end in starts.items()}
    members, begin, end = 1, i, j
    while end < sentence.j and (after := _past_joint(scene, sentence, end)) in starts:
        members, end = members + 1, starts[after]
    while begin > sentence.i and (last := _before_joint(scene, sentence, begin)) in begins:
        members, begin = members + 1, begins[last]
    return members >= _ROW


def _past_joint(scene: Scene, sentence: Sentence, k: int) -> int:
    """Return the word behind a list mark or an "and" at word `k`; -1 if none joins anything."""
    if _is_joint(scene, sentence, k):
        return k + 1
    return k if has_and(scene, k) else -1


def _before_joint(scene: Scene, sentence: Sentence, k: int) -> int:
    """Return where a list goes on that ends before word `k`; -1 if nothing joins it."""
    if _is_joint(scene, sentence, k - 1):
        return k - 1
    return k if has_and(scene, k) else -1


def _is_joint(scene: Scene, sentence: Sentence, k: int) -> bool:
    joints = any(h.i == k for h in sentence.cues("rel:and"))
    return joints or scene.tokens.folds[k] in scene.lexicon.profile.list_mark
