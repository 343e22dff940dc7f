"""Events that a sentence tells of without a word for them: a delegation that is sent."""

from __future__ import annotations

from kg.extraction.agreements.paper_words import gap
from kg.extraction.agreements.unheld import modality_of_event
from kg.extraction.clauses import is_question
from kg.extraction.events.event_dates import is_long
from kg.extraction.events.event_mentions import Mention, mentions_in
from kg.extraction.reports import spoken_in
from kg.extraction.scene import Scene, Sentence
from kg.extraction.topic import country_of
from kg.lexicon import Hit

_SENT = 8  # words between a verb of sending and a delegation


def told_in(scene: Scene, sentence: Sentence) -> list[Mention]:
    """Return what a sentence tells of events, with and without a word for them."""
    said = mentions_in(scene, sentence)
    if journey := _journey(scene, sentence, said):
        return [*(m for m in said if "cue:anniversary" not in m.hit.concepts), journey]
    if stay := _stay(scene, sentence, said):
        return [*said, stay]
    return [*said, *_unsaid(scene, sentence, said)]


def _journey(scene: Scene, sentence: Sentence, said: list[Mention]) -> Mention | None:
    """Return the visit of a delegation that one side sends to another: no word says "visit".

    An anniversary is then the reason: "will send a delegation to X to mark 30 years of ties".
    """
    if is_question(scene, sentence) or any(m.group in ("visit", "talks") for m in said):
        return None
    groups = sentence.cues("cue:delegation")
    verbs = [h for h in sentence.cues("cue:send") if h not in groups]
    sent = [(v, g) for v in verbs for g in groups if gap(v, [g]) <= scene.reach(_SENT)]
    sides = {k for a in sentence.actors if "by" not in a.marks for k in a.locality}
    lands = {country_of(scene, k) for k in sides} - {""}
    if not sent or len(lands) < 2 or _is_asked(sentence):
        return None
    return _plain(scene, sentence, sent[0][0], "visit")


def _stay(scene: Scene, sentence: Sentence, said: list[Mention]) -> Mention | None:
    """Return the visit of guests of whom only the first and last day are told.

    "Received the mayor of Bordeaux, who leads a delegation to the province from 3 to 7 May."
    """
    spans = [
        k for k, edtf, precision in sentence.dates if precision == "range" and not is_long(edtf)
    ]
    groups = sentence.cues("cue:delegation", "cue:visitors")
    if not (spans and groups) or is_question(scene, sentence) or _is_asked(sentence):
        return None
    if any(m.group not in ("talks", "signing") for m in said):
        return None
    return _plain(scene, sentence, groups[0], "visit")


def _is_asked(sentence: Sentence) -> bool:
    """Say whether a sentence asks, promises or offers: who may come is no visit yet."""
    return sentence.has("cue:request", "cue:propose", "cue:wish", "cue:commit", "cue:agree")


def _unsaid(scene: Scene, sentence: Sentence, said: list[Mention]) -> list[Mention]:
    """Return the event that a sentence tells of without a word for it.

    What two sides do by video link they do at an online meeting; and a lead that says
    which people of both sides were where on which day tells of a visit or a meeting.
    """
    if is_question(scene, sentence):
        return []
    online = sentence.cues("cue:online")
    if online and [m.group for m in said] == ["signing"]:
        return [_plain(scene, sentence, online[0], "online_meeting")]
    precisions = {precision for _, _, precision in sentence.dates}
    dated = not precisions.isdisjoint(("day", "range"))
    if said or sentence.region != "lead" or not dated or spoken_in(scene, sentence):
        return []
    sent = sentence.cues("cue:delegation")
    if not sent and "range" in precisions:  # "sends 20 pupils to Lyon from 3 to 17 May"
        sent = sentence.cues("cue:send")
    met = [a for a in sentence.actors if a.kind in ("person", "group") or "leaders" in a.marks]
    if not sent and len({k for a in met for k in a.locality}) < 2:
        return []
    at = (sent or met)[0].i
    return [_plain(scene, sentence, Hit(at, at + 1, ()), "visit" if sent else "meeting")]


def _plain(scene: Scene, sentence: Sentence, hit: Hit, kind: str) -> Mention:
    mention = Mention(
        kind,
        scene.frames.event_group[kind],
        hit,
        sentence,
        sentence.i,
        sentence.j,
        setting=False,
        told=False,
        modality=modality_of_event(scene, sentence, hit),
    )
    mention.types[kind] = 1.0
    return mention
