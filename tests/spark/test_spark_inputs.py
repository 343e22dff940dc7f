from __future__ import annotations

import gzip
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import ArticleError, KgError
from kg.reading import read_articles
from kg.reading.records import Record
from kg.reading.warc import read_warc
from kg.spark.inputs import Problem, Read, key_of, read_archive, read_line, read_row, with_own_ids
from kg.spark.mapping import Settings, map_all

PAGE = """<html lang="en"><head><title>Gifu and Vinh Long</title></head><body><article>
<h1>Gifu and Vinh Long</h1><p>The governor of Gifu received a delegation of Vinh Long
province on 3 June 2025, and both signed a memorandum.</p></article></body></html>"""


def archive(*pages: tuple[str, str, str, bytes]) -> bytes:
    """Return a WARC file of (address, status, type, body), compressed record by record."""
    out = b""
    for url, status, kind, body in pages:
        answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + body
        head = (
            "WARC/1.0\r\nWARC-Type: response\r\n"
            f"WARC-Target-URI: {url}\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(answer)}\r\n\r\n"
        )
        out += gzip.compress(head.encode() + answer + b"\r\n\r\n")
    return out


def records(reads: Iterator[Read]) -> list[Record]:
    return [read for read in reads if isinstance(read, Record)]


def problems(reads: Iterator[Read]) -> list[str]:
    return [read.text for read in reads if isinstance(read, Problem)]


def test_a_line_is_read_as_a_build_reads_it(tmp_path: Path) -> None:
    values = {
        "id": "one", "text": "A\r\nb", "url": "https://example.org/1", "lang": "en",
        "title": "A", "published": "26/9/2025", "publisher": "example.org",
    }  # fmt: skip
    line = json.dumps(values)
    (tmp_path / "in.jsonl").write_text(line + "\n", encoding="utf-8")
    faults: list[KgError] = []
    (article,) = read_articles([tmp_path / "in.jsonl"], on_problem=faults.append)
    (record,) = records(read_line(line, "in.jsonl"))
    assert (record.id, record.text, record.url) == (article.id, article.text, article.url)
    assert (record.lang, record.published) == (article.lang, article.published)
    assert not faults


@pytest.mark.parametrize("line", ["{", "[1]", '"text"', "{}", '{"text": " "}', '{"text": 3}'])
def test_a_line_that_is_no_article_is_a_problem(line: str) -> None:
    assert [len(found) > 8 for found in problems(read_line(line, "in.jsonl"))] == [True]
    assert not list(read_line("  ", "in.jsonl"))


def test_an_article_without_identifier_is_named_by_its_text() -> None:
    one, two = (records(read_row({"text": text}, "p"))[0].id for text in ("a", "b"))
    assert one != two
    assert one == records(read_row({"content": "a"}, "q"))[0].id


def test_one_identifier_names_one_text() -> None:
    same = [Record("x", "one", w, "n") for w in ("p", "q")]
    other = Record("x", "two", "p", "n")
    for order in ([*same, other], [other, *same[::-1]]):
        found = list(with_own_ids(order))
        assert sorted(r.text for r in found if isinstance(r, Record)) == ["one", "two"]
        assert len({r.id for r in found if isinstance(r, Record)}) == 2
        assert len(problems(iter(found))) == 1
    assert {key_of(read) for read in (*same, other)} == {"x"}


def test_pages_of_an_archive_are_articles(tmp_path: Path) -> None:
    data = archive(
        ("https://example.org/a", "200 OK", "text/html; charset=utf-8", PAGE.encode()),
        ("https://example.org/b", "404 Not Found", "text/html", PAGE.encode()),
        ("https://example.org/c", "200 OK", "image/png", b"\x89PNG"),
    )
    (record,) = records(read_archive(data, "crawl.warc.gz"))
    assert record.url == "https://example.org/a"
    assert record.title == "Gifu and Vinh Long"
    assert "received a delegation of Vinh Long" in record.text
    assert record.lang == "en"


@pytest.mark.parametrize("share", [0.52, 0.6, 0.7, 0.75, 0.8, 0.9, 0.98])
def test_a_cut_archive_is_named_and_what_stood_before_is_read(share: float) -> None:
    page = ("https://example.org/a", "200 OK", "text/html", PAGE.encode())
    data = archive(page, page)
    assert not problems(read_archive(data, "crawl.warc.gz"))
    found = list(read_archive(data[: int(len(data) * share)], "crawl.warc.gz"))
    assert len(records(iter(found))) == 1
    assert any("crawl.warc.gz" in text for text in problems(iter(found)))
    with pytest.raises(ArticleError, match="broken"):
        list(read_warc(io.BytesIO(b"no archive at all\n" * 9), "x.warc", 1000, print))


def test_articles_are_mapped_and_problems_counted() -> None:
    told = [
        *read_line(
            '{"id": "a", "lang": "en", "text": "The lake was calm on the day of the fair."}', "in"
        ),
        Problem("in: broken"),
    ]
    built, broken = map_all(iter(told), Settings("run"))
    assert built.graph.endswith(b" .\n")
    assert (built.counts.built, built.counts.problems) == (1, 0)
    assert (broken.problems, broken.counts.problems) == (("in: broken",), 1)


def test_a_build_reads_archives_in_folders_too(tmp_path: Path) -> None:
    page = ("https://example.org/a", "200 OK", "text/html; charset=utf-8", PAGE.encode())
    (tmp_path / "crawl.warc.gz").write_bytes(archive(page))
    faults: list[KgError] = []
    (article,) = read_articles([tmp_path], on_problem=faults.append)
    assert article.text.startswith("Gifu and Vinh Long\n")
    assert not faults
    (tmp_path / "crawl.warc.gz").write_bytes(archive(page)[:-40])
    assert not list(read_articles([tmp_path], on_problem=faults.append))
    assert "broken from here on" in str(faults[0])
