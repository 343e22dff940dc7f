"""Print an answer, or write it to a file: rows in a format, a graph as Turtle."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TextIO

from kg.cli.common import say
from kg.errors import ExportError, QueryError

if TYPE_CHECKING:
    from pyoxigraph import Triple

    from kg.store import Rows

#: Formats by the ending of a file; the others are called as they end.
_ENDINGS = {"markdown": "md", "srj": "json", "srx": "xml", "ttl": "turtle", "arrows": "arrow"}
_BINARY = frozenset({"arrow", "parquet"})


def show_rows(rows: Rows, form: str, limit: int | None, output: Path | None) -> int:
    """Print or write rows; return how many there were."""
    from kg.results import limit_rows, write_rows

    chosen = limit_rows(rows, limit)
    form = form or _by_ending(output) or "table"
    if form == "table" and output is None:
        from kg.cli.table import print_table

        count = print_table(chosen)
    elif form in _BINARY:
        from kg.results_arrow import write_arrow

        with _binary_out(output) as out:
            count = write_arrow(chosen, form, out)
    else:
        with _text_out(output) as out:
            count = write_rows(chosen, "csv" if form == "table" else form, out)
    say(f"{count} {'row' if count == 1 else 'rows'}")
    return count


def show_graph(
    triples: Iterable[Triple], form: str, limit: int | None, output: Path | None
) -> None:
    """Print or write a graph: `turtle`, sorted, or `nt` as the triples come."""
    from kg.export.turtle import turtle_text

    form = form or _by_ending(output) or "turtle"
    chosen = triples if limit is None else islice(triples, limit)
    with _text_out(output) as out:
        if form == "turtle":
            out.write(turtle_text(chosen))
        elif form == "nt":
            out.writelines(f"{triple} .\n" for triple in chosen)
        else:
            raise QueryError(
                "this query answers with a graph.", where=form, advice="Write turtle or nt."
            )


def _by_ending(output: Path | None) -> str:
    ending = output.suffix[1:].lower() if output else ""
    return _ENDINGS.get(ending, ending)


@contextmanager
def _text_out(output: Path | None) -> Iterator[TextIO]:
    if output is None:
        yield sys.stdout
        return
    with _said(output), output.open("w", encoding="utf-8", newline="") as out:
        yield out


@contextmanager
def _binary_out(output: Path | None) -> Iterator[BinaryIO]:
    if output is None:
        yield sys.stdout.buffer
        return
    with _said(output), output.open("wb") as out:
        yield out


@contextmanager
def _said(output: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise ExportError(
            f"the answer cannot be written: {error.strerror or error}.",
            where=output,
            advice="Look at the folder's permissions and the free space.",
        ) from error
