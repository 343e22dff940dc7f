"""What is known of a site that stands in a folder: from what each page was made.

A small database beside the pages (SQLite). What it says of a thing's pages is struck out before
they are touched, and said anew when they are there: whenever a build is killed, the next one
knows which pages it must make. Files that it does not name are never touched.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from kg.site.entry import Entry, read, written
from kg.site.reads import packed, unpacked

MARK: Final = ".coopkg-site"
_TABLES: Final = """
CREATE TABLE IF NOT EXISTS about (name TEXT PRIMARY KEY, value TEXT);
CREATE TABLE IF NOT EXISTS parts (part INTEGER PRIMARY KEY, digest INTEGER);
CREATE TABLE IF NOT EXISTS things (
  kind TEXT, iri TEXT, entry TEXT, reads BLOB, PRIMARY KEY (kind, iri)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS files (name TEXT PRIMARY KEY, digest TEXT) WITHOUT ROWID;
"""
#: Kind and IRI of a thing.
Key = tuple[str, str]


class Ledger:
    """The database; errors are those of `sqlite3`."""

    def __init__(self, folder: Path) -> None:
        """Open the ledger of a folder, or begin one."""
        self._base = sqlite3.connect(folder / MARK)
        self._base.executescript(_TABLES)

    def close(self) -> None:
        """Let go of the file; what was not committed is struck out."""
        self._base.close()

    def commit(self) -> None:
        """Make sure of all that was said."""
        self._base.commit()

    def about(self, name: str) -> str:
        """Return something about the site as a whole; empty if it was not said."""
        query = "SELECT value FROM about WHERE name = ?"
        return next((str(row[0]) for row in self._base.execute(query, (name,))), "")

    def tell(self, name: str, value: str) -> None:
        """Say something about the site as a whole."""
        self._base.execute("INSERT OR REPLACE INTO about VALUES (?, ?)", (name, value))

    def changed(self, digests: Mapping[int, int]) -> set[int]:
        """Return the parts of the store that are not as they were."""
        before = dict(self._base.execute("SELECT part, digest FROM parts"))
        return {
            part for part in before.keys() | digests.keys() if before.get(part) != digests.get(part)
        }

    def learn(self, changed: Collection[int], digests: Mapping[int, int]) -> None:
        """Say what changed parts are like now."""
        self._base.executemany("DELETE FROM parts WHERE part = ?", ((part,) for part in changed))
        now = ((part, digests[part]) for part in changed if part in digests)
        self._base.executemany("INSERT INTO parts VALUES (?, ?)", now)

    def things(self) -> Iterator[tuple[Key, bool]]:
        """Yield all things that have pages, perhaps half written, and whether they are known."""
        query = "SELECT kind, iri, reads IS NOT NULL FROM things ORDER BY kind, iri"
        return (((kind, iri), bool(known)) for kind, iri, known in self._base.execute(query))

    def touched(self, changed: Collection[int]) -> set[Key]:
        """Return the things for whose pages a changed part was read."""
        if not changed:
            return set()
        rows = self._base.execute("SELECT kind, iri, reads FROM things WHERE reads NOT NULL")
        parts = frozenset(changed)
        return {(kind, iri) for kind, iri, reads in rows if not parts.isdisjoint(unpacked(reads))}

    def entry(self, key: Key) -> Entry | None:
        """Return what is kept of a thing; None if it is not known."""
        query = "SELECT entry FROM things WHERE kind = ? AND iri = ? AND entry NOT NULL"
        return next((read(row[0]) for row in self._base.execute(query, key)), None)

    def strike(self, keys: Iterable[Key]) -> None:
        """Say that pages of things are about to be touched."""
        self._base.executemany("INSERT OR REPLACE INTO things VALUES (?, ?, NULL, NULL)", keys)

    def keep(self, entry: Entry, reads: Iterable[int]) -> None:
        """Say that the pages of a thing are there, and what was read for them."""
        row = (entry.kind, entry.iri, written(entry), packed(reads))
        self._base.execute("INSERT OR REPLACE INTO things VALUES (?, ?, ?, ?)", row)

    def forget(self, keys: Iterable[Key]) -> None:
        """Say that the pages of things are gone."""
        self._base.executemany("DELETE FROM things WHERE kind = ? AND iri = ?", keys)

    def files(self) -> dict[str, str]:
        """Return other files: the digest of what each was made from by name, empty if unsure."""
        return dict(self._base.execute("SELECT name, digest FROM files"))

    def put(self, files: Iterable[tuple[str, str]]) -> None:
        """Say of other files from what they were made; empty if they are about to be touched."""
        self._base.executemany("INSERT OR REPLACE INTO files VALUES (?, ?)", files)

    def drop(self, names: Iterable[str]) -> None:
        """Say that other files are gone."""
        self._base.executemany("DELETE FROM files WHERE name = ?", ((name,) for name in names))
