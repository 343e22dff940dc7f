"""What an amount was and what it became: "rose from 12 to 18 million", and no range.

The words are those of ranges where a verb of change stands beside them, or words of their own
("từ 12 lên 18 triệu"). What stands behind the second amount is said of the first, too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kg.extraction.numbers.number_scan import any_label
from kg.extraction.numbers.number_sides import Draft
from kg.extraction.numbers.patterns import alternation, needs_left_edge
from kg.extraction.numbers.quantity_data import NumberProfile

_BEFORE, _BEHIND = 60, 40  # characters between a verb and the amounts that it tells of
_LIKE = 100  # times that an amount may become another: more shows that a magnitude is not shared
_CLAUSE = r"[^\d.,;:!?،。、，؛]*"


@dataclass(frozen=True, slots=True)
class ChangeWords:
    """Verbs and joints of change in one language."""

    told: re.Pattern[str]
    follows: re.Pattern[str]
    join: re.Pattern[str]


@lru_cache(maxsize=64)
def change_words(profile: NumberProfile) -> ChangeWords:
    """Return the words by which a language tells a change; what no label tells never matches."""
    told, follows, join = (
        profile.labels.get(f"change-{code}", ()) for code in ("told", "follows", "join")
    )
    return ChangeWords(
        re.compile(_begins(told) + _CLAUSE + "$", re.IGNORECASE),
        re.compile(_CLAUSE + _begins(follows), re.IGNORECASE),
        any_label(join),
    )


def _begins(labels: tuple[str, ...]) -> str:
    """Return an expression for words that begin with one of the labels."""
    if not labels:
        return "(?!)"
    return (r"(?<!\w)" if needs_left_edge(labels[0][0]) else "") + alternation(labels)


def is_change(
    text: str, one: Draft, two: Draft, words: ChangeWords, *, joined: bool, within: tuple[int, int]
) -> bool:
    """Tell whether the first of two amounts became the second.

    Args:
        text: The article's text.
        one: The first amount.
        two: The amount behind it.
        words: Of the language.
        joined: Whether what stands between them joins the ends of a range.
        within: Offsets of the sentence.
    """
    if one.kind or two.kind or one.value_max or one.form != two.form or one.value == two.value:
        return False
    if (one.currency or two.currency) != two.currency or (one.percent and not two.percent):
        return False
    if one.looks_like_year() and two.looks_like_year():
        return False
    if words.join.fullmatch(text, one.end, two.start):
        return True
    if not joined:
        return False
    low, high = max(within[0], one.start - _BEFORE), min(within[1], two.end + _BEHIND)
    return bool(
        words.told.search(text[low : one.start]) or words.follows.match(text[two.end : high])
    )


def share_unit(one: Draft, two: Draft) -> None:
    """Give the first amount the magnitude of the second, if it can be meant."""
    bare = one.magnitude == 1 and not one.currency
    if bare and one.value * two.magnitude < two.value * _LIKE:
        one.value *= two.magnitude
        one.magnitude = two.magnitude
