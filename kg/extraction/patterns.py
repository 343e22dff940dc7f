"""Word edges, letter case and date templates, shared by numbers and dates.

A template is how a speaker writes a form down::

    ngày {d} tháng {m}[ năm {y}]     fields in braces, optional parts in brackets
    {mon} {d}(st|nd|rd|th)           alternatives in parentheses
    {d}_{mon}                        `_` is white space or nothing

It compiles to a regular expression in which nothing repeats without bound, so that
matching is linear in the text.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from kg.errors import LexiconError

#: Combining characters and joiners: `\w` of the standard library leaves them out.
MARKS = (
    "\u0300-\u036f\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0900-\u0903"
    "\u093a-\u093c\u093e-\u094f\u0951-\u0957\u0962-\u0963\u0981-\u0983\u09bc\u09be-\u09cd\u09d7"
    "\u0a01-\u0a03\u0a3c-\u0a51\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece"
    "\u17b4-\u17d3\u200c\u200d"
)
#: Scripts written without spaces: Thai, Lao, Myanmar, Khmer, kana, Han.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u30ff\u3400-\u9fff]")
_HANGUL = re.compile("[\uac00-\ud7a3]")
_MARK = re.compile(f"[{MARKS}]")
#: Code points of the digit zero in the scripts that news is written in.
_ZEROS = (0x30, 0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0xED0, 0x1040, 0x17E0, 0xFF10)
_SPACE = "[ \u00a0\u202f\u2009]"
NO_LETTER_BEFORE = f"(?<![^\\W\\d_])(?<![{MARKS}])"
NO_LETTER_AFTER = f"(?![^\\W\\d_])(?![{MARKS}])"
_NO_NUMBER_BEFORE = r"(?<!\d)(?<!\d[.,/:٫٬-])(?<!\d[–])"
_NO_NUMBER_AFTER = r"(?!\d)(?![.,/:٫٬–-]\d)"


def is_letter(char: str) -> bool:
    """Tell whether a character belongs to a word (letters and combining marks)."""
    return char.isalpha() or bool(char and _MARK.match(char))


def is_cased(char: str) -> bool:
    """Tell whether a character has upper and lower case (Latin, Cyrillic, Greek)."""
    return char.lower() != char.upper()


def needs_left_edge(char: str) -> bool:
    """Tell whether a label that begins with `char` must begin a word."""
    return is_letter(char) and not _UNSPACED.match(char)


def needs_right_edge(char: str) -> bool:
    """Tell whether a label that ends with `char` must end a word (Korean takes particles)."""
    return needs_left_edge(char) and not _HANGUL.match(char)


def case_forms(label: str) -> set[str]:
    """Return the ways to write a label: as it is, in capitals, and begun with one.

    >>> sorted(case_forms("gần")), sorted(case_forms("May"))
    (['GẦN', 'Gần', 'gần'], ['MAY', 'May'])
    """
    return {label, label.upper(), label[:1].upper() + label[1:]}


def digits(first: int, last: int) -> str:
    """Return a character class of the digits `first` to `last` in every script."""
    return "[" + "".join(f"{chr(z + first)}-{chr(z + last)}" for z in _ZEROS) + "]"


def _one(*numbers: int) -> str:
    return "".join(digits(n, n) for n in numbers)


_DAY = f"(?:{_one(3)}{digits(0, 1)}|{digits(1, 2)}\\d|{_one(0)}?{digits(1, 9)})(?!\\d)"
_MONTH = f"(?:{_one(1)}{digits(0, 2)}|{_one(0)}?{digits(1, 9)})(?!\\d)"
_YEAR = f"(?:{_one(1)}{digits(8, 9)}|{_one(2)}{digits(0, 1)})\\d\\d(?!\\d)"
_BUDDHIST = (
    f"(?:{_one(1)}{digits(8, 9)}|{_one(2)}{digits(0, 0)}|{_one(2)}{digits(4, 6)})\\d\\d(?!\\d)"
)
_NUMERIC = {
    "d": _DAY,
    "d2": _DAY,
    "m": _MONTH,
    "m2": _MONTH,
    "y": _YEAR,
    "y2": _YEAR,
    "yb": _BUDDHIST,
    "yb2": _BUDDHIST,
    "yy": r"\d\d(?!\d)",
    "ey": r"(?:\d{1,2}(?!\d)|元)",
    "n": r"\d{1,2}(?!\d)",
}
_SYNTAX = {
    "[": "(?:",
    "]": ")?",
    "(": "(?:",
    ")": ")",
    "|": "|",
    " ": _SPACE + "+",
    "_": _SPACE + "*",
}
_TOKEN = re.compile(r"\{(\w+)\}|[\[\]()|_ ]|[^\[\]()|_ {}]+")


@dataclass(frozen=True, slots=True)
class Words:
    """The word lists that templates of one language draw on.

    Attributes:
        fields: Label fields (`mon`, `wd`, `cue`, `to`, ...) to their labels.
        prefixes: Letters that may be glued before a word (Arabic wa-, bi-).
        suffixes: Case endings that may follow a label field or the last word.
    """

    fields: Mapping[str, tuple[str, ...]]
    prefixes: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()


def alternation(labels: Iterable[str]) -> str:
    """Return an expression for any of the labels, longest first, in their case forms."""
    forms = {form for label in labels for form in case_forms(label)}
    return "(?:" + "|".join(map(re.escape, sorted(forms, key=lambda f: (-len(f), f)))) + ")"


def compile_template(template: str, number: int, words: Words) -> tuple[str, frozenset[str]]:
    r"""Compile one template.

    Args:
        template: Its text; it begins with a word or a field.
        number: Appended to the group names (`d_7`), so that templates can be joined.
        words: Word lists of the language.

    Returns:
        A regular expression, and the characters it can begin with (`\d` for a digit).

    Raises:
        LexiconError: it begins with a bracket, names an unknown field, or is unbalanced.
    """
    tokens = list(_TOKEN.finditer(template))
    if "".join(t.group() for t in tokens) != template or not tokens:
        raise _broken(template, "a brace does not belong to a field")
    if tokens[0].group() in "[]()|_ ":
        raise _broken(template, "it must begin with a word or a field")
    body = "".join(_part(token, template, number, words) for token in tokens)
    try:
        re.compile(body)
    except re.error as error:
        raise _broken(template, str(error)) from error
    first = _begins(tokens[0], words)
    return _before(first, words) + body + _after(tokens, words), first


def _part(token: re.Match[str], template: str, number: int, words: Words) -> str:
    name, text = token.group(1), token.group()
    if name in _NUMERIC:
        return f"(?P<{name}_{number}>{_NUMERIC[name]})"
    if name is not None:
        labels = words.fields.get(name.rstrip("2"), ())
        if not labels:
            raise _broken(template, f"the field {{{name}}} has no labels")
        ending = _any_of(words.suffixes) if name.startswith("mon") else ""
        return f"(?P<{name}_{number}>{alternation(labels)}){ending}(?![{MARKS}])"
    if text in _SYNTAX:
        return _SYNTAX[text]
    if token.start() == 0 and is_cased(text[0]):
        return f"[{text[0].lower()}{text[0].upper()}]" + re.escape(text[1:])
    return re.escape(text)


def _any_of(endings: tuple[str, ...]) -> str:
    return "(?:" + "|".join(map(re.escape, endings)) + ")?" if endings else ""


def _begins(token: re.Match[str], words: Words) -> frozenset[str]:
    name = token.group(1)
    if name is None:
        return frozenset((token.group()[0].lower(), token.group()[0].upper()))
    if name in _NUMERIC:
        return frozenset(("\\d",))
    labels = words.fields.get(name.rstrip("2"), ())
    return frozenset(form[0] for label in labels for form in case_forms(label))


def _before(first: frozenset[str], words: Words) -> str:
    """Return what must not stand before a template that begins so."""
    if "\\d" in first:
        return _NO_NUMBER_BEFORE
    if not any(needs_left_edge(char) for char in first):
        return ""
    glued = [f"(?<={NO_LETTER_BEFORE}{re.escape(p)})" for p in words.prefixes]
    return "(?:" + "|".join([NO_LETTER_BEFORE, *glued]) + ")"


def _after(tokens: list[re.Match[str]], words: Words) -> str:
    """Return what must not stand after a template that ends so (all its endings agree)."""
    last = next((t for t in reversed(tokens) if t.group() not in "[]()|_ "), tokens[-1])
    name = last.group(1)
    if name in _NUMERIC:
        return _NO_NUMBER_AFTER
    labels = words.fields.get(name.rstrip("2"), ()) if name else (last.group(),)
    if not any(is_letter(label[-1]) for label in labels):
        return ""
    spaced = all(needs_right_edge(label[-1]) for label in labels)
    return _any_of(words.suffixes) + (NO_LETTER_AFTER if spaced else f"(?![{MARKS}])")


def _broken(template: str, why: str) -> LexiconError:
    return LexiconError(
        f"the date template '{template}' cannot be used: {why}.",
        where=template,
        advice="See the header of ontology/schemes/date.ttl for what a template may hold.",
    )


_URL = re.compile(r"(?:https?://|www\.)\S+")


@lru_cache(maxsize=32)
def url_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Return where web addresses stand, in order; digits in them count nothing."""
    return tuple(match.span() for match in _URL.finditer(text))


def in_spans(offset: int, spans: tuple[tuple[int, int], ...]) -> bool:
    """Tell whether an offset lies in one of the ordered spans."""
    at = bisect_right(spans, (offset, sys.maxsize)) - 1
    return at >= 0 and spans[at][0] <= offset < spans[at][1]
