"""Every rule has a case that breaks it: tests/shapes/<class>/{pass,fail}-*.ttl.

The first line of a failing case names the rules it breaks: `# expect: Event-date ...`.
"""

from __future__ import annotations

from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from pyoxigraph import Triple
from rdf_cases import make_reading
from rdflib.namespace import SH

from kg.errors import KgError, ShapesError
from kg.graph import build_article_graph
from kg.iris import Bases
from kg.namespaces import SCHEMES
from kg.resources import ontology_dir
from kg.shapes import Report, check_graph, check_house_style, check_world
from kg.world import derive_world

CASES = sorted((Path(__file__).parent / "shapes").rglob("*.ttl"))
SHAPES = sorted((ontology_dir() / "shapes").glob("*.ttl"))
OF_ARTICLES = {"article", "claim", "entity-reading", "evidence", "role"}
RULES = "https://w3id.org/coopkg/shapes#"


def read(path: Path) -> list[Triple]:
    return [quad.triple for quad in pyoxigraph.parse(path=path, format=pyoxigraph.RdfFormat.TURTLE)]


def check(path: Path) -> Report:
    if path.parent.name == "house-style":
        return check_house_style([path])
    return (check_graph if path.parent.name in OF_ARTICLES else check_world)(read(path))


def expected(path: Path) -> set[str]:
    first = path.read_text(encoding="utf-8").splitlines()[0]
    return set(first.removeprefix("# expect:").split()) if first.startswith("# expect:") else set()


@pytest.mark.parametrize("path", CASES, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_case(path: Path) -> None:
    report = check(path)
    assert {v.shape.removeprefix(RULES) for v in report.violations} == expected(path)
    assert report.conforms == path.name.startswith("pass-") == (not expected(path))


@pytest.mark.parametrize("path", SHAPES, ids=lambda p: p.stem)
def test_every_rule_is_broken_by_a_case_and_every_class_has_a_good_one(path: Path) -> None:
    graph = rdflib.Graph().parse(path)
    rules = {str(s).removeprefix(RULES) for s in graph.subjects(SH.message)}
    broken = set().union(*map(expected, CASES))
    nested = {"Both-label", "OwnTerm-example", "OwnTerm-definedBy", "OwnTerm-alignment"}
    assert rules - nested <= broken
    assert [p for p in CASES if p.parent.name == path.stem and p.name.startswith("pass-")]


def first_steps(graph: rdflib.Graph, rule: rdflib.term.Node) -> list[rdflib.term.Node]:
    """Return the properties with which the path of a rule begins."""
    path = graph.value(rule, SH.path)
    if isinstance(path, rdflib.URIRef):
        return [path]
    if (inverse := graph.value(path, SH.inversePath)) is not None:
        return [inverse]
    if (either := graph.value(path, SH.alternativePath)) is not None:
        return list(rdflib.collection.Collection(graph, either))
    return list(rdflib.collection.Collection(graph, path))[:1]


@pytest.mark.parametrize("path", SHAPES, ids=lambda p: p.stem)
def test_every_rule_lets_a_near_miss_pass(path: Path) -> None:
    """A rule that finds nothing to look at passes everything: good cases have its property."""
    graph = rdflib.Graph().parse(path)
    good = [p for p in CASES if p.parent.name == path.stem and p.name.startswith("pass-")]
    present = {p for case in good for p in rdflib.Graph().parse(case).predicates()}
    for rule in set(graph.subjects(SH.path)):
        steps = [s for s in first_steps(graph, rule) if isinstance(s, rdflib.URIRef)]
        assert present & set(steps), rule


@pytest.mark.parametrize("path", SHAPES, ids=lambda p: p.stem)
def test_every_message_is_in_both_languages(path: Path) -> None:
    graph = rdflib.Graph().parse(path)
    for rule in graph.subjects(SH.path):
        messages = [m.language for m in graph.objects(rule, SH.message)]
        assert sorted(messages) == ["en", "vi"], rule


def test_codes_in_shapes_are_those_of_the_schemes() -> None:
    notation = rdflib.URIRef("http://www.w3.org/2004/02/skos/core#notation")
    known: dict[str, set[str]] = {}
    for path in (ontology_dir() / "schemes").glob("*.ttl"):
        for concept in rdflib.Graph().parse(path).subjects(notation):
            known.setdefault(str(concept).rsplit("/", 1)[0], set()).add(str(concept))
    for path in SHAPES:
        graph = rdflib.Graph().parse(path)
        for rule, head in graph.subject_objects(SH["in"]):
            codes = {str(c) for c in rdflib.collection.Collection(graph, head)}
            schemes = {code.rsplit("/", 1)[0] for code in codes if code.startswith(SCHEMES)}
            wanted = set().union(*(known[scheme] for scheme in schemes))
            if str(rule).endswith("Statement-statementType"):
                wanted.discard(SCHEMES + "statement-type/task")
            assert not schemes or codes == wanted, rule


def test_what_we_build_conforms() -> None:
    graphs = [
        build_article_graph(make_reading(), Bases(), "run"),
        build_article_graph(make_reading("case-2", "bn"), Bases(), "run"),
    ]
    for graph in graphs:
        assert check_graph(graph) == Report(True)
    assert check_world(derive_world(graphs)).text() == ""


def test_a_violation_names_article_claim_rule_and_value() -> None:
    graph = build_article_graph(make_reading(), Bases(), "run")
    broken = [t for t in graph if not t.predicate.value.endswith("#exact")]
    report = check_graph(broken)
    assert not report.conforms
    assert list(report.violations) == sorted(report.violations)
    violation = report.violations[0]
    assert violation.article == "https://w3id.org/coopkg/article/case-1"
    assert violation.claim.startswith(violation.article + "#claim-")
    assert violation.path == "oa:hasSelector/oa:exact"
    assert violation.claim in report.text("en")
    assert "quote" in report.text("en")
    assert "trích dẫn" in report.text("vi")


def test_blank_nodes_are_refused() -> None:
    blank = Triple(pyoxigraph.BlankNode("b"), pyoxigraph.NamedNode("a:b"), pyoxigraph.Literal("c"))
    with pytest.raises(KgError, match="Give blank nodes IRIs"):
        check_graph([blank])


def test_nothing_conforms() -> None:
    assert check_graph([]) == Report(True)


def test_a_file_that_is_no_turtle_is_named(tmp_path: Path) -> None:
    bad = tmp_path / "bad.ttl"
    bad.write_text("this is no turtle", encoding="utf-8")
    with pytest.raises(ShapesError, match=r"bad\.ttl"):
        check_house_style([bad])
