"""Verbs of saying, which report what others have said, and the "that" which opens it."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extraction.scene import Scene, Sentence
from kg.lexicon import Hit

_NEAR = 2  # words between a verb and "that"
#: Verbs that only report; the type of what they report comes from its content.
_REPORTS = {
    "cue:stress": "stress",
    "cue:say": "say",
    "cue:inform": "inform",
    "cue:announce": "say",
}
REPORTED = frozenset(_REPORTS.values())


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of speech: its words, its type of statement, or `stress` or `say`."""

    hit: Hit
    kind: str


def reports_in(sentence: Sentence) -> list[Verb]:
    """Return the verbs that only say or stress, in the order of the text."""
    found = []
    for hit in sentence.hits:
        kind = next((_REPORTS[c] for c in hit.concepts if c in _REPORTS), None)
        if kind is not None and "cue:hearsay" not in hit.concepts:
            found.append(Verb(hit, kind))
    return found


def spoken_in(scene: Scene, sentence: Sentence) -> list[Hit]:
    """Return all verbs of speech: of statements, of saying, stressing and informing."""
    return sentence.cues(*scene.frames.statement, "cue:say", "cue:stress", "cue:inform")


def is_source(scene: Scene, hit: Hit) -> bool:
    """Say whether words name a source, "according to", and hold the mark of its noun themselves.

    So where marks stand behind their nouns: 知事によると.
    """
    profile = scene.lexicon.profile
    marked = scene.tokens.folds[hit.i] in profile.object
    return profile.clause_order == "SOV" and "cue:say" in hit.concepts and marked


def that_after(scene: Scene, sentence: Sentence, hit: Hit) -> int | None:
    """Return the "that" which opens what a verb speaks of: beside it, or after its subject."""
    if not scene.lexicon.profile.that:
        return None
    words, k = 0, hit.j
    others = {v.hit.i for v in reports_in(sentence)}
    while k < sentence.j and words <= _NEAR:
        if scene.tokens.folds[k] in scene.lexicon.profile.that:
            return k
        if k in others:
            return None  # "praised X and said that": it belongs to the second verb
        actor = next((a for a in sentence.actors if a.i <= k < a.j), None)
        words, k = (words, actor.j) if actor else (words + 1, k + 1)
    return None
