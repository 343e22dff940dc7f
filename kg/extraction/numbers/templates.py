"""Date templates: how a speaker writes a form down, compiled for matching.

::

    ngày {d} tháng {m}[ năm {y}]     fields in braces, optional parts in brackets
    {mon} {d}[st|nd|rd|th]           alternatives
    {d}_{mon}                        `_` is white space or nothing

`kg.extraction.numbers.template_table` matches them. Nothing in them repeats without bound.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kg.errors import LexiconError
from kg.extraction.numbers.patterns import (
    MARKS,
    NO_LETTER_AFTER,
    SPACE,
    alternation,
    case_forms,
    digits,
    is_cased,
    is_letter,
    needs_right_edge,
)

_NO_NUMBER_AFTER = r"(?![\dA-Za-z])(?![.,/:٫٬]\d)"
#: After day and month a dash may lead to another date (9/6-12/6), not to a year (9-6-2024).
_NO_DASH_AFTER = r"(?![–-]\d{1,4}(?![\d/.]))"
#: Head of the templates that begin with a figure.
FIGURE = "0"
#: Longest head: more characters tell hardly more apart.
HEAD = 4


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
    "yyb": r"\d\d(?!\d)",
    "ey": r"(?:\d{1,2}(?!\d)|元)",
    "n": r"\d{1,2}(?!\d)",
}
_SYNTAX = {
    "[": "(?:",
    "]": ")?",
    "(": "(?:",
    ")": ")",
    "|": "|",
    " ": SPACE + "+",
    "_": SPACE + "*",
}
_OPTIONAL = re.compile(r"\[[^\[\]]*\]")
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


@dataclass(frozen=True, slots=True)
class Template:
    """A compiled template.

    Attributes:
        text: As it was written.
        regex: Its expression; group `b_N` is the whole, `FIELD_N` a field.
        fields: Names of its fields.
        heads: One to `HEAD` characters that it can begin with, `0` for a figure.
    """

    text: str
    regex: str
    fields: tuple[str, ...]
    heads: frozenset[str]


def preference(template: str) -> tuple[int, int, int, str]:
    """Return a sort key: what must be there counts more than what may be there.

    >>> sorted(["{mon}[ {y}]", "{mon} {d}", "{mon} last year"], key=preference)
    ['{mon} {d}', '{mon} last year', '{mon}[ {y}]']
    """
    needed = template
    while (shorter := _OPTIONAL.sub("", needed)) != needed:
        needed = shorter
    return -needed.count("{"), -len(needed), -len(template), template


def compile_regex(template: Template) -> re.Pattern[str]:
    """Compile the expression of a template.

    Raises:
        LexiconError: it is unbalanced or names a field twice.
    """
    try:
        return re.compile(template.regex)
    except re.error as error:
        raise _broken(template.text, str(error)) from error


def compile_template(template: str, number: int, words: Words) -> Template:
    """Compile one template.

    Args:
        template: Its text; it begins with a word or a field.
        number: Appended to the group names (`d_7`), so that templates can be joined.
        words: Word lists of the language.

    Raises:
        LexiconError: it begins with a bracket or names an unknown field.
    """
    tokens = list(_TOKEN.finditer(template))
    if "".join(t.group() for t in tokens) != template or not tokens:
        raise _broken(template, "a brace does not belong to a field")
    if tokens[0].group() in "[]()|_ ":
        raise _broken(template, "it must begin with a word or a field")
    body = "".join(_part(token, template, number, words) for token in tokens)
    regex = f"(?P<b_{number}>{body}{_after(tokens, words)})"
    fields = tuple(t.group(1) for t in tokens if t.group(1))
    return Template(template, regex, fields, _heads(tokens[0], words))


def _part(token: re.Match[str], template: str, number: int, words: Words) -> str:
    name, text = token.group(1), token.group()
    if name in _NUMERIC:
        return f"(?P<{name}_{number}>{_NUMERIC[name]})"
    if name is not None:
        labels = words.fields.get(name.rstrip("2"), ())
        if not labels:
            raise _broken(template, f"the field {{{name}}} has no labels")
        field_regex = f"(?P<{name}_{number}>{alternation(labels)})"
        if token.end() == len(template) or name in ("cue", "to"):
            return field_regex
        return f"{field_regex}{_any_of(words.suffixes)}(?![{MARKS}])"
    if text in _SYNTAX:
        return _SYNTAX[text]
    if token.start() == 0 and is_cased(text[0]):
        return f"[{text[0].lower()}{text[0].upper()}]" + re.escape(text[1:])
    return re.escape(text)


def _any_of(endings: tuple[str, ...]) -> str:
    return "(?:" + "|".join(map(re.escape, endings)) + ")?" if endings else ""


def _heads(token: re.Match[str], words: Words) -> frozenset[str]:
    name, text = token.group(1), token.group()
    if name is None:
        return frozenset(
            (text[0].lower() + text[1:HEAD], text[0].upper() + text[1:HEAD], text[:HEAD])
        )
    if name in _NUMERIC:
        return frozenset((FIGURE,))
    labels = words.fields.get(name.rstrip("2"), ())
    forms = {form[:HEAD] for label in labels for form in case_forms(label)}
    return frozenset(FIGURE if form[0].isdecimal() else form for form in forms)


def _after(tokens: list[re.Match[str]], words: Words) -> str:
    """Return what must not stand after a template that ends so (all its endings agree)."""
    last = next((t for t in reversed(tokens) if t.group() not in "[]()|_ "), tokens[-1])
    name = last.group(1)
    if name in _NUMERIC:
        ends_in_year = name[0] == "y" and last is tokens[-1]
        return _NO_NUMBER_AFTER + ("" if ends_in_year else _NO_DASH_AFTER)
    labels = words.fields.get(name.rstrip("2"), ()) if name else (last.group(),)
    ends = {label[-1] for label in labels}
    letters = {end for end in ends if is_letter(end)}
    if not letters:
        return r"(?!\d)"
    edge = NO_LETTER_AFTER if all(map(needs_right_edge, letters)) else f"(?![{MARKS}])"
    if ends != letters and edge == NO_LETTER_AFTER:  # "févr." ends itself, "mars" not in Marseille
        edge = f"(?:(?<=[{re.escape(''.join(sorted(ends - letters)))}])|{edge})"
    return _any_of(words.suffixes) + edge


def _broken(template: str, why: str) -> LexiconError:
    return LexiconError(
        f"the date template '{template}' cannot be used: {why}.",
        where=template,
        advice="See the header of ontology/schemes/date.ttl for what a template may hold.",
    )
