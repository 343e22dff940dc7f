"""Reading: files to articles, with their language, regions, work and publisher.

`read_articles` is the way in; everything else serves it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from kg.errors import ArticleError, AssumptionError
from kg.model import Article, Region
from kg.reading.cues import load_cues
from kg.reading.files import ARCHIVES, OnProblem, Source, find_sources, unreadable
from kg.reading.language import identify
from kg.reading.records import Record, edtf_day, read_records
from kg.reading.regions import find_regions, find_source_url
from kg.reading.warc import read_warc
from kg.reading.works import load_publishers, publisher, work_key

__all__ = ["MAX_BYTES", "MAX_CHARACTERS", "make_article", "read_articles"]

#: Largest file that is read, in bytes.
MAX_BYTES = 20_000_000
#: Longest text of one article, in code points.
MAX_CHARACTERS = 1_000_000
_FIGURES = re.compile(r"(?<!\d)(?:\d{4}-\d\d-\d\d|(\d{1,2})[-/.]\d{1,2}[-/.]\d{4})(?!\d)")


def read_articles(
    paths: Iterable[Path | str],
    *,
    on_problem: OnProblem,
    max_bytes: int = MAX_BYTES,
    max_characters: int = MAX_CHARACTERS,
) -> Iterator[Article]:
    """Read articles from files, folders and standard input (`-`).

    Args:
        paths: Files (.txt .html .htm .md .jsonl .ndjson .warc .warc.gz), folders of them, or `-`.
        on_problem: Gets an `ArticleError` for everything that cannot be read or had
            to be assumed; the rest goes on.
        max_bytes: Files larger than this are reported and skipped.
        max_characters: Texts longer than this are reported and skipped.

    Yields:
        Articles in the order of `paths`, folders sorted by name. Two with one
        identifier are told apart by their path below the folder that was given.
    """
    seen: dict[str, str] = {}
    for source in find_sources(paths, on_problem):
        try:
            for record in _records(source, max_bytes, on_problem):
                if len(record.text) > max_characters:
                    on_problem(_too_long(record, max_characters))
                elif not record.text.strip():
                    on_problem(ArticleError("has no text.", where=record.where))
                else:
                    yield make_article(_with_own_id(record, seen, on_problem))
        except ArticleError as error:
            on_problem(error)


def _records(source: Source, max_bytes: int, on_problem: OnProblem) -> Iterator[Record]:
    path = source.path
    if path is None or not path.name.lower().endswith(ARCHIVES):
        yield from read_records(source, max_bytes, on_problem)
        return
    try:
        with path.open("rb") as archive:
            yield from read_warc(archive, str(path), max_bytes, on_problem)
    except OSError as error:
        raise unreadable(path, error) from error


def _too_long(record: Record, limit: int) -> ArticleError:
    return ArticleError(
        "has {count:,} characters, more than {limit:,}.",
        where=record.where,
        advice="Split it into articles, or raise the limit (max_characters).",
        count=len(record.text),
        limit=limit,
    )


def _with_own_id(record: Record, seen: dict[str, str], on_problem: OnProblem) -> Record:
    """Return the record, with its path in the identifier if another has that already."""
    if record.id not in seen:
        seen[record.id] = record.where
        return record
    base = new = f"{record.id}@{record.name}"
    count = 2
    while new in seen:
        new, count = f"{base}#{count}", count + 1
    on_problem(
        AssumptionError(
            "has the identifier '{id}' of {other}; it is kept as '{new}'.",
            where=record.where,
            advice="Give it an identifier of its own.",
            id=record.id,
            other=seen[record.id],
            new=new,
        )
    )
    seen[new] = record.where
    return replace(record, id=new)


def find_published(text: str, regions: tuple[Region, ...]) -> str:
    """Return the EDTF date on a date line above the story; empty if there is none.

    Only dates in figures are read, and none whose day and month could be exchanged in
    an article in English.
    """
    for region in regions:
        if region.kind in ("lead", "body"):
            break
        if region.kind != "byline":
            continue
        line = region.span.of(text)
        found = _FIGURES.search(line)
        if found and not (
            region.lang.startswith("en") and found.group(1) and int(found.group(1)) < 13
        ):
            return edtf_day(found.group())
    return ""


def make_article(record: Record) -> Article:
    """Find out what a record does not say: language, regions, address, work, home."""
    lang = identify(record.text, record.lang or None)
    cues = load_cues(lang)
    regions = find_regions(record.text, lang, cues, record.title, record.captions)
    url = record.url if publisher(record.url) else find_source_url(record.text, regions)
    sha256 = hashlib.sha256(record.text.encode("utf-8", "surrogatepass")).hexdigest()
    host = publisher(record.publisher) or publisher(url)
    return Article(
        id=record.id,
        text=record.text,
        lang=lang,
        regions=regions,
        work=work_key(url, sha256),
        sha256=sha256,
        url=url or None,
        publisher=host,
        home=load_publishers().home(host),
        title=record.title or None,
        published=record.published or find_published(record.text, regions) or None,
        path=record.where,
    )
