"""Whether an article costs more the larger the store is.

    python benchmarks/bench_growth.py [N] [--every M] [--few] [--jobs J]

Builds N made articles (`bench_build.py`) into an empty store and prints after every M what each
of the last M took the main process, which derives the world and stores: processor milliseconds
in all (with the store's own threads), and milliseconds that deriving the world and storing took.
With --few they tell of four provinces and 18 foreign ones alone, so that each tie is told of some
190 times as often.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from pathlib import Path

import bench_build

from kg import Summary, build


class Meter:
    """Prints a line after every so many articles."""

    def __init__(self, every: int) -> None:
        """Begin now."""
        self._every = every
        self._last = (0, time.process_time(), 0.0, 0.0)

    def __call__(self, summary: Summary) -> None:
        """Take the state of a build."""
        stages = summary.stages
        now = (summary.built, time.process_time(), stages["world"], stages["store"])
        done = now[0] - self._last[0]
        if done >= self._every:
            spent = [(b - a) / done * 1000 for a, b in zip(self._last[1:], now[1:], strict=True)]
            print(f"{now[0]:9,} {spent[0]:9.2f} {spent[1]:6.2f} {spent[2]:6.2f}", flush=True)
            self._last = now


def main() -> int:
    """Build and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("count", nargs="?", type=int, default=10_000, metavar="N")
    parser.add_argument("--every", type=int, default=2000)
    parser.add_argument("--few", action="store_true")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    given = parser.parse_args()
    if given.few:
        bench_build.OURS, bench_build.THEIRS = ("VN-HP", "VN-HN", "VN-DN", "VN-54"), ("LA-",)
    print(f"load average {os.getloadavg()[0]:.1f}\n articles processor  world  store", flush=True)
    with tempfile.TemporaryDirectory(prefix="coopkg-bench-") as folder:
        pile = Path(folder) / "made.jsonl"
        bench_build.write_articles(given.count, pile)
        build([pile], Path(folder) / "store", processes=given.jobs, on_progress=Meter(given.every))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
