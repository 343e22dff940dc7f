"""Fit the curves of `ontology/calibration.toml`, and tell how well stated confidence holds."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from benchmarks.quality.trial import Judged
from kg.extraction.calibration import Curve, log_odds

#: Both parameters are drawn to "leave the score as it is" with this variance, in squared log-odds.
PRIOR_VARIANCE = 1.0
BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


@dataclass(frozen=True, slots=True)
class Bin:
    """Claims whose stated confidence lies from `low` to below `high`.

    Attributes:
        claims: How many.
        stated: Mean of their confidence.
        right: Share of them that name something in the gold.
        strict: Share whose kind, status and date are right as well.
    """

    low: float
    high: float
    claims: int
    stated: float
    right: float
    strict: float


def fit(judged: Iterable[Judged]) -> Curve:
    """Fit one curve to claims and their scores, by Newton's method on the posterior."""
    points = [(log_odds(claim.confidence), float(claim.right)) for claim in judged]
    intercept, slope = 0.0, 1.0
    for _ in range(50):
        g0, g1 = -intercept / PRIOR_VARIANCE, -(slope - 1) / PRIOR_VARIANCE
        h00 = h11 = 1 / PRIOR_VARIANCE
        h01 = 0.0
        for x, right in points:
            p = 1 / (1 + math.exp(-intercept - slope * x))
            g0, g1 = g0 + right - p, g1 + (right - p) * x
            weight = p * (1 - p)
            h00, h01, h11 = h00 + weight, h01 + weight * x, h11 + weight * x * x
        determinant = h00 * h11 - h01 * h01
        step0, step1 = (h11 * g0 - h01 * g1) / determinant, (h00 * g1 - h01 * g0) / determinant
        intercept, slope = intercept + step0, slope + step1
        if abs(step0) + abs(step1) < 1e-9:
            break
    return Curve(round(intercept, 3), round(slope, 3))


def fit_by_type(judged: Iterable[Judged]) -> dict[str, Curve]:
    """Fit a curve for each type of claim."""
    groups: defaultdict[str, list[Judged]] = defaultdict(list)
    for claim in judged:
        if claim.type:
            groups[claim.type].append(claim)
    return {name: fit(group) for name, group in sorted(groups.items())}


def calibrate(judged: Iterable[Judged], curves: Mapping[str, Curve]) -> list[Judged]:
    """Return the claims with the confidence that the curves give their score."""
    return [
        replace(c, confidence=curves.get(c.type, Curve()).probability(c.confidence))
        for c in judged
        if c.type
    ]


def cross_validate(judged: list[Judged], folds: int = 5) -> list[Judged]:
    """Calibrate each fold's claims with curves fitted on the articles of the others.

    The seeds are versions of one another and stay in one fold. Leaving out one article at a
    time would tell less: an article with many errors makes the others look better than they are.
    """
    groups = sorted({_group(claim.article) for claim in judged})
    fold_of = {group: number % folds for number, group in enumerate(groups)}
    done: list[Judged] = []
    for fold in range(folds):
        others = [claim for claim in judged if fold_of[_group(claim.article)] != fold]
        apart = [claim for claim in judged if fold_of[_group(claim.article)] == fold]
        done += calibrate(apart, fit_by_type(others))
    return done


def _group(article: str) -> str:
    return "seed" if article.startswith("seed-") else article


def reliability(judged: Iterable[Judged]) -> list[Bin]:
    """Count, by stated confidence, how many claims are right."""
    claims = [claim for claim in judged if claim.type]
    found = []
    for low, high in pairwise(BINS):
        inside = [c for c in claims if low <= c.confidence < high or c.confidence == high == 1]
        if count := len(inside):
            stated, right, strict = (
                round(sum(values) / count, 3)
                for values in zip(*((c.confidence, c.right, c.strict) for c in inside), strict=True)
            )
            found.append(Bin(low, high, count, stated, right, strict))
    return found


def calibration_error(bins: Iterable[Bin]) -> float:
    """Return the expected calibration error: the mean gap of stated and right, by claims."""
    rows = list(bins)
    total = sum(row.claims for row in rows)
    return sum(row.claims * abs(row.stated - row.right) for row in rows) / total


def write_toml(curves: Mapping[str, Curve], bins: Iterable[Bin], articles: int) -> str:
    """Return the text of `ontology/calibration.toml`."""
    lines = [
        "# From a rule's score to its confidence, by type of claim (kg/extraction/calibration.py),",
        "# and how well the result held on articles that the curves were not fitted on.",
        "# Written by `python -m benchmarks.quality --fit`; licence CC BY 4.0.",
        "",
        f"articles = {articles}",
    ]
    for name, curve in curves.items():
        lines += ["", f"[curve.{name}]"]
        lines += [f"intercept = {curve.intercept}", f"slope = {curve.slope}"]
    for row in bins:
        lines += ["", "[[reliability]]", f"low = {row.low}", f"high = {row.high}"]
        lines += [f"claims = {row.claims}", f"stated = {row.stated}"]
        lines += [f"right = {row.right}", f"strict = {row.strict}"]
    return "\n".join(lines) + "\n"
