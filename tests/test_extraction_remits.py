"""Posts with what their holders deal with, and whose they are: remits, governments, seats."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from extraction_scenes import reading_of

from kg.model import Ref

_CASES = tomllib.loads((Path(__file__).parent / "fixtures" / "remits.toml").read_text("utf-8"))


def _posts(text: str, lang: str) -> dict[str, str]:
    """Return the label of the post that each person is said to hold."""
    reading = reading_of(text, lang)
    names = {e.key: e.label for e in reading.entities if e.kind == "person"}
    told: dict[str, str] = {}
    for claim in reading.claims:
        if claim.type == "membership" and "post" in claim.roles:
            person = claim.roles["person"][0]
            assert isinstance(person, Ref)
            told[names[person.key]] = str(claim.roles["post"][0])
    return told


@pytest.mark.parametrize("case", _CASES["case"], ids=lambda c: f"{c['lang']} {c['person']}")
def test_a_post_is_told_with_its_remit_and_body(case: dict[str, str]) -> None:
    assert _posts(case["text"].strip(), case["lang"])[case["person"]] == case["post"]


def test_universities_sit_on_the_side_that_their_names_tell() -> None:
    text = (
        "Kyoto and Lam Dong sign plan\nOn May 5, Nguyen Van Hoa, Vice Chairman of the Lam Dong "
        "Provincial People's Committee, received a delegation from Kyoto Prefecture (Japan).\n"
        "Da Lat University and Ritsumei University signed a memorandum. Tay Do University came."
    )
    seats = {e.label: e.locality for e in reading_of(text, "en").entities if e.kind == "body"}
    assert seats["Tay Do University"] == "VN-35"
    assert seats["Ritsumei University"] == "JP-26"
