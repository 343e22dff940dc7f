"""Promises: what will be done, and by whom, as tense and person of a clause tell it.

A deed lies ahead by its own form ("enverra"), beside "will", or by a number where the present
grants something ("the city gives ten places"). It is a promise of the speaker if his own side
does it, or nobody is named who else would: "we will", "promised to". One definition serves
what verbs of saying report, what stands beside thanks, and what is told without such a verb.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, pairwise

from kg.extraction.scene import Actor, Scene, Sentence
from kg.extraction.topic import country_of, posts_of
from kg.lexicon import Hit

_REACH = 6  # words between "will" and the deed that it puts ahead
_JUST = 3  # words between "already" and the deed that it says is done
_BEHIND = 4  # words between a verb that opens its clause and its subject
_QUOTE = 3  # words from a bare verb to the end of what is quoted
_NEAR = 2  # words between the beginning of what is said and "will", if they name nobody
_HAPPENS = 3  # words between "will" and the event that it announces
_ASIDE = frozenset({"object", "with", "in", "from", "by"})
_DEEDS = ("cue:give", "cue:support")
_WILL = ("cue:will", "cue:plan")
#: What lies ahead and is no promise, but an event of its own.
_HAPPENINGS = ("cue:meeting", "cue:reception", "cue:visit", "cue:conference", "cue:sign")
#: What is no promise told by itself, but an event, an agreement, a wish or a report.
_OTHERS = (*_HAPPENINGS, "cue:delegation", "cue:if", "cue:may", "cue:not", "cue:say", "cue:stress")


@dataclass(frozen=True, slots=True)
class Ahead:
    """Something that will be done.

    Attributes:
        at: The word that puts it ahead.
        deed: The verb of giving or helping; None if it is another verb.
        doer: Who does it; None if that is not said.
    """

    at: int
    deed: Hit | None
    doer: Actor | None


def is_promised(scene: Scene, sentence: Sentence, speaker: Actor, start: int, end: int) -> bool:
    """Say whether words tell what the speaker's side will do, or nobody else who is named."""
    if _mission_acts(scene, sentence, speaker, start, end):
        return True
    where = (scene, sentence, start, end)
    for ahead in chain(_ahead_in(*where), _granted(*where)):
        if ahead.doer is not None:
            if _is_unnamed(ahead.doer) or _is_own(scene, speaker, ahead.doer):
                return True
        elif _is_bare(sentence, ahead, start):
            return True
    return False


def narrated(scene: Scene, sentence: Sentence, last: Actor | None) -> list[tuple[Actor, int, int]]:
    """Return who promises what in a sentence without a verb of speech: (who, first word, end).

    That is who spoke last, if his side does it; else each unit or body that will give
    something, if somebody of another side is named to whom it does.
    """
    if sentence.has(*_OTHERS):
        return []
    speaks = last is not None and last.kind == "person" and bool(last.locality)
    papers = sentence.has(*scene.frames.document)
    givers: dict[tuple[str, ...], tuple[Actor, Hit]] = {}
    for ahead in _ahead_in(scene, sentence, sentence.i, sentence.j):
        if ahead.deed and "cue:set-aside" in ahead.deed.concepts:
            continue
        if papers and (ahead.deed is None or ahead.doer is None):
            continue  # "an agreement will be signed"; what one side gives by it, it promises
        if last is not None and speaks and _is_his(scene, sentence, last, ahead):
            return [(last, sentence.i, sentence.j)]
        if ahead.doer is None or ahead.deed is None or not _is_unit(scene, ahead.doer):
            continue
        if _is_for_others(scene, sentence, ahead.doer):
            givers.setdefault(ahead.doer.keys, (ahead.doer, ahead.deed))
    return _by_giver(scene, sentence, list(givers.values()))


def _by_giver(
    scene: Scene, sentence: Sentence, givers: list[tuple[Actor, Hit]]
) -> list[tuple[Actor, int, int]]:
    """Part a sentence between those who give: "X will train ..., while Y will supply ...".

    A part ends with its verb where verbs end clauses, else where the next giver stands.
    """
    last_verb = scene.lexicon.profile.clause_order == "SOV"
    cuts = [deed.j if last_verb else who.i for (_, deed), (who, _) in pairwise(givers)]
    bounds = [sentence.i, *cuts, sentence.j]
    return [(who, *span) for (who, _), span in zip(givers, pairwise(bounds), strict=False)]


def _is_his(scene: Scene, sentence: Sentence, last: Actor, ahead: Ahead) -> bool:
    """Say whether a deed is of the side of who spoke last: his, or counted and nobody's."""
    if ahead.doer is not None:
        return _is_own(scene, last, ahead.doer)
    return ahead.deed is not None and has_quantity(scene, sentence, sentence.i, sentence.j)


def _ahead_in(scene: Scene, sentence: Sentence, start: int, end: int) -> Iterator[Ahead]:
    """Yield what words `start` to `end` put ahead, deeds of giving first."""
    verb_last = scene.lexicon.profile.clause_order == "SOV"
    inside = [h for h in sentence.hits if start <= h.i < end]
    deeds = [h for h in inside if not set(_DEEDS).isdisjoint(h.concepts)]
    for deed in deeds:
        at = _ahead(scene, sentence, deed, start)
        if at is not None:
            yield Ahead(at, deed, _doer(scene, sentence, at, deed.i, start, end))
    for hit in inside:
        if set(_WILL).isdisjoint(hit.concepts) or _announces(sentence, hit):
            continue
        if hit.j == end and not verb_last:
            continue  # "affirmed that X will", and the next verb says what
        yield Ahead(hit.i, None, _doer(scene, sentence, hit.i, hit.i, start, end))


def _granted(scene: Scene, sentence: Sentence, start: int, end: int) -> Iterator[Ahead]:
    """Yield what somebody says that he gives, if it is counted: money, places, machines."""
    counted = has_quantity(scene, sentence, start, end)
    gives = [
        h
        for h in sentence.cues("cue:give")
        if start <= h.i < end and counted and not _is_past(scene, sentence, h, start)
    ]
    for deed in gives:
        doer = _doer(scene, sentence, deed.i, deed.i, start, end)
        if doer is not None and doer.j <= deed.i:
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


def is_passed_on(scene: Scene, sentence: Sentence, hit: Hit, kind: str) -> bool:
    """Say whether a proposal or request is what somebody will pass on, where verbs end clauses."""
    profile = scene.lexicon.profile
    noun = hit.j - hit.i == 1 and kind in ("proposal", "request")
    if profile.clause_order != "SOV" or not noun:
        return False
    marks = {*profile.clause_mark, *profile.list_mark, *profile.that}
    deeds = [d for d in deeds_in(scene, sentence, hit.j, sentence.j) if d.i > hit.j]
    return any(marks.isdisjoint(scene.tokens.folds[hit.j : d.i]) for d in deeds)


def _ahead(scene: Scene, sentence: Sentence, deed: Hit, start: int) -> int | None:
    """Return the word that puts a deed ahead: its own form, "will", or the end of a quote.

    "Will" stands before the deed in its part of the sentence, right behind it in SOV. Where
    no spaces are written, a bare verb that ends what is quoted lies ahead.
    """
    if not {"cue:will", "cue:set-aside"}.isdisjoint(deed.concepts):
        return deed.i
    profile, folds = scene.lexicon.profile, scene.tokens.folds
    wills = [h for h in sentence.cues(*_WILL) if h.i >= start]
    if profile.clause_order == "SOV":
        after = set(folds[deed.j : min(deed.j + _QUOTE, sentence.j)])
        ends = profile.scriptio_continua and not after.isdisjoint(profile.close_quote)
        return deed.i if ends or any(0 <= h.i - deed.j <= 1 for h in wills) else None
    reach, marks = scene.reach(_REACH), {*profile.clause_mark, *profile.list_mark}
    before = [h for h in wills if 0 <= deed.i - h.j <= reach]
    near = [h.i for h in before if marks.isdisjoint(folds[h.j : deed.i])]
    return near[-1] if near else None


def _announces(sentence: Sentence, will: Hit) -> bool:
    """Say whether "will" puts an event ahead and nothing that is done: "will be held"."""
    near = [h for h in sentence.cues(*_HAPPENINGS) if 0 < h.i - will.i <= _HAPPENS]
    return bool(near) and set(_DEEDS).isdisjoint(will.concepts)


def _doer(
    scene: Scene, sentence: Sentence, verb: int, deed: int, start: int, end: int
) -> Actor | None:
    """Return the subject of what lies ahead, if one is named: by the order of the clause."""
    actors = [a for a in sentence.actors if start <= a.i < end and not _ASIDE & a.marks]
    actors = [a for a in actors if not _is_owner(scene, sentence, a)]
    before = [a for a in actors if a.j <= verb]
    order = scene.lexicon.profile.clause_order
    if order == "SOV":
        begin = _clause(sentence, start, verb)
        pool = [a for a in before if a.i >= begin and not _owns(scene, a)]
        marked = [a for a in pool if "subject" in a.marks]
        return next(iter(marked or pool), None)
    behind = [a for a in actors if 0 <= a.i - verb <= _BEHIND and (order == "VSO" or a.j <= deed)]
    return next(iter(before[-1:] or behind), None)


def _is_bare(sentence: Sentence, ahead: Ahead, start: int) -> bool:
    """Say whether nobody is named who would do it: "we will", "promised to send".

    Neither an office without a name, nor a thing of which something will become.
    """
    if _is_office(sentence, ahead.at, start):
        return False
    if ahead.deed is not None:
        return True
    things = [h for h in sentence.hits if start <= h.i < ahead.at]
    named = any(h.has(scheme) for h in things for scheme in ("field", "unit", "place-type"))
    return ahead.at - start <= _NEAR and not named


def _is_office(sentence: Sentence, verb: int, start: int) -> bool:
    """Say whether a body or post without a name ("the embassy") stands before a verb."""
    near = [h for h in sentence.hits if max(start, verb - _BEHIND) <= h.i < verb]
    return any(h.has("body") or h.has("post") for h in near)


def _mission_acts(scene: Scene, sentence: Sentence, speaker: Actor, start: int, end: int) -> bool:
    """Say whether an envoy's own mission without its name ("the embassy") will do something."""
    if posts_of(scene, speaker).isdisjoint(scene.frames.groups["envoy_posts"]):
        return False
    missions = scene.frames.groups["missions"]
    heads = [h for h in sentence.hits if missions & set(h.all("body")) and start <= h.i < end]
    heads = [h for h in heads if not any(b.i <= h.i < b.j for b in sentence.bodies)]
    wills = [h for h in sentence.cues(*_WILL) if start <= h.i < end]
    if scene.lexicon.profile.clause_order == "SOV":
        ends = any(end - w.j <= _NEAR for w in wills)
        return ends and any(h.i - start <= _NEAR for h in heads)
    return any(0 <= w.i - h.j <= _NEAR for w in wills for h in heads)


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


def _is_owner(scene: Scene, sentence: Sentence, actor: Actor) -> bool:
    """Say whether "of" puts a place behind what it owns: "30 nurses of X will be trained"."""
    if actor.kind != "place" or scene.lexicon.profile.adposition != "before":
        return False
    owned = any(h.j == actor.i and h.has("rel") == "of" for h in sentence.hits)
    return owned and not {"delegation", "leaders"} & actor.marks


def has_quantity(scene: Scene, sentence: Sentence, start: int, end: int) -> bool:
    """Say whether a quantity stands between two words: deeds that are meant are counted."""
    at = [scene.tokens.at(n.span.start) for n in sentence.numbers if n.kind == "quantity"]
    return any(start <= k < end for k in at)


def _is_unit(scene: Scene, actor: Actor) -> bool:
    """Say whether somebody is a place or body of one of the article's sides."""
    known = {scene.home, *scene.partners} - {None}
    return actor.kind in ("place", "body") and not known.isdisjoint(actor.locality)


def _is_for_others(scene: Scene, sentence: Sentence, doer: Actor) -> bool:
    """Say whether another country is named in the sentence, or a sum in an article of two."""
    own = {country_of(scene, k) for k in doer.locality}
    named = {country_of(scene, k) for a in sentence.actors for k in a.locality}
    if own and named - own - {""}:
        return True
    abroad = bool(scene.partners) and not scene.domestic
    return abroad and has_quantity(scene, sentence, sentence.i, sentence.j)


def _is_unnamed(actor: Actor) -> bool:
    """Say whether a unit is told by its kind alone: who says "the province" means his own."""
    return actor.kind == "place" and "pronoun" in actor.marks and len(actor.keys) == 1


def _is_own(scene: Scene, speaker: Actor, actor: Actor) -> bool:
    """Say whether somebody is the speaker himself, or of his place or country, if that is known."""
    if actor.keys == speaker.keys or not speaker.locality:
        return True
    if actor.locality and set(actor.locality) <= set(speaker.locality):
        return True
    lands = {country_of(scene, k) for k in speaker.locality} - {""}
    return bool(lands) and {country_of(scene, k) for k in actor.locality} == lands
