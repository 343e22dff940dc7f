"""Time a saved question in a large store, and the command from its start to the rows.

    python benchmarks/bench_queries.py STORE [--articles 10000] [--into DIR] [--all]

STORE is a store that `kg build` made; its articles are copied under other names, with
their places exchanged for others of the same country, until there are enough of them.
Prints one JSON object: processor milliseconds of the question, of Oxigraph alone for the same
text, their ratio, and seconds of the command (the best and the median of nine), elapsed
and of the processor. With --all every question is asked once, with the examples of its
required parameters: rows, and processor seconds until the first and the last of them.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph

from kg.queries import construct_graph, list_queries, load_query, query_text, run_query
from kg.store import LocalStore

_OWN = re.compile(
    rb"/(article/[^>#]+|id/(?:event|agreement|partnership|membership|statement|task|figure|work"
    rb"|person|body|programme|group)/[^>]+)(?=[>#])"
)
_PLACE = re.compile(rb"/id/place/([A-Z]{2})-([^>]+)>")
_ROUNDS = 9


def copies(lines: list[bytes], articles: int) -> Iterator[bytes]:
    """Yield N-Quads of as many articles as asked for; the first copy is the store itself."""
    times = -(-articles // len({m[0] for m in re.finditer(rb"/article/[^>#]+", b"".join(lines))}))
    places: dict[bytes, list[bytes]] = {}
    for country, rest in sorted(set(_PLACE.findall(b"\n".join(lines)))):
        places.setdefault(country, []).append(rest)
    moving = [line for line in lines if not line.startswith(b"<https://w3id.org/coopkg/id/place/")]
    yield from lines
    for number in range(1, times):

        def moved(match: re.Match[bytes], shift: int = number) -> bytes:
            known = places[match[1]]
            at = (known.index(match[2]) + shift) % len(known)
            return b"/id/place/" + match[1] + b"-" + known[at] + b">"

        mark = b"-c%d" % number
        for line in moving:
            yield _PLACE.sub(moved, _OWN.sub(rb"/\1" + mark, line))


def grown(source: Path, articles: int, into: Path) -> None:
    """Write a store of many articles into a folder."""
    with LocalStore.open(source, read_only=True) as store:
        lines = [f"{quad} .\n".encode() for quad in store.quads()]
    with tempfile.NamedTemporaryFile(suffix=".nq") as file:
        file.writelines(copies(lines, articles))
        file.flush()
        with LocalStore.open(into):
            pass
        inner = pyoxigraph.Store(str(into / "data"))
        inner.bulk_load(path=file.name, format=pyoxigraph.RdfFormat.N_QUADS)
        inner.optimize()
        inner.flush()


def timed(run: Callable[[], object]) -> float:
    """Return the median of a few runs in processor milliseconds, after one to warm up."""
    run()
    times = []
    for _ in range(_ROUNDS):
        start = time.process_time()
        run()
        times.append(1000 * (time.process_time() - start))
    return statistics.median(times)


def measure(folder: Path, locality: str) -> dict[str, float]:
    """Return what was measured in a store."""
    found: dict[str, float] = {}
    with LocalStore.open(folder, read_only=True) as store:
        found["articles"] = len(store.article_hashes())
        question = load_query("twinning")
        values = {"locality": f"https://w3id.org/coopkg/id/place/{locality}"}
        text = query_text(store, question, values)
        inner = pyoxigraph.Store.read_only(str(folder / "data"))
        found["rows"] = len(list(run_query(store, question, values)))
        found["kg_ms"] = timed(lambda: list(run_query(store, question, values)))
        found["oxigraph_ms"] = timed(lambda: list(inner.query(text)))
        found["ratio"] = found["kg_ms"] / found["oxigraph_ms"]
    return found | commands(folder, values["locality"])


def commands(folder: Path, place: str) -> dict[str, float]:
    """Return the seconds of the command, for a place given as IRI and by name."""
    found: dict[str, float] = {}
    for name, given in (("iri", place), ("name", "hai phong")):
        command = [sys.executable, "-c", "from kg.cli import main; main()", "query", "twinning",
                   "--locality", given, "--format", "csv", "--store", str(folder)]  # fmt: skip
        times, busy = [], []
        for _ in range(_ROUNDS):
            start, used = time.perf_counter(), processor_of_children()
            subprocess.run(command, check=True, capture_output=True)
            times.append(time.perf_counter() - start)
            busy.append(processor_of_children() - used)
        found[f"command_{name}_best_s"] = min(times)
        found[f"command_{name}_median_s"] = statistics.median(times)
        found[f"command_{name}_processor_s"] = statistics.median(busy)
    return found


def processor_of_children() -> float:
    """Return the processor seconds of all processes that this one has waited for."""
    used = os.times()
    return used.children_user + used.children_system


def ask_all(folder: Path) -> None:
    """Print a line for each question."""
    with LocalStore.open(folder, read_only=True) as store:
        for question in list_queries():
            values = {param.name: param.example for param in question.params if param.required}
            start, first, count = time.process_time(), 0.0, 0
            ask = construct_graph if question.is_graph else run_query
            for _ in ask(store, question, values):
                count += 1
                first = first or time.process_time() - start
            total = time.process_time() - start
            print(f"{question.name:26}{count:>8} rows {first:7.2f} {total:7.2f} s", flush=True)


def main() -> None:
    """Measure what the arguments ask for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("store", type=Path)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--into", type=Path)
    parser.add_argument("--locality", default="VN-HP")
    parser.add_argument("--all", action="store_true", help="ask every question once")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = given.into or Path(scratch) / "store"
        if not folder.exists():
            grown(given.store, given.articles, folder)
        if given.all:
            ask_all(folder)
            return
        found = measure(folder, given.locality)
    print(json.dumps({key: round(value, 3) for key, value in found.items()}, indent=2))


if __name__ == "__main__":
    main()
