"""Find the files to read, and read the bytes and the sidecar of each."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from kg.errors import ArticleError, AssumptionError, KgError
from kg.reading.decoding import decode
from kg.reading.documents import DOCUMENTS

#: File name extensions that are read, in small letters.
EXTENSIONS = frozenset(
    {".txt", ".text", ".html", ".htm", ".xhtml", ".md", ".markdown", ".jsonl", ".ndjson"}
    | DOCUMENTS
)
#: What archives of crawls are called.
ARCHIVES = (".warc", ".warc.gz")
_SIDECAR = ".meta.json"
OnProblem = Callable[[KgError], None]


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read: its path (None is standard input) and its name below what was given."""

    path: Path | None
    name: str


def find_sources(paths: Iterable[Path | str], on_problem: OnProblem) -> Iterator[Source]:
    """Yield the files to read, in the order given, folders sorted and recursively.

    Hidden files, `README*`, sidecars and files of other kinds below a folder are
    skipped; a folder that was seen, also by a link, is not entered again.
    """
    for given in paths:
        if str(given) == "-":
            yield Source(None, "stdin")
            continue
        path = Path(given)
        if path.is_dir():
            found = False
            for source in _walk(path, path, set(), on_problem):
                found = True
                yield source
            if not found:
                on_problem(_no_articles(path))
        elif path.exists():
            yield Source(path, path.name)
        else:
            on_problem(
                ArticleError(
                    "does not exist.", where=path, advice="Check the path and its spelling."
                )
            )


def _no_articles(path: Path) -> ArticleError:
    kinds = " ".join(sorted({*EXTENSIONS, *ARCHIVES}))
    return ArticleError(
        "holds no articles.", where=path, advice="Files that are read: {kinds}.", kinds=kinds
    )


def _walk(root: Path, folder: Path, seen: set[str], on_problem: OnProblem) -> Iterator[Source]:
    pending = [folder]
    while pending:
        here = pending.pop()
        real = os.path.realpath(here)
        if real in seen:
            continue  # a loop of links, or one folder under two names
        seen.add(real)
        try:
            entries = sorted(here.iterdir(), key=lambda p: p.name)
        except OSError as error:
            on_problem(unreadable(here, error))
            continue
        pending += [p for p in reversed(entries) if p.is_dir() and not p.name.startswith(".")]
        for path in entries:
            if _is_article(path):
                yield Source(path, path.relative_to(root).as_posix())


def _is_article(path: Path) -> bool:
    name = path.name
    if name.startswith((".", "README", "readme")) or name.endswith(_SIDECAR):
        return False
    known = path.suffix.lower() in EXTENSIONS or name.lower().endswith(ARCHIVES)
    return known and not path.is_dir()


def unreadable(path: Path | str, error: OSError) -> ArticleError:
    """Return what to say of a file that the system does not give."""
    return ArticleError(
        "cannot be read ({error}).",
        where=path,
        advice="Check that it is there and that you may read it.",
        error=error.strerror or error,
    )


def read_text(source: Source, max_bytes: int, on_problem: OnProblem) -> str:
    """Return the decoded text of a file or of standard input.

    Raises:
        ArticleError: it cannot be read, is too big, empty, or no text.
    """
    where = str(source.path) if source.path else "standard input"
    try:
        data = _read_bytes(source, max_bytes, where)
    except OSError as error:
        raise unreadable(where, error) from error
    text, problem = decode(data, where)
    if problem:
        on_problem(problem)
    if not text.strip():
        raise ArticleError("is empty.", where=where, advice="Leave it out, or fetch it again.")
    return text


def check_size(source: Source, max_bytes: int) -> None:
    """Raise if a file is no regular file, empty, or too large.

    Raises:
        ArticleError: it is.
    """
    assert source.path is not None
    where = str(source.path)
    if not source.path.is_file():
        raise ArticleError("is no regular file.", where=where, advice="Give a file or a folder.")
    size = source.path.stat().st_size
    if size > max_bytes:
        raise _too_large(where, max_bytes)
    if not size:
        raise ArticleError("is empty.", where=where, advice="Leave it out, or fetch it again.")


def _too_large(where: str, max_bytes: int) -> ArticleError:
    return ArticleError(
        "is larger than {limit:,} bytes.",
        where=where,
        advice="Split it, or raise the limit (max_bytes).",
        limit=max_bytes,
    )


def _read_bytes(source: Source, max_bytes: int, where: str) -> bytes:
    if source.path is None:
        data = sys.stdin.buffer.read(max_bytes + 1)
    elif not source.path.is_file():
        raise ArticleError("is no regular file.", where=where, advice="Give a file or a folder.")
    else:
        with source.path.open("rb") as handle:
            data = handle.read(max_bytes + 1)
    if len(data) > max_bytes:
        raise _too_large(where, max_bytes)
    return data


def read_lines(source: Source, max_bytes: int, on_problem: OnProblem) -> Iterator[tuple[int, str]]:
    """Yield the lines of a file of any size with their numbers, from 1.

    A line that is too long or no text is reported and skipped.

    Raises:
        ArticleError: the file cannot be read.
    """
    assert source.path is not None, "standard input is read whole"
    try:
        with source.path.open("rb") as handle:
            empty = True
            for number, data in enumerate(iter(lambda: handle.readline(max_bytes + 1), b""), 1):
                empty = False
                where = f"{source.path}:{number}"
                try:
                    yield number, _decode_line(data, max_bytes, handle, where, on_problem)
                except ArticleError as error:
                    on_problem(error)
    except OSError as error:
        raise unreadable(source.path, error) from error
    if empty:
        raise ArticleError("is empty.", where=source.path, advice="Leave it out.")


def _decode_line(
    data: bytes, max_bytes: int, handle: BinaryIO, where: str, on_problem: OnProblem
) -> str:
    if len(data) > max_bytes:
        while data and not data.endswith(b"\n"):
            data = handle.readline(max_bytes)
        raise ArticleError(
            "is longer than {limit:,} bytes.",
            where=where,
            advice="Split it, or raise the limit (max_bytes).",
            limit=max_bytes,
        )
    text, problem = decode(data, where)
    if problem:
        on_problem(problem)
    return text


def read_sidecar(source: Source, on_problem: OnProblem) -> dict[str, str]:
    """Return the values of `NAME.meta.json` beside a file; empty if there is none."""
    if source.path is None:
        return {}
    for path in (source.path.with_suffix(_SIDECAR), Path(f"{source.path}{_SIDECAR}")):
        try:
            value = json.loads(path.read_text(encoding="utf-8-sig"))
        except FileNotFoundError:
            continue
        except (OSError, ValueError, RecursionError) as error:
            on_problem(
                AssumptionError(
                    "is no readable JSON ({error}).",
                    where=path,
                    advice="Mend it or remove it.",
                    error=error,
                )
            )
            continue
        if isinstance(value, dict):
            return {k: v for k, v in value.items() if isinstance(v, str)}
        on_problem(
            AssumptionError("is no JSON object.", where=path, advice='Write {"url": "..."} there.')
        )
    return {}
