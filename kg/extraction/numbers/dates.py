"""Dates in running text, by the templates of the language.

The fullest template that fits wins; `kg.extraction.numbers.templates` says how they are matched.
Web addresses are passed over. A year that is not printed is completed only from the
publication date (see `kg.extraction.numbers.edtf.resolve_year`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extraction.numbers.date_forms import DateGrammar, Found, compile_dates, read_match
from kg.extraction.numbers.edtf import Day, next_month, parse_day, precision_of, resolve_year
from kg.extraction.numbers.patterns import in_spans, url_spans
from kg.extraction.numbers.quantity_data import DateMention, DateProfile, Tense
from kg.extraction.numbers.relative import work_out
from kg.model import Span

__all__ = ["DateMention", "DateProfile", "find_dates", "resolve_year"]

#: The day of the week in brackets behind a date.
_WEEKDAY = re.compile(r"^\s?[(（][^()（）]{1,5}[)）]")
_BARE_YEAR = re.compile(r"\d{4}(?![\d.,/-]\d|\d)")


def find_dates(
    text: str,
    start: int,
    end: int,
    profile: DateProfile,
    published: str | None = None,
    earlier: Sequence[DateMention] = (),
    told: str | None = None,
) -> list[DateMention]:
    """Find the dates, periods and relative expressions between two offsets.

    Args:
        text: The article's text.
        start: Code point to begin at.
        end: Code point to stop before.
        profile: Date forms of the language.
        published: EDTF of publication; it completes years and relative expressions.
        earlier: What was found before `start`; "the same day" refers to it.
        told: EDTF of the month that the text tells of, where publication is not known; it
            completes "last October" and "next year", but no days.

    Returns:
        Mentions in text order, without overlap; empty if there are none.

    Source: ISO 8601-2:2019 (EDTF) for the form of the dates.
    """
    grammar = compile_dates(profile)
    base = parse_day(published)
    if base.year is None and base.month is None:
        base = replace(parse_day(told), day=None)
    mentions: list[DateMention] = []
    for found in _joined(text, list(_scan(text, start, end, grammar)), grammar):
        about = base
        if found.relative.startswith("same-"):
            about = _printed_before([*earlier, *mentions], found.relative.split("-")[1])
        elif found.relative == "day-near" and base.month is None:
            days = [m for m in (*earlier, *mentions) if m.precision == "day"]
            about = replace(_printed_before(days or [*earlier, *mentions], "month"), day=None)
        mentions.append(_mention(text, found, grammar, about, published))
    return mentions


def _printed_before(mentions: list[DateMention], unit: str) -> Day:
    """Return the last date before whose day, month or year is known."""
    days = (parse_day(m.edtf.split("/")[0]) for m in reversed(mentions))
    return next((day for day in days if getattr(day, unit) is not None), Day())


def _scan(text: str, start: int, end: int, grammar: DateGrammar) -> Iterator[Found]:
    urls = url_spans(text)
    for match in grammar.table.find(text, start, end):
        if not in_spans(match.start(), urls):
            found = read_match(match, grammar)
            if found is not None:
                yield found


def _joined(text: str, found: list[Found], grammar: DateGrammar) -> Iterator[Found]:
    """Unite two dates with a joining word between them into one range."""
    at = 0
    while at < len(found):
        one = _with_end_year(text, found[at], grammar)
        two = found[at + 1] if at + 1 < len(found) else None
        if two is not None and _is_year_of(text, one, two):
            yield _with_year(one, two)
            at += 1
        elif two is not None and _makes_range(text, one, two, grammar):
            yield Found(one.start, two.end, one.first, _last_day(one, two), one.relative)
            at += 1
        else:
            yield one
        at += 1


def _is_year_of(text: str, year: Found, day: Found) -> bool:
    """Say whether a year stands right before the days that are in it: "২০২৩ সালের ১২ থেকে ১৬ জুন"."""
    alone = year.first.year is not None and year.first.month is None and year.second is None
    if not alone or year.relative or day.relative or day.first.year is not None:
        return False
    return day.first.day is not None and text[year.end : day.start].isspace()


def _with_year(year: Found, day: Found) -> Found:
    first = replace(day.first, year=year.first.year)
    second = replace(day.second, year=year.first.year) if day.second else None
    return replace(day, start=year.start, first=first, second=second)


def _with_end_year(text: str, one: Found, grammar: DateGrammar) -> Found:
    """Extend a year by a second one that has no word of its own: "in 2022-2023"."""
    if one.second or one.relative or one.first.year is None or one.first.month is not None:
        return one
    join = grammar.join.match(text, one.end)
    end = _BARE_YEAR.match(text, join.end()) if join else None
    if end is None or not one.first.year < int(end.group()) < one.first.year + 100:
        return one
    return replace(one, end=end.end(), second=Day(int(end.group())))


def _makes_range(text: str, one: Found, two: Found, grammar: DateGrammar) -> bool:
    bare = one.relative == two.relative == "day-near" or _is_of_month(one, two)
    if one.second or two.second or ((one.relative or two.relative) and not bare):
        return False
    if (one.first.day is None) != (two.first.day is None) or two.start - one.end > 24:
        return False
    return bool(grammar.join.fullmatch(_WEEKDAY.sub("", text[one.end : two.start])))


def _is_of_month(one: Found, two: Found) -> bool:
    """Say whether a bare day lies in the month of a date before it: "6月12日(月)から16日"."""
    days = one.first.day, two.first.day
    whole = one.relative == "" and one.first.month is not None and two.relative == "day-near"
    return whole and days[0] is not None and days[1] is not None and days[0] < days[1]


def _last_day(one: Found, two: Found) -> Day:
    return replace(one.first, day=two.first.day) if _is_of_month(one, two) else two.first


def _mention(
    text: str, found: Found, grammar: DateGrammar, about: Day, published: str | None
) -> DateMention:
    printed = found.printed()
    bare = found.relative == "day-near"
    if found.relative:
        edtf = _worked_out(found, about)
        if bare and _tense(text, found, grammar) == "future":
            edtf = next_month(edtf, published)
    else:
        edtf = resolve_year(printed, published, _tense(text, found, grammar))
    return DateMention(
        span=Span(found.start, found.end),
        raw=text[found.start : found.end],
        edtf=edtf,
        precision=precision_of(edtf),
        relative=bool(found.relative),
        printed=printed,
        inferred=edtf != printed,
        weekday=found.relative == "named-near" and found.weekday is not None,
        of_day=_tells_day(found),
        bare=bare,
        named_day=found.weekday,
    )


def _tells_day(found: Found) -> bool:
    """Say whether words tell of one day, known or not: "yesterday", "on Monday", "7 May"."""
    relative = found.relative.removeprefix("same-").startswith("day")
    return relative or found.weekday is not None or found.first.day is not None


def _worked_out(found: Found, about: Day) -> str:
    """Return what a relative expression comes to: a quarter of next year has two ends."""
    ends = [found.first] if found.second is None else [found.first, found.second]
    days = [work_out(found.relative, d, found.weekday, about, found.n) for d in ends]
    return "/".join(days) if all(days) else ""


def _tense(text: str, found: Found, grammar: DateGrammar) -> Tense:
    """A word such as "next" beside the date says that it lies ahead."""
    before = text[max(0, found.start - 24) : found.start]
    ahead = grammar.ahead.search(before) or grammar.behind.match(text, found.end)
    return "future" if ahead else "past"
