"""Fields of what is spoken of: what it is about, before who is counted and how it is given."""

from __future__ import annotations

import pytest
from extraction_scenes import reading_of, scene_of

from kg.extraction.clauses import fields_in


def fields(lang: str, text: str) -> set[str]:
    scene = scene_of(f"1\n{text}", lang)
    sentence = scene.sentences[-1]
    return set(fields_in(scene, sentence, sentence.i, sentence.j))


@pytest.mark.parametrize(
    ("lang", "text", "field"),
    [
        ("en", "The ward will treat ten children with burns at its hospital.", "health"),
        ("fr", "Elle soignera dix enfants diabétiques dans ses hôpitaux.", "health"),
        ("de", "Es behandelt zehn Kinder in seinen Krankenhäusern.", "health"),
        ("es", "Donará dos ambulancias.", "health"),
        ("ar", "سيعالج عشرة أطفال في مستشفياتها.", "health"),
        ("ur", "بچوں کا مفت علاج اسپتال میں ہوگا۔", "health"),
        ("id", "Sepuluh anak diobati di rumah sakit.", "health"),
        ("en", "Two engineers will look at the waste water.", "environment"),
        ("ru", "Два инженера осмотрят очистные сооружения.", "environment"),
        ("en", "Enterprises will take part in the trade fair.", "trade"),
        ("vi", "Doanh nghiệp sẽ tham gia hội chợ.", "trade"),
        ("de", "Sprachkurse für Beamte.", "education_training"),
    ],
)
def test_who_is_counted_tells_no_field_beside_what_it_is_about(
    lang: str, text: str, field: str
) -> None:
    assert fields(lang, text) == {field}


@pytest.mark.parametrize(
    ("lang", "text", "field"),
    [
        ("en", "Ten children will come.", "youth"),
        ("fr", "Dix enfants viendront.", "youth"),
        ("en", "Three engineers will come.", "science_technology"),
        ("zh", "将派三名老师。", "education_training"),
        ("th", "จะเปิดด่าน 3 แห่ง", "border_management"),
        ("ko", "매장 세 곳을 연다.", "trade"),
    ],
)
def test_what_is_counted_tells_the_field_where_no_other_word_does(
    lang: str, text: str, field: str
) -> None:
    assert fields(lang, text) == {field}


def test_an_office_that_is_to_act_by_a_promise_tells_its_field() -> None:
    text = (
        "Thuringia and Vinh Phuc look for new fields\n"
        "On March 12, Minister-President Mario Voigt of Thuringia, Germany, received a delegation "
        "from Vinh Phuc Province, Vietnam, headed by Chairman Tran Duy Dong.\n"
        "Mr Voigt promised that the Thuringian Department of Labour would open a contact point."
    )
    (claim,) = [c for c in reading_of(text, "en").claims if c.type == "statement"]
    assert claim.roles["field"] == ("labour",)
