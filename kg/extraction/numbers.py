"""Numbers in running text: what they are worth, how exact, of what kind.

Numerals are found by one scan; the words beside each are looked up in the language's
tables; neighbours are then united (2万2707, 10-15) or told apart (storms 10 and 11). Only
kind `quantity` is an amount of something.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from kg.extraction.number_cues import (
    Cue,
    CueTable,
    cue_tables,
    glued_prefix,
    next_words,
    skip_spaces,
)
from kg.extraction.number_scan import Form, Numeral, any_label, scan_numerals
from kg.extraction.numerals import plain
from kg.extraction.patterns import is_cased, is_letter, needs_right_edge
from kg.extraction.quantity_data import Number, NumberKind, NumberProfile, Qualifier
from kg.model import Span

__all__ = ["Number", "NumberProfile", "find_numbers"]

_DASH = re.compile(r"\s?[-–—~〜～]\s?")
_COMMA = re.compile(r"[,、،]\s?")
_LIST_LEAD = re.compile(r"(?:^|\n)[ \t]*\(?$")
_QUALIFIERS: dict[str, Qualifier] = {
    "nearly": "nearly",
    "more-than": "more than",
    "about": "about",
    "at-least": "at least",
}
#: Cues that say what a number is, if it is not an amount.
_KINDS: dict[str, NumberKind] = {
    "ordinal": "ordinal",
    "code": "code",
    "document": "document",
    "phone": "phone",
    "time": "time",
}
_KIND_OF_FORM: dict[Form, NumberKind] = {
    "roman": "ordinal",
    "time": "time",
    "document": "document",
    "phone": "phone",
}


@dataclass(slots=True)
class _Draft:
    """A number being read; most fields as in `Number`."""

    start: int
    end: int
    form: Form
    raw: str
    value: Decimal
    value_max: Decimal | None = None
    qualifier: Qualifier = "exact"
    qualifier_span: Span | None = None
    percent: bool = False
    currency: str | None = None
    magnitude: Decimal = field(default=Decimal(1))
    unit_start: int = 0
    kind: NumberKind | None = None
    counted: bool = False
    opened: bool = False
    yearly: bool = False

    def is_bare(self) -> bool:
        amount = self.percent or self.currency or self.counted or self.magnitude != 1
        return not amount and self.qualifier == "exact"

    def looks_like_year(self) -> bool:
        return self.form == "digits" and len(self.raw) == 4 and 1800 <= self.value < 2200


@dataclass(frozen=True, slots=True)
class _Grammar:
    """Tables and joining words of one profile."""

    before: CueTable
    after: CueTable
    join: re.Pattern[str]
    close: re.Pattern[str]
    both: re.Pattern[str]


def find_numbers(
    text: str, start: int, end: int, profile: NumberProfile, exclude: Sequence[Span] = ()
) -> list[Number]:
    """Find the numbers between two offsets.

    Args:
        text: The article's text; all of it shows which separators it uses.
        start: Code point to begin at.
        end: Code point to stop before.
        profile: Number words and cues of the language.
        exclude: Spans that are read already (dates), in any order.

    Returns:
        Numbers in text order, without overlap; empty if there are none. Digits inside web
        addresses and excluded spans are passed over.
    """
    grammar = _grammar(profile)
    taken = tuple(sorted((span.start, span.end) for span in exclude))
    drafts: list[_Draft] = []
    for numeral in scan_numerals(text, start, end, profile, taken):
        if not drafts or numeral.start >= drafts[-1].end:  # else "cent" of "20 pour cent"
            drafts.append(_beside(text, numeral, start, end, grammar))
    drafts = list(_united(text, drafts, grammar))
    for draft in drafts:
        draft.kind = draft.kind or _kind(text, draft)
    for one, two in pairwise(drafts):
        _share_kind(text, one, two, grammar)
    return [_number(text, draft) for draft in drafts if _is_kept(draft)]


@lru_cache(maxsize=64)
def _grammar(profile: NumberProfile) -> _Grammar:
    before, after = cue_tables(profile)
    join, close, both = (
        any_label(profile.labels.get(code, ())) for code in ("range-join", "range-close", "and")
    )
    return _Grammar(before, after, join, close, both)


def _beside(text: str, numeral: Numeral, start: int, end: int, grammar: _Grammar) -> _Draft:
    """Read the words on both sides of a numeral."""
    draft = _Draft(
        numeral.start,
        numeral.end,
        numeral.form,
        text[numeral.start : numeral.end],
        numeral.value or Decimal(0),
        unit_start=numeral.end,
        kind=_KIND_OF_FORM.get(numeral.form) if numeral.value is not None else "code",
    )
    if numeral.form in ("digits", "word"):
        _look_before(text, draft, start, grammar.before)
        _look_after(text, draft, end, grammar.after)
    elif numeral.form == "slash":
        draft.kind = _kind_of_slash(draft.raw)
    return draft


def _look_before(text: str, draft: _Draft, start: int, table: CueTable) -> None:
    glued = glued_prefix(text, draft.start, table.prefixes)
    at = draft.start if glued is None else glued
    for _ in range(4):
        cue = table.find_before(text, at, start)
        if cue is None or _is_dash(text, cue) or not _take_before(draft, cue):
            break
        at = cue.start
    joined = text[draft.start - 1 : draft.start]
    if draft.start == draft.unit_start or draft.form != "digits":
        return
    if joined in ("-", "–", "+") and draft.start > 1:
        joined = text[draft.start - 2]
    if joined and is_cased(joined) and draft.currency is None and draft.kind is None:
        draft.kind = "code"


def _is_dash(text: str, cue: Cue) -> bool:
    """Tell "10~15" from "~15"."""
    return text[cue.start - 1 : cue.start].isdecimal() and not is_letter(text[cue.start])


def _take_before(draft: _Draft, cue: Cue) -> bool:
    """Take a cue on the left; tell whether to look further."""
    if cue.role in _QUALIFIERS:
        _qualify(draft, cue)
    elif cue.role == "currency":
        draft.currency, draft.start = cue.value, cue.start
    elif cue.role == "percent":
        draft.percent, draft.start = True, cue.start
    elif cue.role == "range-open":
        draft.opened = True
    else:
        draft.kind = draft.kind or _KINDS.get(cue.role)
        draft.yearly = draft.yearly or cue.role == "year"
        return False
    return True


def _look_after(text: str, draft: _Draft, end: int, table: CueTable) -> None:
    at = draft.end
    for _ in range(7):
        cue = table.find_after(text, at, end)
        if cue is None or not _may_follow(text, draft, cue, at):
            break
        if cue.role in ("classifier", "counted") and draft.counted:
            break
        more = _take_after(draft, cue)
        at = at if cue.role in ("counted", "money-magnitude") and draft.counted else cue.end
        if not more:
            break
    if draft.kind == "code" and not draft.is_bare():
        draft.kind = None  # "group 5 people" counts, "group 5" does not
    if draft.kind == "time" and draft.value > 24:
        draft.kind = None
    if draft.qualifier == "exact" and not draft.kind:
        _look_past_unit(text, draft, at, end, table)
    glued = text[at : at + 1] if at == draft.end else ""
    if glued and glued.isalpha() and is_cased(glued) and draft.is_bare() and draft.form == "digits":
        draft.kind = draft.kind or "code"
    draft.unit_start = skip_spaces(text, at, end)


def _may_follow(text: str, draft: _Draft, cue: Cue, at: int) -> bool:
    """Tell whether a cue on the right belongs to the number: "15th", not "15 th"."""
    if cue.role == "link":
        return at != draft.end or draft.magnitude != 1
    return cue.role != "ordinal" or cue.start == at or not is_cased(text[cue.start])


def _take_after(draft: _Draft, cue: Cue) -> bool:
    """Take a cue on the right; tell whether to look further."""
    role = cue.role
    if role == "magnitude" or (role == "money-magnitude" and draft.currency):
        draft.value *= cue.number()
        draft.magnitude *= cue.number()
        draft.end = cue.end
    elif role == "percent":
        draft.percent, draft.end = True, cue.end
    elif role == "currency":
        draft.currency, draft.end = draft.currency or cue.value, cue.end
    elif role in _QUALIFIERS:
        _qualify(draft, cue)
    elif role in ("classifier", "counted", "money-magnitude"):
        draft.counted = True
        return role == "classifier"
    elif role == "year":
        draft.yearly, draft.counted = draft.looks_like_year(), not draft.looks_like_year()
        return False
    else:
        draft.kind = draft.kind or _KINDS.get(role)
        draft.end = cue.end if role in _KINDS else draft.end
        return False
    return True


def _qualify(draft: _Draft, cue: Cue) -> None:
    if draft.qualifier == "exact":
        draft.qualifier = _QUALIFIERS[cue.role]
        draft.qualifier_span = Span(cue.start, cue.end)


def _look_past_unit(text: str, draft: _Draft, at: int, end: int, table: CueTable) -> None:
    """Find a qualifier behind the counted noun: "300 companies or more", "300社以上"."""
    for stop in next_words(text, at, end):
        cue = table.find_after(text, stop, end)
        if cue is not None and cue.role in _QUALIFIERS and cue.end - cue.start > 1:
            _qualify(draft, cue)
            return


def _kind_of_slash(raw: str) -> NumberKind:
    parts = [int(p) for p in re.findall(r"\d+", raw)]
    dated = parts[0] <= 31 and (parts[1] <= 12 or parts[1] >= 1900)
    return "date-part" if dated or parts[0] >= 1900 else "code"


def _united(text: str, drafts: list[_Draft], grammar: _Grammar) -> Iterator[_Draft]:
    """Unite the parts of one amount and the ends of a range."""
    kept: _Draft | None = None
    for draft in drafts:
        if kept is None:
            kept = draft
        elif _continues(text, kept, draft):
            kept.value += draft.value
            _take_end(kept, draft)
        elif _is_range(text, kept, draft, grammar):
            _make_range(kept, draft)
        else:
            yield kept
            kept = draft
    if kept is not None:
        yield kept


def _continues(text: str, one: _Draft, two: _Draft) -> bool:
    """Tell whether `two` counts the rest: 2万2707, 2억 7,500만, 1 tỷ 200 triệu."""
    if one.magnitude == 1 or one.currency or one.percent or one.value_max or two.kind:
        return False
    gap = text[one.end : two.start]
    return two.value < one.magnitude and (gap == "" or (gap in " \u00a0" and two.magnitude > 1))


def _is_range(text: str, one: _Draft, two: _Draft, grammar: _Grammar) -> bool:
    if one.kind or two.kind or one.value_max or one.value >= two.value or one.form != two.form:
        return False
    if (one.currency or two.currency) != two.currency or (one.percent and not two.percent):
        return False
    gap = (one.end, two.start)
    joined = _DASH.fullmatch(text, *gap) or grammar.join.fullmatch(text, *gap)
    return bool(joined or (one.opened and grammar.close.fullmatch(text, *gap)))


def _make_range(one: _Draft, two: _Draft) -> None:
    if one.magnitude == 1 and one.value * two.magnitude < two.value:
        one.value *= two.magnitude
        one.magnitude = two.magnitude
    one.value_max = two.value
    _take_end(one, two)


def _take_end(one: _Draft, two: _Draft) -> None:
    """Let `one` end where `two` ends, with what stands there."""
    one.end, one.unit_start = two.end, two.unit_start
    one.percent, one.currency = one.percent or two.percent, one.currency or two.currency
    one.counted, one.yearly = one.counted or two.counted, one.yearly or two.yearly
    if one.qualifier == "exact":
        one.qualifier, one.qualifier_span = two.qualifier, two.qualifier_span


def _kind(text: str, draft: _Draft) -> NumberKind:
    if draft.yearly and draft.looks_like_year():
        return "year"
    if not draft.is_bare() or draft.form == "word":
        return "quantity"
    if _is_list_number(text, draft):
        return "list-number"
    if draft.looks_like_year():
        return "year"
    if draft.raw.isdecimal() and (
        len(draft.raw) > 6 or (int(draft.raw[0]) == 0 and len(draft.raw) > 2)
    ):
        return "code"
    return "code" if _is_part_of_name(text, draft) else "quantity"


def _is_list_number(text: str, draft: _Draft) -> bool:
    """Tell "1. Text" at the start of a line, and a number alone in brackets."""
    after = text[draft.end : draft.end + 2]
    if not draft.raw.isdecimal() or draft.value >= 100:
        return False
    if text[draft.start - 1 : draft.start] in ("(", "（") and after[:1] in (")", "）"):
        return True
    lead = _LIST_LEAD.search(text, max(0, draft.start - 8), draft.start)
    return bool(lead) and (
        after[:1] == "）" or after in (". ", ") ", ".\n") or after[:1] in ("、", ")")
    )


def _is_part_of_name(text: str, draft: _Draft) -> bool:
    """Tell a number that ends a name ("Bắc Luân 1,") from one that counts what follows."""
    follows = text[draft.unit_start : draft.unit_start + 1]
    if is_letter(follows) or text[draft.start - 1 : draft.start] not in (" ", "\u00a0"):
        return False
    word = text[max(0, draft.start - 24) : draft.start - 1].split(" ")[-1]
    sentence_start = text[: draft.start - 1 - len(word)].rstrip(' "“«(')[-1:]
    return (
        word[:1].isupper()
        and is_cased(word[:1])
        and sentence_start not in ("", ".", "!", "?", "\n", ":")
    )


def _share_kind(text: str, one: _Draft, two: _Draft, grammar: _Grammar) -> None:
    """Of "storms No. 10 and 11" the second number is a storm's, too."""
    gap = (one.end, two.start)
    if not (_COMMA.fullmatch(text, *gap) or grammar.both.fullmatch(text, *gap)):
        return
    shared: set[NumberKind | None] = {"code", "ordinal", "document"}
    if one.kind in shared and two.kind == "quantity" and two.is_bare():
        two.kind = one.kind
    elif two.kind in shared and one.kind == "quantity" and one.is_bare():
        one.kind = two.kind


def _is_kept(draft: _Draft) -> bool:
    """Where words are not told apart by spaces, number words need a counter: 三 is in 三明."""
    if draft.form != "word" or needs_right_edge(draft.raw[-1]):
        return True
    return draft.counted or draft.percent or draft.currency is not None


def _number(text: str, draft: _Draft) -> Number:
    kind = draft.kind or "quantity"
    return Number(
        span=Span(draft.start, draft.end),
        raw=text[draft.start : draft.end],
        value=plain(draft.value),
        value_max=None if draft.value_max is None else plain(draft.value_max),
        qualifier=draft.qualifier,
        qualifier_span=draft.qualifier_span,
        percent=draft.percent,
        currency=draft.currency,
        magnitude=draft.magnitude,
        unit_start=max(draft.unit_start, draft.end),
        ordinal=kind == "ordinal",
        kind=kind,
        in_words=draft.form == "word",
    )
