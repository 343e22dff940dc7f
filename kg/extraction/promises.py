"""Promises told by what will be done: "the city will send two engineers", by whose deed it is."""

from __future__ import annotations

from kg.extraction.scene import Actor, Scene, Sentence
from kg.extraction.topic import country_of
from kg.lexicon import Hit

_REACH = 6  # words between "will" and the deed that it puts ahead
_BEHIND = 4  # words between a verb that opens its clause and its subject
_QUOTE = 3  # words from a bare verb to the end of what is quoted
_ASIDE = frozenset({"object", "with", "in", "from", "by"})
#: What is no promise told by itself, but an event, an agreement, a wish or a report.
_OTHERS = (
    "cue:meeting",
    "cue:reception",
    "cue:visit",
    "cue:conference",
    "cue:delegation",
    "cue:sign",
    "cue:if",
    "cue:may",
    "cue:not",
    "cue:say",
    "cue:stress",
)


def will_give(scene: Scene, sentence: Sentence, speaker: Actor, start: int, end: int) -> bool:
    """Say whether words tell of a deed ahead that the speaker's side does, or nobody named."""
    for deed in deeds_in(scene, sentence, start, end):
        doer = _doer(scene, sentence, deed, start, end)
        if is_own(scene, speaker, doer) if doer else not is_office(sentence, deed.i, start):
            return True
    return False


def narrated(scene: Scene, sentence: Sentence, last: Actor | None) -> Actor | None:
    """Return who promises what a sentence without a verb of speech tells of.

    That is who spoke last, if the deed is of his side; else the unit or body that will do
    it, if somebody of another side is named to whom it does it.
    """
    if sentence.has(*_OTHERS, *scene.frames.document):
        return None
    start, end = sentence.i, sentence.j
    for deed in deeds_in(scene, sentence, start, end):
        if "cue:set-aside" in deed.concepts:
            continue
        doer = _doer(scene, sentence, deed, start, end)
        if last is not None and _speaks_of(scene, sentence, last, doer, (start, end)):
            return last
        if doer is not None and _is_unit(scene, doer) and _is_for_others(scene, sentence, doer):
            return doer
    return None


def deeds_in(scene: Scene, sentence: Sentence, start: int, end: int) -> list[Hit]:
    """Return the verbs of giving that lie ahead: by their form, or beside "will"."""
    gives = [h for h in sentence.cues("cue:give", "cue:support") if start <= h.i < end]
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
    wills = [h for h in sentence.cues("cue:will", "cue:plan") if h.i >= start]
    if profile.clause_order == "SOV":
        after = set(folds[deed.j : min(deed.j + _QUOTE, sentence.j)])
        ends = profile.scriptio_continua and not after.isdisjoint(profile.close_quote)
        return deed.i if ends or any(0 <= h.i - deed.j <= 1 for h in wills) else None
    reach, marks = scene.reach(_REACH), {*profile.clause_mark, *profile.list_mark}
    before = [h for h in wills if 0 <= deed.i - h.j <= reach]
    near = [h.i for h in before if marks.isdisjoint(folds[h.j : deed.i])]
    return near[-1] if near else None


def _doer(scene: Scene, sentence: Sentence, deed: Hit, start: int, end: int) -> Actor | None:
    """Return the subject of a deed, if one is named: by the order of the clause."""
    will = _ahead(scene, sentence, deed, start)
    verb = deed.i if will is None else will
    actors = [a for a in sentence.actors if start <= a.i < end and not _ASIDE & a.marks]
    before = [a for a in actors if a.j <= verb]
    order = scene.lexicon.profile.clause_order
    if order == "SOV":
        begin = _clause(sentence, start, verb)
        pool = [a for a in before if a.i >= begin and not _owns(scene, a)]
        marked = [a for a in pool if "subject" in a.marks]
        return next(iter(marked or pool), None)
    behind = [a for a in actors if 0 <= a.i - verb <= _BEHIND and (order == "VSO" or a.j <= deed.i)]
    return next(iter(before[-1:] or behind), None)


def is_office(sentence: Sentence, verb: int, start: int) -> bool:
    """Say whether a body or post without a name ("the embassy") stands before a verb."""
    near = [h for h in sentence.hits if max(start, verb - _BEHIND) <= h.i < verb]
    return any(h.has("body") or h.has("post") for h in near)


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


def _speaks_of(
    scene: Scene, sentence: Sentence, last: Actor, doer: Actor | None, span: tuple[int, int]
) -> bool:
    """Say whether a deed is of the side of who spoke last: his, or counted and nobody's."""
    if last.kind != "person" or not last.locality:
        return False
    return is_own(scene, last, doer) if doer else has_quantity(scene, sentence, *span)


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


def is_own(scene: Scene, speaker: Actor, actor: Actor) -> bool:
    """Say whether somebody is the speaker himself, his place, or a body of his country."""
    if actor.keys == speaker.keys:
        return True
    if actor.locality and set(actor.locality) <= set(speaker.locality):
        return True
    lands = {country_of(scene, k) for k in speaker.locality} - {""}
    return actor.kind == "body" and {country_of(scene, k) for k in actor.locality} == lands
