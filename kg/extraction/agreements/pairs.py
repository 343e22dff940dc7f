"""Pairs of partners that a sentence lists: "A and B, C and D", or in order ("respectively")."""

from __future__ import annotations

from itertools import pairwise

from kg.extraction.actors.parties import are_units, is_foreign_pair
from kg.extraction.actors.partners import is_listed
from kg.extraction.actors.sides import sides_of, unit_of
from kg.extraction.clauses import has_and
from kg.extraction.marks import TWO
from kg.extraction.names.light_words import is_light
from kg.extraction.scene import Actor, Scene, Sentence, grouped, unique
from kg.extraction.topic import country_of
from kg.lexicon import Hit

Pair = tuple[str, str]
#: Nouns of localities that are counted.
COUNTED = ("unit:provinces", "unit:cities", "unit:districts", "unit:communes", "unit:localities")
#: Nouns that sum up ties: "129 pairs of friendly cities with 43 countries".
_SUMMED = ("unit:pairs", "unit:countries", "unit:villages")
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
    joints = [_joints(sentence, pair, i, j) for pair, i, j in found]
    if joints[0] == {"rel:with"} and all(j == {"rel:and"} for j in joints[1:]):
        return []  # "A works with B, C and D" is no list of pairs
    here = [pair for pair, i, j in found if i <= anchor.i < j]
    acts = {i for _, i, j in found for h in sentence.hits if i <= h.i < j and _is_act(scene, h)}
    return here if here and len(acts) >= _FEWEST else [pair for pair, _, _ in found]


def pair_between(scene: Scene, sentence: Sentence, start: int, end: int) -> list[Pair]:
    """Return the two units that each "between" governs: who hosts or sees them sign is no party.

    "The governorate hosted the signing of an accord between city A and city B", "the two cities
    of A and B".
    """
    found: list[Pair] = []
    places = [a for a in sentence.actors if a.kind == "place" and start <= a.i < end]
    places = [a for a in places if "pronoun" not in a.marks]
    for mark in sentence.cues("rel:between", *TWO):
        for one, two in pairwise(places):
            keys = tuple(unit_of(scene, k) for k in (*one.keys, *two.keys))
            governed = mark.i in range(start, end) and _governs(scene, sentence, mark, one, two)
            if governed and len(keys) == 2 and are_units(scene, keys) and _apart(scene, keys):
                found.append((keys[0], keys[1]))
                break
    return list(dict.fromkeys(found))


def _joints(sentence: Sentence, pair: Pair, start: int, end: int) -> set[str]:
    """Return the words that join the two units of an item: "and", "with"."""
    named = [a for a in sentence.actors if start <= a.i < end and set(a.locality) & set(pair)]
    low, high = named[0].j, named[-1].i
    return {c for c in _JOINS if any(low <= h.i < high for h in sentence.cues(c))}


def exemplified(
    scene: Scene, sentence: Sentence, start: int, end: int, others: frozenset[str]
) -> list[Pair]:
    """Return the pairs of one unit with each of a list of examples, if "such as" opens it.

    "A has eight twin towns, among them B of X, C and D": one in A's own country is among them.
    """
    places = [a for a in sentence.actors if a.kind == "place" and start <= a.i < end]
    places = [a for a in places if are_units(scene, a.locality)]
    for mark in sentence.cues("rel:such-as"):
        before = unique(k for a in places if a.j <= mark.i for k in a.locality)
        behind = [a for a in places if a.i >= mark.j]
        if len(before) != 1 or not behind or behind[0].i - mark.j > scene.reach(_NEAR):
            continue
        run = grouped(behind, lambda one, two: is_listed(scene, sentence, one.j, two.i))[0]
        keys = [k for a in run for k in a.locality if k not in others and k != before[0]]
        if mark.i in range(start, end) and is_foreign_pair(scene, (*before, *keys)):
            return [(before[0], k) for k in keys]
    return []


def is_of_name(sentence: Sentence, hit: Hit) -> bool:
    """Say whether a noun for a twin stands right before its name: "met twin town Lille".

    Not a verb alone: "discussed twinning Lille with ...".
    """
    kinds = {h.i: h.j for h in sentence.hits if h.has("place-type")}
    noun = hit.has("unit") or hit.j - hit.i > 1 or hit.j in kinds
    return noun and any(p.i == kinds.get(hit.j, hit.j) for p in sentence.places)


def of_visitors(scene: Scene, sentence: Sentence, keys: tuple[str, ...], tie: Hit) -> list[Pair]:
    """Return the home unit with each of several places abroad that nothing joins as two sides.

    "Other twin cities help as well: Lille has sent soap, Katowice lends a store"; and those that
    a noun before them names: "choirs from the twin towns of Lille and Katowice".
    """
    land = country_of(scene, scene.home)
    if not land or not scene.home or any(country_of(scene, k) in ("", land) for k in keys):
        return []
    named = [a for a in sentence.actors if set(a.locality) & set(keys)]
    if _is_of_first(scene, sentence, named, tie):
        return []
    noun = tie.has("unit") or tie.j - tie.i > 1
    apposed = noun and bool(named) and 0 <= named[0].i - tie.j <= 1
    paired = (
        len(keys) == 2
        and not apposed
        and any(
            is_listed(scene, sentence, a.j, b.i) or {"with", "between"} & (a.marks | b.marks)
            for a, b in pairwise(named)
        )
    )
    joined = any(
        a.j <= h.i < b.i for a, b in pairwise(named[:2]) for h in sentence.cues("rel:with")
    )  # "A is twinned with B and C"
    return [] if paired or joined or len(keys) < 2 else [(scene.home, k) for k in keys]


def _is_of_first(scene: Scene, sentence: Sentence, named: list[Actor], tie: Hit) -> bool:
    """Say whether the second of two is told to be the first one's twin: "A helps twin town B".

    Nothing that joins the two stands before the noun: "A and twin town B help".
    """
    if len(named) != 2 or not named[0].j <= tie.i < named[1].i or not is_of_name(sentence, tie):
        return False
    marks = set(scene.lexicon.profile.list_mark)
    joined = any(named[0].j <= h.i < tie.i for h in sentence.cues("rel:and"))
    parted = not marks.isdisjoint(scene.tokens.folds[named[0].j : tie.i])
    return not joined and not parted and not has_and(scene, tie.i)


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
    marks = scene.lexicon.profile.pauses
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
                begin < h.i <= at + 1 or _is_before(sentence, h, begin) for h in nouns
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
