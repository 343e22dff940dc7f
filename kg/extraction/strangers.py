"""Subjects of verbs of speech that the text does not explain: nobody is quoted for them."""

from __future__ import annotations

from kg.extraction.reports import spoken_in
from kg.extraction.scene import Scene, Sentence
from kg.lexicon import Hit


def is_strange(scene: Scene, sentence: Sentence) -> bool:
    """Say whether a verb of speech has a name as its subject that nothing explains."""
    beside = {a.j for a in sentence.actors}
    verbs = (h for h in spoken_in(scene, sentence) if h.i not in beside)
    return any(is_stranger(scene, sentence, h) for h in verbs)


def is_stranger(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a name that nothing explains is the subject of a verb: not who spoke last."""
    profile, k = scene.lexicon.profile, hit.i - 1
    if not profile.case_marks_names or profile.clause_order != "SVO" or k < sentence.i:
        return False
    known = any(h.i <= k < h.j for h in sentence.hits)
    return (
        scene.tokens.is_capital(k) and not known and scene.tokens.folds[k] not in profile.stopwords
    )


def is_unknown(sentence: Sentence, hit: Hit) -> bool:
    """Say whether a post opens the sentence whose holder the text does not tell: "the consul"."""
    posts = [h for h in sentence.hits if h.has("post") and h.j <= hit.i]
    opens = posts and posts[0].i - sentence.i <= 1
    return bool(opens) and not any(a.i <= posts[0].i < a.j for a in sentence.actors)
