"""Which of several places of one country is a side: not always the one named most."""

from __future__ import annotations

import pytest

from kg.extraction.places.standing import NAMES, Signs, signs_of, standing_of
from kg.extraction.topic import is_substate, label_of
from kg.languages import load_frames
from tests.extraction_scenes import scene_of

#: The province acts, and its capital is where: (language, text, sides of the article).
PROVINCE_ACTS = [
    (
        "en",
        (
            "Hue guests see Thakhek\n\nThe chairman of Hue city met the governor of Khammouane on "
            "Monday in Thakhek.\n\nIn Thakhek they saw the market. The way to Thakhek is long, the "
            "governor said."
        ),
        {"Hue", "Khammouane"},
    ),
    (
        "es",
        (
            "Tarija: visita a la Casa de Gobierno\n\nEl gobernador de Tarija viajó a San Salvador "
            "de Jujuy.\n\nEn San Salvador de Jujuy lo recibió el gobernador de la provincia de "
            "Jujuy. La provincia pide otro puente. De San Salvador de Jujuy volvió el lunes."
        ),
        {"Tarija", "Jujuy"},
    ),
    (
        "ru",
        (
            "Делегация Иркутской области побывала в Улан-Баторе\n\nГубернатор Иркутской области "
            "встретился с губернатором аймака Сэлэнгэ.\n\nВстреча прошла в Улан-Баторе. Из "
            "Улан-Батора гости вернулись в среду."
        ),
        {"Irkutsk", "Selenge"},
    ),
]


def sides(lang: str, text: str) -> set[str]:
    scene = scene_of(text, lang)
    return {label_of(scene, k) for k in (scene.home, *scene.partners[:1])}


@pytest.mark.parametrize(("lang", "text", "expected"), PROVINCE_ACTS)
def test_a_city_that_is_only_where_is_no_side(lang: str, text: str, expected: set[str]) -> None:
    assert {name.split()[0] for name in sides(lang, text)} == expected


def test_a_city_with_its_mayor_is_one() -> None:
    text = (
        "Mayor of Passau in Krems\n\nThe mayor of Passau met the mayor of Krems on Friday.\n\n"
        "Passau lies in Bavaria, Krems in Lower Austria."
    )
    assert sides("en", text) == {"Passau", "Krems"}


def test_signs_are_counted_where_they_stand() -> None:
    scene = scene_of(
        "Hue and Lyon\n\nHUE - The mayor of Lyon came to Hue city.\n\nThe city is glad.", "en"
    )
    signs = {label_of(scene, k): s for k, s in signs_of(scene, scene.weights).items()}
    assert signs["Lyon"].post == 1
    assert signs["Lyon"].joined == 1
    assert signs["Hue"].dateline == 1
    assert signs["Hue"].headline == 1
    assert signs["Hue"].typed == 1
    assert signs["Lyon"].unnamed == signs["Lyon"].governed == 1  # "the city", "the mayor"


def test_the_model_has_a_weight_for_every_sign_and_no_more() -> None:
    assert set(load_frames().topic) == set(NAMES) == set(Signs.__dataclass_fields__)


def test_without_places_nothing_stands_for_a_side() -> None:
    scene = scene_of("Nothing here\n\nNo place at all.", "en")
    assert standing_of(scene, [k for k in scene.weights if is_substate(scene, k)]) == {}
