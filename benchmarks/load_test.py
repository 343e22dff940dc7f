"""What 64 clients get from `kg serve`, and from the bare `oxigraph` server beside it.

    python benchmarks/load_test.py STORE [--clients 64] [--seconds 60]

Three turns over one store (of 10,000 articles: those that `bench_build.py` makes):

1. the bare server is asked the texts of saved questions, each with its values bound;
2. `kg serve` is asked the same texts;
3. `kg serve` is asked saved questions by its REST interface, and pages, while one more client
   sends, again and again, a query that never ends.

No two requests are alike in a turn, so no answer comes out of a cache. Prints for each turn
answers a second, errors, processor milliseconds of the server for an answer, and by question
the median and the 99th percentile. Ends with 1 if there is an error, if the second turn has
less than half the throughput of the first, if a 99th percentile is over ten times its median,
or if an endless query was not stopped. `oxigraph` is the package of that name.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import random
import resource
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

import httpx

from kg.queries import load_query, query_text
from kg.site.source import Source
from kg.store import LocalStore

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
ROWS = {"Accept": "application/sparql-results+json"}
#: Questions that people click on, with the parameter that is varied and the kind of its values.
QUESTIONS = (
    ("twinning", "locality", "place"),
    ("merged-units", "locality", "place"),
    ("evidence", "claim", "event"),
    ("evidence", "claim", "agreement"),
    ("language-versions", "article", "article"),
    ("version-differences", "article", "article"),
    ("figures", "article", "article"),
)
PAGES = ("place", "event", "agreement", "person", "article")
#: Different values of a question; the same ones come again with another comment.
VARIANTS = 200


@dataclass(frozen=True)
class Request:
    """One request: what it is called in the table, how it is sent."""

    name: str
    method: str
    path: str
    body: str = ""
    accept: str = ROWS["Accept"]


@dataclass
class Turn:
    """What was measured: seconds by name, what failed, and what became of endless queries."""

    seconds: float = 0.0
    taken: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    failed: list[str] = field(default_factory=list)
    stopped: list[int] = field(default_factory=list)
    processor: float = 0.0

    @property
    def rate(self) -> float:
        """Answers a second."""
        return sum(map(len, self.taken.values())) / self.seconds


def things(store: LocalStore) -> dict[str, list[str]]:
    """Return IRIs to ask for by kind; the same ones each time."""
    source, chance = Source(store), random.Random(7)
    found = {kind: source.of_kind(kind) for kind in PAGES}
    for iris in found.values():
        chance.shuffle(iris)
    return {kind: iris[:VARIANTS] for kind, iris in found.items()}


def queries(store: LocalStore, known: dict[str, list[str]]) -> list[Request]:
    """Return questions as texts of SPARQL."""
    found = []
    for name, param, kind in QUESTIONS:
        for iri in known[kind]:
            text = query_text(store, load_query(name), {param: value_of(kind, iri)})
            found.append(Request(label(name, kind), "POST", "", text))
    return found


def mixed(known: dict[str, list[str]]) -> list[Request]:
    """Return questions of the REST interface, and pages."""
    found = []
    for name, param, kind in QUESTIONS:
        for iri in known[kind]:
            path = f"/api/queries/{name}?" + urlencode({param: value_of(kind, iri)})
            found.append(Request(label(name, kind), "GET", path))
    for kind in PAGES:
        paths = (iri.partition("/coopkg")[2] for iri in known[kind])
        found += [
            Request(f"page: {kind}", "GET", f"{p}?lang=vi", accept="text/html") for p in paths
        ]
    return found


def label(name: str, kind: str) -> str:
    """Return what the table calls a question."""
    return f"{name} of {kind}"


def value_of(kind: str, iri: str) -> str:
    """Return a value as the question takes it: articles by their identifier."""
    return iri.rpartition("/")[2] if kind == "article" else iri


async def client(home: str, requests: Iterator[Request], end: float, turn: Turn) -> None:
    """Send one request after the other until the end."""
    async with httpx.AsyncClient(timeout=120) as http:
        while time.monotonic() < end:
            request = next(requests)
            begun = time.perf_counter()
            try:
                status = (await send(http, home, request)).status_code
            except httpx.HTTPError as error:
                turn.failed.append(f"{request.name}: {error!r}")
                continue
            turn.taken[request.name].append(time.perf_counter() - begun)
            if status != 200:
                turn.failed.append(f"{request.name}: {status}")


_NUMBER = itertools.count()


async def send(http: httpx.AsyncClient, home: str, request: Request) -> httpx.Response:
    """Send a request in a form that no cache knows."""
    number, headers = next(_NUMBER), {"Accept": request.accept}
    if request.method == "POST":
        text = f"{request.body}\n# {number}"
        return await http.post(home, data={"query": text}, headers=headers)
    # Another limit of time is another request; the clients need much less.
    mark = f"&timeout={25 + number % 40_000 / 10_000}"
    return await http.get(home + request.path + mark, headers=headers)


async def hostile(home: str, end: float, turn: Turn) -> None:
    """Ask what never ends, again and again."""
    async with httpx.AsyncClient(timeout=120) as http:
        while time.monotonic() < end:
            text = f"{ENDLESS} # {len(turn.stopped)}"
            found = await http.post(f"{home}/sparql", data={"query": text, "timeout": "5"})
            turn.stopped.append(found.status_code)


async def measure(
    home: str, requests: list[Request], clients: int, seconds: float, *, beside: bool = False
) -> Turn:
    """Return what clients measured who take requests in an order that is the same each time."""
    order = requests.copy()
    random.Random(11).shuffle(order)
    turn, endless = Turn(), itertools.cycle(order)
    begun = time.monotonic()
    end = begun + seconds
    tasks = [client(home, endless, end, turn) for _ in range(clients)]
    tasks += [hostile(home, end, turn)] if beside else []
    await asyncio.gather(*tasks)
    turn.seconds = time.monotonic() - begun
    return turn


def served(command: list[str], address: str, work: object) -> Turn:
    """Start a server, measure, end it, and note the processor time of all its processes."""
    before = worked()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(address, process)
        turn: Turn = asyncio.run(work)  # type: ignore[arg-type]
    finally:
        process.terminate()
        process.wait(timeout=60)
    turn.processor = worked() - before
    return turn


def worked() -> float:
    """Return the processor seconds of all ended children."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    """Wait until a server answers."""
    for _ in range(300):
        try:
            if httpx.post(address, data={"query": "ASK {}"}, timeout=5).status_code == 200:
                return
        except httpx.HTTPError:
            pass
        if process.poll() is not None:
            sys.exit(f"the server ended with {process.returncode}: {address}")
        time.sleep(0.2)
    sys.exit(f"no answer from {address}")


def report(name: str, turn: Turn) -> bool:
    """Print what was measured; return whether nothing failed and all percentiles are near."""
    answers = sum(map(len, turn.taken.values()))
    cost = 1000 * turn.processor / max(answers, 1)
    print(f"\n{name}: {turn.rate:.1f} answers a second, {cost:.1f} processor ms each, "
          f"{len(turn.failed)} errors {turn.failed[:3] or ''}")  # fmt: skip
    print(f"{'':32} answers  median ms  p99 ms  p99 / median")
    near = True
    for query, taken in sorted(turn.taken.items()):
        middle, last = statistics.median(taken), sorted(taken)[int(len(taken) * 0.99)]
        near &= last < 10 * middle
        print(f"{query:32} {len(taken):7}  {middle * 1e3:9.0f}  {last * 1e3:6.0f}"
              f"  {last / middle:12.1f}")  # fmt: skip
    if turn.stopped:
        print(f"endless queries: {len(turn.stopped)}, answered {sorted(set(turn.stopped))}")
    return near and not turn.failed and set(turn.stopped) <= {503}


def main() -> int:
    """Measure three turns and print them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("store", type=Path)
    parser.add_argument("--clients", type=int, default=64)
    parser.add_argument("--seconds", type=float, default=60)
    given = parser.parse_args()
    with LocalStore.open(given.store, read_only=True) as store:
        known = things(store)
        texts, all_kinds = queries(store, known), mixed(known)
    bare = [str(Path(sys.executable).with_name("oxigraph")), "serve-read-only", "--location",
            str(given.store / "data"), "--bind", "127.0.0.1:7880"]  # fmt: skip
    ours = [sys.executable, "-c", "from kg.cli import main; main()", "serve", "--port", "7881",
            "--store", str(given.store)]  # fmt: skip
    much = (given.clients, given.seconds)
    at, home = "http://127.0.0.1:7880/query", "http://127.0.0.1:7881"
    turns = {
        "oxigraph, queries": served(bare, at, measure(at, texts, *much)),
        "kg serve, queries": served(
            ours, f"{home}/sparql", measure(f"{home}/sparql", texts, *much)
        ),
        "kg serve, questions and pages, an endless query beside": served(
            ours, f"{home}/sparql", measure(home, all_kinds, *much, beside=True)
        ),
    }
    good = [report(name, turn) for name, turn in turns.items()]
    first, second, _ = turns.values()
    share = second.rate / first.rate
    print(f"\nkg serve answers {share:.2f} of what oxigraph answers in the same time")
    return 0 if all(good[1:]) and share >= 0.5 else 1


if __name__ == "__main__":
    sys.exit(main())
