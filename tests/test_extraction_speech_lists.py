"""Lists that a verb of asking or promising opens with a colon: each line is a statement."""

from __future__ import annotations

import pytest
from extraction_scenes import reading_of

LEADS = {
    "en": "Governor Soichiro Miyashita of Aomori Prefecture, Japan, received a delegation from Lam "
    "Dong Province, Vietnam, headed by Ho Van Muoi, Chairman of the provincial People's Committee.",
    "ru": "Губернатор Пензенской области Олег Мельниченко принял делегацию вьетнамской провинции "
    "Ламдонг во главе с председателем народного комитета Хо Ван Мыои.",
    "vi": "Chủ tịch UBND tỉnh Lâm Đồng Hồ Văn Mười tiếp đoàn công tác tỉnh Aomori (Nhật Bản) do "
    "Thống đốc Miyashita Soichiro dẫn đầu.",
    "hi": "गुजरात के मुख्यमंत्री भूपेंद्र पटेल ने वियतनाम के लाम डोंग प्रांत के प्रतिनिधिमंडल का "
    "स्वागत किया, जिसका नेतृत्व प्रांतीय जन समिति के अध्यक्ष हो वान मुओई कर रहे थे।",
    "id": "Gubernur Sulawesi Selatan Andi Sudirman Sulaiman menerima delegasi Provinsi Lam Dong, "
    "Vietnam, yang dipimpin Ketua Komite Rakyat Provinsi Ho Van Muoi, pada 12 Maret.",
}


def listed(lang: str, text: str) -> list[tuple[str, str, str]]:
    """Return (type, who speaks, fields) of each statement behind the lead."""
    reading = reading_of(f"{LEADS[lang][:20]}\n{LEADS[lang]}\n{text}", lang)
    people = {e.key: e.printed[0].text for e in reading.entities if e.kind == "person"}
    return [
        (
            str(claim.roles["type"][0]),
            people[str(getattr(claim.roles["speaker"][0], "key", ""))],
            " ".join(map(str, claim.roles["field"])),
        )
        for claim in reading.claims
        if claim.type == "statement"
    ]


@pytest.mark.parametrize(
    ("lang", "text", "who"),
    [
        (
            "en",
            "Ho Van Muoi proposed the following:\n1. Exchange students.\n2. Train farmers.",
            "Ho Van Muoi",
        ),
        (
            "ru",
            (
                "Хо Ван Мыои предложил сторонам: 1. Расширить обмен студентами; 2. Создать "
                "группу по сельскому хозяйству."
            ),
            "Хо Ван Мыои",
        ),
        (
            "vi",
            "Ông Miyashita Soichiro đề nghị:\n- Trao đổi sinh viên hằng năm;\n- Đào tạo nông dân.",
            "Miyashita Soichiro",
        ),
        (
            "hi",
            "हो वान मुओई ने प्रस्ताव रखा:\n- हर साल छात्रों का आदान-प्रदान;\n- किसानों का प्रशिक्षण।",
            "हो वान मुओई",
        ),
        (
            "id",
            "Ho Van Muoi mengusulkan:\n1. Pertukaran mahasiswa setiap tahun;\n2. Pelatihan petani.",
            "Ho Van Muoi",
        ),
    ],
)
def test_each_line_is_a_statement_of_who_opened_the_list(lang: str, text: str, who: str) -> None:
    found = listed(lang, text)
    assert [(name, "education_training" in f, "agriculture" in f) for _, name, f in found] in (
        [(who, True, False), (who, False, True)],
        [(who, True, False), (who, True, True)],
    )
    assert {kind for kind, _, _ in found} <= {"proposal", "request"}


def test_what_is_promised_in_a_list() -> None:
    text = "Soichiro Miyashita promised:\n- ten scholarships for students;\n- two farm experts."
    assert [row[:2] for row in listed("en", text)] == [("commitment", "Soichiro Miyashita")] * 2


@pytest.mark.parametrize(
    "text",
    [
        "The programme of the visit:\n- a tour of farms;\n- a talk with students.",
        "Ho Van Muoi named three fields:\n- education;\n- agriculture.",
        "Ho Van Muoi proposed:\nFarmers of the province sold apples in March.",
    ],
)
def test_lists_that_nobody_proposes(text: str) -> None:
    assert listed("en", text) == []
