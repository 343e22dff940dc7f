"""Fit what speaks for an article being on the theme, and measure it.

    python -m benchmarks.fit_theme --on DIR ... --off DIR ... [--listed IDS] [--take N] [--write]

Takes articles known to be on the theme and articles known not to be (a public corpus of
news, say; IDS lists its articles that are on the theme, or that a reader would not judge,
one identifier a line, `?` before the latter), reads their signs with the gate open, and
fits two logistic regressions, of contact and of programmes, with a small ridge. An article
on the theme that may be a programme is taken for one, if it tells of no contact.
Prints, by ten-fold cross-validation, how many articles on the theme are kept and how many
others get through at several thresholds, and the surest of the others and the least sure on
the theme, for a look.
"""

from __future__ import annotations

import argparse
import random
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path

import numpy as np

from benchmarks import logistic
from kg.errors import KgError
from kg.extraction.engine import read_scene
from kg.extraction.theme.contact import ENOUGH, contact_signs, contact_weight, told_of_contact
from kg.extraction.theme.programmes import may_be_programme, programme_signs
from kg.extraction.theme.signs import Contact, Programme
from kg.gazetteer import load_gazetteer
from kg.languages import load_frames, load_language
from kg.reading import read_articles
from kg.resources import ontology_dir

RIDGE = 0.1
FOLDS = 10
THRESHOLDS = (0.03, 0.05, 0.08, 0.1, 0.12, 0.15, 0.2, 0.3, 0.5)
SHOWN = 16
HEAD = """\
# What speaks for an article being on the theme (kg/extraction/theme/theme.py).
# Written by `python -m benchmarks.fit_theme`; licence CC BY 4.0.
"""


@dataclass(frozen=True, slots=True)
class Example:
    """The signs of one article.

    Attributes:
        contact: What speaks for contact.
        programme: What speaks for a programme; None if it can be none.
        in_contact: Its sentences tell of contact with a foreign partner.
    """

    article: str
    contact: Contact
    programme: Programme | None
    in_contact: bool


def read_examples(paths: Sequence[Path]) -> Iterator[Example]:
    """Yield the signs of every article that can be read."""

    def skipped(problem: KgError) -> None:
        print(f"left out: {problem}", file=sys.stderr)

    for article in read_articles(paths, on_problem=skipped):
        try:
            language = load_language(article.lang)
        except KgError as problem:
            skipped(problem)
            continue
        scene = read_scene(article, language, load_gazetteer(), load_frames())
        told = told_of_contact(scene)
        weight = contact_weight(scene, told)
        yield Example(
            article.id,
            contact_signs(scene, told, weight),
            programme_signs(scene) if may_be_programme(scene) else None,
            weight >= ENOUGH,
        )


def fit(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Return intercept and weights; the ridge leaves the intercept alone."""
    ridge = np.array([0.0] + [RIDGE] * x.shape[1])
    return logistic.fit(_design(x), y, ridge)


def chance(weights: np.ndarray, x: np.ndarray) -> np.ndarray:
    """Return how likely each row is on the theme."""
    return logistic.chance(_design(x) @ weights)


def _design(x: np.ndarray) -> np.ndarray:
    return np.column_stack([np.ones(len(x)), x])


def cross_validated(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Return how likely each row is, under weights fitted without its fold."""
    out = np.zeros(len(y))
    order = np.random.default_rng(0).permutation(len(y))
    for fold in range(FOLDS):
        held = order[fold::FOLDS]
        rest = np.setdiff1d(order, held)
        out[held] = chance(fit(x[rest], y[rest]), x[held])
    return out


def report(
    kind: type[Contact] | type[Programme],
    rows: Sequence[tuple[str, Contact | Programme, bool]],
    others: int,
    threshold: float,
) -> str:
    """Print the cross-validation of one model; return its part of `theme.toml`."""
    names = [f.name for f in fields(kind)]
    x = np.array([[asdict(signs)[n] for n in names] for _, signs, _ in rows])
    y = np.array([float(on) for _, _, on in rows])
    p = cross_validated(x, y)
    title = kind.__name__.lower()
    print(f"\n{title}: {int(y.sum())} articles on the theme, {others} others")
    print("threshold   kept   lost   let through   of 100 others")
    for t in THRESHOLDS:
        kept, through = int((p[y == 1] >= t).sum()), int((p[y == 0] >= t).sum())
        print(f"{t:9} {kept:6} {int(y.sum()) - kept:6} {through:13} {100 * through / others:15.2f}")
    surest = np.argsort(-p * (1 - y))[:SHOWN]
    print("surest of the others:", *(f"{rows[i][0]} {p[i]:.2f}" for i in surest))
    least = [i for i in np.argsort(p) if y[i]][:SHOWN]
    print("least sure on the theme:", *(f"{rows[i][0]} {p[i]:.2f}" for i in least))
    weights = zip(["intercept", *names], fit(x, y), strict=True)
    lines = [f"threshold = {threshold}", *(f"{name} = {w:.2f}" for name, w in weights)]
    return f"\n[{title}]\n" + "\n".join(lines) + "\n"


def read_list(path: Path | None) -> tuple[set[str], set[str]]:
    """Return the identifiers of a list that are on the theme, and those not to be judged."""
    lines = path.read_text(encoding="utf-8").splitlines() if path else []
    marked = [line.split() for line in lines if line.strip() and line[0] != "#"]
    return {w[0] for w in marked if w[0] != "?"}, {w[1] for w in marked if w[0] == "?"}


def main() -> None:
    """Fit, measure, print; write the weights if asked."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--on", type=Path, nargs="+", required=True)
    parser.add_argument("--off", type=Path, nargs="+", required=True)
    parser.add_argument("--listed", type=Path)
    parser.add_argument("--take", type=int, default=0, help="others to take, drawn by seed; all")
    parser.add_argument("--write", action="store_true", help="write ontology/theme.toml")
    wanted = parser.parse_args()
    listed, unsure = read_list(wanted.listed)
    off = sorted(p for d in wanted.off for p in d.rglob("*.txt"))
    off = random.Random(1).sample(off, wanted.take) if wanted.take else off
    on = list(read_examples(wanted.on))
    known = {e.article for e in on} | unsure
    rest = [e for e in read_examples(off) if e.article not in known]
    labelled = [(e, True) for e in on] + [(e, e.article in listed) for e in rest]
    others = sum(not is_on for _, is_on in labelled)
    path = ontology_dir() / "theme.toml"
    shipped: Mapping[str, Mapping[str, float]] = tomllib.loads(path.read_text(encoding="utf-8"))
    plans = [
        (e.article, e.programme, is_on)
        for e, is_on in labelled
        if e.programme and not (is_on and e.in_contact)
    ]
    ties = [
        (e.article, e.contact, is_on)
        for e, is_on in labelled
        if not (is_on and e.programme and not e.in_contact)
    ]
    text = (
        HEAD
        + report(Contact, ties, others, shipped["contact"]["threshold"])
        + report(Programme, plans, others, shipped["programme"]["threshold"])
    )
    print("\n" + text)
    if wanted.write:
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
