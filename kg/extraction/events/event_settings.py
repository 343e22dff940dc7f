"""What only sets the scene of a sentence, and what somebody tells in it."""

from __future__ import annotations

from kg.extraction.reports import spoken_in
from kg.extraction.scene import Scene, Sentence
from kg.lexicon import Hit

_SPOKEN = ("cue:say", "cue:stress", "cue:inform")
_OPENING = 4  # words at the head of a sentence that may set its scene
_ATTENDED = 3  # words between "attended" and the talks
_OVER = 2  # words between "after" and the talks


def is_setting(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether the event only sets the scene: "At the reception, ...".

    It stands at the head of the sentence before any actor. Where the verb ends the
    clause (SOV) that alone tells it from the verb; elsewhere a comma closes the phrase,
    and where the verb opens the clause (VSO) some word must stand before the noun.
    """
    if hit.i - sentence.i > _OPENING or any(a.i < hit.i for a in sentence.actors):
        return False
    later = [a for a in sentence.actors if a.i >= hit.j]
    order = scene.lexicon.profile.clause_order
    if order == "SOV":
        where = _is_where(scene, sentence, hit) or bool(spoken_in(scene, sentence))
        return where and bool(later) and hit.i - sentence.i <= 1
    if order == "VSO" and hit.i == sentence.i:
        return False
    comma = first_comma(scene, sentence, hit.j)
    if comma is None or any(hit.j <= h.i < comma for h in sentence.cues("cue:host")):
        return False  # "a conference was held on ..." tells it
    return any(a.i > comma for a in later)


def _is_where(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a noun bears a mark of where something is: "बैठक में", at the meeting."""
    marks = sentence.cues("rel:in", "cue:during", "cue:occasion")
    if any(0 <= h.i - hit.j <= 1 or hit.i < h.i < hit.j for h in marks):
        return True
    return scene.tokens.folds[hit.j - 1].endswith(scene.lexicon.profile.locative)


def is_attended(scene: Scene, sentence: Sentence, hit: Hit, kind: str) -> bool:
    """Say whether a sentence only tells who else was there: "X also attended the talks".

    Of other events than talks it does so if it opens with them: "At the ceremony were present".
    """
    talks = scene.frames.event_group[kind] == "talks"
    if sentence.region in ("headline", "lead") or not (talks or hit.i - sentence.i <= 1):
        return False
    reach = scene.reach(_ATTENDED)
    near = (max(h.i - hit.j, hit.i - h.j) for h in sentence.cues("cue:attend"))
    return any(0 <= gap <= reach for gap in near)


def first_comma(scene: Scene, sentence: Sentence, k: int) -> int | None:
    """Return the first comma from word `k` on, but for those of dates."""
    marks = scene.lexicon.profile.pauses
    folds = scene.tokens.folds
    inside = (n for n in range(k, sentence.j) if folds[n] in marks)
    return next((n for n in inside if not folds[min(n + 1, sentence.j - 1)].isdigit()), None)


def is_told(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether the word stands in what somebody says, after the verb of speech or in quotes."""
    profile, folds = scene.lexicon.profile, scene.tokens.folds
    opened = set(profile.open_quote) - set(profile.close_quote)
    closed = set(profile.close_quote) - set(profile.open_quote)
    last = max((k for k in range(sentence.i, hit.i) if folds[k] in opened), default=None)
    if last is not None and not (
        closed.intersection(folds[last : hit.i]) and _is_title(sentence, last)
    ):
        return True
    said = any(h.j <= hit.i for h in spoken_in(scene, sentence))
    return said and not is_over(scene, sentence, hit)


def is_over(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether somebody speaks after an event or at it: "said after talks with the governor"."""
    marks = {*scene.lexicon.profile.clause_mark, *scene.lexicon.profile.open_quote}
    said = max((h.j for h in spoken_in(scene, sentence) if h.j <= hit.i), default=None)
    if said is None or scene.lexicon.profile.adposition != "before":
        return False
    near = scene.reach(_OVER)
    after = [h for h in sentence.cues("cue:after") if said <= h.i and 0 <= hit.i - h.j <= near]
    after += [
        h
        for h in sentence.cues("cue:during", "rel:in")
        if 0 <= h.i - said <= 1 and 0 <= hit.i - h.j <= near
    ]
    return any(marks.isdisjoint(scene.tokens.folds[said : h.i]) for h in after)


def _is_title(sentence: Sentence, opened: int) -> bool:
    """Say whether a quotation mark opens the name of a document, and no speech: 「...覚書」."""
    return not any(h.i >= opened for h in sentence.cues(*_SPOKEN))
