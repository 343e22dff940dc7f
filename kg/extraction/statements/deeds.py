"""Deeds that lie ahead: by their own form, beside "will", or counted in the present.

"Enverra" puts a deed ahead itself, "will" the verb behind it; where the present grants
something ("the city gives ten places"), a number does. What is done already lies behind.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.extraction.actors.both_sides import BOTH
from kg.extraction.quantities.quantities import money_words
from kg.extraction.scene import Actor, Scene, Sentence
from kg.extraction.statements.decisions import decided_at
from kg.lexicon import Hit

_REACH = 6  # words between "will" and the deed that it puts ahead
_FRAME = 16  # the same in a clause that both enclose
_BESIDE = 1  # words between who gives and a verb in the present tense
_JUST = 3  # words between "already" and the deed that it says is done
_BEHIND = 4  # words between a verb that opens its clause and its subject
_QUOTE = 3  # words from a bare verb to the end of what is quoted
_HAPPENS = 3  # words between "will" and the event that it announces
_ASIDE = frozenset({"object", "with", "in", "from", "by"})
_DEEDS = ("cue:give", "cue:support")
#: What puts a deed ahead that does not lie there by its own form.
WILL = ("cue:will", "cue:plan")
#: What lies ahead and is no promise, but an event of its own.
HAPPENINGS = ("cue:meeting", "cue:reception", "cue:visit", "cue:conference", "cue:sign")


@dataclass(frozen=True, slots=True)
class Ahead:
    """Something that will be done.

    Attributes:
        at: The word that puts it ahead.
        deed: The verb of giving or helping; None if it is another verb.
        doer: Who does it; None if that is not said.
        decided: A verb of deciding puts it ahead, not its tense: "voted to provide".
    """

    at: int
    deed: Hit | None
    doer: Actor | None
    decided: bool = False


def ahead_in(scene: Scene, sentence: Sentence, start: int, end: int) -> Iterator[Ahead]:
    """Yield what words `start` to `end` put ahead, deeds of giving first."""
    verb_last = scene.lexicon.profile.clause_order == "SOV"
    inside = [h for h in sentence.hits if start <= h.i < end]
    deeds = [h for h in inside if not set(_DEEDS).isdisjoint(h.concepts)]
    for deed in deeds:
        at = _ahead(scene, sentence, deed, start)
        if at is not None:
            yield Ahead(at, deed, _doer(scene, sentence, at, deed.i, start, end))
    yield from _decided(scene, sentence, deeds, start, end)
    for hit in inside:
        if set(WILL).isdisjoint(hit.concepts) or _announces(sentence, hit):
            continue
        if hit.j == end and not verb_last:
            continue  # "affirmed that X will", and the next verb says what
        yield Ahead(hit.i, None, _doer(scene, sentence, hit.i, hit.i, start, end))


def _decided(
    scene: Scene, sentence: Sentence, deeds: list[Hit], start: int, end: int
) -> Iterator[Ahead]:
    """Yield what is decided on: deeds, and sums of money that are voted or approved."""
    spans = [(d.i, d.j) for d in deeds] + money_words(scene, sentence)
    for i, j in spans:
        verb = decided_at(scene, sentence, i, j) if start <= i < end else None
        if verb is not None and start <= verb.i:
            doer = _doer(scene, sentence, verb.i, verb.i, start, end)
            yield Ahead(verb.i, verb, doer, decided=True)


def granted(scene: Scene, sentence: Sentence, start: int, end: int) -> Iterator[Ahead]:
    """Yield what somebody says that he gives, if it is counted: money, places, machines."""
    gives = [h for h in sentence.cues("cue:give") if start <= h.i < end]
    if not gives or not has_quantity(scene, sentence, start, end):
        return
    for deed in gives:
        if _is_past(scene, sentence, deed, start):
            continue
        doer = _doer(scene, sentence, deed.i, deed.i, start, end)
        if doer is not None and doer.j <= deed.i:
            yield Ahead(deed.i, deed, doer)


def given_now(scene: Scene, sentence: Sentence) -> Iterator[Ahead]:
    """Yield what a sentence gives in the present tense, if it is counted and no habit."""
    if sentence.has("cue:since", "cue:habit", "cue:often", "cue:previously", "cue:past"):
        return
    for deed in sentence.cues("cue:present"):
        if "cue:give" not in deed.concepts:
            continue
        if not has_quantity(scene, sentence, sentence.i, sentence.j):
            continue
        doer = _doer(scene, sentence, deed.i, deed.i, sentence.i, sentence.j)
        last = scene.lexicon.profile.clause_order == "SOV"
        if doer is not None and (last or 0 <= deed.i - doer.j <= _BESIDE):
            yield Ahead(deed.i, deed, doer)


def _is_past(scene: Scene, sentence: Sentence, deed: Hit, start: int) -> bool:
    """Say whether something is done already: by the deed's form, or by words before it."""
    if "cue:past" in deed.concepts:
        return True
    reach = scene.reach(_JUST)
    marks = [h for h in sentence.cues("cue:past") if 0 <= deed.i - h.j < reach]
    ago = [h for h in sentence.cues("cue:previously") if start <= h.i < deed.i]
    return bool(marks or ago)


def deeds_in(scene: Scene, sentence: Sentence, start: int, end: int) -> list[Hit]:
    """Return the verbs of giving that lie ahead: by their form, or beside "will"."""
    gives = [h for h in sentence.cues(*_DEEDS) if start <= h.i < end]
    return [h for h in gives if _ahead(scene, sentence, h, start) is not None]


def _ahead(scene: Scene, sentence: Sentence, deed: Hit, start: int) -> int | None:
    """Return the word that puts a deed ahead: its own form, "will", or the end of a quote.

    "Will" stands before the deed in its part of the sentence, right behind it in SOV. Where
    no spaces are written, a bare verb that ends what is quoted lies ahead.
    """
    if not {"cue:will", "cue:set-aside"}.isdisjoint(deed.concepts):
        return deed.i
    profile, folds = scene.lexicon.profile, scene.tokens.folds
    wills = [h for h in sentence.cues(*WILL) if h.i >= start]
    if profile.clause_order == "SOV":
        after = set(folds[deed.j : min(deed.j + _QUOTE, sentence.j)])
        ends = profile.scriptio_continua and not after.isdisjoint(profile.close_quote)
        return deed.i if ends or any(0 <= h.i - deed.j <= 1 for h in wills) else None
    reach, marks = scene.reach(_REACH), profile.pauses
    if profile.particle:
        reach = _FRAME  # where "will" stands second, the deed ends the clause
    before = [h for h in wills if 0 <= deed.i - h.j <= reach]
    near = [h.i for h in before if marks.isdisjoint(folds[h.j : deed.i])]
    return near[-1] if near else None


def _announces(sentence: Sentence, will: Hit) -> bool:
    """Say whether "will" puts an event ahead and nothing that is done: "will be held"."""
    near = [h for h in sentence.cues(*HAPPENINGS) if 0 < h.i - will.i <= _HAPPENS]
    near += [h for h in sentence.cues("cue:visit") if h.i == will.i]  # "honoured to visit"
    return bool(near) and set(_DEEDS).isdisjoint(will.concepts)


def _doer(
    scene: Scene, sentence: Sentence, verb: int, deed: int, start: int, end: int
) -> Actor | None:
    """Return the subject of what lies ahead, if one is named: by the order of the clause."""
    actors = [a for a in sentence.actors if start <= a.i < end and not _ASIDE & a.marks]
    if _is_suffered(scene, sentence, deed):
        return None  # "ten nurses of X would be trained": by nobody who is named
    before = [a for a in actors if a.j <= verb]
    order = scene.lexicon.profile.clause_order
    if order == "SOV":
        begin = _clause(sentence, start, verb)
        pool = [a for a in before if a.i >= begin and not _owns(scene, a)]
        marked = [a for a in pool if "subject" in a.marks]
        units = [a for a in actors if a.kind in ("place", "body")]
        last = [a for a in units if 0 <= a.i - verb <= _BEHIND and end - a.j <= 1]
        return next(iter(marked or pool or last), None)
    behind = [a for a in actors if 0 <= a.i - verb <= _BEHIND and (order == "VSO" or a.j <= deed)]
    return next(iter(before[-1:] or behind), None)


def _is_suffered(scene: Scene, sentence: Sentence, deed: int) -> bool:
    """Say whether an auxiliary of the passive stands right before a verb, or opens its label."""
    words = scene.tokens.folds[max(deed - 1, sentence.i) : deed + 1]
    return not set(scene.lexicon.profile.passive).isdisjoint(words)


def _clause(sentence: Sentence, start: int, verb: int) -> int:
    """Return where the clause of a verb begins: behind "and", if that joins no two names."""
    starts, ends = ({a.i for a in sentence.actors}, {a.j for a in sentence.actors})
    ands = [h for h in sentence.cues("rel:and") if start <= h.i and h.j <= verb]
    return max((h.j for h in ands if h.j in starts and h.i not in ends), default=start)


def _owns(scene: Scene, actor: Actor) -> bool:
    """Say whether a genitive ties a place to what follows: "the students of X"."""
    folds, marks = scene.tokens.folds, scene.lexicon.profile.genitive
    follows = folds[actor.j] in marks if actor.j < len(folds) else False
    return actor.kind == "place" and (follows or folds[actor.j - 1].endswith(marks))


def has_quantity(scene: Scene, sentence: Sentence, start: int, end: int) -> bool:
    """Say whether a quantity stands between two words: deeds that are meant are counted."""
    at = [scene.tokens.at(n.span.start) for n in sentence.numbers if n.kind == "quantity"]
    pairs = [(h.i, h.j) for h in sentence.cues(*BOTH, "cue:two-countries")]
    at = [k for k in at if not any(i <= k < j for i, j in pairs)]  # "the two countries"
    return any(start <= k < end for k in at)
