"""WARC archives of crawls (ISO 28500): one record for each page that was answered with 200.

The door to warcio, which comes with the extra `warc`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO, Final

from kg.errors import ArticleError, KgError
from kg.reading.decoding import decode
from kg.reading.records import Record, record_of_page

_PAGES: Final = ("text/html", "application/xhtml+xml")


def read_warc(
    stream: BinaryIO, where: str, max_bytes: int, on_problem: Callable[[KgError], None]
) -> Iterator[Record]:
    """Yield the pages of an archive, each named by its address.

    Args:
        stream: The archive, compressed record by record or not at all.
        where: Its path, for messages.
        max_bytes: Pages larger than this are reported and skipped.
        on_problem: Told of each page that cannot be read.

    Raises:
        ArticleError: the archive is broken from here on, or warcio is not installed.
    """
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError as error:
        raise ArticleError(
            "an archive needs a reader.", where=where, advice="pip install 'coopkg[warc]'"
        ) from error
    pages = ArchiveIterator(stream)
    try:
        for found in pages:
            data = found.content_stream().read(max_bytes + 1) if _is_page(found) else None
            if _is_cut(found):
                raise EOFError("a record is cut off")
            if data is None:
                continue
            url = found.rec_headers.get_header("WARC-Target-URI", "")
            try:
                yield _record(data, url, where, max_bytes)
            except ArticleError as error:
                on_problem(error)
        # The reader takes an end for the end, wherever it comes.
        if pages.get_record_offset() + pages.get_record_length() != stream.tell():
            raise EOFError("a record is cut off")
    except (ArchiveLoadFailed, EOFError, OSError, ValueError) as error:
        raise ArticleError(
            "is broken from here on ({error}).", where=where, advice="Fetch it again.", error=error
        ) from error


def _is_cut(found: Any) -> bool:
    """Say whether a record is shorter than its head says."""
    while found.raw_stream.read(65536):
        pass
    return bool(found.raw_stream.limit)


def _is_page(found: Any) -> bool:
    """Say whether a record is a page as a server gave it out."""
    if found.rec_type != "response" or found.http_headers is None:
        return False
    kind = found.http_headers.get_header("Content-Type", "").partition(";")[0].strip().lower()
    return found.http_headers.get_statuscode() == "200" and kind in _PAGES


def _record(data: bytes, url: str, where: str, max_bytes: int) -> Record:
    if len(data) > max_bytes:
        raise ArticleError(
            "is larger than {limit:,} bytes.", where=f"{where} {url}", limit=max_bytes
        )
    # An encoding that had to be guessed is the rule in archives, not worth a word each.
    text, _ = decode(data, where)
    name = hashlib.sha256(url.encode()).hexdigest()[:16]
    return record_of_page(Record(f"page-{name}", text, f"{where} {url}", name, url=url))
