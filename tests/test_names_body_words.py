"""Common words in the names of bodies, in English."""

from __future__ import annotations

import pytest

from kg.names import english_name


@pytest.mark.parametrize(
    ("name", "lang", "english"),
    [
        ("قراقرم انٹرنیشنل", "ur", "Qraqram International"),
        ("टाटा मोटर्स", "hi", "Tata Motors"),
        ("الملك فيصل", "ar", "King Faisal"),
        ("Hanoi 传统医学", "zh", "Hanoi Traditional Medicine"),
        ("苏发努冯", "zh-Hans", "Sufanufeng"),
        ("공업기술", "ko", "Industrial Technology"),
        ("VNPT", "bn", "VNPT"),
    ],
)
def test_common_words_are_translated_and_names_spelled(name: str, lang: str, english: str) -> None:
    assert english_name(name, lang) == english
