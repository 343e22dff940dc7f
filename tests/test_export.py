from __future__ import annotations

import io
import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TextIO

import pyoxigraph
import pytest
import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple
from rdf_cases import make_reading
from rdflib.compare import isomorphic

from kg.errors import ExportError
from kg.export import (
    WRITERS,
    sort_triples,
    write_jsonld,
    write_ntriples,
    write_trig,
    write_turtle,
)
from kg.graph import build_article_graph
from kg.iris import Bases
from kg.namespaces import PREFIXES
from kg.terms import to_rdflib

READERS = {
    "turtle": ("turtle", RdfFormat.TURTLE),
    "ntriples": ("nt", RdfFormat.N_TRIPLES),
    "jsonld": ("json-ld", RdfFormat.JSON_LD),
}
#: rdflib's readers of JSON-LD and TriG call deprecated parts of rdflib itself.
RDFLIB_WARNS = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
X = "http://www.w3.org/2001/XMLSchema#"


def nasty() -> list[Triple]:
    s, p = NamedNode("https://example.org/s#1"), NamedNode(PREFIXES["coop"] + "title")
    objects: list[NamedNode | Literal] = [
        Literal('quote " backslash \\ newline \n return \r tab \t bell \x07 nul \x00 del \x7f'),
        Literal("'''\"\"\"\\u0041"),
        Literal("שלום \u202eهلا\u202c \u200d\u200c 𠀀 👩‍👩‍👧", language="he"),
        Literal("x", language="zh-Hant-TW"),
        Literal(""),
        Literal("5", datatype=NamedNode(X + "integer")),
        Literal("-0.5", datatype=NamedNode(X + "decimal")),
        Literal("5", datatype=NamedNode(X + "decimal")),
        Literal("true", datatype=NamedNode(X + "boolean")),
        Literal("2025-07-01", datatype=NamedNode(X + "date")),
        Literal("2025-09/..", datatype=NamedNode(PREFIXES["edtf"] + "EDTF")),
        Literal("not a number", datatype=NamedNode("https://example.org/type")),
        NamedNode(PREFIXES["wd"] + "Q1"),
        NamedNode(PREFIXES["coop"] + "a/b"),
        NamedNode(PREFIXES["coop"] + "1.5"),
        NamedNode(PREFIXES["coop"]),
        NamedNode("https://example.org/é(x)?a=b&c='d'"),
        NamedNode("urn:x:y"),
    ]
    rest = [
        Triple(NamedNode("https://example.org/s"), p, Literal("short")),
        Triple(s, NamedNode(PREFIXES["rdf"] + "type"), NamedNode(PREFIXES["coop"] + "Event")),
        Triple(s, NamedNode("https://example.org/p-q.r"), Literal("odd predicate")),
    ]
    return sort_triples([*(Triple(s, p, o) for o in objects), *rest])


def article() -> list[Triple]:
    return build_article_graph(make_reading(), Bases(), "run")


def written(writer: Callable[[Iterable[Triple], TextIO], None], triples: Iterable[Triple]) -> str:
    out = io.StringIO()
    writer(iter(triples), out)
    return out.getvalue()


@RDFLIB_WARNS
@pytest.mark.parametrize("name", WRITERS)
@pytest.mark.parametrize("triples", [nasty(), article(), []], ids=["nasty", "article", "empty"])
def test_read_back_equal(name: str, triples: list[Triple]) -> None:
    text = written(WRITERS[name], triples)
    rdflib_name, native = READERS[name]
    back = {q.triple for q in pyoxigraph.parse(text, format=native)}
    assert back == set(triples)
    parsed = rdflib.Graph().parse(data=text, format=rdflib_name)
    assert isomorphic(parsed, to_rdflib(triples))


@pytest.mark.parametrize("name", WRITERS)
def test_same_bytes_from_any_order(name: str) -> None:
    shuffled = nasty()
    random.Random(5).shuffle(shuffled)
    assert written(WRITERS[name], sort_triples(shuffled)) == written(WRITERS[name], nasty())


def test_same_bytes_in_another_process() -> None:
    here = Path(__file__).parent
    code = (
        "import hashlib, test_export as t\n"
        "text = ''.join(t.written(w, t.nasty()) for w in t.WRITERS.values())\n"
        "print(hashlib.sha256(text.encode()).hexdigest())"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", code],
            check=True,
            capture_output=True,
            text=True,
            cwd=here.parent,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": f"{here}{os.pathsep}."},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(seen) == 1


def test_ntriples_are_the_sorted_lines() -> None:
    lines = written(write_ntriples, nasty()).splitlines(keepends=True)
    assert lines == sorted(lines)


def test_one_value_more_is_one_line_more() -> None:
    before = article()
    extra = Triple(before[0].subject, before[0].predicate, NamedNode("https://example.org/zz"))
    old = set(written(write_turtle, before).splitlines())
    new = set(written(write_turtle, sort_triples([*before, extra])).splitlines())
    assert len(new - old) <= 2


def test_turtle_looks_as_people_write_it() -> None:
    text = written(write_turtle, nasty())
    assert "a coop:Event ;" in text
    assert "wd:Q1" in text
    assert "        -0.5 ," in text
    assert '"5"^^xsd:decimal' in text
    assert f"<{PREFIXES['coop']}1.5>" in text


@RDFLIB_WARNS
def test_trig_holds_the_default_graph_and_named_ones() -> None:
    out = io.StringIO()
    write_trig([(None, nasty()), ("https://example.org/g", article())], out)
    quads = set(pyoxigraph.parse(out.getvalue(), format=RdfFormat.TRIG))
    named = {q.triple for q in quads if q.graph_name == NamedNode("https://example.org/g")}
    assert named == set(article())
    assert {q.triple for q in quads} - named == set(nasty())
    dataset = rdflib.Dataset()
    dataset.parse(data=out.getvalue(), format="trig")
    assert len(dataset.graph(rdflib.URIRef("https://example.org/g"))) == len(article())


@pytest.mark.parametrize("writer", [write_turtle, write_ntriples, write_jsonld])
def test_what_cannot_be_written_is_refused(
    writer: Callable[[Iterable[Triple], TextIO], None],
) -> None:
    p = NamedNode("a:p")
    with pytest.raises(ExportError, match="not sorted"):
        written(writer, [Triple(NamedNode("a:b"), p, p), Triple(NamedNode("a:a"), p, p)])
    for blank in (Triple(BlankNode("b"), p, p), Triple(p, p, BlankNode("b"))):
        with pytest.raises(ExportError, match=r"[Bb]lank"):
            written(writer, [blank])
