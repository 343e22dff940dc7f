"""Names of towns that people bear, and towns that stay towns."""

from __future__ import annotations

import pytest
from extraction_scenes import scene_of


def _towns(text: str, lang: str) -> list[str]:
    scene = scene_of(text, lang)
    return [scene.surface(p.name_i, p.name_j) for s in scene.sentences for p in s.places]


@pytest.mark.parametrize(
    ("lang", "text", "name"),
    [
        ("en", "Kochi\nGovernor Lincoln Wafula of Kenya met officials. Lincoln spoke.", "Lincoln"),
        ("fr", "Lyon\nMonsieur Florence Dupont a signé à Lyon pour l'Italie.", "Florence"),
        ("es", "Hue\nVino la síndica Ana Inés Durango de México. Durango habló.", "Durango"),
        ("es", "Perú\nFirmaron Luis Paz y Orlando Vargas Quispe en Tacna, Perú.", "Orlando"),
        ("es", "Cuba\nEn Cuba habló Ho Dai Nam ante los vecinos.", "Dai Nam"),
    ],
)
def test_town_in_a_persons_name_is_no_place(lang: str, text: str, name: str) -> None:
    assert name not in _towns(text, lang)


@pytest.mark.parametrize(
    ("lang", "text", "name"),
    [
        ("id", "Bali\nWali Kota Bandung Ridwan Kamil menerima delegasi Vietnam.", "Bandung"),
        ("vi", "Hà Nội\nBí thư Thành ủy Hải Phòng Lê Tiến Châu tiếp đoàn Lào.", "Hải Phòng"),
        ("fr", "Lyon\nLyon Métropole et Lille ont signé un accord.", "Lyon"),
        ("en", "Hue Hanoi talks\nHue and Hanoi signed a pact with Lyon.", "Hue"),
    ],
)
def test_town_before_a_name_is_a_place(lang: str, text: str, name: str) -> None:
    assert name in _towns(text, lang)


def test_type_words_and_common_words_are_no_places_by_their_sound() -> None:
    text = "صفاقس\nلصفاقس علاقات تعاون مع 19 مدينة ومقاطعة في 12 دولة، منها ناغويا اليابانية."
    assert "ومقاطعة" not in _towns(text, "ar")
    assert "زبان" not in _towns("لاہور\nلاہور نے چینی زبان کے اساتذہ کا خیرمقدم کیا۔", "ur")
    assert "রাজধানী" not in _towns("ঢাকা\nচীনের ইউনান প্রদেশের রাজধানী কুনমিং।", "bn")
