"""Logistic regression with a ridge, by Newton's method, for the models that are fitted here.

Hastie, Tibshirani, Friedman 2009, "The Elements of Statistical Learning", 4.4.
"""

from __future__ import annotations

import numpy as np

_STEPS = 50
_SETTLED = 1e-8


def fit(
    design: np.ndarray, right: np.ndarray, ridge: np.ndarray, counts: np.ndarray | float = 1.0
) -> np.ndarray:
    """Return the weights of the columns of a design.

    Args:
        design: One row for each example; a column of ones where there is an intercept.
        right: 1 for each example that is one, else 0.
        ridge: What holds each column back; 0 for the intercept.
        counts: How much each example counts.

    Raises:
        SystemExit: the fit does not settle.
    """
    weights = np.zeros(design.shape[1])
    for _ in range(_STEPS):
        p = chance(design @ weights)
        slope = design.T @ (counts * (right - p)) - ridge * weights
        bend = (design * (counts * p * (1 - p))[:, None]).T @ design + np.diag(ridge)
        step = np.linalg.solve(bend, slope)
        weights += step
        if np.abs(step).max() < _SETTLED:
            return weights
    raise SystemExit("the fit does not settle: are there examples of both kinds?")


def chance(odds: np.ndarray) -> np.ndarray:
    """Return the probabilities of log-odds."""
    p: np.ndarray = 1 / (1 + np.exp(-odds))
    return p
