"""Every IRI of ours answers, as the client asks; so do the saved questions."""

from __future__ import annotations

import re

import httpx
import pyoxigraph
import pytest
import rdflib
from fixture_store import EVENT, HAI_PHONG
from rdflib.namespace import RDF, SKOS, VOID

from kg.queries import list_queries
from kg.server.rest import as_example
from kg.store import query_form

BASE = "https://w3id.org/coopkg/"
PLACE = "id/place/VN-HP"


@pytest.mark.parametrize(
    "accept",
    ["text/turtle", "application/ld+json", "application/n-triples", "application/rdf+xml"],
)
def test_a_place_in_rdf(client: httpx.Client, accept: str) -> None:
    found = client.get(PLACE, headers={"Accept": accept})
    form = pyoxigraph.RdfFormat.from_media_type(accept)
    triples = {quad.triple for quad in pyoxigraph.parse(found.content, format=form)}
    label = pyoxigraph.Literal("Hai Phong", language="en")
    place, name = pyoxigraph.NamedNode(HAI_PHONG), pyoxigraph.NamedNode(str(SKOS.prefLabel))
    assert pyoxigraph.Triple(place, name, label) in triples


def test_a_place_as_a_page(client: httpx.Client) -> None:
    found = client.get(PLACE, headers={"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
    assert found.headers["content-type"] == "text/html; charset=utf-8"
    assert "<h1><bdi>Hai Phong</bdi></h1>" in found.text
    assert 'href="?format=ttl"' in found.text


def test_a_claim_shows_its_quote_in_its_language(client: httpx.Client) -> None:
    page = client.get(EVENT.removeprefix(BASE), headers={"Accept": "text/html"}).text
    assert '<blockquote lang="' in page
    assert re.search(r'<blockquote lang="(\w+)" dir="(ltr|rtl)"', page)


def test_pages_speak_the_language_of_the_reader(client: httpx.Client) -> None:
    html = {"Accept": "text/html"}
    by_header = client.get(PLACE, headers={**html, "Accept-Language": "vi-VN,vi;q=0.9"})
    assert '<html lang="vi" dir="ltr">' in by_header.text
    assert "<h1><bdi>Hải Phòng</bdi></h1>" in by_header.text
    by_address = client.get(PLACE, params={"lang": "ar"}, headers=html)
    assert '<html lang="ar" dir="rtl">' in by_address.text
    assert "Accept-Language" in by_address.headers["vary"]
    part = client.get(PLACE, params={"part": "999999"}, headers=html)
    assert part.status_code == 200


def test_style_and_scripts_are_served(client: httpx.Client) -> None:
    for name in ("site.css", "site.js", "editor.js", "yasgui/yasgui.min.js"):
        assert client.get(f"static/{name}").status_code == 200, name


@pytest.mark.parametrize("page", ["editor", "service", ""])
def test_own_pages_speak_arabic(client: httpx.Client, page: str) -> None:
    found = client.get(page, params={"lang": "ar"}, headers={"Accept": "text/html"})
    assert '<html lang="ar" dir="rtl">' in found.text


def test_an_article_is_its_graph(client: httpx.Client) -> None:
    query = "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g LIMIT 1"
    row = client.get("sparql", params={"query": query}).json()["results"]["bindings"][0]
    path = row["g"]["value"].removeprefix(BASE)
    graph = rdflib.Graph().parse(data=client.get(path).text, format="turtle")
    assert len(graph) >= int(row["n"]["value"])


def test_the_vocabulary_answers(client: httpx.Client) -> None:
    ontology = rdflib.Graph().parse(data=client.get("ontology").text, format="turtle")
    assert (rdflib.URIRef(BASE + "ontology#twinnedWith"), RDF.type, None) in ontology
    concept = rdflib.Graph().parse(data=client.get("scheme/field/tourism").text, format="turtle")
    assert (None, SKOS.notation, rdflib.Literal("tourism")) in concept


def test_nothing_known_is_not_found(client: httpx.Client) -> None:
    for path in ("id/place/nowhere", "article/none", "scheme/field/nothing", "nothing/here"):
        found = client.get(path)
        assert found.status_code == 404
        assert found.headers["content-type"] == "application/problem+json"


def test_the_data_describe_themselves(client: httpx.Client) -> None:
    graph = rdflib.Graph().parse(data=client.get(".well-known/void").text, format="turtle")
    data = graph.value(predicate=RDF.type, object=VOID.Dataset)
    assert str(graph.value(data, VOID.sparqlEndpoint)).endswith("/sparql")
    assert graph.value(data, VOID.entities).toPython() > 0


def test_saved_questions_are_an_interface(client: httpx.Client) -> None:
    known = {question["name"]: question for question in client.get("api/queries").json()}
    assert known["twinning"]["params"][0]["name"] == "locality"
    found = client.get("api/queries/twinning", params={"locality": "hai phong", "format": "csv"})
    assert found.text.splitlines()[0].startswith("locality,partner")
    assert "Vientiane" in found.text
    by_script = client.get("api/queries/twinning", params={"locality": "হাইফোং", "format": "csv"})
    assert by_script.text == found.text


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("api/queries/twinning", 400),
        ("api/queries/twinning?locality=Atlantis", 400),
        ("api/queries/twinning?locality=hai+phong&as_of=soon", 400),
        ("api/queries/twinning?locality=hai+phong&colour=red", 400),
        ("api/queries/no-such-question", 400),
    ],
)
def test_wrong_parameters_are_explained(client: httpx.Client, path: str, status: int) -> None:
    found = client.get(path)
    assert found.status_code == status
    assert len(found.json()["detail"]) > 20


def test_the_interface_is_described(client: httpx.Client) -> None:
    from openapi_spec_validator import validate

    described = client.get("openapi.json").json()
    validate(described)
    for path in described["paths"]:
        assert path == "/sparql" or path.startswith("/api/queries/")


def test_health_metrics_and_headers(client: httpx.Client) -> None:
    client.get("id/place/nowhere")
    metrics = client.get("metrics").text
    assert 'kg_requests_total{route="/health",status="200"}' in metrics
    page = client.get("")
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert page.headers["x-content-type-options"] == "nosniff"


def test_examples_of_the_editor_are_sparql_with_their_parameters_told() -> None:
    for question in list_queries():
        text = as_example(question)["text"]
        assert "#+" not in text
        assert text.count("# ?") == len(question.params)
        assert query_form(text) in {"SELECT", "CONSTRUCT"}, question.name
