from __future__ import annotations

import pytest

from kg.names.syllables import (
    fold,
    is_syllable,
    load_inventory,
    name_units,
    split_tone,
    split_words,
    syllable_parts,
)


@pytest.mark.parametrize(
    ("syllable", "parts"),
    [
        ("Nguyễn", ("ng", "uyê", "n")),
        ("Quý", ("qu", "y", "")),
        ("Gia", ("gi", "a", "")),
        ("gìn", ("g", "i", "n")),
        ("Yến", ("", "yê", "n")),
        ("Ngh", ("ngh", "", "")),
        ("ạ", ("", "a", "")),
    ],
)
def test_syllables_are_taken_apart(syllable: str, parts: tuple[str, str, str]) -> None:
    assert syllable_parts(syllable) == parts


def test_tone_is_one_wherever_it_is_put() -> None:
    assert split_tone("Thuý") == split_tone("Thúy")
    assert split_tone("Hùng") != split_tone("Hưng")


def test_spelling_variants_of_one_sound_are_one_unit() -> None:
    assert name_units("Kha")[0] == "kh"
    assert name_units("Ca")[0] == name_units("Ka")[0] == "c"
    assert name_units("Nghĩa")[0] == name_units("Ngà")[0]
    assert name_units("Đan")[0] != name_units("Dan")[0]


def test_the_inventory_has_the_language_and_not_more() -> None:
    assert 3000 < len(load_inventory()) < 4500
    for word in [
        "nguyễn",
        "quốc",
        "giêng",
        "khuya",
        "thuở",
        "quạnh",
        "gìn",
        "xoong",
        "uỵch",
        "yêu",
        "đường",
    ]:
        assert is_syllable(word), word
    for word in ["kan", "ce", "ghan", "ngi", "smith", "jong", "wang", "trinhh"]:
        assert not is_syllable(word), word


def test_words_and_folding() -> None:
    assert split_words(" Bà Rịa - Vũng Tàu ") == ["Bà", "Rịa", "Vũng", "Tàu"]
    assert split_words("") == []
    assert fold("ĐẶNG Thị Ớt") == "dang thi ot"
