"""Dates in running text, in every language that ships."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path
from typing import Any

import pytest
from extraction_scenes import scene_of

from kg.errors import LexiconError
from kg.extraction.numbers.date_forms import compile_dates
from kg.extraction.numbers.dates import find_dates, resolve_year
from kg.extraction.numbers.edtf import parse_day, precision_of
from kg.extraction.numbers.quantity_data import DateMention, DateProfile
from kg.extraction.numbers.relative import work_out
from kg.extraction.numbers.templates import compile_regex
from kg.lexicon_quantities import load_date_profile

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
        data = tomllib.loads((LANG / lang / "dates.toml").read_text(encoding="utf-8"))
        for n, case in enumerate(data["case"]):
            found.append(pytest.param(lang, case, id=f"{lang}-{n}"))
    return found


def dates(lang: str, text: str, published: str | None = None) -> list[DateMention]:
    return find_dates(text, 0, len(text), load_date_profile(lang), published)


@pytest.mark.parametrize(("lang", "case"), cases())
def test_dates_of_language(lang: str, case: dict[str, Any]) -> None:
    text = case["text"]
    found = dates(lang, text, case.get("published"))
    rows = [
        {"raw": d.raw, "edtf": d.edtf, "precision": d.precision}
        | ({"relative": True} if d.relative else {})
        for d in found
    ]
    assert rows == case["dates"]
    assert all(text[d.span.start : d.span.end] == d.raw for d in found)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_enough_cases_ship(lang: str) -> None:
    data = tomllib.loads((LANG / lang / "dates.toml").read_text(encoding="utf-8"))
    assert len(data["case"]) >= (12 if lang in FIRST_CLASS else 6)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_template_compiles(lang: str) -> None:
    for template in compile_dates(load_date_profile(lang)).table.templates:
        compile_regex(template)


@pytest.mark.parametrize("template", ["{d} {nonsense}", "[the ]{d} {m}", "{d} {d}", "{d", "({d}"])
def test_a_broken_template_is_named(template: str) -> None:
    profile = DateProfile("en", {"form": (template,)})
    with pytest.raises(LexiconError, match="date template"):
        find_dates("5 6 7", 0, 5, profile)


def test_the_publication_date_is_no_fallback() -> None:
    assert dates("en", "They met and signed.", "2025-01-02") == []
    assert dates("en", "They met in 2019.", "2025-01-02")[0].edtf == "2019"


def test_what_is_printed_is_kept_beside_what_is_inferred() -> None:
    (found,) = dates("en", "They met on 9 June.", "2025-07-01")
    assert (found.printed, found.edtf, found.inferred) == ("XXXX-06-09", "2025-06-09", True)
    assert not dates("en", "They met on 9 June 2025.")[0].inferred


def test_a_date_before_the_sentence_can_be_referred_to() -> None:
    first = dates("en", "They met on 9 June.")
    text = "On the same day they signed."
    found = find_dates(text, 0, len(text), load_date_profile("en"), earlier=first)
    assert found[0].edtf == "XXXX-06-09"


@pytest.mark.parametrize(
    ("edtf", "published", "tense", "expected"),
    [
        ("XXXX-06-09", "2025-06-10", "past", "2025-06-09"),
        ("XXXX-06-11", "2025-06-10", "past", "2025-06-11"),  # a day of slack for time zones
        ("XXXX-06-12", "2025-06-10", "past", "2024-06-12"),
        ("XXXX-06-12", "2025-06-10", "future", "2025-06-12"),
        ("XXXX-06-09", "2025-06-10", "future", "2026-06-09"),
        ("XXXX-02-29", "2025-06-10", "past", "2024-02-29"),
        ("XXXX-10", "2025-06-10T08:00:00Z", "past", "2024-10"),
        ("XXXX-12-28/XXXX-01-03", "2025-06-10", "past", "2024-12-28/2025-01-03"),
        ("XXXX-06-09", "2025", "past", "XXXX-06-09"),
        ("XXXX-06-09", None, "past", "XXXX-06-09"),
        ("2019-06-09", "2025-06-10", "past", "2019-06-09"),
        ("", "2025-06-10", "past", ""),
    ],
)
def test_resolve_year(edtf: str, published: str | None, tense: Any, expected: str) -> None:
    assert resolve_year(edtf, published, tense) == expected


def test_precision_and_parsing() -> None:
    assert [precision_of(e) for e in ("2025-09-26", "XXXX-10", "2025")] == ["day", "month", "year"]
    assert parse_day("2023-02-30") == parse_day(None) == parse_day("2023-13")


def test_weeks_and_weekdays() -> None:
    base, nothing = parse_day("2025-06-11"), parse_day(None)  # a Wednesday
    assert work_out("week-minus-1", nothing, None, base, None) == "2025-06-02/2025-06-08"
    assert work_out("week-plus-1", nothing, 1, base, None) == "2025-06-16"
    assert work_out("named-near", nothing, 3, base, None) == "2025-06-11"
    assert work_out("named-past", nothing, 3, base, None) == "2025-06-04"
    assert work_out("years-ago", nothing, None, base, 10) == "2015"
    assert work_out("named-next", nothing, 3, nothing, None) == ""


def test_the_day_before_a_day_of_an_unknown_year() -> None:
    texts = {day: dates("en", "Yesterday they met.", day) for day in ("XXXX-03-02", "XXXX-02-29")}
    assert [[d.edtf for d in found] for found in texts.values()] == [["XXXX-03-01"], [""]]


def test_web_addresses_hold_no_dates() -> None:
    assert dates("en", "See https://example.org/2025/09/26/talks.html") == []


@pytest.mark.parametrize(
    "text", ["1/" * 4000, "9-6-" * 2500, "ngày " * 2500, "2025 " * 2500, "tháng 1 " * 2000]
)
def test_hostile_text_takes_linear_time(text: str) -> None:
    began = time.perf_counter()
    for lang in ("vi", "en", "ar"):
        dates(lang, text)
    assert time.perf_counter() - began < 4


def test_a_year_that_lies_ahead_is_not_the_year_of_the_news() -> None:
    text = """Hải Phòng công bố dự án xe buýt điện với Kitakyushu

Ngày 10/2, UBND TP Hải Phòng tổ chức hội nghị với thành phố Kitakyushu về xe buýt điện.
Dự án bắt đầu từ tháng 1/2016. Thành phố sẽ có 50 xe buýt điện vào năm 2030.
"""
    assert scene_of(text, "vi").year == "2016"


@pytest.mark.parametrize(
    "sentence",
    [
        "Thành phố phấn đấu đến năm 2030 có 50 xe buýt điện.",  # an end
        "Năm 2014 và năm 2016, thành phố đón 5 triệu lượt khách.",  # two: neither is the news
        "Tháng 5/1996, một đoàn đã đến đây. Năm 2024 có 10 đoàn.",  # long past
    ],
)
def test_a_year_that_only_stands_in_the_text_is_not_that_of_its_days(sentence: str) -> None:
    text = f"""Hải Phòng và Kitakyushu hợp tác

Ngày 10/2, UBND TP Hải Phòng tổ chức hội nghị với thành phố Kitakyushu. {sentence}
"""
    scene = scene_of(text, "vi")
    assert scene.year is None
    assert next(d for s in scene.sentences for d in s.dates)[1] == "XXXX-02-10"


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Dakar reçoit une délégation de Marseille."),
        ("en", "They flew in from Augsburg and landed in Mayo."),
        ("es", "La delegación llegó de Marbella."),
        ("ru", "Делегация побывала в Майкопе."),
        ("de", "Das Treffen fand im Maintal statt."),
    ],
)
def test_no_month_is_read_in_the_beginning_of_a_longer_word(lang: str, text: str) -> None:
    assert dates(lang, text) == []
