"""Pairs of partners that one sentence lists: "A and B, C and D", "A and B with C and D respectively"."""

from __future__ import annotations

from kg.extraction.parties import are_units, is_foreign_pair
from kg.extraction.scene import Actor, Scene, Sentence, unique
from kg.extraction.sides import holders, sides_of

Pair = tuple[str, str]
_FEWEST = 2  # pairs that make a list of pairs
_JOINS = ("rel:and", "rel:with")


def listed_pairs(scene: Scene, sentence: Sentence, start: int, end: int) -> list[Pair]:
    """Return the pairs of a list whose every item joins two units of two countries.

    Returns:
        At least two pairs in text order; empty if the words list no pairs.
    """
    aside = holders(scene, sentence)
    actors = [a for a in sentence.actors if start <= a.i < end and not set(a.locality) <= aside]
    pairs: list[Pair] = []
    for item in _items(scene, sentence, actors):
        pair = _pair(scene, sentence, item)
        if pair is None and pairs:
            break
        pairs += [pair] if pair else []
    return pairs if len(pairs) >= _FEWEST else []


def ordered_pairs(scene: Scene, sentence: Sentence, keys: tuple[str, ...]) -> list[Pair]:
    """Return the pairs of "A and B with C and D respectively"; empty without that word."""
    own, foreign = sides_of(scene, sentence, keys)
    if not sentence.has("cue:respectively") or not len(own) == len(foreign) >= _FEWEST:
        return []
    return list(zip(own, foreign, strict=True))


def _items(scene: Scene, sentence: Sentence, actors: list[Actor]) -> list[list[Actor]]:
    """Group actors by the list marks between them."""
    marks = {*scene.lexicon.profile.list_mark, *scene.lexicon.profile.clause_mark}
    groups: list[list[Actor]] = []
    for actor in actors:
        gap = range(groups[-1][-1].j, actor.i) if groups else range(0)
        if groups and not any(scene.tokens.folds[k] in marks for k in gap):
            groups[-1].append(actor)
        else:
            groups.append([actor])
    return groups


def _pair(scene: Scene, sentence: Sentence, item: list[Actor]) -> Pair | None:
    keys = unique(k for a in item for k in a.locality)
    if len(keys) != 2 or not are_units(scene, keys) or not is_foreign_pair(scene, keys):
        return None
    low, high = item[0].j, item[-1].i
    joined = any(low <= h.i < high for h in sentence.cues(*_JOINS))
    return (keys[0], keys[1]) if joined else None
