"""The days on which began what an article keeps the anniversary of: no news is of them.

"The two cities have been twins for thirty years. They signed on 10 November 1994. On the 6th,
the city held a forum": neither that day's month nor its year is that of the forum.
"""

from __future__ import annotations

import re

from kg.extraction.quantities.dateline import days_in
from kg.extraction.scene import Scene, Sentence

_OPENING = 4  # sentences in which news tells that it is of an anniversary
_NUMBER = re.compile(r"\d+")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_AGES = range(2, 1000)  # numbers that may be an age; four digits are a year
_SLACK = 1  # years by which an anniversary may be kept late, or the year named be the next one
#: What tells how a tie began.
_BEGUN = ("cue:twinned", "cue:friendship", "cue:establish", "cue:since")


def founding_days(scene: Scene) -> frozenset[str]:
    """Return the full days of the text on which ties began; none where no anniversary is kept.

    A day is one if the anniversary is as many years later, or if it is told by itself and
    another day of the text lies years behind it, or none is told in full.
    """
    marked = [s for s in scene.sentences[:_OPENING] if s.has("cue:anniversary")]
    if not marked:
        return frozenset()
    told = [(s, day) for s in scene.sentences for day in _full_days(scene, s)]
    latest = max((int(day[:4]) for _, day in told), default=0)
    begun = _first_years(scene, marked)
    only = len({day for _, day in told}) == 1 and all(s.region == "body" for s, _ in told)
    return frozenset(
        day
        for sentence, day in told
        if sentence.has(*_BEGUN)
        and (
            int(day[:4]) in begun
            or ((only or int(day[:4]) + _SLACK < latest) and not sentence.has("cue:anniversary"))
        )
    )


def _full_days(scene: Scene, sentence: Sentence) -> list[str]:
    span = scene.tokens.span(sentence.i, sentence.j)
    found = days_in(scene.article.text, span.start, span.end, scene.dates)
    return [d.edtf for d in found if d.edtf[0] != "X"]


def _first_years(scene: Scene, marked: list[Sentence]) -> set[int]:
    """Return the years that lie as long before one that the text names as an anniversary says."""
    named = set(map(int, _YEAR.findall(scene.article.text)))
    printed = " ".join(scene.surface(s.i, s.j) for s in marked)
    ages = {int(n) for n in _NUMBER.findall(printed) if int(n) in _AGES}
    slack = range(-_SLACK, _SLACK + 1)
    return {year - age + late for year in named for age in ages for late in slack}
