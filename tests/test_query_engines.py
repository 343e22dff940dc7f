"""The same rows from every engine: Oxigraph's server, Virtuoso, Jena."""

from __future__ import annotations

from pathlib import Path

import pytest
from engines import WORLD, JenaStore, load, oxigraph_server, remote, virtuoso_server
from fixture_store import GIVEN, HAI_PHONG, given_store
from pyoxigraph import DefaultGraph
from query_cases import agrees, answer, params_of

from kg.export.paging import all_statements
from kg.queries import list_queries, resolve_name
from kg.store import Store, iri
from kg.store.remote import Endpoint, RemoteStore

pytestmark = pytest.mark.full


def check(store: Store) -> None:
    assert [query.name for query in list_queries() if not agrees(store, query)] == []
    for query in list_queries():
        for name, case in params_of(query.name).items():
            found = answer(store, query, {name: case["value"]})
            at = found[0].index(case["column"])
            assert [row[at] for row in found[1:]] == case["cells"], (query.name, name)


@pytest.mark.parametrize("union", [False, True], ids=["apart", "united"])
def test_oxigraph_server(tmp_path: Path, union: bool) -> None:
    with oxigraph_server(tmp_path, union=union) as url:
        load(url, GIVEN)
        store = RemoteStore(Endpoint(f"{url}/query"))
        check(store)
        assert resolve_name(store, "hai phong", "place") == HAI_PHONG
        # A triple of a named graph is not repeated for the world.
        assert {q.triple for q in store.quads()} == {q.triple for q in given_store().quads()}
        assert set(store.dump()) <= set(given_store().dump())


def test_virtuoso(tmp_path: Path) -> None:
    with virtuoso_server(tmp_path, GIVEN) as url:
        check(remote(url))


def test_a_virtuoso_that_caps_its_rows_gives_all(tmp_path: Path) -> None:
    wanted = {q.triple for q in given_store().quads() if q.graph_name == DefaultGraph()}
    with virtuoso_server(tmp_path, GIVEN, most=50) as url:
        lines = set(all_statements(remote(url), WORLD))
        rows = remote(url).select("SELECT ?s ?p ?o { GRAPH ?g { ?s ?p ?o } } ORDER BY ?s ?p ?o")
        assert len(list(rows)) > 1000
    assert lines == {f"{triple} .".encode() for triple in wanted}


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_jena() -> None:
    check(JenaStore(GIVEN))


def test_writing_to_a_server(tmp_path: Path) -> None:
    from test_store import THING, A, WorldChange, article, world

    with oxigraph_server(tmp_path) as url:
        store = RemoteStore(Endpoint(f"{url}/query"))
        store.replace_article(A, article(A), WorldChange([THING], world('"\\ \n হাইফোং')))
        assert store.article_hashes()[A].text_hash == "h"
        assert len(store.article_graph(A)) == 3
        graphs = {q.graph_name.value for q in store.claims_about([THING])}  # type: ignore[union-attr]
        assert graphs == {A}
        store.remove_article(A, WorldChange([THING]))
        assert not store.ask(f"ASK {{ {iri(THING)} ?p ?o }}")
        assert A not in store.article_hashes()
