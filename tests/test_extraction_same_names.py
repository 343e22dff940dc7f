"""Places in spellings that a list has for another one: what stands beside the name decides."""

from __future__ import annotations

import pytest
from extraction_scenes import places_of


def keys_of(text: str, lang: str) -> list[str]:
    """Return the keys of the places of a text in its order."""
    return [p.key for s in places_of(text, lang).sentences for p in s.places]


@pytest.mark.parametrize(
    ("lang", "text", "key"),
    [
        # lists spell only the city so; its type word asks for the prefecture
        ("bn", "সংবাদ\nজাপানের কিয়োটো প্রিফেকচারের প্রতিনিধিদল এসেছে।", "JP-26"),
        ("ur", "خبر\nجاپان کے فوکواوکا پریفیکچر کا وفد آیا۔", "JP-40"),
        ("ar", "خبر\nوصل وفد من محافظة فوكوؤكا اليابانية.", "JP-40"),
        # lists spell only one of the same name in another country so
        ("ur", "خبر\nیونان کے شہر ایتھنز کا وفد آیا۔", "gn-264371"),
        # Yunnan is written like Greece, and means the province wherever the article names it
        ("ur", "خبر\nچین کے یونان صوبے کا وفد ہا گیانگ آیا۔", "CN-YN"),
        ("ur", "ہا گیانگ اور یونان کا تعاون\nچین کے یونان صوبے کا وفد ہا گیانگ آیا۔", "CN-YN"),
        # a mayor governs a city, though its name is a common word as well
        ("ur", "خبر\nمیلان کے میئر کل آئے۔", "gn-3173435"),
        ("hi", "समाचार\nमिलान के मेयर कल आए।", "gn-3173435"),
    ],
)
def test_what_stands_beside_a_name_tells_which_place_it_is(lang: str, text: str, key: str) -> None:
    assert key in keys_of(text, lang)


@pytest.mark.parametrize(
    ("lang", "text", "key"),
    [
        ("ur", "خبر\nیونان کے وزیر خارجہ ہنوئی پہنچے۔ یونان کے ساتھ تجارت بڑھ رہی ہے۔", "CN-YN"),
        ("ur", "یونان کا وفد\nیونان کے صوبے مقدونیہ کا وفد ہنوئی پہنچا۔", "CN-YN"),
        ("bn", "সংবাদ\nজাপানের কিয়োটো শহরের প্রতিনিধিদল এসেছে।", "JP-26"),
        ("ur", "خبر\nمیلان بڑھ رہا ہے اور میئر آ رہے ہیں۔", "gn-3173435"),
    ],
)
def test_a_name_stays_what_it_is_where_nothing_beside_it_says_otherwise(
    lang: str, text: str, key: str
) -> None:
    assert key not in keys_of(text, lang)


def test_a_country_beside_its_province_keeps_its_name() -> None:
    text = "خبر\nیونان کے وزیر خارجہ ہنوئی پہنچے۔ یونان کے ساتھ تجارت بڑھ رہی ہے۔"
    assert "GR" in keys_of(text, "ur")
