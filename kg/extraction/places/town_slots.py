"""Where a sentence would name a small town: beside a type word, a mayor, or what it lies in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.extraction.marks import past_of
from kg.extraction.names.weak_names import OWNERS, TIES
from kg.extraction.places.type_words import is_definite_type, type_kind
from kg.extraction.scene import PlacePhrase, Scene, Sentence
from kg.lexicon import Hit

_KINDS = frozenset({"city", "district", "commune"})
_OPEN = frozenset({",", "(", "（", "،", "、"})
_DESCRIBING = 3  # words between a comma and the type word of what stands before it
_GAP = 2  # words between a name and what it lies in: a comma or bracket, "in" or "of"


@dataclass(frozen=True, slots=True)
class TownSlot:
    """An edge at which the name of a town would begin or end.

    Attributes:
        at: Word at which the name begins, or before which it ends.
        ends: Whether it ends there.
        kind: Place kind that the type word means; empty without one.
        type_words: First word of the type word and the word after its last; None without one.
        outer: Key of the place that is said to hold the town; empty if none is.
        announced: Whether a type word or a mayor tells that a town is named.
    """

    at: int
    ends: bool
    kind: str = ""
    type_words: tuple[int, int] | None = None
    outer: str = ""
    announced: bool = True


def town_slots(scene: Scene, sentence: Sentence) -> Iterator[TownSlot]:
    """Yield the edges of a sentence at which a town may be named, the surest first."""
    for hit in sentence.hits:
        kind = _kind_of(scene, sentence, hit)
        if kind:
            yield from _beside_type(scene, sentence, hit, kind)
    for hit in sentence.hits:
        if any(scene.frames.governs.get(post) == "city" for post in hit.all("post")):
            yield from _governed(scene, sentence, hit)
    if scene.lexicon.profile.case_marks_names:
        for place in sentence.places:
            if place.kind in ("country", "province"):
                yield from _before_outer(scene, sentence, place)
            if place.kind == "country" and not scene.tokens.is_capital(place.i):
                yield TownSlot(place.j, False, outer=place.key, announced=False)
        yield from _partners(scene, sentence)
        yield from _owners(sentence)


def _kind_of(scene: Scene, sentence: Sentence, hit: Hit) -> str:
    """Return what kind of town or district a type word announces; empty if none."""
    if not hit.has("place-type") or is_definite_type(scene, hit):
        return ""
    if not scene.frames.groups["never_city"].isdisjoint(hit.all("place-type")):
        return ""
    if any(p.i <= hit.i < p.j for p in sentence.places):
        return ""
    kind = type_kind(scene, hit)
    return kind if kind in _KINDS else ""


def _beside_type(scene: Scene, sentence: Sentence, hit: Hit, kind: str) -> Iterator[TownSlot]:
    profile, words = scene.lexicon.profile, (hit.i, hit.j)
    first = profile.head_order == "first"
    either = not profile.case_marks_names and not profile.scriptio_continua
    start, land = _past_land(sentence, hit.j)
    of = past_of(sentence, start)
    outer = land or _outer_before(scene, sentence, hit.i)
    if first or either or of > start:
        yield TownSlot(of, False, kind, words, outer)
    if not first or profile.case_marks_names:
        yield TownSlot(hit.i, True, kind, words)
    comma = _apposition(scene, sentence, hit.i)
    if comma > sentence.i:
        yield TownSlot(comma, True, kind)


def _apposition(scene: Scene, sentence: Sentence, k: int) -> int:
    """Return the comma behind which word `k` tells what a name is: "X, a small hill town".

    Returns:
        Its word, or -1: only words without a capital may stand between.
    """
    tokens = scene.tokens
    if not scene.lexicon.profile.case_marks_names:
        return -1
    for n in range(k - 1, max(sentence.i, k - 2 - _DESCRIBING), -1):
        if tokens.folds[n] == ",":
            return n
        if not tokens.is_word(n) or tokens.is_capital(n):
            break
    return -1


def _governed(scene: Scene, sentence: Sentence, hit: Hit) -> Iterator[TownSlot]:
    """Yield the edges beside a mayor: "mayor of X", "X's mayor", "the X mayor"."""
    profile = scene.lexicon.profile
    of = past_of(sentence, hit.j)
    if any(h.i == of and is_definite_type(scene, h) for h in sentence.hits):
        return  # "the mayor of the city"
    plain = profile.head_order == "first" and not profile.declension and not profile.name_case
    if of > hit.j or (plain and not profile.compound):
        yield TownSlot(of, False)
    if profile.head_order == "last":
        yield TownSlot(_before_of(scene, sentence, hit.i), True)


def _before_outer(scene: Scene, sentence: Sentence, place: PlacePhrase) -> Iterator[TownSlot]:
    """Yield the edge before ", Italy", "(Italy)" and "in Italy"."""
    joints = {h.i for h in sentence.cues("rel:in", "rel:of")}
    k = place.i - 1
    while k > sentence.i and place.i - k <= _GAP and scene.tokens.folds[k] not in _OPEN:
        if k in joints:
            break
        k -= 1
    if k > sentence.i and (scene.tokens.folds[k] in _OPEN or k in joints):
        yield TownSlot(k, True, outer=place.key, announced=False)


def _partners(scene: Scene, sentence: Sentence) -> Iterator[TownSlot]:
    """Yield the edges behind "with" and "between" in what tells of a tie, and in its lists."""
    if sentence.has(*TIES):
        for hit in sentence.cues("rel:with", "rel:between"):
            yield TownSlot(hit.j, False, announced=False)
    if sentence.has("cue:twinned"):
        marks = {h.i: h.j for h in sentence.cues("rel:and")}
        marks |= {k: k + 1 for k in range(sentence.i, sentence.j)
                  if scene.tokens.folds[k] in scene.lexicon.profile.list_mark}  # fmt: skip
        for k in sorted(marks):
            yield TownSlot(marks[k], False, announced=False)


def _owners(sentence: Sentence) -> Iterator[TownSlot]:
    """Yield the edges behind "council of", "delegation from" and "twin town (of)"."""
    joints = {h.i: h.j for h in sentence.cues("rel:of")}
    sources = {h.i: h.j for h in sentence.cues("rel:from")}
    for hit in sentence.hits:
        if not OWNERS.isdisjoint(hit.all("body")) and hit.j in joints:
            yield TownSlot(joints[hit.j], False, announced=False)
        if "cue:delegation" in hit.concepts and hit.j in sources:
            yield TownSlot(sources[hit.j], False, announced=False)
        if "cue:twinned" in hit.concepts:
            yield TownSlot(joints.get(hit.j, hit.j), False, announced=False)


def _before_of(scene: Scene, sentence: Sentence, k: int) -> int:
    """Return the word at which "of" before word `k` begins, or `k`."""
    if k > sentence.i and scene.tokens.folds[k - 1] in scene.lexicon.profile.genitive:
        return k - 1
    return next((h.i for h in sentence.cues("rel:of") if h.j == k), k)  # a sign and its letter


def _past_land(sentence: Sentence, k: int) -> tuple[int, str]:
    """Return the word after a country's adjective at word `k`, and the country."""
    place = next((p for p in sentence.places if p.i == k and p.kind == "country"), None)
    return (place.j, place.key) if place else (k, "")


def _outer_before(scene: Scene, sentence: Sentence, k: int) -> str:
    """Return the country or unit that ends right before word `k`, "of" at most between."""
    ends = {k, _before_of(scene, sentence, k)}
    return next((p.key for p in sentence.places if p.j in ends and p.kind in (
        "country", "province")), "")  # fmt: skip


def outer_beside(scene: Scene, sentence: Sentence, slot: TownSlot, i: int, j: int) -> str:
    """Return the key of the country or unit right beside a name and its type word, if one is."""
    if slot.outer:
        return slot.outer
    words = slot.type_words or (i, j)
    start, end = min(i, words[0]), max(j, words[1])
    signs = {*scene.lexicon.profile.genitive, *_OPEN, "·", "・"}
    joints = {h.i for h in sentence.cues("rel:in", "rel:of")}
    for place in sentence.places:
        gap = range(place.j, start) if place.j <= start else range(end, place.i)
        near = len(gap) < _GAP and all(scene.tokens.folds[k] in signs or k in joints for k in gap)
        if near and place.kind in ("country", "province"):
            return place.key
    return ""
