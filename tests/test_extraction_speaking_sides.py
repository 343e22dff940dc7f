"""Councils, universities and both sides that speak, and who speaks in what others tell."""

from __future__ import annotations

import pytest
from extraction_scenes import names_of, scene_of

from kg.extraction.statements.speech import find_statements

OPENERS = {
    "en": (
        "Hobart and Yaizu look for new fields of cooperation\n"
        "On March 12, Lord Mayor Anna Reynolds of Hobart, Australia, received a delegation from "
        "the city of Yaizu, Japan, headed by Mayor Hiromichi Nakano.\n"
    ),
    "fr": (
        "Valence et Plovdiv relancent leurs échanges\n"
        "Le 12 mars, le maire de Valence, Nicolas Daragon, a reçu une délégation de la ville de "
        "Plovdiv (Bulgarie), conduite par le maire Kostadin Dimitrov.\n"
    ),
    "de": (
        "Kassel und Győr wollen enger zusammenarbeiten\n"
        "Am 12. März empfing der Oberbürgermeister von Kassel, Sven Schoeller, eine Delegation der "
        "Stadt Győr (Ungarn) unter Leitung von Bürgermeister Bence Pintér.\n"
    ),
    "ru": (
        "Калуга и Мостар расширяют сотрудничество\n"
        "Глава Калуги Илья Беспалов 12 марта принял делегацию города Мостар (Босния и "
        "Герцеговина) во главе с мэром Марио Кордичем.\n"
    ),
    "id": (
        "Manado dan Davao bahas kerja sama\n"
        "Pada 12 Maret, Wali Kota Manado Andrei Angouw menerima delegasi Kota Davao, Filipina, "
        "yang dipimpin Wali Kota Sebastian Duterte.\n"
    ),
    "zh": (
        "泉州市与滨松市加强合作\n"
        "3月12日，泉州市市长蔡战胜会见了由市长铃木康友率领的日本滨松市代表团。\n"
    ),
    "ja": (
        "長崎市とポルト市、協力を協議\n"
        "3月12日、長崎市の鈴木史朗市長は、ポルト市（ポルトガル）のルイ・モレイラ市長率いる"
        "訪問団と会談した。\n"
    ),
    "ar": (
        "طنجة وإزمير تبحثان التعاون\n"
        "استقبل عمدة مدينة طنجة منير ليموري يوم 12 مارس وفدا من مدينة إزمير التركية برئاسة رئيس "
        "البلدية جميل توغاي.\n"
    ),
    "hi": (
        "जयपुर और यज़्द के बीच सहयोग पर चर्चा\n"
        "12 मार्च को जयपुर की मेयर सौम्या गुर्जर ने ईरान के यज़्द शहर के मेयर अबुलक़ासिम मोहिउद्दीनी के "
        "नेतृत्व वाले प्रतिनिधिमंडल से मुलाकात की।\n"
    ),
    "bn": (
        "খুলনা ও সেন্দাইয়ের মধ্যে সহযোগিতা নিয়ে আলোচনা\n"
        "১২ মার্চ খুলনা সিটি করপোরেশনের মেয়র তালুকদার আব্দুল খালেক জাপানের সেন্দাই শহরের মেয়র "
        "কাজুকো কোরির নেতৃত্বে আসা প্রতিনিধিদলের সঙ্গে বৈঠক করেন।\n"
    ),
}


def told(lang: str, sentence: str) -> list[tuple[str, str]]:
    """Return (type, who speaks or gives a task) of each statement and task of a sentence."""
    opener = OPENERS[lang]
    scene = scene_of(f"{opener}{sentence}\n", lang)
    claims = [c for c in find_statements(scene) if c.evidence[0].span.start >= len(opener)]
    return [
        (str(c.roles["type"][0]), names_of(scene, c.roles["speaker"]))
        if c.type == "statement"
        else ("task", names_of(scene, c.roles["assigner"]))
        for c in claims
    ]


@pytest.mark.parametrize(
    ("lang", "sentence", "speaker"),
    [
        (
            "en",
            (
                "The Hobart City Council voted on Monday to provide Yaizu with 200,000 dollars for "
                "rebuilding its harbour school."
            ),
            "Hobart Council",
        ),
        (
            "de",
            (
                "Der Stadtrat von Kassel bewilligte am Montag 50.000 Euro für den Wiederaufbau der "
                "Schule in Győr."
            ),
            "Kassel Council",
        ),
        ("zh", "滨松市议会决定向泉州市提供500万日元，用于修缮学校。", "Hamamatsu Council"),
        (
            "ja",
            "長崎市議会はポルト市の学校に500万円を支援することを決めた。",
            "Nagasaki Council",
        ),
        ("zh", "华侨大学每年将为滨松市学生提供5个奖学金名额。", "Huaqiao University"),
        ("de", "Kassel übernimmt die Ausbildung von vier ungarischen Handwerkern.", "Kassel"),
        ("en", "Hobart and Yaizu will test electric ferries together next year.", "Hobart + Yaizu"),
        (
            "de",
            "Die Stadt Kassel und die ungarische Stadt Győr werden gemeinsam Elektrobusse testen.",
            "Kassel + Győr",
        ),
        ("zh", "泉州市和滨松市明年将共同测试电动公交车。", "Quanzhou + Hamamatsu"),
        (
            "en",
            "A spokesman for the city of Hobart said it would lend Yaizu two cars.",
            "Hobart",
        ),
        (
            "fr",
            (
                "Un porte-parole de la ville de Valence a indiqué qu'elle prêterait à Plovdiv deux "
                "camions."
            ),
            "Valence",
        ),
        ("de", "Ein Sprecher der Stadt Kassel sagte, man werde Győr zwei Autos leihen.", "Kassel"),
        ("hi", "जयपुर और यज़्द अगले साल मिलकर इलेक्ट्रिक बसों का परीक्षण करेंगे।", "Jaipur + Yazd"),
        ("bn", "খুলনা ও সেন্দাই আগামী বছর একসঙ্গে বৈদ্যুতিক বাস পরীক্ষা করবে।", "Khulna + Sendai"),
    ],
)
def test_bodies_and_both_sides_promise(lang: str, sentence: str, speaker: str) -> None:
    assert told(lang, sentence) == [("commitment", speaker)]


@pytest.mark.parametrize(
    ("lang", "sentence", "acts"),
    [
        (
            "en",
            "According to Reynolds, the Japanese side promised to send three boatbuilders in May.",
            [("commitment", "Yaizu")],
        ),
        (
            "fr",
            "Selon M. Daragon, la partie bulgare a promis d'envoyer trois artisans en mai.",
            [("commitment", "Plovdiv")],
        ),
        (
            "ru",
            (
                "Беспалов рассказал, что боснийская сторона попросила помочь с обучением двух "
                "реставраторов."
            ),
            [("request", "Mostar")],
        ),
        ("zh", "蔡战胜介绍，日方请求协助培训两名文物修复人员。", [("request", "Hamamatsu")]),
        (
            "hi",
            "गुर्जर ने बताया कि ईरानी पक्ष ने दो कारीगरों के प्रशिक्षण में मदद का अनुरोध किया है।",
            [("request", "Yazd")],
        ),
        (
            "en",
            "According to Nakano, his city is ready to take in ten trainee nurses from Tasmania.",
            [("commitment", "Hiromichi Nakano")],
        ),
    ],
)
def test_the_other_side_speaks_in_what_somebody_tells(
    lang: str, sentence: str, acts: list[tuple[str, str]]
) -> None:
    assert told(lang, sentence) == acts


@pytest.mark.parametrize(
    ("lang", "sentence", "guest", "host"),
    [
        (
            "en",
            (
                "Nakano proposed a joint seaweed laboratory, and Reynolds said Hobart would "
                "provide the site for it."
            ),
            "Hiromichi Nakano",
            "Anna Reynolds",
        ),
        (
            "fr",
            (
                "M. Dimitrov a proposé un laboratoire commun de viticulture, et M. Daragon a "
                "annoncé que Valence fournirait le terrain."
            ),
            "Kostadin Dimitrov",
            "Nicolas Daragon",
        ),
        (
            "id",
            (
                "Duterte mengusulkan laboratorium rumput laut bersama, sedangkan Angouw mengatakan "
                "Manado akan menyediakan lahannya."
            ),
            "Sebastian Duterte",
            "Andrei Angouw",
        ),
        ("zh", "铃木康友提议共建茶叶实验室，蔡战胜表示泉州市将提供场地。", "铃木康友", "蔡战胜"),
        (
            "bn",
            "কোরি যৌথ গবেষণাগারের প্রস্তাব দেন, আর খালেক বলেন, খুলনা এর জন্য জমি দেবে।",
            "কাজুকো কোরির",
            "তালুকদার আব্দুল খালেক",
        ),
    ],
)
def test_each_of_two_clauses_has_its_own_speaker(
    lang: str, sentence: str, guest: str, host: str
) -> None:
    assert told(lang, sentence) == [("proposal", guest), ("commitment", host)]


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        (
            "fr",
            (
                "M. Dimitrov a avancé trois propositions : une liaison aérienne ; une étude "
                "sur la viticulture ; un échange d'élèves."
            ),
        ),
        (
            "id",
            (
                "Duterte menyampaikan tiga usulan: penerbangan langsung; penelitian rumput laut; "
                "dan pertukaran pelajar."
            ),
        ),
    ],
)
def test_a_colon_opens_what_is_proposed(lang: str, sentence: str) -> None:
    assert [kind for kind, _ in told(lang, sentence)] == ["proposal"] * 3


def test_what_is_told_before_a_request_is_promised() -> None:
    said = "Pintér sagte, seine Stadt werde einen Park nach Kassel benennen, und lud alle ein."
    assert ("commitment", "Bence Pintér") in told("de", said)


@pytest.mark.parametrize(
    ("lang", "sentence", "items"),
    [
        (
            "en",
            (
                "Nakano asked the city to send English teachers, to invest in oyster farms and to "
                "ease visas."
            ),
            3,
        ),
        (
            "fr",
            (
                "M. Dimitrov a demandé à la ville d'envoyer des professeurs, d'investir dans la "
                "vigne et de faciliter les visas."
            ),
            3,
        ),
        (
            "de",
            (
                "Pintér bat die Stadt, Lehrer zu entsenden, Weinbaubetriebe aufzunehmen und "
                "das Krankenhaus zu unterstützen."
            ),
            3,
        ),
        (
            "ru",
            "Кордич попросил направить учителей, принять виноградарей и упростить визы.",
            3,
        ),
        (
            "hi",
            (
                "मोहिउद्दीनी ने जयपुर से हिंदी शिक्षक भेजने, कालीन उद्योग में निवेश करने और वीज़ा आसान करने का "
                "अनुरोध किया।"
            ),
            3,
        ),
        ("en", "Nakano asked the city to send English teachers and books for schools.", 1),
        ("en", "Nakano asked the city to train nurses, cooks and teachers in its schools.", 1),
    ],
)
def test_each_infinitive_of_a_list_is_asked_for(lang: str, sentence: str, items: int) -> None:
    assert [kind for kind, _ in told(lang, sentence)] == ["request"] * items


def test_whoever_orders_has_his_own_bodies_in_mind() -> None:
    assert told("ar", "كلفت بلدية إزمير مديرية الثقافة بإعداد برنامج المهرجان قبل يونيو.") == [
        ("task", "Government of Izmir")
    ]


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("en", "The council did not vote on the grant for Yaizu."),
        ("en", "The University of Tasmania has offered courses to students of Yaizu since 1989."),
        ("de", "Die Universität Kassel bietet seit 1989 Kurse für Studierende aus Győr an."),
        ("en", "A spokesman for the city of Hobart said it was raining."),
        ("en", "The partnership, agreed in 1977, is one of the oldest in Australia."),
        ("en", "Borwood district agreed to widen the road."),
        ("en", "Reynolds said that Yaizu lies on the Pacific coast."),
        ("en", "Nakano said he was honoured to visit Tasmania for the first time."),
        ("en", "Hobart and Yaizu tested electric ferries together last year."),
        ("de", "Die 1977 vereinbarte Partnerschaft zählt zu den ältesten in Hessen."),
        ("de", "Der Stadtrat stimmte nicht über den Zuschuss ab."),
        ("zh", "滨松市议会没有表决这笔资助。"),
        ("hi", "परिषद ने अनुदान पर मतदान नहीं किया।"),
        ("ru", "Дума не голосовала за выделение средств."),
    ],
)
def test_what_is_not_promised(lang: str, sentence: str) -> None:
    assert told(lang, sentence) == []
