"""SPARQL 1.1 Protocol, by the cases of https://www.w3.org/TR/sparql11-protocol/ and its tests."""

from __future__ import annotations

import csv
import io
import json

import httpx
import pytest
from fixture_store import given_store

from kg.server import negotiate
from kg.store import plain

ASK = "ASK {}"
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
GRAPHS = "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
JSON = {"Accept": "application/sparql-results+json"}


def _number(response: httpx.Response) -> int:
    assert response.status_code == 200, response.text
    return int(response.json()["results"]["bindings"][0]["n"]["value"])


def _graphs() -> list[str]:
    return [plain(row[0]) for row in given_store().select(GRAPHS)]


def test_three_ways_to_ask_give_one_answer(client: httpx.Client) -> None:
    expected = _number(client.get("sparql", params={"query": COUNT}))
    assert expected == next(int(plain(row[0])) for row in given_store().select(COUNT))
    assert _number(client.post("sparql", data={"query": COUNT})) == expected
    direct = {"Content-Type": "application/sparql-query; charset=utf-8"}
    assert _number(client.post("sparql", content=COUNT, headers=direct)) == expected


def test_the_data_set_of_the_request_counts(client: httpx.Client) -> None:
    first, second = _graphs()[:2]
    count = "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }"
    one = _number(client.get("sparql", params={"query": COUNT, "default-graph-uri": first}))
    both = {"query": COUNT, "default-graph-uri": [first, second]}
    assert 0 < one < _number(client.get("sparql", params=both))
    assert _number(client.get("sparql", params={"query": count, "named-graph-uri": first})) == one
    assert _number(client.get("sparql", params={"query": count, "default-graph-uri": first})) == 0
    assert _number(client.post("sparql", data=both)) > one


@pytest.mark.parametrize("media", negotiate.ROWS)
def test_rows_in_every_format(client: httpx.Client, media: str) -> None:
    found = client.get("sparql", params={"query": COUNT}, headers={"Accept": media})
    assert found.headers["content-type"].partition(";")[0] == media
    number = str(_number(client.get("sparql", params={"query": COUNT})))
    assert number in found.text


@pytest.mark.parametrize("media", negotiate.TRIPLES)
def test_triples_in_every_format(client: httpx.Client, media: str) -> None:
    query = "CONSTRUCT WHERE { ?s a ?o }"
    found = client.get("sparql", params={"query": query}, headers={"Accept": media})
    assert found.status_code == 200
    assert found.headers["content-type"].partition(";")[0] == media


def test_the_best_of_what_a_client_takes_is_sent(client: httpx.Client) -> None:
    def kind(accept: str, query: str) -> str:
        found = client.get("sparql", params={"query": query}, headers={"Accept": accept})
        return found.headers["content-type"].partition(";")[0]

    assert kind("text/csv;q=0.5, application/sparql-results+xml", COUNT).endswith("+xml")
    assert kind("*/*", COUNT).endswith("+json")
    assert kind("image/png, */*;q=0.1", ASK).endswith("+json")
    assert kind("application/rdf+xml;q=0.2, text/turtle;q=0.3", "DESCRIBE <urn:x>") == "text/turtle"
    assert kind("image/png", COUNT) == "application/problem+json"


def test_short_names_of_formats(client: httpx.Client) -> None:
    found = client.get("sparql", params={"query": COUNT, "format": "csv"})
    assert next(csv.reader(io.StringIO(found.text))) == ["n"]
    assert client.get("sparql", params={"query": COUNT, "format": "xls"}).status_code == 406


def test_ask_in_both_formats(client: httpx.Client) -> None:
    assert client.get("sparql", params={"query": ASK}).json()["boolean"] is True
    xml = client.get("sparql", params={"query": ASK, "format": "xml"})
    assert "<boolean>true</boolean>" in xml.text


UPDATE = {"Content-Type": "application/sparql-update"}
ELSEWHERE = "SELECT * { SERVICE <http://x/> { ?s ?p ?o } }"
INSERT = "PREFIX x: <urn:x> INSERT DATA { x:a x:b x:c }"


@pytest.mark.parametrize(
    ("status", "request_"),
    [
        (400, {"method": "POST", "data": {"other": "x"}}),
        (400, {"method": "GET", "params": {"query": [ASK, ASK]}}),
        (400, {"method": "POST", "params": {"query": ASK}, "data": {"query": ASK}}),
        (400, {"method": "GET", "params": {"query": "ASK { ?s ?p }"}}),
        (400, {"method": "GET", "params": {"query": "PREFIX broken"}}),
        (400, {"method": "GET", "params": {"query": ASK, "timeout": "soon"}}),
        (400, {"method": "GET", "params": {"query": ASK, "timeout": "-1"}}),
        (400, {"method": "GET", "params": {"query": ASK, "default-graph-uri": "no iri"}}),
        (400, {"method": "GET", "params": {"query": ELSEWHERE}}),
        (400, {"method": "POST", "content": b"query=\xff\xfe", "headers": FORM}),
        (403, {"method": "GET", "params": {"query": "DROP ALL"}}),
        (403, {"method": "GET", "params": {"query": INSERT}}),
        (403, {"method": "GET", "params": {"update": "DROP ALL"}}),
        (403, {"method": "POST", "data": {"update": "CLEAR ALL"}}),
        (403, {"method": "POST", "content": "DROP ALL", "headers": UPDATE}),
        (415, {"method": "POST", "content": ASK, "headers": {"Content-Type": "text/plain"}}),
        (415, {"method": "POST", "content": ASK}),
        (405, {"method": "PUT", "content": ASK}),
        (405, {"method": "DELETE"}),
        (413, {"method": "POST", "data": {"query": ASK + " " * 1_100_000}}),
    ],
)  # fmt: skip
def test_what_is_refused_says_why(client: httpx.Client, status: int, request_: dict) -> None:
    found = client.request(url="sparql", **request_)
    assert found.status_code == status
    assert found.headers["content-type"] == "application/problem+json"
    problem = found.json()
    assert problem["status"] == status
    assert problem["title"]


def test_a_mistake_is_shown_with_its_line(client: httpx.Client) -> None:
    found = client.get("sparql", params={"query": "SELECT *\nWHERE {\n  ?s ?p }"}).json()
    assert found["line"] == 3
    assert found["column"] > 1


def test_nothing_is_changed_by_updates(client: httpx.Client) -> None:
    before = client.get("sparql", params={"query": COUNT}).text
    client.post("sparql", data={"update": "DROP ALL"})
    client.post("sparql", data={"query": "DELETE WHERE { ?s ?p ?o }"})
    assert client.get("sparql", params={"query": COUNT, "timeout": "5"}).text == before


def test_other_pages_may_ask(client: httpx.Client) -> None:
    asked = client.get("sparql", params={"query": ASK}, headers={"Origin": "https://other.example"})
    assert asked.headers["access-control-allow-origin"] == "*"
    headers = {"Origin": "https://other.example", "Access-Control-Request-Method": "POST"}
    assert client.options("sparql", headers=headers).status_code == 200


def test_what_has_not_changed_is_not_sent_again(client: httpx.Client) -> None:
    first = client.get("sparql", params={"query": COUNT})
    again = client.get(
        "sparql", params={"query": COUNT}, headers={"If-None-Match": first.headers["etag"]}
    )
    assert again.status_code == 304
    assert not again.content


def test_the_service_describes_itself(client: httpx.Client) -> None:
    import rdflib

    graph = rdflib.Graph().parse(data=client.get("sparql").text, format="turtle")
    sd = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
    service = graph.value(predicate=rdflib.RDF.type, object=sd.Service)
    assert graph.value(service, sd.supportedLanguage) == sd.SPARQL11Query
    assert len(list(graph.objects(service, sd.resultFormat))) == 8
    html = client.get("sparql", headers={"Accept": "text/html"})
    assert html.headers["content-type"].startswith("text/html")


def test_json_is_the_results_format(client: httpx.Client) -> None:
    found = json.loads(client.get("sparql", params={"query": "SELECT ?x {}"}, headers=JSON).text)
    assert found["head"]["vars"] == ["x"]
    assert found["results"]["bindings"] == [{}]


def test_relative_iris_begin_at_the_endpoint(client: httpx.Client) -> None:
    found = client.get("sparql", params={"query": "SELECT (<x> AS ?x) {}"}, headers=JSON)
    cell = found.json()["results"]["bindings"][0]["x"]
    assert cell == {"type": "uri", "value": str(client.base_url.join("x"))}
