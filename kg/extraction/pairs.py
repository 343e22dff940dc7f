"""Pairs of partners that a sentence lists: "A and B, C and D", or in order ("respectively")."""

from __future__ import annotations

from itertools import pairwise

from kg.extraction.light_words import is_light
from kg.extraction.parties import are_units, is_foreign_pair
from kg.extraction.partners import is_listed
from kg.extraction.scene import Actor, Scene, Sentence, grouped, unique
from kg.extraction.sides import sides_of, unit_of
from kg.extraction.topic import country_of
from kg.lexicon import Hit

Pair = tuple[str, str]
#: Nouns of localities that are counted.
COUNTED = ("unit:provinces", "unit:cities", "unit:districts", "unit:communes", "unit:localities")
#: Nouns that sum up ties: "129 pairs of friendly cities with 43 countries".
_SUMMED = ("unit:pairs", "unit:countries")
_FEWEST = 2  # pairs that make a list of pairs
_NEAR = 4  # words between "between" and the unit beside it
_JOINS = ("rel:and", "rel:with")


def listed_pairs(scene: Scene, sentence: Sentence, start: int, end: int, anchor: Hit) -> list[Pair]:
    """Return the pairs of a list whose every item joins two units of two countries.

    Items with a verb of their own are clauses: then only the pair beside the anchor counts.

    Returns:
        The pairs in text order; empty if the words list no pairs.
    """
    actors = [a for a in sentence.actors if start <= a.i < end]
    actors = [a for a, b in pairwise([*actors, None]) if a and not (b and _holds(scene, a, b))]
    items = _items(scene, actors)
    bounds = [*(item[0].i for item in items), end]
    found = [
        (pair, bounds[n], bounds[n + 1])
        for n, item in enumerate(items)
        if (pair := _pair(scene, sentence, item))
    ]
    if len(found) < _FEWEST or not _is_alike(sentence, bounds):
        return []
    here = [pair for pair, i, j in found if i <= anchor.i < j]
    acts = {i for _, i, j in found for h in sentence.hits if i <= h.i < j and _is_act(scene, h)}
    return here if here and len(acts) >= _FEWEST else [pair for pair, _, _ in found]


def pair_between(scene: Scene, sentence: Sentence, start: int, end: int) -> list[Pair]:
    """Return the two units that "between" governs: who hosts or sees them sign is no party.

    "The governorate hosted the signing of an accord between city A and city B."
    """
    places = [a for a in sentence.actors if a.kind == "place" and start <= a.i < end]
    for mark in sentence.cues("rel:between"):
        for one, two in pairwise(places):
            keys = tuple(unit_of(scene, k) for k in (*one.keys, *two.keys))
            governed = mark.i in range(start, end) and _governs(scene, sentence, mark, one, two)
            if governed and len(keys) == 2 and are_units(scene, keys) and _apart(scene, keys):
                return [(keys[0], keys[1])]
    return []


def _governs(scene: Scene, sentence: Sentence, mark: Hit, one: Actor, two: Actor) -> bool:
    """Say whether "between" stands right before the first of two joined units, or behind both."""
    after = scene.lexicon.profile.adposition == "after"
    low, high = (two.j, mark.i) if after else (mark.j, one.i)
    near = 0 <= high - low <= scene.reach(_NEAR)
    light = near and all(is_light(scene, sentence, k) for k in range(low, high))
    return light and is_listed(scene, sentence, one.j, two.i)


def _apart(scene: Scene, keys: tuple[str, ...]) -> bool:
    """Say whether two units lie in two states that are known."""
    lands = {country_of(scene, k) for k in keys}
    return len(lands) == len(keys) and "" not in lands


def _is_alike(sentence: Sentence, bounds: list[int]) -> bool:
    """Say whether not only the first item says "with": "A has ties with B, C and D" is no list."""
    joints = [[h.i for h in sentence.cues("rel:with") if i <= h.i < j] for i, j in pairwise(bounds)]
    return not joints[0] or any(joints[1:])


def _has_members(sentence: Sentence, start: int, end: int, named: tuple[str, ...]) -> bool:
    """Say whether some of the places named stand behind a counted noun, as its examples."""
    return any(start <= p.i < end and p.key in named for p in sentence.places)


def _is_act(scene: Scene, hit: Hit) -> bool:
    return any(c in scene.frames.event or c in ("cue:sign", "cue:twinned") for c in hit.concepts)


def _holds(scene: Scene, outer: Actor, inner: Actor) -> bool:
    """Say whether a unit is named right before a smaller one of it: "A county B town"."""
    if outer.kind != "place" or inner.kind != "place" or inner.i != outer.j:
        return False
    land, other = (country_of(scene, a.keys[0]) for a in (outer, inner))
    return not other or land == other


def ordered_pairs(scene: Scene, sentence: Sentence, keys: tuple[str, ...]) -> list[Pair]:
    """Return the pairs of "A and B with C and D respectively"; empty without that word."""
    own, foreign = sides_of(scene, sentence, keys)
    if not sentence.has("cue:respectively") or not len(own) == len(foreign) >= _FEWEST:
        return []
    return list(zip(own, foreign, strict=True))


def _items(scene: Scene, actors: list[Actor]) -> list[list[Actor]]:
    """Group actors by the list marks between them."""
    marks = {*scene.lexicon.profile.list_mark, *scene.lexicon.profile.clause_mark}
    folds = scene.tokens.folds
    return grouped(actors, lambda one, two: marks.isdisjoint(folds[one.j : two.i]))


def _pair(scene: Scene, sentence: Sentence, item: list[Actor]) -> Pair | None:
    keys = unique(k for a in item for k in a.locality)
    if len(keys) != 2 or not are_units(scene, keys) or not is_foreign_pair(scene, keys):
        return None
    low, high = item[0].j, item[-1].i
    joined = any(low <= h.i < high for h in sentence.cues(*_JOINS))
    return (keys[0], keys[1]) if joined else None


def _is_before(sentence: Sentence, noun: Hit, number: int) -> bool:
    """Say whether a noun stands right before its number, and not before a verb with another."""
    verbs = [h for h in sentence.hits if noun.j <= h.i < number and h.has("cue")]
    return 0 <= number - noun.j <= 3 and not verbs


def is_counted(
    scene: Scene, sentence: Sentence, named: tuple[str, ...], start: int, end: int, tie: Hit
) -> bool:
    """Say whether the tie is one of counted localities, more than the clause names.

    "Nine districts of the province are twinned with ..." says nothing of the province; but
    the two of "is twinned with nine cities, among them X and Y" are told.
    """
    nouns = [h for h in sentence.cues(*COUNTED, *_SUMMED) if start <= h.i < end]
    if scene.lexicon.profile.clause_order == "SVO":
        nouns = [h for h in nouns if h.i < tie.j or not _has_members(sentence, h.j, end, named)]
    for number in sentence.numbers:
        at = scene.tokens.at(number.unit_start)
        if number.kind == "quantity" and number.value >= max(3, len(named)):
            begin = scene.tokens.at(number.span.start)
            if any(begin <= h.i <= at for h in sentence.cues("unit:years")):
                continue  # "60 years of twin cities"
            if start <= begin < end and any(
                0 <= h.i - at <= 1 or _is_before(sentence, h, begin) for h in nouns
            ):
                return True
    return False


def is_summed(scene: Scene, sentence: Sentence, start: int, end: int) -> bool:
    """Say whether a clause counts localities, partners or papers, of which it names only some."""
    nouns = sentence.cues(*COUNTED, "unit:agreements", "unit:partners")
    nouns = [h for h in nouns if start <= h.i < end]
    for number in sentence.numbers:
        at = scene.tokens.at(number.unit_start)
        several = number.kind == "quantity" and number.value >= 3 and start <= at < end
        if several and any(0 <= h.i - at <= 1 for h in nouns):
            return True
    return False
