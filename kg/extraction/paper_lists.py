"""Several documents under one verb: "a friendship accord in 2018, a trade accord in 2022".

Or without dates of their own: "signed the minutes of the talks and a trade agreement".
"""

from __future__ import annotations

from itertools import pairwise

from kg.extraction.clauses import has_and
from kg.extraction.document_status import gap
from kg.extraction.scene import Scene, Sentence, grouped
from kg.lexicon import Hit

_NEAR = 10  # words between two papers under one verb
_POINTS = ("day", "month", "year")


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
