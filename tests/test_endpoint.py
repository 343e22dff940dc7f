"""What goes wrong at an endpoint, and how it is said: a server on loopback that misbehaves."""

from __future__ import annotations

import gc
import json
import socket
import time
from base64 import b64encode
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import ClassVar
from urllib.parse import parse_qs, urlsplit

import pytest
from typer.testing import CliRunner

from kg.cli import app
from kg.errors import QueryError, StoreError
from kg.store import plain
from kg.store.remote import Endpoint, RemoteStore

ROWS = {
    "head": {"vars": ["x"]},
    "results": {"bindings": [{"x": {"type": "literal", "value": "é"}}]},
}


class Server(BaseHTTPRequestHandler):
    """Answers as the word in the query tells it to."""

    asked: ClassVar[list[tuple[str, str, str | None]]] = []

    def do_GET(self) -> None:
        self.answer(parse_qs(urlsplit(self.path).query)["query"][0])

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.answer((parse_qs(body).get("query") or parse_qs(body)["update"])[0])

    def answer(self, text: str) -> None:
        self.asked.append((self.command, text, self.headers.get("Authorization")))
        body = json.dumps(ROWS).encode()
        if "slow" in text:
            time.sleep(2)
        if "private" in text and not self.headers.get("Authorization"):
            self.send_error(401)
        elif "wrong" in text:
            self.reply(b"<p>line 1:\n unexpected end", "text/html", status=400)
        elif "broken" in text:
            self.send_error(500)
        elif "page" in text:
            self.reply(b"<html>Sign in</html>", "text/html")
        elif "cut" in text:
            self.reply(body[:-20], "application/sparql-results+json", len(body))
        else:
            self.reply(body, "application/sparql-results+json")

    def reply(self, body: bytes, kind: str, length: int = 0, status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(length or len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        return


@pytest.fixture
def url(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[str]:
    for name in ("KG_ENDPOINT_USER", "KG_ENDPOINT_PASSWORD", "KG_ENDPOINT"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NETRC", str(tmp_path / "none"))
    Server.asked = []
    gc.collect()  # answers that other tests left half read may not be dropped by a server's thread
    server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/query"
    server.shutdown()
    server.server_close()
    thread.join()


def texts(url: str, text: str, timeout: int = 5) -> list[str]:
    rows = RemoteStore(Endpoint(url, timeout=timeout, pause=0.01)).select(text)
    return [plain(row[0]) for row in rows]


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("private", "credentials"),
        ("broken", "500.*Server got itself in trouble"),
        ("page", "its answer cannot be read"),
        ("cut", "its answer cannot be read"),
    ],
)
def test_what_goes_wrong_is_said_with_the_address(url: str, word: str, said: str) -> None:
    with pytest.raises(StoreError, match=said) as error:
        texts(url, f"SELECT ?x {{}} # {word}")
    assert url in str(error.value)
    assert "\n" not in str(error.value)
    assert len(Server.asked) == 1, "only a busy server is asked again"


def test_a_query_that_the_endpoint_refuses_is_the_askers_error(url: str) -> None:
    with pytest.raises(QueryError, match=r"endpoint cannot read the query.*line 1.*unexpected end"):
        texts(url, "SELECT ?x {} # wrong")


def test_patience_with_a_slow_server_ends(url: str) -> None:
    start = time.monotonic()
    with pytest.raises(StoreError, match="timed out"):
        texts(url, "SELECT ?x {} # slow", timeout=1)
    assert time.monotonic() - start < 1.9


def test_nothing_is_sent_in_clear_to_whom_it_is_not_meant(
    url: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Who we are comes from the environment, else from netrc for this machine; else nobody."""
    assert texts(url, "SELECT ?x {}") == ["é"]
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login anna password secret\n", encoding="utf-8")
    monkeypatch.setenv("NETRC", str(netrc))
    assert texts(url, "SELECT ?x {} # private") == ["é"]
    monkeypatch.setenv("KG_ENDPOINT_USER", "binh")
    monkeypatch.setenv("KG_ENDPOINT_PASSWORD", "pw")
    assert texts(url, "SELECT ?x {} # private") == ["é"]
    said = [None, b64encode(b"anna:secret").decode(), b64encode(b"binh:pw").decode()]
    assert [found and found.removeprefix("Basic ") for *_, found in Server.asked] == said
    netrc.write_text("machine\n", encoding="utf-8")
    monkeypatch.delenv("KG_ENDPOINT_USER")
    with pytest.raises(StoreError, match="netrc file cannot be used"):
        texts(url, "SELECT ?x {}")


def test_the_length_of_a_query_decides_how_it_is_sent(url: str) -> None:
    for size in (100, 5000):
        assert texts(url, f"SELECT ?x {{}} # {'é' * size}") == ["é"]
    assert [(method, text.count("é")) for method, text, _ in Server.asked] == [
        ("GET", 100), ("POST", 5000),
    ]  # fmt: skip


@pytest.mark.parametrize("command", ["query", "sparql", "export", "tables"])
def test_commands_say_it_and_end_with_2(command: str, tmp_path: Path) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        nobody = f"http://127.0.0.1:{closed.getsockname()[1]}/query"
    query = tmp_path / "q.rq"
    query.write_text("SELECT ?x {}", encoding="utf-8")
    args = {
        "query": ["query", "hubs"], "sparql": ["sparql", str(query)],
        "export": ["export", str(tmp_path / "a.nt")], "tables": ["tables", str(tmp_path / "t")],
    }[command]  # fmt: skip
    result = CliRunner().invoke(app, [*args, "--endpoint", nobody])
    assert result.exit_code == 2
    assert nobody in result.stderr
    assert "refused" in result.stderr
    assert result.stdout == ""
    assert not list(tmp_path.glob("a.nt*"))
