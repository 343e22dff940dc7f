from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import ClassVar
from urllib.parse import parse_qs, urlsplit

import pytest
from fixture_store import EVENT, given_store
from pyoxigraph import Literal, NamedNode, Triple

from kg.errors import PartialAnswerError, QueryError, StoreError
from kg.store import (
    ArticleChange,
    LocalStore,
    Store,
    WorldChange,
    bind_values,
    check_query,
    open_store,
    plain,
)
from kg.store.remote import Endpoint, RemoteStore, credentials
from kg.store.terms import query_form

COOP = "https://w3id.org/coopkg/ontology#"
A, B = "https://w3id.org/coopkg/article/a", "https://w3id.org/coopkg/article/b"
THING = "https://w3id.org/coopkg/id/event/1"
NASTY = ['"', "\\", "\\u0041", "\n\r\t", "' }", "x\u0001", "𝒳 হাইফোং ‏عربي", "{ } # ;"]


def article(iri: str, text_hash: str = "h", thing: str = THING) -> list[Triple]:
    claim = NamedNode(f"{iri}#claim-1")
    return [
        Triple(NamedNode(iri), NamedNode(COOP + "textHash"), Literal(text_hash)),
        Triple(claim, NamedNode(COOP + "candidate"), NamedNode(thing)),
        Triple(claim, NamedNode(COOP + "rule"), Literal("r")),
    ]


def world(value: str) -> list[Triple]:
    return [Triple(NamedNode(THING), NamedNode(COOP + "title"), Literal(value))]


@pytest.fixture(params=["memory", "union", "folder"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    kind = request.param
    found = (
        LocalStore.open(tmp_path / "s")
        if kind == "folder"
        else LocalStore.in_memory(union=kind == "union")
    )
    with found:
        yield found


def test_replacing_leaves_only_the_new(store: Store) -> None:
    store.replace_article(A, article(A, "1"), WorldChange([THING], world("old")))
    store.replace_article(A, article(A, "2"), WorldChange([THING], world("new")))
    assert store.article_hashes()[A].text_hash == "2"
    assert sorted(store.article_graph(A), key=str) == sorted(article(A, "2"), key=str)
    assert [line for line in store.dump() if "title" in line] == [
        f'<{THING}> <{COOP}title> "new" .'
    ]


def test_removing_an_article_leaves_others(store: Store) -> None:
    store.replace_articles([ArticleChange(A, article(A)), ArticleChange(B, article(B))])
    store.remove_article(A, WorldChange([THING]))
    store.remove_article("https://w3id.org/coopkg/article/never-there")
    assert set(store.article_hashes()) == {B}
    assert store.article_graph(A) == []


def test_claims_about_a_thing(store: Store) -> None:
    other = THING + "2"
    store.replace_articles(
        [ArticleChange(A, article(A)), ArticleChange(B, article(B)),
         ArticleChange(A + "3", article(A + "3", thing=other))]
    )  # fmt: skip
    assert {q.graph_name.value for q in store.claims_about([THING])} == {A, B}  # type: ignore[union-attr]
    assert len(list(store.claims_about([THING], without=[B]))) == 2
    assert store.touched_by(A) == [THING]
    assert list(store.claims_about([])) == []


def test_what_is_told_and_said(store: Store) -> None:
    """The look-ups of a local store and the queries of others find the same."""
    store.replace_articles(
        [ArticleChange(A, article(A)), ArticleChange(B, article(B, thing=THING + "2"))],
        WorldChange(triples=world("one")),
    )
    names = [COOP + name for name in ("candidate", "rule")]
    told = list(store.told_with(names, [NamedNode(THING), NamedNode(THING + "3")]))
    assert sorted(told, key=str) == sorted(
        Store.told_with(store, names, [NamedNode(THING)]), key=str
    )
    assert {q.graph_name.value for q in told} == {A}  # type: ignore[union-attr]
    assert sorted(q.predicate.value for q in told) == names
    said = list(store.said_of([THING, THING + "2"], [COOP + "title", COOP + "rule"]))
    assert [t.object for t in said] == [Literal("one")]
    assert said == list(Store.said_of(store, [THING], [COOP + "title"]))
    assert list(store.said_of([], names)) == list(store.told_with(names, [])) == []


@pytest.mark.parametrize("text", NASTY)
def test_texts_come_back_as_they_went_in(store: Store, text: str) -> None:
    store.replace_article(A, [Triple(NamedNode(A), NamedNode(COOP + "title"), Literal(text))])
    assert [plain(t.object) for t in store.article_graph(A)] == [text]  # type: ignore[arg-type]
    rows = store.select("SELECT ?x {\nVALUES (?x) { (UNDEF) }\n}", {"x": Literal(text)})
    assert [plain(row[0]) for row in rows] == [text]


def test_an_update_is_all_or_nothing(store: Store) -> None:
    before = store.dump()
    with pytest.raises((StoreError, QueryError)):
        store.update(f"INSERT DATA {{ <{A}> <{A}> 1 }} ; CREATE GRAPH <{A}> ; CREATE GRAPH <{A}>")
    assert store.dump() == before


def test_wrong_queries_are_our_errors(store: Store) -> None:
    for text in ("SELECT", "ASK {", "INSERT DATA { <urn:a> <urn:b> 1 }"):
        with pytest.raises(QueryError):
            store.select(text)
    with pytest.raises(QueryError):
        store.select("ASK {}")
    with pytest.raises(QueryError):
        store.ask("SELECT * {}")
    assert store.ask("ASK {}")
    with pytest.raises(QueryError):
        store.replace_article("not an iri> } ; DROP ALL", [])


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <http://x.example/> { ?s ?p ?o } }",
        "SELECT * { service SILENT ?x { } }",
        "SELECT * { S\\u0045RVICE <http://x.example/> { } }",
        "PREFIX e: <urn:e#> SELECT * { e:a\\#b ?p ?o . SERVICE <http://x.example/> {} }",
        "PREFIX e: <urn:e#> SELECT * { e:it\\'s ?p ?o . SERVICE <http://x.example/> {} # '\n}",
        "SELECT * { FILTER(1<2) SERVICE<http://x.example/>{} }",
    ],
)
def test_service_is_refused(text: str) -> None:
    with pytest.raises(QueryError, match="SERVICE"):
        check_query(text)


@pytest.mark.parametrize(
    "text",
    [
        'SELECT * { ?service ?p "SERVICE <http://x>" }  # SERVICE',
        "PREFIX service: <urn:SERVICE> SELECT * { service:service ?p <urn:service> }",
        "SELECT * { ?s ?p '''it's SERVICE''' }",
    ],
)
def test_the_word_service_elsewhere_is_fine(text: str) -> None:
    check_query(text)
    assert query_form(text) == "SELECT"


def test_bindings_need_their_line() -> None:
    with pytest.raises(QueryError, match="parameter line"):
        bind_values("SELECT * { ?s ?p ?x }", {"x": Literal("a")})
    untouched = "VALUES (?x ?other) { (UNDEF 1) }\nVALUES (?x) { (UNDEF) }"
    assert bind_values(untouched, {"x": Literal("a")}).endswith('VALUES (?x) { ("a") }')


def test_a_second_writer_is_told(tmp_path: Path) -> None:
    with LocalStore.open(tmp_path / "s"), pytest.raises(StoreError, match="another process"):
        LocalStore.open(tmp_path / "s")


def test_reading_beside_a_writer_in_another_process(tmp_path: Path) -> None:
    folder = tmp_path / "s"
    with LocalStore.open(folder) as writer:
        writer.replace_article(A, article(A))
        code = (
            "import sys; from pathlib import Path; from kg.store import open_store\n"
            "print(len(open_store(Path(sys.argv[1])).article_hashes()))"
        )
        run = [sys.executable, "-c", code, str(folder)]
        assert subprocess.run(run, capture_output=True, text=True, check=True).stdout == "1\n"


def test_a_reader_cannot_write(tmp_path: Path) -> None:
    LocalStore.open(tmp_path / "s").close()
    with LocalStore.open(tmp_path / "s", read_only=True) as reader, pytest.raises(StoreError):
        reader.replace_article(A, article(A))


def test_folders_that_are_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no store here"):
        open_store(tmp_path / "nothing")
    (tmp_path / "thesis.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(StoreError, match="holds other things"):
        LocalStore.open(tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["thesis.txt"]
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(StoreError):
        LocalStore.open(tmp_path / "file")


@pytest.mark.parametrize("mark", ['{"format": 99}', "{}", "not json", ""])
def test_another_version_is_refused(tmp_path: Path, mark: str) -> None:
    LocalStore.open(tmp_path).close()
    (tmp_path / "store.json").write_text(mark, encoding="utf-8")
    for read_only in (True, False):
        with pytest.raises(StoreError, match=r"format|version"):
            LocalStore.open(tmp_path, read_only=read_only)


def test_a_build_that_is_killed_leaves_whole_articles(tmp_path: Path) -> None:
    code = (
        "import os, sys; from pathlib import Path\n"
        "from kg.store import LocalStore; from test_store import article, A\n"
        "store = LocalStore.open(Path(sys.argv[1]))\n"
        "for i in range(50): store.replace_article(f'{A}{i}', article(f'{A}{i}'))\n"
        "os._exit(9)"
    )
    root = Path(__file__).parent.parent
    env = {**os.environ, "PYTHONPATH": f"{root}{os.pathsep}{root / 'tests'}"}
    subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "s")], cwd=root, env=env, check=False
    )
    with LocalStore.open(tmp_path / "s") as store:
        known = store.article_hashes()
        assert len(known) == 50
        assert all(len(store.article_graph(iri)) == 3 for iri in known)


def test_dump_does_not_depend_on_order() -> None:
    one, two = LocalStore.in_memory(), LocalStore.in_memory()
    one.replace_articles([ArticleChange(A, article(A)), ArticleChange(B, article(B))])
    two.replace_articles([ArticleChange(B, article(B)), ArticleChange(A, article(A)[::-1])])
    assert one.dump() == two.dump()


class _Busy(BaseHTTPRequestHandler):
    """A real endpoint that is busy at first; it keeps what was asked."""

    def do_GET(self) -> None:
        self.server.asked.append((self.command, self.path, self.headers))  # type: ignore[attr-defined]
        busy = self.server.busy.pop(0) if self.server.busy else 200  # type: ignore[attr-defined]
        length = int(self.headers.get("Content-Length") or 0)
        self.rfile.read(length)
        answer = {
            "head": {"vars": ["x"]},
            "results": {"bindings": [{"x": {"type": "literal", "value": "é"}}]},
        }
        body = json.dumps(answer).encode() if busy == 200 else b"busy"
        self.send_response(busy)
        self.send_header("Content-Type", "application/sparql-results+json")
        self.send_header("Content-Length", str(len(body)))
        if busy != 200 and (wait := getattr(self.server, "wait", "")):
            self.send_header("Retry-After", wait)
        self.end_headers()
        self.wfile.write(body)

    do_POST = do_GET  # noqa: N815 - the name that http.server calls

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def endpoint() -> Iterator[HTTPServer]:
    server = HTTPServer(("127.0.0.1", 0), _Busy)
    server.asked, server.busy = [], []  # type: ignore[attr-defined]
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def remote(server: HTTPServer, retries: int = 3) -> RemoteStore:
    url = f"http://127.0.0.1:{server.server_port}/query"
    return RemoteStore(Endpoint(url, pause=0.01, timeout=5, retries=retries))


def test_a_busy_endpoint_is_asked_again(endpoint: HTTPServer) -> None:
    endpoint.busy = [503, 429]  # type: ignore[attr-defined]
    assert [plain(row[0]) for row in remote(endpoint).select("SELECT ?x {}")] == ["é"]
    assert len(endpoint.asked) == 3  # type: ignore[attr-defined]


def test_patience_ends(endpoint: HTTPServer) -> None:
    endpoint.busy = [503] * 9  # type: ignore[attr-defined]
    with pytest.raises(StoreError, match="503"):
        remote(endpoint, retries=1).select("SELECT ?x {}")
    endpoint.busy = [403]  # type: ignore[attr-defined]
    with pytest.raises(StoreError, match="403"):
        remote(endpoint).select("SELECT ?x {}")


def test_long_queries_and_updates_are_posted(
    endpoint: HTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KG_ENDPOINT_USER", "u")
    monkeypatch.setenv("KG_ENDPOINT_PASSWORD", "p")
    store = remote(endpoint)
    list(store.select("SELECT ?x {}"))
    list(store.select("SELECT ?x { # " + "long " * 500 + "\n}"))
    store.replace_article(A, article(A))
    assert [(method, path.split("?")[0]) for method, path, _ in endpoint.asked] == [  # type: ignore[attr-defined]
        ("GET", "/query"), ("POST", "/query"), ("POST", "/update"),
    ]  # fmt: skip
    assert all(h["Authorization"] == "Basic dTpw" for _, _, h in endpoint.asked)  # type: ignore[attr-defined]


def test_nobody_there() -> None:
    with pytest.raises(StoreError, match="endpoint"):
        RemoteStore(Endpoint("http://127.0.0.1:1/query")).select("SELECT ?x {}")
    with pytest.raises(StoreError, match="http"):
        RemoteStore(Endpoint("file:///etc/passwd"))


def test_a_server_says_how_long_to_wait(endpoint: HTTPServer) -> None:
    endpoint.busy, endpoint.wait = [429], "1"  # type: ignore[attr-defined]
    start = time.monotonic()
    list(remote(endpoint).select("SELECT ?x {}"))
    assert time.monotonic() - start >= 1
    endpoint.busy, endpoint.wait = [503], "3600"  # type: ignore[attr-defined]
    with pytest.raises(StoreError, match="asks to wait 3600 s"):
        remote(endpoint).select("SELECT ?x {}")
    endpoint.busy, endpoint.wait = [503], "Wed, 21 Oct 2015 07:28:00 GMT"  # type: ignore[attr-defined]
    list(remote(endpoint).select("SELECT ?x {}"))


def test_credentials_from_netrc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KG_ENDPOINT_USER", raising=False)
    file = tmp_path / "netrc"
    file.write_text("machine kg.example login anna password secret\n", encoding="utf-8")
    monkeypatch.setenv("NETRC", str(file))
    assert credentials("https://kg.example/query") == ("anna", "secret")
    assert credentials("https://other.example/query") is None


def test_the_fixture_knows_its_event() -> None:
    assert list(given_store().claims_about([EVENT]))


class Pages(BaseHTTPRequestHandler):
    """Answers a query with the numbers that its LIMIT and OFFSET ask for, out of seven."""

    most = 0
    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        text = parse_qs(urlsplit(self.path).query)["query"][0]
        type(self).asked.append(text)
        limit = re.search(r"LIMIT (\d+)[^{}]*$", text)
        offset = re.search(r"OFFSET (\d+)", text)
        first = int(offset[1]) if offset else 0
        wanted = int(limit[1]) if limit else 7
        last = min(7, first + min(wanted, self.most or 7))
        cells = [{"n": {"type": "literal", "value": str(n)}} for n in range(first, last)]
        body = json.dumps({"head": {"vars": ["n"]}, "results": {"bindings": cells}}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/sparql-results+json")
        if self.most:
            self.send_header("X-SPARQL-MaxRows", str(self.most))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        return


@pytest.fixture
def pages() -> Iterator[str]:
    Pages.asked, Pages.most = [], 0
    server = HTTPServer(("127.0.0.1", 0), Pages)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/query"
    server.shutdown()
    server.server_close()


def test_rows_are_asked_for_in_pages(pages: str) -> None:
    store = RemoteStore(Endpoint(pages, page=3))
    rows = store.select("SELECT ?n {} ORDER BY ?n")
    assert [plain(row[0]) for row in rows] == list("0123456")
    assert [text.partition("ORDER BY ?n")[2].strip() for text in Pages.asked] == [
        "LIMIT 3", "LIMIT 3 OFFSET 3", "LIMIT 3 OFFSET 6", "LIMIT 3 OFFSET 7",
    ]  # fmt: skip
    Pages.asked.clear()
    inner = store.select("SELECT ?n { { SELECT ?n {} LIMIT 99 } } ORDER BY ?n")
    assert len(list(inner)) == 7
    assert len(Pages.asked) == 4, "a LIMIT within does not stand in the way"
    Pages.asked.clear()
    for text in ("SELECT ?n {}", "SELECT ?n {} ORDER BY ?n LIMIT 9"):
        assert len(list(store.select(text))) == 7
    assert len(Pages.asked) == 2


def test_an_answer_that_was_cut_is_no_answer(pages: str) -> None:
    Pages.most = 5
    with pytest.raises(PartialAnswerError, match=r"no more than 5 rows.*ORDER BY"):
        list(RemoteStore(Endpoint(pages)).select("SELECT ?n {}"))
    for page in (0, 2, 6):
        rows = RemoteStore(Endpoint(pages, page=page)).select("SELECT ?n {} ORDER BY ?n")
        assert [plain(row[0]) for row in rows] == list("0123456"), page
