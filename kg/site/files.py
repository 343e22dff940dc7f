"""The folder of a site: what is the same is not made again, what is gone goes.

A ledger (`kg.site.ledger`) says what was written and from what; nothing that is not
named in it is ever touched.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count, islice
from pathlib import Path
from typing import NamedTuple

from kg.errors import ExportError
from kg.iris import hash_of
from kg.site.entry import Entry
from kg.site.ledger import MARK, Key, Ledger
from kg.site.links import page_path, part_path

#: Things, and other files, after which the ledger is written to disk.
_THINGS, _FILES = 400, 200


class File(NamedTuple):
    """A file that is no page of a thing: its name, a digest of what it is made from, its text.

    Without a digest it is always made.
    """

    name: str
    digest: str
    make: Callable[[], str]


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done.

    Attributes:
        stale: Things whose pages must be looked at.
        before: Digests of the pages of those that stand whole.
        fresh: All others.
        done: Whether the site is as it would be made: there is nothing to do.
    """

    stale: tuple[Key, ...]
    before: Mapping[Key, Sequence[str]]
    fresh: Mapping[Key, Entry]
    done: bool = False


class Folder:
    """A folder that a site is written to.

    Attributes:
        path: Where it is.
        written: How many files were written this time.
        removed: How many files were removed.
    """

    def __init__(self, path: Path, state: str, langs: tuple[str, ...]) -> None:
        """Make the folder, or take up one that a site was written to before.

        Args:
            path: Where to write.
            state: What beside the data decides how pages look; if it is another than
                last time, every page is made anew.
            langs: Languages of the pages.

        Raises:
            ExportError: the folder holds other things, or cannot be written; so every method.
        """
        self.path = path
        self.written = self.removed = 0
        self._langs, self._state = langs, state
        self._put: set[str] = set()
        self._kept = 0
        with self._guarded():
            path.mkdir(parents=True, exist_ok=True)
            if not (path / MARK).is_file() and any(path.iterdir()):
                raise ExportError(
                    "the folder holds other things and no site.",
                    where=path,
                    advice="Give an empty or a new folder.",
                )
            self._ledger = Ledger(path)

    def plan(self, things: Sequence[Key], digests: Mapping[int, int]) -> Plan:
        """Say which pages must be made, and strike them out of the ledger.

        Args:
            things: All that are to have pages.
            digests: What each part of the store is like (`kg.site.digests`).
        """
        with self._guarded():
            known = self._begin(set(things))
            changed = self._ledger.changed(digests)
            touched = self._ledger.touched(changed)
            there = _Listing(self.path)
            fresh: dict[Key, Entry] = {}
            before: dict[Key, Sequence[str]] = {}
            for key in things:
                entry = self._ledger.entry(key) if key in known else None
                if entry and there.has(self._names(key, len(entry.parts))):
                    if key in touched:
                        before[key] = entry.parts
                    else:
                        fresh[key] = entry
            stale = tuple(key for key in things if key not in fresh)
            if not stale and not changed and self._stands_whole():
                return Plan((), {}, {}, done=True)
            self._ledger.tell("whole", "")
            self._ledger.strike(stale)
            self._ledger.learn(changed, digests)
            self._ledger.commit()
        return Plan(stale, before, fresh)

    def _stands_whole(self) -> bool:
        """Whether the last build came to its end, and all its other files are there."""
        ended = self._ledger.about("whole") == "yes"
        return ended and all((self.path / name).is_file() for name in self._ledger.files())

    def _begin(self, things: set[Key]) -> set[Key]:
        """Note state and languages, and return the things whose pages can be trusted."""
        ledger, langs = self._ledger, " ".join(self._langs)
        known = {key for key, whole in ledger.things() if whole and key in things}
        if ledger.about("state") == self._state and ledger.about("langs") == langs:
            return known
        old = set(f"{ledger.about('langs')} {ledger.about('left')}".split()) - set(self._langs)
        ledger.tell("left", " ".join(sorted(old)))
        ledger.tell("langs", langs)
        ledger.tell("state", self._state)
        ledger.tell("whole", "")
        ledger.put((name, "") for name in ledger.files())
        return set()

    def keep(self, entry: Entry, reads: Iterable[int], written: int) -> None:
        """Note that a thing's pages are there; what a longer page had more goes."""
        self.written += written
        with self._guarded():
            self._cut((entry.kind, entry.iri), len(entry.parts), self._langs)
            self._ledger.keep(entry, reads)
            self._kept += 1
            if self._kept % _THINGS == 0:
                self._ledger.commit()

    def expect(self, names: Iterable[str]) -> None:
        """Note files that somebody else may put here."""
        with self._guarded():
            self._ledger.put((name, "") for name in names)
            self._ledger.commit()

    def note(self, names: Iterable[str], written: int) -> None:
        """Note files that somebody else has put here, and how many of them were written."""
        self._put |= set(names)
        self.written += written

    def put(self, files: Iterable[File]) -> None:
        """Write files, unless they are there and what they are made from is the same."""
        with self._guarded():
            known, rest = self._ledger.files(), iter(files)
            while some := list(islice(rest, _FILES)):
                self._put |= {file.name for file in some}
                stale = [file for file in some if not self._stands(file, known)]
                self._ledger.put((file.name, "") for file in stale)
                self._ledger.commit()
                for file in stale:
                    self.written += write_file(self.path / file.name, file.make().encode())
                self._ledger.put((file.name, file.digest) for file in stale)

    def _stands(self, file: File, known: Mapping[str, str]) -> bool:
        same = file.digest and known.get(file.name) == file.digest
        return bool(same) and (self.path / file.name).is_file()

    def finish(self, things: Iterable[Key], *, whole: bool = True) -> None:
        """Remove what is gone: pages of other things and languages, other files.

        Args:
            things: All that have pages.
            whole: Whether all was made that could be; if not, the next build tries again.
        """
        with self._guarded():
            ledger, wanted = self._ledger, set(things)
            held = [key for key, _ in ledger.things()]
            left = ledger.about("left").split()
            for key in held:
                if left or key not in wanted:
                    self._cut(key, 0, left if key in wanted else (*self._langs, *left))
            gone = sorted(ledger.files().keys() - self._put)
            self.removed += sum(_unlink(self.path / name) for name in gone)
            ledger.forget(key for key in held if key not in wanted)
            ledger.drop(gone)
            ledger.tell("left", "")
            ledger.tell("whole", "yes" if whole else "")
            ledger.commit()

    def close(self) -> None:
        """Let go of the ledger; what was not finished is done next time."""
        self._ledger.close()

    def _cut(self, key: Key, parts: int, langs: Iterable[str]) -> None:
        """Remove the pages of a thing after so many parts."""
        path = page_path(*key)
        for lang in langs:
            for part in count(parts + 1):
                if not _unlink(self.path / lang / f"{part_path(path, part)}.html"):
                    break
                self.removed += 1

    def _names(self, key: Key, parts: int) -> Iterator[tuple[str, str]]:
        """Yield folder and name of the pages of a thing."""
        folder, _, name = page_path(*key).partition("/")
        for lang in self._langs:
            for part in range(1, parts + 1):
                yield f"{lang}/{folder}", f"{part_path(name, part)}.html"

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        try:
            yield
        except (OSError, sqlite3.Error) as error:
            raise ExportError(
                f"the site cannot be written: {getattr(error, 'strerror', None) or error}.",
                where=self.path,
                advice="Look at the folder's permissions and the free space, or write the site "
                "into a new folder.",
            ) from error


class _Listing:
    """The names in the folders of a site; each is read once."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._found: dict[str, frozenset[str]] = {}

    def has(self, names: Iterable[tuple[str, str]]) -> bool:
        return all(name in self._in(folder) for folder, name in names)

    def _in(self, folder: str) -> frozenset[str]:
        if folder not in self._found:
            try:
                self._found[folder] = frozenset(
                    path.name for path in (self._path / folder).iterdir()
                )
            except FileNotFoundError:
                self._found[folder] = frozenset()
        return self._found[folder]


def _unlink(path: Path) -> bool:
    """Remove a file; say whether it was there."""
    try:
        path.unlink()
    except FileNotFoundError:
        return False
    return True


def write_file(path: Path, data: bytes) -> bool:
    """Put bytes in a file's place at once, unless they are there; say whether it was needed."""
    try:
        if path.read_bytes() == data:
            return False
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name[:100]}.part")
    part.write_bytes(data)
    part.replace(path)
    return True


def digest(value: object) -> str:
    """Return a digest of a value made of frozen dataclasses, tuples and texts."""
    return hash_of([repr(value)], 32)
