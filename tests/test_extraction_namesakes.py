"""Things called after a place take no part in what happens; the place itself still does."""

from __future__ import annotations

import pytest
from extraction_scenes import scene_of


def _actors(text: str, lang: str) -> list[tuple[str, frozenset[str]]]:
    scene = scene_of(text, lang)
    return [
        (scene.surface(a.i, a.j), a.marks)
        for s in scene.sentences
        for a in s.actors
        if a.kind == "place"
    ]


#: By language: a text, what in it is only called after a place, and what is a place that acts.
CALLED = [
    (
        "en",
        "The frigate INS Chennai and the Osaka ferry sailed past Seoul.",
        "Chennai Osaka",
        "Seoul",
    ),
    (
        "en",
        "The Kyoto Protocol and the Hilton Bangkok Hotel impressed Seoul.",
        "Kyoto Bangkok",
        "Seoul",
    ),
    ("vi", "Tàu khu trục Chennai và khách sạn Novotel Huế đón đoàn Seoul.", "Chennai Huế", "Seoul"),
    (
        "vi",
        "Hiệp định Genève, phố Huế và đại lộ Bình Dương nối Seoul.",
        "Genève Huế Bình Dương",
        "Seoul",
    ),
    (
        "fr",
        "La frégate Surabaya, la rue de Paris et le protocole de Kyoto.",
        "Surabaya Paris Kyoto",
        "",
    ),
    (
        "es",
        "La fragata Cartagena, la calle Lima y el Protocolo de Kioto.",
        "Cartagena Lima Kioto",
        "",
    ),
    ("de", "Die Fregatte Bremen, das Kyoto-Protokoll und die Pariser Straße.", "Kyoto Pariser", ""),
    (
        "id",
        "Kapal perang Surabaya, Jalan Bandung dan Protokol Kyoto.",
        "Surabaya Bandung Kyoto",
        "",
    ),
    ("ru", "Фрегат «Мурманск», отель Пекин и конвенция Женева.", "Мурманск Пекин", ""),
    ("zh", "京都议定书、巴黎协定、上海大街和北京饭店。", "京都 巴黎 上海 北京", ""),
    ("ja", "京都議定書、パリ協定、上海通り、ハノイホテル。", "京都 パリ 上海 ハノイ", ""),
    ("ko", "교토 의정서와 파리 협정, 하노이 호텔.", "교토 파리 하노이", ""),
    ("ar", "بروتوكول كيوتو واتفاق باريس وفندق هانوي وشارع باريس.", "كيوتو باريس هانوي", ""),
    ("ur", "کیوٹو پروٹوکول، پیرس معاہدہ اور ہنوئی ہوٹل۔", "کیوٹو پیرس ہنوئی", ""),
    ("hi", "क्योटो प्रोटोकॉल, पेरिस समझौता और हनोई होटल।", "क्योटो पेरिस हनोई", ""),
    ("bn", "কিয়োটো প্রোটোকল, প্যারিস চুক্তি ও হ্যানয় হোটেল।", "কিয়োটো প্যারিস হ্যানয়", ""),
    ("th", "พิธีสารเกียวโต โรงแรมฮานอย ถนนปารีส", "เกียวโต ฮานอย ปารีส", ""),
    ("lo", "ອະນຸສັນຍາກຽວໂຕ ໂຮງແຮມຮ່າໂນ້ຍ", "ກຽວໂຕ ຮ່າໂນ້ຍ", ""),
    ("km", "ពិធីសារក្យូតូ សណ្ឋាគារហាណូយ ផ្លូវប៉ារីស", "ក្យូតូ ហាណូយ ប៉ារីស", ""),
]


@pytest.mark.parametrize(("lang", "text", "things", "places"), CALLED)
def test_things_called_after_places_do_not_act(
    lang: str, text: str, things: str, places: str
) -> None:
    acting = [name for name, _ in _actors(text, lang)]
    assert not [t for t in things.split() if t in acting], acting
    assert [p for p in places.split() if p in acting] == places.split()


@pytest.mark.parametrize(
    ("lang", "text", "place"),
    [
        ("en", "Guests toured the Hai Phong deep-water port.", "Hai Phong"),
        ("vi", "Họ khảo sát cảng quốc tế Hải Phòng.", "Hải Phòng"),
        ("fr", "Le festival international de Cannes a ouvert.", "Cannes"),
        ("es", "Abrió la feria internacional de Bogotá.", "Bogotá"),
        ("de", "Der Flughafen Hamburg wächst.", "Hamburg"),
        ("id", "Tamu meninjau pelabuhan Surabaya.", "Surabaya"),
        ("ru", "Гости осмотрели порт Владивосток.", "Владивосток"),
        ("zh", "岘港国际烟花节开幕。", "岘港"),
        ("ja", "大阪万博が開幕した。", "大阪"),
        ("ko", "부산 국제영화제가 열렸다.", "부산"),
        ("hi", "मुंबई अंतरराष्ट्रीय महोत्सव शुरू हुआ।", "मुंबई"),
        ("ur", "لاہور ادبی فیسٹیول شروع ہوا۔", "لاہور"),
        ("ar", "افتتح مهرجان قرطاج الدولي ومعرض باريس.", "باريس"),
    ],
)
def test_what_lies_in_a_place_says_only_where(lang: str, text: str, place: str) -> None:
    assert [m for name, m in _actors(text, lang) if name == place] == [frozenset({"in", "site"})]


@pytest.mark.parametrize(
    ("lang", "text", "place"),
    [
        ("en", "The Busan accord with Hanoi was renewed, and Busan open to guests.", "Busan"),
        ("en", "The Osaka team of officials met the Busan Hotel Association.", "Osaka"),
        ("vi", "Tuyên bố Hà Nội - Viêng Chăn được ký.", "Hà Nội"),
        ("vi", "Tỉnh bạn yêu cầu Hải Phòng giúp đỡ.", "Hải Phòng"),
        ("fr", "L'accord de Lyon avec Hanoï court jusqu'en 2030.", "Lyon"),
        ("de", "Gestern haben Hanoi und Guangxi Abkommen unterzeichnet.", "Guangxi"),
        ("zh", "5月3日号河内代表团访问上海。", "河内"),
        ("ko", "부산으로 호텔 대표들이 왔다.", "부산으로"),
        ("hi", "जहाज हनोई पहुंचा।", "हनोई"),
    ],
)
def test_places_beside_such_words_still_act(lang: str, text: str, place: str) -> None:
    assert place in [name for name, _ in _actors(text, lang)]
