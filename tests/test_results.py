from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from xml.etree import ElementTree

import pytest
from pyoxigraph import Literal, NamedNode, QueryResultsFormat, parse_query_results

from kg.errors import QueryError
from kg.results import FORMATS, limit_rows, write_rows
from kg.store import Rows, Term

XSD = "http://www.w3.org/2001/XMLSchema#"
NASTY = 'a "b", <c> & | *d*\n\tহাই \\ é'
ROWS: list[tuple[Term | None, ...]] = [
    (NamedNode("https://x.example/a"), Literal(NASTY, language="vi"), None),
    (Literal("1.5", datatype=NamedNode(XSD + "decimal")), Literal("-0"), Literal("")),
]
NAMES = ("x", "words", "none")


def written(form: str, rows: list[tuple[Term | None, ...]] = ROWS) -> str:
    out = io.StringIO(newline="")
    assert write_rows(Rows(NAMES, iter(rows)), form, out) == len(rows)
    return out.getvalue()


def test_csv_reads_back() -> None:
    read = list(csv.reader(io.StringIO(written("csv"), newline="")))
    assert read == [list(NAMES), ["https://x.example/a", NASTY, ""], ["1.5", "-0", ""]]


@pytest.mark.parametrize(
    ("form", "known"),
    [
        ("json", QueryResultsFormat.JSON),
        ("xml", QueryResultsFormat.XML),
        ("tsv", QueryResultsFormat.TSV),
    ],
)
def test_another_reader_finds_the_same_terms(form: str, known: QueryResultsFormat) -> None:
    found = parse_query_results(written(form).encode(), format=known)
    assert [tuple(row[name] for name in NAMES) for row in found] == ROWS  # type: ignore[union-attr]


@pytest.mark.parametrize("form", FORMATS)
def test_no_rows(form: str) -> None:
    assert "words" in written(form, [])


def test_json_and_xml_are_whole_without_rows() -> None:
    assert json.loads(written("json", []))["results"]["bindings"] == []
    assert ElementTree.fromstring(written("xml", [])) is not None


def test_control_characters_do_not_break_xml() -> None:
    text = written("xml", [(Literal("a\x00b\x0c\r"), None, None)])
    assert ElementTree.fromstring(text) is not None


def test_markdown_shows_text_as_it_stands() -> None:
    line = written("md").splitlines()[2]
    assert "&lt;c&gt; &amp; \\| \\*d\\*" in line
    assert line.count(" | ") == 2


def test_rows_are_streamed() -> None:
    taken = []

    def many() -> Iterator[tuple[Term | None, ...]]:
        for number in range(10_000):
            taken.append(number)
            yield (Literal(str(number)), None, None)

    out = io.StringIO()
    assert write_rows(limit_rows(Rows(NAMES, many()), 3), "csv", out) == 3
    assert len(taken) <= 4


def test_unknown_format() -> None:
    with pytest.raises(QueryError, match="format"):
        written("xlsx")
