"""Mentions of events: the words that name one, and the part of the sentence that tells it."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.extraction.agreements.paper_words import is_exchanged
from kg.extraction.agreements.unheld import evokes, is_of_things, is_told_beside, modality_of_event
from kg.extraction.clauses import is_question
from kg.extraction.events.event_frames import is_frame
from kg.extraction.events.event_settings import (
    first_comma,
    is_attended,
    is_over,
    is_setting,
    is_told,
)
from kg.extraction.reports import spoken_in
from kg.extraction.scene import Scene, Sentence
from kg.lexicon import Hit
from kg.model import Evidence, Modality, Ref

#: Where one word names two types, the narrower one is meant: "working visit" is a visit.
_NARROW = (
    "reception", "visit", "training", "ceremony", "meeting", "conference", "other",
)  # fmt: skip
_RENEWED = 6  # words between a verb of renewing and the document
_OPENED = ("training", "conference")  # what is opened and closed with a ceremony, and is the event
_COMPOUND = 3  # words over which two nouns of events are one compound


@dataclass(slots=True)
class Mention:
    """One mention of an event, and after merging one event.

    Attributes:
        start: First word of the part that tells it.
        end: Word after that part.
        setting: It only says at which event something else was said or done.
        told: It stands in what somebody says.
        framing: It is only that during which something else took place.
        explicit: Sides that the part names: 0, 1 or 2; pronouns count half.
        received: Keys of the units named where words for those who come stand for the others.
        parties: Places and bodies that take part.
        past: Only a year dates it.
        on_day: It is told of a day that nothing works out: "yesterday".
        envoy: An ambassador or consul takes part for his country.
        apart: It is dated in a sentence whose setting is another event.
        lines: Numbers of the sentences that tell it.
        types: Weight of each type that its mentions use.
    """

    type: str
    group: str
    hit: Hit
    sentence: Sentence
    start: int
    end: int
    setting: bool
    told: bool
    modality: Modality
    framing: bool = False
    explicit: float = 0.0
    weight: float = 0.0
    received: frozenset[str] = frozenset()
    parties: tuple[Ref, ...] = ()
    date: str | None = None
    past: bool = False
    on_day: bool = False
    envoy: bool = False
    apart: bool = False
    place: str | None = None
    leader: str | None = None
    receiver: str | None = None
    visitor: str | None = None
    evidence: list[Evidence] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    types: dict[str, float] = field(default_factory=dict)

    @property
    def names_both(self) -> bool:
        """Whether the part that tells it names both sides."""
        return self.explicit >= 2.0


def mentions_in(scene: Scene, sentence: Sentence) -> list[Mention]:
    """Return what a sentence tells of events, at most one per group and part of it."""
    found: dict[tuple[str, bool, int], Mention] = {}
    if is_question(scene, sentence):
        return []
    for hit in _heads(scene, sentence):
        kind = _type_of(scene, sentence, hit)
        if kind is None or _is_reason(sentence, kind) or scene.is_ordered(hit.i):
            continue
        mention = _mention(scene, sentence, hit, kind)
        key = (mention.group, mention.setting, mention.start)
        known = found.setdefault(key, mention)
        known.types[kind] = 1.0
    return list(found.values())


def _is_reason(sentence: Sentence, kind: str) -> bool:
    """Say whether a reception is only what somebody gives thanks for."""
    return kind == "reception" and sentence.has("cue:thank") and not sentence.dates


def _heads(scene: Scene, sentence: Sentence) -> list[Hit]:
    """Return the hits that can name an event: outside names, and only the head of a compound."""
    hits = [h for h in sentence.hits if evokes(scene, h) and not _in_name(sentence, h)]
    signings = [h for h in hits if "cue:sign" in h.concepts]
    hits = [h for h in hits if h in signings or not any(_beside(h, s) for s in signings)]
    kept: list[Hit] = []
    first = scene.lexicon.profile.head_order == "first"
    for hit in hits:
        if kept and _is_compound(scene, sentence, kept[-1], hit):
            pair = (kept[-1], hit)
            opened = [h for h in pair if _kind(scene, h) in _OPENED]
            if len(opened) == 1 and any(_kind(scene, h) == "ceremony" for h in pair):
                kept[-1] = opened[0]
            elif not first:
                kept[-1] = hit
            continue
        kept.append(hit)
    return kept


def _in_name(sentence: Sentence, hit: Hit) -> bool:
    """Say whether the word is part of a name: of a person, a body or an institution."""
    spans = [(p.i, p.j) for p in sentence.people] + [(b.i, b.j) for b in sentence.bodies]
    return any(i <= hit.i < j for i, j in spans)


def _beside(a: Hit, b: Hit) -> bool:
    return a is not b and 0 <= max(a.i, b.i) - min(a.j, b.j) <= 1


def _is_compound(scene: Scene, sentence: Sentence, a: Hit, b: Hit) -> bool:
    """Say whether two words stand side by side as one noun ("working conference")."""
    if b.i - a.j > _COMPOUND or _kind(scene, a) == _kind(scene, b):
        return False
    marks = scene.lexicon.profile.pauses
    pair = {_kind(scene, a), _kind(scene, b)}
    return (
        pair <= {"meeting", "conference", "ceremony", "training", "other"}
        and marks.isdisjoint(scene.tokens.folds[a.j : b.i])
        and not any(a.j <= x.i < b.i for x in sentence.actors)
        and not any(a.j <= h.i < b.i and h.has("rel") for h in sentence.hits)
    )


def _kind(scene: Scene, hit: Hit) -> str | None:
    kinds = {scene.frames.event[c] for c in hit.concepts if c in scene.frames.event}
    return next((k for k in _NARROW if k in kinds), None)


def _type_of(scene: Scene, sentence: Sentence, hit: Hit) -> str | None:
    if "cue:sign" in hit.concepts:
        return "signing" if _has_document(scene, sentence) else None
    if "cue:renew" in hit.concepts:
        return "signing" if _is_renewal(scene, sentence, hit) else None
    if "cue:exchange" in hit.concepts:
        papers = sentence.cues(*scene.frames.document)
        return "signing" if is_exchanged(scene, sentence, papers) else _kind(scene, hit)
    kind = _kind(scene, hit)
    if kind == "reception" and is_of_things(scene, sentence, hit):
        return None
    if kind == "training" and not (scene.domestic or _is_held(scene, sentence)):
        return None  # "signed an accord on training"
    if kind in ("meeting", "conference", "reception") and sentence.has("cue:online"):
        return "online_meeting"
    return kind


def _is_held(scene: Scene, sentence: Sentence) -> bool:
    """Say whether a sentence tells that there is a course: held, attended, opened or closed.

    A headline need not say so, unless what it tells of is a paper.
    """
    opened = any(_kind(scene, h) == "ceremony" for h in sentence.hits)
    terse = sentence.region == "headline" and not sentence.has(*scene.frames.document)
    return opened or terse or sentence.has("cue:host", "cue:attend")


def _has_document(scene: Scene, sentence: Sentence) -> bool:
    """Say whether a document is spoken of, here or in the sentence before."""
    near = scene.sentences[max(0, sentence.index - 1) : sentence.index + 1]
    return any(s.has(*scene.frames.document, "cue:twinned") for s in near)


def _is_renewal(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a document is renewed on a day that the sentence tells: it is signed anew."""
    dated = any(precision == "day" for _, _, precision in sentence.dates)
    papers = sentence.cues(*scene.frames.document)
    return dated and any(abs(h.i - hit.j) <= scene.reach(_RENEWED) for h in papers)


def _mention(scene: Scene, sentence: Sentence, hit: Hit, kind: str) -> Mention:
    setting = is_setting(scene, sentence, hit) or is_attended(scene, sentence, hit, kind)
    start, end = _part(scene, sentence, hit, setting)
    told = not setting and is_told(scene, sentence, hit)
    told = told and not is_told_beside(scene, sentence, hit)
    modality = modality_of_event(scene, sentence, hit)
    group = scene.frames.event_group[kind]
    framing = is_frame(scene, sentence, hit)
    return Mention(kind, group, hit, sentence, start, end, setting, told, modality, framing)


def _part(scene: Scene, sentence: Sentence, hit: Hit, setting: bool) -> tuple[int, int]:
    """Return the words that tell an event: up to what somebody says of it, and no further."""
    if setting:
        comma = first_comma(scene, sentence, hit.j)
        if comma is not None and _kind(scene, hit) != "visit":
            return sentence.i, _speaker_end(sentence, comma)
    marks = set(scene.lexicon.profile.clause_mark)
    cuts = [k for k in range(sentence.i, sentence.j) if scene.tokens.folds[k] in marks]
    if sentence.region not in ("headline", "lead") and not is_over(scene, sentence, hit):
        cuts += [h.i for h in spoken_in(scene, sentence) if not h.i <= hit.i < h.j]
    start = max((k + 1 for k in cuts if k < hit.i), default=sentence.i)
    end = min((k for k in cuts if k >= hit.j), default=sentence.j)
    return start, end


def _speaker_end(sentence: Sentence, comma: int) -> int:
    """Reach to who speaks next, if the setting names nobody: the speaker takes part in it."""
    if any(a.i < comma for a in sentence.actors):
        return comma
    return next((a.i + 1 for a in sentence.actors if a.kind in ("person", "group")), comma)
