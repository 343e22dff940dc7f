"""Events that only frame others: "during a visit", "on the sidelines of a forum"."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from kg.extraction.agreements.unheld import evokes
from kg.extraction.scene import Scene, Sentence
from kg.lexicon import Hit

if TYPE_CHECKING:
    from kg.extraction.events.event_mentions import Mention

_NEAR = 3  # words between "during" and its noun
_LASTS = 6  # words between a visit and the number of its days
_DURING = ("cue:during", "cue:occasion")


def is_frame(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether "during" stands beside the word: before it, or behind where such words do."""
    profile = scene.lexicon.profile
    words = sentence.cues(*_DURING)
    if not words:
        return False
    reach = scene.reach(_NEAR)
    if profile.adposition == "before" and any(0 <= hit.i - h.j <= reach for h in words):
        return True
    if profile.adposition == "after":
        return any(0 <= h.i - hit.j <= 1 for h in words)
    if not profile.scriptio_continua:
        return False
    events = [h.i for h in sentence.hits if evokes(scene, h)]
    return any(
        0 <= h.i - hit.j <= reach and not any(hit.j <= k < h.i for k in events) for h in words
    )


def without_frames(scene: Scene, mentions: list[Mention]) -> list[Mention]:
    """Leave out what only frames another event of its sentence.

    A visit during which, or on which, people met is told by the meeting, and the ceremony
    at which a document was signed by the signing, unless it has dates of its own.
    """
    kept: list[Mention] = []
    for _, group in groupby(mentions, key=lambda m: m.sentence.index):
        here = list(group)
        for mention in here:
            held = [o for o in here if o is not mention and _holds(scene, o, mention)]
            if not held:
                kept.append(mention)
            for event in held if mention.framing and not _is_span(mention) else ():
                event.date = event.date or mention.date
    return kept


def _holds(scene: Scene, event: Mention, frame: Mention) -> bool:
    """Say whether one mention tells what happened at another of its sentence."""
    if event.setting or event.framing or event.modality not in ("asserted", "planned"):
        return False
    if _signs_for_itself(event) and not _signs_for_itself(frame) and frame.names_both:
        return False
    if frame.date and frame.date != event.date and (event.date or not frame.framing):
        return False
    if frame.group == "visit":
        held = event.group == "talks" or (event.group == "signing" and frame.framing)
        kept = _lasts(scene, frame) or _is_apart(event, frame) or _is_of_units(event, frame)
        return held and not kept
    if frame.group == "ceremony":
        held = event.group in ("signing", "conference")
        return held and not frame.sentence.has("cue:anniversary")
    if frame.group == "training":
        return event.group == "ceremony"  # "certificates of the course were handed over"
    if frame.group == "other" and event.group == "ceremony" and not scene.domestic:
        return True  # "an exhibition opened"
    return frame.framing and frame.group in ("conference", "other")


def _signs_for_itself(mention: Mention) -> bool:
    """Say whether bodies alone are the sides: what their units do is told beside it."""
    return all(p.kind == "body" for p in mention.parties)


def _is_of_units(event: Mention, visit: Mention) -> bool:
    """Say whether guests of one unit hold talks at another: "X visited Lyon and met its mayor".

    A host who receives those "on a visit to the city" tells of one happening, and so does
    whoever meets an envoy or the guests of a body.
    """
    units = all(p.kind == "place" for p in visit.parties) and not event.envoy
    return units and event.type == "meeting"


def _is_apart(event: Mention, visit: Mention) -> bool:
    """Say whether a visit leads elsewhere than to whom one meets: "toured A, then met B".

    One of the two has a body for a side that the other has not.
    """
    bodies = [{p.key for p in m.parties if p.kind == "body"} for m in (event, visit)]
    if visit.framing or visit.setting or bodies[0] == bodies[1]:
        return False
    return bool(bodies[1]) or (visit.place is not None and visit.place != event.place)


def _is_span(visit: Mention) -> bool:
    """Say whether a visit is dated by its first and last day."""
    return "/" in (visit.date or "")


def _lasts(scene: Scene, visit: Mention) -> bool:
    """Say whether a number of days beside a visit tells how long it lasts."""
    reach = scene.reach(_LASTS)
    near = [h.i for h in visit.sentence.cues("unit:days") if abs(h.i - visit.hit.i) <= reach]
    counts = [n for n in visit.sentence.numbers if n.kind == "quantity" and n.value > 1]
    return any(0 <= i - scene.tokens.at(n.unit_start) <= 1 for n in counts for i in near)
