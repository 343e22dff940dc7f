"""What two sides will do as one: "Graz and Oita will test buses together"."""

from __future__ import annotations

from kg.extraction.actors.joint_actors import joined
from kg.extraction.actors.subjects import ASIDE
from kg.extraction.clauses import fields_in
from kg.extraction.scene import Actor, Scene, Sentence
from kg.extraction.statements.deeds import HAPPENINGS, WILL
from kg.extraction.topic import country_of
from kg.lexicon import Hit

_NEAR = 4  # words between the two and what puts their deed ahead
_TWO = 2  # sides that do something together
#: What two do is then an event, a document or a tie of its own.
_OTHERS = (*HAPPENINGS, "cue:twinned", "cue:relations", "cue:friendship", "cue:anniversary")


def done_together(scene: Scene, sentence: Sentence) -> Actor | None:
    """Return the two units of two countries of which a sentence tells what they will do.

    It names a field, or says that they do it together.
    """
    if sentence.has(*_OTHERS, *scene.frames.document, *scene.frames.event):
        return None
    wills = sentence.cues(*WILL)
    told = sentence.has("cue:jointly") or fields_in(scene, sentence, sentence.i, sentence.j)
    if not wills or not told:
        return None
    for actor in sentence.actors:
        pair = _pair(scene, sentence, actor)
        if pair is not None and any(_governs(scene, sentence, pair, h) for h in wills):
            return pair
    return None


def _pair(scene: Scene, sentence: Sentence, actor: Actor) -> Actor | None:
    """Return the two sides of two countries that an actor is, or is joined to."""
    if actor.kind not in ("place", "body") or (ASIDE | {"between"}) & actor.marks:
        return None
    pair = joined(scene, sentence, actor)
    lands = {country_of(scene, k) for k in pair.locality} - {""}
    return pair if len(pair.keys) == len(lands) == _TWO else None


def _governs(scene: Scene, sentence: Sentence, pair: Actor, will: Hit) -> bool:
    """Say whether two sides are the subject of what lies ahead, by the order of the clause."""
    order, reach = scene.lexicon.profile.clause_order, scene.reach(_NEAR)
    if order == "SOV":
        return pair.j <= will.i and sentence.j - will.j <= reach
    ahead = 0 <= will.i - pair.j <= reach
    return ahead or (0 <= pair.i - will.j <= scene.reach(1) and order == "VSO")
