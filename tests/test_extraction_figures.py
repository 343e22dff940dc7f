"""What numbers count: after a classifier, before the number, at the end of a compound."""

from __future__ import annotations

from pathlib import Path

import pytest
from extraction_scenes import scene_of

from kg import read_articles
from kg.extraction.engine import read_scene
from kg.extraction.quantities.figures import find_figures
from kg.gazetteer import load_gazetteer
from kg.languages import load_frames, load_language

FRAME = {
    "vi": "Tỉnh Nghệ An và tỉnh Gunma\n\nĐây là tin về hai tỉnh. {}\n",
    "en": "Quang Ninh Province and Gangwon Province\n\nThis is about the two provinces. {}\n",
    "bn": "ল্যাং সন প্রদেশ ও সেন্ট পিটার্সবার্গ শহর\n\nএটি দুই এলাকার খবর। {}\n",
    "ar": "مقاطعة لاو كاي ومقاطعة يوننان\n\nهذا خبر عن المقاطعتين. {}\n",
    "zh": "老街省与云南省\n\n这是两省的消息。{}\n",
    "ja": "ラオカイ省と雲南省\n\nこれは両省のニュースです。{}\n",
    "ko": "라오까이성과 윈난성\n\n이것은 두 지방의 소식이다. {}\n",
}


def figures(tmp_path: Path, lang: str, sentence: str) -> list[tuple[str, str, str]]:
    return read_figures(tmp_path, lang, FRAME[lang].format(sentence))


def read_figures(tmp_path: Path, lang: str, text: str) -> list[tuple[str, str, str]]:
    path = tmp_path / "article.txt"
    path.write_text(text, encoding="utf-8")
    (article,) = read_articles([path], on_problem=print)
    assert article.lang == lang
    scene = read_scene(article, load_language(lang), load_gazetteer(), load_frames())
    return [
        (str(c.one("value")), str(c.one("unit")), str(c.one("qualifier")))
        for c in find_figures(scene)
    ]


@pytest.mark.parametrize(
    ("lang", "sentence", "expected"),
    [
        ("vi", "Tỉnh đón hơn 20.000 lượt khách.", ("20000", "visitors", "more than")),
        ("vi", "Tỉnh có gần 300 học sinh.", ("300", "students", "nearly")),
        ("en", "It trained about 40 teachers.", ("40", "teachers", "about")),
        ("en", "It trained 40 officials and students.", ("40", "officials and students", "exact")),
        ("en", "It grew by 12%.", ("12", "percent", "exact")),
        ("bn", "প্রদেশে ৪৫টি প্রকল্প আছে।", ("45", "projects", "exact")),
        ("ar", "استقبلت الجامعة 45 طالبا.", ("45", "students", "exact")),
        ("zh", "该省有300名学生。", ("300", "students", "exact")),
        ("zh", "该省有300人。", ("300", "people", "exact")),
        ("ko", "학생 300명이 왔다.", ("300", "students", "exact")),
        ("en", "It trained 60 head teachers.", ("60", "head teachers", "exact")),
        ("vi", "Thành phố tặng 500 cây giống.", ("500", "seedlings", "exact")),
        ("bn", "শহরে ১৫টি স্টল আছে।", ("15", "stalls", "exact")),
        ("ar", "تبرعت المدينة بـ 12 سيارة إطفاء.", ("12", "fire engines", "exact")),
        ("zh", "该省有9个县参加。", ("9", "counties", "exact")),
        ("ko", "6개 군이 참여했다.", ("6", "counties", "exact")),
    ],
)
def test_one_figure(
    tmp_path: Path, lang: str, sentence: str, expected: tuple[str, str, str]
) -> None:
    assert figures(tmp_path, lang, sentence) == [expected]


def test_a_preposition_ends_the_search_and_points_back(tmp_path: Path) -> None:
    found = figures(tmp_path, "ar", "جاء 13 طالبا، 12 منهم في جامعة.")
    assert [unit for _, unit, _ in found] == ["students", "students"]


def test_the_same_amount_is_told_once_but_twice_in_one_sentence(tmp_path: Path) -> None:
    text = "The plan names 8 schools. It names 8 schools."
    assert len(figures(tmp_path, "en", text)) == 1
    assert len(figures(tmp_path, "en", "There 8 schools met 8 schools.")) == 2


def test_years_and_ranks_are_no_figures(tmp_path: Path) -> None:
    assert figures(tmp_path, "en", "In 2024 it ranked 3rd.") == []
    assert figures(tmp_path, "vi", "Năm 2024, tỉnh xếp thứ 3.") == []


@pytest.mark.parametrize(
    ("lang", "text", "told"),
    [
        (
            "en",
            "Kochi received a 17-member team and a 40-bed hospital.",
            [("17", "members"), ("40", "beds")],
        ),
        ("en", "A 9-month-old girl met the COVID-19 team of Kochi.", []),
        (
            "de",
            "Bonn lieferte 60 Feldbetten und wartete 25 Minuten.",
            [("60", "beds"), ("25", "minutes")],
        ),
        ("es", "Cruzaron 3,4 millones de personas por Tacna.", [("3400000", "people")]),
        ("ar", "بلغت قيمة المشروع 27 مليون درهم.", [("27000000", "dirhams")]),
        ("en", "The fund of Kochi spent NT$8 million.", [("8000000", "TWD")]),
        ("ur", "لاہور نے 1300 خیمے اور 900 کمبل دیے۔", [("1300", "tents"), ("900", "blankets")]),
        ("ru", "Казань передала 14 автобусов.", [("14", "buses")]),
    ],
)
def test_units_of_many_things(lang: str, text: str, told: list[tuple[str, str]]) -> None:
    claims = find_figures(scene_of("Kochi\n" + text, lang))
    assert [(str(c.roles["value"][0]), c.roles["unit"][0]) for c in claims] == told


def test_classifier_in_a_longer_label_counts() -> None:
    claims = find_figures(scene_of("札幌\n約140人が参加した。", "ja"))
    assert [(str(c.roles["value"][0]), c.roles["unit"][0]) for c in claims] == [("140", "people")]


def test_share_of_a_year_is_not_what_is_counted() -> None:
    claims = find_figures(scene_of("Hà Nội\nTỉnh tăng lên 170 suất mỗi năm.", "vi"))
    assert not [c for c in claims if c.roles["unit"] == ("years",)]


@pytest.mark.parametrize(
    ("lang", "text", "told"),
    [
        (
            "ja",
            "看護師を年8人派遣し、県内7社のブースを出す。",
            ["8 nurses per year", "7 companies"],
        ),
        ("ja", "職員と学生26人が訪れた。相談が14件ある。", ["26 people", "14 cases"]),
        ("zh", "该校互派教师15名，接待游客不少于700名。", ["15 teachers", "700 tourists"]),
        ("ko", "의사 9명과 간호사 4명이 왔다.", ["9 doctors", "4 nurses"]),
        ("th", "มีนักศึกษาลาวเรียนอยู่ จำนวน 64 คน", ["64 students"]),
        ("km", "គ្រូបង្រៀនភាសា ៧ នាក់", ["7 teachers"]),
        ("bn", "১৮ সদস্যের প্রতিনিধিদল এল।", ["18 members"]),
        ("hi", "13 सदस्यीय प्रतिनिधिमंडल आया।", ["13 members"]),
        ("ur", "11 رکنی وفد آیا۔", ["11 members"]),
        (
            "en",
            "They handed over 16 tractors for 70 hospitality students.",
            ["16 tractors", "70 students"],
        ),
        (
            "en",
            "Of 90 guests, 35 of the students came from 6 foreign companies.",
            ["90 guests", "35 students", "6 companies"],
        ),
        (
            "es",
            "Fueron 80 empresas, 25 de los alumnos y 9 pymes.",
            ["80 enterprises", "25 students", "9 SMEs"],
        ),
        ("vi", "Kim ngạch 7 tháng năm 2023 đạt 12 km.", ["12 km"]),
        (
            "fr",
            "80 élèves par an, 500 camions par jour.",
            ["80 pupils per year", "500 trucks per day"],
        ),
        ("bn", "৭ দিনে ৩০ জন শিক্ষক এলেন।", ["7 days", "30 teachers"]),
        ("ko", "방문단 14명이 35개국에서 왔다.", ["14 people", "35 countries"]),
        ("ru", "За 7 месяцев 2023 года проложили 12 километров.", ["12 km"]),
    ],
)
def test_the_noun_that_a_number_counts(lang: str, text: str, told: list[str]) -> None:
    claims = find_figures(scene_of("Kochi\n" + text, lang))
    assert [f"{c.roles['value'][0]} {c.roles['unit'][0]}" for c in claims] == told


def test_money_is_told_by_its_code_however_it_is_printed() -> None:
    text = (
        "Kochi\nIt paid 5 million dollars, $3 million, USD 2 million, 700 euros, 90 million dong."
    )
    claims = find_figures(scene_of(text, "en"))
    assert [c.roles["unit"][0] for c in claims] == ["USD", "USD", "USD", "EUR", "VND"]


@pytest.mark.parametrize(
    ("lang", "text", "told"),
    [
        ("en", "They built 30 kilometres of road on 20 ha.", ["30 km", "20 hectares"]),
        (
            "vi",
            "Tỉnh thu hoạch 1,4 triệu tấn lúa và trồng 300 ha.",
            ["1400000 tonnes", "300 hectares"],
        ),
        ("bn", "সীমান্ত ৪৫ কিলোমিটার।", ["45 km"]),
    ],
)
def test_a_measure_has_one_name_whatever_is_printed(
    tmp_path: Path, lang: str, text: str, told: list[str]
) -> None:
    assert [f"{value} {unit}" for value, unit, _ in figures(tmp_path, lang, text)] == told


@pytest.mark.parametrize(
    ("lang", "text", "told"),
    [
        ("en", "The city pays 12,000 pounds a year.", ["12000 GBP per year"]),
        ("vi", "Cửa khẩu đón 40 xe mỗi ngày.", ["40 vehicles per day"]),
        ("bn", "প্রতি বছর ১২ জন শিক্ষার্থী আসেন।", ["12 students per year"]),
        (
            "ja",
            "両市の交流は来年で30年を迎え、年5人を派遣する。",
            ["30 years", "5 people per year"],
        ),
    ],
)
def test_a_rate_follows_money_too_and_no_time_of_its_own_length(
    tmp_path: Path, lang: str, text: str, told: list[str]
) -> None:
    assert [f"{value} {unit}" for value, unit, _ in figures(tmp_path, lang, text)] == told


def test_a_qualifier_may_begin_in_the_case_ending_of_the_noun(tmp_path: Path) -> None:
    text = "সীমান্ত ৪৫ কিলোমিটারেরও বেশি। রপ্তানি গত বছরের চেয়ে ৮ শতাংশ বেশি।"
    assert [q for _, _, q in figures(tmp_path, "bn", text)] == ["more than", "exact"]


@pytest.mark.parametrize(
    ("lang", "text", "told"),
    [
        ("es", "La intendencia de Córdoba, en Argentina, recibe a Shanghái. {}", "ARS"),
        ("es", "El estado de Jalisco, en México, recibe a Shanghái. {}", "MXN"),
        ("es", "La región de Piura, en Perú, recibe a Shanghái. {}", "USD"),
    ],
)
def test_the_dollar_sign_is_the_money_of_home(
    tmp_path: Path, lang: str, text: str, told: str
) -> None:
    found = read_figures(tmp_path, lang, text.format("La obra cuesta $ 30 millones."))
    assert [unit for _, unit, _ in found] == [told]


@pytest.mark.parametrize(
    ("lang", "text", "told"),
    [
        ("bn", "কলকাতা পৌরসংস্থা কুনমিং শহরের সঙ্গে বৈঠক করেছে। ব্যয় ২ কোটি টাকা।", "INR"),
        ("bn", "ঢাকা শহর কুনমিং শহরের সঙ্গে বৈঠক করেছে। ব্যয় ২ কোটি টাকা।", "BDT"),
        (
            "fr",
            "La ville de Rabat, au Maroc, a reçu Lyon. Elle verse 2 millions de dirhams.",
            "MAD",
        ),
        ("en", "The city of Nairobi, Kenya, met Kochi. It pays 2 million shillings.", "KES"),
    ],
)
def test_a_name_that_several_states_give_their_money_is_that_of_the_state_told(
    tmp_path: Path, lang: str, text: str, told: str
) -> None:
    assert [unit for _, unit, _ in read_figures(tmp_path, lang, text)] == [told]


@pytest.mark.parametrize(
    ("lang", "sentence", "expected"),
    [
        ("vi", "Số đợt tuần tra tăng từ 5 lên 9 lần.", [("5", "times"), ("9", "times")]),
        (
            "vi",
            "Phí giảm từ 30 xuống còn 24 triệu USD.",
            [("30000000", "USD"), ("24000000", "USD")],
        ),
        (
            "en",
            "Exports rose from 40 to 55 million euros.",
            [("40000000", "EUR"), ("55000000", "EUR")],
        ),
        (
            "en",
            "Exports fell from 900,000 to 1.2 million euros.",
            [("900000", "EUR"), ("1200000", "EUR")],
        ),
        ("en", "Between 40 and 55 students took part.", [("40", "students")]),
        ("en", "From 40 to 55 students will come each year.", [("40", "students per year")]),
        ("ja", "貿易額は4億円から7億円に増えた。", [("400000000", "JPY"), ("700000000", "JPY")]),
        ("ja", "費用は4億円から7億円かかる。", [("400000000", "JPY")]),
        (
            "ko",
            "교역액은 4억 달러에서 7억 달러로 늘었다.",
            [("400000000", "USD"), ("700000000", "USD")],
        ),
        (
            "ar",
            "ارتفعت الصادرات من 40 إلى 55 مليون دولار.",
            [("40000000", "USD"), ("55000000", "USD")],
        ),
    ],
)
def test_an_amount_and_what_it_became_are_two_figures_and_a_range_is_one(
    tmp_path: Path, lang: str, sentence: str, expected: list[tuple[str, str]]
) -> None:
    assert [f[:2] for f in figures(tmp_path, lang, sentence)] == expected


@pytest.mark.parametrize(
    ("lang", "sentence", "expected"),
    [
        ("ja", "外国人のうち3割が学生だ。", [("30", "percent")]),
        ("ja", "協力は27年度まで続く。", []),
        ("ja", "友好都市はトゥール市(88年)である。", []),
        ("ja", "協力は5年間続く。", [("5", "years")]),
        ("zh", "双方今年培训学员700人。", [("700", "trainees")]),
        ("zh", "学校将接收留学生35人。", [("35", "students")]),
    ],
)
def test_tenths_short_years_and_people_named_before_their_number(
    tmp_path: Path, lang: str, sentence: str, expected: list[tuple[str, str]]
) -> None:
    assert [f[:2] for f in figures(tmp_path, lang, sentence)] == expected


def test_the_headline_counts_as_people_whom_the_news_calls_by_what_they_are(
    tmp_path: Path,
) -> None:
    text = "ラオカイ省と雲南省、60人受け入れ\n\nラオカイ省と雲南省は実習生60人を受け入れる。\n"
    assert [f[:2] for f in read_figures(tmp_path, "ja", text)] == [("60", "trainees")]
