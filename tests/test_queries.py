from __future__ import annotations

import csv
import socket
import subprocess
import sys
import time
import tomllib
import unicodedata
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from fixture_store import EVENT, FOLDER, GIVEN, HAI_PHONG, given_store
from pyoxigraph import Literal
from rdflib.plugins.sparql import prepareQuery

from kg.errors import QueryError
from kg.queries import (
    fold_name,
    list_queries,
    load_query,
    query_text,
    read_query,
    resolve_name,
    run_query,
)
from kg.queries.header import SavedQuery
from kg.store import LocalStore, Store, iri, plain
from kg.store.remote import Endpoint, RemoteStore
from kg.tables import TABLES

ALL = list_queries()
#: DESIGN, section 4; `coop` columns may not drift.
DESIGN = {
    "places": "place, label_en, names, kind, country, iso, wikidata, article",
    "people": "person, name, names, position, organisation, locality, date, article",
    "organisations": "organisation, label_en, names, kind, locality, article",
    "events": "event, type, date, place, parties, host, guest, leader, modality, confidence, "
    "quote, article",
    "agreements": "agreement, kind, status, date, period, parties, fields, confidence, quote, "
    "article",
    "partnerships": "partnership, a, b, kind, since, inherited_from, confidence, quote, article",
    "statements": "statement, type, speaker, speaker_names, addressee, fields, programme, "
    "deadline, modality, confidence, quote, article",
    "figures": "figure, value, unit, qualifier, about, quote, article",
}


def rows(store: Store, name: str, **values: str) -> list[dict[str, str]]:
    answer = run_query(store, load_query(name), values)
    return [dict(zip(answer.variables, map(plain, row), strict=True)) for row in answer]


def values_of(name: str) -> dict[str, str]:
    file = FOLDER / name / "values.toml"
    return tomllib.loads(file.read_text(encoding="utf-8")) if file.exists() else {}


def expected(name: str) -> list[list[str]]:
    with (FOLDER / name / "expected.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def answer(store: Store, query: SavedQuery) -> list[list[str]]:
    found = run_query(store, query, values_of(query.name))
    return [list(found.variables), *([plain(term) for term in row] for row in found)]


@pytest.mark.parametrize("union", [False, True], ids=["apart", "united"])
@pytest.mark.parametrize("query", ALL, ids=lambda q: q.name)
def test_expected_rows(query: SavedQuery, union: bool) -> None:
    assert answer(given_store(union=union), query) == expected(query.name)


@pytest.mark.parametrize("query", ALL, ids=lambda q: q.name)
def test_headers_and_portability(query: SavedQuery) -> None:
    assert query.summary
    assert query.summary_vi
    assert query.description
    assert query.description_vi
    assert query.columns
    assert all(param.description and param.example for param in query.params if param.name != "x")
    # It runs as it stands in another engine and in ours.
    prepareQuery(query.text)
    list(given_store().select(query.text))
    for param in query.params:
        assert given_store().ask_text(query.text, {param.variable: Literal("x")} | {
            p.variable: None for p in query.params if p is not param
        })  # fmt: skip


def test_tables_have_the_columns_of_the_design() -> None:
    assert set(TABLES) == set(DESIGN)
    for name, columns in DESIGN.items():
        assert ", ".join(c.name for c in load_query(name).columns) == columns


@pytest.fixture(scope="module", params=[False, True], ids=["apart", "united"])
def server(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folder = tmp_path_factory.mktemp("served")
    server = Path(sys.executable).with_name("oxigraph")
    run = [str(server), "serve", "--location", str(folder), "--bind", f"127.0.0.1:{port}"]
    process = subprocess.Popen([*run, *(["--union-default-graph"] if request.param else [])])
    url = f"http://127.0.0.1:{port}"
    try:
        for _ in range(100):
            try:
                load = urllib.request.Request(
                    f"{url}/store", GIVEN, {"Content-Type": "application/trig"}, method="POST"
                )
                urllib.request.urlopen(load).close()
                break
            except OSError:
                time.sleep(0.1)
        yield f"{url}/query"
    finally:
        process.terminate()
        process.wait()


@pytest.mark.full
def test_expected_rows_from_a_server(server: str) -> None:
    store = RemoteStore(Endpoint(server))
    for query in ALL:
        assert answer(store, query) == expected(query.name), query.name
    assert resolve_name(store, "hai phong", "place") == HAI_PHONG
    before = given_store().dump()
    assert store.dump() == before or "union" in server or len(store.dump()) <= len(before)


@pytest.mark.full
def test_writing_to_a_server(server: str) -> None:
    from test_store import THING, A, WorldChange, article, world

    store = RemoteStore(Endpoint(server))
    store.replace_article(A, article(A), WorldChange([THING], world('"\\ \n হাইফোং')))
    assert store.article_hashes()[A].text_hash == "h"
    assert len(store.article_graph(A)) == 3
    assert {q.graph_name.value for q in store.claims_about([THING])} == {A}  # type: ignore[union-attr]
    store.remove_article(A, WorldChange([THING]))
    assert not store.ask(f"ASK {{ {iri(THING)} ?p ?o }}")
    assert A not in store.article_hashes()


def test_ties_before_the_merger_are_not_inherited() -> None:
    store = given_store()
    now = {
        row["partner"]: row["inherited_from"]
        for row in rows(store, "twinning", locality="hai phong")
    }
    assert now == {"Primorsky": "", "Vientiane Province": "Hai Duong"}
    then = rows(store, "twinning", locality="hai phong", as_of="2025-06-30")
    assert {row["partner"] for row in then} == {"Primorsky"}
    assert rows(store, "twinning", locality="hai phong", as_of="2009") == []
    own = rows(store, "twinning", locality="hải dương")
    assert {row["inherited_from"] for row in own} == {""}


def test_denied_ties_are_no_ties() -> None:
    store = given_store()
    assert "Kagoshima" not in {row["partner"] for row in rows(store, "twinning", locality="VN-HP")}
    assert not [row for row in rows(store, "partnerships") if "not twinned" in row["quote"]]


def test_labels_in_another_language() -> None:
    found = rows(given_store(), "twinning", locality="hai phong", lang="bn")
    assert {row["locality"] for row in found} == {"হাইফোং"}
    assert {row["partner"] for row in found} == {"Primorsky", "Vientiane Province"}


def test_filters() -> None:
    store = given_store()
    signed = rows(store, "agreements", status="signed", party="kagoshima")
    assert {row["article"] for row in signed} == {"hp-vi", "hp-en", "ties"}
    assert {r["kind"] for r in rows(store, "agreements", field="tourism")} == {"mou"}
    assert rows(store, "agreements", kind="minutes") == []
    assert {r["article"] for r in rows(store, "events", article="ties")} == {"ties"}
    assert rows(store, "ending-soon", until="2026-11") == []
    assert rows(store, "ending-soon", since="2027", until="2030") == []
    assert rows(store, "timeline", a="hai phong", b="tanaka aiko")[0]["type"] == "meeting"
    assert rows(store, "timeline", a="vietnam", b="laos")[0]["what"] == "partnership"


@pytest.mark.parametrize(
    "name",
    ["hai phong", "Hải Phòng", "HAI-PHONG", "Haiphong", "হাইফোং", "VN-HP", "  hải   phòng ",
     unicodedata.normalize("NFD", "Hải Phòng"), HAI_PHONG, "place/VN-HP"],
)  # fmt: skip
def test_names_in_any_form(name: str) -> None:
    assert rows(given_store(), "twinning", locality=name)


def test_people_and_bodies_by_name() -> None:
    store = given_store()
    assert resolve_name(store, "田中愛子", "person").endswith("c716aae8d9")
    assert resolve_name(store, "le van binh") == resolve_name(store, "Lê Văn Bình", "person")
    assert "/body/" in resolve_name(store, "so ngoai vu", "body")


def test_places_that_no_article_speaks_of_are_known() -> None:
    assert resolve_name(given_store(), "lạng sơn", "place").endswith("/place/VN-09")
    assert rows(given_store(), "twinning", locality="lạng sơn") == []


def test_several_things_of_one_name_are_listed() -> None:
    store = given_store()
    label = "<http://www.w3.org/2004/02/skos/core#prefLabel>"
    store.update(
        "INSERT DATA { <urn:x:1> a <https://w3id.org/coopkg/ontology#Locality> ; "
        f'{label} "Hai-phong"@en }}'
    )
    with pytest.raises(QueryError, match="2 places have this name") as caught:
        resolve_name(store, "hai phong", "place")
    assert "urn:x:1" in str(caught.value)
    assert HAI_PHONG in str(caught.value)
    # The same characters are better than the same letters.
    assert resolve_name(store, "Hai Phong", "place") == HAI_PHONG


HOSTILE = [
    'x" } ; DROP ALL #', "x> } UNION { ?s ?p ?o }", "\\u0022 }", "') { }", "${x}", "%s", "{0}",
    "\x00", "a" * 100_000, "''' }", "<urn:x>", "?zzqx", "..", "\u202e",
]  # fmt: skip


@pytest.mark.parametrize("value", HOSTILE)
def test_a_hostile_value_is_a_name_that_is_not_found(value: str) -> None:
    store = given_store()
    before = store.dump()
    with pytest.raises(QueryError):
        rows(store, "twinning", locality=value)
    with pytest.raises(QueryError):
        rows(store, "twinning", locality="hai phong", as_of=value)
    with suppress(QueryError):
        assert rows(store, "agreements", field=value) == []
    assert rows(store, "events", article=value) == []
    assert store.dump() == before


@pytest.mark.parametrize("value", ["https://x/ } DROP ALL", "urn:a> <b", "http://[", "mailto:a b"])
def test_iris_are_checked(value: str) -> None:
    with pytest.raises(QueryError):
        rows(given_store(), "twinning", locality=value)


def test_parameters_are_checked() -> None:
    store = given_store()
    for name, values, message in (
        ("twinning", {}, "missing"),
        ("twinning", {"locality": " "}, "missing"),
        ("twinning", {"locality": "hai phong", "foo": "1"}, "no parameter 'foo'"),
        ("twinning", {"locality": "hai phong", "as_of": "2025-13"}, "no date"),
        ("agreements", {"status": "Signed"}, "no code"),
        ("nosuch", {}, "no question"),
    ):
        with pytest.raises(QueryError, match=message):
            rows(store, name, **values)


def test_both_iris_of_a_claim_find_its_evidence() -> None:
    store = given_store()
    merged = rows(store, "evidence", claim=EVENT)
    assert {row["article"] for row in merged} == {"hp-vi", "hp-en", "again"}
    one = rows(store, "evidence", claim=merged[0]["said"])
    assert [row["said"] for row in one] == [merged[0]["said"]]
    assert rows(store, "evidence", claim="event/5b06fdcc8ff9117f") == merged


def test_explain_shows_the_query_as_sent() -> None:
    text = query_text(given_store(), load_query("twinning"), {"locality": "hai phong"})
    assert f'VALUES (?place ?as_of ?lang) {{ (<{HAI_PHONG}> UNDEF "en") }}' in text


def test_cells_of_several_values_are_sorted_once(tmp_path: Path) -> None:
    file = tmp_path / "q.rq"
    file.write_text(
        "#+ summary: s\n#+ columns:\n#+   - {name: x, multi: true}\n"
        'SELECT ?x { BIND("b | a |  | b" AS ?x) }',
        encoding="utf-8",
    )
    found = run_query(LocalStore.in_memory(), read_query(file))
    assert [plain(row[0]) for row in found] == ["a | b"]


@pytest.mark.parametrize(
    "text",
    ["SELECT * {}", "#+ summary: [\nASK {}", "#+ tags: [x]\nASK {}",
     "#+ summary: s\n#+ params: [{name: x, type: wizard}]\nASK {}"],
)  # fmt: skip
def test_broken_headers_name_the_file(tmp_path: Path, text: str) -> None:
    file = tmp_path / "broken.rq"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(QueryError, match=r"broken\.rq"):
        read_query(file)


def test_folding_keeps_what_tells_names_apart() -> None:
    assert fold_name("Đà Nẵng") == fold_name("da-nang") == "da nang"
    assert fold_name("لاهورَ") == fold_name("لاهور")
    assert fold_name("ม") != fold_name("มา")
    assert fold_name("হাই") != fold_name("হা")
