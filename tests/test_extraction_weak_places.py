"""Names that are also common words, and names that are no unit's: when they are a place."""

from __future__ import annotations

import pytest
from extraction_scenes import scene_of


def _keys(text: str, lang: str) -> list[str]:
    scene = scene_of(f"X\n\n{text}", lang)
    return [p.key for s in scene.sentences for p in s.places]


@pytest.mark.parametrize(
    ("text", "lang", "key"),
    [
        ("La gobernadora de Misiones recibió ayer a los productores de Argentina.", "es", "AR-N"),
        ("Victoria, Australia, renewed its tie with Jiangsu.", "en", "AU-VIC"),
        ("The Governor of Victoria spoke of Australia and of trade.", "en", "AU-VIC"),
    ],
)
def test_who_governs_it_or_where_it_lies_shows_that_a_word_is_a_place(
    text: str, lang: str, key: str
) -> None:
    assert key in _keys(text, lang)


def test_a_word_is_no_place_without_such_a_sign() -> None:
    assert "AR-N" not in _keys("Las Misiones comerciales de Argentina viajaron ayer.", "es")


def test_a_type_word_inside_a_longer_name_announces_no_place() -> None:
    assert _keys("Hai bên khai thác khu vực Thác Bản Giốc.", "vi") == []
    assert _keys("Đoàn đến thăm xã Đàm Thủy.", "vi") == ["local/dam-thuy"]


def test_seas_and_regions_without_a_country_act_in_nothing() -> None:
    assert _keys("Tại Công viên Biển Đông, Đà Nẵng tổ chức lễ.", "vi") == ["VN-DN"]


def test_former_regions_of_france_are_places_of_their_own() -> None:
    assert _keys("La région Limousin a accueilli une délégation.", "fr") == ["fr-limousin"]


def test_a_hyphen_joins_a_weak_name_to_a_sure_unit() -> None:
    text = "It is a part of the Victoria-Jiangsu Festival in Melbourne, Australia."
    scene = scene_of(text, "en")
    assert "AU-VIC" in {p.key for s in scene.sentences for p in s.places}


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Para peserta dari Semarang mengunjungi Brisbane.", "id"),
        ("Vista general de la reunión entre Rosario y Valparaíso.", "es"),
    ],
)
def test_a_common_word_that_opens_a_sentence_has_its_capital_from_there(
    text: str, lang: str
) -> None:
    assert not {"SR-PR", "BR-PA", "gn-5406602"} & set(_keys(text, lang))
