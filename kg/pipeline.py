"""The whole journey: files to articles, claims, graphs, shapes and the store.

    read_articles -> read_claims -> build_article_graph -> check_graph -> replace_articles

Each batch of articles is committed as a whole with its share of the world, so that a
build killed at any moment leaves whole articles behind and goes on from there.
"""

from __future__ import annotations

import os
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from functools import partial
from itertools import chain, count, islice
from multiprocessing import get_context, parent_process
from pathlib import Path
from threading import Thread

from kg.cache import without_collector
from kg.errors import ForeignError, KgError, StoreError
from kg.foreign.graphs import IMPORTED
from kg.foreign.others import Others
from kg.gazetteer import load_gazetteer
from kg.iris import DEFAULT_BASES, Bases, article_iri, run_iri
from kg.mapping import Job, Outcome, build_or_report, run_key
from kg.people import Register
from kg.reading import read_articles
from kg.reference import place_triples
from kg.rejected import forget, set_aside
from kg.removal import enforce
from kg.review.standing import Standing
from kg.store import ArticleChange, ArticleVersion, LocalStore, Store
from kg.update import plan_world

_FLUSH = 8  # batches after which the store's memory goes to disk, so that it stays flat
_BATCH = 256  # articles stored at once: a few seconds of work at most
_FEW = 32  # articles for which starting processes does not pay
_LARGE = 2000  # articles built after which the store's files are put in order
_NAMES = 50_000  # names of people kept in memory between batches
_CHUNK = 4  # articles that a process takes at a time


@dataclass(slots=True)
class Summary:
    """What a build did.

    Attributes:
        articles: Articles read.
        built: Read anew and stored.
        unchanged: Already there with the same text, rules and data.
        rejected: Kept aside because their graph does not conform.
        left_out: Not read because they were taken down.
        absent: IRIs of articles in the store that were not among those read, if asked for.
        claims: Claims in the articles built.
        seconds: Wall time.
        problems: What went wrong with files and articles; empty if all is well.
        stages: Seconds of work by stage, summed over processes.
    """

    articles: int = 0
    built: int = 0
    unchanged: int = 0
    rejected: int = 0
    left_out: int = 0
    claims: int = 0
    triples: int = 0
    seconds: float = 0.0
    problems: list[KgError] = field(default_factory=list)
    stages: dict[str, float] = field(default_factory=dict)
    absent: list[str] = field(default_factory=list)


def build(
    paths: Iterable[Path | str],
    store: Store | Path | str,
    *,
    bases: Bases = DEFAULT_BASES,
    decisions: Path | None = None,
    claims: Path | None = None,
    extractors: Sequence[str] = (),
    processes: int | None = None,
    find_absent: bool = False,
    on_progress: Callable[[Summary], None] = lambda _summary: None,
) -> Summary:
    """Read, map, validate and store articles.

    Args:
        paths: Files, folders or `-` for standard input.
        store: An open store, or the folder of one.
        bases: Where the IRIs of things and articles begin.
        decisions: File of reviewers' decisions; None if there are none.
        claims: JSON Lines of claims of others about these articles.
        extractors: Other extractors to ask, as `module:callable`.
        processes: How many processes map articles; None for one per core.
        find_absent: Look for articles of the store that are not among those read.
        on_progress: Called after each batch.

    Returns:
        What was done; its `problems` name every file or article that gave trouble.

    Raises:
        StoreError: the store cannot be opened or written.
        ReviewError: the decisions cannot be used, or those the store knows are missing.
        ForeignError: the claims of others, or an extractor, cannot be used.
    """
    others = Others(claims, tuple(extractors))
    rest = (bases, decisions, others, processes, find_absent, on_progress)
    if isinstance(store, Store):
        return _build(paths, store, None, *rest)
    folder = Path(store)
    with LocalStore.open(folder) as opened:
        return _build(paths, opened, folder, *rest)


def _build(
    paths: Iterable[Path | str],
    store: Store,
    folder: Path | None,
    bases: Bases,
    decisions: Path | None,
    others: Others,
    processes: int | None,
    find_absent: bool,
    on_progress: Callable[[Summary], None],
) -> Summary:
    summary, started = Summary(), time.perf_counter()
    summary.problems += others.problems
    standing = Standing(decisions, store)
    enforce(store, standing.decisions.takedowns, bases, folder)
    known = store.article_versions()
    held: set[str] = set()
    seen: set[str] = set()

    def fresh() -> Iterator[Job]:
        begin = time.perf_counter()
        for article in read_articles(paths, on_problem=summary.problems.append):
            _spend(summary, "read", time.perf_counter() - begin)
            summary.articles += 1
            iri = article_iri(article.id, bases)
            seen.add(iri)
            if standing.leaves_out(iri, article.sha256):
                summary.left_out += 1
                continue
            version, run = known.get(iri), run_key() + others.mark(article.id)
            if version is not None:
                held.add(iri)
            same = version == ArticleVersion(article.sha256, run_iri(run, bases))
            if same and standing.settled(iri, article.sha256):
                summary.unchanged += 1
            else:
                share = standing.share(iri, article.sha256)
                yield Job(article, share, others.of(article.id), run)
            begin = time.perf_counter()

    work = partial(build_or_report, bases=bases, extractors=others.extractors)
    register = Register()
    with _Outcomes(fresh(), work, processes) as outcomes:
        for number in count(1):
            batch = list(islice(outcomes, _BATCH))
            if not batch:
                break
            _commit(store, folder, batch, held, bases, summary, register)
            if number % _FLUSH == 0:
                store.flush()
            summary.seconds = time.perf_counter() - started
            on_progress(summary)
    if summary.built >= _LARGE:
        store.optimize()
    if find_absent:
        imported = run_iri(IMPORTED, bases)
        summary.absent = sorted(a for a in known.keys() - seen if known[a].reading != imported)
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
        self, jobs: Iterator[Job], work: Callable[[Job], Outcome], processes: int | None
    ) -> None:
        self._articles = jobs
        self._work = work
        self._processes = processes or os.cpu_count() or 1
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Iterator[Outcome]:
        head = list(islice(self._articles, _FEW))
        articles = chain(head, self._articles)
        if self._processes == 1 or len(head) < _FEW:
            return map(self._work, articles)
        self._pool = ProcessPoolExecutor(
            self._processes, mp_context=get_context("spawn"), initializer=_die_with_parent
        )
        return self._many(self._pool, articles)

    def __exit__(self, *_: object) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def _many(self, pool: ProcessPoolExecutor, articles: Iterator[Job]) -> Iterator[Outcome]:
        """Let idle processes take the next articles, as many ahead as two batches hold.

        So memory stays flat, and processes work while a batch is stored.
        """
        under_way: deque[Future[list[Outcome]]] = deque()
        chunks = iter(lambda: list(islice(articles, _CHUNK)), [])
        for chunk in chunks:
            under_way.append(pool.submit(_map_chunk, self._work, chunk))
            if len(under_way) * _CHUNK >= 2 * _BATCH:
                yield from _result(under_way.popleft())
        while under_way:
            yield from _result(under_way.popleft())


def _result(future: Future[list[Outcome]]) -> list[Outcome]:
    try:
        return future.result()
    except BrokenProcessPool as error:
        raise StoreError(
            "a process that read articles was ended from outside, perhaps for want of memory.",
            advice="What is stored is whole. Build again, with fewer processes (--jobs 1). "
            'A script of your own must call build under `if __name__ == "__main__":`.',
        ) from error


def _map_chunk(work: Callable[[Job], Outcome], chunk: list[Job]) -> list[Outcome]:
    return [work(job) for job in chunk]


def _commit(
    store: Store,
    folder: Path | None,
    batch: Sequence[Outcome],
    known: set[str],
    bases: Bases,
    summary: Summary,
    register: Register,
) -> None:
    begin = time.perf_counter()
    changes: list[ArticleChange] = []
    for outcome in batch:
        for stage, seconds in outcome.stages:
            _spend(summary, stage, seconds)
        where = outcome.path or outcome.id
        if outcome.problem:
            problem = outcome.problem
            summary.problems.append(KgError(problem.what, where=where, advice=problem.advice))
            continue
        summary.problems += [ForeignError(note, where=where) for note in outcome.notes]
        if outcome.report is not None and not outcome.report.conforms:
            summary.rejected += 1
            summary.problems.append(
                set_aside(
                    folder, outcome.article, outcome.id, outcome.path, outcome.graph, outcome.report
                )
            )
            continue
        changes.append(ArticleChange(outcome.article, outcome.graph))
        summary.built += 1
        summary.claims += outcome.claims
        summary.triples += outcome.graph.count(b"\n")
        forget(folder, outcome.article)
    reference = partial(place_triples, gazetteer=load_gazetteer(), bases=bases)
    with without_collector():  # it took a third of this: nothing in here refers to itself
        world = plan_world(store, changes, known, reference, register)
    known.update(change.article for change in changes)
    _spend(summary, "world", time.perf_counter() - begin)
    begin = time.perf_counter()
    store.replace_articles(changes, world)
    _spend(summary, "store", time.perf_counter() - begin)
    register.trim(_NAMES)


def _spend(summary: Summary, stage: str, seconds: float) -> None:
    summary.stages[stage] = summary.stages.get(stage, 0.0) + seconds
