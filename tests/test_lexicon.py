"""The compiled lexicon: matching, cache, and broken files."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import LexiconError
from kg.lexicon import Lexicon, load_lexicon
from kg.profiles import Profile, read_language
from kg.text import find_tokens
from tests.extraction_scenes import scene_of

PROFILE = (
    '<https://w3id.org/coopkg/language/xx> <https://w3id.org/coopkg/ontology#languageTag> "xx" .'
)


def find(lexicon: Lexicon, text: str) -> list[tuple[str, tuple[str, ...]]]:
    tokens = find_tokens(text)
    return [
        (tokens.surface(h.i, h.j), h.concepts) for h in lexicon.find(tokens.folds, 0, len(tokens))
    ]


def test_the_longest_label_wins() -> None:
    tree = {"people": {"": ("cue:people",), "'": {"s": {"committee": {"": ("body:committee",)}}}}}
    lexicon = Lexicon(Profile("en"), tree, frozenset())
    assert find(lexicon, "People's Committee") == [("People's Committee", ("body:committee",))]
    assert find(lexicon, "people") == [("people", ("cue:people",))]
    assert find(lexicon, "committee") == []


def test_a_walk_goes_on_while_another_begins_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.automaton._MOST", 1)
    tree = {"a": {"": ("x:a",), "b": {"": ("x:ab",)}}, "c": {"": ("x:c",)}}
    lexicon = Lexicon(Profile("xx"), tree, frozenset())
    folds = find_tokens("a b c a b").folds
    slow = lexicon.find(folds, 0, 5)
    first = next(slow)
    assert [hit.concepts for hit in lexicon.find(folds, 2, 5)] == [("x:c",), ("x:ab",)]
    assert [hit.concepts for hit in (first, *slow)] == [("x:ab",), ("x:c",), ("x:ab",)]


def test_a_name_with_a_hyphen_makes_no_stem() -> None:
    assert "skeiða-" not in load_lexicon("vi").keys("skeiðarsandur")


def test_stems_and_suffixes() -> None:
    profile = Profile("ru", suffix=("ে",))
    tree = {"подпис-": {"": ("cue:sign",)}, "নগর": {"": ("x:y",)}}
    lexicon = Lexicon(profile, tree, frozenset({"подпис-"}))
    assert find(lexicon, "подписали") == [("подписали", ("cue:sign",))]
    assert find(lexicon, "নগরে") == [("নগরে", ("x:y",))]


def test_several_branches_at_once_and_back_to_the_longest(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where the lexicon forgets words, and the steps it took when another text comes."""
    tree = {
        "an": {"": ("x:one",), "b": {"c": {"": ("x:abc",)}}},
        "an-": {"": ("x:stem",), "b": {"": ("x:aa", "x:ab")}},
    }
    text = "an b an b c ants b d an"
    expected = [
        ("an b", ("x:aa", "x:ab")),
        ("an b c", ("x:abc",)),
        ("ants b", ("x:aa", "x:ab")),
        ("an", ("x:one", "x:stem")),
    ]
    for most in (300_000, 1):
        monkeypatch.setattr("kg.lexicon._MOST", most)
        monkeypatch.setattr("kg.automaton._MOST", most)
        lexicon = Lexicon(Profile("xx"), tree, frozenset({"an-"}))
        assert find(lexicon, text) == find(lexicon, text) == expected


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("Москвы", "RU-MOW"),
        ("России", "RU"),
        ("Китаем", "CN"),
        ("Казани", "gn-551487"),
        ("Донецкой", "gn-565348"),
        ("Ханоя", "VN-HN"),
        ("Южно-Сахалинске", "gn-2119441"),
        ("Ростова-на-Дону", "gn-501175"),
        ("Нижегородской области", "RU-NIZ"),
        ("Соединенных Штатах", "US"),
    ],
)
def test_russian_names_decline(words: str, key: str) -> None:
    found = find(load_lexicon("ru"), words)
    assert any(f"place:{key}" in concepts for text, concepts in found if text == words), found


@pytest.mark.parametrize(
    "word", ["которые", "самое", "самой", "нашем", "план", "матери", "целей", "май", "нашу", "мой"]
)
def test_common_russian_words_are_no_places(word: str) -> None:
    found = find(load_lexicon("ru"), word.capitalize())
    assert not any(c.startswith("place:") for _, concepts in found for c in concepts), found


def test_an_unknown_language_is_named() -> None:
    with pytest.raises(LexiconError, match="'xx'"):
        load_lexicon("xx")


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "profile.ttl").write_text(PROFILE, encoding="utf-8")
    (tmp_path / "cues.ttl").write_text("this is no Turtle", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"cues\.ttl"):
        read_language("xx", tmp_path)


def test_small_letters_mark_adjectives_of_nations(tmp_path: Path) -> None:
    (tmp_path / "profile.ttl").write_text(PROFILE, encoding="utf-8")
    labels = (
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        '<https://w3id.org/coopkg/id/place/JP> skos:altLabel "japonaise"@xx, "Nippon"@xx .\n'
    )
    (tmp_path / "demonyms.ttl").write_text(labels, encoding="utf-8")
    _, found = read_language("xx", tmp_path)
    assert sorted(found) == [("Nippon", "place:JP"), ("japonaise", "nation:JP")]


def test_the_cache_gives_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COOPKG_CACHE", str(tmp_path))
    text = "Lãnh đạo tỉnh Quảng Ninh tiếp đoàn đại biểu Quảng Tây"
    load_lexicon.cache_clear()
    compiled = find(load_lexicon("vi"), text)
    assert len(list(tmp_path.glob("lexicon-vi-*.bin"))) == 1
    monkeypatch.setattr("kg.lexicon._compile", pytest.fail)
    load_lexicon.cache_clear()
    assert find(load_lexicon("vi"), text) == compiled
    load_lexicon.cache_clear()


def test_abbreviations_are_capitals() -> None:
    def labels(text: str) -> set[str]:
        hits = (h for s in scene_of(text, "fr").sentences for h in s.hits)
        return {c for hit in hits for c in hit.concepts if c.startswith("body:")}

    assert not labels("Le maire et sa délégation ont visité Trang An il y a un an.")
    assert labels("Le maire a visité le CHU et l'usine Veolia SA.") == {
        "body:hospital",
        "body:company",
    }


def test_a_word_goes_before_what_is_left_without_its_preposition() -> None:
    tree = {"بحث": {"": ("cue:meeting",)}, "حث": {"": ("cue:request",)}}
    lexicon = Lexicon(Profile("ar", prefix=("ب", "ال"), definite=("ال",)), tree, frozenset())
    assert find(lexicon, "بحث") == [("بحث", ("cue:meeting",))]
    assert find(lexicon, "بالحث") == []
    assert find(lexicon, "الحث") == [("الحث", ("cue:request",))]


def test_an_article_merged_with_a_preposition_is_put_back() -> None:
    tree = {"الشارقة": {"": ("place:AE-SH",)}}
    profile = Profile("ar", prefix=("لل", "ال"), definite=("ال", "لل"))
    lexicon = Lexicon(profile, {"الشارقه": tree["الشارقة"], **tree}, frozenset())
    assert find(lexicon, "للشارقة") == [("للشارقة", ("place:AE-SH",))]


def test_an_ending_matches_every_word_that_ends_so() -> None:
    hindi = load_lexicon("hi")
    told = "प्रांत नया पुल बनवाएगा और बच्चे वहां दौड़ेंगे"
    assert [s for s, c in find(hindi, told) if "cue:will" in c] == ["बनवाएगा", "दौड़ेंगे"]
    assert not any("cue:will" in c for _, c in find(hindi, "मेगा परियोजना का ढांचा"))
