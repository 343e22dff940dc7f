"""Words that claim nothing: what may stand between a mark and a unit, or two units of a list."""

from __future__ import annotations

from kg.extraction.names.unspaced_names import script_at
from kg.extraction.scene import Scene, Sentence
from kg.lexicon import Hit

_LIGHT = frozenset({"rel:and", "rel:of", "rel:in", "rel:with", "rel:between", "rel:such-as"})
_NOUNS = (
    "cue:twinned", "cue:friendship", "cue:partner-localities", "cue:leaders", "cue:delegation",
    "cue:since",
)  # fmt: skip
_PAPERS = frozenset({"cue:agreement", "cue:mou", "cue:sign", "cue:letter-of-intent"})
OPEN, CLOSE, COLON = frozenset("(（["), frozenset(")）]"), frozenset(":：")
_SIGNS = frozenset("-–'’\"“”«»《》、") | OPEN | CLOSE | COLON


def is_light(scene: Scene, sentence: Sentence, k: int) -> bool:
    """Say whether word `k` claims nothing: an article, a country, a type word, a list mark."""
    profile, word = scene.lexicon.profile, scene.tokens.folds[k]
    if (
        word in _SIGNS
        or word in profile.clause_mark
        or word in profile.list_mark
        or word[:1].isdigit()
    ):
        return True
    if word in profile.determiner or word in profile.genitive or word in profile.stopwords:
        cues = (h for h in sentence.hits if h.i <= k < h.j and h.has("cue"))
        return all(is_plain(h) for h in cues)
    if any(p.i <= k < p.j and (p.container or p.kind == "country") for p in sentence.places):
        return True
    hits = [h for h in sentence.hits if h.i <= k < h.j]
    return all(is_plain(h) for h in hits) if hits else _is_name(scene, k)


def _is_name(scene: Scene, k: int) -> bool:
    """Say whether word `k` is the name of a partner that no list holds, by how it is written."""
    if scene.lexicon.profile.scriptio_continua:
        return script_at(scene, k) in ("kana", "dot")
    return scene.lexicon.profile.case_marks_names and scene.tokens.is_capital(k)


def is_plain(hit: Hit) -> bool:
    """Say whether a label claims nothing: a noun of ties, a type word, a unit, "and" or "of"."""
    if hit.has("cue"):
        if not _PAPERS.isdisjoint(hit.concepts):
            return False  # "partnership treaty" names a tie, and a paper
        return not set(_NOUNS).isdisjoint(hit.concepts)
    light = not _LIGHT.isdisjoint(hit.concepts)
    return light or any(hit.has(s) for s in ("adj", "place-type", "unit"))
