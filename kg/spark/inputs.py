"""Where a job's articles come from: lines of JSON, rows of Parquet, WARC files.

Nothing here may fail as a whole: what cannot be read becomes a `Problem` beside the rest.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from kg.errors import KgError
from kg.reading import MAX_BYTES, MAX_CHARACTERS
from kg.reading.records import Record, record_of
from kg.reading.warc import read_warc


@dataclass(frozen=True, slots=True)
class Problem:
    """What went wrong, in words, with the place where it did."""

    text: str


#: One article as its source gives it, or why it cannot be read.
Read: TypeAlias = Record | Problem


def read_line(line: str, where: str) -> Iterator[Read]:
    """Read one line of JSON Lines; an empty one is nothing."""
    if not line.strip():
        return
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        yield Problem(f"{where}: a line is no JSON ({error}): {line[:80]}")
        return
    yield from read_row(value if isinstance(value, dict) else {}, where)


def read_row(values: Mapping[str, Any], where: str) -> Iterator[Read]:
    """Read one article given as values by name (`id`, `text`, `url`, `lang`, ...).

    One without an identifier is named by its text, so that it is the same in every run.
    """
    found: list[Read] = []
    record = record_of(values, where, lambda problem: found.append(Problem(str(problem))))
    yield from found
    if record is None:
        yield Problem(f"{where}: an article has no text: {str(dict(values))[:80]}")
    else:
        yield _within_limits(record)


def read_archive(data: bytes, where: str) -> Iterator[Read]:
    """Read the pages in the bytes of a WARC file."""
    found: list[Read] = []
    pages = read_warc(
        io.BytesIO(data), where, MAX_BYTES, lambda problem: found.append(Problem(str(problem)))
    )
    try:
        for record in pages:
            yield _within_limits(record)
    except KgError as error:
        yield Problem(str(error))
    yield from found


def _within_limits(record: Record) -> Read:
    if len(record.text) <= MAX_CHARACTERS:
        return record
    return Problem(
        f"{record.where}: article '{record.id}' has {len(record.text):,} characters, "
        f"more than {MAX_CHARACTERS:,}. Split it into articles."
    )


def key_of(read: Read) -> str:
    """Return what must come together: articles by identifier, problems anywhere."""
    return read.id if isinstance(read, Record) else read.text


def with_own_ids(reads: Iterable[Read]) -> Iterator[Read]:
    """Yield what shares one key, each article under an identifier of its own.

    One text read twice (a repeated capture) is one article. Of several texts the one with
    the least hash keeps the identifier: the order of reading must not matter.
    """
    articles: dict[str, Record] = {}
    for read in reads:
        if isinstance(read, Problem):
            yield read
        else:
            digest = hashlib.sha256(read.text.encode("utf-8", "surrogatepass")).hexdigest()
            known = articles.get(digest)
            articles[digest] = read if known is None else min(known, read, key=repr)
    for number, (digest, record) in enumerate(sorted(articles.items())):
        if not number:
            yield record
            continue
        new = f"{record.id}@{digest[:8]}"
        yield Problem(f"{record.where}: '{record.id}' names another text, too; kept as '{new}'.")
        yield replace(record, id=new)
