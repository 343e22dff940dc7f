"""Scores become confidence by curves that are data, and the fit finds them again."""

from __future__ import annotations

import random

from typer.testing import CliRunner

from benchmarks.quality.calibrate import calibration_error, cross_validate, fit, reliability
from benchmarks.quality.trial import Judged
from kg.cli import app
from kg.extraction.calibration import LEAST, MOST, Curve
from kg.languages import load_calibration, load_frames
from kg.roles import CLAIM_CLASSES


def _claims(curve: Curve, count: int) -> list[Judged]:
    chance = random.Random(7)
    scores = [chance.choice((0.35, 0.5, 0.65, 0.8, 0.9)) for _ in range(count)]
    return [
        Judged(
            "events",
            f"a{n % 40}",
            {},
            chance.random() < curve.probability(s),
            False,
            "event",
            "",
            s,
        )
        for n, s in enumerate(scores)
    ]


def test_fit_finds_the_curve_that_made_the_verdicts() -> None:
    made = Curve(-0.8, 1.6)
    found = fit(_claims(made, 4000))
    assert abs(found.intercept - made.intercept) < 0.15
    assert abs(found.slope - made.slope) < 0.25


def test_cross_validated_confidence_holds_where_raw_scores_do_not() -> None:
    claims = _claims(Curve(-1.5, 1.0), 1500)
    raw = calibration_error(reliability(claims))
    assert raw > 0.2
    assert calibration_error(reliability(cross_validate(claims))) < 0.08


def test_few_claims_hardly_move_a_curve() -> None:
    found = fit(_claims(Curve(), 2))
    assert abs(found.intercept) < 1
    assert abs(found.slope - 1) < 0.5


def test_every_type_of_claim_has_a_rising_curve() -> None:
    curves = load_frames().calibration
    assert set(curves) == set(CLAIM_CLASSES)
    for curve in curves.values():
        values = [curve.probability(n / 100) for n in range(101)]
        assert values == sorted(values)
        assert LEAST <= values[0] <= values[-1] <= MOST


def test_shipped_bands_are_as_wide_as_they_say() -> None:
    bands = load_calibration()["reliability"]
    assert sum(band["claims"] for band in bands) > 300
    for band in bands:
        assert band["low"] <= band["stated"] <= band["high"]


def test_info_prints_the_bands() -> None:
    result = CliRunner().invoke(app, ["info", "--reliability"])
    assert result.exit_code == 0
    assert len(result.output.splitlines()) >= 4 + len(load_calibration()["reliability"]) - 1
