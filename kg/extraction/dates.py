"""Dates in running text, by the templates of the language.

The fullest template that fits wins; `kg.extraction.templates` says how they are matched.
Web addresses are passed over. A year that is not printed is completed only from the
publication date (see `kg.extraction.edtf.resolve_year`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from kg.extraction.edtf import Day, interval, parse_day, precision_of, resolve_year
from kg.extraction.patterns import alternation, case_forms, in_spans, url_spans
from kg.extraction.quantity_data import DateMention, DateProfile, Tense
from kg.extraction.relative import work_out
from kg.extraction.templates import TemplateTable, Words, build_table, compile_template
from kg.model import Span

__all__ = ["DateMention", "DateProfile", "find_dates", "resolve_year"]

#: Concepts whose labels are templates and name a date by itself.
_FORMS = ("form", "bare-form", "decade", "first-months", "last-months")
_RELATIVE = re.compile(
    r"(?:day|week|month|year)-(?:minus|plus)-\d+|named-(?:past|next|near)"
    r"|same-(?:day|month|year)|(?:day|month|year)s-ago"
)
_NUMBERED = re.compile(r"(month|weekday|quarter|era)-(\d+)")
_FIELD_OF = {"month": "mon", "weekday": "wd", "quarter": "q", "era": "era"}
_BARE_YEAR = re.compile(r"\d{4}(?![\d.,/-]\d|\d)")
#: In Thai, Lao and Khmer calendars the year counts from 543 BCE.
_BUDDHIST_ERA = 543


@dataclass(frozen=True, slots=True)
class _Grammar:
    """What one profile compiles to."""

    table: TemplateTable
    concepts: tuple[str, ...]
    values: dict[str, dict[str, int]]
    join: re.Pattern[str]
    ahead: re.Pattern[str]
    behind: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Found:
    """A date before its year is completed; `second` ends a range."""

    start: int
    end: int
    first: Day
    second: Day | None = None
    relative: str = ""
    weekday: int | None = None
    n: int | None = None

    def printed(self) -> str:
        return interval(self.first, self.second) if self.second else self.first.edtf()


def find_dates(
    text: str,
    start: int,
    end: int,
    profile: DateProfile,
    published: str | None = None,
    earlier: Sequence[DateMention] = (),
) -> list[DateMention]:
    """Find the dates, periods and relative expressions between two offsets.

    Args:
        text: The article's text.
        start: Code point to begin at.
        end: Code point to stop before.
        profile: Date forms of the language.
        published: EDTF of publication; it completes years and relative expressions.
        earlier: What was found before `start`; "the same day" refers to it.

    Returns:
        Mentions in text order, without overlap; empty if there are none.

    Source: ISO 8601-2:2019 (EDTF) for the form of the dates.
    """
    grammar = compile_dates(profile)
    base = parse_day(published)
    mentions: list[DateMention] = []
    for found in _joined(text, list(_scan(text, start, end, grammar)), grammar):
        about = base
        if found.relative.startswith("same-"):
            about = _printed_before([*earlier, *mentions], found.relative[5:])
        mentions.append(_mention(text, found, grammar, about, published))
    return mentions


def _printed_before(mentions: list[DateMention], unit: str) -> Day:
    """Return the last date before whose day, month or year is known."""
    days = (parse_day(m.edtf.split("/")[0]) for m in reversed(mentions))
    return next((day for day in days if getattr(day, unit) is not None), Day())


@lru_cache(maxsize=64)
def compile_dates(profile: DateProfile) -> _Grammar:
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


def _assemble(profile: DateProfile, words: Words, values: dict[str, dict[str, int]]) -> _Grammar:
    templates = [
        (template, code)
        for code, labels in profile.labels.items()
        if code in _FORMS or _RELATIVE.fullmatch(code)
        for template in labels
    ]
    templates.sort(key=lambda t: (-t[0].count("{"), -len(t[0]), t))
    compiled = tuple(compile_template(text, n, words) for n, (text, _) in enumerate(templates))
    return _Grammar(
        build_table(compiled, words),
        tuple(code for _, code in templates),
        values,
        re.compile(rf"\s?{alternation(words.fields['to'])}\s?"),
        re.compile(_beside(profile.labels.get("ahead-before", ())) + r"\s?$"),
        re.compile(r"\s?" + _beside(profile.labels.get("ahead-after", ()))),
    )


def _beside(labels: tuple[str, ...]) -> str:
    return alternation(labels) if labels else "(?!)"


def _scan(text: str, start: int, end: int, grammar: _Grammar) -> Iterator[_Found]:
    urls = url_spans(text)
    for match in grammar.table.find(text, start, end):
        if not in_spans(match.start(), urls):
            found = _read(match, grammar)
            if found is not None:
                yield found


def _read(match: re.Match[str], grammar: _Grammar) -> _Found | None:
    """Turn a match into a date; None if the calendar has no such day."""
    number = int((match.lastgroup or "b_0")[2:])
    concept = grammar.concepts[number]
    got = {f: match.group(f"{f}_{number}") for f in grammar.table.templates[number].fields}
    if concept == "bare-form" and _is_fraction(match, got):
        return None
    values = {f: _value(f, raw, grammar) for f, raw in got.items() if raw is not None}
    first, second = _day(values, ""), _day(values, "2")
    start = match.end(f"cue_{number}") if got.get("cue") else match.start()
    start += len(match.string[start : match.end()]) - len(
        match.string[start : match.end()].lstrip()
    )
    if not first.is_possible() and not (first.month is None and second.is_possible()):
        return None
    pair = _period(concept, first, second if second != Day() else None, values)
    relative = "" if concept in _FORMS else concept
    return _Found(start, match.end(), *pair, relative, values.get("wd"), values.get("n"))


def _value(field: str, raw: str, grammar: _Grammar) -> int:
    base = field.rstrip("2")
    if base in grammar.values:
        return grammar.values[base][raw]
    if base in ("cue", "to"):
        return 0
    number = 1 if raw == "元" else int(raw)
    if base == "yb" and number >= 2400:
        return number - _BUDDHIST_ERA
    if base == "yy":
        return number + (2000 if number <= 40 else 1900)
    return number


def _day(values: dict[str, int], end: str) -> Day:
    year = next((values[f + end] for f in ("y", "yb", "yy") if f + end in values), None)
    if "era" + end in values:
        year = values["era" + end] + values["ey" + end]
    month = values.get("m" + end, values.get("mon" + end))
    return Day(year, month, values.get("d" + end))


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


def _joined(text: str, found: list[_Found], grammar: _Grammar) -> Iterator[_Found]:
    """Unite two dates with a joining word between them into one range."""
    at = 0
    while at < len(found):
        one = _with_end_year(text, found[at], grammar)
        two = found[at + 1] if at + 1 < len(found) else None
        if two is not None and _makes_range(text, one, two, grammar):
            yield _Found(one.start, two.end, one.first, two.first)
            at += 1
        else:
            yield one
        at += 1


def _with_end_year(text: str, one: _Found, grammar: _Grammar) -> _Found:
    """Extend a year by a second one that has no word of its own: "in 2022-2023"."""
    if one.second or one.relative or one.first.year is None or one.first.month is not None:
        return one
    join = grammar.join.match(text, one.end)
    end = _BARE_YEAR.match(text, join.end()) if join else None
    if end is None or not one.first.year < int(end.group()) < one.first.year + 100:
        return one
    return replace(one, end=end.end(), second=Day(int(end.group())))


def _makes_range(text: str, one: _Found, two: _Found, grammar: _Grammar) -> bool:
    if one.second or two.second or one.relative or two.relative:
        return False
    if (one.first.day is None) != (two.first.day is None) or two.start - one.end > 24:
        return False
    return bool(grammar.join.fullmatch(text, one.end, two.start))


def _mention(
    text: str, found: _Found, grammar: _Grammar, about: Day, published: str | None
) -> DateMention:
    printed = found.printed()
    if found.relative:
        edtf = work_out(found.relative, found.first, found.weekday, about, found.n)
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
    )


def _tense(text: str, found: _Found, grammar: _Grammar) -> Tense:
    """A word such as "next" beside the date says that it lies ahead."""
    before = text[max(0, found.start - 24) : found.start]
    ahead = grammar.ahead.search(before) or grammar.behind.match(text, found.end)
    return "future" if ahead else "past"
