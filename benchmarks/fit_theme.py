"""Fit what speaks for an article being on the theme, and measure it.

    python -m benchmarks.fit_theme --on DIR ... --off DIR ... [--except ID ...] [--write]

Takes articles known to be on the theme and articles known not to be (a public corpus of
news, say, less those on the theme), reads their signs with the gate open, and fits a
logistic regression with a small ridge by Newton's method (Hastie, Tibshirani, Friedman
2009, "The Elements of Statistical Learning", 4.4). Prints, by ten-fold cross-validation,
how many articles on the theme are kept and how many others get through at several
thresholds, and the surest articles among the others, for a look.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import asdict, fields
from pathlib import Path

import numpy as np

from kg.errors import KgError
from kg.extraction.engine import find_claims, read_scene
from kg.extraction.scene import Signs
from kg.extraction.theme import theme_signs
from kg.gazetteer import load_gazetteer
from kg.languages import load_frames, load_language
from kg.reading import read_articles
from kg.resources import ontology_dir

NAMES = [f.name for f in fields(Signs)]
RIDGE = 0.1
FOLDS = 10
THRESHOLD = 0.1
HEAD = """\
# What speaks for an article being on the theme (kg/extraction/theme.py).
# Written by `python -m benchmarks.fit_theme`; licence CC BY 4.0.

"""


def read_signs(paths: list[Path]) -> Iterator[tuple[str, bool, list[float]]]:
    """Yield (article, is about a programme, signs) of every article that can be read."""

    def skipped(problem: KgError) -> None:
        print(f"left out: {problem}", file=sys.stderr)

    for article in read_articles(paths, on_problem=skipped):
        try:
            language = load_language(article.lang)
        except KgError as problem:
            skipped(problem)
            continue
        scene = read_scene(article, language, load_gazetteer(), load_frames())
        signs = asdict(theme_signs(scene, find_claims(scene)))
        yield article.id, scene.programme, [signs[name] for name in NAMES]


def fit(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Return intercept and weights; the ridge leaves the intercept alone."""
    design = np.column_stack([np.ones(len(x)), x])
    ridge = np.diag([0.0] + [RIDGE] * x.shape[1])
    weights = np.zeros(design.shape[1])
    for _ in range(50):
        p = chance(weights, x)
        gradient = design.T @ (y - p) - ridge @ weights
        hessian = (design * (p * (1 - p))[:, None]).T @ design + ridge
        step = np.linalg.solve(hessian, gradient)
        weights += step
        if np.abs(step).max() < 1e-8:
            return weights
    raise SystemExit("the fit does not settle: are both kinds of articles there?")


def chance(weights: np.ndarray, x: np.ndarray) -> np.ndarray:
    """Return how likely each row is on the theme."""
    odds: np.ndarray = 1 / (1 + np.exp(-(weights[0] + x @ weights[1:])))
    return odds


def cross_validated(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Return how likely each row is, under weights fitted without its fold."""
    out = np.zeros(len(y))
    order = np.random.default_rng(0).permutation(len(y))
    for fold in range(FOLDS):
        held = order[fold::FOLDS]
        rest = np.setdiff1d(order, held)
        out[held] = chance(fit(x[rest], y[rest]), x[held])
    return out


def main() -> None:
    """Fit, measure, print; write the weights if asked."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--on", type=Path, nargs="+", required=True)
    parser.add_argument("--off", type=Path, nargs="+", required=True)
    parser.add_argument("--except", dest="excepted", nargs="*", default=[])
    parser.add_argument("--write", action="store_true", help="write ontology/theme.toml")
    wanted = parser.parse_args()
    rows = [(1.0, *row) for row in read_signs(wanted.on)]
    known = {row[1] for row in rows}.union(wanted.excepted)
    rows += [(0.0, *row) for row in read_signs(wanted.off) if row[0] not in known]
    rows = [row for row in rows if not row[2]]  # programmes pass by themselves
    y = np.array([row[0] for row in rows])
    x = np.array([row[3] for row in rows])
    p = cross_validated(x, y)
    print(f"{int(y.sum())} articles on the theme, {int((1 - y).sum())} others; programmes apart")
    print("threshold  kept of those on it  let through of 100 others")
    for threshold in (0.03, 0.05, THRESHOLD, 0.2, 0.5):
        kept, through = (p[y == 1] >= threshold).mean(), 100 * (p[y == 0] >= threshold).mean()
        print(f"{threshold:9} {kept:20.3f} {through:26.2f}")
    print(
        "surest of the others:",
        *(f"{rows[i][1]} {p[i]:.2f}" for i in np.argsort(-p * (1 - y))[:12]),
    )
    weights = fit(x, y)
    lines = [
        f"threshold = {THRESHOLD}",
        *(f"{n} = {w:.2f}" for n, w in zip(["intercept", *NAMES], weights, strict=True)),
    ]
    text = HEAD + "\n".join(lines) + "\n"
    print(text)
    if wanted.write:
        (ontology_dir() / "theme.toml").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
