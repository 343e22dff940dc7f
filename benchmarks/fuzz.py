"""Fuzz each way in with coverage guidance (atheris), for a stated time each.

    python benchmarks/fuzz.py [--seconds S] [--keep DIR] [TARGET ...]

Targets: reader, page, extractor, parameters, decisions, sheet, claims, graphs. Each runs in a
process of its own for S seconds (default 60) and begins with the valid inputs of `fuzz_seeds.py`.
Exit code 1 at the first crash, whose input is printed. What was found to reach new code stays in
DIR and is where the next run begins.
"""

from __future__ import annotations

import argparse
import io
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import atheris


def _reading() -> tuple[Callable[[bytes], None], ...]:
    """Return the ways in of articles."""
    with atheris.instrument_imports(include=["kg"]):
        from fuzz_seeds import SUFFIXES

        from kg.mapping import Job, build_article
        from kg.reading import make_article, read_articles
        from kg.reading.html import extract_page
        from kg.reading.records import Record

    def reader(data: bytes) -> None:
        path = Path(f"x{SUFFIXES[sum(data[:1]) % len(SUFFIXES)]}")
        path.write_bytes(data[1:])
        problems: list[Exception] = []
        found = list(read_articles([path], on_problem=problems.append))
        assert found or problems
        for article in found:
            assert all(r.span.of(article.text).strip() for r in article.regions)

    def page(data: bytes) -> None:
        extract_page(data.decode("utf-8", "replace"))

    def extractor(data: bytes) -> None:
        text = data.decode("utf-8", "ignore")
        if text.strip():
            outcome = build_article(Job(make_article(Record("x", text, "x", "x"))))
            assert outcome.problem or (outcome.report and outcome.report.conforms)

    return reader, page, extractor


def _asking() -> tuple[Callable[[bytes], None], ...]:
    """Return the ways in of values and decisions; each value goes to some question."""
    with atheris.instrument_imports(include=["kg"]):
        from fuzz_seeds import told_article, told_store

        from kg.errors import QueryError, ReviewError
        from kg.queries import bind_params, list_queries
        from kg.review.sheet import COLUMNS, read_sheet
        from kg.review.turtle import parse_decisions
    store, known = told_store(), {told_article().id: told_article()}
    given = [(query, param) for query in list_queries() for param in query.params]

    def parameters(data: bytes) -> None:
        query, param = given[sum(data[:1]) % len(given)]
        values = {p.name: p.example for p in query.params if p.required}
        values[param.name] = data[1:].decode("utf-8", "replace")
        with suppress(QueryError):
            store.query(store.ask_text(query.text, bind_params(query, values, store)))

    def decisions(data: bytes) -> None:
        with suppress(ReviewError):
            parse_decisions(data, "x")

    def sheet(data: bytes) -> None:
        text = data.decode("utf-8", "replace")
        rows = io.StringIO(text if data[:1] == b"#" else ",".join(COLUMNS) + "\n" + text)
        with suppress(ReviewError):
            list(read_sheet(rows, store, "x", known.get, "x"))

    return parameters, decisions, sheet


def _foreign() -> tuple[Callable[[bytes], None], ...]:
    """Return the ways in of others' claims and graphs."""
    with atheris.instrument_imports(include=["kg"]):
        from kg.errors import ForeignError
        from kg.foreign.claims import parse_claim
        from kg.foreign.graphs import import_graphs, read_graphs
        from kg.iris import DEFAULT_BASES
        from kg.store import LocalStore

    def claims(data: bytes) -> None:
        with suppress(ValueError):
            parse_claim(data)

    def graphs(data: bytes) -> None:
        path = Path("x.nq" if data[:1] == b"q" else "x.ttl")
        path.write_bytes(data[1:])
        with suppress(ForeignError):
            import_graphs(LocalStore.in_memory(), read_graphs(path), DEFAULT_BASES)

    return claims, graphs


TARGETS = {
    **dict.fromkeys(("reader", "page", "extractor"), _reading),
    **dict.fromkeys(("parameters", "decisions", "sheet"), _asking),
    **dict.fromkeys(("claims", "graphs"), _foreign),
}


def main() -> int:
    """Run from the command line; each target in a child."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("targets", nargs="*", choices=[*TARGETS, []])
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--longest", type=int, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.inside:
        name = given.targets[0]
        target = next(t for t in TARGETS[name]() if t.__name__ == name)
        limits = [f"-max_total_time={given.seconds}", f"-max_len={given.longest}", "-timeout=60"]
        kept = [str(given.keep)] if given.keep else []
        atheris.Setup([sys.argv[0], *limits, *kept, "seeds"], target)
        atheris.Fuzz()
        return 0
    from fuzz_seeds import write_seeds  # not above: a child imports `kg` instrumented

    for name in given.targets or TARGETS:
        with tempfile.TemporaryDirectory() as here:
            command = [sys.executable, str(Path(__file__).resolve()), name, "--inside"]
            longest = max(4096, write_seeds(name, Path(here) / "seeds"))
            command += ["--seconds", str(given.seconds), "--longest", str(longest)]
            if given.keep:
                (kept := given.keep.resolve() / name).mkdir(parents=True, exist_ok=True)
                command += ["--keep", str(kept)]
            done = subprocess.run(command, capture_output=True, cwd=here, check=False)
        talk = done.stderr.decode("utf-8", "replace").splitlines()
        runs = next((line for line in reversed(talk) if "runs in" in line), "no count")
        print(f"{name}: exit {done.returncode}; {runs}", flush=True)
        if done.returncode:
            print(done.stdout.decode("utf-8", "replace"), *talk[-40:], sep="\n")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
