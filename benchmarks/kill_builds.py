"""Kill builds at random moments; the store that comes out in the end must be the same.

    python benchmarks/kill_builds.py [--articles N] [--kills K] [--length C] [--seed S]

Makes N articles (default 2000) of about C characters as `bench_build.py` does and builds them
once undisturbed. They are short (default 500), so that much of a build is writing, where a kill
may harm. Then builds them again and again, each build killed with SIGKILL at a random moment and
started again until it gets through, until K kills (default 200) are done. The moments lie up to
400 articles (a batch and a half) after the start: some attempts commit and others do not. After
every kill the store must open, and hold whole articles only, each equal to the undisturbed
one's; after every build that got through its export must be equal in bytes. Prints one line a
build, with a plus where the kill came while a batch was being written; exit code 1 at the first
difference.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench_build import make_articles

from kg import LocalStore
from kg.errors import StoreError
from kg.iris import article_iri
from kg.store.journal import is_pending

KG = [sys.executable, "-c", "from kg.cli import main; main()"]


def command(pile: Path, store: Path, jobs: int) -> list[str]:
    """Return the command line of one build."""
    return [*KG, "build", str(pile), "--store", str(store), "--jobs", str(jobs)]


def run(pile: Path, store: Path, jobs: int) -> float:
    """Build to the end; return the seconds it took."""
    started = time.monotonic()
    subprocess.run(command(pile, store, jobs), check=True, capture_output=True)
    return time.monotonic() - started


def kill_after(seconds: float, pile: Path, store: Path, jobs: int) -> bool:
    """Start a build and kill it with its workers; False if it was done before."""
    child = subprocess.Popen(
        command(pile, store, jobs),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        child.wait(seconds)
    except subprocess.TimeoutExpired:
        os.killpg(child.pid, signal.SIGKILL)
        child.wait()
        return True
    return False


def export(store: Path, out: Path) -> bytes:
    """Return the export of a store."""
    done = [*KG, "export", str(out), "--store", str(store)]
    subprocess.run(done, check=True, capture_output=True)
    return out.read_bytes()


def whole_articles(store: Path, want: dict[str, list[str]]) -> int:
    """Return how many articles a killed store holds; each must be whole.

    Raises:
        SystemExit: one differs from the undisturbed build.
    """
    try:
        with LocalStore.open(store, read_only=True) as opened:
            held = list(opened.article_hashes())
            for article in held:
                if [str(t) for t in opened.article_graph(article)] != want[article]:
                    raise SystemExit(f"{article} is not whole after a kill")
            return len(held)
    except StoreError:
        if (store / "data" / "CURRENT").exists():
            raise
        return 0  # killed before there was a store


def attempts(
    chance: random.Random,
    most: int,
    whole: float,
    pile: Path,
    store: Path,
    jobs: int,
    told: dict[str, list[str]],
) -> list[str]:
    """Kill a build until it gets through; return how many articles it held after each kill.

    A plus behind the number says that the kill came in the midst of a batch's writing.
    """
    held: list[str] = []
    longest = whole * min(1.0, 400 / len(told))
    while len(held) < most:
        if not kill_after(chance.uniform(0.2, longest), pile, store, jobs):
            break
        begun = "+" if is_pending(store) else ""
        held.append(f"{whole_articles(store, told)}{begun}")
        # A busy machine builds slower than it did: without headway the moments move on.
        if held[-8:] == held[-1:] * 8:
            longest *= 1.2
    return held


def graphs(store: Path) -> dict[str, list[str]]:
    """Return every article's graph as text."""
    with LocalStore.open(store, read_only=True) as opened:
        known = opened.article_hashes()
        return {article: [str(t) for t in opened.article_graph(article)] for article in known}


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--length", type=int, default=500)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--seed", type=int, default=6)
    given = parser.parse_args()
    chance, kills, writing, builds = random.Random(given.seed), 0, 0, 0
    with tempfile.TemporaryDirectory(prefix="coopkg-kill-") as folder:
        here = Path(folder)
        pile, store = here / "made.jsonl", here / "store"
        with pile.open("w", encoding="utf-8") as out:
            for record in make_articles(given.articles, given.length):
                out.write(json.dumps(record, ensure_ascii=False) + "\n")
        whole = run(pile, here / "undisturbed", given.jobs)
        want, told = export(here / "undisturbed", here / "want.nq"), graphs(here / "undisturbed")
        assert len(told) == given.articles == len({*told, article_iri("made-000000")})
        print(f"undisturbed: {whole:.0f} s, {len(want):,} bytes of export", flush=True)
        while kills < given.kills:
            shutil.rmtree(store, ignore_errors=True)
            held = attempts(chance, given.kills - kills, whole, pile, store, given.jobs, told)
            kills += len(held)
            writing += sum(note.endswith("+") for note in held)
            run(pile, store, given.jobs)
            builds += 1
            if export(store, here / "got.nq") != want:
                raise SystemExit(f"build {builds}: the export differs after {kills} kills")
            print(f"build {builds}: killed at {' '.join(held)} articles; export equal", flush=True)
    print(f"{kills} kills, {writing} while a batch was written; ", end="")
    print(f"{builds} builds of {given.articles} articles: all exports equal")


if __name__ == "__main__":
    main()
