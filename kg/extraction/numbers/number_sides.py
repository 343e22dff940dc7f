"""One number with the words on both sides of it.

What stands on the left (qualifier, currency, "No.") and on the right (magnitude, percent,
currency, classifier, qualifier) is taken cue by cue, from the number outwards.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal

from kg.extraction.numbers.number_cues import Cue, CueTable, glued_prefix, next_words, skip_spaces
from kg.extraction.numbers.number_scan import Form, Numeral
from kg.extraction.numbers.patterns import is_cased, is_letter, needs_right_edge
from kg.extraction.numbers.quantity_data import NumberKind, Qualifier
from kg.model import Span

_QUALIFIERS: dict[str, Qualifier] = {
    "nearly": "nearly",
    "more-than": "more than",
    "about": "about",
    "at-least": "at least",
}
#: What words before a number add to it.
_PARTS = {
    "half-more": Decimal("0.5"),
    "quarter-more": Decimal("0.25"),
    "quarter-less": Decimal("-0.25"),
}
#: The most characters of a case ending that a qualifier begins with, and one.
_ENDING = 6
#: No bracket tells of a longer time in two figures: what stands there is a year.
_MOST_YEARS = 50
#: Cues that say what a number is, if it is not an amount.
_KINDS: dict[str, NumberKind] = {
    "ordinal": "ordinal",
    "code": "code",
    "document": "document",
    "phone": "phone",
    "time": "time",
    "fiscal": "date-part",
}
_KIND_OF_FORM: dict[Form, NumberKind] = {
    "roman": "ordinal",
    "time": "time",
    "document": "document",
    "phone": "phone",
}


@dataclass(slots=True)
class Draft:
    """A number being read; most fields as in `Number`."""

    start: int
    end: int
    form: Form
    raw: str
    value: Decimal
    value_max: Decimal | None = None
    became: Decimal | None = None
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
        """Tell whether nothing beside it shows that it is an amount."""
        amount = self.percent or self.currency or self.counted or self.magnitude != 1
        return not amount and self.qualifier == "exact"

    def looks_like_year(self) -> bool:
        """Tell whether it has four figures and lies in the centuries that news speaks of."""
        return self.form == "digits" and len(self.raw) == 4 and 1800 <= self.value < 2200


def read_beside(text: str, numeral: Numeral, low: int, before: CueTable, after: CueTable) -> Draft:
    """Read the words on both sides of a numeral.

    Args:
        text: The article's text.
        numeral: Where it stands and what it is worth.
        low: Words before this offset belong to something else.
        before: Cues of the language on the left.
        after: Cues of the language on the right.
    """
    draft = Draft(
        numeral.start,
        numeral.end,
        numeral.form,
        text[numeral.start : numeral.end],
        numeral.value or Decimal(0),
        unit_start=numeral.end,
        kind=_KIND_OF_FORM.get(numeral.form) if numeral.value is not None else "code",
    )
    if numeral.form in ("digits", "word"):
        _look_before(text, draft, low, before)
        _look_after(text, draft, numeral.high, after)
    elif numeral.form == "slash":
        draft.kind = _kind_of_slash(draft.raw)
    return draft


def _look_before(text: str, draft: Draft, start: int, table: CueTable) -> None:
    glued = glued_prefix(text, draft.start, table.prefixes)
    at = draft.start if glued is None else glued
    for _ in range(4):
        cue = table.find_before(text, at, start)
        if cue is None or _is_dash(text, cue) or not _take_before(draft, cue):
            break
        at = cue.start
    joined = text[draft.start - 1 : draft.start]
    if draft.form != "digits":
        return
    if joined in ("-", "–", "+") and draft.start > 1:
        joined = text[draft.start - 2]
    if joined and is_cased(joined) and draft.currency is None and draft.kind is None:
        draft.kind = "code"


def _is_dash(text: str, cue: Cue) -> bool:
    """Tell "10~15" from "~15"."""
    return text[cue.start - 1 : cue.start].isdecimal() and not is_letter(text[cue.start])


def _take_before(draft: Draft, cue: Cue) -> bool:
    """Take a cue on the left; tell whether to look further."""
    if cue.role in _QUALIFIERS:
        _qualify(draft, cue)
    elif cue.role == "currency":
        draft.currency, draft.start = cue.value, cue.start
    elif cue.role == "percent":
        draft.percent, draft.start = True, cue.start
    elif cue.role in _PARTS:
        draft.value, draft.start = draft.value + _PARTS[cue.role], cue.start
    elif cue.role == "range-open":
        draft.opened = True
    else:
        draft.kind = draft.kind or _KINDS.get(cue.role)
        draft.yearly = draft.yearly or cue.role == "year"
        return False
    return True


def _look_after(text: str, draft: Draft, end: int, table: CueTable) -> None:
    at = draft.end
    for _ in range(7):
        cue = table.find_after(text, at, end) or _joined(text, at, draft.start, end, table)
        if cue is None or not _may_follow(text, draft, cue, at):
            break
        if cue.role in ("classifier", "counted") and draft.counted:
            break
        if cue.role == "money-magnitude" and not draft.currency:
            cue = _million_of(text, cue, end, table)
        if cue.role == "year" and _is_short_year(text, draft):
            draft.kind = draft.kind or "date-part"
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


def _is_short_year(text: str, draft: Draft) -> bool:
    """Tell two figures of a year that open a bracket, "(88年)", from a number of years."""
    two = draft.form == "digits" and len(draft.raw) == 2 and draft.value > _MOST_YEARS
    return two and text[draft.start - 1 : draft.start] in ("(", "（")


def _may_follow(text: str, draft: Draft, cue: Cue, at: int) -> bool:
    """Tell whether a cue on the right belongs to the number: "15th", not "15 th".

    Where no letter has a case, an ending of ordinals of its own stands apart, too: "15 वें".
    """
    if cue.role == "link":
        return at != draft.end or draft.magnitude != 1
    if not is_letter(text[cue.start]) and text[cue.end : cue.end + 1].isdecimal():
        return False  # "15+200" is no "more than 15"
    if cue.role != "ordinal" or cue.start == at or not needs_right_edge(text[cue.start]):
        return True
    return cue.end - cue.start > 1 and not is_cased(text[cue.start])


def _million_of(text: str, cue: Cue, end: int, table: CueTable) -> Cue:
    """Take "m" for millions before a counted noun ("2.1m people"), else for what it is."""
    follows = table.find_after(text, cue.end, end)
    counts = follows is not None and follows.role == "counted"
    return replace(cue, role="magnitude") if counts else cue


def _take_after(draft: Draft, cue: Cue) -> bool:
    """Take a cue on the right; tell whether to look further."""
    role = cue.role
    if role == "magnitude" or (role == "money-magnitude" and draft.currency):
        draft.value *= cue.number()
        draft.magnitude *= cue.number()
        draft.end = cue.end
    elif role == "percent":
        draft.percent, draft.end = True, cue.end
        draft.value *= cue.number() if cue.value else 1  # 4割 is 40 percent
    elif role == "currency":
        draft.currency, draft.end = draft.currency or cue.value, cue.end
    elif role in _QUALIFIERS:
        _qualify(draft, cue)
    elif role in ("classifier", "counted", "money-magnitude"):
        draft.counted = True
        return role == "classifier"
    elif role == "year" or (role == "fiscal" and draft.looks_like_year()):
        draft.yearly, draft.counted = draft.looks_like_year(), not draft.looks_like_year()
        return False
    else:
        draft.kind = draft.kind or _KINDS.get(role)
        draft.end = cue.end if role in _KINDS else draft.end
        return False
    return True


def _qualify(draft: Draft, cue: Cue) -> None:
    if draft.qualifier == "exact":
        draft.qualifier = _QUALIFIERS[cue.role]
        draft.qualifier_span = Span(cue.start, cue.end)


def _look_past_unit(text: str, draft: Draft, at: int, end: int, table: CueTable) -> None:
    """Find a qualifier behind the counted noun: "300 companies or more", "300社以上"."""
    for stop in next_words(text, at, end):
        cue = table.find_after(text, stop, end)
        if cue is None or cue.role not in _QUALIFIERS:
            cue = _joined(text, stop, at, end, table)
        if cue is not None and cue.end - cue.start > 1:
            _qualify(draft, cue)
            return


def _joined(text: str, at: int, low: int, end: int, table: CueTable) -> Cue | None:
    """Find a qualifier that begins with the case ending before it: "কিলোমিটারেরও বেশি"."""
    for start in range(at - 1, max(low, at - _ENDING), -1):
        cue = table.find_after(text, start, end)
        if cue is not None and cue.role in _QUALIFIERS and cue.end > at:
            return cue
    return None


def _kind_of_slash(raw: str) -> NumberKind:
    parts = [int(p) for p in re.findall(r"\d+", raw)]
    dated = parts[0] <= 31 and (parts[1] <= 12 or parts[1] >= 1900)
    return "date-part" if dated or parts[0] >= 1900 else "code"
