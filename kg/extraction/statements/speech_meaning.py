"""What a verb of saying reports: a promise, a proposal or praise, by the words it speaks of."""

from __future__ import annotations

from kg.extraction.clauses import fields_in
from kg.extraction.marks import TWO
from kg.extraction.reports import Verb, that_after
from kg.extraction.scene import Actor, Scene, Sentence
from kg.extraction.statements.deeds import WILL, has_quantity
from kg.extraction.statements.promises import is_promised
from kg.extraction.topic import country_of

_TIES = frozenset({"cue:relations", "cue:friendship", "cue:cooperation"})
_SHARED = (
    "cue:both-sides",
    "cue:two-countries",
    *TWO,
)
_GIVES = frozenset({"cue:give", "cue:support", "cue:send"})
_OBJECT = 5  # words over which the object of "announced" begins
_SHORTEST = 2  # words of what is agreed
_TIED = 1  # words between "set up" and the tie that is
_MAKES = "cue:establish"
_DENIED = 3  # words between "will" and a word that denies it
_OPENING = 3  # words over which "at the meeting" opens a content


def meaning_of(
    scene: Scene, sentence: Sentence, speaker: Actor, start: int, end: int
) -> str | None:
    """Return the type of a statement that a verb of saying or stressing reports.

    What the speaker's own side will do, or help with, is a promise; what must be done is a
    proposal; what is said of a standing relation is praise.
    """
    inside = {c for h in sentence.hits if start <= h.i < end for c in h.concepts}
    if _is_denied(scene, sentence, start, end):
        return None
    if "cue:unforgotten" in inside:
        return "praise"
    if is_promised(scene, sentence, speaker, start, end):
        return "commitment"
    if "cue:must" in inside and (inside & _TIES or fields_in(scene, sentence, start, end)):
        return "proposal"
    if "cue:good" in inside and _is_of_both(scene, sentence, speaker, start, end):
        return "praise"
    dated = any(start <= d[0] < end for d in sentence.dates) or "cue:since" in inside
    return "praise" if inside & (_TIES - {"cue:cooperation"}) and not dated else None


def _is_denied(scene: Scene, sentence: Sentence, start: int, end: int) -> bool:
    """Say whether what is told is denied; not what a promise is to keep others from.

    "Will inform people, so that they do not": where "will" stands before its verb, a word of
    denial well behind it is of another verb.
    """
    denied = [h.i for h in sentence.cues("cue:not") if start <= h.i < end]
    wills = [h.j for h in sentence.cues(*WILL) if start <= h.i < end]
    if scene.lexicon.profile.clause_order == "SOV" or not wills:
        return bool(denied)
    return any(k - wills[0] < scene.reach(_DENIED) for k in denied)


def _is_of_both(scene: Scene, sentence: Sentence, speaker: Actor, start: int, end: int) -> bool:
    """Say whether the other side or what both share is spoken of, and not the own side alone."""
    if any(start <= h.i < end for h in sentence.cues(*_TIES, *_SHARED)):
        return True
    own = {country_of(scene, k) for k in speaker.locality}
    said = {country_of(scene, k) for a in sentence.actors if start <= a.i < end for k in a.locality}
    return bool(own and said - own - {""})


def is_own_news(scene: Scene, sentence: Sentence, speaker: Actor, start: int, end: int) -> bool:
    """Say whether an authority only announces what it did: "said that it had signed a pact with X".

    That is the news, and no opinion of the friendship that the paper or event is named for.
    """
    news = (*scene.frames.event, *scene.frames.document, "cue:sign", "cue:host")
    told = any(start <= h.i < end for h in sentence.cues(*news))
    return told and speaker.kind in ("place", "body")


def is_offered(scene: Scene, sentence: Sentence, verb: Verb, start: int, end: int) -> bool:
    """Say whether something is announced that the speaker gives: "announced ten scholarships".

    It is counted, or named by a verb or noun of giving, and neither an event nor done already.
    """
    if "cue:announce" not in verb.hit.concepts or that_after(scene, sentence, verb.hit) is not None:
        return False
    inside = [h for h in sentence.hits if start <= h.i < end]
    found = {c for h in inside for c in h.concepts}
    if not found.isdisjoint({*scene.frames.event, *scene.frames.document, "cue:past", "cue:not"}):
        return False
    if scene.lexicon.profile.clause_order != "SOV":
        end = min(end, start + scene.reach(_OBJECT))  # the object stands right behind the verb
    near = [h for h in inside if h.i < end]
    gives = any(not _GIVES.isdisjoint(h.concepts) for h in near)
    counted = has_quantity(scene, sentence, start, end)
    return gives or (counted and any(h.has("unit") or h.has("field") for h in near))


def is_greeting(sentence: Sentence, verb: Verb) -> bool:
    """Say whether good wishes are what a visit is for: "came to wish a happy New Year"."""
    if sentence.region not in ("headline", "lead"):
        return False
    wishes = "cue:congratulate" in verb.hit.concepts
    praises = not {"cue:praise", "cue:thank"}.isdisjoint(verb.hit.concepts)
    return wishes and not praises and sentence.has("cue:visit", "cue:reception", "cue:delegation")


def is_about_others(scene: Scene, sentence: Sentence, speaker: Actor, start: int, end: int) -> bool:
    """Say whether a wish asks for something: it names a field, a tie, or the other side.

    "We want to learn from this" proposes nothing.
    """
    if any(start <= h.i < end for h in sentence.cues(*_TIES, *_SHARED, "cue:both-sides")):
        return True
    if fields_in(scene, sentence, start, end):
        return True
    own = set(speaker.locality)
    return any(start <= a.i < end and set(a.locality) - own for a in sentence.actors)


def is_undertaking(scene: Scene, sentence: Sentence, start: int, end: int) -> bool:
    """Say whether what is agreed is to do something, not a document or a tie.

    Those are agreements and partnerships of their own.
    """
    made = {*scene.frames.document, "cue:sign", "cue:twinned"}
    inside = {c for h in sentence.hits if start <= h.i < end for c in h.concepts}
    ties = [h for h in sentence.cues(*_TIES) if start <= h.i < end]
    if any(t.i - h.j <= _TIED and h.i - t.j <= _TIED for t in ties for h in sentence.cues(_MAKES)):
        made.add(_MAKES)  # a tie; a working group that is set up to deepen one is none
    if made & inside and "cue:weigh" in inside and "cue:sign" not in inside:
        made = set()  # to look into a tie is no tie yet
    where = any(h.i == start for h in sentence.cues("rel:in")) and any(
        h.i - start <= _OPENING for h in sentence.cues(*scene.frames.event) if h.i >= start
    )
    return end - start >= _SHORTEST and made.isdisjoint(inside) and not where
