"""The eight tables as CSV files (DESIGN, section 4)."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from kg.errors import ExportError
from kg.queries import load_query, run_query
from kg.results import write_rows
from kg.store import Store

#: The tables, in the order of the design page.
TABLES: Final = (
    "places", "people", "organisations", "events", "agreements", "partnerships", "statements",
    "figures",
)  # fmt: skip


def write_tables(store: Store, folder: Path) -> dict[str, int]:
    """Write every table to `folder/NAME.csv` in UTF-8, lines ending in a line feed.

    A table is written beside its place and then put there, so that a reader never
    sees half a table.

    Returns:
        Number of rows by table.

    Raises:
        ExportError: the folder cannot be written.
        QueryError: a saved question is broken.
        StoreError: the store cannot be read.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return {name: _write_table(store, name, folder) for name in TABLES}
    except OSError as error:
        raise ExportError(
            f"the tables cannot be written: {error.strerror or error}.",
            where=folder,
            advice="Look at the folder's permissions and the free space.",
        ) from error


def _write_table(store: Store, name: str, folder: Path) -> int:
    part = folder / f".{name}.csv.part"
    try:
        with part.open("w", encoding="utf-8", newline="") as out:
            count = write_rows(run_query(store, load_query(name)), "csv", out)
        part.replace(folder / f"{name}.csv")
    finally:
        part.unlink(missing_ok=True)
    return count
