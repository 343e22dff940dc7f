"""Sentences of every language, and the concepts that must be found in them (tests/lang)."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from kg.lexicon import Lexicon, languages, load_lexicon
from kg.text import find_tokens

CASES = [
    pytest.param(path.parent.name, case, id=f"{path.parent.name}-{n}")
    for path in sorted(Path(__file__).parent.glob("lang/*/labels.toml"))
    for n, case in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["case"], 1)
]


def concepts_in(lexicon: Lexicon, text: str) -> set[str]:
    tokens = find_tokens(text)
    return {c for hit in lexicon.find(tokens.folds, 0, len(tokens)) for c in hit.concepts}


@pytest.mark.parametrize(("lang", "case"), CASES)
def test_labels_are_found(lang: str, case: dict[str, object]) -> None:
    found = concepts_in(load_lexicon(lang), str(case["text"]))
    expected, absent = set(case["expect"]), set(case.get("absent", []))  # type: ignore[call-overload]
    assert expected - found == set()
    assert absent & found == set()


def test_every_language_has_cases() -> None:
    assert set(languages()) == {param.values[0] for param in CASES}


def test_a_text_of_no_labels_gives_nothing() -> None:
    assert concepts_in(load_lexicon("en"), "xyzzy qwfp zxcv") == set()


def test_stems_clitics_and_case_endings_match() -> None:
    assert any("place:VN-HP" in c for c in concepts_in(load_lexicon("bn"), "হাইফোংয়ের"))
    assert "place:CU" in concepts_in(load_lexicon("ar"), "وكوبا")
    assert "place:RU-SPE" in concepts_in(load_lexicon("ru"), "в Санкт-Петербурге")
    assert "place:VN-14" in {
        c.replace("weak", "place") for c in concepts_in(load_lexicon("vi"), "tỉnh Hoà Bình")
    }
