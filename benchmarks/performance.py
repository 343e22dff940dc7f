"""Measure every stage and the alternatives beside them; the tables of docs/performance.md.

    python benchmarks/performance.py [N ...] [--texts FOLDER] [--jobs J] [--graphs G ...] [--write]

For each N a pile of made articles (`bench_build.py`) is read, mapped, checked and stored in a
process of its own, and the store is asked. Then the alternatives do the same work on the same
articles (`alternatives.py`; spaCy comes with `pip install -e '.[bench]'`), and on the texts of
a folder if one is given, of which as many are built as the largest N. pyshacl checks G graphs
at once, which takes it 0.9 MB each. `--write` puts the tables between the marks of
docs/performance.md.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path

from alternatives import Row, compare_reading, compare_shapes, compare_stores, graphs_of
from bench_build import STAGES, pick_texts, run_apart, worked, write_articles

from kg.errors import KgError
from kg.model import Article
from kg.reading import read_articles
from kg.tables import TABLES

PAGE = Path(__file__).parent.parent / "docs" / "performance.md"
MARKS = re.compile(r"(?<=<!-- measured -->\n).*(?=<!-- /measured -->)", re.DOTALL)


def table(head: str, rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """Yield the lines of a Markdown table whose head is given with `|` between cells."""
    cells = head.split("|")
    yield "| " + " | ".join(cells) + " |"
    yield "|" + " --- |" * len(cells)
    for row in rows:
        yield "| " + " | ".join(map(str, row)) + " |"
    yield ""


def builds(counts: list[int], jobs: int, texts: Path | None) -> Iterator[str]:
    """Yield the tables of whole builds; of real texts one as large as the largest there are."""
    found = []
    for count in counts:
        found.append(("made", run_apart(count, jobs)))
        print(f"{count} articles built", file=sys.stderr, flush=True)
    if texts is not None:
        found.append(("real", run_apart(max(counts), jobs, texts)))
        print("real articles built", file=sys.stderr, flush=True)
    yield f"Builds with {jobs} processes (memory in MB):\n"
    head = "|articles|characters|per second|processor ms an article|triples an article|disk, MB"
    yield from table(f"{head}|main|a worker", ([kind, *_whole(row)] for kind, row in found))
    yield "Shares of the stages:\n"
    shares = ([kind, *_shares(row)] for kind, row in found)
    yield from table("|articles|" + "|".join(STAGES), shares)
    yield "Milliseconds until the first row of each table:\n"
    first = ([kind, *_first(row)] for kind, row in found)
    yield from table("|articles|" + "|".join(TABLES), first)
    yield "All tables, beside the engine's answers to the same questions; and single things:\n"
    head = "|articles|tables, processor ms an article|the engine's|twinning, ms|one more, s"
    yield from table(head, ([kind, *_asked(row)] for kind, row in found))


def _whole(row: dict[str, float]) -> list[str]:
    forms = {"articles": ",.0f", "characters": ",.0f", "rate": ".1f", "cpu": ".1f"}
    forms |= {"triples": ".0f", "disk": ".0f", "main": ".0f", "worker": ".0f"}
    return [f"{row[k] * (1000 if k == 'cpu' else 1):{form}}" for k, form in forms.items()]


def _shares(row: dict[str, float]) -> list[str]:
    return [f"{row['articles']:,.0f}", *(f"{row[f'share of {stage}']:.0%}" for stage in STAGES)]


def _first(row: dict[str, float]) -> list[str]:
    return [f"{row['articles']:,.0f}", *(f"{row[f'first {n}'] * 1000:.0f}" for n in TABLES)]


def _asked(row: dict[str, float]) -> list[str]:
    count = row["articles"]
    each = [f"{row[who] / count * 1000:.1f}" if row[who] else "" for who in ("tables", "engine")]
    return [f"{count:,.0f}", *each, f"{row['twinning'] * 1000:.1f}", f"{row['one more']:.2f}"]


def side_by_side(title: str, unit: str, rows: Iterable[Row]) -> Iterator[str]:
    """Yield one comparison."""
    yield f"{title}\n"
    print(title, file=sys.stderr, flush=True)
    lines = [(name, work, f"{rate:,.1f}", f"{times:.2f}") for name, work, rate, times in rows]
    yield from table(f"what|on|{unit}|ours is so many times that", lines)


def made(count: int) -> list[Article]:
    """Return made articles as they are read from JSON Lines."""
    with tempfile.TemporaryDirectory(prefix="coopkg-bench-") as folder:
        pile = Path(folder) / "made.jsonl"
        write_articles(count, pile)
        return list(read_articles([pile], on_problem=fail))


def real(folder: Path, count: int) -> list[Article]:
    """Return some texts of a folder, the same ones each time."""
    return list(read_articles(pick_texts(folder, count), on_problem=print))


def fail(error: KgError) -> None:
    """Made articles give no trouble."""
    raise error


def start() -> Iterator[Row]:
    """Yield what the start of the command line takes, in runs a second."""

    def runs(command: list[str]) -> float:
        times = []
        for _ in range(5):
            before = worked()
            subprocess.run(command, check=True, capture_output=True)
            times.append(worked() - before)
        return 1 / min(times)

    with tempfile.TemporaryDirectory(prefix="coopkg-bench-") as folder:
        store = str(Path(folder) / "store")
        kg = [sys.executable, "-c", "from kg.cli import main; main()"]
        seeds = str(PAGE.parent.parent / "seeds")
        subprocess.run([*kg, "build", seeds, "--store", store], check=True, capture_output=True)
        typer = runs([sys.executable, "-c", "import typer"])
        for name, command in (
            ("kg --help", ["--help"]),
            ("kg query twinning", ["query", "twinning", "-p", "locality=hai phong"]),
        ):
            where = ["--store", store] if "query" in command else []
            ours = runs([*kg, *command, *where])
            yield name, "the seeds", ours, ours / typer
        yield "python -c 'import typer'", "", typer, 1.0


def measured(
    counts: list[int], texts: Path | None, jobs: int, graphs_at_once: list[int]
) -> Iterator[str]:
    """Yield every table, line by line."""
    machine = f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}"
    names = ("pyoxigraph", "pyshacl", "shacl", "rdflib")
    libraries = ", ".join(f"{name} {version(name)}" for name in names)
    load = f"load average {os.getloadavg()[0]:.1f} when it began"
    yield f"Python {platform.python_version()}, {libraries}; {machine}; {load}.\n"
    yield from builds(counts, jobs, texts)
    articles = made(400)
    rows = list(compare_reading("made, five languages", articles))
    if texts is not None:
        rows += compare_reading("real, Vietnamese", real(texts, 1500))
    title = "Text to claims in one process, beside finding names alone:"
    yield from side_by_side(title, "articles of 2,000 characters a second", rows)
    graphs = graphs_of(made(max(graphs_at_once)))
    title = "The gate beside pyshacl:"
    rows = list(compare_shapes(graphs, graphs_at_once))
    yield from side_by_side(title, "graphs a second", rows)
    graphs = graphs[:200]
    title = "Storing graphs, without their share of the world:"
    yield from side_by_side(title, "quads a second", compare_stores(graphs))
    yield from side_by_side("Start of the command line:", "runs a second", start())


def main() -> int:
    """Print the tables; with --write put them into the page."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("counts", nargs="*", type=int, default=[100, 1000], metavar="N")
    parser.add_argument("--texts", type=Path, help="folder of plain texts, read at random")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--graphs", nargs="+", type=int, default=[200, 1000], metavar="G")
    parser.add_argument("--write", action="store_true", help="write docs/performance.md")
    args = parser.parse_args()
    text = "\n".join(measured(args.counts, args.texts, args.jobs, args.graphs))
    print(text)
    if args.write:
        page = PAGE.read_text(encoding="utf-8")
        PAGE.write_text(MARKS.sub(lambda _: text, page), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
