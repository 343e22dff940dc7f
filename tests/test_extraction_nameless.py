"""Words for any firm, school or centre of a place are no organisation."""

from __future__ import annotations

import pytest
from extraction_scenes import reading_of

NEWS = {
    "en": (
        "Da Nang, Busan sign cooperation deal\n"
        "The People's Committee of Da Nang and the city of Busan signed a cooperation agreement "
        "on 5 May 2024. Da Nang asked {} to invest in the city.\n"
    ),
}


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("the companies of Busan", False),
        ("the Busan company", False),
        ("Busan University", True),
        ("the Busan Chamber of Commerce", True),
        ("Hansung Company", True),
    ],
)
def test_a_place_alone_names_no_firm(words: str, named: bool) -> None:
    reading = reading_of(NEWS["en"].format(words), "en", "VN-DN")
    assert reading.claims
    kinds = {e.code for e in reading.entities if e.kind == "body"}
    assert bool(kinds & {"enterprise", "university", "association"}) is named
