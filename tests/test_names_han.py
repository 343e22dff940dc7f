from __future__ import annotations

import pytest

from kg.names.han import load_han_readings, vietnamese_of_han


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("郑雪梅", "Trịnh Tuyết Mai"),
        ("鄭雪梅", "Trịnh Tuyết Mai"),
        ("黎德育", "Lê Đức Dục"),
        ("阮春福", "Nguyễn Xuân Phúc"),
        ("阮富仲", "Nguyễn Phú Trọng"),
        ("武文賞", "Vũ Văn Thưởng"),
    ],
)
def test_names_are_read_the_vietnamese_way(text: str, name: str) -> None:
    assert vietnamese_of_han(text)[0] == name


def test_unknown_characters_and_other_scripts_have_no_reading() -> None:
    assert vietnamese_of_han("阮々") == ()
    assert vietnamese_of_han("Nguyễn") == ()
    assert vietnamese_of_han("") == ()


def test_the_table_holds_single_characters() -> None:
    assert len(load_han_readings()) > 800
    assert all(len(char) == 1 for char in load_han_readings())
