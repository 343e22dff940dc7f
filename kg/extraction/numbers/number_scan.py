"""Where numerals stand in a text: digits, number words, Roman numerals, codes, times.

One expression per language, compiled once; it repeats nothing without bound except runs of
digits, so that a scan is linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal, cast

from kg.extraction.numbers.numerals import Habit, fold_words, read_numeral, roman, separator_habit
from kg.extraction.numbers.patterns import (
    NO_LETTER_AFTER,
    NO_LETTER_BEFORE,
    alternation,
    in_spans,
    is_cased,
    needs_left_edge,
    needs_right_edge,
    url_spans,
)
from kg.extraction.numbers.quantity_data import NumberProfile

Form = Literal["digits", "word", "roman", "time", "document", "phone", "slash"]
_SPACE = "[ \u00a0\u202f\u2009]"
_UPPER = "A-ZĐА-Я"
#: "202/2025/QH15", "80-NQ/TW": figures, then capitals, with a stroke somewhere.
_DOCUMENT = (
    rf"\d{{1,6}}(?:/\d{{4}})?(?:/| ?- ?(?=[{_UPPER}]{{1,5}}/))"
    rf"[{_UPPER}]{{1,5}}[a-z]{{0,3}}\d{{0,3}}(?:[-/][{_UPPER}][A-Za-zĐđ]{{0,7}}\d{{0,3}}){{0,3}}{NO_LETTER_AFTER}"
)
_PHONE = (
    r"\+\d{1,3}(?:[ .-]\d{1,5}){2,6}(?!\d)|0\d{1,3}(?:[ .-]\d{2,5}){2,4}(?!\d)"
    r"|0\d{8,11}(?!\d)|\+\d{9,13}"
)
_TIME = r"\d{1,2}(?::\d\d){1,2}(?!\d)|\d{1,2} ?h ?\d\d(?!\d)"
_ROMAN = r"(?<![\w-])(?=[IVX]{2})X{0,3}(?:IX|IV|V?I{0,3})(?![\w-])"
#: A telephone number has at least so many digits.
_PHONE_DIGITS = 9


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral.

    Attributes:
        start: Offset of its first character.
        end: Offset after it.
        form: Of which kind it looks.
        value: None if its separators make no number.
        low: Words before this offset belong to something else.
        high: So do words after this one.
    """

    start: int
    end: int
    form: Form
    value: Decimal | None
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class _Scanner:
    scan: re.Pattern[str]
    words: dict[str, int]
    parts: dict[str, Decimal]
    multipliers: frozenset[str]
    word: re.Pattern[str]
    decimals: tuple[str, ...]
    groups: tuple[str, ...]


def scan_numerals(
    text: str, start: int, end: int, profile: NumberProfile, taken: tuple[tuple[int, int], ...]
) -> Iterator[Numeral]:
    """Yield the numerals between two offsets in order.

    Args:
        text: The article's text.
        start: Code point to begin at.
        end: Code point to stop before.
        profile: Number words and separators of the language.
        taken: Spans to pass over, in order.
    """
    scanner, urls = _scanner(profile), url_spans(text)
    habit = separator_habit(text)
    for first, last in _gaps(start, end, taken):
        for match in scanner.scan.finditer(text, first, last):
            if not in_spans(match.start(), urls):
                numeral = _read(match, scanner, habit, first, last)
                if numeral is not None:
                    yield numeral


def _gaps(start: int, end: int, taken: tuple[tuple[int, int], ...]) -> Iterator[tuple[int, int]]:
    for first, last in taken:
        if last > start and first < end:
            if first > start:
                yield start, first
            start = last
    if start < end:
        yield start, end


@lru_cache(maxsize=64)
def _scanner(profile: NumberProfile) -> _Scanner:
    labels = profile.labels
    groups = labels.get("group-separator", ())
    words = {
        w: int(c[6:])
        for c, ls in labels.items()
        if c[:6] == "value-"
        for w in ls
        if c[6:].isdigit()
    }
    parts = {
        w: Decimal(c[11:]) / 100 for c, ls in labels.items() if c[:11] == "hundredths-" for w in ls
    }
    names = (*words, *parts)
    return _Scanner(
        scan=re.compile(_scan_regex(groups, names, labels.get("value-join", ()))),
        words=words,
        parts=parts,
        multipliers=frozenset(w for c, ls in labels.items() if c[:10] == "magnitude-" for w in ls),
        word=re.compile(_any_word(tuple(words)) if words else "(?!)"),
        decimals=labels.get("decimal-separator", ()),
        groups=groups,
    )


def _any_word(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))


def _scan_regex(groups: tuple[str, ...], words: tuple[str, ...], joins: tuple[str, ...]) -> str:
    signs = ".,٫٬" + "".join(g for g in groups if g in "'’")
    spaced = rf"\d{{1,3}}(?:{_SPACE}\d{{3}})+(?!\d)(?:[.,]\d+)?|" if " " in groups else ""
    digits = rf"{spaced}\d+(?:[{signs}]\d+)*"
    named = {"time": _TIME, "document": _DOCUMENT, "phone": _PHONE}
    named |= {"slash": r"\d{1,6}(?:/\d{1,6}){1,3}", "digits": digits, "roman": _ROMAN}
    first = r"\d+IVX"
    if words:
        named["word"] = _words_regex(words, joins)
        first += re.escape("".join(sorted({c for w in words for c in (w[0], w[0].upper())})))
    return f"(?=[{first}])(?:" + "|".join(f"(?P<{n}>{r})" for n, r in named.items()) + ")"


def _words_regex(words: tuple[str, ...], joins: tuple[str, ...]) -> str:
    """Return an expression for up to eight number words in a row, at the edges of words."""
    one = _any_word(words)
    spaced = needs_left_edge(words[0][0])
    glue = (
        [_SPACE, "-", *(f"{_SPACE}{re.escape(j)}{_SPACE}" for j in joins)]
        if spaced
        else ["", _SPACE]
    )
    right = NO_LETTER_AFTER if needs_right_edge(words[0][-1]) else ""
    left = NO_LETTER_BEFORE if spaced else ""
    more = f"(?:(?:{'|'.join(glue)})(?:{one}){right})"
    big = "|".join(
        re.escape(w[0].upper() + w[1:]) for w in sorted(words, key=lambda w: (-len(w), w))
    )
    # A capital alone may begin a name (Ba, Tám); before another number word it does not.
    capital = f"(?:{big}){right}{more}{{1,7}}|" if is_cased(words[0][0]) else ""
    return f"{left}(?:{capital}(?:{one}){right}{more}{{0,7}})"


def _read(
    match: re.Match[str], scanner: _Scanner, habit: Habit, low: int, high: int
) -> Numeral | None:
    form, raw = cast(Form, match.lastgroup), match.group()
    value: Decimal | None = Decimal(0)
    if form == "digits":
        value = read_numeral(raw, scanner.decimals, scanner.groups, habit)
    elif form == "roman":
        value = Decimal(roman(raw))
    elif form == "word":
        small = raw[0].lower() + raw[1:]
        if small in scanner.parts:
            return Numeral(match.start(), match.end(), form, scanner.parts[small], low, high)
        folded = fold_words(scanner.words[w] for w in scanner.word.findall(small))
        counts = folded == 1 and _opens_amount(match.string, match.end(), scanner)
        if folded is None or (folded < 2 and not counts) or small in scanner.multipliers:
            return None
        value = Decimal(folded)
    elif form == "phone" and sum(c.isdecimal() for c in raw) < _PHONE_DIGITS:
        form = "slash"
    return Numeral(match.start(), match.end(), form, value, low, high)


def _opens_amount(text: str, k: int, scanner: _Scanner) -> bool:
    """Say whether a magnitude and digits follow: "one lakh 80 thousand", "এক লাখ ৮০ হাজার"."""
    following = text[k : k + 40].split(maxsplit=2)
    counted = len(following) > 1 and following[0] in scanner.multipliers
    return counted and following[1][0].isdecimal()


def any_label(labels: tuple[str, ...]) -> re.Pattern[str]:
    """Return an expression for one of the labels with spaces around it; nothing if none."""
    body = alternation(labels) if labels else "(?!)"
    return re.compile(rf"{_SPACE}?{body}{_SPACE}?")
