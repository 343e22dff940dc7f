"""Ties told in apposition: "the town of A, twinned with B since 1996, sent ..."."""

from __future__ import annotations

from kg.extraction.actors.parties import are_units, is_foreign_pair
from kg.extraction.agreements.pairs import Pair
from kg.extraction.scene import Actor, Scene, Sentence
from kg.lexicon import Hit

_OPENING = 3  # words between the comma and the participle, or the partner before it
_ASIDE = frozenset({"in", "pronoun"})
_PARTNER = 4  # words between a participle and its partner


def apposed_pair(scene: Scene, sentence: Sentence, tie: Hit) -> list[Pair]:
    """Return the unit before a comma and its partner, if an apposition tells of their tie.

    "A, a town twinned with B since 1996, and C sent help": neither C nor the home unit is meant.
    Nothing acts between the commas but the partner, which "with" marks.
    """
    marks = scene.lexicon.profile.pauses
    folds = scene.tokens.folds
    opens = next((k for k in range(tie.i - 1, sentence.i, -1) if folds[k] in marks), None)
    owner = _owner(sentence, opens)
    if opens is None or owner is None:
        return []
    close = next((k for k in range(tie.j, sentence.j) if folds[k] in marks), sentence.j)
    inner = [a for a in sentence.actors if opens < a.i < close and not _ASIDE & a.marks]
    partner = inner[0] if len(inner) == 1 and "with" in inner[0].marks else None
    before = scene.lexicon.profile.adposition == "before"
    if partner is None or partner.kind != "place" or (partner.j <= tie.i and not before):
        return []  # "is the twin of A, B, and-with C"
    first = min(tie.i, partner.i) - opens - 1
    near = first <= _OPENING and max(partner.i - tie.j, 0) <= _PARTNER
    keys = (owner.keys[0], partner.keys[0])
    return [keys] if near and is_foreign_pair(scene, keys) and are_units(scene, keys) else []


def _owner(sentence: Sentence, comma: int | None) -> Actor | None:
    """Return the place that stands right before a comma and begins no list."""
    places = [a for a in sentence.actors if a.kind == "place" and a.j == comma]
    return next((a for a in places if len(a.keys) == 1 and "with" not in a.marks), None)
