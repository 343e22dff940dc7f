"""Who asks or promises in what somebody else tells: "X said that the Lao side had asked for"."""

from __future__ import annotations

from dataclasses import replace

from kg.extraction.actors.joint_actors import joined
from kg.extraction.actors.subjects import ASIDE
from kg.extraction.reports import REPORTED, Verb, reports_in, that_after
from kg.extraction.scene import Actor, Scene, Sentence
from kg.extraction.statements.deeds import ahead_in
from kg.extraction.topic import countries_of, country_of, is_of_states
from kg.lexicon import Hit

_BESIDE = 2  # words between a subject and its verb
#: Words between a verb of saying and the subject of what is told, where verbs end clauses.
_OPENS = 3
_ASIDE_WORDS = 7  # words of a remark between commas, and both
_ACTS = frozenset({"request", "proposal", "commitment", "agree"})


def other_side(scene: Scene, sentence: Sentence, verb: Verb, speaker: Actor | None) -> Actor | None:
    """Return the other side that asks or promises something, if the speaker only tells of it.

    That is the unit of another country which is the subject of the verb, behind a verb of
    saying or a source ("according to X"); of his own side who tells it speaks himself.
    """
    reports = [v.hit for v in reports_in(sentence) if v.hit.j <= verb.hit.i]
    if not reports or speaker is None or verb.kind not in _ACTS:
        return None
    actor = _subject(scene, sentence, reports[-1], verb.hit, speaker)
    if actor is None or "pronoun" in actor.marks:  # "his city" is his own
        return None
    other, lands = unit_of(scene, actor), countries_of(scene, speaker)
    theirs = countries_of(scene, other)
    apart = bool(lands and theirs) and lands.isdisjoint(theirs)
    return joined(scene, sentence, other) if apart else None


def giver_told(
    scene: Scene, sentence: Sentence, verb: Verb, speaker: Actor, content: tuple[int, int]
) -> Actor | None:
    """Return the unit or body of another country that will give what a speaker only tells of.

    "The Mayor of A said that the city of B would supply ten buses": B promises them.
    """
    lands = countries_of(scene, speaker)
    if verb.kind not in REPORTED or not lands:
        return None
    for ahead in ahead_in(scene, sentence, *content):
        if ahead.deed is None or ahead.doer is None or ahead.doer.kind not in ("place", "body"):
            continue
        theirs = countries_of(scene, ahead.doer)
        if theirs and lands.isdisjoint(theirs):
            return joined(scene, sentence, unit_of(scene, ahead.doer))
    return None


def _subject(
    scene: Scene, sentence: Sentence, report: Hit, hit: Hit, speaker: Actor
) -> Actor | None:
    """Return the subject of a verb in what is told: the first one named behind the verb of saying.

    Where verbs come last, "that" opens it; what is said with a "that" of its own is another's.
    """
    order, start = scene.lexicon.profile.clause_order, report.j
    if order == "SOV":
        that = that_after(scene, sentence, report)
        profile = scene.lexicon.profile
        if that is None and profile.that and scene.tokens.folds[report.j] in profile.list_mark:
            that = report.j  # "he said, the city has asked"
        if that is None or that_after(scene, sentence, hit) is not None:
            return None
        start = that
    pool = [a for a in sentence.actors if start <= a.i and a.keys != speaker.keys]
    first = next((a for a in pool if a.j <= hit.i), None)
    if order == "VSO" and first is None:
        first = next((a for a in pool if 0 <= a.i - hit.j <= 1), None)
        return None if first is None or ASIDE & first.marks else first
    if first is None or ASIDE & first.marks:
        return None
    marks = scene.lexicon.profile.pauses
    told = first.j
    if order == "SVO" and (closed := aside_end(scene, first.j, hit.i)) is not None:
        told = closed  # "Leith, another sister city, had offered"
    beside = marks.isdisjoint(scene.tokens.folds[told : hit.i])
    reach = _OPENS if order == "SOV" else _BESIDE
    near = first.i - start if order == "SOV" else hit.i - told
    return first if beside and near <= scene.reach(reach) else None


def aside_end(scene: Scene, start: int, end: int) -> int | None:
    """Return the word behind a remark that two commas enclose, from `start` on, before `end`."""
    folds, marks = scene.tokens.folds, scene.lexicon.profile.list_mark
    if start >= end or folds[start] not in marks:
        return None
    closing = (k for k in range(start + 1, min(end, start + _ASIDE_WORDS)) if folds[k] in marks)
    return next((k + 1 for k in closing), None)


def unit_of(scene: Scene, actor: Actor) -> Actor:
    """Return the one unit that acts for a country that is named as a side: "the Lao side"."""
    if actor.kind != "place" or len(actor.keys) != 1 or actor.keys[0] in scene.states:
        return actor
    if "pronoun" not in actor.marks and is_of_states(scene):
        return actor  # where the prime minister speaks, the country is itself
    units = [k for k in (scene.home, *scene.partners) if k and k != actor.keys[0]]
    own = [k for k in units if country_of(scene, k) == actor.keys[0]]
    return replace(actor, keys=(own[0],), locality=(own[0],)) if len(own) == 1 else actor
