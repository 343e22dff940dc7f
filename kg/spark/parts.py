"""What a job wrote, into a local store."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import IO, cast

from pyoxigraph import RdfFormat

from kg.errors import StoreError
from kg.rejected import keep
from kg.store import LocalStore


def check_parts(folder: Path) -> None:
    """Raise if the parts in the folder of a job are not whole.

    Raises:
        StoreError: they are not.
    """
    missing = [n for n in ("articles", "world", "rejected") if not _is_whole(folder, n)]
    if missing:
        raise StoreError(
            "the parts are not whole: no {name}/_SUCCESS.",
            where=folder,
            advice="Run kg spark again with the same --out: it goes on where it stopped.",
            name=missing[0],
        )


def load_parts(folder: Path, store: LocalStore) -> int:
    """Load the parts of a job into an empty store in bulk; return how many graphs were kept aside.

    Args:
        folder: Of the job, whole; a copy on this machine.
        store: In a folder, without articles.

    Raises:
        StoreError: the parts are not whole, the store holds something, or the disk fails.
    """
    check_parts(folder)
    if next(store.graph_names(), None) is not None:
        raise StoreError(
            "the store holds articles already.",
            where=store.path or "memory",
            advice="Give a new folder with --store.",
        )
    for name in ("articles", "world"):
        for part in _parts(folder, name):
            store.load_bulk(part, RdfFormat.N_QUADS)
    store.optimize()
    kept = 0
    for part in _parts(folder, "rejected"):
        for line in part:
            kept += 1
            if store.path is not None:
                keep(store.path, json.loads(line))
    return kept


def _is_whole(folder: Path, name: str) -> bool:
    return (folder / name / "_SUCCESS").exists()


def _parts(folder: Path, name: str) -> Iterator[IO[bytes]]:
    """Yield the parts of one kind, open for reading."""
    for path in sorted((folder / name).glob("part-*")):
        with path.open("rb") as packed, gzip.GzipFile(fileobj=packed) as part:
            yield cast(IO[bytes], part)
