"""Numbers in running text, in every language that ships."""

from __future__ import annotations

import time
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from kg.errors import LexiconError
from kg.extraction.numbers.dates import find_dates
from kg.extraction.numbers.number_cues import split_code
from kg.extraction.numbers.numbers import find_numbers
from kg.extraction.numbers.quantity_data import Number
from kg.lexicon_quantities import load_date_profile, load_number_profile, quantity_languages
from kg.model import Span

LANG = Path(__file__).parent / "lang"
LANGUAGES = [
    "ar",
    "bn",
    "de",
    "en",
    "es",
    "fr",
    "hi",
    "id",
    "ja",
    "km",
    "ko",
    "lo",
    "ru",
    "th",
    "ur",
    "vi",
    "zh",
]
FIRST_CLASS = {"vi", "en", "bn", "ur", "ar", "fr", "ru", "zh"}


def cases() -> list[Any]:
    found = []
    for lang in LANGUAGES:
        data = tomllib.loads((LANG / lang / "numbers.toml").read_text(encoding="utf-8"))
        for n, case in enumerate(data["case"]):
            found.append(pytest.param(lang, case["text"], case["numbers"], id=f"{lang}-{n}"))
    return found


def numbers(lang: str, text: str, **more: Any) -> list[Number]:
    return find_numbers(text, 0, len(text), load_number_profile(lang), **more)


def as_row(number: Number, text: str, expected: dict[str, Any]) -> dict[str, Any]:
    if number.kind != "quantity":
        return {"raw": number.raw, "kind": number.kind}
    row: dict[str, Any] = {"raw": number.raw, "value": str(number.value)}
    row |= {"qualifier": number.qualifier} if number.qualifier != "exact" else {}
    row |= {"percent": True} if number.percent else {}
    row |= {"currency": number.currency} if number.currency else {}
    row |= {"value_max": str(number.value_max)} if number.value_max is not None else {}
    row |= {"in_words": True} if number.in_words else {}
    if "noun" in expected:
        noun = expected["noun"]
        row["noun"] = text[number.unit_start : number.unit_start + len(noun)]
    return row


@pytest.mark.parametrize(("lang", "text", "expected"), cases())
def test_numbers_of_language(lang: str, text: str, expected: list[dict[str, Any]]) -> None:
    found = numbers(lang, text)
    padded = [*expected, *([{}] * len(found))]
    assert [as_row(n, text, e) for n, e in zip(found, padded, strict=False)] == expected
    for number in found:
        assert text[number.span.start : number.span.end] == number.raw
        assert number.unit_start >= number.span.end
        if number.qualifier_span:
            assert number.qualifier_span.of(text).strip()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_enough_cases_ship(lang: str) -> None:
    data = tomllib.loads((LANG / lang / "numbers.toml").read_text(encoding="utf-8"))
    assert len(data["case"]) >= (12 if lang in FIRST_CLASS else 6)


def test_languages_that_ship() -> None:
    assert set(LANGUAGES) <= set(quantity_languages())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_label_says_two_things_on_one_side(lang: str) -> None:
    seen: dict[tuple[str, str], str] = {}
    for code, labels in load_number_profile(lang).labels.items():
        cue = split_code(code)
        for label in labels if cue else ():
            assert cue is not None
            assert seen.setdefault((cue[2], label), code) == code, (label, code)


def test_the_text_shows_which_sign_groups_thousands() -> None:
    foreign = "Tăng 6.5% và 7.25%; có 12,394 hộ."
    assert [n.value for n in numbers("vi", foreign)][-1] == 12394
    assert numbers("vi", "Dài 12,394 km.")[0].value == Decimal("12.394")


def test_excluded_spans_are_passed_over() -> None:
    text = "On 5 May 2025 they met 12 firms."
    assert [n.raw for n in numbers("en", text, exclude=[Span(3, 13)])] == ["12"]


def test_only_the_given_part_is_read() -> None:
    text = "10 firms, 20 schools, 30 clinics"
    found = find_numbers(text, 10, 20, load_number_profile("en"))
    assert [n.raw for n in found] == ["20"]


def test_nothing_is_an_answer() -> None:
    assert numbers("en", "") == []
    assert numbers("vi", "Không có con số nào ở đây.") == []


def test_unknown_language_is_an_error() -> None:
    with pytest.raises(LexiconError, match=r"numbers\.ttl"):
        load_number_profile("xx")


def test_script_subtag_reads_the_language() -> None:
    assert numbers("zh-Hant", "約300名學生")[0].qualifier == "about"


@pytest.mark.parametrize(
    "text", ["1" * 5000, "1," * 3000, "1 000 " * 1500, "+1-" * 2000, "10-" * 2000]
)
def test_hostile_digits_take_linear_time(text: str) -> None:
    began = time.perf_counter()
    for lang in ("fr", "vi", "zh"):
        numbers(lang, text)
    assert time.perf_counter() - began < 4


NASTY = [
    "",
    "\n",
    "٪",
    "1",
    "١٢٬",
    "$",
    "US$",
    "10-",
    "-10",
    "№",
    "1" * 60,
    "1,2,3",
    "²³ ½ Ⅳ ①",
    "百",
    "ⅩⅣ",
]
NASTY += [
    "0/0",
    "1:2:3",
    "\u200b1\u200d2",
    "𝟏𝟐 𝟑",
    "لـ13",
    "第",
    "10,000.000,5",
    "+",
    "(1)(2)",
    "IIII",
    "년 10",
]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nasty_strings_break_nothing(lang: str) -> None:
    dates = load_date_profile(lang)
    for text in [*NASTY, " ".join(NASTY)]:
        for date in find_dates(text, 0, len(text), dates, "2025-06-30"):
            assert date.span.of(text) == date.raw
        for number in numbers(lang, text):
            assert number.span.of(text) == number.raw
            assert "E" not in str(number.value)
