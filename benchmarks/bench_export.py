"""Measure exports of a large store against Oxigraph's own unordered dump of it.

    python benchmarks/bench_export.py [--articles 10000] [--from seeds] [--keep DIR]
        [--formats turtle trig nq]

The store is made of copies of a small one: its articles, claims and bodies renamed in
each copy, its places shared. Each export runs in a process of its own, under two hash
seeds; printed are statements a second of processor time (so that other work on the machine
tells little), the share of Oxigraph's speed, peak memory, and whether the bytes are equal.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

_RENAMED = re.compile(
    r"<(https://w3id\.org/coopkg/(?:article|id/(?!place/|publisher/|reading/)[a-z]+)/[^#>]+)"
)
_FORMATS = {"turtle": ".ttl", "trig": ".trig", "nq": ".nq"}

# Of this program alone; what getrusage tells includes the process that started it.
_PEAK = """
def peak_of_this_process():
    for line in open("/proc/self/status"):
        if line.startswith("VmHWM"):
            return int(line.split()[1]) / 1024
"""
_OXIGRAPH = """
import json, sys, time
import pyoxigraph as ox
store = ox.Store.read_only(sys.argv[1] + "/data")
start = time.process_time()
with open(sys.argv[2], "wb") as file:
    store.dump(file, ox.RdfFormat.TRIG)
seconds = time.process_time() - start
peak = peak_of_this_process()
print(json.dumps({"seconds": seconds, "peak": peak, "statements": len(store)}))
"""
_OURS = """
import json, sys, time
from pathlib import Path
from kg.export import Order, export_to
from kg.store import LocalStore
start = time.process_time()
with LocalStore.open(Path(sys.argv[1]), read_only=True) as store:
    written = export_to(store, Path(sys.argv[2]), Order(format=sys.argv[3]))
seconds = time.process_time() - start
peak = peak_of_this_process()
print(json.dumps({"seconds": seconds, "peak": peak, "statements": written.statements}))
"""


def copies(lines: list[str], number: int) -> Iterator[str]:
    """Yield the lines of a small store, `number` times, with the IRIs renamed."""
    for copy in range(number):
        for line in lines:
            yield _RENAMED.sub(rf"<\g<1>-{copy}", line)


def make_store(source: Path, articles: int, folder: Path) -> None:
    """Build a small store of some articles and copy it until there are enough of them."""
    import pyoxigraph

    from kg import LocalStore, build

    summary = build([str(source)], folder / "small")
    with LocalStore.open(folder / "small", read_only=True) as small:
        lines = [f"{quad} .\n" for quad in small.quads()]
    with LocalStore.open(folder / "store"):
        pass
    data = folder / "copies.nq"
    with data.open("w", encoding="utf-8") as file:
        file.writelines(copies(lines, -(-articles // summary.built)))
    store = pyoxigraph.Store(str(folder / "store" / "data"))
    store.bulk_load(path=str(data), format=pyoxigraph.RdfFormat.N_QUADS)
    store.optimize()
    data.unlink()


def measured(code: str, *args: str, seed: str = "0") -> dict[str, float]:
    """Run code in a process of its own; return what it prints."""
    done = subprocess.run(
        [sys.executable, "-c", _PEAK + code, *args],
        env={**os.environ, "PYTHONHASHSEED": seed},
        check=True,
        capture_output=True,
        text=True,
    )
    found: dict[str, float] = json.loads(done.stdout)
    return found


def digest(path: Path) -> str:
    """Return the checksum of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def show(name: str, found: dict[str, float], best: float, note: str = "") -> None:
    """Print one row."""
    speed = found["statements"] / found["seconds"]
    print(
        f"{name:10} {found['statements']:>10,.0f} {found['seconds']:8.1f} s {speed:>10,.0f}/s"
        f" {speed / best if best else 1:6.2f} {found['peak']:7,.0f} MB  {note}",
        flush=True,
    )


def main() -> int:
    """Make the store, export it in each way, compare; 1 if a limit is missed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--from", dest="source", type=Path, default=Path("seeds"))
    parser.add_argument("--keep", type=Path, help="folder of the store, made if it is not there")
    parser.add_argument("--formats", nargs="+", choices=_FORMATS, default=list(_FORMATS))
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kg-bench-") as temporary:
        folder = given.keep or Path(temporary)
        if not (folder / "store").exists():
            start = time.perf_counter()
            make_store(given.source, given.articles, folder)
            print(f"store made in {time.perf_counter() - start:.0f} s", flush=True)
        return compare(folder / "store", Path(temporary), given.formats)


def compare(store: Path, folder: Path, formats: list[str]) -> int:
    """Print a row for Oxigraph and one for each of our formats."""
    print("writer     statements      CPU          speed  share    peak  same bytes", flush=True)
    oxigraph = measured(_OXIGRAPH, str(store), str(folder / "ox.trig"))
    best = oxigraph["statements"] / oxigraph["seconds"]
    show("oxigraph", oxigraph, best, "trig, in the order of its index")
    failed = False
    for name in formats:
        suffix = _FORMATS[name]
        first, second = folder / f"1{suffix}", folder / f"2{suffix}"
        found = measured(_OURS, str(store), str(first), name, seed="1")
        measured(_OURS, str(store), str(second), name, seed="2")
        equal = digest(first) == digest(second)
        show(name, found, best, "yes" if equal else "NO")
        speed = found["statements"] / found["seconds"]
        failed |= not equal or speed < best / 5 or found["peak"] > 1536
        first.unlink()
        second.unlink()
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
