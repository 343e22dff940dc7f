"""Wards, communes and districts that no list holds, told by their type word alone."""

from __future__ import annotations

import pytest
from extraction_scenes import scene_of

SMALL = [
    ("vi", "Tại phường Hòa Bình (Việt Nam), hai bên ký kết.", "Hoa Binh Ward", "VN"),
    ("vi", "Ngày 3/4, xã Hòa Bình và tỉnh Gelderland (Hà Lan) ký kết.", "Hoa Binh", "VN"),
    ("en", "The two sides met in Dong Hoi ward on May 11.", "Dong Hoi Ward", "VN"),
    ("ur", "11 دسمبر کو بوون ما تھوٹ وارڈ میں ملاقات ہوئی۔", "Buon Ma Thuot Ward", "VN"),
]

UNSPACED = [
    ("lo", "ເມືອງພິນ ແລະ ເມືອງກາລຶມ ເຊັນບົດບັນທຶກຊ່ວຍຈື່ ທີ່ ຕາແສງນາໄຊ.", 3),
    ("th", "อำเภอโพนพิสัย และ ตำบลกุดบง ลงนามบันทึกความเข้าใจ", 2),
    ("km", "ស្រុកអណ្តូងមាស និង ឃុំញ៉ាង បានចុះហត្ថលេខា។", 2),
]


@pytest.mark.parametrize(("lang", "text", "label", "country"), SMALL)
def test_a_ward_is_not_the_city_that_it_is_called_like(
    lang: str, text: str, label: str, country: str
) -> None:
    scene = scene_of("1\n" + text, lang)
    small = [e for e in scene.entities.values() if e.key.startswith("local/")]
    assert [(e.label, e.code, e.country) for e in small] == [(label, "commune", country)]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("vi", "Thị xã Sa Pa đón khách."),
        ("fr", "La commune de Tours reçoit une délégation."),
        ("en", "Officials visited several wards of Hanoi."),
    ],
)
def test_towns_and_communes_abroad_are_listed_cities(lang: str, text: str) -> None:
    scene = scene_of("1\n" + text, lang)
    assert not any(e.key.startswith("local/") for e in scene.entities.values())


@pytest.mark.parametrize(("lang", "text", "count"), UNSPACED)
def test_a_name_reaches_to_the_space_where_spaces_part_phrases(
    lang: str, text: str, count: int
) -> None:
    scene = scene_of("1\n" + text, lang)
    assert sum(len(s.places) for s in scene.sentences) == count


def test_a_common_word_behind_a_type_word_is_no_name() -> None:
    for lang, text in (("lo", "ເມືອງທີ່ສວຍງາມ ຕ້ອນຮັບແຂກ."), ("th", "เมืองที่สวยงาม ต้อนรับแขก")):
        scene = scene_of("1\n" + text, lang)
        assert not any(s.places for s in scene.sentences)


def test_towns_of_laos_are_its_districts() -> None:
    scene = scene_of("1\nເມືອງພິນ ເຊັນບົດບັນທຶກ.", "lo")
    assert [e.code for e in scene.entities.values() if e.kind == "place"] == ["district"]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The East-West corridor and the Northern region were discussed."),
        ("fr", "La délégation de la région Nord a visité le port."),
        ("ar", "كلف المحافظ الإدارة المركزية للسياحة بالمتابعة."),
        ("ru", "Авиакомпания «Аврора» и гостиница «Виктория» ждут гостей."),
        ("es", "Visitaron el parque industrial de El Salto."),
        ("id", "Gubernur Jawa Tengah Bambang Sutrisno membuka acara."),
        # A word does not bear itself out.
        ("ar", "بلغت قيمة المشروع 340 ألف أورو."),
        ("id", "Gubernur Jawa Tengah Bambang Sutrisno hadir. Bambang mengusulkan pelatihan."),
    ],
)
def test_directions_titles_and_people_are_no_places(lang: str, text: str) -> None:
    found = [p.key for s in scene_of("1\n" + text, lang).sentences for p in s.places]
    assert set(found) <= {"ID-JT"}


def test_a_direction_is_a_unit_of_the_country_spoken_of() -> None:
    scene = scene_of("1\nThe Northern Region of Ghana sent a delegation.", "en")
    assert ("place", "GH-NP") in scene.entities


@pytest.mark.parametrize(
    ("lang", "text", "label"),
    [
        ("id", "Pemerintah Kabupaten Lombok Utara menerima tamu.", "North Lombok"),
        ("id", "Bupati Sleman menerima tamu.", "Sleman"),
        ("ko", "전라남도 해남군은 대표단을 맞았다.", "Haenam"),
        ("vi", "Huyện Haenam (Hàn Quốc) đón đoàn.", "Haenam"),
        ("de", "Die Stadt Frankfurt (Oder) empfing eine Delegation.", "Frankfurt (Oder)"),
    ],
)
def test_regencies_and_counties_are_listed(lang: str, text: str, label: str) -> None:
    scene = scene_of("1\n" + text, lang)
    places = [e for e in scene.entities.values() if e.kind == "place"]
    assert label in {e.label for e in places if not e.key.startswith("local/")}


def test_frankfurt_alone_is_the_larger_one() -> None:
    scene = scene_of("1\nFrankfurt empfing eine Delegation aus Frankreich.", "de")
    assert ("place", "gn-2925533") in scene.entities


def test_a_commune_of_cambodia_is_not_read_as_vietnamese() -> None:
    text = "1\nខេត្តដាក់ណុង និង ខេត្តមណ្ឌលគិរី ជួបគ្នានៅ ឃុំដាក់ដាំ។"
    small = [e for e in scene_of(text, "km").entities.values() if e.key.startswith("local/")]
    assert [e.label for e in small] == ["Dakdam"]


@pytest.mark.parametrize(
    ("lang", "text", "keys"),
    [
        ("es", "Hanói, 2 jul (VNA) La provincia de Nghe An firmó.", {"VN-22"}),
        ("vi", "Hà Nội (TTXVN) - Tỉnh Nghệ An đón đoàn.", {"VN-22"}),
        ("en", "Hanoi (VNA) – Nghe An province hosted guests.", {"VN-22"}),
        ("en", "Nghe An (Vietnam) - a province of Vietnam - signed.", {"VN-22", "VN"}),
    ],
)
def test_the_place_of_a_short_dateline_acts_in_nothing(
    lang: str, text: str, keys: set[str]
) -> None:
    found = {p.key for s in scene_of("1\n" + text, lang).sentences for p in s.places}
    assert found == keys


def test_a_syllable_may_be_a_small_word_behind_a_sign() -> None:
    text = "পরের সকালে, কি সোন জেলার নারী সংঘ আসে। এটি কি সোন জেলার।"
    scene = scene_of(text, "bn")
    first, *_ = scene.sentences
    assert [scene.surface(p.name_i, p.name_j) for p in first.places] == ["কি সোন"]


def test_a_district_in_another_script_is_called_as_in_vietnamese() -> None:
    zh = scene_of("越南谅山省禄平县与中国宁明县签署协议，高禄县没有参加。", "zh")
    assert {e.label for e in zh.entities.values()} >= {"Loc Binh", "Cao Loc"}
    bn = scene_of("এনঘে আন প্রদেশে বৈঠক হয়, কি সোন জেলার প্রতিনিধিরা আসেন।", "bn")
    assert "Ky Son" in {e.label for e in bn.entities.values()}


@pytest.mark.parametrize(
    ("lang", "text", "key"),
    [
        ("hi", "सिरहा और मधुबनी जिलों के अधिकारियों ने नेपाल में बैठक की।", "np-siraha"),
        ("lo", "ເມືອງວິລະບູລີ ແຂວງສະຫວັນນະເຂດ ໄດ້ຕ້ອນຮັບຄະນະຜູ້ແທນ ຫວຽດນາມ.", "la-vilabouly"),
        ("vi", "Huyện Đắc Chưng (tỉnh Sê Kông, Lào) tiếp đoàn tỉnh Kon Tum.", "la-dakcheung"),
        ("ur", "ہنزہ اور کاشغر کے درمیان معاہدے پر دستخط ہوئے۔", "pk-hunza"),
        ("en", "Quang Tri province gave gifts to Sepon district of Laos.", "la-sepon"),
    ],
)
def test_districts_of_neighbours_are_listed(lang: str, text: str, key: str) -> None:
    assert ("place", key) in scene_of("1\n" + text, lang).entities


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("de", "Delegation aus Jeonbuk in Dak Lak\nSie besuchte den Bezirk Krong Pac."),
        ("fr", "Tuyen Quang et le Val-de-Marne\nLe département aidera le district de Na Hang."),
    ],
)
def test_a_district_of_a_unit_named_lies_in_vietnam(lang: str, text: str) -> None:
    small = [e for e in scene_of(text, lang).entities.values() if e.key.startswith("local/")]
    assert [e.country for e in small] == ["VN"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Đồng Nai tiếp đoàn Champasak (Lào)\nĐoàn thăm huyện Long Thành.", "local/long-thanh"),
        ("Champasak visits Dong Nai\nThe guests saw Long district of Laos.", "gn-1655177"),
    ],
)
def test_the_first_syllable_of_a_vietnamese_name_is_no_district_of_laos(
    text: str, name: str
) -> None:
    keys = {key for _, key in scene_of(text, "vi" if "tiếp" in text else "en").entities}
    assert name in keys
    assert len(keys & {"local/long-thanh", "gn-1655177"}) == 1
