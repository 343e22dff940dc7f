"""The saved questions, each asked under a limit of time.

An engine that is busy cannot be interrupted, so questions are asked in processes of their own,
which are ended when one takes too long: the site goes on without its answer, and its page
says so.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from queue import SimpleQueue

from kg.errors import KgError, StoreError
from kg.processes import GUARD, Answerer
from kg.queries import SavedQuery
from kg.site.answers import Known, Result, answer
from kg.site.files import write_file
from kg.store import LocalStore, Store


@dataclass(frozen=True, slots=True)
class Answered:
    """A question's result, the files that were made of it, and how many had to be written."""

    result: Result
    files: tuple[str, ...]
    written: int


def ask_all(
    store: LocalStore,
    folder: Path,
    queries: Sequence[SavedQuery],
    known: Known,
    seconds: float,
    jobs: int,
) -> Iterator[Answered]:
    """Answer questions, in their order, and write their downloads.

    Args:
        store: What is asked. One in memory is asked in this process, without a limit; so is any
            if there is to be neither a limit nor a second process.
        folder: The site.
        queries: The questions.
        known: What they are asked with.
        seconds: What one of them may take; 0 for no limit.
        jobs: Processes; 0 for one a core.

    Raises:
        StoreError: the store cannot be read.
    """
    if store.path is None or (jobs == 1 and not seconds):
        yield from (_answered(store, folder, query, known) for query in queries)
        return
    count = min(jobs or os.cpu_count() or 1, len(queries) or 1)
    askers: SimpleQueue[_Asker] = SimpleQueue()
    everyone = [_Asker(store.path, folder, known) for _ in range(count)]
    for one in everyone:
        askers.put(one)

    def ask(query: SavedQuery) -> Answered:
        asker = askers.get()
        try:
            return asker.ask(query, seconds) or _given_up(folder, query, seconds)
        finally:
            askers.put(asker)

    try:
        with ThreadPoolExecutor(count) as threads:
            yield from threads.map(ask, queries)
    finally:
        for one in everyone:
            one.end()


class _Asker:
    """A process that answers one question after the other; a new one after a late answer."""

    def __init__(self, store: Path, folder: Path, known: Known) -> None:
        self._given = (store, folder, known)
        self._start()

    def _start(self) -> None:
        self._process = Answerer(_run, *self._given)
        self._ready = False

    def ask(self, query: SavedQuery, seconds: float) -> Answered | None:
        """Return the answer; None if it did not come in time."""
        try:
            if not self._ready:
                self._heard()  # what it takes to start is not the question's
                self._ready = True
            self._process.line.send(query)
            if not self._process.line.poll(seconds or None):
                self.end()
                self._start()
                return None
            found = self._heard()
        except (EOFError, OSError) as error:
            raise StoreError(
                "a process that asked a question ended.",
                where=query.name,
                advice=f"It may have had too little memory: try --jobs 1 --timeout 0. {GUARD}",
            ) from error
        assert isinstance(found, Answered)
        return found

    def _heard(self) -> object:
        found = self._process.line.recv()
        if isinstance(found, KgError):
            raise found
        return found

    def end(self) -> None:
        """End the process, whatever it is doing."""
        self._process.end()


def _run(line: Connection, path: Path, folder: Path, known: Known) -> None:
    """Answer questions until the other side closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(EOFError, OSError):
        try:
            store = LocalStore.open(path, read_only=True)
        except KgError as error:
            line.send(error)
            return
        line.send(True)
        while True:
            query = line.recv()
            try:
                line.send(_answered(store, folder, query, known))
            except KgError as error:
                line.send(error)


def _answered(store: Store, folder: Path, query: SavedQuery, known: Known) -> Answered:
    result, texts = answer(store, query, known)
    return _written(folder, result, texts)


def _given_up(folder: Path, query: SavedQuery, seconds: float) -> Answered:
    return _written(folder, Result(query, {}, query.text, late=seconds), {"rq": query.text})


def _written(folder: Path, result: Result, texts: dict[str, str]) -> Answered:
    files = {f"data/{result.query.name}.{end}": text.encode() for end, text in texts.items()}
    written = sum(write_file(folder / path, data) for path, data in files.items())
    return Answered(result, tuple(files), written)
