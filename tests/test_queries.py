from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from fixture_store import EVENT, HAI_PHONG, given_store
from query_cases import answer, expected, expected_graph, graph_answer, params_of, rows

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
from kg.store import LocalStore, plain
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


@pytest.mark.parametrize("union", [False, True], ids=["apart", "united"])
@pytest.mark.parametrize("query", ALL, ids=lambda q: q.name)
def test_expected_answer(query: SavedQuery, union: bool) -> None:
    store = given_store(union=union)
    if query.is_graph:
        assert graph_answer(store, query) == expected_graph(query.name)
    else:
        assert answer(store, query) == expected(query.name)


CASES = [(query, name) for query in ALL for name in params_of(query.name)]


@pytest.mark.parametrize(("query", "name"), CASES, ids=lambda x: getattr(x, "name", x))
def test_parameters_change_the_answer(query: SavedQuery, name: str) -> None:
    case = params_of(query.name)[name]
    found = answer(given_store(), query, {name: case["value"]})
    at = found[0].index(case["column"])
    assert [row[at] for row in found[1:]] == case["cells"]
    assert found != expected(query.name)


def test_tables_have_the_columns_of_the_design() -> None:
    assert set(TABLES) == set(DESIGN)
    for name, columns in DESIGN.items():
        assert ", ".join(c.name for c in load_query(name).columns) == columns


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
    assert {row["article"] for row in signed} == {"hp-vi", "hp-en", "ties", "port-vi", "port-en"}
    assert {r["kind"] for r in rows(store, "agreements", field="tourism")} == {"mou"}
    assert rows(store, "agreements", kind="minutes") == []
    assert {r["article"] for r in rows(store, "events", article="ties")} == {"ties"}
    assert rows(store, "ending-soon", until="2026-11") == []
    assert rows(store, "ending-soon", since="2031", until="2035") == []
    assert rows(store, "timeline", a="hai phong", b="tanaka aiko")[0]["type"] == "meeting"
    assert rows(store, "timeline", a="vietnam", b="laos")[-1]["what"] == "partnership"


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
    assert f"VALUES (?place) {{ (<{HAI_PHONG}>) }}" in text
    assert 'VALUES (?lang) { ("en") }' in text
    assert "UNDEF" not in text


def test_cells_of_several_values_are_sorted_once(tmp_path: Path) -> None:
    file = tmp_path / "q.rq"
    file.write_text(
        "#+ summary: s\n#+ columns:\n#+   - {name: x, multi: true}\n"
        'SELECT ?x { BIND("b | a |  | b" AS ?x) }',
        encoding="utf-8",
    )
    found = run_query(LocalStore.in_memory(), read_query(file))
    assert [plain(row[0]) for row in found] == ["a | b"]


def test_folding_keeps_what_tells_names_apart() -> None:
    assert fold_name("Đà Nẵng") == fold_name("da-nang") == "da nang"
    assert fold_name("لاهورَ") == fold_name("لاهور")
    assert fold_name("ม") != fold_name("มา")
    assert fold_name("হাই") != fold_name("হা")


#: Columns that hold all names of a thing, names in English by their heading, or words of articles.
_NAMED_BY_HEADING = {"label_en", "name", "names", "speaker_names", "quote", "headline", "content"}


@pytest.mark.parametrize("query", ALL, ids=lambda q: q.name)
def test_labels_come_in_the_language_asked_for(query: SavedQuery) -> None:
    store = given_store()
    label = "<http://www.w3.org/2004/02/skos/core#prefLabel>"
    text = f"SELECT ?en ?vi {{ ?x {label} ?en, ?vi FILTER (LANG(?en) = 'en' && LANG(?vi) = 'vi') }}"
    names = {plain(en): plain(vi) for en, vi in store.select(text)}
    english = {en for en, vi in names.items() if en != vi}
    assert {"Hai Phong", "Japan"} <= english
    if query.is_graph:  # a graph has every label with its language
        assert "@vi" in graph_answer(store, query)
        return
    more = {"lang": "vi"} if query.param("lang") and query.name != "articles" else {}
    head, *cells = answer(store, query, more)
    for column, *values in zip(head, *cells, strict=True):
        if column not in _NAMED_BY_HEADING or (query.name, column) == ("merged-units", "name"):
            told = {w for v in values for w in re.split(r" \| |: | into ", v)}
            assert not told & english, column
