"""The whole journey: files to articles, claims, graphs, shapes and the store.

    read_articles -> read_claims -> build_article_graph -> check_graph -> replace_articles

Each batch of articles is committed as a whole with its share of the world, so that a
build killed at any moment leaves whole articles behind and goes on from there.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import lru_cache, partial
from itertools import count, islice
from multiprocessing import get_context, parent_process
from pathlib import Path
from threading import Thread

from pyoxigraph import RdfFormat, parse, serialize

from kg.errors import KgError, LexiconError
from kg.extraction.engine import read_claims
from kg.gazetteer import load_gazetteer
from kg.graph import build_article_graph
from kg.iris import DEFAULT_BASES, Bases, article_iri, run_iri
from kg.languages import load_frames, load_language
from kg.model import Article
from kg.reading import read_articles
from kg.reference import place_triples
from kg.rejected import forget, set_aside
from kg.resources import ontology_dir
from kg.shapes import Report, check_graph
from kg.store import ArticleChange, LocalStore, Store
from kg.update import plan_world

_FLUSH = 8  # batches after which the store's memory goes to disk, so that it stays flat
_BATCH = 32  # articles in one transaction: a few seconds of work at most


@dataclass(slots=True)
class Summary:
    """What a build did.

    Attributes:
        articles: Articles read.
        built: Read anew and stored.
        unchanged: Already there with the same text, rules and data.
        rejected: Kept aside because their graph does not conform.
        claims: Claims in the articles built.
        seconds: Wall time.
        problems: What went wrong with files and articles; empty if all is well.
        stages: Seconds of work by stage, summed over processes.
    """

    articles: int = 0
    built: int = 0
    unchanged: int = 0
    rejected: int = 0
    claims: int = 0
    triples: int = 0
    seconds: float = 0.0
    problems: list[KgError] = field(default_factory=list)
    stages: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outcome:
    """One article, built: its graph as N-Triples, and what the shapes say."""

    article: str
    id: str
    path: str
    graph: bytes
    claims: int
    report: Report | None
    problem: str = ""
    stages: tuple[tuple[str, float], ...] = ()


@lru_cache(maxsize=1)
def run_key() -> str:
    """Return a hash of code and data: what decides a reading besides the article."""
    digest = hashlib.sha256()
    package = Path(__file__).resolve().parent
    data = ontology_dir()
    files = [
        *package.rglob("*.py"),
        *data.rglob("*.ttl"),
        *data.rglob("*.tsv"),
        *data.rglob("*.t*ml"),
        *data.rglob("*.txt"),
    ]
    for path in sorted(files, key=lambda p: (p.name, str(p))):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


def build_article(article: Article, bases: Bases = DEFAULT_BASES, run: str = "") -> Outcome:
    """Take one article from text to a checked graph.

    An article in a language without label files gives no claims and a problem.
    """
    clock = time.perf_counter
    begin = clock()
    iri = article_iri(article.id, bases)
    try:
        reading = read_claims(article, load_language(article.lang), load_gazetteer(), load_frames())
    except LexiconError as error:
        return Outcome(iri, article.id, article.path, b"", 0, None, str(error))
    read = clock()
    triples = build_article_graph(reading, bases, run)
    built = clock()
    report = check_graph(triples)
    checked = clock()
    stages = (("claims", read - begin), ("graph", built - read), ("shapes", checked - built))
    data = serialize(triples, format=RdfFormat.N_TRIPLES)
    assert data is not None
    return Outcome(iri, article.id, article.path, data, len(reading.claims), report, "", stages)


def build(
    paths: Iterable[Path | str],
    store: Store | Path | str,
    *,
    bases: Bases = DEFAULT_BASES,
    processes: int | None = None,
    on_progress: Callable[[Summary], None] = lambda _summary: None,
) -> Summary:
    """Read, map, validate and store articles.

    Args:
        paths: Files, folders or `-` for standard input.
        store: An open store, or the folder of one.
        bases: Where the IRIs of things and articles begin.
        processes: How many processes map articles; None for one per core.
        on_progress: Called after each batch.

    Returns:
        What was done; its `problems` name every file or article that gave trouble.

    Raises:
        StoreError: the store cannot be opened or written.
    """
    if isinstance(store, Store):
        return _build(paths, store, None, bases, processes, on_progress)
    folder = Path(store)
    with LocalStore.open(folder) as opened:
        return _build(paths, opened, folder, bases, processes, on_progress)


def _build(
    paths: Iterable[Path | str],
    store: Store,
    folder: Path | None,
    bases: Bases,
    processes: int | None,
    on_progress: Callable[[Summary], None],
) -> Summary:
    summary, started = Summary(), time.perf_counter()
    run = run_key()
    known = store.article_hashes()
    held = set(known)
    want = run_iri(run, bases)

    def fresh() -> Iterator[Article]:
        begin = time.perf_counter()
        for article in read_articles(paths, on_problem=summary.problems.append):
            _spend(summary, "read", time.perf_counter() - begin)
            summary.articles += 1
            version = known.get(article_iri(article.id, bases))
            if version and version.text_hash == article.sha256 and version.reading == want:
                summary.unchanged += 1
            else:
                yield article
            begin = time.perf_counter()

    with _Outcomes(fresh(), bases, run, processes) as outcomes:
        for number in count(1):
            batch = list(islice(outcomes, _BATCH))
            if not batch:
                break
            _commit(store, folder, batch, held, bases, summary)
            if number % _FLUSH == 0:
                store.flush()
            summary.seconds = time.perf_counter() - started
            on_progress(summary)
    summary.seconds = time.perf_counter() - started
    return summary


def _die_with_parent() -> None:
    """End this worker when the build is killed: it would wait for work for ever."""
    parent = parent_process()

    def watch() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    Thread(target=watch, daemon=True).start()


class _Outcomes:
    """Map articles in this process or in several, results in the order of the articles."""

    def __init__(
        self, articles: Iterator[Article], bases: Bases, run: str, processes: int | None
    ) -> None:
        self._articles = articles
        self._work = partial(build_article, bases=bases, run=run)
        self._processes = processes or os.cpu_count() or 1
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Iterator[Outcome]:
        head = list(islice(self._articles, 2 * _BATCH))
        if self._processes == 1 or len(head) < _BATCH:
            return self._single(head)
        self._pool = ProcessPoolExecutor(
            self._processes, mp_context=get_context("spawn"), initializer=_die_with_parent
        )
        return self._many(head)

    def __exit__(self, *_: object) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def _single(self, head: list[Article]) -> Iterator[Outcome]:
        yield from map(self._work, head)
        yield from map(self._work, self._articles)

    def _many(self, head: list[Article]) -> Iterator[Outcome]:
        """Keep a bounded number of articles under way, so that memory stays flat."""
        assert self._pool is not None
        group = head
        while group:
            following = list(islice(self._articles, 2 * _BATCH))
            yield from self._pool.map(self._work, group, chunksize=4)
            group = following


def _commit(
    store: Store,
    folder: Path | None,
    batch: Sequence[Outcome],
    known: set[str],
    bases: Bases,
    summary: Summary,
) -> None:
    begin = time.perf_counter()
    changes: list[ArticleChange] = []
    for outcome in batch:
        for stage, seconds in outcome.stages:
            _spend(summary, stage, seconds)
        if outcome.problem:
            summary.problems.append(KgError(outcome.problem, where=outcome.path or outcome.id))
            continue
        if outcome.report is not None and not outcome.report.conforms:
            summary.rejected += 1
            summary.problems.append(
                set_aside(
                    folder, outcome.article, outcome.id, outcome.path, outcome.graph, outcome.report
                )
            )
            continue
        triples = [quad.triple for quad in parse(outcome.graph, format=RdfFormat.N_TRIPLES)]
        changes.append(ArticleChange(outcome.article, triples))
        summary.built += 1
        summary.claims += outcome.claims
        summary.triples += len(triples)
        forget(folder, outcome.article)
    reference = partial(place_triples, gazetteer=load_gazetteer(), bases=bases)
    world = plan_world(store, changes, known, reference)
    known.update(change.article for change in changes)
    _spend(summary, "world", time.perf_counter() - begin)
    begin = time.perf_counter()
    store.replace_articles(changes, world)
    _spend(summary, "store", time.perf_counter() - begin)


def _spend(summary: Summary, stage: str, seconds: float) -> None:
    summary.stages[stage] = summary.stages.get(stage, 0.0) + seconds
