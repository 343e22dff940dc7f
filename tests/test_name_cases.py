"""Names in the cases of a text and the nominatives that they stand for."""

from __future__ import annotations

import pytest

from kg.lexicon import load_lexicon
from kg.name_cases import cases_of, nominative_name
from kg.text import fold


def is_post(noun: str) -> bool:
    return any(hit.has("post") for hit in load_lexicon("ru").find((fold(noun),), 0, 1))


@pytest.mark.parametrize(
    ("post", "name", "nominative"),
    [
        ("губернатором", "Чжао Ганом", "Чжао Ган"),
        ("губернатора", "Олега Кожемяко", "Олег Кожемяко"),
        ("заместителем", "Нгуен Тхи Хань", "Нгуен Тхи Хань"),
        ("губернатору", "Игорю Кобзеву", "Игорь Кобзев"),
        ("мэром", "Анной Юрьевной Поповой", "Анна Юрьевна Попова"),
        ("главы", "Натальи Петровой", "Наталья Петрова"),
        ("председателя", "Михаила Мишустина", "Михаил Мишустин"),
        ("ректором", "Павлом Зайцевым", "Павел Зайцев"),
        ("представителем", "Анатолием Вальковичем", "Анатолий Валькович"),
    ],
)
def test_the_post_tells_the_case_of_the_name(post: str, name: str, nominative: str) -> None:
    rows = load_lexicon("ru").profile.name_case
    cases = cases_of(post, rows, is_post)
    assert " ".join(nominative_name(name.split(), cases, rows)) == nominative


@pytest.mark.parametrize("post", ["губернатор", "глава", "председатель"])
def test_a_post_in_the_nominative_changes_no_name(post: str) -> None:
    assert not cases_of(post, load_lexicon("ru").profile.name_case, is_post)
