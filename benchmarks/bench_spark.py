"""The same articles by a build, by a Spark job, and its parts into stores: time, work, size.

    python benchmarks/bench_spark.py [--articles N] [--texts FOLDER] [--cores C] [--hour PRICE]

Makes N articles (default 2000) as `bench_build.py` does, or takes N texts of a folder, maps
them with `kg build` on C processes (default 2) and with `kg spark` on a cluster of this
machine with C cores, loads the parts with `kg load`, and holds the two stores equal. Prints
elapsed time, processor time (of all processes), and bytes on disk, each also by article; then
what 10 million such articles come to at that rate: processor hours, hours on 100 cores, price
at PRICE for a core hour (default 0.05), and bytes. Exit code 1 if the stores differ.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench_build import make_articles, pick_texts

KG = [sys.executable, "-c", "from kg.cli import main; main()"]
MANY = 10_000_000
TICKS = os.sysconf("SC_CLK_TCK")


def run(*arguments: str) -> tuple[float, float]:
    """Run a command; return the seconds that passed and those that processors worked.

    Spark's JVM is nobody's child in the end, so processes of the command's session are
    looked at while they run.
    """
    started, worked = time.monotonic(), dict[int, float]()
    child = subprocess.Popen(
        [*KG, *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    while child.poll() is None:
        worked |= seconds_of(child.pid)
        time.sleep(0.2)
    if child.returncode:
        raise SystemExit(f"kg {' '.join(arguments)} ended with {child.returncode}")
    return time.monotonic() - started, sum(worked.values())


def seconds_of(session: int) -> dict[int, float]:
    """Return by process of a session the seconds that it worked (Linux)."""
    found: dict[int, float] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text(encoding="utf-8").rpartition(")")[2].split()
        except OSError:  # it has ended
            continue
        if int(fields[3]) == session:
            found[int(stat.parent.name)] = (int(fields[11]) + int(fields[12])) / TICKS
    return found


def size(folder: Path) -> int:
    """Return how many bytes the files below a folder hold."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def digest(store: Path) -> str:
    """Return a hash of what a store holds, whatever its order on disk."""
    exported = store.with_suffix(".nq")
    run("export", str(exported), "--format", "nq", "--store", str(store))
    return hashlib.sha256(exported.read_bytes()).hexdigest()


def records(count: int, texts: Path | None) -> Iterator[dict[str, str]]:
    """Yield articles as records of JSON Lines."""
    if texts is None:
        yield from make_articles(count)
        return
    for path in pick_texts(texts, count):
        yield {"id": path.stem, "text": path.read_text(encoding="utf-8", errors="replace")}


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--cores", type=int, default=2)
    parser.add_argument("--hour", type=float, default=0.05)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        pile, parts = work / "made.jsonl", work / "parts"
        with pile.open("w", encoding="utf-8") as out:
            for record in records(args.articles, args.texts):
                out.write(json.dumps(record, ensure_ascii=False) + "\n")
        cores = str(args.cores)
        took = {
            "kg build": run("build", str(pile), "--store", str(work / "one"), "--jobs", cores),
            "kg spark": run("spark", str(pile), "--out", str(parts), "--master", f"local[{cores}]"),
            "kg load": run("load", str(parts), "--store", str(work / "two")),
        }
        print(f"| {args.articles} articles | elapsed s | processor s | processor ms an article |")
        print("|---|---|---|---|")
        for name, (passed, worked) in took.items():
            each = 1000 * worked / args.articles
            print(f"| `{name}` | {passed:.0f} | {worked:.0f} | {each:.1f} |")
        kinds = {"text": pile, "parts": parts, "store": work / "two"}
        sizes = {
            name: path.stat().st_size if path.is_file() else size(path)
            for name, path in kinds.items()
        }
        sizes["parts"] -= size(parts / "mapped")
        print("\n| bytes an article | " + " | ".join(sizes) + " |\n|---|---|---|---|")
        told = (f"{number / args.articles:,.0f}" for number in sizes.values())
        print("| | " + " | ".join(told) + " |\n")
        worked = sum(took[name][1] for name in ("kg spark", "kg load"))
        hours = worked / args.articles * MANY / 3600
        print(
            f"{MANY:,} articles: {hours:,.0f} core hours, {hours / 100:,.1f} hours on 100 cores, "
            f"{hours * args.hour:,.0f} at {args.hour} a core hour; "
            + ", ".join(f"{n / args.articles * MANY / 1e9:,.0f} GB {k}" for k, n in sizes.items())
        )
        same = digest(work / "one") == digest(work / "two")
        print("the stores are equal" if same else "THE STORES DIFFER")
        return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
