"""Count what is claimed in articles that should give nothing, and draw claims to be judged.

    python benchmarks/off_theme.py FOLDER [--take N] [--seed S] [--on IDS] [--most M] [--sample N]

Builds the articles of a folder, or N of them drawn by seed, into a store that is thrown
away, and prints the claims by kind, for each 100 articles: events, agreements,
partnerships, statements and tasks; figures, people, places and bodies are aside. Articles
that IDS lists, one identifier a line, are on the theme by a reader's judgement (`?` before
one that he would not judge): their claims are counted apart. Exits with 1 if the others
gave more than M claims for each 100. `--sample` prints claims of all articles drawn by
seed, each with its cells, its quotes and the text around them, for a reader to judge.
"""

from __future__ import annotations

import argparse
import csv
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg import LocalStore, build
from kg.errors import KgError
from kg.reading import read_articles
from kg.tables import write_tables

TABLES = ("events", "agreements", "partnerships", "statements")
KINDS = ("event", "agreement", "partnership", "statement", "task")
#: Cells that a reader does not judge.
ASIDE = ("article", "quote", "confidence", "speaker_names")
#: Characters shown before and behind a quote.
AROUND = 300


@dataclass(frozen=True, slots=True)
class Row:
    """One claim of one article.

    Attributes:
        kind: One of `KINDS`.
        article: Identifier of the article.
        quotes: The words that say so, the best first.
        cells: What is claimed, by column of its table.
    """

    kind: str
    article: str
    quotes: tuple[str, ...]
    cells: Mapping[str, str]


def build_rows(paths: Sequence[Path]) -> list[Row]:
    """Return the claims of some articles, in the order of the tables."""
    with tempfile.TemporaryDirectory(prefix="coopkg-theme-") as folder:
        store, tables = Path(folder) / "store", Path(folder) / "tables"
        build(paths, store)
        with LocalStore.open(store, read_only=True) as opened:
            write_tables(opened, tables)
        return [row for name in TABLES for row in read_rows(tables, name)]


def read_rows(tables: Path, name: str) -> list[Row]:
    """Return the claims of one table."""
    with (tables / f"{name}.csv").open(encoding="utf-8-sig", newline="") as handle:
        found = list(csv.DictReader(handle))
    return [
        Row(
            "task" if row.get("type") == "task" else name[:-1],
            row["article"],
            tuple(row["quote"].split(" | ")),
            {k: v for k, v in row.items() if v and k not in (*ASIDE, name[:-1])},
        )
        for row in found
    ]


def pick(folder: Path, count: int, seed: int) -> list[Path]:
    """Return the articles of a folder, or some drawn by seed."""
    paths = sorted(p for p in folder.rglob("*") if p.is_file() and p.name != "README.md")
    return sorted(random.Random(seed).sample(paths, count)) if count else paths


def print_counts(rows: Sequence[Row], articles: int, title: str) -> float:
    """Print claims by kind for each 100 articles; return them together."""
    counts = Counter(row.kind for row in rows)
    told = Counter(row.article for row in rows)
    print(f"{title}: {articles} articles, {len(told)} of them with claims")
    for kind in KINDS:
        print(f"  {kind:12} {counts[kind]:5} {100 * counts[kind] / max(articles, 1):7.2f} in 100")
    every = 100 * len(rows) / max(articles, 1)
    print("  by article:", *(f"{name} {n}," for name, n in told.most_common()))
    print(f"  {'all':12} {len(rows):5} {every:7.2f} in 100")
    return every


def print_sample(rows: Sequence[Row], paths: Sequence[Path]) -> None:
    """Print claims with their quotes and the text around the first of them."""
    wanted = {row.article for row in rows}
    texts = {a.id: a.text for a in read_articles(paths, on_problem=_tell) if a.id in wanted}
    for number, row in enumerate(rows, 1):
        print(f"\n{number}. {row.kind}, {row.article}")
        print("   " + "; ".join(f"{k}: {v}" for k, v in row.cells.items()))
        for quote in row.quotes:
            print(f"   “{quote}”")
        at = texts[row.article].find(row.quotes[0])
        around = texts[row.article][max(0, at - AROUND) : at + len(row.quotes[0]) + AROUND]
        print("   … " + " ".join(around.split()) + " …")


def _tell(problem: KgError) -> None:
    print(f"left out: {problem}", file=sys.stderr)


def known_on(path: Path | None) -> Collection[str]:
    """Return the identifiers of a list, those too that a reader would not judge (`?` before)."""
    lines = path.read_text(encoding="utf-8").splitlines() if path else []
    return frozenset(line.split()[-1] for line in lines if line.strip() and line[0] != "#")


def main() -> int:
    """Build, count, draw; 1 if articles off the theme claim too much."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--take", type=int, default=0, help="how many articles; all if not said")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--on", type=Path, help="list of articles that are on the theme")
    parser.add_argument("--most", type=float, default=1.0, help="claims allowed in 100 articles")
    parser.add_argument("--sample", type=int, default=0, help="claims to print")
    args = parser.parse_args()
    paths = pick(args.folder, args.take, args.seed)
    on = known_on(args.on)
    rows = build_rows(paths)
    there = sum(path.stem in on for path in paths)
    every = print_counts(
        [r for r in rows if r.article not in on], len(paths) - there, "Off the theme"
    )
    if there:
        print_counts([r for r in rows if r.article in on], there, "On the theme")
    if args.sample:
        drawn = random.Random(args.seed).sample(rows, min(args.sample, len(rows)))
        print_sample(drawn, paths)
    return 0 if every <= args.most else 1


if __name__ == "__main__":
    sys.exit(main())
