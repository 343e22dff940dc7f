"""Rows of the tables in `ontology/gazetteer/`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg.errors import GazetteerError

ADVICE = "Restore the file, or build it again with ontology/gazetteer/build_gazetteer.py."


def read_rows(path: Path, cells: int) -> Iterator[list[str]]:
    """Yield the cells of each row after the comments and the header line.

    Raises:
        GazetteerError: the table is missing, or a row of it has another number of cells.
    """
    try:
        lines = path.read_text("utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise GazetteerError("a table cannot be read.", where=path, advice=ADVICE) from error
    header = True
    for number, line in enumerate(lines, 1):
        if not line or line[0] == "#":
            continue
        if header:
            header = False
            continue
        row = line.split("\t")
        if len(row) != cells:
            what = f"a row has {len(row)} cells instead of {cells}."
            raise GazetteerError(what, where=f"{path}:{number}", advice=ADVICE)
        yield row
