"""Museums, zones, schools: named after people, after places in no list, or by their place."""

from __future__ import annotations

import pytest

from tests.extraction_scenes import scene_of

LEADS = {
    "en": "Da Nang meets Leeds\n\nA delegation of Da Nang met Leeds City Council.\n\n",
    "fr": "Da Nang et Lyon\n\nUne délégation de Da Nang a rencontré la mairie de Lyon.\n\n",
    "es": "Da Nang y Rosario\n\nUna delegación de Da Nang visitó Rosario (Argentina).\n\n",
    "de": "Da Nang und Leipzig\n\nEine Delegation aus Da Nang besuchte Leipzig.\n\n",
    "ru": "Дананг и Барнаул\n\nДелегация Дананга посетила Барнаул.\n\n",
    "zh": "岘港与成都\n\n岘港市代表团访问成都市。\n\n",
    "ko": "다낭과 부산\n\n다낭시 대표단이 부산시를 방문했다.\n\n",
    "vi": "Đà Nẵng và Leipzig\n\nĐoàn Đà Nẵng thăm thành phố Leipzig (Đức).\n\n",
}
NAMED = [
    ("en", "Trinity University hosted 14 students.", "Trinity University"),
    ("en", "The University of Roehampton opens a course.", "University of Roehampton"),
    ("en", "The Brotherton Library gave 200 books.", "Brotherton Library"),
    ("en", "The Leeds Water System sent ten kits.", "Leeds Water Company"),
    ("fr", "L'Université de Tây Nguyên a signé.", "Tây Nguyên University"),
    ("fr", "Le musée des Confluences prêtera des tableaux.", "Confluences Museum"),
    ("es", "La Universidad de Playa Ancha firmó.", "Playa Ancha University"),
    ("de", "Die Leipziger Verkehrsbetriebe beraten Da Nang.", "Leipzig Transport Company"),
    ("ru", "Музей имени Рериха передал картины.", "Rerikh Museum"),
    ("zh", "成都交响乐团将赴岘港演出。", "Chengdu Orchestra"),
    ("ko", "부산시립미술관은 작품을 빌려준다.", "Busan Museum"),
    ("vi", "Bảo tàng Grassi cho mượn tranh.", "Grassi Museum"),
]
NAMELESS = [
    ("en", "Our university hosted 14 students."),
    ("en", "The museum opens at nine."),
    ("fr", "Le musée est fermé le lundi."),
    ("vi", "Các khu công nghiệp của Đà Nẵng cần lao động."),
]


def _labels(lang: str, sentence: str) -> set[str]:
    scene = scene_of(LEADS[lang] + sentence, lang)
    return {scene.entities["body", b.key].label for b in scene.sentences[-1].bodies}


@pytest.mark.parametrize(("lang", "sentence", "label"), NAMED)
def test_a_house_bears_the_name_behind_of_or_before_it(
    lang: str, sentence: str, label: str
) -> None:
    assert label in _labels(lang, sentence)


@pytest.mark.parametrize(("lang", "sentence"), NAMELESS)
def test_a_house_of_no_name_is_none(lang: str, sentence: str) -> None:
    assert not _labels(lang, sentence)


def test_a_city_of_china_has_bureaus_and_its_province_departments() -> None:
    assert _labels("zh", "成都市商务局提出建议。") == {"Chengdu Bureau of Commerce"}
    assert _labels("zh", "四川省商务厅提出建议。") == {"Sichuan Department of Commerce"}
    assert _labels("zh", "岘港市工贸厅提出建议。") == {"Da Nang Department of Industry and Trade"}
