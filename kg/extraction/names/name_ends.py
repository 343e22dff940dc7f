"""What the last words of a name may be, where no capitals mark names."""

from __future__ import annotations

from collections.abc import Iterable

from kg.extraction.scene import Scene, Sentence
from kg.names import is_vietnamese_name


def is_owner(scene: Scene, sentence: Sentence, k: int) -> bool:
    """Say whether a word that may be a name owns what follows, or opens a longer label or verb.

    Before an auxiliary it is the verb itself: "X कर रहे थे" is "X was doing".
    """
    profile = scene.lexicon.profile
    follows = scene.tokens.folds[k + 1] if k + 1 < sentence.j else ""
    longer = any(h.i <= k < h.j and h.j - h.i > 1 for h in sentence.hits)
    marks = (*profile.object, *profile.subject)
    verb = scene.tokens.folds[k] in profile.stopwords and follows in profile.stopwords
    verb = verb and follows not in marks and not sentence.is_labelled(k + 1)
    return longer or verb or follows in profile.genitive


def reads_as(scene: Scene, name: str, endings: Iterable[str]) -> float:
    """Return how much words read as a Vietnamese name, whose last may bear one of some endings."""
    forms = (name, *(name[: -len(e)] for e in endings if name.endswith(e)))
    return max(is_vietnamese_name(form, scene.lexicon.profile.tag) for form in forms)
