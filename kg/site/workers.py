"""Pages of things are made in processes of their own: all that is pure work."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from itertools import zip_longest
from multiprocessing import get_context
from pathlib import Path

from kg.errors import ExportError
from kg.processes import GUARD
from kg.site.entry import Entry, entry_of
from kg.site.files import digest, write_file
from kg.site.ledger import Key
from kg.site.links import StaticLinks, page_path, part_path
from kg.site.model import Page
from kg.site.render import Frame, render_page
from kg.site.source import Source
from kg.site.texts import Texts
from kg.site.things import Reader
from kg.store import LocalStore

#: Things in one task: enough that handing over costs little.
_CHUNK = 40


@dataclass(frozen=True, slots=True)
class Task:
    """Things whose pages are to be made, and what each page was made from last time."""

    things: tuple[Key, ...]
    before: Mapping[Key, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Made:
    """Pages of one thing.

    Attributes:
        entry: What is kept of it.
        reads: Parts of the store that were read for them.
        written: Number of files that were written.
    """

    entry: Entry
    reads: frozenset[int]
    written: int


class Maker:
    """Makes the pages of things."""

    def __init__(self, source: Source, folder: Path, frame: Frame) -> None:
        """Take where to read, where to write, and what all pages share."""
        self._source = source
        self._reader = Reader(source, frame.langs)
        self._folder = folder
        self._frame = frame
        self._texts = {lang: Texts(lang) for lang in frame.langs}

    def make(self, task: Task) -> list[Made]:
        """Make the pages of a task's things."""
        return [self._thing(key, task.before.get(key, ())) for key in task.things]

    def _thing(self, key: Key, before: Sequence[str]) -> Made:
        with self._source.reads.collect() as reads:
            pages = self._reader.pages(*key)
        parts = [digest(page) for page in pages]
        written = sum(
            self._write(page)
            for page, now, then in zip_longest(pages, parts, before[: len(pages)])
            if now != then
        )
        return Made(entry_of(pages, parts, self._texts), frozenset(reads), written)

    def _write(self, page: Page) -> int:
        written = 0
        path = part_path(page_path(page.kind, page.iri), page.part)
        for lang, texts in self._texts.items():
            text = render_page(page, texts, StaticLinks(lang, path), self._frame)
            written += write_file(self._folder / lang / f"{path}.html", text.encode())
        return written


class Crew:
    """Processes that make pages; this one alone if there is little to do."""

    def __init__(
        self, source: Source, folder: Path, frame: Frame, things: int, jobs: int = 0
    ) -> None:
        """Start them.

        Args:
            source: Where to read.
            folder: Where to write.
            frame: What all pages share.
            things: How many there will be to make pages of.
            jobs: Processes; 0 for one a core.
        """
        count = jobs or os.cpu_count() or 1
        path = source.store.path
        self._pool: ProcessPoolExecutor | None = None
        if path is None or count == 1 or things <= _CHUNK * 2:
            self._maker = Maker(source, folder, frame)
        else:
            self._pool = ProcessPoolExecutor(
                count, get_context("spawn"), initializer=_start, initargs=(path, folder, frame)
            )

    def __enter__(self) -> Crew:
        """Return this crew."""
        return self

    def __exit__(self, *_error: object) -> None:
        """End the processes; what they have not begun is left."""
        if self._pool:
            self._pool.shutdown(cancel_futures=True)

    def pages(self, task: Task) -> Iterator[Made]:
        """Make the pages of a task's things, in their order."""
        if self._pool is None:
            for thing in task.things:
                yield from self._maker.make(replace(task, things=(thing,)))
            return
        try:
            for made in self._pool.map(_make, _shared(task), chunksize=1):
                yield from made
        except BrokenProcessPool as error:
            raise ExportError(
                "a process that made pages was ended from outside, perhaps for want of memory.",
                advice="The pages that are done are kept. Run it again, with fewer processes "
                f"(--jobs 1). {GUARD}",
            ) from error


def _shared(task: Task) -> Iterator[Task]:
    for start in range(0, len(task.things), _CHUNK):
        some = task.things[start : start + _CHUNK]
        yield Task(some, {key: task.before[key] for key in some if key in task.before})


_maker: Maker | None = None


def _start(store: Path, folder: Path, frame: Frame) -> None:
    global _maker
    source = Source(LocalStore.open(store, read_only=True))
    source.load()
    _maker = Maker(source, folder, frame)


def _make(task: Task) -> list[Made]:
    assert _maker is not None
    return _maker.make(task)
