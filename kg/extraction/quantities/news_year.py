"""The year that an article tells of, for its days without a year."""

from __future__ import annotations

import re

from kg.extraction.quantities.document_dates import is_term
from kg.extraction.scene import Scene, Sentence

#: Cues of sentences that tell when something began; a headline "Sister cities in 2023" does not.
_BEGUN = ("cue:since", "cue:previously", "cue:establish", "cue:former")
_PAST = (*_BEGUN, "cue:twinned", "cue:friendship")
#: Cues of sentences whose years may lie ahead: "by 2030 the port will be open".
_AHEAD = ("cue:will", "cue:plan")
_FULL = re.compile(r"(\d{4})-\d\d-\d\d(?:/\1-\d\d-\d\d)?")  # a day, or days of one year
_MEMORY = 12  # years before the latest one named in which news may have happened
_NEAR = 2  # months between a month with its year and the days that are of it
_OLDEST = 120  # years of the oldest anniversary that news tells of


def fix_years(scene: Scene) -> None:
    """Give days without a year the year that the text itself tells.

    A day that headline or lead print in full is that of the news, and tells more than all
    else; then the latest day or month with its year, or an anniversary of what the text
    dates. A bare year says when something began, was counted or will be reached; it is that
    of the news only where the text names no other, and not as an end ("by 2030") or of
    what is long past ("twinned since 2012").
    """
    months = _months_of_days(scene)
    years = _told_first(scene) or _printed(scene, months) | _celebrated(scene)
    years = years or _only_one(scene, months)
    if not years:
        return
    latest = scene.year = max(years)
    for sentence in scene.sentences:
        own = max([latest, *_to_come(sentence)])
        sentence.dates = [(i, edtf.replace("XXXX", own), kind) for i, edtf, kind in sentence.dates]


def _to_come(sentence: Sentence) -> set[str]:
    """Return the years that a plan names for itself: "for 2026 they plan a forum in May"."""
    return sentence.years_alone() if sentence.has(*_AHEAD) else set()


def _printed(scene: Scene, months: set[int]) -> set[str]:
    """Return the years of days, months and short spans; of plans only if there are no others.

    Args:
        scene: With its dates.
        months: Those of the days that are printed without their year.
    """
    years: set[str] = set()
    ahead: set[str] = set()
    for sentence in scene.sentences:
        plans = sentence.has(*_AHEAD)
        for date in sentence.dates:
            if date[1] in scene.begun or _is_another_time(sentence, date, months):
                continue
            if date[2] != "year" and not is_term(scene, sentence, date[0]):
                (ahead if plans and date[2] != "day" else years).update(_years(date))
    plans_at = [(s.i, s.j) for s in scene.sentences if s.has(*_AHEAD)]
    told = [y for at, y in _named(scene) if not any(i <= at < j for i, j in plans_at)]
    latest = max(told, default="0")
    return {y for y in years or ahead if int(latest) - int(y) <= _MEMORY}


def _months_of_days(scene: Scene) -> set[int]:
    """Return the months of the days that a text prints without their year."""
    dates = (edtf for s in scene.sentences for _, edtf, kind in s.dates if kind == "day")
    return {int(edtf[5:7]) for edtf in dates if edtf.startswith("XXXX-") and edtf[5:7].isdigit()}


def _is_another_time(sentence: Sentence, date: tuple[int, str, str], months: set[int]) -> bool:
    """Say whether the body names a month of a year as another time than its days without one.

    "On 1 July he met the governor, who had been in the city in December 2015": the days
    are hardly of that year.
    """
    if date[2] != "month" or sentence.region in ("headline", "lead") or not months:
        return False
    month = date[1][5:7]
    return month.isdigit() and min(abs(int(month) - m) for m in months) > _NEAR


def _named(scene: Scene) -> list[tuple[int, str]]:
    """Return all years that a text prints, each with its first word."""
    told = [
        (i, year[:4])
        for s in scene.sentences
        for i, edtf, _ in s.dates
        for year in edtf.split("/")
        if year[:4].isdigit()
    ]
    if scene.lexicon.profile.is_east_asian:
        return told  # "the 2035 plan": where years have a word, a number alone is a name
    bare = (n for s in scene.sentences for n in s.numbers if n.kind == "year")
    return told + [(scene.tokens.at(n.span.start), str(n.value)) for n in bare]


def _only_one(scene: Scene, months: set[int]) -> set[str]:
    """Return the one year that a text names; nothing if it is an end, or the text names more."""
    ends = {w for label in ("to", "ahead-before") for w in scene.dates.labels.get(label, ())}
    named = _named(scene)
    if len({year for _, year in named}) != 1:
        return set()
    past = [s for s in scene.sentences if s.has(*_PAST) or _is_told_back(scene, s)]
    others = {d[0] for s in scene.sentences for d in s.dates if _is_another_time(s, d, months)}
    return {
        year
        for i, year in named
        if i not in others
        and ends.isdisjoint(scene.surface(max(0, i - 1), i + 1).lower().split())
        and not any(s.i <= i < s.j for s in past)
    }


def _is_told_back(scene: Scene, sentence: Sentence) -> bool:
    """Say whether the body tells by its year alone what was signed, or what befell a town.

    Where headline or lead tell of a signing, it may be that one.
    """
    if sentence.region in ("headline", "lead"):
        return False
    signed = sentence.has("cue:sign") and sentence.has(*scene.frames.document)
    news = any(s.has("cue:sign") for s in scene.in_regions("headline", "lead"))
    return (signed and not news) or sentence.has("cue:disaster", "cue:anniversary")


def _told_first(scene: Scene) -> set[str]:
    """Return the years of the days that headline and lead print in full, but for plans.

    Or the one year that both name: "The year 2022 in review".
    """
    days = {
        edtf[:4]
        for s in scene.in_regions("headline", "lead")
        if not s.has(*_AHEAD)
        for _, edtf, precision in s.dates
        if precision in ("day", "range") and _FULL.fullmatch(edtf) and edtf not in scene.begun
    }
    return days or _reviewed(scene)


def _reviewed(scene: Scene) -> set[str]:
    """Return the one year that the headline names, if the lead or a day of the text has it, too."""
    told = {y for s in scene.in_regions("headline") for y in _alone(scene, s, *_BEGUN)}
    lead = list(scene.in_regions("lead"))
    named = {y for s in lead for y in _alone(scene, s, *_PAST)}
    named |= {y for s in lead for date in s.dates for y in _years(date)}
    body = (s for s in scene.in_regions("body") if not s.has(*_PAST, *_AHEAD))
    named |= {edtf[:4] for s in body for _, edtf, _ in s.dates if _FULL.fullmatch(edtf)}
    return told if len(told) == 1 and told <= named else set()


def _alone(scene: Scene, sentence: Sentence, *unless: str) -> set[str]:
    """Return the years that a sentence names by themselves: no span, no day, no paper's year."""
    if sentence.has(*unless, *_AHEAD, *scene.frames.document):
        return set()
    return sentence.years_alone()


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
        d[1]
        for s in scene.sentences
        if s.has("cue:twinned", "cue:establish", "cue:sign")
        for d in s.dates
        if d[1][:4].isdigit() and "/" not in d[1]
    }
    finest = {d[:4] for d in begun if len(d) == max(map(len, begun))}
    if len(finest) != 1:
        return set()
    return {str(int(first) + age) for first in finest for age in ages}


def _years(date: tuple[int, str, str]) -> set[str]:
    """Return the years of a date; of a range only if it lies within one year, or ends on a day."""
    start, _, end = date[1].partition("/")
    found = {part[:4] for part in (start, end) if part[:4].isdigit()}
    if end and len(found) > 1:
        return {end[:4]} if len(end) == len("2025-01-01") else set()
    return found
