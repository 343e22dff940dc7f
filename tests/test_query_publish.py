"""The questions as grlc and as SHACL: served and run, not only written."""

from __future__ import annotations

import csv
import io
import os
import subprocess
import sys
import urllib.parse
import urllib.request
from pathlib import Path

import pytest
from engines import free_port, load, oxigraph_server, wait_for
from fixture_store import GIVEN, HAI_PHONG, given_store
from pyshacl import validate
from query_cases import expected, values_of
from rdflib import Graph
from rdflib.namespace import SH

from kg.queries import list_queries
from kg.queries.publish import grlc_text, shacl_text, write_grlc, write_shacl
from kg.store import plain

ENDPOINT = "http://127.0.0.1:1/query"
ALL = list_queries()
#: What SIB's collection asks of each of its examples.
EXAMPLE = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix schema: <https://schema.org/> .
[] a sh:NodeShape ; sh:targetClass sh:SPARQLExecutable ;
  sh:property [ sh:path [ sh:alternativePath ( sh:select sh:ask sh:construct ) ] ;
    sh:minCount 1 ; sh:maxCount 1 ] ,
  [ sh:path rdfs:comment ; sh:minCount 1 ;
    sh:or ( [ sh:datatype rdf:langString ] [ sh:datatype rdf:HTML ] ) ] ,
  [ sh:path schema:keywords ; sh:minCount 1 ] ,
  [ sh:path schema:target ; sh:minCount 1 ; sh:nodeKind sh:IRI ] .
"""


def test_shacl_files_conform_and_run(tmp_path: Path) -> None:
    assert write_shacl(ALL, tmp_path, ENDPOINT) == len(ALL) == len(list(tmp_path.glob("*.ttl")))
    whole = Graph()
    for file in sorted(tmp_path.glob("*.ttl")):
        whole.parse(file)
    conforms, _, report = validate(whole, shacl_graph=Graph().parse(data=EXAMPLE, format="turtle"))
    assert conforms, report
    store = given_store()
    for query in whole.objects(None, SH.select):
        list(store.select(str(query)))
    assert len(set(whole.subjects(SH.construct))) == sum(query.is_graph for query in ALL)


def test_shacl_text_gives_the_rows_of_the_question() -> None:
    query = next(query for query in ALL if query.name == "units")
    graph = Graph().parse(data=shacl_text(query, ENDPOINT), format="turtle")
    rows = given_store().select(
        str(graph.value(None, SH.select, None) or next(graph.objects(None, SH.select)))
    )
    assert [[plain(cell) for cell in row] for row in rows] == expected("units")[1:]


def test_grlc_text_runs_without_its_parameters() -> None:
    """Variables that grlc does not replace leave the parameter free."""
    store = given_store()
    for query in ALL:
        text = grlc_text(query, ENDPOINT)
        assert "VALUES (?" not in text or query.name in text or "coop:" in text
        list(store.construct(text) if query.is_graph else store.select(text))
        if not values_of(query.name) and not any(p.default for p in query.params):
            found = [[plain(cell) for cell in row] for row in store.select(text)]
            assert len(found) == len(expected(query.name)) - 1, query.name


@pytest.mark.full
def test_grlc_serves_the_folder(tmp_path: Path) -> None:
    # grlc pins each of its libraries to one version, so it gets an environment of its own.
    python = tmp_path / "venv" / "bin" / "python"
    subprocess.run([sys.executable, "-m", "venv", str(tmp_path / "venv")], check=True)
    install = [str(python), "-m", "pip", "install", "-q", "grlc>=1.3.11,<2"]
    # Our own pins, which CI sets for all of pip, are not grlc's.
    free = {name: value for name, value in os.environ.items() if name != "PIP_CONSTRAINT"}
    subprocess.run(install, check=True, capture_output=True, env=free)
    (tmp_path / "store").mkdir()
    with oxigraph_server(tmp_path / "store") as url:
        load(url, GIVEN)
        write_grlc(ALL, tmp_path / "api", f"{url}/query")
        (tmp_path / "config.ini").write_text(f"[local]\nlocal_sparql_dir = {tmp_path / 'api'}\n")
        port = free_port()
        process = subprocess.Popen(
            [str(python.with_name("grlc-server")), f"--port={port}"], cwd=tmp_path,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            api = f"http://127.0.0.1:{port}/api-local"
            wait_for(f"http://127.0.0.1:{port}/", process)
            listed = urllib.request.urlopen(f"{api}/swagger").read().decode()
            assert all(f"/{query.name}" in listed for query in ALL)
            for name in ("coverage", "units", "hubs", "agreements", "orphaned-agreements"):
                assert served(api, name) == expected(name), name
            twinning = served(api, "twinning", locality=HAI_PHONG, lang="en")
            assert twinning == expected("twinning")
            assert len(served(api, "agreements", kind="mou")) == 4
            assert len(served(api, "network-edges", atleast="2")) == 4
        finally:
            process.terminate()
            process.wait()


def served(api: str, name: str, **values: str) -> list[list[str]]:
    url = f"{api}/{name}?{urllib.parse.urlencode(values)}"
    request = urllib.request.Request(url, headers={"Accept": "text/csv"})
    text = urllib.request.urlopen(request).read().decode()
    query = next(query for query in ALL if query.name == name)
    rows = list(csv.reader(io.StringIO(text)))
    several = [i for i, column in enumerate(query.columns) if column.multi]
    for row in rows[1:]:
        for i in several:
            row[i] = " | ".join(sorted({part for part in row[i].split(" | ") if part}))
    return rows
