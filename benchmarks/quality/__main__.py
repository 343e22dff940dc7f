"""Measure how right the claims are, and fit their confidence.

    python -m benchmarks.quality ARTICLES... --gold DIR --score FILE [--offtopic DIR]
        [--fit] [--singles FILE] [--out docs/quality.md]

Builds the articles with a copy of program and data, holds the eight tables against gold read by
hand, and prints a page: precision, recall and F1 by table and language; how far stated
confidence holds, also cross-validated; what falls without the labels and rules that fire on
exactly one article; known failures. `--fit` first writes `ontology/calibration.toml` anew.
"""

from __future__ import annotations

import argparse
import shlex
import sys
import tempfile
from pathlib import Path

from benchmarks.quality import calibrate, singles, trial
from benchmarks.quality.report import Findings, write_report

CALIBRATION = trial.ROOT / "ontology" / "calibration.toml"


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="benchmarks.quality", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("articles", nargs="+", type=Path)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--score", type=Path, required=True, help="the measure, a Python file")
    parser.add_argument("--offtopic", type=Path, help="articles that should give nothing")
    parser.add_argument("--fit", action="store_true", help="write the curves anew")
    parser.add_argument("--singles", type=Path, help="write the list of single labels here")
    parser.add_argument("--out", type=Path, help="write the page here, not to standard output")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="coopkg-quality-") as folder:
        page = write_report(measure(args, Path(folder)))
    if args.out:
        args.out.write_text(page, encoding="utf-8")
    else:
        sys.stdout.write(page)
    return 0


def measure(args: argparse.Namespace, folder: Path) -> Findings:
    """Run the trials and return what they found."""
    score = trial.load_score(args.score)
    gold = trial.load_gold(score, args.gold)

    def uncalibrated(ontology: Path) -> None:
        (ontology / CALIBRATION.name).write_text("reliability = []\n[curve]\n", encoding="utf-8")

    raw = trial.judge(score, gold, trial.run_trial(args.articles, folder / "raw", uncalibrated))
    unseen = calibrate.reliability(calibrate.cross_validate(raw))
    if args.fit:
        curves = calibrate.fit_by_type(raw)
        CALIBRATION.write_text(calibrate.write_toml(curves, unseen, len(gold)), encoding="utf-8")
    tables = trial.run_trial(args.articles, folder / "shipped")
    judged = trial.judge(score, gold, tables)

    labels = singles.single_labels(args.articles)
    if args.singles:
        lines = [f"{a}\t{x.lang}\t{x.concept}\t{x.text}\t{x.source}\n" for x, a in labels.items()]
        args.singles.write_text("article\tlang\tconcept\tlabel\tsource\n" + "".join(lines), "utf-8")
    without = trial.run_trial(
        args.articles, folder / "labels", lambda path: singles.remove_labels(path, labels)
    )
    rules = singles.single_rules(judged)
    found = trial.totals(args.score, args.gold, tables)
    singles.drop_rules(tables, rules)
    return Findings(
        command="python -m benchmarks.quality " + shlex.join(sys.argv[1:]),
        score=found,
        stated=calibrate.reliability(judged),
        unseen=unseen,
        labels=len(labels),
        rules=rules,
        without_labels=trial.totals(args.score, args.gold, without),
        without_rules=trial.totals(args.score, args.gold, tables),
        off_theme=off_theme(args.offtopic, folder / "off") if args.offtopic else {},
        judged=judged,
    )


def off_theme(articles: Path, folder: Path) -> dict[str, int]:
    """Return how many articles were read, and how many rows each table of claims has."""
    tables = trial.run_trial([articles], folder)
    rows = {name: len(trial.read_rows(tables / f"{name}.csv")) for name in trial.CLAIM_TABLES}
    return {"articles": sum(path.suffix == ".txt" for path in articles.rglob("*")), **rows}


if __name__ == "__main__":
    sys.exit(main())
