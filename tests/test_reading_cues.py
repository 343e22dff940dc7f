"""The cues are data: every language has them, every concept is in the scheme."""

from __future__ import annotations

import pyoxigraph
import pytest

from kg.reading.cues import load_cues
from kg.resources import ontology_dir

LANGUAGES = [
    "ar", "bn", "de", "en", "es", "fr", "hi", "id", "ja", "km", "ko", "lo", "ru", "th", "ur",
    "vi", "zh",
]  # fmt: skip
NEEDED = ("photo-credit", "source-line", "related-news", "comments", "author", "section-label")
_REGION = "https://w3id.org/coopkg/scheme/region/"
_SKOS = "http://www.w3.org/2004/02/skos/core#"


def triples(name: str) -> list[pyoxigraph.Triple]:
    path = ontology_dir() / name
    return list(pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.TURTLE))  # type: ignore[arg-type]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_file_of_cues_holds_labels_of_its_language_only(lang: str) -> None:
    known = {t.subject.value for t in triples("schemes/region.ttl")}
    found = triples(f"lexicon/{lang}/regions.ttl")
    assert {t.object.language for t in found} == {lang}
    assert {t.subject.value for t in found} <= known
    assert {f"{_REGION}{code}" for code in NEEDED} <= {t.subject.value for t in found}
    assert all(t.object.value == t.object.value.strip() != "" for t in found)


def test_the_scheme_has_labels_and_definitions_in_two_languages() -> None:
    found = triples("schemes/region.ttl")
    for concept in {t.subject.value for t in found}:
        for name in ("prefLabel", "definition"):
            values = [
                t.object.language
                for t in found
                if t.subject.value == concept and t.predicate.value == _SKOS + name
            ]
            assert sorted(values) == ["en", "vi"], (concept, name)


def test_credits_are_shared_and_the_rest_is_not() -> None:
    cues = load_cues("zh-Hant")
    assert "ảnh" in cues.of("photo-credit")
    assert "comments" in cues.of("comments")
    assert "bình luận" not in cues.of("comments")
    assert load_cues("xx").of("author") == load_cues("en").of("author")
    assert cues.of("no-such-concept") == ()
