"""The ties of one clause told apart: "A is twinned with B and keeps up friendship with C"."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from kg.extraction.scene import Actor, Scene, Sentence


@dataclass(frozen=True, slots=True)
class TiePart:
    """The words that tell one tie.

    Attributes:
        start: First word of the clause, where the side stands that the ties share.
        first: First word that tells of this tie.
        last: Word after the last.
        others: Keys of partners that only other ties of the clause have.
    """

    start: int
    first: int
    last: int
    others: frozenset[str] = frozenset()


def told_apart(scene: Scene, sentence: Sentence, start: int, end: int) -> list[TiePart]:
    """Return the parts of a clause, each of which tells of one tie.

    A tie reaches from its word to the next one, or, where "with" sets the partner before
    the word, from the word before it. Where the verb ends the clause, and where one word
    alone has partners, the clause is one part.
    """
    whole = [TiePart(start, start, end)]
    if scene.lexicon.profile.clause_order == "SOV":
        return whole
    words = [h for h in sentence.cues(*scene.frames.tie, "cue:relations") if start <= h.i < end]
    units = [a for a in sentence.actors if start <= a.i < end and "pronoun" not in a.marks]
    units = [a for a in units if a.kind == "place"]
    ends = [
        h.j
        for n, h in enumerate(words)
        if n + 1 == len(words) or _parted(units, h.j, words[n + 1].i)
    ]
    heads = [h.i for n, h in enumerate(words) if not n or _parted(units, words[n - 1].i, h.i)]
    if len(heads) < 2 or not any(a.i < heads[0] for a in units):
        return whole
    bounds = [start, *heads[1:], end]
    if not any(a.i >= ends[-1] for a in units):  # "with B twinned, with C in friendship"
        bounds = [start, *ends[:-1], end]
    subject = min(units, key=lambda a: a.i).keys
    return _parts(units, subject, bounds) or whole


def _parts(units: list[Actor], subject: tuple[str, ...], bounds: list[int]) -> list[TiePart]:
    spans = list(pairwise(bounds))
    keys = [{k for a in units if i <= a.i < j for k in a.keys} - set(subject) for i, j in spans]
    if not all(keys):
        return []
    return [
        TiePart(bounds[0], i, j, frozenset(set().union(*keys) - own))
        for (i, j), own in zip(spans, keys, strict=True)
    ]


def _parted(units: list[Actor], low: int, high: int) -> bool:
    """Say whether a partner stands between two words."""
    return any(low <= a.i < high for a in units)
