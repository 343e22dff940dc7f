"""The runner of the W3C suites, on a suite of our own that holds passes and failures."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent / "conformance"))
import w3c
import w3c_parsing
import w3c_shacl
import w3c_sparql
from pyoxigraph import BlankNode, Literal, NamedNode
from w3c_suite import Result, Suite

XSD = "http://www.w3.org/2001/XMLSchema#"
FILES = {
    "rdf/rdf11/rdf-turtle/good.ttl": "<s> <p> [ <q> 1.0 ] .",
    "rdf/rdf11/rdf-turtle/good.nt": '<urn:x> <urn:p> "other" .',
    "rdf/rdf11/rdf-turtle/fine.ttl": "<urn:s> <urn:p> true .",
    "rdf/rdf11/rdf-turtle/fine.nt": f'<urn:s> <urn:p> "true"^^<{XSD}boolean> .',
    "rdf/rdf11/rdf-turtle/a-bad-1.ttl": "<s> <p> .",
    "rdf/rdf11/rdf-turtle/a-bad-2.ttl": "<s> <p> <o> .",
    "sparql/sparql11/one/data.ttl": "<urn:s> <urn:p> 1 .",
    "sparql/sparql11/one/q.rq": "SELECT ?o { ?s <urn:p> ?o }",
    "sparql/sparql11/one/r.srj": (
        '{"head": {"vars": ["o"]}, "results": {"bindings": [{"o": {"type": "literal", '
        f'"value": "01", "datatype": "{XSD}integer"}}}}]}}}}'
    ),
    "sparql/sparql11/one/wrong.srj": '{"head": {"vars": ["o"]}, "results": {"bindings": []}}',
    "sparql/sparql11/one/manifest.ttl": """
        @prefix mf: <http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#> .
        @prefix qt: <http://www.w3.org/2001/sw/DataAccess/tests/test-query#> .
        <> mf:entries ( <#right> <#wrong> <#bad> ) .
        <#right> a mf:QueryEvaluationTest ; mf:result <r.srj> ;
          mf:action [ qt:query <q.rq> ; qt:data <data.ttl> ] .
        <#wrong> a mf:QueryEvaluationTest ; mf:result <wrong.srj> ;
          mf:action [ qt:query <q.rq> ; qt:data <data.ttl> ] .
        <#bad> a mf:NegativeSyntaxTest11 ; mf:action <q.rq> .
    """,
}


@pytest.fixture
def suite(tmp_path: Path) -> Suite:
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Suite(tmp_path)


def test_parsers_and_writers(suite: Suite) -> None:
    found = {r.test: r.outcome for r in w3c_parsing.run_parsing(suite) if " as " not in r.test}
    assert found == {
        "rdf-turtle/good.ttl": "fail",
        "rdf-turtle/fine.ttl": "pass",
        "rdf-turtle/a-bad-1.ttl": "pass",
        "rdf-turtle/a-bad-2.ttl": "fail",
    }
    ours = [r for r in w3c_parsing.run_parsing(suite) if " as " in r.test]
    assert len(ours) == 10
    assert {r.outcome for r in ours} == {"pass"}


@pytest.mark.parametrize("engine", sorted(w3c_sparql.ENGINES))
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_queries(suite: Suite, engine: str) -> None:
    run = w3c_sparql.run_sparql(suite, w3c_sparql.ENGINES[engine])
    found = {r.test: r.outcome for r in run}
    assert found == {"one/right": "by value", "one/wrong": "fail", "one/bad": "fail"}


def test_answers_are_compared_as_bags_with_blank_nodes() -> None:
    one, two = BlankNode("a"), BlankNode("b")
    assert w3c_sparql.compare([{"x": one}], [{"x": two}])[0] == "pass"
    assert w3c_sparql.compare([{"x": one, "y": one}], [{"x": one, "y": two}])[0] == "fail"
    row: w3c_sparql.Row = {"x": NamedNode("urn:a")}
    assert w3c_sparql.compare([row, row], [row])[0] == "fail"
    double = NamedNode(XSD + "double")
    first, second = Literal("1.0e6", datatype=double), Literal("1000000", datatype=double)
    assert w3c_sparql.compare([{"x": first}], [{"x": second}])[0] == "by value"
    assert w3c_sparql.compare(True, False)[0] == "fail"


SHACL = """
@prefix mf: <http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#> .
@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix sht: <http://www.w3.org/ns/shacl-test#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<urn:shape> a sh:NodeShape ; sh:targetNode <urn:a> ; sh:nodeKind sh:Literal .
<#test> a sht:Validate ; mf:action [ sht:dataGraph <> ; sht:shapesGraph <> ] ;
  mf:result [ a sh:ValidationReport ; sh:conforms %s ; sh:result [ a sh:ValidationResult ;
    sh:focusNode <urn:a> ; sh:value <urn:a> ; sh:resultSeverity sh:Violation ;
    sh:sourceConstraintComponent sh:NodeKindConstraintComponent ] ] .
"""


def test_shapes(tmp_path: Path) -> None:
    (tmp_path / "core").mkdir()
    for name, conforms in (("right", "false"), ("wrong", "true")):
        (tmp_path / "core" / f"{name}.ttl").write_text(SHACL % conforms, encoding="utf-8")
    results = w3c_shacl.run_shacl(tmp_path, w3c_shacl.ENGINES["pyshacl"], "pyshacl")
    assert {r.test: r.outcome for r in results} == {"core/right": "pass", "core/wrong": "fail"}


def test_a_failure_without_a_note_is_told() -> None:
    known = Result("SPARQL 1.1 query", "functions/bnode01", "fail", "x")
    new = Result("SPARQL 1.1 query", "functions/abs01", "fail", "x")
    notes, rest = w3c.explained([known, new])
    assert rest == [new]
    assert list(notes.values()) == [[known]]
