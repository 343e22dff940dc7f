"""What an anniversary is of was not signed on its day; what is signed at it was."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.extraction_scenes import reading_of

CASES = tomllib.loads(
    (Path(__file__).parent / "fixtures" / "commemorated.toml").read_text(encoding="utf-8")
)


def events(case: dict[str, str]) -> list[object]:
    claims = reading_of(case["text"].strip(), case["lang"]).claims
    return [c.one("type") for c in claims if c.type == "event"]


@pytest.mark.parametrize("case", CASES["of_old"], ids=lambda c: c["lang"])
def test_what_an_anniversary_is_of_is_no_news(case: dict[str, str]) -> None:
    told = events(case)
    assert "visit" in told
    assert "signing" not in told


@pytest.mark.parametrize("case", CASES["of_the_day"], ids=lambda c: c["lang"])
def test_what_is_signed_at_an_anniversary_is(case: dict[str, str]) -> None:
    assert "signing" in events(case)
