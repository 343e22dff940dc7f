from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
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


@pytest.mark.full
@pytest.mark.parametrize("form", ["arrow", "parquet"])
def test_arrow_and_parquet_read_back(form: str) -> None:
    import pyarrow
    import pyarrow.parquet

    from kg.results_arrow import BATCH, write_arrow

    def many() -> Iterator[tuple[Term | None, ...]]:
        for number in range(BATCH + 5):
            whole = Literal(str(number), datatype=NamedNode(XSD + "integer"))
            yield (whole, Literal(NASTY, language="vi"), ROWS[1][0] if number % 2 else None)

    out = io.BytesIO()
    assert write_arrow(Rows(NAMES, many()), form, out) == BATCH + 5
    out.seek(0)
    if form == "arrow":
        table = pyarrow.ipc.open_stream(out).read_all()
    else:
        table = pyarrow.parquet.read_table(out)
    assert [str(field.type) for field in table.schema] == ["int64", "string", "double"]
    assert table.num_rows == BATCH + 5
    assert table.slice(BATCH + 3, 2).to_pylist() == [
        {"x": BATCH + 3, "words": NASTY, "none": 1.5},
        {"x": BATCH + 4, "words": NASTY, "none": None},
    ]
    assert write_arrow(Rows(NAMES, iter(())), form, io.BytesIO()) == 0


@pytest.mark.full
def test_a_million_rows_do_not_fill_memory() -> None:
    """Answering in CSV, JSON and Parquet takes no more memory for a million rows than for few."""
    script = (
        "import io, resource, sys\n"
        "from kg.results import write_rows\n"
        "from kg.results_arrow import write_arrow\n"
        "from kg.store import LocalStore\n"
        "class Null(io.RawIOBase):\n"
        "    def write(self, text): return len(text)\n"
        "    def writable(self): return True\n"
        "side, form = int(sys.argv[1]), sys.argv[2]\n"
        "values = ' '.join(f'({i})' for i in range(side))\n"
        "text = 'SELECT * { ' + ' '.join(f'VALUES (?{v}) {{ {values} }}' for v in 'abc') + ' }'\n"
        "rows = LocalStore.in_memory().select(text)\n"
        "write = write_arrow if form == 'parquet' else write_rows\n"
        "assert write(rows, form, Null()) == side ** 3\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)\n"
    )

    def peak(side: int, form: str) -> int:
        run = [sys.executable, "-c", script, str(side), form]
        return int(subprocess.run(run, capture_output=True, text=True, check=True).stdout)

    for form in ("csv", "json", "parquet"):
        assert peak(100, form) < peak(22, form) + 60, form


def test_unknown_format() -> None:
    with pytest.raises(QueryError, match="format"):
        written("xlsx")
