"""Pages of things are made in processes of their own: all that is pure work."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path

from kg.site.files import digest, write_file
from kg.site.links import StaticLinks, page_path, part_path
from kg.site.model import Page, Thing
from kg.site.render import Frame, render_page
from kg.site.source import Source
from kg.site.texts import Texts
from kg.site.things import Reader
from kg.site.wording import named
from kg.store import LocalStore

#: Things in one task: enough that handing over costs little.
_CHUNK = 40


@dataclass(frozen=True, slots=True)
class Task:
    """Things whose pages are to be made, and what they were made from last time."""

    things: tuple[tuple[str, str], ...]
    before: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Made:
    """Pages of one thing: what lists and the search need of it, and what was written.

    Attributes:
        entry: The first page without its claims, as lists show it.
        total: Number of its claims.
        digests: What its pages were made from, by path.
        written: Number of files that were written.
    """

    entry: Page
    total: int
    digests: Mapping[str, str]
    written: int


class Maker:
    """Makes the pages of things."""

    def __init__(self, source: Source, folder: Path, frame: Frame) -> None:
        """Take where to read, where to write, and what all pages share."""
        self._reader = Reader(source, frame.langs)
        self._folder = folder
        self._frame = frame
        self._texts = {lang: Texts(lang) for lang in frame.langs}

    def make(self, task: Task) -> list[Made]:
        """Make the pages of a task's things."""
        return [self._thing(kind, iri, task.before) for kind, iri in task.things]

    def _thing(self, kind: str, iri: str, before: Mapping[str, str]) -> Made:
        pages = self._reader.pages(kind, iri)
        digests: dict[str, str] = {}
        written = 0
        for page in pages:
            path = part_path(page_path(kind, iri), page.part)
            digests[path] = digest(page)
            if before.get(path) != digests[path] or not self._there(path):
                written += self._write(page, path)
        total = sum(section.total for section in pages[0].sections)
        return Made(_entry(pages[0]), total, digests, written)

    def _there(self, path: str) -> bool:
        return all((self._folder / lang / f"{path}.html").exists() for lang in self._texts)

    def _write(self, page: Page, path: str) -> int:
        written = 0
        for lang, texts in self._texts.items():
            text = render_page(page, texts, StaticLinks(lang, path), self._frame)
            written += write_file(self._folder / lang / f"{path}.html", text.encode())
        return written


def _entry(page: Page) -> Page:
    """Return what lists need: no claims, and of a claim no quotes."""
    fact = replace(page.fact, quotes=()) if page.fact else None
    wanted = {page.iri, *(named(page.fact) if page.fact else ())}
    wanted |= {value.iri for role, values in page.roles if role in _LISTED for value in values}
    things: tuple[Thing, ...] = tuple(thing for thing in page.things if thing.iri in wanted)
    return replace(page, sections=(), fact=fact, things=things)


_LISTED = frozenset({"kind", "country", "acts_for", "language", "published"})


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

    def pages(self, things: Sequence[tuple[str, str]], before: Mapping[str, str]) -> Iterator[Made]:
        """Make the pages of all things, in their order.

        Args:
            things: Kind and IRI.
            before: What pages were made from last time.
        """
        if self._pool is None:
            for thing in things:
                yield from self._maker.make(Task((thing,), before))
            return
        for made in self._pool.map(_make, _tasks(things, before), chunksize=1):
            yield from made


def _tasks(things: Sequence[tuple[str, str]], before: Mapping[str, str]) -> Iterable[Task]:
    by_thing: dict[str, dict[str, str]] = {}
    for path, found in before.items():
        by_thing.setdefault(path.partition(",")[0], {})[path] = found
    for start in range(0, len(things), _CHUNK):
        some = tuple(things[start : start + _CHUNK])
        held = {
            p: d for kind, iri in some for p, d in by_thing.get(page_path(kind, iri), {}).items()
        }
        yield Task(some, held)


_maker: Maker | None = None


def _start(store: Path, folder: Path, frame: Frame) -> None:
    global _maker
    source = Source(LocalStore.open(store, read_only=True))
    source.load()
    _maker = Maker(source, folder, frame)


def _make(task: Task) -> list[Made]:
    assert _maker is not None
    return _maker.make(task)
