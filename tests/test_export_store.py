"""Exports of a store: whole, in part, through an endpoint, on the command line."""

from __future__ import annotations

import csv
import io
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import islice
from pathlib import Path
from threading import Thread
from typing import ClassVar
from urllib.parse import parse_qs, urlsplit

import pyoxigraph
import pytest
from fixture_store import EVENT, GIVEN, HAI_PHONG, given_folder, given_store
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple
from typer.testing import CliRunner

from kg.cli import app
from kg.errors import ExportError, QueryError, StoreError
from kg.export import Order, Selection, export_into, export_to
from kg.export.asked import things_of
from kg.export.selection import choose
from kg.queries import load_query
from kg.results import write_rows
from kg.store import LocalStore, Rows, Store
from kg.store.remote import Endpoint, RemoteStore

ID = "https://w3id.org/coopkg/id/"
ARTICLE = "https://w3id.org/coopkg/article/"
COOP = "https://w3id.org/coopkg/ontology#"
ALL = set(pyoxigraph.parse(GIVEN, format=RdfFormat.TRIG))


def exported(
    store: Store, form: str = "nq", selection: Selection | None = None, **more: bool
) -> set[Quad]:
    out = io.BytesIO()
    export_into(store, out, Order(form, selection=selection or Selection(), **more))  # type: ignore[arg-type]
    native = {"nq": RdfFormat.N_QUADS, "turtle": RdfFormat.TURTLE, "jsonld": RdfFormat.JSON_LD}
    return set(pyoxigraph.parse(out.getvalue(), format=native.get(form, RdfFormat.TRIG)))


def subjects(quads: set[Quad]) -> set[str]:
    return {quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode)}


@pytest.mark.parametrize("form", ["nq", "trig", "jsonld"])
def test_the_whole_dataset(form: str) -> None:
    assert exported(given_store(), form) == ALL


def test_without_evidence_the_world_alone() -> None:
    world = {quad for quad in ALL if not isinstance(quad.graph_name, NamedNode)}
    assert exported(given_store(), evidence=False) == world
    assert {quad.triple for quad in exported(given_store(), "turtle")} == {q.triple for q in ALL}


def test_about_an_entity() -> None:
    got = exported(given_store(), selection=Selection(about=(f"{ID}place/LA-VI",)))
    assert got <= ALL
    things = {s for s in subjects(got) if s.startswith(ID)}
    assert things == {
        f"{ID}agreement/e42d3d945633a3d3",
        f"{ID}partnership/926306d5f9144ca1",
        f"{ID}decision/1",
        f"{ID}decision/2",
        *(f"{ID}place/{code}" for code in ("LA-VI", "LA", "VN-61", "VN-HP", "VN")),
    }
    inside = {s for s in subjects(got) if "#" in s}
    assert len([s for s in inside if "#claim-" in s]) == 2
    assert len([s for s in inside if "#quote-" in s]) == 2
    assert {s for s in subjects(got) if s.startswith(ARTICLE) and "#" not in s} == {
        f"{ARTICLE}ties"
    }


def test_about_a_claim() -> None:
    got = exported(given_store(), selection=Selection(about=(EVENT,)))
    assert {s for s in subjects(got) if s.startswith(f"{ID}event/")} == {EVENT}
    assert f"{ID}person/tanaka-aiko-c716aae8d9" in subjects(got)


def objects(name: str) -> dict[str, str]:
    """Return values by subject of a property that has one."""
    return {q.subject.value: q.object.value for q in ALL if q.predicate.value.endswith(name)}


def test_by_article_date_and_confidence() -> None:
    store = given_store()
    late = {a for a, date in objects("/datePublished").items() if date >= "2025-11"}
    since = choose(store, Selection(since="2025-11"))
    assert since.articles == late
    assert f"{ARTICLE}again" in late
    assert f"{ARTICLE}ties" not in late
    assert EVENT in since.things
    one = choose(store, Selection(articles=("hp-en", "again"), since="2025-10"))
    assert one.articles == {f"{ARTICLE}again"}
    sure = choose(store, Selection(min_confidence=0.9))
    confidence = objects("#confidence")
    merged = {thing for thing in confidence if thing.startswith(ID)}
    kept = {thing for thing in merged if float(confidence[thing]) >= 0.9}
    assert sure.things & merged == kept
    assert HAI_PHONG in sure.things - merged
    assert kept < merged
    assert choose(store, Selection(min_confidence=1.0)).claims == set()
    with pytest.raises(ExportError, match="No claim of this article"):
        choose(store, Selection(articles=("nosuch",)))


def test_reviewed_only() -> None:
    store = given_store()
    before = choose(store, Selection(reviewed_only=True)).claims
    claim = f"{ARTICLE}again#claim-7794c49a8ca2feb3"
    assert claim not in before
    for verdict, graph in (("reject", "urn:r1"), ("accept", "urn:r2")):
        store.load(
            f"<urn:d/{verdict}> <{COOP}decisionOn> <{claim}> <{graph}> .\n"
            f'<urn:d/{verdict}> <{COOP}verdict> "{verdict}" <{graph}> .\n',
            RdfFormat.N_QUADS,
        )
        got = choose(store, Selection(reviewed_only=True)).claims - before
        assert got == ({claim} if verdict == "accept" else set())
    state = f'<urn:d/accept> <{COOP}decisionState> "superseded" <urn:r2> .'
    store.load(state, RdfFormat.N_QUADS)
    assert choose(store, Selection(reviewed_only=True)).claims == before


def test_what_a_question_speaks_of() -> None:
    store = given_store()
    ties = things_of(
        store, load_query("twinning"), {"locality": "hai phong", "as_of": "2025-06-30"}
    )
    assert ties == (f"{ID}partnership/93b58463255f73f4",)
    assert EVENT in things_of(store, load_query("events"), {})
    with pytest.raises(ExportError, match="name no thing"):
        things_of(store, load_query("hubs"), {})


def test_a_selection_in_any_shape_of_store(tmp_path: Path) -> None:
    part = Selection(about=(HAI_PHONG,), min_confidence=0.6)
    want = exported(given_store(), selection=part)
    assert exported(given_store(union=True), selection=part) >= want
    with LocalStore.open(given_folder(tmp_path / "s"), read_only=True) as folder:
        assert exported(folder, selection=part) == want


def test_the_description_beside_the_file(tmp_path: Path) -> None:
    out = tmp_path / "world.ttl"
    written = export_to(given_store(), out, Order(evidence=False))
    card = tmp_path / "world.ttl.void.ttl"
    facts = {t.predicate.value.rsplit("#")[-1].rsplit("/")[-1]: t.object for t in parsed(card)}
    assert facts["checksumValue"].value == written.sha256
    assert facts["byteSize"].value == str(out.stat().st_size)
    assert facts["startDate"] == Literal(
        "2025-09-27", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#date")
    )
    last = max(objects("/datePublished").values())
    assert facts["endDate"].value == last
    assert facts["license"].value.endswith("/by/4.0/")
    links = [t for t in parsed(card) if t.predicate.value.endswith("#objectsTarget")]
    assert {t.object.value for t in links} == {"http://www.wikidata.org/entity/"}
    total = [t.object.value for t in parsed(card) if t.predicate.value.endswith("#triples")]
    assert str(len(list(parsed(out)))) in total
    assert f"published 2025-09-27 to {last}" in out.read_text(encoding="utf-8")


def parsed(path: Path) -> Iterator[Triple]:
    return (quad.triple for quad in pyoxigraph.parse(path=str(path), format=RdfFormat.TURTLE))


def test_nothing_is_left_behind_when_it_fails(tmp_path: Path) -> None:
    store = given_store()
    store.load(f'<urn:s> <{COOP}title> "\\u0007" .', RdfFormat.N_TRIPLES)
    with pytest.raises(ExportError, match="XML"):
        export_to(store, tmp_path / "a.rdf", Order())
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(ExportError, match="written"):
        export_to(store, tmp_path / "no" / "a.ttl", Order())


@pytest.fixture(scope="module", params=[False, True], ids=["plain", "united"])
def endpoint(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    program = Path(sys.executable).with_name("oxigraph")
    if not program.exists():
        pytest.skip("the oxigraph server comes with the extra 'full'")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    folder = tmp_path_factory.mktemp("server")
    union = ["--union-default-graph"] if request.param else []
    command = [
        str(program),
        "serve",
        "--location",
        str(folder),
        "--bind",
        f"127.0.0.1:{port}",
        *union,
    ]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            load(f"http://127.0.0.1:{port}/store")
            yield f"http://127.0.0.1:{port}/query"
        finally:
            server.terminate()


def load(url: str) -> None:
    request = urllib.request.Request(
        url, GIVEN, {"Content-Type": "application/trig"}, method="POST"
    )
    for _ in range(100):
        try:
            urllib.request.urlopen(request, timeout=5).close()
            return
        except OSError:
            time.sleep(0.05)
    raise AssertionError("the server does not answer")


@pytest.mark.full
def test_an_endpoint_gives_the_same_bytes(endpoint: str) -> None:
    remote = RemoteStore(Endpoint(endpoint))
    for order in (
        Order("nq"),
        Order("turtle"),
        Order("trig", evidence=False),
        Order("turtle", profile="org"),
        Order("trig", profile="nanopub"),
        Order("csv", profile="plover"),
        Order("trig", selection=Selection(about=(HAI_PHONG,), since="2025-10")),
    ):
        here, there = io.BytesIO(), io.BytesIO()
        export_into(given_store(), here, order)
        export_into(remote, there, order)
        assert there.getvalue() == here.getvalue(), order


class _Capped(BaseHTTPRequestHandler):
    """An endpoint over the given store that gives no more than some rows, and may say so."""

    store: ClassVar[LocalStore]
    most = 40
    mean = False
    says_so = False

    def do_GET(self) -> None:
        self.answer(parse_qs(urlsplit(self.path).query)["query"][0])

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.answer(parse_qs(body)["query"][0])

    def answer(self, text: str) -> None:
        found = self.store._inner.query(text, use_default_graph_as_union=self.store.union)
        if isinstance(found, pyoxigraph.QueryBoolean):
            body = f'{{"head": {{}}, "boolean": {str(bool(found)).lower()}}}'
        else:
            assert isinstance(found, pyoxigraph.QuerySolutions)
            names = tuple(variable.value for variable in found.variables)
            # Counting it does well; who is mean gives no other rows.
            most = 0 if self.mean and names != ("n",) else self.most
            rows = (tuple(row[i] for i in range(len(names))) for row in islice(found, most))
            out = io.StringIO()
            write_rows(Rows(names, rows), "json", out)
            body = out.getvalue()
        self.send_response(200)
        self.send_header("Content-Type", "application/sparql-results+json")
        if self.says_so:
            self.send_header("X-SPARQL-MaxRows", str(self.most))
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *args: object) -> None:
        return


@pytest.fixture
def capped(request: pytest.FixtureRequest) -> Iterator[str]:
    union, says_so = request.param
    handler = type("Handler", (_Capped,), {"store": given_store(union=union), "says_so": says_so})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/query"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize(
    "capped", [(False, False), (False, True), (True, True)], indirect=True,
    ids=["silent", "says so", "united"],
)  # fmt: skip
def test_a_server_that_caps_its_rows_is_asked_in_pages(capped: str) -> None:
    remote = RemoteStore(Endpoint(capped))
    for order in (Order("nq"), Order("turtle")):
        here, there = io.BytesIO(), io.BytesIO()
        export_into(given_store(), here, order)
        export_into(remote, there, order)
        assert there.getvalue() == here.getvalue(), order
    part = Order("trig", selection=Selection(about=(HAI_PHONG,), since="2025-10"))
    here, there = io.BytesIO(), io.BytesIO()
    export_into(given_store(), here, part)
    export_into(RemoteStore(Endpoint(capped, page=15)), there, part)
    assert there.getvalue() == here.getvalue()


@pytest.mark.parametrize("capped", [(False, False)], indirect=True)
def test_rows_that_an_endpoint_keeps_back_are_missed(
    capped: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server that counts more than it ever gives is not believed."""
    monkeypatch.setattr(_Capped, "mean", True)
    with pytest.raises(StoreError, match="counts more statements than it gives"):
        export_into(RemoteStore(Endpoint(capped)), io.BytesIO(), Order("nt"))


def kg(*args: str, code: int = 0) -> tuple[str, str]:
    result = CliRunner().invoke(app, list(args))
    assert result.exit_code == code, result.output
    return result.stdout, result.stderr


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("KG_ENDPOINT", raising=False)
    monkeypatch.setenv("KG_STORE", str(given_folder(tmp_path / "store")))
    return tmp_path


def test_the_command_writes_the_same_bytes(folder: Path) -> None:
    for name in ("a.trig", "b.trig", "a.nq", "a.nt", "a.ttl", "a.jsonld", "a.rdf"):
        _, talk = kg("export", str(folder / name))
        assert "statements" in talk
    assert (folder / "a.trig").read_bytes() == (folder / "b.trig").read_bytes()
    kg("export", str(folder / "a.docx"), code=1)
    assert not list(folder.glob("a.docx*"))


def test_the_command_selects(folder: Path) -> None:
    out, _ = kg(
        "export", "-", "-f", "turtle", "--about", "viêng chăn", "--about", EVENT,
        "--min-confidence", "0.7", "--since", "2025", "--without-evidence", code=2,
    )  # fmt: skip
    out, _ = kg("export", "-", "-f", "turtle", "--about", "Vientiane Province", "--since", "2025")
    assert "# Provincial international cooperation" in out
    assert ": about Vientiane Province, published since 2025." in out
    assert "partnership:926306d5f9144ca1" in out
    asked, _ = kg("export", "-", "-f", "nt", "--query", "twinning", "-p", "locality=hai phong")
    assert "93b58463255f73f4" in asked
    for bad in (["--since", "soon"], ["--query", "nosuch"], ["--query", "twinning", "-p", "x"]):
        kg("export", "-", "-f", "nt", *bad, code=2)


def test_the_command_takes_profiles(folder: Path) -> None:
    kg("export", str(folder / "e.csv"), "--profile", "plover")
    with (folder / "e.csv").open(encoding="utf-8", newline="") as file:
        assert len(list(csv.DictReader(file))) > 4
    kg("export", str(folder / "x.ttl"), "--profile", "nosuch", code=1)
    kg("export", str(folder / "x.ttl"), "--profile", "plover", code=1)
    kg("export", str(folder / "x.nt"), "--profile", "nanopub", code=1)
    kg("export", str(folder / "x.qs"), code=1)
    assert not list(folder.glob("x.*"))


def test_an_error_of_a_question_is_one_of_export() -> None:
    with pytest.raises(QueryError):
        things_of(given_store(), load_query("twinning"), {"nosuch": "x"})
