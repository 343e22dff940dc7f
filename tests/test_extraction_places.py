"""Places: unlisted names, weak names, containers, and words that are no places."""

from __future__ import annotations

import pytest
from extraction_scenes import scene_of

from kg.extraction.scene import Scene


def _keys(scene: Scene) -> list[str]:
    return [p.key for s in scene.sentences for p in s.places]


def _country(scene: Scene, label: str) -> str:
    return next(e.country for e in scene.entities.values() if e.label == label)


def test_short_country_name_counts_where_the_text_names_the_country() -> None:
    scene = scene_of(
        "Hải Dương đón đoàn khách CHLB Đức\nĐoàn Đức thăm tỉnh Hải Dương ngày 3/4.", "vi"
    )
    assert _keys(scene).count("DE") == 2


def test_short_country_name_counts_beside_an_embassy() -> None:
    scene = scene_of("Hải Dương\nĐại sứ quán Nga tại Hà Nội chúc mừng tỉnh Hải Dương.", "vi")
    assert "RU" in _keys(scene)


@pytest.mark.parametrize(
    ("lang", "text", "key"),
    [
        ("vi", "Manchester\nĐoàn tỉnh Nam Định thăm Manchester.", "GB-MAN"),
        ("en", "Hanover\nA delegation of Nam Dinh Province visited Hanover.", "gn-2910831"),
        ("en", "Jamaica\nA delegation of Jamaica visited Manchester.", "JM-12"),
        ("es", "Valencia\nUna delegación de Valencia visitó Nam Dinh.", "gn-2509954"),
    ],
)
def test_a_large_city_is_meant_before_a_namesake_far_away(lang: str, text: str, key: str) -> None:
    assert key in _keys(scene_of(text, lang))


def test_given_name_is_no_country() -> None:
    scene = scene_of("Hải Dương\nÔng Phạm Minh Đức thăm tỉnh Hải Dương và CHLB Đức.", "vi")
    assert _keys(scene).count("DE") == 1


def test_town_in_a_personal_name_is_no_place() -> None:
    scene = scene_of(
        "Hai Duong meets guests\nHai Duong province received Manuel Concepcion Rodriguez, "
        "who is Governor of Artemisa province in Cuba.",
        "en",
    )
    assert not [k for k in _keys(scene) if k.startswith("gn-")]


def test_name_shared_with_its_town_means_the_province() -> None:
    scene = scene_of(
        "Sơn La đón khách Lào\nTại thành phố Sơn La, tỉnh Sơn La tiếp đoàn Lào. Sơn La mến khách.",
        "vi",
    )
    assert _keys(scene)[0] == "VN-05"
    assert _keys(scene)[-1] == "VN-05"


def test_small_place_takes_the_country_of_its_container() -> None:
    scene = scene_of(
        "Thai Binh signs a pact\nThai Binh province signed a pact with Bukchon, "
        "a district of Seoul in South Korea.",
        "en",
    )
    assert _country(scene, "Bukchon") == "KR"


def test_small_vietnamese_place_in_english() -> None:
    scene = scene_of(
        "Binh Dinh opens a school\nVan Canh district in Binh Dinh province opened a school "
        "with money from Japan.",
        "en",
    )
    assert [p.country for s in scene.sentences for p in s.places if p.kind == "district"] == ["VN"]


def test_small_place_by_its_sound_in_arabic() -> None:
    scene = scene_of("مقاطعة لاو كاي\nزار الوفد منطقة بات خات في مقاطعة لاو كاي (فيتنام).", "ar")
    assert any(k.startswith("local/") for k in _keys(scene))


def test_common_words_before_district_are_no_place_in_bengali() -> None:
    scene = scene_of("হাই ফং\nহাই ফং শহরের একটি বড় জেলা সভা করেছে।", "bn")
    assert not [k for k in _keys(scene) if k.startswith("local/")]


def test_foreign_province_by_its_sound_in_urdu() -> None:
    scene = scene_of("ہنوئی\nلاؤس کے صوبہ سالاوان کا وفد ہنوئی شہر پہنچا۔ سالاوان خوش ہے۔", "ur")
    assert _keys(scene).count("LA-SL") == 2


def test_two_characters_before_a_type_word_in_chinese() -> None:
    scene = scene_of("老街省代表团访问云南\n老街省坝洒县与中国云南省签署协议。", "zh")
    assert any(p.kind == "district" for s in scene.sentences for p in s.places)


def test_chairmans_name_after_the_city_is_no_place() -> None:
    scene = scene_of(
        "Cần Thơ\nChủ tịch UBND thành phố Nguyễn Minh Khang tiếp đoàn Nhật Bản tại Cần Thơ.", "vi"
    )
    assert not [k for k in _keys(scene) if k.startswith("local/")]
    assert [p.name for s in scene.sentences for p in s.people] == ["Nguyễn Minh Khang"]


@pytest.mark.parametrize("word", ["New", "Old"])
def test_type_word_inside_a_longer_name_makes_no_place(word: str) -> None:
    scene = scene_of(f"Fair\nThe Hanoi {word} City Expo opens in Hanoi in May.", "en")
    assert not [k for k in _keys(scene) if k.startswith("local/")]


def test_a_chinese_town_as_vietnamese_reads_it_needs_china_beside_it() -> None:
    """Vietnam calls islands and communes like towns of China."""
    alone = scene_of("Hải Phòng\nTàu cá neo gần đảo Long Châu, thành phố Hải Phòng.", "vi")
    assert "cn-longzhou" not in _keys(alone)
    beside = scene_of(
        "Cao Bằng\nĐoàn huyện Long Châu (Trung Quốc) thăm tỉnh Cao Bằng. Long Châu ở gần.", "vi"
    )
    assert _keys(beside).count("cn-longzhou") == 2


def test_a_town_that_only_names_a_paper_is_no_place() -> None:
    text = """Hội nghị tại Đà Nẵng

Hội nghị tại thành phố Đà Nẵng bàn việc thực hiện mục tiêu Bogor và Tuyên bố chung Lima.
"""
    assert set(_keys(scene_of(text, "vi"))) == {"VN-DN"}
    spoken = text + "Đoàn thành phố Bogor (Indonesia) cũng dự hội nghị.\n"
    assert len(_keys(scene_of(spoken, "vi"))) > 2


@pytest.mark.parametrize(
    ("lang", "text", "key"),
    [
        ("en", "A delegation from Khamuan Province, Laos, arrived.", "LA-KH"),
        ("en", "They met Thailand's Buri Raam Province.", "TH-31"),
        ("es", "Firmaron un acuerdo con la provincia china de Hunnan.", "CN-HN"),
        ("ja", "ラオスのナムター県の知事一行と会談した。", "LA-LM"),
        ("vi", "Đoàn đại biểu tỉnh Mông La Khăm (Lào) đến thăm.", "local/mong-la-kham"),
        ("zh", "市长会见来访的老挝南加省代表团。", "local/nan-jia"),
        ("ko", "시는 라오스 남가주 대표단을 접견했다.", "local/nam-ga"),
    ],
)
def test_a_province_in_an_unlisted_spelling_beside_its_country(
    lang: str, text: str, key: str
) -> None:
    scene = scene_of("1\n" + text, lang)
    assert [p.key for s in scene.sentences for p in s.places if p.kind == "province"] == [key]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Each Province, Laos said, will have a school."),
        ("vi", "Các tỉnh của Lào đón khách."),
        ("zh", "市长会见来访的老挝各省代表团。"),
        ("ko", "시는 라오스 제주 대표단을 접견했다."),
    ],
)
def test_provinces_in_general_are_no_place(lang: str, text: str) -> None:
    scene = scene_of("1\n" + text, lang)
    assert not [p for s in scene.sentences for p in s.places if p.key.startswith("local/")]


def test_a_country_in_the_genitive_only_tells_where_a_place_lies() -> None:
    scene = scene_of("1\nHainan and China's Yunnan Province signed a pact.", "en")
    assert [p.key for s in scene.sentences for p in s.places if p.container] == ["CN"]


def test_what_a_small_place_lies_in_is_known_from_then_on() -> None:
    text = "1\nHainan met Seoul's Gangnam district.\nGangnam, a district of Seoul, was glad."
    scene = scene_of(text, "en")
    assert [p.container for s in scene.sentences for p in s.places if p.key == "KR-11"] == [
        True,
        True,
    ]


def test_a_region_before_its_town_only_tells_where_the_town_lies() -> None:
    scene = scene_of("1\nThe Tyrol town of Imstal met the Hokkaido town of Bibai-Oka.", "en")
    assert [p.key for s in scene.sentences for p in s.places if p.container] == ["AT-7", "JP-01"]
    scene = scene_of("1\nLuang Prabang province of Laos met Hainan.", "en")
    assert [p.j - p.i for s in scene.sentences for p in s.places if p.key == "LA-LP"] == [3]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("vi", "Chuyến bay hạ cánh lúc 21 giờ, theo giờ Bắc Kinh."),
        ("en", "The talks began at 9 p.m. Moscow time."),
        ("fr", "La cérémonie débutera à 10 heures, heure de Tokyo."),
        ("ru", "Встреча начнётся в 10 часов по пекинскому времени."),
        ("zh", "会谈于北京时间10时开始。"),
        ("ar", "تبدأ المحادثات الساعة العاشرة بتوقيت موسكو."),
    ],
)
def test_the_clock_of_a_city_names_no_party(lang: str, text: str) -> None:
    scene = scene_of("1\n" + text, lang)
    assert not [p for s in scene.sentences for p in s.places]
