"""SPARQL 1.1 Protocol: the requests of the W3C's tests, sent to `kg serve`."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import rdflib
from rdflib import RDFS
from rdflib.collection import Collection
from w3c_suite import MF, Entry, Outcome, Result, Suite

from kg.store import LocalStore

HT = rdflib.Namespace("http://www.w3.org/2011/http#")
CNT = rdflib.Namespace("http://www.w3.org/2011/content#")
UT = rdflib.Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
NAME = "SPARQL 1.1 protocol"
_ONLY_READS = "the endpoint only reads: updates are refused"
_TABLES = ("sparql-results+xml", "sparql-results+json", "csv", "tab-separated-values")
#: Ends of the media types that a manifest's word for a format stands for.
_MEDIA = {
    "boolean": ("sparql-results+xml", "sparql-results+json"),
    "tabular": _TABLES,
    "RDF": ("turtle", "n-triples", "rdf+xml", "ld+json"),
}


def run_protocol(suite: Suite) -> Iterator[Result]:
    """Yield the results of the protocol's tests; those of updates do not apply."""
    folder = suite.root / "sparql" / "sparql11" / "protocol"
    entries = [entry for entry in suite.entries(folder) if entry.kind == "ProtocolTest"]
    with serving(suite, entries) as client:
        for entry in entries:
            if entry.name.partition("/")[2].startswith("update_"):
                yield Result(NAME, entry.name, "not applicable", _ONLY_READS)
            else:
                yield Result(NAME, entry.name, *_run(client, entry))


@contextmanager
def serving(suite: Suite, entries: list[Entry]) -> Iterator[httpx.Client]:
    """Serve the graphs of all tests with our server; give a client, and end the server."""
    with tempfile.TemporaryDirectory() as scratch:
        store = Path(scratch) / "store"
        with LocalStore.open(store) as given:
            for file, name in sorted(_graphs(entries)):
                given.extend(suite.read(file, graph=name))
        command = [sys.executable, "-c", "from kg.cli import main; main()", "serve"]
        server = subprocess.Popen(
            [*command, "--store", str(store), "--port", "0"], stderr=subprocess.PIPE, text=True
        )
        try:
            assert server.stderr
            home = next(word for line in server.stderr for word in line.split() if "://" in word)
            # A pipe that nobody reads fills up; these few requests write little into it.
            with httpx.Client(base_url=home, timeout=60) as client:
                yield client
        finally:
            server.terminate()
            server.wait(timeout=60)


def _graphs(entries: list[Entry]) -> set[tuple[str, str]]:
    found = set()
    for entry in entries:
        for data in entry.graph.objects(entry.node, UT.graphData):
            file, name = entry.graph.value(data, UT.graph), entry.graph.value(data, RDFS.label)
            found.add((str(file), str(name)))
    return found


def _run(client: httpx.Client, entry: Entry) -> tuple[Outcome, str]:
    graph = entry.graph
    action = graph.value(entry.node, MF.action)
    assert action is not None
    for request in Collection(graph, graph.value(action, HT.requests)):
        found = client.send(_request(client, graph, request))
        answer = graph.value(request, HT.resp)
        assert answer is not None
        if why := _differs(graph, answer, found):
            return "fail", why
    return "pass", ""


def _request(client: httpx.Client, graph: rdflib.Graph, node: rdflib.term.Node) -> httpx.Request:
    path = str(graph.value(node, HT.absolutePath)).replace("/sparql/", "/sparql", 1)
    body, content = graph.value(node, HT.body), b""
    if body is not None:
        encoding = str(graph.value(body, CNT.characterEncoding))
        content = str(graph.value(body, CNT.chars)).encode(encoding)
    listed = graph.value(node, HT.headers)
    headers = {
        str(graph.value(one, HT.fieldName)): str(graph.value(one, HT.fieldValue))
        for one in (Collection(graph, listed) if listed else ())
    }
    method = str(graph.value(node, HT.methodName))
    return client.build_request(method, path, content=content, headers=headers)


def _differs(graph: rdflib.Graph, wanted: rdflib.term.Node, found: httpx.Response) -> str:
    """Return in what an answer differs from what a test wants; nothing if it does not."""
    statuses = {
        str(s).rpartition("StatusCode")[2][0] for s in graph.objects(wanted, MF.expectedStatus)
    }
    if str(found.status_code)[0] not in statuses:
        return f"status {found.status_code}, not {' or '.join(sorted(statuses))}xx"
    form = graph.value(wanted, MF.expectedFormat)
    media = found.headers.get("content-type", "").partition(";")[0]
    if form is not None and not media.endswith(_MEDIA[str(form)]):
        return f"{media} is not {form}"
    truth = graph.value(wanted, MF.expectedBoolean)
    if truth is not None and found.json()["boolean"] != truth.toPython():  # type: ignore[union-attr, attr-defined]
        return f"not {truth}"
    return ""
