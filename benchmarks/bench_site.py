"""How long a site takes, made the first time and brought up to date.

    python benchmarks/bench_site.py STORE [--into DIR] [--jobs J] [--more ARTICLE]

STORE is best one of 10,000 articles: those that `bench_build.py` makes, built by `kg build`.
Makes the whole site with `kg site`, in the languages that have an interface, then once more
over it, and with --more once more after that article was built into a copy of the store. Prints
for each: things, files written, wall seconds, processor seconds of all
processes together, most memory of one process (10^6 bytes); and the size of the pages:
the longest without its pictures, and the largest file of the search index. Ends with 1 if
a page or such a file is over its budget, or the second run wrote anything.
"""

from __future__ import annotations

import argparse
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

#: Bytes of a page without its pictures, and of a file of the search index (docs/site.md).
BUDGET = 200_000
_PICTURES = re.compile(rb"<svg.*?</svg>", re.DOTALL)


def run(store: Path, folder: Path, jobs: int) -> int:
    """Make the site, print what it took, and return how many files were written."""
    kg = [sys.executable, "-c", "from kg.cli import main; main()", "site", str(folder)]
    before, begun = used(), time.perf_counter()
    done = subprocess.run(
        [*kg, "--store", str(store), "--jobs", str(jobs)],
        capture_output=True,
        text=True,
        check=True,
    )
    wall, after = time.perf_counter() - begun, used()
    said = next(line for line in done.stderr.splitlines()[::-1] if "things" in line)
    print(f"{said.strip()}\n  {wall:.0f} s, {after[0] - before[0]:.0f} processor seconds, "
          f"{after[1]:.0f} MB at most in one process", flush=True)  # fmt: skip
    found = re.search(r"(\d+) files written", said.replace(",", ""))
    assert found, said
    return int(found[1])


def used() -> tuple[float, float]:
    """Return processor seconds of all ended children, and most memory of one in MB."""
    found = resource.getrusage(resource.RUSAGE_CHILDREN)
    return found.ru_utime + found.ru_stime, found.ru_maxrss / 1000


def longest(folder: Path) -> tuple[int, str, int]:
    """Return number of pages, the longest one, and its bytes without pictures."""
    count, most, name = 0, 0, ""
    for path in folder.rglob("*.html"):
        count += 1
        if path.stat().st_size > most:
            size = len(_PICTURES.sub(b"", path.read_bytes()))
            most, name = max((most, name), (size, str(path.relative_to(folder))))
    return count, name, most


def main() -> int:
    """Measure both runs and the pages."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("store", type=Path)
    parser.add_argument("--into", type=Path)
    parser.add_argument("--jobs", type=int, default=0)
    parser.add_argument("--more", type=Path, help="an article of its own")
    given = parser.parse_args()
    print(f"load average {os.getloadavg()[0]:.1f}, {os.cpu_count()} cores", flush=True)
    with tempfile.TemporaryDirectory() as scratch:
        folder = given.into or Path(scratch) / "site"
        run(given.store, folder, given.jobs)
        count, name, size = longest(folder)
        print(f"{count} pages; the longest has {size} bytes without pictures: {name}")
        index = max((p.stat().st_size, p.name) for p in (folder / "search").iterdir())
        print(f"largest file of the search index: {index[0]} bytes, {index[1]}", flush=True)
        again = run(given.store, folder, given.jobs)
        if given.more:
            copy = Path(scratch) / "store"
            shutil.copytree(given.store, copy)
            build = [sys.executable, "-c", "from kg.cli import main; main()", "build"]
            subprocess.run([*build, str(given.more), "--store", str(copy)], check=True)
            run(copy, folder, given.jobs)
    return 1 if max(size, index[0]) > BUDGET or again else 0


if __name__ == "__main__":
    sys.exit(main())
