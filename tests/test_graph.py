from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal

import pyoxigraph
import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, Triple
from rdf_cases import HP, evidence, make_article, make_claims, make_entities, make_reading
from rdflib.compare import isomorphic

from kg.errors import KgError
from kg.graph import build_article_graph
from kg.identity import claim_iris
from kg.iris import Bases
from kg.model import Claim, Name, Reading
from kg.namespaces import EDTF, concept_iri
from kg.roles import CLAIM_CLASSES, ROLES
from kg.terms import term, text_literal, to_rdflib

A = "https://w3id.org/coopkg/article/case-1"


def build(reading: Reading) -> list[Triple]:
    return build_article_graph(reading, Bases(), "run-1")


def values(graph: list[Triple], subject: str, name: str) -> list[NamedNode | Literal]:
    found = (t.object for t in graph if t.subject.value == subject and t.predicate == term(name))
    return [v for v in found if isinstance(v, NamedNode | Literal)]


def claim_of(reading: Reading, kind: str) -> str:
    return next(
        iri for iri, c in zip(claim_iris(reading), reading.claims, strict=True) if c.type == kind
    )


def test_sorted_without_repetition_whatever_the_order() -> None:
    reading = make_reading()
    graph = build(reading)
    assert graph == sorted(set(graph), key=str)
    claims, entities = list(reading.claims), list(reading.entities)
    random.Random(1).shuffle(claims)
    random.Random(2).shuffle(entities)
    assert build(replace(reading, claims=tuple(claims), entities=tuple(entities))) == graph


def test_the_article() -> None:
    graph = build(
        make_reading(
            url="https://example.org/a b",
            publisher="example.org",
            home="VN-HP",
            published="2026-01",
        )
    )
    assert values(graph, A, "schema:url") == [NamedNode("https://example.org/a%20b")]
    assert values(graph, A, "schema:inLanguage") == [Literal("vi")]
    assert values(graph, A, "schema:headline")[0].language == "vi"  # type: ignore[union-attr]
    assert values(graph, A, "coop:homeLocality")[0].value.endswith("place/VN-HP")
    assert values(graph, A, "prov:wasGeneratedBy")[0].value.endswith("reading/run-1")


def test_an_address_that_is_none_stays_text() -> None:
    graph = build(make_reading(url="see page 3"))
    assert values(graph, A, "schema:url") == [Literal("see page 3")]


def test_every_role_is_written() -> None:
    reading = make_reading()
    graph = build(reading)
    for claim, iri in zip(reading.claims, claim_iris(reading), strict=True):
        assert values(graph, iri, "coop:claimType") == [term(CLAIM_CLASSES[claim.type])]
        for role, given in claim.roles.items():
            assert len(values(graph, iri, ROLES[claim.type][role].name)) == len(given), role


def test_values() -> None:
    reading = make_reading()
    graph = build(reading)
    event, figure = claim_of(reading, "event"), claim_of(reading, "figure")
    assert values(graph, event, "coop:date") == [Literal("2025-09-26", datatype=NamedNode(EDTF))]
    assert values(graph, event, "coop:confidence")[0].value == "0.8"
    assert values(graph, figure, "coop:value")[0].value == "300"
    assert values(graph, figure, "coop:qualifier")[0].value == concept_iri("qualifier", "more_than")
    assert values(graph, figure, "coop:unit") == [Literal("students", language="en")]
    task = claim_of(reading, "task")
    assert values(graph, task, "coop:statementType")[0].value.endswith("/task")
    partnership = claim_of(reading, "partnership")
    assert values(graph, partnership, "coop:partnerA")[0].value.endswith("LA-VI")


def test_quotes_are_slices_with_context() -> None:
    reading = make_reading()
    graph, text = build(reading), reading.article.text
    quote = f"{A}#quote-34-80"
    assert values(graph, quote, "oa:exact") == [Literal(text[34:80], language="vi")]
    assert values(graph, quote, "oa:prefix") == [Literal(text[2:34])]
    assert values(graph, quote, "oa:suffix") == [Literal(text[80:112])]
    assert values(graph, f"{A}#position-34-80", "oa:end")[0].value == "80"
    event = claim_of(reading, "event")
    assert [v.value for v in values(graph, event, "coop:bestEvidence")] == [f"{A}#evidence-34-80"]
    assert len(values(graph, event, "coop:evidence")) == 2


def test_a_quote_takes_the_language_of_its_region() -> None:
    article = make_article()
    body = replace(article.regions[1], lang="en")
    article = replace(article, regions=(article.regions[0], body))
    graph = build(Reading(article, make_entities(), make_claims(article)))
    assert values(graph, f"{A}#quote-34-80", "oa:exact")[0].language == "en"  # type: ignore[union-attr]


def test_names_of_unknown_language_have_no_tag() -> None:
    place = replace(make_entities()[5], names=(Name("X", "und"), Name("Y", "zh-Hant")))
    graph = build(replace(make_reading(), entities=(place,)))
    names = {t.object for t in graph if t.predicate == term("coop:name")}
    assert names == {Literal("X"), Literal("Y", language="zh-hant")}


def test_equal_identity_does_not_mix_two_claims() -> None:
    article = make_article()
    roles = {"type": ("visit",), "party": (HP,)}
    two = (
        Claim("event", roles, (evidence(article, 0, 9),), "a"),
        Claim("event", roles, (evidence(article, 40, 50),), "b", modality="negated"),
    )
    reading = Reading(article, make_entities(), two)
    graph = build(reading)
    for iri in claim_iris(reading):
        assert len(values(graph, iri, "coop:modality")) == 1


@pytest.mark.parametrize(
    ("roles", "message"),
    [
        ({"colour": ("red",)}, "no role 'colour'"),
        ({"party": ("Hai Phong",)}, "takes ref"),
        ({"date": (HP,)}, "takes date"),
        ({"title": (Decimal(3),)}, "takes text"),
    ],
)
def test_wrong_roles_are_refused(roles: dict[str, tuple[object, ...]], message: str) -> None:
    article = make_article()
    claim = Claim("event", roles, (evidence(article, 0, 9),), "a")  # type: ignore[arg-type]
    with pytest.raises(KgError, match=message):
        build(Reading(article, (), (claim,)))


def test_text_that_rdf_cannot_hold() -> None:
    assert text_literal("a\ud800b").value == "a\ufffdb"
    with pytest.raises(KgError, match="language tag"):
        text_literal("a", "not a tag")
    with pytest.raises(KeyError):
        term("coop:mispelt")


def test_oxigraph_and_rdflib_hold_the_same_graph() -> None:
    graph = build(make_reading())
    store = pyoxigraph.Store()
    store.extend(pyoxigraph.Quad(*t) for t in graph)
    kept = {q.triple for q in store.quads_for_pattern(None, None, None, None)}
    assert kept == set(graph), "no lexical form is rewritten"
    lines = "".join(f"{t} .\n" for t in graph)
    parsed = rdflib.Graph().parse(data=lines, format="nt")
    assert isomorphic(parsed, to_rdflib(graph))
