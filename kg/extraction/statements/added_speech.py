"""What is said besides in one sentence: "thanked X and said that", "X proposed it, and Y said"."""

from __future__ import annotations

from kg.extraction.reports import Verb, reports_in, that_after
from kg.extraction.scene import Actor, Scene, Sentence
from kg.extraction.statements.closings import first_word
from kg.lexicon import Hit

_OWN = 3  # words between a subject and its verb of praise


def with_added(scene: Scene, sentence: Sentence, verbs: list[Verb]) -> list[Verb]:
    """Add what is said besides: "thanked X and said that ..."."""
    if not verbs:
        return verbs
    verbs = [*_told_ahead(scene, sentence, verbs), *verbs]
    if scene.lexicon.profile.clause_order != "SOV":
        added = [v for v in reports_in(sentence) if _is_added(scene, sentence, verbs, v)]
        return sorted([*verbs, *added], key=lambda v: v.hit.i)
    last = verbs[-1].hit
    if any(that_after(scene, sentence, v.hit) is not None for v in verbs):
        return verbs
    added = [
        v
        for v in reports_in(sentence)
        if v.hit.i >= last.j
        and (
            that_after(scene, sentence, v.hit) is not None
            or has_new_subject(scene, sentence, verbs[-1], v)
        )
    ]
    return verbs + added[:1]


def follows_new_subject(scene: Scene, sentence: Sentence, outer: Verb, hit: Hit) -> bool:
    """Say whether somebody else's verb of saying stands between a verb of speech and another."""
    between = [v for v in reports_in(sentence) if outer.hit.j <= v.hit.i and v.hit.j <= hit.i]
    return any(has_new_subject(scene, sentence, outer, v) for v in between)


def is_resumed(scene: Scene, sentence: Sentence, outer: Verb, hit: Hit) -> bool:
    """Say whether "and" or a comma joins a verb of saying between a verb of speech and another."""
    between = [v.hit for v in reports_in(sentence) if outer.hit.j < v.hit.i and v.hit.j <= hit.i]
    return any(is_joined(scene, sentence, outer.hit.j, h.i) for h in between)


def _told_ahead(scene: Scene, sentence: Sentence, verbs: list[Verb]) -> list[Verb]:
    """Return the verb of saying whose own clause "and" joins to the first verb of speech.

    "He said the city would build a bridge, and urged X to": what he said is told before.
    """
    first = verbs[0].hit
    joints = [h for h in sentence.cues("rel:and") if h.j <= first.i]
    ahead = [v for v in reports_in(sentence) if v.hit.j < first.i and v.kind != "stress"]
    if not joints or not ahead or any(v.kind == "stress" for v in verbs[:1]):
        return []
    told, joint = ahead[0], joints[-1]
    start = that_after(scene, sentence, told.hit) or told.hit.j
    wills = [h for h in sentence.cues("cue:will", "cue:must") if start <= h.i < joint.i]
    if scene.lexicon.profile.clause_order == "SOV":
        ends = any(joint.i - h.j <= 1 for h in wills)
        return [told] if ends and that_after(scene, sentence, told.hit) is not None else []
    profile = scene.lexicon.profile
    closed = not profile.particle or scene.tokens.folds[joint.i - 1] in profile.list_mark
    spaced = profile.clause_order == "SVO" and closed
    near = first.i - joint.j <= _OWN - 1
    return [told] if spaced and near and wills and told.hit.j <= joint.i else []


def _is_added(scene: Scene, sentence: Sentence, verbs: list[Verb], report: Verb) -> bool:
    """Say whether "and" joins a verb of saying, with its own "that", to a verb before it."""
    before = [v for v in verbs if v.hit.j <= report.hit.i]
    if not before or any(v.hit.i == report.hit.i for v in verbs):
        return False
    if has_new_subject(scene, sentence, before[-1], report):
        return True
    opens = scene.lexicon.profile.clause_order == "VSO" or is_joined(
        scene, sentence, before[-1].hit.j, report.hit.i
    )
    if opens and that_after(scene, sentence, report.hit) is not None:
        return True
    j = report.hit.j  # "and said the county would": "that" may be left out
    follows = any(
        0 <= a.i - j <= 1 and a.j <= h.i
        for a in sentence.actors
        for h in sentence.cues("cue:will")
        if h.i - a.j <= 1
    )
    return opens and follows and scene.lexicon.profile.clause_order == "SVO"


def has_new_subject(scene: Scene, sentence: Sentence, outer: Verb, report: Verb) -> bool:
    """Say whether a verb of saying has a subject that a comma or "and" opens: "..., and X said".

    Something follows it; else it closes what stands before.
    """
    profile, j = scene.lexicon.profile, report.hit.j
    if profile.clause_order == "VSO" or sentence.j - j <= _OWN:
        return False
    if profile.clause_order == "SOV" and scene.tokens.folds[j] not in profile.list_mark:
        return False  # there it ends what is said, unless a comma opens that: "he said, ..."
    start = outer.hit.j
    people = [a for a in sentence.actors if start <= a.i and _speaks(scene, sentence, a)]
    near = [a for a in people if 0 <= report.hit.i - a.j <= 1 and "object" not in a.marks]
    named = any(a.j <= outer.hit.i and a.keys != n.keys for a in sentence.actors for n in near)
    return named and any(is_joined(scene, sentence, start, first_word(sentence, n)) for n in near)


def _speaks(scene: Scene, sentence: Sentence, actor: Actor) -> bool:
    """Say whether somebody may open a clause as its subject; a unit or body behind a mark of it."""
    if actor.kind in ("person", "group"):
        return True
    marks = scene.lexicon.profile.clause_mark
    return actor.i > sentence.i and scene.tokens.folds[actor.i - 1] in marks


def is_joined(scene: Scene, sentence: Sentence, first: int, last: int) -> bool:
    """Say whether a comma, a clause mark or "and" stands right before word `last`."""
    marks = scene.lexicon.profile.pauses
    before = range(max(first, last - 2), last)
    return any(scene.tokens.folds[k] in marks for k in before) or any(
        h.i in before or h.j == last for h in sentence.cues("rel:and", "rel:also") if h.j > first
    )
