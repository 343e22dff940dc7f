"""Relative expressions: "yesterday", "last October", "tháng 10 năm ngoái".

Each is worked out from the day it is relative to. If that is not known, what is printed
("October") is all that is said: the publication date stands in for nothing.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from kg.extraction.numbers.edtf import Day, interval

_COMMON_YEAR = 2001  # one without 29 February
_SHIFT = re.compile(r"(day|week|month|year)-(minus|plus)-(\d+)")


def work_out(concept: str, said: Day, weekday: int | None, base: Day, n: int | None) -> str:
    """Return the EDTF of a relative expression.

    Args:
        concept: Code of the date scheme: `day-minus-1`, `named-past`, `same-year`, ...
        said: Month and day that the expression itself names.
        weekday: 1 (Monday) to 7 that it names; None if none.
        base: Day of publication, or for `same-...` the date last printed ("the next day").
        n: The number in "n years ago"; None if it has none.

    Returns:
        EDTF; what `said` holds if `base` does not tell enough.

    >>> work_out("year-minus-1", Day(None, 10), None, Day(2025, 3, 2), None)
    '2024-10'
    >>> work_out("day-minus-1", Day(), None, Day(), None)
    ''
    """
    shift = _SHIFT.fullmatch(concept.removeprefix("same-"))
    if shift:
        unit, sign, count = shift.groups()
        return _shift(unit, -int(count) if sign == "minus" else int(count), said, weekday, base)
    if concept.endswith("-ago"):
        return _shift(concept[:-5], -n, said, None, base) if n else said.edtf()
    if concept.startswith("same-"):
        return _same(concept[5:], said, base).edtf()
    if weekday is not None:
        return _weekday(concept, weekday, base)
    if concept == "day-near":
        return _day_of_month(said, base).edtf()
    return _named_month(concept, said, base).edtf()


def _shift(unit: str, count: int, said: Day, weekday: int | None, base: Day) -> str:
    if unit == "year":
        return replace(said, year=base.year + count if base.year else None).edtf()
    if unit == "month":
        if base.year is None or base.month is None:
            return said.edtf()
        month = base.year * 12 + base.month - 1 + count
        return Day(month // 12, month % 12 + 1, said.day).edtf()
    today = base.to_date()
    if today is None:
        return _shift_in_any_year(count, base) if unit == "day" and base.day else said.edtf()
    if unit == "day":
        return (today + timedelta(days=count)).isoformat()
    monday = today + timedelta(days=7 * count - today.weekday())
    if weekday is not None:
        return (monday + timedelta(days=weekday - 1)).isoformat()
    return interval(_day(monday), _day(monday + timedelta(days=6)))


def _shift_in_any_year(count: int, base: Day) -> str:
    """Return the day so many days from one whose year is not known."""
    day = replace(base, year=_COMMON_YEAR)
    today = day.to_date() if day.is_possible() else None  # what 29 February leads to is open
    return replace(_day(today + timedelta(days=count)), year=None).edtf() if today else ""


def _day(day: date) -> Day:
    return Day(day.year, day.month, day.day)


def _same(unit: str, said: Day, base: Day) -> Day:
    if unit == "day":
        return base if base.day is not None else said
    if unit == "month":
        return Day(base.year, base.month, said.day) if base.month is not None else said
    return replace(said, year=base.year)


def _weekday(concept: str, weekday: int, base: Day) -> str:
    today = base.to_date()
    if today is None:
        return ""
    if concept == "named-next":
        return (today + timedelta(days=(weekday - today.isoweekday() - 1) % 7 + 1)).isoformat()
    back = (today.isoweekday() - weekday) % 7
    back = 7 if concept == "named-past" and back == 0 else back
    return (today - timedelta(days=back)).isoformat()


def _named_month(concept: str, said: Day, base: Day) -> Day:
    """Return the nearest such month strictly before or after the month of `base`."""
    if base.year is None or base.month is None or said.month is None:
        return said
    if concept == "named-next":
        return replace(said, year=base.year + (said.month <= base.month))
    return replace(said, year=base.year - (said.month >= base.month))


def _day_of_month(said: Day, base: Day) -> Day:
    """Return the last such day not after `base`, with a day of slack; nothing if none is known.

    "On the 19th" is said of the month of publication, or of the month before.
    """
    if base.month is None or said.day is None:
        return Day()
    before = base.day is not None and said.day > base.day + 1
    year, month = base.year, base.month - before
    found = Day(year if month or year is None else year - 1, month or 12, said.day)
    return found if found.is_possible() else Day()
