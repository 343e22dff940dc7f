"""Pushing to real servers: whole, cut off, again, and after something is gone."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path

import pytest
from engines import oxigraph_server, remote, virtuoso_server
from fixture_store import given_store
from pyoxigraph import Triple
from query_cases import agrees
from typer.testing import CliRunner

from kg.errors import StoreError
from kg.push import push
from kg.queries import list_queries
from kg.store.graph_store import put_graph
from kg.store.remote import RemoteStore

pytestmark = pytest.mark.full
WORLD = "https://w3id.org/coopkg/world"


@pytest.mark.parametrize("protocol", ["update", "graph store"])
def test_a_push_makes_both_equal(tmp_path: Path, protocol: str) -> None:
    with oxigraph_server(tmp_path) as url:
        target, source = remote(f"{url}/query"), given_store()
        put = partial(put_graph, f"{url}/store") if protocol == "graph store" else None
        done = push(source, target, put=put, chunk=50)
        assert (done.sent, done.same, done.removed, done.dropped) == (6, 0, 0, 0)
        assert done.added > 100
        assert read(target) == read(source)
        again = push(source, target, put=put)
        assert (again.sent, again.same, again.added, again.dropped) == (0, 6, 0, 0)


def read(store: object) -> set[str]:
    rows = store.select("SELECT ?s ?p ?o ?g { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }")  # type: ignore[attr-defined]
    return {" ".join(map(str, row)) for row in rows}


def test_what_is_gone_here_goes_there_and_strangers_stay(tmp_path: Path) -> None:
    with oxigraph_server(tmp_path) as url:
        target, source = remote(f"{url}/query"), given_store()
        push(source, target)
        target.update("INSERT DATA { GRAPH <urn:x:other> { <urn:x:a> <urn:x:b> 1 } }")
        target.update("INSERT DATA { <urn:x:old> <urn:x:b> 1 }")
        source.remove_article("https://w3id.org/coopkg/article/again")
        done = push(source, target)
        assert (done.sent, done.removed, done.dropped) == (0, 1, 1)
        assert target.ask("ASK { GRAPH <urn:x:other> { ?s ?p ?o } }")
        assert not target.ask("ASK { <urn:x:old> ?p ?o }")
        assert set(target.article_hashes()) == set(source.article_hashes())


class Dying(RemoteStore):
    """A store whose connection breaks after some updates."""

    left = 0

    def update(self, text: str) -> None:
        self.left -= 1
        if self.left < 0:
            raise StoreError("the line went dead.")
        super().update(text)


def test_a_push_that_was_cut_off_goes_on(tmp_path: Path) -> None:
    with oxigraph_server(tmp_path) as url:
        target, source = remote(f"{url}/query"), given_store()
        dying = Dying(target.endpoint)
        for updates in (2, 9, 14):
            dying.left = updates
            with pytest.raises(StoreError, match="dead"):
                push(source, dying, chunk=20)
        done = push(source, target, chunk=20)
        assert done.same > 0
        assert done.sent > 0
        assert read(target) == read(source)


def test_a_server_that_unites_graphs(tmp_path: Path) -> None:
    with oxigraph_server(tmp_path, union=True) as url:
        target = remote(f"{url}/query")
        push(given_store(), target)
        again = push(given_store(), target)
        assert (again.sent, again.dropped) == (0, 0)
        assert [query.name for query in list_queries() if not agrees(target, query)] == []


def test_virtuoso(tmp_path: Path) -> None:
    with virtuoso_server(tmp_path) as url:
        target, source = remote(url), given_store()
        done = push(source, target, world=WORLD, chunk=200)
        assert done.sent == 6
        again = push(source, target, world=WORLD, chunk=200)
        assert (again.sent, again.added, again.dropped) == (0, 0, 0)
        assert [query.name for query in list_queries() if not agrees(target, query)] == []


def test_the_command(tmp_path: Path) -> None:
    from fixture_store import given_folder

    from kg.cli import app

    store = given_folder(tmp_path / "store")
    with oxigraph_server(tmp_path / "remote") as url:
        run = ["push", f"{url}/query", "--graph-store", f"{url}/store", "--store", str(store)]
        done = CliRunner().invoke(app, run)
        assert done.exit_code == 0, done.output
        assert done.stdout.startswith("6 articles sent, 0 there already, 0 removed; world: ")
    assert CliRunner().invoke(app, [*run, "--timeout", "2"]).exit_code == 2


def test_addresses_are_looked_at(tmp_path: Path) -> None:
    nothing: Iterable[Triple] = ()
    with pytest.raises(StoreError, match="neither http nor https"):
        put_graph("file:///etc", "urn:x:g", nothing)
