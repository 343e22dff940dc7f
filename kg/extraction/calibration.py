"""From a rule's score to the share of such claims that turn out right.

Rules score their claims by what speaks for them: sides named, a date, several sentences. A
logistic curve for each type of claim (Platt 1999, "Probabilistic outputs for support vector
machines") turns that score into a probability. The curves stand in
`ontology/calibration.toml`, fitted on articles whose claims were judged by hand.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

#: Nothing that a machine reads is certain, and nothing it claims is hopeless.
LEAST, MOST = 0.02, 0.98


@dataclass(frozen=True, slots=True)
class Curve:
    """A logistic curve over the log-odds of a score.

    Attributes:
        intercept: Log-odds of being right at a score of one half.
        slope: What a unit of log-odds in the score adds; 1 leaves scores as they are.
    """

    intercept: float = 0.0
    slope: float = 1.0

    def probability(self, score: float) -> float:
        """Return how likely a claim of this score is right, two decimals.

        >>> Curve().probability(0.7), Curve(intercept=-1.0).probability(0.7)
        (0.7, 0.46)
        """
        value = chance(self.intercept + self.slope * log_odds(score))
        return round(min(MOST, max(LEAST, value)), 2)


def chance(odds: float) -> float:
    """Return the probability of log-odds."""
    return 1 / (1 + math.exp(-odds))


def log_odds(score: float) -> float:
    """Return the natural logarithm of the odds of a score between 0 and 1."""
    inside = min(MOST, max(LEAST, score))
    return math.log(inside / (1 - inside))
