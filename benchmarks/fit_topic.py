"""Fit which of several places of one country an article is about, and measure it.

    python -m benchmarks.fit_topic DIR:GOLD ... [--write]

Takes folders of articles with gold (one JSON file per article, as `score.py` takes them). A
place weighs as much as the gold has it for a side of events, agreements and partnerships, for
whom somebody speaks and is spoken to. Of each two places of one country that an article names,
the one that weighs more by at least one shall stand above the other: pairwise logistic
regression with a ridge. Prints, leaving each folder out in turn, in how
many articles and countries the right place stands first, beside where the one named most (in
headline and lead for more) does.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks import logistic
from kg.errors import KgError
from kg.extraction.engine import read_places
from kg.extraction.places.standing import NAMES, signs_of, values
from kg.extraction.scene import Scene
from kg.extraction.theme.home import REGION_WEIGHT
from kg.extraction.topic import country_of, is_substate
from kg.gazetteer import load_gazetteer
from kg.languages import load_frames, load_language
from kg.reading import read_articles
from kg.resources import ontology_dir
from kg.text import fold

RIDGE = 3.0
MARGIN = 1.0  # how much more the gold must have of one place than of another
MOST = 3.0  # what one pair counts at most
TIE = 0.5  # gold weights this near are equally right
HEAD = """\
# What speaks for a place being what an article is about (kg/extraction/places/standing.py).
# Written by `python -m benchmarks.fit_topic`; licence CC BY 4.0.
"""


@dataclass(frozen=True, slots=True)
class Place:
    """One place below the state in one article.

    Attributes:
        named: How often it is named, in headline and lead for more.
        gold: How much the gold has it for a side.
    """

    country: str
    signs: np.ndarray
    named: float
    gold: float


def read_folder(articles: Path, gold: Path) -> Iterator[list[Place]]:
    """Yield the places of each article that has gold."""

    def left_out(problem: KgError) -> None:
        print(f"left out: {problem}", file=sys.stderr)

    for article in read_articles([articles], on_problem=left_out):
        file = gold / f"{article.id}.json"
        if not file.exists():
            continue
        language = load_language(article.lang)
        scene = read_places(article, language, load_gazetteer(), load_frames())
        weights = gold_weights(json.loads(file.read_text(encoding="utf-8")))
        yield list(places_of(scene, weights))


def gold_weights(doc: dict[str, Any]) -> list[tuple[set[str], float]]:
    """Return the folded spellings of each place of a gold document, and its weight as a side."""
    weights: Counter[str] = Counter()
    for row in [*doc["events"], *doc["agreements"], *doc["partnerships"]]:
        sides = [*(row.get("parties") or []), *(row.get(k) for k in ("host", "guest", "a", "b"))]
        weights.update({fold(side): 1.0 for side in sides if side})
    for row in doc["statements"]:
        weights.update({fold(row["to"]): 0.3} if row.get("to") else {})
    for row in doc["people"]:
        weights.update({fold(row["place"]): 0.5} if row.get("place") else {})
    keys = ("en", "name", "latin", "vi", "base")
    found = []
    for row in doc["places"]:
        spelled = {fold(row[k]) for k in keys if row.get(k)}
        spelled |= {fold(name) for name in row.get("variants") or []}
        found.append((spelled, max(weights[s] for s in spelled)))
    return found


def places_of(scene: Scene, weights: Sequence[tuple[set[str], float]]) -> Iterator[Place]:
    """Yield the places below the state that a scene names."""
    units = [k for k in scene.weights if is_substate(scene, k)]
    for key, signs in signs_of(scene, units).items():
        entity = scene.entities["place", key]
        names = {fold(entity.label), *(fold(name.text) for name in entity.printed)}
        gold = max((w for spelled, w in weights if spelled & names), default=0.0)
        country = country_of(scene, key)
        named = sum(REGION_WEIGHT[r] * getattr(signs, r) for r in ("headline", "lead", "body"))
        yield Place(country, np.array(values(signs)), named, gold)


def fit(articles: Sequence[Sequence[Place]]) -> np.ndarray:
    """Return the weights of the signs."""
    rows, counts = [], []
    for one, other in ((a, b) for places in articles for a in places for b in places):
        if one.country == other.country and one.gold >= other.gold + MARGIN:
            rows.append(one.signs - other.signs)
            counts.append(min(MOST, one.gold - other.gold))
    right, ridge = np.ones(len(rows)), np.full(len(NAMES), RIDGE)
    return logistic.fit(np.array(rows), right, ridge, np.array(counts))


def first_right(articles: Sequence[Sequence[Place]], weights: np.ndarray) -> np.ndarray:
    """Return in how many countries of articles the model is right, counting is, and of how many."""
    found = np.zeros(3, dtype=int)
    for places in articles:
        for country in {p.country for p in places}:
            own = [p for p in places if p.country == country]
            best = max(p.gold for p in own)
            if len(own) < 2 or best < MARGIN:
                continue
            by_model = max(own, key=lambda p: float(p.signs @ weights))
            by_count = max(own, key=lambda p: p.named)
            found += [by_model.gold >= best - TIE, by_count.gold >= best - TIE, True]
    return found


def main() -> None:
    """Fit, measure, print; write the weights if asked."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("folders", nargs="+", metavar="DIR:GOLD")
    parser.add_argument("--write", action="store_true", help="write ontology/topic.toml")
    wanted = parser.parse_args()
    pairs = [tuple(map(Path, f.split(":"))) for f in wanted.folders]
    sets = [list(read_folder(articles, gold)) for articles, gold in pairs]
    total = np.zeros(3, dtype=int)
    print("left out   articles   right by the model   by counting   of")
    for n, held in enumerate(sets):
        rest = [a for m, s in enumerate(sets) if m != n for a in s]
        found = first_right(held, fit(rest))
        total += found
        print(f"{n + 1:8} {len(held):10} {found[0]:20} {found[1]:13} {found[2]:4}")
    print(f"{'all':>8} {sum(map(len, sets)):10} {total[0]:20} {total[1]:13} {total[2]:4}")
    weights = fit([a for s in sets for a in s])
    lines = [f"{name} = {w:.2f}" for name, w in zip(NAMES, weights, strict=True)]
    text = HEAD + "\n[unit]\n" + "\n".join(lines) + "\n"
    print("\n" + text)
    if wanted.write:
        (ontology_dir() / "topic.toml").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
