from __future__ import annotations

import time
from pathlib import Path

from kg.names import NameIndex
from kg.names.measure import province_index

PLACES = Path(__file__).parent / "names" / "places.tsv"


def _spellings() -> list[tuple[str, str]]:
    lines = PLACES.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return [(key, text) for key, text in rows[1:]]


def test_machine_translations_of_provinces_lead_home() -> None:
    index = province_index()
    wrong = [
        (text, key, index.search(text, 1))
        for key, text in _spellings()
        if [found for found, _ in index.search(text, 1)] != [key]
    ]
    assert len(wrong) <= 0.02 * len(_spellings()), wrong


def test_latin_without_diacritics_is_exact() -> None:
    index = NameIndex([(1, "Hà Nam"), (2, "Hạ Nam"), (3, "Hà Nội")])
    assert index.search("Ha Nam") == [(1, 0.01), (2, 0.01)]
    assert index.search("Hà Nam") == [(1, 0.0), (2, 0.12)]
    assert index.search("Hanoi") == [(3, 0.01)]
    assert index.search("Ha Nan") == []


def test_habits_of_spelling_are_one() -> None:
    index = NameIndex([("VN-34", "Khánh Hòa")])
    assert index.search("KHÁNH HOÀ") == [("VN-34", 0.0)]


def test_han_characters_are_read() -> None:
    index = NameIndex([("VN-21", "Thanh Hóa"), ("VN-09", "Lạng Sơn")])
    assert index.search("清化")[0][0] == "VN-21"
    assert index.search("諒山")[0][0] == "VN-09"


def test_a_key_with_two_names_is_found_once() -> None:
    index = NameIndex([("VN-26", "Thừa Thiên Huế"), ("VN-26", "Huế")])
    assert [key for key, _ in index.search("Хюэ")] in ([], ["VN-26"])
    assert index.search("Thua Thien Hue") == [("VN-26", 0.01)]


def test_limit_order_and_nothing() -> None:
    index = NameIndex([(name, name) for name in ["Bình Định", "Nam Định", "Bình Dương"]])
    found = index.search("বিন দিন", 2, max_cost=0.4)
    assert found[0][0] == "Bình Định"
    assert len(found) <= 2
    assert found == sorted(found, key=lambda pair: pair[1])
    assert index.search("") == index.search("???") == NameIndex([]).search("হাই ফং") == []


def test_a_search_among_a_thousand_names_is_quick() -> None:
    firsts = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Vũ", "Đặng", "Bùi", "Đỗ"]
    middles = ["Văn", "Thị", "Đức", "Hữu", "Minh", "Thanh", "Ngọc", "Quang", "Xuân", "Đình"]
    lasts = ["An", "Bình", "Cường", "Dũng", "Hạnh", "Khánh", "Lan", "Mai", "Nam", "Sơn"]
    names = [f"{a} {b} {c}" for a in firsts for b in middles for c in lasts]
    index = NameIndex((name, name) for name in names)
    texts = [text for _, text in _spellings()] + ["নগুয়েন ভান আন", "Фам Тхи Лан", "레 민 코이"]
    start = time.perf_counter()
    for text in texts:
        index.search(text)
    # About 1 ms each when measured; the bound only catches a lost tree.
    assert (time.perf_counter() - start) / len(texts) < 0.02
    assert index.search("নগুয়েন ভান আন")[0][0] == "Nguyễn Văn An"
