"""Clients that others wrote get their rows."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import httpx
import pytest
from rdflib import Graph
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, POST, TURTLE, XML, SPARQLWrapper

from kg.namespaces import PREFIXES
from kg.queries import load_query, run_query
from kg.store.remote import Endpoint, RemoteStore

COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"


@pytest.fixture
def address(client: httpx.Client) -> str:
    return f"{client.base_url}sparql"


@pytest.mark.parametrize("form", [JSON, XML, CSV])
def test_sparqlwrapper_selects(address: str, form: str) -> None:
    wrapper = SPARQLWrapper(address)
    wrapper.setQuery(COUNT)
    wrapper.setReturnFormat(form)
    for method in ("GET", POST):
        wrapper.setMethod(method)
        assert wrapper.queryAndConvert()


def test_sparqlwrapper_constructs(address: str) -> None:
    wrapper = SPARQLWrapper(address)
    wrapper.setQuery("CONSTRUCT WHERE { ?s a ?o }")
    wrapper.setReturnFormat(TURTLE)
    assert len(Graph().parse(data=wrapper.queryAndConvert(), format="turtle")) > 5


def test_rdflib_store(address: str) -> None:
    graph = Graph(SPARQLStore(address))
    assert int(next(iter(graph.query(COUNT)))[0]) > 50  # type: ignore[index, arg-type]


def test_our_own_client(address: str) -> None:
    with RemoteStore(Endpoint(address)) as store:
        rows = list(run_query(store, load_query("twinning"), {"locality": "Hải Phòng"}))
    assert len(rows) >= 2


@pytest.mark.skipif(not shutil.which("curl"), reason="curl is not installed")
def test_curl(address: str) -> None:
    command = [
        "curl",
        "-sf",
        address,
        "-H",
        "Accept: text/csv",
        "--data-urlencode",
        f"query={COUNT}",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[0] == "n"


#: A query, and a line that Comunica's answer must have: rows, a graph, yes or no; in parts too.
ASKED = (
    ("SELECT ?name { <{place}> skos:prefLabel|skos:altLabel ?name }", "Hải Phòng"),
    ("CONSTRUCT { <{place}> a ?class } WHERE { <{place}> a ?class }", "ontology#Locality"),
    ("ASK { <{place}> a coop:Locality }", "true"),
    ("SELECT (COUNT(DISTINCT ?tie) AS ?ties) { ?tie a coop:Partnership }", '"ties":'),
)


@pytest.mark.full
@pytest.mark.parametrize(("query", "line"), ASKED)
def test_comunica(address: str, node_modules: Path, query: str, line: str) -> None:
    script = Path(__file__).parent.parent / "conformance" / "ask_with_comunica.mjs"
    prefixes = "".join(f"PREFIX {name}: <{iri}> " for name, iri in PREFIXES.items())
    text = prefixes + query.replace("{place}", "https://w3id.org/coopkg/id/place/VN-HP")
    command = ["node", str(script), str(node_modules), address, text]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr[-2000:]
    assert line in done.stdout
