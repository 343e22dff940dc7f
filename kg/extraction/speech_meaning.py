"""What a verb of saying reports: a promise, a proposal or praise, by the words it speaks of."""

from __future__ import annotations

from kg.extraction.clauses import fields_in
from kg.extraction.promises import has_quantity, is_office, is_own, will_give
from kg.extraction.scene import Actor, Scene, Sentence
from kg.extraction.topic import country_of

_TIES = frozenset({"cue:relations", "cue:friendship", "cue:cooperation"})
_SHARED = (
    "cue:both-sides",
    "cue:two-countries",
    "cue:two-localities",
    "cue:two-provinces",
    "cue:two-cities",
)
#: What is no promise, but an event that lies ahead.
_HAPPENINGS = ("cue:meeting", "cue:reception", "cue:visit", "cue:conference", "cue:sign")
_REACH = 4  # words between who acts and "will"
_NEAR = 2  # words between a subject and "will"
_OPENING = 3  # words over which "at the meeting" opens a content
#: Marks of who is not the subject.
_ASIDE = frozenset({"object", "with", "in", "from", "by"})


def meaning_of(
    scene: Scene, sentence: Sentence, speaker: Actor, start: int, end: int
) -> str | None:
    """Return the type of a statement that a verb of saying or stressing reports.

    What the speaker's own side will do, or help with, is a promise; what must be done is a
    proposal; what is said of a standing relation is praise.
    """
    inside = {c for h in sentence.hits if start <= h.i < end for c in h.concepts}
    if "cue:not" in inside:
        return None
    of_speaker = (_will_do, _gives, will_give)
    if _will_help(scene, sentence, start, end) or any(
        tells(scene, sentence, speaker, start, end) for tells in of_speaker
    ):
        return "commitment"
    if "cue:must" in inside and (inside & _TIES or fields_in(scene, sentence, start, end)):
        return "proposal"
    if "cue:good" in inside and _is_of_both(scene, sentence, speaker, start, end):
        return "praise"
    dated = any(start <= d[0] < end for d in sentence.dates) or "cue:since" in inside
    return "praise" if inside & (_TIES - {"cue:cooperation"}) and not dated else None


def _gives(scene: Scene, sentence: Sentence, speaker: Actor, start: int, end: int) -> bool:
    """Say whether the speaker's own side grants a number of things: money, places, machines."""
    gives = [h for h in sentence.cues("cue:give") if start <= h.i < end]
    if not gives or not has_quantity(scene, sentence, start, end):
        return False
    before = [a for a in _subjects(sentence, start, gives[0].i) if a.j <= gives[0].i]
    return bool(before) and is_own(scene, speaker, before[-1])


def _is_of_both(scene: Scene, sentence: Sentence, speaker: Actor, start: int, end: int) -> bool:
    """Say whether the other side or what both share is spoken of, and not the own side alone."""
    if any(start <= h.i < end for h in sentence.cues(*_TIES, *_SHARED)):
        return True
    own = {country_of(scene, k) for k in speaker.locality}
    said = {country_of(scene, k) for a in sentence.actors if start <= a.i < end for k in a.locality}
    return bool(own and said - own - {""})


def is_undertaking(scene: Scene, sentence: Sentence, start: int, end: int) -> bool:
    """Say whether what is agreed is to do something, not a document or a tie.

    Those are agreements and partnerships of their own.
    """
    made = {*scene.frames.document, "cue:sign", "cue:twinned", "cue:establish"}
    inside = {c for h in sentence.hits if start <= h.i < end for c in h.concepts}
    where = any(h.i == start for h in sentence.cues("rel:in")) and any(
        h.i - start <= _OPENING for h in sentence.cues(*scene.frames.event) if h.i >= start
    )
    return end - start >= _NEAR and made.isdisjoint(inside) and not where


def undertakes(scene: Scene, sentence: Sentence, speaker: Actor) -> bool:
    """Say whether a sentence without a verb of saying tells what the speaker's side will do.

    Its subject is his place or a body of it; a document or a happening is no promise.
    """
    others = (*scene.frames.document, *scene.frames.statement)
    if sentence.has("cue:not", "cue:if", *others, *_HAPPENINGS):
        return False
    subjects = [a for a in _subjects(sentence, sentence.i, sentence.j) if a.kind != "person"]
    if not subjects or not is_own(scene, speaker, subjects[0]):
        return False
    return _will_do(scene, sentence, speaker, sentence.i, sentence.j)


def _will_help(scene: Scene, sentence: Sentence, start: int, end: int) -> bool:
    """Say whether "will" governs a verb of help: it stands before it, or after it in SOV."""
    wills = [h.i for h in sentence.cues("cue:will") if start <= h.i < end]
    helps = [h.i for h in sentence.cues("cue:support") if start <= h.i < end]
    if not wills or not helps:
        return False
    if scene.lexicon.profile.clause_order == "SOV":
        return min(helps) <= max(wills)
    return min(wills) <= max(helps)


def _will_do(scene: Scene, sentence: Sentence, speaker: Actor, start: int, end: int) -> bool:
    """Say whether the speaker's own side is the subject of "will".

    That is his place, a body of it, or himself, with nobody of the other side between; or
    nobody, where "will" opens the content ("promised to"). Where the verb ends the clause,
    the subject opens it.
    """
    wills = [h for h in sentence.cues("cue:will", "cue:plan") if start <= h.i < end]
    if not wills:
        return False
    if scene.lexicon.profile.clause_order == "SOV":
        own = [a.i for a in _subjects(sentence, start, end) if is_own(scene, speaker, a)]
        own += [i for i, _ in _mission(scene, sentence, speaker, start, end)]
        return any(i - start <= _NEAR for i in own) and any(end - h.j <= _NEAR for h in wills)
    mission = _mission(scene, sentence, speaker, start, end)
    if any(0 <= h.i - j <= _NEAR for h in wills for _, j in mission):
        return True
    return any(_acts_before(scene, sentence, speaker, start, h.i) for h in wills)


def _acts_before(scene: Scene, sentence: Sentence, speaker: Actor, start: int, will: int) -> bool:
    """Say whether who acts before "will" is of the speaker's side."""
    before = [a for a in _subjects(sentence, start, will) if a.j <= will]
    if not before:
        return will - start <= _NEAR and not is_office(sentence, will, start)
    return will - before[-1].j <= _REACH and is_own(scene, speaker, before[-1])


def _subjects(sentence: Sentence, start: int, end: int) -> list[Actor]:
    return [a for a in sentence.actors if start <= a.i < end and not _ASIDE & a.marks]


def _mission(
    scene: Scene, sentence: Sentence, speaker: Actor, start: int, end: int
) -> list[tuple[int, int]]:
    """Return where an envoy speaks of his own mission without its name ("the embassy")."""
    held = {
        post
        for s in scene.sentences
        for p in s.people
        if p.key in speaker.keys
        for post, _, _ in p.posts
    }
    if not held & scene.frames.groups["envoy_posts"]:
        return []
    missions = scene.frames.groups["missions"]
    heads = [h for h in sentence.hits if missions & set(h.all("body")) and start <= h.i < end]
    return [(h.i, h.j) for h in heads if not any(b.i <= h.i < b.j for b in sentence.bodies)]
