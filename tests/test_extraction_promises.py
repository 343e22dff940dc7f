"""Promises in small invented articles: by tense and person, and by whose side acts."""

from __future__ import annotations

import pytest
from extraction_scenes import RECEPTIONS, names_of, scene_of

from kg.extraction.statements.speech import find_statements

EN, RU = RECEPTIONS["en"], RECEPTIONS["ru"]
UR = (
    "پنجاب اور کاگوشیما کے درمیان تعاون پر بات چیت\n"
    "12 مارچ کو پنجاب کے گورنر سردار سلیم حیدر نے جاپان کے کاگوشیما پریفیکچر کے گورنر کوئیچی شیوتا "
    "کی قیادت میں آنے والے وفد سے ملاقات کی۔\n"
)


def promised(text: str, lang: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return (printed name or label of who promises, fields) of each promise."""
    scene = scene_of(text, lang)
    return [
        (names_of(scene, c.roles["speaker"]), tuple(map(str, c.roles["field"])))
        for c in find_statements(scene)
        if c.roles.get("type") == ("commitment",)
    ]


@pytest.mark.parametrize(
    ("lang", "text", "told"),
    [
        ("en", EN + "Suzuki said that Shizuoka would train ten teachers.", "Yasutomo Suzuki"),
        ("en", EN + "Suzuki said that the prefecture gives ten scholarships.", "Yasutomo Suzuki"),
        ("en", EN + "“We will send ten teachers,” Suzuki told reporters.", "Yasutomo Suzuki"),
        ("ru", RU + "Туан сообщил, что провинция примет десять студентов.", "Нгуен Тан Туан"),
        ("ur", UR + "شیوتا نے کہا کہ کاگوشیما دس طلبہ کو وظائف دے گا۔", "کوئیچی شیوتا"),
    ],
)
def test_what_his_own_side_will_do_is_promised_by_who_says_it(
    lang: str, text: str, told: str
) -> None:
    assert promised(text, lang) == [(told, ("education_training",))]


def test_what_the_other_side_will_do_is_promised_by_it_and_not_by_who_says_it() -> None:
    text = EN + "Suzuki said that West Java would train ten teachers."
    assert promised(text, "en") == [("West Java", ("education_training",))]


def test_an_event_that_will_be_held_is_no_promise() -> None:
    assert not promised(EN + "Suzuki said that the next meeting will be held in Bandung.", "en")


def test_each_side_promises_what_it_will_give_by_a_document() -> None:
    body = (
        "Under the memorandum, Shizuoka will train ten teachers from West Java, while West Java "
        "will supply seedlings to farmers of Shizuoka."
    )
    assert promised(EN + body, "en") == [
        ("Shizuoka", ("education_training",)),
        ("West Java", ("agriculture",)),
    ]


def test_what_was_given_before_is_no_promise() -> None:
    assert not promised(EN + "Last year Shizuoka gave West Java 20 fire engines.", "en")


def test_what_two_chiefs_agree_to_do_binds_both_units() -> None:
    body = "The two governors agreed to hold a youth football cup every summer."
    ((who, fields),) = promised(EN + body, "en")
    assert (set(who.split(" + ")), set(fields)) == ({"West Java", "Shizuoka"}, {"sports", "youth"})


def test_a_plan_that_is_part_of_what_was_done_promises_nothing() -> None:
    text = """Khánh Hòa tiếp khách Nhật Bản

Chủ tịch UBND tỉnh Khánh Hòa Trần Hòa Nam tiếp đoàn tỉnh Chiba (Nhật Bản) ngày 3/4/2025.
Theo ông Trần Hòa Nam, tỉnh Khánh Hòa đã hợp tác với tỉnh Chiba, hướng tới thành phố xanh.
Ông Trần Hòa Nam cho biết, tỉnh Khánh Hòa đã cùng tỉnh Chiba xây dựng kế hoạch xử lý rác.
"""
    assert promised(text, "vi") == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('شیوتا نے کہا: "ہم پاکستانی پھلوں کی درآمد میں آسانی پیدا کریں گے۔"', True),
        (
            'شیوتا نے کہا: "ہم چاہتے ہیں کہ پاکستانی فریق پھلوں کی درآمد میں آسانی پیدا کرے گا۔"',
            False,
        ),
    ],
)
def test_what_we_shall_do_is_promised_whoever_else_is_named(text: str, told: bool) -> None:
    assert bool(promised(UR + text, "ur")) == told
