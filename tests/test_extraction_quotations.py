"""Who says what stands in quotes: before it, behind it, in its middle, over several sentences."""

from __future__ import annotations

import pytest
from extraction_scenes import names_in, reading_of, scene_of

from kg.extraction.statements.quotations import quotations_in

LEADS = {
    "en": "On March 12, Governor Soichiro Miyashita of Aomori Prefecture, Japan, received a "
    "delegation from Lam Dong Province, Vietnam, headed by Ho Van Muoi, Chairman of the "
    "provincial People's Committee.",
    "ru": "12 марта губернатор Пензенской области Олег Мельниченко принял делегацию вьетнамской "
    "провинции Ламдонг во главе с председателем народного комитета Хо Ван Мыои.",
    "zh": "3月12日，日本青森县知事宫下宗一郎会见了越南林同省人民委员会主席胡文美率领的代表团。",
    "id": "Gubernur Sulawesi Selatan Andi Sudirman Sulaiman menerima delegasi Provinsi Lam Dong, "
    "Vietnam, yang dipimpin Ketua Komite Rakyat Provinsi Ho Van Muoi, pada 12 Maret.",
    "vi": "Ngày 12/3, Chủ tịch UBND tỉnh Lâm Đồng Hồ Văn Mười tiếp đoàn công tác tỉnh Aomori (Nhật "
    "Bản) do Thống đốc Miyashita Soichiro dẫn đầu.",
}


def said(lang: str, text: str) -> list[tuple[str, str, tuple[str, ...]]]:
    """Return (type, names of the speakers, fields) of each statement behind the lead."""
    reading = reading_of(f"{LEADS[lang][:20]}\n{LEADS[lang]}\n{text}", lang)
    return [
        (
            str(claim.roles["type"][0]),
            names_in(reading, claim.roles["speaker"]),
            tuple(map(str, claim.roles["field"])),
        )
        for claim in reading.claims
        if claim.type == "statement"
    ]


@pytest.mark.parametrize(
    ("lang", "text", "who"),
    [
        ("en", "“We will send ten doctors to Da Lat,” Miyashita said.", "Soichiro Miyashita"),
        ("zh", "“明年我们将向林同省派遣10名医生。”宫下宗一郎说。", "宫下宗一郎"),
        ("zh", "“明年我们将派遣10名医生，”宫下宗一郎说，“并做好准备。”", "宫下宗一郎"),
        (
            "id",
            '"Kami akan mengirim sepuluh dokter ke Da Lat tahun depan," ujarnya.',
            "Andi Sudirman Sulaiman",
        ),
        (
            "id",
            '"Kami akan mengirim sepuluh dokter ke Da Lat tahun depan," kata Andi Sudirman.',
            "Andi Sudirman Sulaiman",
        ),
        (
            "vi",
            "“Chúng tôi sẽ cử 10 bác sĩ sang Đà Lạt”, ông Miyashita Soichiro nói.",
            "Miyashita Soichiro",
        ),
    ],
)
def test_a_promise_in_quotes_is_of_who_speaks_them(lang: str, text: str, who: str) -> None:
    assert said(lang, text) == [("commitment", who, ("health",))]


def test_a_quotation_over_two_sentences_is_of_who_is_named_behind_it() -> None:
    text = "“We will send ten doctors. We will train farmers, too,” Soichiro Miyashita said."
    assert {(kind, who) for kind, who, _ in said("en", text)} == {
        ("commitment", "Soichiro Miyashita")
    }


def test_quotes_without_a_promise_state_nothing() -> None:
    assert said("en", "“The weather was bad in March,” Soichiro Miyashita said.") == []
    assert said("en", "The book “We Will Send Ten Doctors Tomorrow” was on show.") == []


def test_apostrophes_and_titles_are_no_quotations() -> None:
    text = f"Head\n{LEADS['en']}\nAomori’s farmers don’t sell apples, and ‘Fuji’ is one of them."
    assert quotations_in(scene_of(text, "en")).spans == {}


def test_a_paragraph_ends_a_quotation_that_is_not_closed() -> None:
    text = f"Head\n{LEADS['en']}\n“We will send ten doctors.\nHe Van Tung said nothing."
    scene = scene_of(text, "en")
    last = scene.sentences[-1]
    assert not quotations_in(scene).holds(last, last.i)
