from __future__ import annotations

import unicodedata

import pytest

from kg.names.phones import hear


@pytest.mark.parametrize(
    ("text", "phones"),
    [
        ("হং", "h @ ng"),
        ("টুয়েট", "t u y e t"),
        ("ড়", "r"),
        ("फ़ोंग", "f o ng g"),
        ("ງົມ", "ng o m"),
        ("ໂຕ", "t o"),
        ("ໝາຍ", "m a Y"),
        ("หลง", "l @ ng"),
        ("เมีย", "m i A"),
        ("ศุกร์", "s u k"),
        ("한", "h a n"),
        ("はノイ", "h a n o i"),
        ("нинь", "n i ny"),
        ("تش", "ch"),
        ("Phan-Thiết", "p h a n th i e t"),
        ("12", ""),
        ("", ""),
    ],
)
def test_scripts_are_heard(text: str, phones: str) -> None:
    assert " ".join(hear(text).phones) == phones


@pytest.mark.parametrize("text", ["টুয়েট", "ড়ান", "हंग", "하노이", "Ханой", "ہائی"])
def test_normal_forms_do_not_matter(text: str) -> None:
    assert hear(unicodedata.normalize("NFD", text)) == hear(unicodedata.normalize("NFC", text))


def test_only_arabic_script_is_sparse() -> None:
    assert hear("هانوي").sparse
    assert not hear("Ханой").sparse


def test_spaces_and_hyphens_are_not_heard() -> None:
    assert hear("Хай-фон").phones == hear("Хай фон").phones
