"""Documents that no word of a paper names: a tie is signed, "a similar document", a shared verb."""

from __future__ import annotations

from kg.extraction.actors.parties import is_foreign_pair, units_of
from kg.extraction.agreements.paper_words import NEAR, gap, words_between
from kg.extraction.agreements.tie_parts import TiePart
from kg.extraction.names.light_words import is_light
from kg.extraction.scene import Scene, Sentence
from kg.lexicon import Hit

_BEHIND = 1  # words between a tie and the participle behind it


def within_verbs(scene: Scene, hits: list[Hit]) -> list[Hit]:
    """Return the words for papers inside labels of signing: "заключить договор" is one."""
    verbs = [h for h in hits if "cue:sign" in h.concepts and h.j - h.i > 1]
    inner = (h for v in verbs for h in scene.lexicon.find(scene.tokens.folds, v.i + 1, v.j))
    return [h for h in inner if not set(scene.frames.document).isdisjoint(h.concepts)]


def signed_tie(scene: Scene, sentence: Sentence, hits: list[Hit]) -> list[Hit]:
    """Return the word for twinning that itself is signed: "their twinning, sealed in 1998"."""
    marks = set(scene.lexicon.profile.list_mark)
    signs = [h for h in hits if "cue:sign" in h.concepts]
    if sentence.dates:  # "the twinning, agreed in November 1980"
        agreed = [h for h in hits if "cue:agree" in h.concepts]
        signs += [h for h in agreed if _is_sealed(scene, sentence, h)]
    sealed = [h for h in signs if h.i and scene.tokens.folds[h.i - 1] in marks]
    ties = [h for h in hits if "cue:twinned" in h.concepts]
    ended = [h for h in ties if h in signs or any(0 <= s.i - h.j <= NEAR for s in sealed)]
    return ended or [h for h in ties if _is_object(scene, sentence, h, signs)]


def _is_sealed(scene: Scene, sentence: Sentence, verb: Hit) -> bool:
    """Say whether a verb of agreeing is a participle behind a comma with a date of its own."""
    marks = set(scene.lexicon.profile.list_mark)
    behind = verb.i > 0 and scene.tokens.folds[verb.i - 1] in marks
    return behind and any(0 <= d[0] - verb.j <= 1 for d in sentence.dates)


def _is_object(scene: Scene, sentence: Sentence, tie: Hit, signs: list[Hit]) -> bool:
    """Say whether a tie is what is signed: "the mayors signed the twinning"."""
    verb_last = scene.lexicon.profile.clause_order == "SOV"
    acts = sentence.cues("cue:establish", "cue:will", "cue:plan", *scene.frames.event)
    if sentence.has("cue:renew") or is_of_name(sentence, tie) or _is_of_bill(sentence, tie):
        return False
    for sign in signs:
        low, high = (tie.j, sign.i) if verb_last or sign.i >= tie.j else (sign.j, tie.i)
        near = _BEHIND if sign.i >= tie.j and not verb_last else NEAR
        apart = any(low <= h.i < high for h in acts)
        light = sum(is_light(scene, sentence, k) for k in range(low, high))
        words = words_between(sentence, low, high)
        if high - low >= 0 and min(words, high - low - light) <= near and not apart:
            return True
    return False


def is_of_name(sentence: Sentence, tie: Hit) -> bool:
    """Say whether a tie only tells what a place is: "signed a plan with its twin town Lille"."""
    return any(p.i == tie.j for p in sentence.places)


def _is_of_bill(sentence: Sentence, tie: Hit) -> bool:
    """Say whether a tie is what the word for a plan right behind it is of: "结为友城关系的议案"."""
    ends = {tie.j, *(h.j for h in sentence.cues("cue:relations") if h.i == tie.j)}
    return any(h.i in ends for h in sentence.cues("cue:plan"))


def so_called(scene: Scene, sentence: Sentence, hits: list[Hit], part: TiePart) -> list[Hit]:
    """Return the word "document" where a partner signs one: "will sign a similar document with B".

    Not where several are counted, unless it is told between whom each is; nor what is only
    spoken of.
    """
    signs = [h for h in hits if "cue:sign" in h.concepts]
    counted = {scene.tokens.at(n.unit_start) for n in sentence.numbers if n.kind == "quantity"}
    if sum("rel:between" in h.concepts for h in hits) > 1:
        counted = set()
    words = [h for h in hits if "unit:agreements" in h.concepts and h.i not in counted]
    near = [h for h in words if any(gap(h, [s]) <= scene.reach(NEAR) // 2 for s in signs)]
    acting = [a for a in sentence.actors if part.start <= a.i < part.last]
    sides = units_of(scene, acting)
    return near if any("with" in a.marks for a in acting) or is_foreign_pair(scene, sides) else []


def verb_before(scene: Scene, sentence: Sentence, part: TiePart) -> list[Hit]:
    """Return the verb that several parts share: "signed an accord with A and a plan with B".

    It is the one of the first part, if a later part has none of its own.
    """
    verbs = sentence.cues("cue:sign", "cue:renew", "cue:end")
    if part.start == part.first or any(part.first <= h.i < part.last for h in verbs):
        return []
    papers = [h.i for h in sentence.cues(*scene.frames.document) if h.i >= part.start]
    before = range(part.start, min(papers, default=part.start))
    ties = scene.frames.tie.keys()  # "twinned with A, and has a memorandum with B"
    return [h for h in sentence.hits if h.i in before and ties.isdisjoint(h.concepts)]
