"""Names of bodies that no list holds, in scripts without capitals."""

from __future__ import annotations

import pytest
from extraction_scenes import scene_of

from kg.extraction.scene import BodyPhrase, Scene


def bodies(lang: str, text: str) -> tuple[Scene, list[BodyPhrase]]:
    scene = scene_of(text, lang)
    return scene, [b for s in scene.sentences for b in s.bodies]


def shown(lang: str, text: str) -> list[tuple[str, str | None]]:
    """Return what names the bodies of a text, as printed, and where they lie."""
    scene, found = bodies(lang, text)
    return [(scene.surface(b.i, b.j), b.place) for b in found]


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        (
            "hi",
            "जयपुर ने गुरु नानक देव विश्वविद्यालय, टाटा मोटर्स कंपनी और ओसाका गैस कंपनी के साथ बात की।",
            [
                ("गुरु नानक देव विश्वविद्यालय", None),
                ("टाटा मोटर्स कंपनी", None),
                ("ओसाका गैस कंपनी", "JP-27"),
            ],
        ),
        (
            "bn",
            "বুধবার সিডনির ম্যাককোয়ারি বিশ্ববিদ্যালয় ও শাহজালাল বিজ্ঞান ও প্রযুক্তি বিশ্ববিদ্যালয় চুক্তি করে।",
            [
                ("সিডনির ম্যাককোয়ারি বিশ্ববিদ্যালয়", "gn-2147714"),
                ("শাহজালাল বিজ্ঞান ও প্রযুক্তি বিশ্ববিদ্যালয়", None),
            ],
        ),
        (
            "ur",
            "ازمیر کی ایجین یونیورسٹی، جامعہ پنجاب اور یونیورسٹی آف ایگریکلچر فیصل آباد نے بات کی۔",
            [
                ("ایجین یونیورسٹی", "TR-35"),
                ("جامعہ پنجاب", "PK-PB"),
                ("یونیورسٹی آف ایگریکلچر فیصل آباد", "gn-1179400"),
            ],
        ),
        (
            "ar",
            "وقعت جامعة الملك عبد العزيز وجامعة كيوشو اليابانية وشركة هواوي مذكرة تفاهم.",
            [
                ("جامعة الملك عبد العزيز", None),
                ("وجامعة كيوشو اليابانية", "JP"),
                ("وشركة هواوي", None),
            ],
        ),
        (
            "ko",
            "호찌민 경제대학교와 쓰촨사범대학교가 참석했다.",
            [("호찌민 경제대학교와", "VN-SG"), ("쓰촨사범대학교가", "CN-SC")],
        ),
        (
            "th",
            "คณะผู้แทนเยี่ยมชมโรงพยาบาลสรรพสิทธิ และมูลนิธิชัยพัฒนา ได้มอบทุน",
            [("โรงพยาบาลสรรพสิทธิ", None), ("มูลนิธิชัยพัฒนา", None)],
        ),
        (
            "lo",
            "ຄະນະຜູ້ແທນ ມະຫາວິທະຍາໄລສຸພານຸວົງ ໄດ້ຢ້ຽມຢາມ",
            [("ມະຫາວິທະຍາໄລສຸພານຸວົງ", None)],
        ),
        (
            "km",
            "គណៈប្រតិភូបានទស្សនាមន្ទីរពេទ្យជ័យវរ្ម័ន",
            [("មន្ទីរពេទ្យជ័យវរ្ម័ន", None)],
        ),
    ],
    ids=["hi", "bn", "ur", "ar", "ko", "th", "lo", "km"],
)
def test_words_without_a_meaning_beside_a_head_are_its_name(
    lang: str, text: str, wanted: list[tuple[str, str | None]]
) -> None:
    assert shown(lang, text) == wanted


@pytest.mark.parametrize(
    ("lang", "text", "keys"),
    [
        ("hi", "मेयर ने एक निजी विश्वविद्यालय और जिसे कंपनी कहते हैं उसका दौरा किया।", []),
        ("bn", "সকাল ১১টায় বিশ্ববিদ্যালয়ের কাছে একটি বেসরকারি হাসপাতাল খোলা হয়।", []),
        ("ur", "میئر نے ایک بڑی نجی یونیورسٹی کا دورہ کیا۔", []),
        (
            "ar",
            "زار الوفد جامعة حكومية وشركة كبيرة، ثم رئيس الجامعة للشؤون الأكاديمية.",
            ["any/university"],  # of which somebody is president, without a name
        ),
    ],
    ids=["hi", "bn", "ur", "ar"],
)
def test_common_words_beside_a_head_name_nobody(lang: str, text: str, keys: list[str]) -> None:
    assert [body.key for body in bodies(lang, text)[1]] == keys


def test_a_head_without_the_article_is_none_of_those_named() -> None:
    text = "وقعت جامعة كيوشو الاتفاقية. قال رئيس الجامعة إن جامعة أخرى ستنضم."
    scene, found = bodies("ar", text)
    assert [scene.surface(b.i, b.j) for b in found] == ["جامعة كيوشو", "الجامعة"]
    assert found[0].key == found[1].key


@pytest.mark.parametrize(
    ("lang", "text", "place"),
    [
        ("hi", "वाराणसी के मेयर ने क्योटो का दौरा किया। नगर निगम ने इसकी घोषणा की।", "gn-1253405"),
        ("bn", "কলকাতায় এক বৈঠক হয়। পুরসভার আধিকারিকরা জানান।", "gn-1275004"),
        ("ur", "میونسپل کارپوریشن سیالکوٹ نے اعلان کیا۔", "gn-1164909"),
        ("ar", "في الشارقة اجتماع اليوم. ووافق المجلس البلدي على الاتفاق.", "AE-SH"),
    ],
    ids=["hi", "bn", "ur", "ar"],
)
def test_a_municipal_body_without_a_name_is_that_of_the_city(
    lang: str, text: str, place: str
) -> None:
    assert [b.place for b in bodies(lang, text)[1]] == [place]


@pytest.mark.parametrize(
    ("lang", "text", "label"),
    [
        ("bn", "চট্টগ্রাম বন্দর কর্তৃপক্ষের সঙ্গে বৈঠক হয়।", "Chattogram Port Authority"),
        ("zh", "代表团访问了宁波港务局。", "Ningbo Port Authority"),
        ("ar", "زار الوفد هيئة ميناء العقبة.", "Aqaba Port Authority"),
        ("en", "They met the Port Authority of Hai Phong.", "Hai Phong Port Authority"),
    ],
    ids=["bn", "zh", "ar", "en"],
)
def test_who_runs_a_port_is_a_body(lang: str, text: str, label: str) -> None:
    scene, found = bodies(lang, text)
    assert [scene.entities["body", b.key].label for b in found] == [label]
