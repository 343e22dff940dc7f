from __future__ import annotations

import pytest

from kg.names import family_name, is_vietnamese_name, vietnamese_readings
from kg.names.vietnamese import IS_VIETNAMESE, vietnamese_key

VIETNAMESE = [
    "Nguyễn Văn An",
    "Giàng A Páo",
    "Tran Thi Hoa",
    "ট্রিনহ টুয়েট মাই",
    "ত্রিনহ টুয়েট মাই",
    "লে ডুক ডুক",
    "لی ڈک ڈک",
    "لام آنه",
    "نگوین وان ہنگ",
    "فام مينه تشينه",
    "Фам Минь Тинь",
    "Во Ван Тхыонг",
    "응우옌쑤언푹",
    "쯔엉떤상",
    "보 반 트엉",
    "グエン・スアン・フック",
    "เหงียน ซวน ฟุก",
    "ຟ້າມ ມິງ ຈິງ",
    "फाम मिन्ह चिन्ह",
    "阮春福",
    "ង្វៀន សួនហ្វុក",
]
OTHERS = [
    "দিমিত্রি কুজমিন",
    "শিনিচি কিতাওকা",
    "মোহাম্মদ রফিকুল",
    "ইমরান খান",
    "শেখ হাসিনা",
    "নরেন্দ্র মোদী",
    "شهباز شریف",
    "محمد بن سلمان",
    "خالد العطية",
    "Владимир Путин",
    "Мария Захарова",
    "Алексей Миллер",
    "윤석열",
    "이재명",
    "김정은",
    "キタオカ・シンイチ",
    "タナカ・ヒロシ",
    "ທອງລຸນ ສີສຸລິດ",
    "ຄຳພູ ວົງດາລາ",
    "สมชาย ใจดี",
    "इंदिरा गांधी",
    "Kim Jong Un",
    "Lee Jae-myung",
    "John Smith",
    "José García",
    "Jean Dupont",
    "Xi Jinping",
    "习近平",
    "",
    "2025",
    "Nguyễn",
    "Một hai ba bốn năm sáu bảy tám",
]


@pytest.mark.parametrize("surface", VIETNAMESE)
def test_vietnamese_names_are_recognised(surface: str) -> None:
    assert is_vietnamese_name(surface) >= IS_VIETNAMESE


@pytest.mark.parametrize("surface", OTHERS)
def test_other_names_are_not(surface: str) -> None:
    assert is_vietnamese_name(surface) < IS_VIETNAMESE


def test_tokens_are_as_good_as_text() -> None:
    assert is_vietnamese_name(["Lê", "Văn", "Sơn"]) == is_vietnamese_name("Lê Văn Sơn") == 1.0


def test_japanese_characters_count_half() -> None:
    assert is_vietnamese_name("林春美", "ja") < IS_VIETNAMESE


@pytest.mark.parametrize(
    ("surface", "reading"),
    [
        ("ট্রিনহ টুয়েট মাই", "Trinh Tuyet Mai"),
        ("লে ডুক ডুক", "Le Duc Duc"),
        ("응우옌쑤언푹", "Nguyen Xuan Phuc"),
        ("Чан Тхань Ман", "Tran Thanh Man"),
        ("郑雪梅", "Trinh Tuyet Mai"),
    ],
)
def test_the_best_reading(surface: str, reading: str) -> None:
    assert vietnamese_readings(surface)[0] == reading


def test_the_right_reading_is_among_the_first_where_vowels_are_left_out() -> None:
    assert "Nguyen Van Hung" in vietnamese_readings("نگوین وان ہنگ")
    assert vietnamese_readings("Nguyễn Văn Hùng") == []


def test_the_family_name_gets_its_tone() -> None:
    assert family_name("فام مينه تشينه") == "Phạm"
    assert family_name("Dang Van Lam") == "Đặng"
    assert family_name("Lavrov") is None


def test_keys_ignore_what_scripts_lose() -> None:
    assert vietnamese_key("Trịnh Tuyết Mai") == vietnamese_key("Trinh Tuyet Mai") == "vn:CNTTM"
    assert vietnamese_key("Lê Văn Đức") == vietnamese_key("Le Van Duc")
    assert vietnamese_key("Lê Văn Sơn") != vietnamese_key("Lê Văn Lâm")
