"""Names of people in their cases: "с губернатором Иваном Носковым" speaks of Иван Носков.

A row of `coop:nameCase` (docs/languages.md) holds a gender and the endings of the cases,
the nominative's first; all rows of a language list the cases in one order. A row with one
ending is of names that have one form in all cases. The noun before a name, a post or title,
says in which case the name stands.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

#: Gender, then the ending of each case.
Row = tuple[str, ...]
#: Where the genitive stands among the cases of all rows, counted from the nominative, which is 0.
GENITIVE: Final = 1
#: Length of the row of names that have one form.
_FIXED: Final = 2
#: Letters that must stay before an ending.
_SHORTEST: Final = 2


def cases_of(word: str, rows: Sequence[Row], is_noun: Callable[[str], bool]) -> frozenset[int]:
    """Return the cases, from 1, in which a noun may stand; empty for the nominative.

    Args:
        word: In small letters.
        rows: The endings of the language.
        is_noun: Says whether a word is a noun of the kind looked for.

    >>> rows = (("m", "", "а", "у", "а", "ом", "е"), ("f", "а", "ы", "е", "у", "ой", "е"))
    >>> cases_of("губернатором", rows, {"губернатор", "глава"}.__contains__)
    frozenset({4})
    >>> cases_of("глава", rows, {"губернатор", "глава"}.__contains__)
    frozenset()
    """
    found = set()
    for row in rows:
        for case, ending in enumerate(row[2:], 1):
            stem = word[: len(word) - len(ending)]
            if (
                ending
                and word.endswith(ending)
                and is_noun(stem + row[1])
                and stem + row[1] != word
            ):
                found.add(case)
    return frozenset(found)


def nominative_name(words: Sequence[str], cases: frozenset[int], rows: Sequence[Row]) -> list[str]:
    """Return the words of a name in the nominative; unchanged if no case and gender fits.

    All words stand in one case and gender; but those before the last may have one form, as
    in names from languages without cases.

    >>> rows = (
    ...     ("m", "", "а", "у", "а", "ом", "е"),
    ...     ("m", "ов", "ова", "ову", "ова", "овым", "ове"),
    ... )
    >>> nominative_name(["Иваном", "Носковым"], frozenset({4}), rows)
    ['Иван', 'Носков']
    >>> nominative_name(["Нгуен", "Ван", "Тхангом"], frozenset({4}), rows)
    ['Нгуен', 'Ван', 'Тханг']
    """
    best, most = list(words), 0
    for gender in sorted({row[0] for row in rows}, reverse=True):
        for case in sorted(cases):
            forms = [_nominative(word, gender, case, rows) for word in words]
            if forms[-1] is None and not _is_fixed(words[-1], gender, rows):
                continue
            told = sum(form is not None for form in forms)
            if told > most:
                best = [form or word for form, word in zip(forms, words, strict=True)]
                most = told
    return best


def _nominative(word: str, gender: str, case: int, rows: Sequence[Row]) -> str | None:
    """Return the nominative of a word in a case; of the endings that fit the longest decides."""
    fits = [
        row
        for row in rows
        if row[0] == gender
        and len(row) > _FIXED
        and row[1 + case]
        and word.lower().endswith(row[1 + case])
        and (len(word) - len(row[1 + case]) >= _SHORTEST or len(row[1]) > _SHORTEST)
    ]
    if not fits:
        return None
    row = max(fits, key=lambda r: len(r[1 + case]))
    stem = word[: len(word) - len(row[1 + case])]
    return stem + row[1] if stem else row[1].capitalize()


def _is_fixed(word: str, gender: str, rows: Sequence[Row]) -> bool:
    """Say whether a name has one form in all cases."""
    return any(
        row[0] == gender and len(row) == _FIXED and word.lower().endswith(row[1]) for row in rows
    )
