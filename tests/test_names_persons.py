from __future__ import annotations

import pytest

from kg.names import latin_name, person_key, same_person


@pytest.mark.parametrize(
    "names",
    [
        ("Trịnh Tuyết Mai", "Trinh Tuyet Mai", "ট্রিনহ টুয়েট মাই", "ত্রিনহ টুয়েট মাই", "郑雪梅"),
        ("Lê Đức Dục", "লে ডুক ডুক", "لی ڈک ڈک", "黎德育"),
        ("Nguyễn Xuân Phúc", "응우옌쑤언푹", "グエン・スアン・フック", "Нгуен Суан Фук", "阮春福"),
        ("Vladimir Putin", "Владимир Путин", "فلاديمير بوتين"),
    ],
)
def test_one_name_has_one_key(names: tuple[str, ...]) -> None:
    assert len({person_key(name) for name in names}) == 1


def test_names_of_different_people_have_different_keys() -> None:
    names = ("Nguyễn Văn Nam", "Nguyễn Văn Lâm", "Lê Thị Hoa", "Vladimir Putin", "Kim Min-su")
    assert len({person_key(name) for name in names}) == len(names)


@pytest.mark.parametrize(
    ("surface", "latin"),
    [
        ("Trịnh  Tuyết Mai", "Trịnh Tuyết Mai"),
        ("লে ডুক ডুক", "Le Duc Duc"),
        ("黎德育", "Lê Đức Dục"),
        ("王毅", "Wang Yi"),
        ("Дмитрий Кузьмин", "Dmitry Kuzmin"),
        ("이재명", "Lee Jae-myeong"),
    ],
)
def test_the_name_to_print(surface: str, latin: str) -> None:
    assert latin_name(surface) == latin


@pytest.mark.parametrize(
    ("one", "two", "verdict"),
    [
        ("Nguyễn Văn Hùng", "Nguyen Van Hung", "same"),
        ("Nguyễn Văn Hùng", "Nguyễn Văn Hưng", "different"),
        ("Nguyễn Văn Hùng", "নগুয়েন ভান হং", "tie"),
        ("লে ডুক ডুক", "لی ڈک ڈک", "same"),
        ("郑雪梅", "Zheng Xuemei", "same"),
        ("郑雪梅", "Trịnh Tuyết Mai", "same"),
        ("Trịnh Tuyết Mai", "Tuyết Mai", "tie"),
        ("Lý Mỹ", "Lí Mĩ", "same"),
        ("Vladimir Putin", "Сергей Лавров", "different"),
        ("", "Lê Văn An", "different"),
    ],
)
def test_same_person(one: str, two: str, verdict: str) -> None:
    assert same_person(one, two).verdict == verdict
    assert same_person(two, one) == same_person(one, two)
