"""Words, folding and sentences in many scripts."""

from __future__ import annotations

import random

import pytest

from kg import text as module
from kg.text import find_sentences, find_tokens, fold, fold_loose

STOPS = frozenset({".", "?", "!", "।", "۔", "。"})
SHORT = frozenset({"tp", "dr", "ts"})


def sentences(text: str) -> list[str]:
    tokens = find_tokens(text)
    return [tokens.surface(i, j) for i, j in find_sentences(tokens, 0, len(text), STOPS, SHORT)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hoà", "hòa"),
        ("QUẢNG", "quảng"),
        ("Приём", "прием"),
        ("کراچی", "كراچي"),
        ("إدارة", "اداره"),
        ("য়", "য\u09bc"),
        ("２０２５", "2025"),
        ("১২", "12"),
    ],
)
def test_forms_of_one_word_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("ma", "má"), ("đa", "da"), ("দেশ", "দশ"), ("o", "ơ")])
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize("name", ["Hải-Phòng", "HẢI PHÒNG", "Hải Phòng", "hai phong"])
def test_typed_names_need_no_diacritics(name: str) -> None:
    assert fold_loose(name) == "hai phong"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("TP. Huế đón khách. Hai bên ký kết.", 2),
        ("It grew by 3.5 per cent. Then it fell.", 2),
        ("Dr. J. Smith spoke. He left.", 2),
        ("তিনি এলেন। সবাই খুশি।", 2),
        ("انہوں نے کہا۔ وہ گئے۔", 2),
        ("他来了。她走了。", 2),
        ("A headline without a stop\nThe text goes on.", 2),
        ("See example.org for more.", 1),
    ],
)
def test_sentences(text: str, count: int) -> None:
    assert len(sentences(text)) == count


@pytest.mark.parametrize(
    "text", ["Lào-Việt 2025", "谅山省人民", "ល្ខោន\u200bខោល", "a\u200db", "", "…"]
)
def test_words_are_slices_of_the_text(text: str) -> None:
    tokens = find_tokens(text)
    words = [tokens.surface(i, i + 1) for i in range(len(tokens))]
    assert all(word in text for word in words)
    assert "".join(words) == "".join(c for c in text if not c.isspace() and c != "\u200b")


def test_letters_of_scripts_without_spaces_are_words() -> None:
    assert len(find_tokens("谅山省")) == 3
    assert len(find_tokens("হাইফোং")) == 1


def test_words_found_piece_by_piece_are_those_of_the_whole_text(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "_MOST", 5)  # so that it forgets, and finds again
    chance = random.Random(5)
    signs = [*" \n\t\x1c\x85\u2003\u200b\u200c\u200d\u2060\ufeff.,-_'’(", *"aZéĐ7٣กำ国ー가বা́ক্"]
    for _ in range(300):
        drawn = (chance.choice([*signs, chr(chance.randrange(0x20, 0x3200))]) for _ in range(40))
        text = "".join(drawn)
        tokens, words = find_tokens(text), list(module._WORD.finditer(text))
        assert list(zip(tokens.starts, tokens.ends, strict=True)) == [w.span() for w in words]
        assert tokens.folds == tuple(fold(w.group()) for w in words)
