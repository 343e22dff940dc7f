"""Who speaks in small invented articles, where no name stands beside the verb of speech."""

from __future__ import annotations

import pytest
from extraction_scenes import RECEPTIONS, names_of, scene_of

from kg.extraction.statements.speech import find_statements

EN, RU = RECEPTIONS["en"], RECEPTIONS["ru"]
FR = (
    "Hué et Namur relancent leurs échanges\n"
    "Le 12 mars, le président du Comité populaire de la province de Thua Thien-Hue, Nguyen Van "
    "Phuong, a reçu une délégation de la province de Namur (Belgique), conduite par le "
    "gouverneur Denis Mathen.\n"
)
ES = (
    "Mendoza y Toscana refuerzan sus lazos\n"
    "El gobernador de la provincia de Mendoza, Alfredo Cornejo, recibió el martes a una "
    "delegación de la región italiana de Toscana, encabezada por su presidente, Eugenio Giani.\n"
)
AR = (
    "بورسعيد وفولغوغراد تبحثان التعاون\n"
    "استقبل محافظ بورسعيد محب حبشي يوم 12 مارس وفدا من مقاطعة فولغوغراد الروسية برئاسة "
    "المحافظ أندريه بوتشاروف.\n"
)
HI = (
    "केरल और ओकायामा के बीच सहयोग पर चर्चा\n"
    "12 मार्च को केरल के मुख्यमंत्री पिनाराई विजयन ने जापान के ओकायामा प्रान्त के गवर्नर रयुता मोरिता "
    "के नेतृत्व वाले प्रतिनिधिमंडल से मुलाकात की।\n"
)
BN = (
    "রাজশাহী ও হিরোশিমা প্রিফেকচারের সহযোগিতা নিয়ে আলোচনা\n"
    "১২ মার্চ রাজশাহী সিটি কর্পোরেশনের মেয়র এ এইচ এম খায়রুজ্জামান লিটন জাপানের হিরোশিমা "
    "প্রিফেকচারের গভর্নর হিদেহিকো ইউজাকির নেতৃত্বে একটি প্রতিনিধিদলের সঙ্গে বৈঠক করেন।\n"
)
VI = (
    "Lâm Đồng và tỉnh Gangwon bàn hợp tác\n"
    "Ngày 12/3, Chủ tịch UBND tỉnh Lâm Đồng Trần Hồng Thái tiếp đoàn đại biểu tỉnh Gangwon "
    "(Hàn Quốc) do Tỉnh trưởng Kim Jin-tae làm Trưởng đoàn.\n"
)


def spoken(text: str, lang: str) -> list[tuple[str, str]]:
    """Return (type, printed name or label of the speakers) of each statement."""
    scene = scene_of(text, lang)
    return [
        (str(c.roles["type"][0]), names_of(scene, c.roles["speaker"]))
        for c in find_statements(scene)
        if c.type == "statement"
    ]


@pytest.mark.parametrize(
    ("lang", "text", "told"),
    [
        ("en", EN + "The guest thanked the province for its help.", "Yasutomo Suzuki"),
        ("en", EN + "The host thanked the prefecture for its help.", "Dedi Mulyadi"),
        ("en", EN + "The Japanese governor praised the beaches of West Java.", "Yasutomo Suzuki"),
        ("es", ES + "El visitante agradeció la acogida de la provincia.", "Eugenio Giani"),
        ("es", ES + "El mandatario mendocino elogió a los visitantes.", "Alfredo Cornejo"),
        ("fr", FR + "Le chef de la délégation a salué cet accueil.", "Denis Mathen"),
        ("ru", RU + "Гость поблагодарил вологжан за помощь.", "Нгуен Тан Туан"),
        ("ar", AR + "من جانبه، أشاد رئيس الوفد بدعم المحافظة.", "أندريه بوتشاروف"),
        ("hi", HI + "अतिथि ने केरल की स्वच्छता की सराहना की।", "रयुता मोरिता"),
        ("bn", BN + "অতিথি রাজশাহীর পরিচ্ছন্নতার প্রশংসা করেন।", "হিদেহিকো ইউজাকির"),
        ("vi", VI + "Trưởng đoàn cảm ơn sự giúp đỡ của tỉnh.", "Kim Jin-tae"),
    ],
)
def test_descriptions_stand_for_whom_the_text_names(lang: str, text: str, told: str) -> None:
    assert spoken(text, lang) == [("praise", told)]


def test_a_description_beside_a_name_adds_nobody() -> None:
    text = EN + "The guest, Mayor Takashi Namba of Hamamatsu, thanked the province."
    assert spoken(text, "en") == [("praise", "Takashi Namba")]


def test_each_verb_that_ends_a_clause_has_its_own_subject() -> None:
    body = "विजयन ने मसालों का आयात बढ़ाने का आग्रह किया, जबकि मोरिता ने दो विशेषज्ञ भेजने का आश्वासन दिया।"
    assert spoken(HI + body, "hi") == [("request", "पिनाराई विजयन"), ("commitment", "रयुता मोरिता")]


def test_the_subject_may_stand_between_the_verb_and_what_is_said() -> None:
    body = "وقال حبشي إن المحافظة ستقدم عشر منح دراسية."
    assert spoken(AR + body, "ar") == [("commitment", "محب حبشي")]


def test_nobody_in_quotes_is_who_says_them() -> None:
    body = "«Мы направим двух инженеров на верфь в Нячанге», — пообещал глава делегации."
    assert spoken(RU + body, "ru") == [("commitment", "Нгуен Тан Туан")]


def test_a_side_named_by_its_country_is_the_unit_that_takes_part() -> None:
    body = "Вьетнамская сторона предложила открыть прямой рейс в Вологду."
    assert spoken(RU + body, "ru") == [("proposal", "Khanh Hoa")]


def test_counted_engineers_are_no_pronoun() -> None:
    body = "Tỉnh trưởng cam kết cử hai kỹ sư sang giúp tỉnh xử lý nước thải."
    assert spoken(VI + body, "vi") == [("commitment", "Kim Jin-tae")]


def test_the_country_of_the_second_side_parts_it_not_from_the_first() -> None:
    text = """Hotline planned

Authorities in Punjab and the Iranian province of Fars have agreed to set up a hotline.
The governor of Punjab, Ali Khan, met the governor of Fars, Reza Karimi, on Monday.
"""
    assert [set(who.split(" + ")) for _, who in spoken(text, "en")] == [{"Fars", "Punjab"}]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (
            "en",
            "Dedi Mulyadi praised the farms of Shizuoka. He asked West Java to send ten doctors.",
        ),
        (
            "en",
            (
                "Dedi Mulyadi praised the farms of Shizuoka. He hoped that West Java would send "
                "ten doctors."
            ),
        ),
    ],
)
def test_nobody_asks_his_own_unit_for_what_it_would_give_him(lang: str, text: str) -> None:
    assert spoken(RECEPTIONS[lang] + text, lang)[-1][1] == "Yasutomo Suzuki"


def test_a_governor_hopes_for_his_own_unit() -> None:
    text = "Dedi Mulyadi praised Shizuoka. He hoped that West Java would soon draw more tourists."
    assert spoken(EN + text, "en")[-1][1] == "Dedi Mulyadi"
