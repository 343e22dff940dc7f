"""Who goes on within a sentence: the subject of a further verb of speech, the sides that agree."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from kg.extraction.actors.both_sides import both_sides
from kg.extraction.actors.joint_actors import is_link, joined
from kg.extraction.actors.subjects import ASIDE, is_participle
from kg.extraction.scene import Actor, Scene, Sentence, unique
from kg.extraction.statements.speech_nouns import is_enclosed
from kg.extraction.statements.strangers import is_stranger
from kg.lexicon import Hit

_BESIDE = 3  # words between a subject and its verb
_OPENS = 2  # words between a verb and the subject that opens the next clause: ", while X"
_BOTH = frozenset({"pronoun"})
_ASIDE_WORDS = 6  # words of a remark between commas: ", for his part,"


def next_speaker(scene: Scene, sentence: Sentence, start: int, hit: Hit) -> Actor | None:
    """Return a new subject of a verb of speech: between the one before it and it, or behind it."""
    people = [
        a for a in sentence.actors if a.kind in ("person", "group") and "object" not in a.marks
    ]
    if scene.lexicon.profile.clause_order == "VSO":
        if is_participle(scene, sentence, hit):
            return None
        behind = [a for a in people if 0 <= a.i - hit.j <= 1 and not ASIDE & a.marks]
        return joined(scene, sentence, behind[0]) if behind else None
    between = [a for a in people if start <= a.i < hit.i]
    if scene.lexicon.profile.clause_order == "SOV":  # it opens the clause that the verb ends
        opens = [a for a in between if "subject" in a.marks or a.i - start <= _OPENS]
        return joined(scene, sentence, opens[0]) if opens else None
    near = between and hit.i - between[-1].j <= _BESIDE
    if near or (between and _is_aside(scene, between[-1].j, hit.i)):
        return joined(scene, sentence, between[0])
    return None


def _is_aside(scene: Scene, start: int, end: int) -> bool:
    """Say whether commas enclose what stands between a subject and its verb: ", in turn,"."""
    folds, marks = scene.tokens.folds, scene.lexicon.profile.list_mark
    return 0 < end - start <= _ASIDE_WORDS and folds[start] in marks and folds[end - 1] in marks


def agreeing(scene: Scene, sentence: Sentence, hit: Hit) -> Actor | None:
    """Return both sides that agree, where "and" joins a body of one to the other's place.

    What two sides agree on binds the units, whoever of them is named, or tells of it: "he
    said that both sides met, and agreed to".
    """
    ahead = [a for a in sentence.actors if a.j <= hit.i and a.kind in ("person", "place")]
    ahead = [a for a in ahead if a.kind == "person" or len(a.keys) > 1]
    if ahead and len(ahead[-1].keys) > 1 and ahead[-1].kind == "place":
        return ahead[-1]
    sides = [
        a
        for a in sentence.actors
        if a.j <= hit.i and a.kind in ("place", "body") and len(a.keys) == len(a.locality) == 1
    ]
    for one, other in list(pairwise(sides))[-1:]:
        places = unique((*one.locality, *other.locality))
        mixed = one.kind != other.kind and one.locality != other.locality
        if mixed and is_link(scene, sentence, one, other):
            return replace(one, j=other.j, kind="place", keys=places, locality=places)
    return None


def both_agreeing(scene: Scene, sentence: Sentence, hit: Hit, kind: str = "agree") -> Actor | None:
    """Return both sides where nobody is said to agree: "it was agreed to", "vereinbart wurde"."""
    profile = scene.lexicon.profile
    if kind != "agree" or profile.clause_order != "SVO" or not profile.case_marks_names:
        return None
    if any(a.i < hit.i or a.i - hit.j <= _BESIDE for a in sentence.actors):
        return None
    before = scene.tokens.folds[sentence.i : hit.j]
    if is_enclosed(scene, sentence, hit) or is_stranger(scene, sentence, hit):
        return None  # "the twinning, agreed in 1980, was"
    if profile.particle and hit.j < sentence.j and scene.tokens.is_capital(hit.j):
        return None  # "die vereinbarte Partnerschaft": where nouns are written so
    if any(h.i < hit.i for h in sentence.cues("cue:he")) and set(profile.passive).isdisjoint(
        before
    ):
        return None  # "il a été convenu" is nobody's
    keys = both_sides(scene, sentence, hit, None)
    return Actor(hit.i, hit.j, "place", keys, keys, _BOTH) if len(keys) == 2 else None
