"""Fit how likely statements and tasks are right by the signs of how they were found.

    python -m benchmarks.fit_likelihood --score FILE DIR[,DIR]:GOLD ... [--write]

Builds the articles with a copy of the program that has no models, holds their statements
against the gold, and fits a logistic regression with a ridge for each type. Prints, leaving
each folder out in turn, what is kept of the claims that readers have and of those that they do
not have, and how well the likelihood of those kept holds. A claim less likely than half of what
F1 is costs more than it brings; what is less likely still is left out.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from benchmarks import logistic
from benchmarks.quality import trial
from benchmarks.quality.trial import Judged
from kg.extraction.statements.likelihood import SIGNS
from kg.resources import ontology_dir

RIDGE = 5.0  # few claims of a kind are weak evidence against what a plain sentence says
LEAST = 0.3  # a little under half of the F1 of statements on articles that were not read
NAMES = ("intercept", *SIGNS)
HEAD = """\
# How likely a statement or task is right, by type and signs (kg.extraction.statements.likelihood):
# weights in log-odds; what is less likely than `least` is left out.
# Written by `python -m benchmarks.fit_likelihood`; licence CC BY 4.0.
"""
Model = np.ndarray


def read_folders(score: Path, folders: Sequence[tuple[list[Path], Path]]) -> list[list[Judged]]:
    """Return the statements and tasks of each folder with its gold, judged, with their signs."""
    measure = trial.load_score(score)

    def unweighed(ontology: Path) -> None:
        (ontology / "likelihood.toml").write_text("", encoding="utf-8")

    with tempfile.TemporaryDirectory() as folder:
        everything = [path for articles, _ in folders for path in articles]
        tables = trial.run_trial(everything, Path(folder), unweighed)
        judged = [
            trial.judge(measure, trial.load_gold(measure, gold), tables) for _, gold in folders
        ]
    return [[claim for claim in part if claim.table == "statements"] for part in judged]


def signs_of(claim: Judged) -> np.ndarray:
    """Return the signs of a claim in the order of `NAMES`, 1 for the intercept."""
    return np.array([1.0, *(float(phrase in claim.reasons) for phrase in SIGNS.values())])


def fit(claims: Sequence[Judged]) -> dict[str, Model]:
    """Fit a model for each type of statement."""
    groups: defaultdict[str, list[Judged]] = defaultdict(list)
    for claim in claims:
        groups[claim.row["type"]].append(claim)
    return {name: _fit(group) for name, group in sorted(groups.items())}


def _fit(claims: Sequence[Judged]) -> Model:
    signs = np.array([signs_of(claim) for claim in claims])
    right = np.array([float(claim.right) for claim in claims])
    return logistic.fit(signs, right, np.array([0.0] + [RIDGE] * len(SIGNS)))


def likely(models: Mapping[str, Model], claim: Judged) -> float:
    """Return how likely a claim is right."""
    return float(logistic.chance(signs_of(claim) @ models[claim.row["type"]]))


def main() -> int:
    """Print how the models do on folders left out; write them if asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--score", type=Path, required=True, help="the measure, a Python file")
    parser.add_argument("--write", action="store_true", help="write ontology/likelihood.toml")
    parser.add_argument("folders", nargs="+", metavar="DIR[,DIR]:GOLD")
    args = parser.parse_args()
    pairs = [pair.rpartition(":") for pair in args.folders]
    named = [([Path(a) for a in articles.split(",")], Path(gold)) for articles, _, gold in pairs]
    folders = read_folders(args.score, named)
    told: list[tuple[float, bool]] = []
    for n, folder in enumerate(folders):
        models = fit([claim for other in folders[:n] + folders[n + 1 :] for claim in other])
        told += [(likely(models, claim), claim.right) for claim in folder]
    _print(told)
    if args.write:
        models = fit([claim for folder in folders for claim in folder])
        (ontology_dir() / "likelihood.toml").write_text(_toml(models), encoding="utf-8")
    return 0


def _print(told: Sequence[tuple[float, bool]]) -> None:
    kept = [right for p, right in told if p >= LEAST]
    print(f"{len(told)} claims, {sum(right for _, right in told)} right")
    print(f"{len(kept)} kept, {sum(kept)} right, by models fitted on the other folders")
    for low, high in ((0.0, LEAST), (LEAST, 0.5), (0.5, 0.65), (0.65, 0.8), (0.8, 1.0)):
        band = [right for p, right in told if low <= p < high]
        if band:
            print(f"{low:.2f} to {high:.2f}: {len(band)} claims, {np.mean(band):.2f} right")


def _toml(models: Mapping[str, Model]) -> str:
    lines = [HEAD]
    for name, weights in models.items():
        lines += [f"[{name}]", f"least = {LEAST}"]
        lines += [f"{key} = {w:.2f}" for key, w in zip(NAMES, weights, strict=True)] + [""]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
