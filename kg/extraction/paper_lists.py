"""Several documents under one verb: "a friendship accord in 2018, a trade accord in 2022"."""

from __future__ import annotations

from itertools import pairwise

from kg.extraction.document_status import gap
from kg.extraction.scene import Sentence
from kg.lexicon import Hit

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


def beside_own(hits: list[Hit], papers: list[Hit], own: list[Hit]) -> list[Hit]:
    """Return the hits of a clause that are nearer to some papers than to the other ones."""
    others = [p for p in papers if p not in own]
    return [h for h in hits if not others or gap(h, own) < gap(h, others)]
