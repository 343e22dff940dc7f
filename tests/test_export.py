"""The formats of exports, fed with lines that are hard to write."""

from __future__ import annotations

import io
import random
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from hash_seeds import printed
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple
from rdf_cases import make_reading
from rdflib.compare import isomorphic

from kg.errors import ExportError
from kg.export.formats import FORMATS, format_of
from kg.export.lines import LineSorter
from kg.export.names import EXPORT_PREFIXES, Names
from kg.graph import build_article_graph
from kg.iris import Bases
from kg.namespaces import PREFIXES
from kg.terms import to_rdflib

#: Ours, and the names by which Oxigraph and rdflib know them.
READERS = {
    "turtle": (RdfFormat.TURTLE, "turtle"),
    "longturtle": (RdfFormat.TURTLE, "turtle"),
    "nt": (RdfFormat.N_TRIPLES, "nt"),
    "jsonld": (RdfFormat.JSON_LD, "json-ld"),
    "rdfxml": (RdfFormat.RDF_XML, "xml"),
}
#: rdflib's readers of JSON-LD and TriG call deprecated parts of rdflib itself.
RDFLIB_WARNS = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
X = "http://www.w3.org/2001/XMLSchema#"
S, P = NamedNode("https://example.org/s#1"), NamedNode(PREFIXES["coop"] + "title")
#: What no XML can hold.
CONTROLS = Literal("bell \x07 nul \x00")


def nasty() -> list[Triple]:
    objects: list[NamedNode | Literal] = [
        Literal('quote " backslash \\ newline \n return \r tab \t del \x7f > ^^ @en .'),
        Literal("'''\"\"\"\\u0041 ]]> <!-- &amp; "),
        Literal("שלום \u202eهلا\u202c \u200d\u200c 𠀀 👩‍👩‍👧", language="he"),
        Literal("x", language="zh-Hant-TW"),
        Literal(""),
        Literal(" _:b "),
        Literal("<a></a>"),
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
        NamedNode(EXPORT_PREFIXES["event"] + "5b06fdcc8ff9117f"),
        NamedNode("https://example.org/é(x)?a=b&c='d'"),
        NamedNode("urn:x:y"),
    ]
    rest = [
        Triple(NamedNode("https://example.org/s"), P, Literal("short")),
        Triple(S, NamedNode(PREFIXES["rdf"] + "type"), NamedNode(PREFIXES["coop"] + "Event")),
        Triple(S, NamedNode("https://example.org/p-q.r"), Literal("odd predicate")),
    ]
    return [*(Triple(S, P, o) for o in objects), *rest]


def article() -> list[Triple]:
    return build_article_graph(make_reading(), Bases(), "run")


def written(name: str, triples: Iterable[Triple], comment: str = "", *, run: int = 1000) -> str:
    form = FORMATS[name]
    with LineSorter(by_reading=form.by_reading, run=run) as lines:
        lines.add(f"{triple} .".encode() for triple in triples)
        return b"".join(form.write([(None, lines)], comment, Names())).decode()


@RDFLIB_WARNS
@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize("triples", [nasty(), article(), []], ids=["nasty", "article", "empty"])
def test_read_back_equal(name: str, triples: list[Triple]) -> None:
    text = written(name, triples, "A comment -- with dashes -->\nin two lines")
    native, rdflib_name = READERS[name]
    assert {q.triple for q in pyoxigraph.parse(text, format=native)} == set(triples)
    assert isomorphic(rdflib.Graph().parse(data=text, format=rdflib_name), to_rdflib(triples))


@pytest.mark.parametrize("name", READERS)
def test_same_bytes_from_any_order_and_any_size_of_run(name: str) -> None:
    shuffled = [*nasty(), *nasty()]
    random.Random(5).shuffle(shuffled)
    assert written(name, shuffled) == written(name, nasty())
    assert written(name, shuffled, run=7) == written(name, nasty())


def test_same_bytes_in_another_process() -> None:
    code = (
        "import hashlib, test_export as t\n"
        "text = ''.join(t.written(n, t.nasty()) for n in t.READERS)\n"
        "print(hashlib.sha256(text.encode()).hexdigest())"
    )
    seen = printed(code, Path(__file__).parent)
    assert len(seen) == 1


def test_pieces_of_a_file_may_end_anywhere() -> None:
    data = "".join(f"{triple} .\n" for triple in nasty()).encode()
    with LineSorter(run=3) as lines:
        for start in range(0, len(data), 11):
            lines.write(data[start : start + 11])
        assert list(lines) == sorted(set(data.splitlines()))


def test_ntriples_are_the_sorted_lines() -> None:
    lines = written("nt", nasty()).splitlines(keepends=True)
    assert lines == sorted(lines)


def test_one_value_more_is_one_line_more_in_long_turtle() -> None:
    before = article()
    extra = Triple(before[0].subject, before[0].predicate, NamedNode("https://example.org/zz"))
    old = written("longturtle", before).splitlines()
    new = written("longturtle", [*before, extra]).splitlines()
    assert len(new) == len(old) + 1
    assert len(set(new) - set(old)) <= 2


def test_turtle_looks_as_people_write_it() -> None:
    text = written("turtle", [*nasty(), *article()], "What it is.")
    assert text.startswith("# What it is.\n\n@prefix agreement: ")
    assert "a coop:Event ;" in text
    assert "wd:Q1" in text
    assert "event:5b06fdcc8ff9117f" in text
    assert "        -0.5,\n" in text
    assert '"5"^^xsd:decimal' in text
    assert f"<{PREFIXES['coop']}1.5>" in text
    assert "\n    a oa:SpecificResource, coop:Evidence ;\n" in text
    assert text.index("article/case-1>\n    a ") < text.index("article/case-1#claim-")


@RDFLIB_WARNS
def test_datasets_keep_their_graphs() -> None:
    name = "https://example.org/g"
    for form, native in (("trig", RdfFormat.TRIG), ("jsonld", RdfFormat.JSON_LD)):
        with LineSorter(by_reading=True) as world, LineSorter(by_reading=True) as named:
            world.add(f"{t} .".encode() for t in nasty())
            named.add(f"{t} .".encode() for t in article())
            chunks = FORMATS[form].write([(None, world), (name, named)], "", Names())
            text = b"".join(chunks).decode()
        quads = set(pyoxigraph.parse(text, format=native))
        inside = {q.triple for q in quads if q.graph_name == NamedNode(name)}
        assert inside == set(article())
        assert {q.triple for q in quads} - inside == set(nasty())
        dataset = rdflib.Dataset()
        dataset.parse(data=text, format="json-ld" if form == "jsonld" else form)
        assert len(dataset.graph(rdflib.URIRef(name))) == len(article())


@pytest.mark.parametrize("name", READERS)
def test_blank_nodes_are_refused(name: str) -> None:
    for line in (
        b"_:b <a:p> <a:o> .",
        b"<a:s> <a:p> _:b .",
        b"<a:s> <a:p> <<( <a:s> <a:p> 1 )>> .",
    ):
        form = FORMATS[name]
        with LineSorter(by_reading=form.by_reading) as lines:
            lines.add([line])
            with pytest.raises(ExportError, match="blank node"):
                io.BytesIO().writelines(form.write([(None, lines)], "", Names()))


def test_control_characters_fit_every_format_but_xml() -> None:
    triples = [Triple(S, P, CONTROLS)]
    for name in set(READERS) - {"rdfxml"}:
        text = written(name, triples)
        assert [q.triple for q in pyoxigraph.parse(text, format=READERS[name][0])] == triples
    with pytest.raises(ExportError, match=r"U\+0007"):
        written("rdfxml", triples)


def test_formats_by_name_and_ending() -> None:
    assert format_of("", Path("x.ttl")).name == "turtle"
    assert format_of("longturtle", Path("x.ttl")).name == "longturtle"
    assert format_of("nq", Path("-")).name == "nq"
    for name, path in (("", "x.docx"), ("word", "x.ttl"), ("", "-")):
        with pytest.raises(ExportError, match="format"):
            format_of(name, Path(path))
