"""A server of ours on loopback, started as a user would, and ended by its process id."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from fixture_store import given_folder


@pytest.fixture(scope="session")
def start(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., httpx.Client]]:
    """Return a function that starts a server on a store and gives a client for it."""
    running: list[subprocess.Popen[bytes]] = []
    clients: list[httpx.Client] = []

    def begin(store: Path, *options: str) -> httpx.Client:
        kg = "from kg.cli import main; main()"
        command = [sys.executable, "-c", kg, "serve", "--store", str(store), "--port", "0"]
        journal = tmp_path_factory.mktemp("server") / "journal"
        with journal.open("w") as out:
            process = subprocess.Popen([*command, "--workers", "2", *options], stderr=out)
        running.append(process)
        deadline = time.monotonic() + 60
        while not (found := re.search(r"http://\S+", journal.read_text())):
            assert process.poll() is None, journal.read_text()
            assert time.monotonic() < deadline
            time.sleep(0.05)
        client = httpx.Client(base_url=found[0], timeout=60)
        clients.append(client)
        # The port is open before the workers are ready: the first request waits for them.
        assert client.get("health").json()["status"] == "ok"
        return client

    yield begin
    for client in clients:
        client.close()
    for process in running:
        process.terminate()
    for process in running:
        process.wait(timeout=40)
        assert process.returncode in {0, -15}


@pytest.fixture(scope="session")
def client(
    start: Callable[..., httpx.Client], tmp_path_factory: pytest.TempPathFactory
) -> httpx.Client:
    """Return a client of a server on the fixture store."""
    return start(given_folder(tmp_path_factory.mktemp("served") / "store"))
