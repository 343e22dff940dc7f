"""Words written together: the last part tells what a word means, the first what it is about."""

from __future__ import annotations

import pytest

from kg.compounds import compound_keys
from kg.lexicon import load_lexicon
from kg.text import fold


def meant(word: str) -> set[str]:
    hits = list(load_lexicon("de").find((fold(word),), 0, 1))
    return {concept for hit in hits for concept in hit.concepts}


@pytest.mark.parametrize(
    ("word", "concepts"),
    [
        ("Gesundheitsminister", {"post:minister", "field:health"}),
        ("Honorarkonsulin", {"post:honorary-consul"}),
        ("Handelsabkommen", {"cue:agreement", "field:trade"}),
        ("Kulturamt", {"body:department", "spec:culture"}),
        ("Küstenprovinz", {"place-type:province"}),
    ],
)
def test_parts_of_a_word_say_what_it_means(word: str, concepts: set[str]) -> None:
    assert concepts <= meant(word)


@pytest.mark.parametrize("word", ["Abreise", "Heirat", "Apparat", "paarweise", "Altersgruppe"])
def test_a_word_that_only_ends_like_a_label_means_nothing(word: str) -> None:
    assert not meant(word)


def test_a_short_last_part_needs_a_first_part_that_is_known() -> None:
    assert compound_keys("kulturamt", {"+amt", "kultur+"}) == ("+amt", "kultur+")
    assert compound_keys("quarkamt", {"+amt"}) == ()


@pytest.mark.parametrize("word", ["Leipziger", "Erlanger", "Dresdner", "Wiener", "Thüringens"])
def test_adjectives_and_genitives_of_places(word: str) -> None:
    assert any(concept.startswith("place:") for concept in meant(word))
