"""Events besides the news: still to come, of before, told behind "after", or with a proposal."""

from __future__ import annotations

import pytest
from extraction_scenes import reading_of, scene_of

from kg.extraction.engine import find_claims
from kg.extraction.events.events import find_events

#: Headline and lead of a reception, in which both sides are told.
NEWS = {
    "en": (
        "Da Nang and Daegu widen cooperation\n"
        "On March 5, 2024, Le Trung Chinh, Chairman of the Da Nang City People's Committee, "
        "received a delegation from Daegu, Republic of Korea, led by Mayor Hong Joon-pyo.\n"
    ),
    "fr": (
        "Da Nang et Daegu élargissent leur coopération\n"
        "Le 5 mars 2024, Le Trung Chinh, président du Comité populaire de la ville de Da Nang, "
        "a reçu une délégation de Daegu (République de Corée) conduite par le maire.\n"
    ),
    "vi": (
        "Đà Nẵng và Daegu mở rộng hợp tác\n"
        "Ngày 5/3/2024, Chủ tịch UBND thành phố Đà Nẵng Lê Trung Chinh tiếp đoàn đại biểu thành "
        "phố Daegu (Hàn Quốc) do Thị trưởng Hong Joon-pyo dẫn đầu.\n"
    ),
    "ko": (
        "다낭시와 대구시, 협력 확대\n"
        "2024년 3월 5일 레 쭝 찐 다낭시 인민위원장은 홍준표 시장을 단장으로 한 대한민국 대구시 "
        "대표단을 접견했다.\n"
    ),
    "hi": (
        "दा नांग और डेगू सहयोग बढ़ाएंगे\n"
        "5 मार्च 2024 को दा नांग शहर की जन समिति के अध्यक्ष ले चुंग चिन्ह ने महापौर होंग जून-प्यो "
        "के नेतृत्व में आए दक्षिण कोरिया के डेगू शहर के प्रतिनिधिमंडल का स्वागत किया।\n"
    ),
    "bn": (
        "দা নাং ও দেগু সহযোগিতা বাড়াচ্ছে\n"
        "২০২৪ সালের ৫ মার্চ দা নাং শহরের গণ কমিটির চেয়ারম্যান লে ট্রুং চিন মেয়র হং জুন-পিয়োর "
        "নেতৃত্বে আসা দক্ষিণ কোরিয়ার দেগু শহরের প্রতিনিধিদলকে অভ্যর্থনা জানান।\n"
    ),
    "ur": (
        "دا نانگ اور ڈیگو تعاون بڑھائیں گے\n"
        "5 مارچ 2024ء کو دا نانگ شہر کی عوامی کمیٹی کے چیئرمین لے ترونگ چنہ نے میئر ہونگ جون پیو "
        "کی قیادت میں آنے والے جنوبی کوریا کے شہر ڈیگو کے وفد کا استقبال کیا۔\n"
    ),
    "ru": (
        "Дананг и Тэгу расширяют сотрудничество\n"
        "5 марта 2024 года председатель Народного комитета города Дананг Ле Чунг Тинь принял "
        "делегацию города Тэгу (Республика Корея) во главе с мэром Хон Джун Пхё.\n"
    ),
    "zh": (
        "岘港市与大邱市扩大合作\n"
        "2024年3月5日，岘港市人民委员会主席黎中政会见了由市长洪准杓率领的韩国大邱市代表团。\n"
    ),
}


def further(lang: str, sentence: str) -> list[tuple[str, str]]:
    """Return type and date of the events that one more sentence tells of."""
    text = NEWS[lang] + sentence + "\n"
    found = [c for c in reading_of(text, lang).claims if c.type == "event"]
    own = [c for c in found if all(e.span.start >= len(NEWS[lang]) for e in c.evidence)]
    return sorted((str(c.one("type")), str(c.one("date") or "")) for c in own)


@pytest.mark.parametrize(
    ("lang", "sentence", "expected"),
    [
        ("en", "The two sides agreed to meet again online in June 2024.", "online_meeting 2024-06"),
        (
            "en",
            "In June 2024, Da Nang will receive a group led by the mayor of Daegu.",
            "reception",
        ),
        (
            "en",
            "He invited Da Nang firms to a forum that will take place in Daegu in July 2024.",
            "conference 2024-07",
        ),
        ("hi", "अगली बैठक नवंबर 2024 में डेगू में होगी।", "meeting 2024-11"),
        ("bn", "পরবর্তী বৈঠক ২০২৪ সালের নভেম্বরে দেগুতে অনুষ্ঠিত হবে।", "meeting 2024-11"),
        ("ur", "اگلا اجلاس نومبر 2024ء میں ڈیگو میں ہوگا۔", "meeting 2024-11"),
        ("ru", "Ответный визит ожидается в апреле 2025 года.", "visit 2025-04"),
        ("zh", "回访预计于2025年4月进行。", "visit 2025-04"),
        (
            "fr",
            "En novembre 2022, une délégation de Da Nang avait séjourné à Daegu.",
            "visit 2022-11",
        ),
        (
            "ko",
            "대표단은 2024년 3월 6일 다낭대학교를 방문해 학생 교류를 제안했다.",
            "visit 2024-03-06",
        ),
    ],
)
def test_what_is_to_come_or_was_before_is_an_event_of_its_own(
    lang: str, sentence: str, expected: str
) -> None:
    """Planned events that have their month, and earlier ones, stand beside the news."""
    found = further(lang, sentence)
    assert any(" ".join(event).startswith(expected) for event in found), found


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("en", "He invited Da Nang firms to a forum in Daegu."),
        ("en", "The two sides hope to meet again."),
        ("vi", "Hai bên mong muốn sớm gặp lại."),
        ("hi", "बैठक में डेगू के महापौर ने दा नांग के बंदरगाह की प्रशंसा की।"),
        ("bn", "বৈঠকে দেগুর মেয়র দা নাংয়ের বন্দরের প্রশংসা করেন।"),
        ("ko", "홍 시장은 다낭시 대표단이 대구를 방문해 달라고 요청했다."),
        ("zh", "双方希望今后再次会面。"),
        ("fr", "Il a proposé une visite à Daegu."),
    ],
)
def test_what_is_only_wished_is_none(lang: str, sentence: str) -> None:
    """An invitation without a day, a wish, and what sets the scene of words are no events."""
    assert further(lang, sentence) == []


def test_talks_after_which_somebody_speaks_are_told_by_the_news() -> None:
    """What stands behind "told reporters after" is no part of what is told."""
    text = (
        "Gdansk sends ambulances to Odesa\n"
        '"They helped us once," Mayor Aleksandra Dulkiewicz of Gdansk, Poland, told reporters '
        "after talks by video link with Odesa Mayor Hennadiy Trukhanov of Ukraine.\n"
    )
    scene = scene_of(text, "en")
    find_claims(scene)
    found = [c.one("type") for c in find_events(scene)]
    assert found == ["online_meeting"]


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("vi", "Hai bên ký bản ghi nhớ về trao đổi 20 sinh viên mỗi năm."),
        ("en", "Both sides signed a memorandum on exchanging 20 students every year."),
        ("ru", "Стороны подписали меморандум об обмене: 20 студентов ежегодно."),
    ],
)
def test_how_much_a_paper_brings_each_year_is_no_habit_of_signing(lang: str, sentence: str) -> None:
    """ "20 students every year" tells what is signed, not how often."""
    assert [kind for kind, _ in further(lang, sentence)] == ["signing"]
