"""The folder of a local store: made, checked and opened.

It holds `store.json` (the version of its layout), `data/` (RocksDB) and `rejected/`
(reports of articles that were kept aside); `pending.nq` only while a large batch is
written (`kg.store.journal`). One process may write; others read beside it.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pyoxigraph

from kg.errors import StoreError

#: Version of the folder's layout and of the graph model in it. Raise it when either changes.
FORMAT = 1
#: The file that says so.
MARK = "store.json"
_NEW = MARK + ".new"


def prepare(path: Path) -> None:
    """Make a store folder, or check the one that is there."""
    try:
        path.mkdir(parents=True, exist_ok=True)
        if not (path / MARK).exists():
            if any(child.name not in ("rejected", _NEW) for child in path.iterdir()):
                raise StoreError(
                    "the folder holds other things and no store.",
                    where=path,
                    advice="Give an empty or a new folder with --store.",
                )
            # Whole or not at all: half a mark on a full disk would be a store of no version.
            (path / _NEW).write_text(json.dumps({"format": FORMAT}) + "\n", encoding="utf-8")
            (path / _NEW).replace(path / MARK)
    except OSError as error:
        raise StoreError(
            "the store's folder cannot be made: {error}.",
            where=path,
            advice="Look at its permissions and the free space, or give another with --store.",
            error=error.strerror or error,
        ) from error
    check_version(path, must_exist=True)


def check_version(path: Path, *, must_exist: bool) -> None:
    """Refuse a folder whose version is another one, or where there is none.

    Raises:
        StoreError: so it is, or the version cannot be read.
    """
    try:
        found = json.loads((path / MARK).read_text(encoding="utf-8"))["format"]
    except FileNotFoundError as error:
        if must_exist:
            raise StoreError(
                "there is no store here.",
                where=path,
                advice="Make one with: kg build PATH --store DIR",
            ) from error
        return
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StoreError(
            "the store's version cannot be read: {error}.",
            where=path / MARK,
            advice="Build the store anew in an empty folder.",
            error=error,
        ) from error
    if found != FORMAT:
        raise StoreError(
            "the store has format {found}, this program reads and writes format {known}.",
            where=path,
            found=found,
            known=FORMAT,
            advice="Export it with the program that made it (kg export all.nq), and in an empty "
            "folder: kg import all.nq. Or build it anew.",
        )


def open_folder(opener: Callable[[], pyoxigraph.Store], path: Path) -> pyoxigraph.Store:
    """Open the data of a folder, saying what keeps it from being opened."""
    try:
        return opener()
    except OSError as error:
        if "lock" in str(error).lower():
            raise StoreError(
                "another process is writing to this store.",
                where=path,
                advice="Wait until it is done, or give another folder with --store.",
            ) from error
        if any(words in str(error) for words in ("Read-only", "Permission denied")):
            raise StoreError(
                "the store may not be written: {error}.",
                where=path,
                error=error,
                advice="Get the right to write there, or give another folder with --store; "
                "to ask it needs no right to write.",
            ) from error
        raise StoreError(
            "the store cannot be opened: {error}.",
            where=path,
            error=error,
            advice="Look at the free space and the disk; if files are damaged, build it anew.",
        ) from error
