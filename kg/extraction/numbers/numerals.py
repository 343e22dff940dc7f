"""What a written numeral is worth: separators, digits of all scripts, number words.

Which of comma and dot is the decimal sign is told by the other numbers of the same text
where they are unambiguous, else by the language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

_DIGITS_AND_SIGNS = re.compile(r"\d+|[^\d]")
_NUMERAL = re.compile(r"(?<![\d.,٫٬/:-])\d+(?:[.,٫٬]\d+)+(?![\d/:-])")
#: Longer runs of digits are no amounts.
_LONGEST = 40
#: In every text the Arabic signs mean only one thing.
_ARABIC = {"٫": ",", "٬": "."}


@dataclass(frozen=True, slots=True)
class Habit:
    """Which separators a text uses for what, beyond doubt."""

    decimal: frozenset[str] = frozenset()
    group: frozenset[str] = frozenset()


@lru_cache(maxsize=32)
def separator_habit(text: str) -> Habit:
    """Read from a text which separators stand before decimals and which between thousands.

    >>> separator_habit("1.200.000 trees on 3,5 ha").group
    frozenset({'.'})
    """
    decimal: set[str] = set()
    group: set[str] = set()
    for match in _NUMERAL.finditer(text):
        parts, signs = _split(match.group())
        if len(signs) > 1 and len(set(signs)) == 1 and _grouped(parts):
            group.add(signs[0])
        elif len(signs) == 1 and len(parts[1]) in (1, 2) and "٫" not in signs:
            decimal.add(signs[0])
        elif len(signs) > 1 and len(set(signs)) == 2 and _grouped(parts[:-1]):
            group.add(signs[0])
            decimal.add(signs[-1])
    return Habit(frozenset(decimal - group), frozenset(group - decimal))


def _split(numeral: str) -> tuple[list[str], list[str]]:
    pieces = _DIGITS_AND_SIGNS.findall(numeral)
    return [p for p in pieces if p[0].isdecimal()], [p for p in pieces if not p[0].isdecimal()]


def _grouped(parts: list[str]) -> bool:
    """Tell whether digits stand in threes, or as in India in twos before the last three."""
    if not 1 <= len(parts[0]) <= 3 or len(parts[-1]) != 3:
        return False
    middle = {len(p) for p in parts[1:-1]}
    return middle <= {3} or (middle <= {2} and len(parts[0]) <= 2)


def read_numeral(
    raw: str, decimals: Iterable[str], groups: Iterable[str], habit: Habit
) -> Decimal | None:
    """Return what a numeral is worth.

    Args:
        raw: Digits of any script with separators, no sign.
        decimals: Decimal signs of the language.
        groups: Its separators of thousands; a space stands for every kind of space.
        habit: What the text itself uses.

    Returns:
        The value; None if the separators make no number (`1.2.3`), or there are too many digits.

    >>> read_numeral("3.700", ",", ".", Habit()), read_numeral("1,8", ",", ".", Habit())
    (Decimal('3700'), Decimal('1.8'))
    >>> read_numeral("1.2.3", ",", ".", Habit()) is None
    True
    """
    if len(raw) > _LONGEST:
        return None
    parts, signs = _split(raw)
    if not signs:
        return Decimal(int(raw))
    whole, fraction = parts, ""
    if len(set(signs)) > 1 or (
        len(signs) == 1 and _is_decimal(parts, signs[0], decimals, groups, habit)
    ):
        whole, fraction, signs = parts[:-1], parts[-1], signs[:-1]
    if len(set(signs)) > 1 or (len(whole) > 1 and not _grouped(whole)):
        return None
    digits = "".join(str(int(d)) for part in whole for d in part)
    return Decimal(f"{digits}.{''.join(str(int(d)) for d in fraction)}" if fraction else digits)


def _is_decimal(
    parts: list[str], sign: str, decimals: Iterable[str], groups: Iterable[str], habit: Habit
) -> bool:
    """Tell whether the only separator of a numeral stands before decimals."""
    if sign in _ARABIC:
        return sign == "٫"
    if sign not in ".,":
        return False
    if not _grouped(parts) or parts[0].lstrip("0०০٠۰") == "":
        return True
    if {int(d) for d in parts[1]} == {0}:
        return False
    if sign in habit.group or sign in habit.decimal:
        return sign in habit.decimal and sign in decimals
    other = "," if sign == "." else "."
    if other in habit.decimal or other in habit.group:
        return other in habit.group
    return sign in decimals and sign not in groups


def fold_words(values: Iterable[int]) -> int | None:
    """Return what number words in a row are worth: tens and units add, hundreds multiply.

    >>> fold_words([2, 100, 30, 5]), fold_words([3, 100, 2, 10, 5]), fold_words([5, 3])
    (235, 325, None)
    """
    total, current, last = 0, 0, 10**9
    for value in values:
        if value >= 100 or (value == 10 and last < 10):
            low = current % value
            current = current - low + max(low, 1) * value
        elif (
            value < last
            and not (current % 10 and value < 10)
            and not (current % 100 and value >= 10)
        ):
            current += value
        else:
            return None
        last = value
        if value >= 1000:
            total, current, last = total + current, 0, value
    return total + current


def plain(value: Decimal) -> Decimal:
    """Return the value without trailing zeros and without an exponent.

    >>> plain(Decimal("1.8") * 10**9), plain(Decimal("2.50"))
    (Decimal('1800000000'), Decimal('2.5'))
    """
    if value == value.to_integral_value():
        return Decimal(int(value))
    return value.normalize()


def roman(raw: str) -> int:
    """Return what a Roman numeral is worth.

    >>> roman("XIV")
    14
    """
    worth: Mapping[str, int] = {"I": 1, "V": 5, "X": 10}
    values = [worth[char] for char in raw]
    return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))
