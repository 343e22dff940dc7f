"""From a matched template to days: the grammar of a language and what its fields say."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from kg.extraction.numbers.edtf import Day, interval
from kg.extraction.numbers.patterns import alternation, case_forms
from kg.extraction.numbers.quantity_data import DateProfile
from kg.extraction.numbers.template_table import TemplateTable, build_table
from kg.extraction.numbers.templates import Words, compile_template, preference

#: Concepts whose labels are templates and name a date by itself.
_FORMS = ("form", "bare-form", "decade", "first-months", "last-months")
_RELATIVE = re.compile(
    r"(?:day|week|month|year)-(?:minus|plus)-\d+|named-(?:past|next|near)"
    r"|day-near|same-(?:day|month|year)|same-day-(?:minus|plus)-1|(?:day|month|year)s-ago"
)
_NUMBERED = re.compile(r"(month|monthday|weekday|quarter|era)-(\d+)")
_FIELD_OF = {"month": "mon", "monthday": "dw", "weekday": "wd", "quarter": "q", "era": "era"}
_NIGHTS = 4  # characters of the longest word for nights, with a space
#: In Thai, Lao and Khmer calendars the year counts from 543 BCE.
_BUDDHIST_ERA = 543


@dataclass(frozen=True, slots=True)
class DateGrammar:
    """What one profile compiles to."""

    table: TemplateTable
    concepts: tuple[str, ...]
    values: dict[str, dict[str, int]]
    join: re.Pattern[str]
    duration: re.Pattern[str]
    nights: re.Pattern[str]
    ahead: re.Pattern[str]
    behind: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Found:
    """A date before its year is completed; `second` ends a range."""

    start: int
    end: int
    first: Day
    second: Day | None = None
    relative: str = ""
    weekday: int | None = None
    n: int | None = None

    def printed(self) -> str:
        """Return EDTF of what is printed."""
        return interval(self.first, self.second) if self.second else self.first.edtf()


@lru_cache(maxsize=64)
def compile_dates(profile: DateProfile) -> DateGrammar:
    """Compile a profile; kept as long as there are no more than 64.

    Raises:
        LexiconError: a template cannot be used.
    """
    values: dict[str, dict[str, int]] = {field: {} for field in _FIELD_OF.values()}
    words: dict[str, tuple[str, ...]] = {
        "cue": profile.labels.get("cue", ()),
        "to": profile.labels.get("to", ("-",)),
    }
    for code, labels in sorted(profile.labels.items()):
        match = _NUMBERED.fullmatch(code)
        if match:
            field = _FIELD_OF[match.group(1)]
            words[field] = (*words.get(field, ()), *labels)
            values[field] |= {f: int(match.group(2)) for label in labels for f in case_forms(label)}
    lists = Words(words, profile.labels.get("prefix", ()), profile.labels.get("suffix", ()))
    return _assemble(profile, lists, values)


def _assemble(profile: DateProfile, words: Words, values: dict[str, dict[str, int]]) -> DateGrammar:
    templates = [
        (template, code)
        for code, labels in profile.labels.items()
        if code in _FORMS or _RELATIVE.fullmatch(code)
        for template in labels
    ]
    templates.sort(key=lambda t: (preference(t[0]), t[1]))
    compiled = tuple(compile_template(text, n, words) for n, (text, _) in enumerate(templates))
    return DateGrammar(
        build_table(compiled, words),
        tuple(code for _, code in templates),
        values,
        re.compile(rf"\s?{alternation(words.fields['to'])}\s?"),
        re.compile(r"\s?" + _beside(profile.labels.get("duration-after", ()))),
        re.compile(_beside(profile.labels.get("duration-before", ())) + r"\s?$"),
        re.compile(_apart(profile.labels.get("ahead-before", ())) + r"[^\S\n]?$"),
        re.compile(r"\s?" + _beside(profile.labels.get("ahead-after", ()))),
    )


def _apart(labels: tuple[str, ...]) -> str:
    """Match labels before a date; in scripts with letter case no longer word may end in one."""
    cased = bool(labels) and labels[0][0].lower() != labels[0][0].upper()
    return (r"(?<!\w)" if cased else "") + _beside(labels)


def _beside(labels: tuple[str, ...]) -> str:
    return alternation(labels) if labels else "(?!)"


def read_match(match: re.Match[str], grammar: DateGrammar) -> Found | None:
    """Turn a match into a date; None if the calendar has no such day."""
    number = int((match.lastgroup or "b_0")[2:])
    concept = grammar.concepts[number]
    got = {f: match.group(f"{f}_{number}") for f in grammar.table.templates[number].fields}
    if concept == "bare-form" and _is_fraction(match, got):
        return None
    lasts = bool(grammar.duration.match(match.string, match.end()))  # "from the 27th for 2 days"
    if concept == "day-near" and (lasts or _follows_nights(match, grammar)):
        return None
    values = {f: _value(f, raw, grammar) for f, raw in got.items() if raw is not None}
    first, second = _day(values, ""), _day(values, "2")
    start = match.end(f"cue_{number}") if got.get("cue") else match.start()
    start += len(match.string[start : match.end()]) - len(
        match.string[start : match.end()].lstrip()
    )
    lent = _lent(first, second)
    if not lent.is_possible() and not (lent.month is None and second == Day()):
        return None
    lasts = lasts and second.month is None
    ends = second != Day() and not lasts and _lent(second, first).is_possible()
    pair = _period(concept, first if ends else lent, second if ends else None, values)
    relative = "" if concept in _FORMS else concept
    return Found(start, match.end(), *pair, relative, values.get("wd"), values.get("n"))


def _follows_nights(match: re.Match[str], grammar: DateGrammar) -> bool:
    """Say whether a number of nights stands before one of days: "three nights, four days"."""
    before = match.string[max(0, match.start() - _NIGHTS) : match.start()]
    return bool(grammar.nights.search(before))


def _lent(day: Day, other: Day) -> Day:
    """Return one end of a range with the month and year that only the other end prints.

    >>> _lent(Day(None, None, 5), Day(2025, 4, 31)), _lent(Day(None, 4, 5), Day(None, None, 31))
    (Day(year=2025, month=4, day=5), Day(year=None, month=4, day=5))
    """
    month = day.month if day.month is not None or day.day is None else other.month
    return replace(day, year=day.year if day.year is not None else other.year, month=month)


def _value(field: str, raw: str, grammar: DateGrammar) -> int:
    base = field.rstrip("2")
    if base in grammar.values:
        return grammar.values[base][raw]
    if base in ("cue", "to"):
        return 0
    number = 1 if raw == "元" else int(raw)
    if base == "yb" and number >= 2400:
        return number - _BUDDHIST_ERA
    if base == "yyb":
        return number + 2500 - _BUDDHIST_ERA
    if base == "yy":
        return number + (2000 if number <= 40 else 1900)
    return number


def _day(values: dict[str, int], end: str) -> Day:
    year = next((values[f + end] for f in ("y", "yb", "yy", "yyb") if f + end in values), None)
    if "era" + end in values:
        year = values["era" + end] + values["ey" + end]
    month = values.get("m" + end, values.get("mon" + end))
    return Day(year, month, values.get("d" + end, values.get("dw" + end)))


def _period(
    concept: str, first: Day, second: Day | None, values: dict[str, int]
) -> tuple[Day, Day | None]:
    """Return the two ends of a quarter, a decade or some months of a year."""
    if "q" in values:
        return replace(first, month=3 * values["q"] - 2), replace(first, month=3 * values["q"])
    count = values.get("n", 0)
    if concept == "decade" and first.year is not None:
        return first, replace(first, year=first.year + 9)
    if concept == "first-months" and 1 <= count <= 12:
        return replace(first, month=1), replace(first, month=count)
    if concept == "last-months" and 1 <= count <= 12:
        return replace(first, month=13 - count), replace(first, month=12)
    return first, second


def _is_fraction(match: re.Match[str], got: dict[str, str | None]) -> bool:
    """Tell "2/3 of the households" and "24/7" from a day and month without a cue."""
    text, day, month = match.string, int(got.get("d") or 0), int(got.get("m") or 0)
    if (
        text[match.start() - 1 : match.start()] == "("
        and text[match.end() : match.end() + 1] == ")"
    ):
        return False
    return (day < month <= 10) or (day, month) == (24, 7) or day == month
