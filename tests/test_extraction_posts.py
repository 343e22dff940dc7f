"""Posts: each word says the post that it names, a deputy is no chief, and common nouns are none."""

from __future__ import annotations

import pytest
from extraction_scenes import scene_of


def _posts(text: str, lang: str) -> set[str]:
    scene = scene_of(text, lang)
    return {post for s in scene.sentences for p in s.people for post, _, _ in p.posts}


@pytest.mark.parametrize(
    ("lang", "text", "post"),
    [
        ("vi", "Lai Châu\nPhó Huyện trưởng Phạm Văn Lộc tiếp đoàn.", "deputy-district-chief"),
        ("vi", "Lai Châu\nPhó Chánh Văn phòng Phạm Văn Lộc dự họp.", "deputy-chief-of-office"),
        ("vi", "Lai Châu\nPhó Tổng Lãnh sự Phạm Văn Lộc dự họp.", "deputy-consul-general"),
        ("zh", "昆明\n副县长王建国会见了代表团。", "deputy-district-chief"),
        ("zh", "昆明\n副总领事王建国出席了会议。", "deputy-consul-general"),
        ("ko", "전주\n김철수 부군수는 대표단을 만났다.", "deputy-district-chief"),
        ("ko", "전주\n김철수 부총영사는 대표단을 만났다.", "deputy-consul-general"),
        ("en", "Leeds\nDeputy Consul General Peter Marlow met the mayor.", "deputy-consul-general"),
        ("en", "Leeds\nHonorary Consul Peter Marlow met the mayor.", "honorary-consul"),
        ("en", "Leeds\nCouncillor Peter Marlow met the guests.", "councillor"),
        ("en", "Leeds\nCouncil Leader Peter Marlow met the guests.", "council-leader"),
        ("en", "Pune\nDistrict Magistrate Ravi Kulkarni met the guests.", "district-magistrate"),
        ("en", "Kano\nMr Ravi Kulkarni, the state's chief secretary, spoke.", "chief-secretary"),
        ("id", "Bandung\nWakil Bupati Agus Pranoto menerima delegasi.", "vice-regent"),
        ("id", "Bandung\nBupati Agus Pranoto menerima delegasi.", "regent"),
        ("en", "Leeds\nDeputy Governor (Finance) Ruth Marlow spoke.", "vice-governor"),
        ("en", "Almaty\nDeputy akim Peter Marlow spoke.", "deputy-akim"),
        ("de", "Zittau\nStarosta Marek Lewandowski empfing die Gäste.", "starosta"),
        ("fr", "Lille\nLa mairesse suppléante Anne Delorme a reçu la délégation.", "mayor"),
        ("ur", "لاہور\nنائب اکیم عمران قریشی نے کہا۔", "deputy-akim"),
        ("bn", "ঢাকা\nজেলা শাসক রফিকুল ইসলাম বলেন।", "district-magistrate"),
        ("id", "Bandung\nSekda Agus Pranoto menerima delegasi.", "regional-secretary"),
        ("de", "Leipzig\nLandtagspräsident Jens Holler empfing die Gäste.", "speaker"),
        ("de", "Leipzig\nDie Honorarkonsulin Anke Holler kam.", "honorary-consul"),
        ("fr", "Lille\nLe conseiller municipal Marc Delorme a reçu la délégation.", "councillor"),
        ("fr", "Lille\nLe préfet Marc Delorme a reçu la délégation.", "prefect"),
        ("es", "Rosario\nEl concejal Martín Quiroga recibió a la delegación.", "councillor"),
        ("es", "Rosario\nEl vicecónsul Martín Quiroga asistió.", "vice-consul"),
        ("ru", "Тверь\nСпикер Игорь Лазарев принял делегацию.", "speaker"),
        ("ru", "Тверь\nПочетный консул Игорь Лазарев принял делегацию.", "honorary-consul"),
        ("hi", "पुणे\nउपमुख्यमंत्री राजेश शर्मा ने कहा।", "deputy-chief-minister"),
        ("hi", "पुणे\nपार्षद राजेश शर्मा ने कहा।", "councillor"),
        ("ur", "لاہور\nڈپٹی کمشنر عمران قریشی نے کہا۔", "deputy-commissioner"),
        ("ur", "لاہور\nچیف سیکرٹری عمران قریشی نے کہا۔", "chief-secretary"),
        ("bn", "ঢাকা\nজেলা প্রশাসক রফিকুল ইসলাম বলেন।", "deputy-commissioner"),
        ("bn", "ঢাকা\nকাউন্সিলর রফিকুল ইসলাম বলেন।", "councillor"),
        ("th", "เชียงใหม่\nนายสมชาย ใจดี ปลัดอำเภอ ให้การต้อนรับ", "deputy-district-chief"),
        ("lo", "ຫຼວງພະບາງ\nທ່ານ ສົມສັກ ພົມມະຈັນ ຮອງເຈົ້າເມືອງ ໄດ້ຕ້ອນຮັບ.", "deputy-district-chief"),
        ("km", "ភ្នំពេញ\nលោក សុខ ចាន់ អភិបាលរងស្រុក បានទទួល។", "deputy-district-chief"),
        ("ar", "الرباط\nالتقى نائب القنصل أحمد المنصوري الوفد.", "vice-consul"),
        ("ja", "京都\n名誉領事の山田太郎氏が訪れた。", "honorary-consul"),
    ],
)
def test_a_post_is_the_one_that_its_word_names(lang: str, text: str, post: str) -> None:
    assert _posts(text, lang) == {post}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Leeds\nA native speaker read the regional paper."),
        ("ru", "Тверь\nВ старости Игорь Лазарев писал книги о префектуре."),
        ("de", "Leipzig\nDie Präfektur Jens Holler kennt er."),
    ],
)
def test_a_common_noun_is_no_post(lang: str, text: str) -> None:
    assert _posts(text, lang) == set()
