"""What one asker does is not noticed by the others; what is too much is stopped."""

from __future__ import annotations

import concurrent.futures
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from fixture_store import given_folder

from kg.store import LocalStore

Start = Callable[..., httpx.Client]
ENDLESS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
ASK = {"query": "ASK {}"}


@pytest.fixture(scope="module")
def strict(start: Start, tmp_path_factory: pytest.TempPathFactory) -> httpx.Client:
    store = given_folder(tmp_path_factory.mktemp("strict") / "store")
    return start(store, "--timeout", "1", "--max-rows", "50", "--queue", "4", "--max-memory", "300")


def test_an_endless_query_ends_and_the_others_do_not_notice(strict: httpx.Client) -> None:
    with concurrent.futures.ThreadPoolExecutor() as threads:
        endless = threads.submit(strict.get, "sparql", params={"query": ENDLESS})
        time.sleep(0.3)
        for number in range(5):
            started = time.perf_counter()
            query = f"ASK {{ FILTER ({number} = {number}) }}"
            assert strict.get("sparql", params={"query": query}).status_code == 200
            assert time.perf_counter() - started < 0.8
        stopped = endless.result()
    assert stopped.status_code == 503
    assert stopped.json()["title"] == "The query takes too long"
    assert strict.get("sparql", params=ASK).status_code == 200


def test_a_client_may_ask_for_less_time_not_for_more(strict: httpx.Client) -> None:
    for asked, most in (("0.3", 1.5), ("1000", 2.5)):
        started = time.perf_counter()
        found = strict.get("sparql", params={"query": ENDLESS + f" # {asked}", "timeout": asked})
        assert found.status_code == 503
        assert time.perf_counter() - started < most


def test_half_an_answer_is_none(strict: httpx.Client) -> None:
    for query in ("SELECT * { ?s ?p ?o }", "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"):
        found = strict.get("sparql", params={"query": query})
        assert found.status_code == 422
        assert "LIMIT" in found.json()["detail"]
        assert strict.get("sparql", params={"query": query + " LIMIT 50"}).status_code == 200


def test_too_many_at_once_are_turned_away(strict: httpx.Client) -> None:
    queries = [{"query": ENDLESS + f" # {n}"} for n in range(8)]
    with concurrent.futures.ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda params: strict.get("sparql", params=params), queries))
    titles = [response.json()["title"] for response in found]
    assert "Too many questions at once" in titles
    assert "The query takes too long" in titles
    assert any(response.headers.get("retry-after") for response in found)
    assert strict.get("sparql", params=ASK).status_code == 200


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not hold the limit")
def test_memory_is_limited(strict: httpx.Client) -> None:
    big = (
        "SELECT (GROUP_CONCAT(?x) AS ?all) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i "
        "BIND (CONCAT(STR(?c), STR(?f), STR(?i)) AS ?x) }"
    )
    found = strict.get("sparql", params={"query": big})
    assert found.status_code == 503
    assert found.json()["title"] in {"The query needs too much memory", "The query takes too long"}
    assert strict.get("sparql", params=ASK).status_code == 200


def test_hostile_requests_are_refused(client: httpx.Client) -> None:
    for path in (
        "static/../settings.py",
        "static/%2e%2e/settings.py",
        "static/..%2fsettings.py",
        "id/../../etc/passwd",
        "static//etc/passwd",
    ):
        assert client.get(path).status_code in {400, 404}
    injected = client.get("api/queries/twinning?locality=x%0d%0aSet-Cookie:a=b&format=csv")
    assert "set-cookie" not in injected.headers
    assert client.get("id/" + "a" * 60_000).status_code in {400, 404, 414}


def test_a_new_store_is_taken_up_whole_and_without_a_pause(start: Start, tmp_path: Path) -> None:
    stores = [given_folder(tmp_path / name) for name in ("one", "two")]
    with LocalStore.open(stores[1]) as second:
        second.update("INSERT DATA { <urn:new> <urn:is> 1 . <urn:new> <urn:has> 2 }")
    link = tmp_path / "current"
    link.symlink_to(stores[0])
    client = start(link)
    count = {"query": "SELECT (COUNT(*) AS ?n) { <urn:new> ?p ?o }"}

    def number(client: httpx.Client) -> str:
        found = client.get("sparql", params=count)
        assert found.status_code == 200
        return found.json()["results"]["bindings"][0]["n"]["value"]

    assert number(client) == "0"
    fresh = tmp_path / "next"
    fresh.symlink_to(stores[1])
    fresh.replace(link)
    seen = []
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and (not seen or seen[-1] != "2"):
        seen.append(number(client))
    assert set(seen) <= {"0", "2"}
    assert seen[-1] == "2"
    assert seen == sorted(seen)

    with LocalStore.open(stores[1]) as second:
        second.update("INSERT DATA { <urn:new> <urn:says> 3 }")
    while time.monotonic() < deadline and number(client) != "3":
        time.sleep(0.1)
    assert number(client) == "3"


def test_a_server_that_is_told_to_stop_answers_what_it_began(tmp_path: Path) -> None:
    store = given_folder(tmp_path / "store")
    kg = [sys.executable, "-c", "from kg.cli import main; main()", "serve", "--port", "0"]
    command = [*kg, "--store", str(store), "--workers", "1"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr
        home = next(word for line in server.stderr for word in line.split() if "://" in word)
        with httpx.Client(base_url=home, timeout=60) as client:
            assert client.get("health").json()["status"] == "ok"
            with concurrent.futures.ThreadPoolExecutor() as threads:
                asked = threads.submit(
                    client.get, "sparql", params={"query": ENDLESS, "timeout": "2"}
                )
                time.sleep(0.5)
                server.terminate()
                answer = asked.result()
            assert answer.status_code == 503
            assert answer.json()["title"] == "The query takes too long"
            server.wait(timeout=20)
            with pytest.raises(httpx.ConnectError):
                client.get("health")
