"""Numbers in running text: what they are worth, how exact, of what kind.

Numerals are found by one scan; the words beside each are looked up in the language's
tables; neighbours are then united (2万2707, 10-15) or told apart (storms 10 and 11). Only
kind `quantity` is an amount of something.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from kg.extraction.numbers.changes import ChangeWords, change_words, is_change, share_unit
from kg.extraction.numbers.number_cues import CueTable, cue_tables
from kg.extraction.numbers.number_scan import any_label, scan_numerals
from kg.extraction.numbers.number_sides import Draft, read_beside
from kg.extraction.numbers.numerals import plain
from kg.extraction.numbers.patterns import is_cased, is_letter, needs_right_edge
from kg.extraction.numbers.quantity_data import Number, NumberKind, NumberProfile
from kg.model import Span

__all__ = ["Number", "NumberProfile", "find_numbers"]

_BLANKS = (" ", "\u00a0")
#: Magnitudes by which what a smaller one opens may be multiplied; where nothing parts the two
#: (7천200만), they count by ten thousands.
_FACTORS = (10**5, 10**6, 10**7, 10**8, 10**9, 10**11, 10**12)
_MYRIADS = (10**4, 10**8, 10**12)
#: The least that figures after a magnitude and a space add: "5 thousand 3 schools" says nothing.
_REST = 100
_DASH = re.compile(r"\s?[-–—~〜～]\s?")
_COMMA = re.compile(r"[,、،]\s?")
_LIST_LEAD = re.compile(r"(?:^|\n)[ \t]*\(?$")


@dataclass(frozen=True, slots=True)
class _Grammar:
    """Tables and joining words of one profile."""

    before: CueTable
    after: CueTable
    join: re.Pattern[str]
    close: re.Pattern[str]
    both: re.Pattern[str]
    more: re.Pattern[str]
    change: ChangeWords


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
    drafts: list[Draft] = []
    free = start
    for numeral in scan_numerals(text, start, end, profile, taken):
        if numeral.start >= free:  # else "cent" of "20 pour cent"
            low = max(numeral.low, free)
            drafts.append(read_beside(text, numeral, low, grammar.before, grammar.after))
            free = drafts[-1].end
    drafts = list(_united(text, drafts, grammar, (start, end)))
    for draft in drafts:
        draft.kind = draft.kind or _kind(text, draft)
    for one, two in pairwise(drafts):
        _share_kind(text, one, two, grammar)
    return [_number(text, draft) for draft in drafts if _is_kept(draft)]


@lru_cache(maxsize=64)
def _grammar(profile: NumberProfile) -> _Grammar:
    before, after = cue_tables(profile)
    join, close, both, more = (
        any_label(profile.labels.get(code, ()))
        for code in ("range-join", "range-close", "and", "value-join")
    )
    return _Grammar(before, after, join, close, both, more, change_words(profile))


def _united(
    text: str, drafts: list[Draft], grammar: _Grammar, within: tuple[int, int]
) -> Iterator[Draft]:
    """Unite the parts of one amount, the ends of a range, and an amount with what it became."""
    kept: Draft | None = None
    for draft in drafts:
        if kept is None:
            kept = draft
        elif _continues(text, kept, draft, grammar):
            kept.value += draft.value
            kept.form = draft.form if kept.form == "word" else kept.form
            _take_end(kept, draft)
        elif factor := _shared_factor(text, kept, draft):
            kept.value = kept.value * factor + draft.value
            kept.magnitude = kept.magnitude * factor
            _take_end(kept, draft)
        elif _is_change(text, kept, draft, grammar, within):
            _make_change(kept, draft)
        elif _is_range(text, kept, draft, grammar):
            _make_range(kept, draft)
        else:
            yield kept
            kept = draft
    if kept is not None:
        yield kept


def _continues(text: str, one: Draft, two: Draft, grammar: _Grammar) -> bool:
    """Tell whether `two` counts the rest: 2万2707, 2억 7,500만, 1 tỷ 200 triệu, ২ হাজার ৩০০.

    In Arabic "and" joins the two, written onto the second.
    """
    gap = text[one.end : two.start]
    parted = gap in _BLANKS or grammar.more.fullmatch(gap) is not None
    tied = gap in _BLANKS or (parted and not gap.endswith(_BLANKS))
    plain_rest = tied and _is_rest(two)
    joined = gap == "" or (parted and (two.magnitude > 1 or plain_rest))
    return joined and two.value < one.magnitude and _may_go_on(one, two)


def _is_rest(two: Draft) -> bool:
    """Say whether figures alone may be the hundreds of an amount: whole, and no year."""
    whole = two.form == "digits" and two.value == two.value.to_integral_value()
    return whole and two.value >= _REST and not two.looks_like_year()


def _may_go_on(one: Draft, two: Draft) -> bool:
    """Say whether a number ends in a word such as "million", and nothing closes it."""
    closed = one.currency or one.percent or one.value_max or one.became or two.kind
    return one.magnitude != 1 and not closed


def _shared_factor(text: str, one: Draft, two: Draft) -> int:
    """Return what both parts are multiplied by: 1 হাজার 250 কোটি, dos mil 300 millones; else 0."""
    gap = text[one.end : two.start]
    if gap not in ("", *_BLANKS) or two.magnitude <= one.magnitude or not _may_go_on(one, two):
        return 0
    factors = _FACTORS if gap else _MYRIADS
    fits = (f for f in factors if two.magnitude % f == 0 and two.value / f < one.magnitude)
    return next(fits, 0)


def _is_range(text: str, one: Draft, two: Draft, grammar: _Grammar) -> bool:
    if one.kind or two.kind or one.value_max or one.value >= two.value or one.form != two.form:
        return False
    if one.became:
        return False
    if (one.currency or two.currency) != two.currency or (one.percent and not two.percent):
        return False
    joined = _DASH.fullmatch(text, one.end, two.start)
    return bool(joined or _is_joined(text, one, two, grammar))


def _is_joined(text: str, one: Draft, two: Draft, grammar: _Grammar) -> bool:
    """Tell whether words stand between two amounts that join the ends of a range."""
    gap = (one.end, two.start)
    closed = one.opened and grammar.close.fullmatch(text, *gap)
    return bool(grammar.join.fullmatch(text, *gap) or closed)


def _is_change(
    text: str, one: Draft, two: Draft, grammar: _Grammar, within: tuple[int, int]
) -> bool:
    joined = _is_joined(text, one, two, grammar)
    return is_change(text, one, two, grammar.change, joined=joined, within=within)


def _make_change(one: Draft, two: Draft) -> None:
    share_unit(one, two)
    one.became = two.value
    if one.qualifier_span is not None and one.qualifier_span.start >= one.end:
        one.qualifier, one.qualifier_span = "exact", None  # what joins the two is no "more than"
    _take_end(one, two)


def _make_range(one: Draft, two: Draft) -> None:
    if one.magnitude == 1 and one.value * two.magnitude < two.value:
        one.value *= two.magnitude
        one.magnitude = two.magnitude
    one.value_max = two.value
    _take_end(one, two)


def _take_end(one: Draft, two: Draft) -> None:
    """Let `one` end where `two` ends, with what stands there."""
    one.end, one.unit_start = two.end, two.unit_start
    one.percent, one.currency = one.percent or two.percent, one.currency or two.currency
    one.counted, one.yearly = one.counted or two.counted, one.yearly or two.yearly
    if one.qualifier == "exact":
        one.qualifier, one.qualifier_span = two.qualifier, two.qualifier_span


def _kind(text: str, draft: Draft) -> NumberKind:
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


def _is_list_number(text: str, draft: Draft) -> bool:
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


def _is_part_of_name(text: str, draft: Draft) -> bool:
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


def _share_kind(text: str, one: Draft, two: Draft, grammar: _Grammar) -> None:
    """Of "storms No. 10 and 11" the second number is a storm's, too."""
    gap = (one.end, two.start)
    if not (_COMMA.fullmatch(text, *gap) or grammar.both.fullmatch(text, *gap)):
        return
    shared: set[NumberKind | None] = {"code", "ordinal", "document"}
    if one.kind in shared and two.kind == "quantity" and two.is_bare():
        two.kind = one.kind
    elif two.kind in shared and one.kind == "quantity" and one.is_bare():
        one.kind = two.kind


def _is_kept(draft: Draft) -> bool:
    """Where words are not told apart by spaces, number words need a counter: 三 is in 三明."""
    if draft.form == "word" and draft.magnitude == 1 and draft.value % 1:
        return False  # "one and a half" of what is no magnitude
    if draft.form != "word" or needs_right_edge(draft.raw[-1]):
        return True
    return draft.counted or draft.percent or draft.currency is not None


def _number(text: str, draft: Draft) -> Number:
    kind = draft.kind or "quantity"
    return Number(
        span=Span(draft.start, draft.end),
        raw=text[draft.start : draft.end],
        value=plain(draft.value),
        value_max=None if draft.value_max is None else plain(draft.value_max),
        became=None if draft.became is None else plain(draft.became),
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
