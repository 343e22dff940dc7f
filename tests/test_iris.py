from __future__ import annotations

from decimal import Decimal

import pytest

from kg.errors import KgError
from kg.iris import (
    Bases,
    article_iri,
    canonical_decimal,
    entity_iri,
    entity_reading_iri,
    escape_iri,
    evidence_iri,
    publisher_iri,
    run_iri,
    slug,
    work_iri,
)
from kg.model import Span

ID = "https://w3id.org/coopkg/id/"


@pytest.mark.parametrize(
    ("given", "end"),
    [
        ("003_ab", "003_ab"),
        ("a b/c?d#e", "a%20b%2Fc%3Fd%23e"),
        ("bài-1", "b%C3%A0i-1"),
        ("..", "%2E%2E"),
        ("a..b", "a..b"),
        ("x\ud800", "x%ED%A0%80"),
    ],
)
def test_article_ids_become_one_segment(given: str, end: str) -> None:
    assert article_iri(given) == "https://w3id.org/coopkg/article/" + end


def test_below_an_article() -> None:
    assert evidence_iri("https://a.org/x", Span(12, 88)) == "https://a.org/x#evidence-12-88"
    one = entity_reading_iri("https://a.org/x", "place", "VN-HP")
    assert one != entity_reading_iri("https://a.org/x", "person", "VN-HP")


def test_places_stay_readable() -> None:
    assert entity_iri("place", "VN-HP") == ID + "place/VN-HP"
    assert entity_iri("place", "local/VN/Đồn") == ID + "place/local/VN/%C4%90%E1%BB%93n"
    assert entity_iri("place", "local/../x") == ID + "place/local/%2E%2E/x"


def test_others_hold_a_name_and_a_hash() -> None:
    one, two = entity_iri("person", "Trịnh Tuyết Mai"), entity_iri("person", "Trinh Tuyet Mai")
    assert one.startswith(ID + "person/trinh-tuyet-mai-")
    assert one != two, "tone marks make another name"
    assert entity_iri("body", "Trịnh Tuyết Mai").rsplit("-", 1)[1] != one.rsplit("-", 1)[1]
    assert entity_iri("person", "王毅").isascii()
    assert entity_iri("person", "\u200b\u200c") != entity_iri("person", "\u200b"), "no slug, a hash"


def test_golden_values_never_change() -> None:
    assert entity_iri("person", "Nguyễn Văn A") == ID + "person/nguyen-van-a-52639b1ad7"
    assert work_iri("example.org/a").startswith(ID + "work/example-org-a-")
    assert publisher_iri("example.org") == ID + "publisher/example.org"
    assert run_iri("abc") == ID + "reading/abc"


def test_bases_can_be_set() -> None:
    bases = Bases("https://data.example.org/id/", "https://data.example.org/article/")
    assert article_iri("1", bases) == "https://data.example.org/article/1"
    assert entity_iri("place", "VN", bases) == "https://data.example.org/id/place/VN"


@pytest.mark.parametrize(
    "base", ["", "id/", "https://example.org/id", "https://exa mple.org/", "/"]
)
def test_bad_bases_are_refused(base: str) -> None:
    with pytest.raises(KgError, match="base"):
        Bases(things=base)


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ("1.50", "1.5"),
        ("1E+3", "1000"),
        ("-0.0", "0"),
        ("0.0001", "0.0001"),
        ("-2.0", "-2"),
        ("10", "10"),
    ],
)
def test_decimals_have_one_form(given: str, text: str) -> None:
    assert canonical_decimal(Decimal(given)) == text


@pytest.mark.parametrize("given", ["NaN", "Infinity"])
def test_numbers_must_be_finite(given: str) -> None:
    with pytest.raises(KgError, match="finite"):
        canonical_decimal(Decimal(given))


def test_slugs_and_addresses() -> None:
    assert slug("Hải Phòng – 2") == "hai-phong-2"
    assert len(slug("x" * 500)) == 48
    assert escape_iri("https://x.org/a|b<c>é") == "https://x.org/a%7Cb%3Cc%3Eé"
