"""Several documents under one verb: "a friendship accord in 2018, a trade accord in 2022".

Or without dates of their own: "signed the minutes of the talks and a trade agreement".
"""

from __future__ import annotations

from itertools import pairwise

from kg.extraction.agreements.paper_words import gap
from kg.extraction.agreements.tie_parts import TiePart
from kg.extraction.clauses import has_and
from kg.extraction.scene import Scene, Sentence, grouped
from kg.lexicon import Hit

_NEAR = 10  # words between two papers under one verb
_ADVERBS = 3  # words between "and" and the verb of a second act
_ACTS = ("cue:sign", "cue:renew", "cue:end")
_POINTS = ("day", "month", "year")


def acts_in(scene: Scene, sentence: Sentence, part: TiePart) -> list[tuple[int, int]]:
    """Return where the acts of a part stand: "signed the minutes" and "renewed the pact".

    Returns:
        The words of each act, or those of the whole part where one verb tells it all.
    """
    whole = [(part.first, part.last)]
    verbs = [h for h in sentence.cues(*_ACTS) if part.first <= h.i < part.last]
    for one, two in pairwise(verbs):
        cut = _cut(scene, sentence, part, one, two)
        if cut is not None:
            return [(part.first, cut), (cut, part.last)]
    return whole


def _cut(scene: Scene, sentence: Sentence, part: TiePart, one: Hit, two: Hit) -> int | None:
    """Return where the second of two verbs begins its act, if each has a paper of its own."""
    verb_last = scene.lexicon.profile.clause_order == "SOV"
    joints = [h.i for h in sentence.cues("rel:and") if one.j <= h.i and h.j <= two.i]
    cut = one.j if verb_last else joints[-1] if joints else None
    if cut is None or (not verb_last and two.i - cut > _ADVERBS):
        return None
    papers = [
        h.i for h in sentence.cues(*scene.frames.document) if not set(_ACTS) & set(h.concepts)
    ]
    first, second = (
        ((part.first, one.i), (one.j, two.i)) if verb_last else ((one.j, cut), (two.j, part.last))
    )
    own = all(any(i <= k < j for k in papers) for i, j in (first, second))
    return cut if own else None


def dated_papers(
    sentence: Sentence, papers: list[Hit], start: int, end: int
) -> tuple[tuple[str | None, list[Hit]], ...]:
    """Return each date of a clause with the papers of that date, if every one has its own.

    Dates stand before their papers ("2018 a friendship accord, 2022 ..."), or behind them.

    Returns:
        At least two dates in text order; empty if the clause is no such list.
    """
    dates = [d for d in sentence.dates if start <= d[0] < end and "/" not in d[1]]
    dates = [d for d in dates if d[2] in _POINTS]
    ahead = [d[0] for d in dates] + [end]
    behind = [start] + [d[0] for d in dates]
    for bounds in (ahead, behind):
        own = [[p for p in papers if i <= p.i < j] for i, j in pairwise(bounds)]
        if len(dates) > 1 and all(own) and sum(map(len, own)) == len(papers):
            return tuple((d[1], found) for d, found in zip(dates, own, strict=True))
    return ()


def joined_papers(scene: Scene, sentence: Sentence, papers: list[Hit]) -> tuple[list[Hit], ...]:
    """Return each of several papers of different forms that "and" or a list mark joins.

    Returns:
        At least two, each with its words; empty if all words may name one paper.
    """
    runs = grouped(papers, lambda one, two: not _is_joint(scene, sentence, one.j, two.i))
    codes = [{c for h in run for c in h.concepts if c in scene.frames.document} for run in runs]
    apart = all(a.isdisjoint(b) for a, b in pairwise(codes))
    return tuple(runs) if len(runs) > 1 and apart else ()


def _is_joint(scene: Scene, sentence: Sentence, low: int, high: int) -> bool:
    """Say whether "and" or a list mark, and neither verb nor actor, stands between two papers."""
    joints = [h for h in sentence.cues("rel:and") if low <= h.i < high]
    marks = set(scene.lexicon.profile.list_mark).intersection(scene.tokens.folds[low:high])
    acts = sentence.cues("cue:sign", "cue:renew", "cue:end", "cue:establish", "rel:but")
    parted = any(low <= h.i < high for h in acts)
    acting = any(low <= a.i < high for a in sentence.actors)
    near = high - low <= scene.reach(_NEAR)
    return near and bool(joints or marks or has_and(scene, high)) and not (parted or acting)


def beside_own(hits: list[Hit], papers: list[Hit], own: list[Hit]) -> list[Hit]:
    """Return the hits of a clause that are nearer to some papers than to the other ones."""
    others = [p for p in papers if p not in own]
    return [h for h in hits if not others or gap(h, own) < gap(h, others)]
