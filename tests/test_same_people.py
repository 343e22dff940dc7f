"""When people of different articles are one, and when they stay apart."""

from __future__ import annotations

import random
from itertools import permutations

import pytest

from kg.same_people import Joined, Namesakes, Sketch, join_people

CHAIR = "post:chair@VN-HP"
COMMITTEE = "body:VN-HP/people-committee"


def people(*rows: tuple[str, str]) -> list[Sketch]:
    return [Sketch(f"p{n}", name, frozenset(held.split())) for n, (name, held) in enumerate(rows)]


def joined(*rows: tuple[str, str]) -> Joined:
    """Join people in every order; the result must not depend on it."""
    found = [join_people(order) for order in permutations(people(*rows))]
    assert all(other == found[0] for other in found)
    return found[0]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Trịnh Tuyết Mai", "ত্রিনহ টুয়েট মাই"),
        ("Trịnh Tuyết Mai", "Trinh Tuyet Mai"),
        ("লে ডুক ডুক", "لی ڈک ڈک"),
        ("Dmitry Kuzmin", "Дмитрий Кузьмин"),
    ],
)
def test_name_and_post_agree(one: str, two: str) -> None:
    assert joined((one, CHAIR), (two, CHAIR)).one
    assert joined((one, COMMITTEE), (two, f"{COMMITTEE} {CHAIR}")).one
    assert not joined((one, CHAIR), (two, "post:chair@VN-HN")).one
    assert not joined((one, "work:a"), (two, "work:b")).one


def test_consonants_alone_are_no_name() -> None:
    for one, two in (
        ("Nguyễn Văn Hùng", "Nguyễn Văn Hưng"),
        ("Nguyễn Văn Hùng", "Nguyễn Văn Hạnh"),
    ):
        found = joined((one, f"{CHAIR} {COMMITTEE}"), (two, f"{CHAIR} {COMMITTEE}"))
        assert found == Joined()


def test_versions_of_one_work_share_people_without_posts() -> None:
    assert joined(("লে ডুক ডুক", "work:a"), ("لی ڈک ڈک", "work:a")).one == {"p1": "p0"}


def test_letters_with_diacritics_stand_for_the_others() -> None:
    found = joined(("ত্রিনহ টুয়েট মাই", CHAIR), ("Trinh Tuyet Mai", CHAIR), ("Trịnh Tuyết Mai", CHAIR))
    assert found.one == {"p0": "p2", "p1": "p2"}
    assert len(found.reasons["p2"]) == 2
    assert all(CHAIR in reason for reason in found.reasons["p2"])


def test_the_only_latin_name_settles_what_a_spelling_leaves_open() -> None:
    found = joined(("নগুয়েন ভান হং", CHAIR), ("Nguyễn Văn Hùng", CHAIR))
    assert found.one == {"p0": "p1"}
    assert "only name in Latin letters" in found.reasons["p1"][0]


def test_a_shared_body_settles_no_spelling() -> None:
    found = joined(("নগুয়েন ভান হং", COMMITTEE), ("Nguyễn Văn Hùng", COMMITTEE))
    assert found.one == {}
    assert found.open == {"p0": {"p1"}, "p1": {"p0"}}


@pytest.mark.parametrize("spelling", ["Nguyen Van Hung", "Нгуен Ван Хунг", "نغوين فان هونغ"])
def test_two_names_that_fit_leave_it_open(spelling: str) -> None:
    found = joined((spelling, CHAIR), ("Nguyễn Văn Hùng", CHAIR), ("Nguyễn Văn Hưng", CHAIR))
    assert found.one == {}
    assert found.open["p0"] == {"p1", "p2"}
    assert "p2" not in found.open["p1"]


@pytest.mark.parametrize("seed", range(4))
def test_who_comes_and_goes_leaves_the_rest_as_if_found_anew(seed: int) -> None:
    chance, namesakes = random.Random(seed), Namesakes()
    names = ["Nguyễn Văn Hùng", "Nguyen Van Hung", "Nguyễn Văn Hưng", "নগুয়েন ভান হাং"]
    here: list[Sketch] = []
    for number in range(120):
        held = frozenset(
            chance.sample([f"post:chair@{place}" for place in "abcde"] + ["work:w"], 2)
        )
        here.append(Sketch(f"p{number}", chance.choice(names), held))
        namesakes.add(here[-1])
        for gone in chance.sample(here, chance.choice([0, 1, 1, 2]) if len(here) > 6 else 0):
            here.remove(gone)
            namesakes.remove(gone)
        if chance.random() < 0.5:
            assert namesakes.joined() == join_people(here)
