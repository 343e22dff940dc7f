"""Sort lines of any number in little memory, so that equal graphs give equal bytes.

A statement travels as one line of N-Triples, in bytes: UTF-8 sorts as code points
do, and Oxigraph writes such lines faster than Python makes terms. Runs that do not
fit into memory are sorted one by one, spilled to a file each, and merged.
"""

from __future__ import annotations

import heapq
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from kg.errors import ExportError

#: Lines in memory at once: about 150 MB of our statements.
RUN: Final = 500_000


def reading_order(line: bytes) -> bytes:
    """Return a statement so that it sorts as people read: a thing before its fragments.

    The angle brackets of the subject go; of what may follow an IRI, the space is least.

    >>> reading_order(b"<urn:a> <urn:p> <urn:o> .")
    b'urn:a <urn:p> <urn:o> .'
    """
    return line[1:].replace(b"> ", b" ", 1)


class LineSorter:
    """Takes lines in any order and gives them back sorted, each once.

    It is also a binary file that can be written to, so that a store dumps into it.
    """

    def __init__(self, *, by_reading: bool = False, run: int = RUN) -> None:
        """Start empty.

        Args:
            by_reading: Whether lines are statements to be turned by `reading_order`.
            run: Lines that are held in memory.
        """
        self._by_reading = by_reading
        self._run = run
        self._lines: list[bytes] = []
        self._rest = b""
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._spilled: list[Path] = []

    def write(self, data: bytes) -> int:
        """Take a piece of a file, which may end within a line."""
        lines = (self._rest + data).split(b"\n")
        self._rest = lines.pop()
        self._lines += lines
        if len(self._lines) >= self._run:
            self._spill()
        return len(data)

    def flush(self) -> None:
        """Nothing is held back that `write` could not take."""

    def add(self, lines: Iterable[bytes]) -> None:
        """Take whole lines, without line ends."""
        for line in lines:
            self._lines.append(line)
            if len(self._lines) >= self._run:
                self._spill()

    def _take(self) -> list[bytes]:
        taken, self._lines = self._lines, []
        unique = set(map(reading_order, taken)) if self._by_reading else set(taken)
        unique.discard(b"")
        return sorted(unique)

    def _spill(self) -> None:
        try:
            if self._folder is None:
                self._folder = tempfile.TemporaryDirectory(prefix="kg-export-")
            path = Path(self._folder.name) / str(len(self._spilled))
            with path.open("wb") as file:
                file.writelines(line + b"\n" for line in self._take())
        except OSError as error:
            raise ExportError(
                f"There is no room to sort: {error.strerror}.",
                where=tempfile.gettempdir(),
                advice="Free some space, or point TMPDIR to a larger disk.",
            ) from error
        self._spilled.append(path)

    def __iter__(self) -> Iterator[bytes]:
        """Yield the lines, sorted by code points; may be done once."""
        if self._rest:
            self._lines.append(self._rest)
            self._rest = b""
        if not self._spilled:
            yield from self._take()
            return
        runs: list[Iterator[bytes]] = [_lines_of(path) for path in self._spilled]
        last = b""
        for line in heapq.merge(iter(self._take()), *runs):
            if line != last:
                yield line
                last = line

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        if self._folder is not None:
            self._folder.cleanup()


def _lines_of(path: Path) -> Iterator[bytes]:
    with path.open("rb", buffering=1 << 20) as file:
        for line in file:
            yield line[:-1]
