"""The year that an article tells of, for its days without a year."""

from __future__ import annotations

from kg.extraction.scene import Scene

#: Cues of sentences that tell when something began.
_PAST = (
    "cue:since",
    "cue:previously",
    "cue:establish",
    "cue:former",
    "cue:twinned",
    "cue:friendship",
)
#: Cues of sentences whose years may lie ahead: "by 2030 the port will be open".
_AHEAD = ("cue:will", "cue:plan")
_OLDEST = 120  # years of the oldest anniversary that news tells of


def fix_years(scene: Scene) -> None:
    """Give days without a year the latest year that the text itself names.

    Years of ranges do not count: plans and academic years reach past the day told. Nor do
    bare years of sentences about the past ("twinned since 2012"): they say when something
    began, not when the news happened. An anniversary of what the text dates tells the year
    by itself. Years of what lies ahead count only if the text names no other. A day that
    headline or lead print in full is that of the news, and tells more than all these.
    """
    years: set[str] = set()
    ahead: set[str] = set()
    for sentence in scene.sentences:
        past = sentence.has(*_PAST)
        plans = sentence.has(*_AHEAD)
        for date in sentence.dates:
            if not (past and date[2] == "year"):
                (ahead if plans and date[2] != "day" else years).update(_years(date))
        if not past:
            bare = {str(n.value) for n in sentence.numbers if n.kind == "year"}
            (ahead if plans else years).update(bare)
    years = _told_first(scene) or (years | _celebrated(scene)) or ahead
    if not years:
        return
    latest = scene.year = max(years)
    for sentence in scene.sentences:
        sentence.dates = [
            (i, edtf.replace("XXXX", latest), kind) for i, edtf, kind in sentence.dates
        ]


def _told_first(scene: Scene) -> set[str]:
    """Return the years of the days that headline and lead print in full, but for plans."""
    return {
        edtf[:4]
        for s in scene.in_regions("headline", "lead")
        if not s.has(*_AHEAD)
        for _, edtf, precision in s.dates
        if precision == "day" and edtf[:4].isdigit()
    }


def _celebrated(scene: Scene) -> set[str]:
    """Return the year of an anniversary whose beginning is dated: "ten years", "4 May 2013"."""
    marks = [
        (s, h.i) for s in scene.in_regions("headline", "lead") for h in s.cues("cue:anniversary")
    ]
    ages = {
        int(n.value)
        for s, at in marks
        for n in s.numbers
        if 0 <= at - scene.tokens.at(n.unit_start) <= 1 and 1 < n.value <= _OLDEST
    }
    begun = {
        int(d[1][:4])
        for s in scene.sentences
        if s.has("cue:twinned", "cue:establish", "cue:sign")
        for d in s.dates
        if d[1][:4].isdigit() and "/" not in d[1]
    }
    return {str(max(begun) + age) for age in ages} if len(begun) == 1 else set()


def _years(date: tuple[int, str, str]) -> set[str]:
    """Return the years of a date; of a range only if it lies within one year, or ends on a day."""
    start, _, end = date[1].partition("/")
    found = {part[:4] for part in (start, end) if part[:4].isdigit()}
    if end and len(found) > 1:
        return {end[:4]} if len(end) == len("2025-01-01") else set()
    return found
