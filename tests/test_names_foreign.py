from __future__ import annotations

import pytest

from kg.names.foreign import foreign_cost, foreign_key, pieces, word_class


@pytest.mark.parametrize(
    "names",
    [
        ("Dmitry Kuzmin", "Дмитрий Кузьмин", "দিমিত্রি কুজমিন", "دیمیتری کوزمین", "दिमित्री कुज़मिन"),
        ("Vladimir Putin", "Владимир Путин", "فلاديمير بوتين", "ভ্লাদিমির পুতিন"),
        ("Shinichi Kitaoka", "Kitaoka Shinichi", "শিনিচি কিতাওকা", "北岡伸一", "キタオカ・シンイチ"),
        ("Kim Min-su", "Kim Min Su", "Kim Minsu", "김민수"),
        ("Khalid bin Salman", "خالد بن سلمان", "Халид бин Салман"),
    ],
)
def test_keys_are_equal_across_scripts(names: tuple[str, ...]) -> None:
    assert len({foreign_key(name) for name in names}) == 1


def test_keys_of_others_differ() -> None:
    keys = {foreign_key(name) for name in ("Dmitry Kuzmin", "Dmitry Lavrov", "Anna Schmidt")}
    assert len(keys) == 3


def test_a_part_is_told() -> None:
    cost, part = foreign_cost("Сергей Лавров", "Lavrov")
    assert cost < 0.1
    assert part
    assert foreign_cost("Sergey Lavrov", "") == (1.0, False)


def test_pieces_and_classes() -> None:
    assert [piece.text for piece in pieces("Schmidt")] == ["sch", "m", "i", "d", "t"]
    assert word_class("Schmidt") == "SMT"
    assert word_class("Ivan") != word_class("Van")
    assert word_class("") == ""
