from __future__ import annotations

import pytest

from kg.names.phones import hear
from kg.names.skeleton import ACCEPT, UnitTree, name_cost, units_cost
from kg.names.syllables import name_units


@pytest.mark.parametrize(
    ("name", "surface"),
    [
        ("Trịnh Tuyết Mai", "ট্রিনহ টুয়েট মাই"),
        ("Trịnh Tuyết Mai", "ত্রিনহ টুয়েট মাই"),
        ("Lê Đức Dục", "لی ڈک ڈک"),
        ("Khánh Hòa", "خان هوا"),
        ("Điện Biên", "ديين بيان"),
        ("Nguyễn Phú Trọng", "응우옌 푸 쫑"),
        ("Nguyễn Phú Trọng", "グエン・フー・チョン"),
        ("Trần Thanh Mẫn", "ត្រឹន ថាញ់ ម៉ឹន"),
    ],
)
def test_spellings_of_a_name_are_accepted(name: str, surface: str) -> None:
    assert name_cost(name, surface) <= ACCEPT


@pytest.mark.parametrize("surface", ["দিমিত্রি কুজমিন", "Владимир", "محمد بن سلمان", "", "2025"])
def test_other_names_are_not(surface: str) -> None:
    assert name_cost("Trịnh Tuyết Mai", surface) > 2 * ACCEPT


def test_the_tree_agrees_with_single_comparisons() -> None:
    names = ["Hải Phòng", "Hải Dương", "Hà Nội", "Hà Nam", "Nam Định", "Hậu Giang"]
    tree = UnitTree((name, name_units(name)) for name in names)
    for surface in ["হাই ফং", "Хайзыонг", "ہا نام", "하노이"]:
        heard = hear(surface)
        found = dict(tree.search(heard, 0.4))
        for name in names:
            cost = units_cost(name_units(name), heard)
            assert found.get(name, 1.0) == pytest.approx(cost if cost <= 0.4 else 1.0, abs=1e-3)


def test_an_empty_tree_and_an_empty_spelling() -> None:
    assert UnitTree[str]().search(hear("হাই ফং")) == []
    assert UnitTree([("a", name_units("An"))]).search(hear("")) == []
