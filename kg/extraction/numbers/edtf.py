"""Dates of known precision: EDTF in and out, and completing a year that is not printed.

Source: Extended Date/Time Format (ISO 8601-2:2019), levels 0 and 1, as far as news needs it.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kg.extraction.numbers.quantity_data import Precision, Tense

_EDTF = re.compile(r"(\d{4}|XXXX)(?:-(\d\d))?(?:-(\d\d))?")
#: A text published after midnight elsewhere may report "tomorrow" (time zones).
_SLACK = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Day:
    """A year, month and day of which each may be unknown (None)."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def is_possible(self) -> bool:
        """Tell whether the calendar has it (29 February needs a leap year if one is known)."""
        if self.month is None or self.day is None:
            return self.day is None
        return 1 <= self.day <= monthrange(self.year or 2000, self.month)[1]

    def edtf(self) -> str:
        """Return EDTF, `XXXX` for an unknown year, empty if nothing is known."""
        if self.year is None and self.month is None:
            return ""
        year = "XXXX" if self.year is None else f"{self.year:04}"
        month = "" if self.month is None else f"-{self.month:02}"
        return year + month + ("" if self.day is None else f"-{self.day:02}")

    def to_date(self) -> date | None:
        """Return the calendar day, None unless all three are known."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)


def parse_day(edtf: str | None) -> Day:
    """Read one EDTF date (a time after it is ignored); all unknown if it is none.

    >>> parse_day("XXXX-06-09"), parse_day("soon")
    (Day(year=None, month=6, day=9), Day(year=None, month=None, day=None))
    """
    match = _EDTF.match(edtf or "")
    if match is None:
        return Day()
    year, month, day = match.groups()
    known = None if year == "XXXX" else int(year)
    read = Day(known, int(month) if month else None, int(day) if day else None)
    return read if (read.month is None or 1 <= read.month <= 12) and read.is_possible() else Day()


def interval(first: Day, second: Day) -> str:
    """Return the EDTF interval of two days, each lending the other what it lacks."""
    start = replace(
        first,
        year=first.year if first.year is not None else second.year,
        month=first.month if first.month is not None or first.day is None else second.month,
    )
    end = replace(
        second,
        year=second.year if second.year is not None else first.year,
        month=second.month if second.month is not None or second.day is None else first.month,
    )
    return f"{start.edtf()}/{end.edtf()}"


def precision_of(edtf: str) -> Precision:
    """Return the precision that an EDTF text has.

    >>> precision_of("2025-09"), precision_of("2022/2025"), precision_of("")
    ('month', 'range', 'relative')
    """
    if not edtf:
        return "relative"
    if "/" in edtf:
        return "range"
    return ("year", "month", "day")[edtf.count("-")]


def resolve_year(edtf: str, published: str | None, tense: Tense = "past") -> str:
    """Give a date without a year the year that the publication date fixes.

    Args:
        edtf: A date or interval; returned as it is unless its year is `XXXX`.
        published: EDTF of publication, at least to the month; else nothing is fixed.
        tense: `past` takes the last such date not after publication (one day of slack for
            time zones), `future` the first not before it.

    Returns:
        EDTF with the year, or `edtf` unchanged.

    >>> resolve_year("XXXX-12-30", "2026-01-05"), resolve_year("XXXX-12-30", None)
    ('2025-12-30', 'XXXX-12-30')
    """
    if "XXXX" not in edtf:
        return edtf
    if "/" in edtf:
        return _resolve_interval(edtf, published, tense)
    base, day = parse_day(published), parse_day(edtf)
    if base.year is None or base.month is None or day.month is None:
        return edtf
    years = (
        range(base.year, base.year - 9, -1) if tense == "past" else range(base.year, base.year + 9)
    )
    for year in years:
        found = replace(day, year=year)
        if found.is_possible() and _fits(found, base, tense):
            return found.edtf()
    return edtf


def next_week(edtf: str, today: str | None) -> str:
    """Return the day a week later of one before today: what lies ahead "on Monday".

    >>> next_week("2025-04-30", "2025-05-05")
    '2025-05-07'
    """
    day, now = parse_day(edtf).to_date(), parse_day(today).to_date()
    return (day + timedelta(days=7)).isoformat() if day and now and day < now else edtf


def next_month(edtf: str, today: str | None) -> str:
    """Return the days a month later of those before today: what lies ahead "on the 10th".

    >>> next_month("2025-10-10/2025-10-13", "2025-11-08"), next_month("2025-11-07", "2025-11-08")
    ('2025-11-10/2025-11-13', '2025-12-07')
    """
    now = parse_day(today).to_date()
    days = [parse_day(part) for part in edtf.split("/")]
    first = days[0].to_date()
    if first is None or now is None or first >= now:
        return edtf
    later = [_month_after(day) for day in days]
    return "/".join(day.edtf() for day in later) if all(d.is_possible() for d in later) else edtf


def _month_after(day: Day) -> Day:
    """Return the same day of the next month, whether there is one or not; no year is no month."""
    if day.year is None or day.month is None:
        return day
    month = day.year * 12 + day.month
    return Day(month // 12, month % 12 + 1, day.day)


def _resolve_interval(edtf: str, published: str | None, tense: Tense) -> str:
    """Return the last interval that has ended; of days told to be past, the last that has begun.

    "She is here from 3 to 7 June" may stand in news of the 5th.
    """
    first, second = (parse_day(part) for part in edtf.split("/", 1))
    if first.year is not None:
        return edtf
    over_new_year = (first.month or 0, first.day or 0) > (second.month or 0, second.day or 99)
    if tense == "past" and first.day and second.day:
        start = parse_day(resolve_year(first.edtf(), published, tense))
        return (
            interval(start, replace(second, year=start.year + over_new_year))
            if start.year
            else edtf
        )
    end = parse_day(resolve_year(second.edtf(), published, tense))
    return interval(replace(first, year=end.year - over_new_year), end) if end.year else edtf


def _fits(found: Day, base: Day, tense: Tense) -> bool:
    known, now = found.to_date(), base.to_date()
    if known and now:
        return known <= now + _SLACK if tense == "past" else known >= now
    left, right = (found.year or 0, found.month or 0), (base.year or 0, base.month or 0)
    return left <= right if tense == "past" else left >= right
