"""Towns that no list holds, and remarks that only tell where a place lies."""

from __future__ import annotations

import pytest
from extraction_scenes import scene_of

TIES = {
    "en": "Da Nang has been twinned with Boryang, South Korea, since 2011.",
    "en in": "Da Nang signed a twinning agreement with Boryang in the province of Gangwon.",
    "es": "La ciudad de Salamanca y la ciudad china de Boryang firmaron un acuerdo.",
    "es in": "La alcaldía y la de Boryang, en la provincia china de Hunan, son ciudades hermanas.",
    "fr": "Rennes est jumelée avec Boryang, dans la province chinoise du Hunan, depuis 2004.",
    "de": "Kassel unterhält eine Städtepartnerschaft mit Boryang in Südkorea.",
}


def sides(text: str, lang: str) -> set[str]:
    """Return the labels of the places of the second line that are no mere containers."""
    scene = scene_of("Twins\n" + text, lang)
    phrases = scene.sentences[-1].places
    return {scene.entities["place", p.key].label for p in phrases if not p.container}


@pytest.mark.parametrize("case", TIES)
def test_a_town_that_lies_somewhere_is_a_side(case: str) -> None:
    assert "Boryang" in sides(TIES[case], case[:2])


def test_where_a_side_lies_is_no_side() -> None:
    text = "Da Nang will sign a twinning deal with Kunming, capital of China's Yunnan province."
    assert sides(text, "en") == {"Da Nang", "Kunming"}
    text = "Da Nang has been twinned with Boryang, South Korea, since 2011."
    assert sides(text, "en") == {"Da Nang", "Boryang"}


def test_hyphens_tie_the_parts_of_a_name() -> None:
    text = (
        "La commune de Villers-lès-Bois a reçu le maire de la ville de Kéra-Sainte-Foix (Sénégal)."
    )
    assert sides(text, "fr") == {"Villers-lès-Bois", "Kéra-Sainte-Foix"}


@pytest.mark.parametrize(
    "text",
    [
        "Experts of Hansung, South Korea, came to Da Nang in May.",
        "Da Nang signed an agreement; Kim Minsu, South Korea, was there.",
        "The twinning of Da Nang and South Korea is old.",
    ],
)
def test_other_names_before_a_country_are_no_towns(text: str) -> None:
    found = sides(text, "en")
    assert found <= {"Da Nang", "South Korea"}


def test_a_village_may_bear_a_type_word_in_its_name_and_share_one_with_its_twin() -> None:
    text = (
        "Tin biên giới\n"
        "Cặp bản Pa Lin (xã Na Hừ, huyện Điện Biên) và Na Khon (huyện Mường Mày) kết nghĩa.\n"
        "Bản Nà Mèo và cụm bản Bản Đay ký biên bản ghi nhớ."
    )
    scene = scene_of(text, "vi")
    found = {scene.surface(p.name_i, p.name_j) for s in scene.sentences for p in s.places}
    assert found >= {"Pa Lin", "Na Khon", "Bản Đay"}, found
