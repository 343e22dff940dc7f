"""Fuzz each way in with coverage guidance (atheris), for a stated time each.

    python benchmarks/fuzz.py [--seconds S] [TARGET ...]

Targets: reader, page, extractor, parameters, decisions, claims. Each runs in a process of its
own for S seconds (default 60). Exit code 1 at the first crash, whose input is printed.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Callable

import atheris


def _targets() -> dict[str, Callable[[bytes], None]]:
    with atheris.instrument_imports(include=["kg"]):
        from kg.errors import ArticleError, QueryError, ReviewError
        from kg.foreign.claims import parse_claim
        from kg.mapping import Job, build_article
        from kg.queries import load_query, run_query
        from kg.reading import make_article
        from kg.reading.decoding import decode
        from kg.reading.html import extract_page
        from kg.reading.records import Record
        from kg.review.turtle import parse_decisions
        from kg.store import LocalStore
    store, question = LocalStore.in_memory(), load_query("twinning")

    def reader(data: bytes) -> None:
        try:
            decode(data, "x")
        except ArticleError:
            return

    def page(data: bytes) -> None:
        extract_page(data.decode("utf-8", "replace"))

    def extractor(data: bytes) -> None:
        text = data.decode("utf-8", "ignore")
        if text.strip():
            outcome = build_article(Job(make_article(Record("x", text, "x", "x"))))
            assert outcome.problem or (outcome.report and outcome.report.conforms)

    def parameters(data: bytes) -> None:
        try:
            list(run_query(store, question, {"locality": data.decode("utf-8", "replace")}))
        except QueryError:
            return

    def decisions(data: bytes) -> None:
        try:
            parse_decisions(data, "x")
        except ReviewError:
            return

    def claims(data: bytes) -> None:
        try:
            parse_claim(data)
        except ValueError:
            return

    found = (reader, page, extractor, parameters, decisions, claims)
    return {target.__name__: target for target in found}


NAMES = ("reader", "page", "extractor", "parameters", "decisions", "claims")


def main() -> int:
    """Run from the command line; each target in a child."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("targets", nargs="*", choices=[*NAMES, []])
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.inside:
        atheris.Setup([sys.argv[0], f"-max_total_time={given.seconds}", "-max_len=4096"],
                      _targets()[given.targets[0]])  # fmt: skip
        atheris.Fuzz()
        return 0
    for name in given.targets or NAMES:
        with tempfile.TemporaryDirectory() as here:
            command = [sys.executable, __file__, name, "--inside", "--seconds", str(given.seconds)]
            done = subprocess.run(command, capture_output=True, cwd=here, check=False)
        talk = done.stderr.decode("utf-8", "replace").splitlines()
        runs = next((line for line in reversed(talk) if "runs in" in line), "no count")
        print(f"{name}: exit {done.returncode}; {runs}", flush=True)
        if done.returncode:
            print("\n".join(talk[-40:]))
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
