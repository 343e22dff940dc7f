"""Asked once with tags, a question answers as it does in each language."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fixture_store import given_store
from pyoxigraph import Literal, NamedNode
from query_cases import values_of

from kg.queries import list_queries, load_query, run_query
from kg.queries.header import SavedQuery
from kg.queries.tagging import Row, in_order, in_words, tagged
from kg.store import LocalStore, plain
from kg.terms import term

QUERIES = [query for query in list_queries() if query.columns]
#: Their first key is no column, and a later one is a label: rows of one day stand otherwise.
BY_DAY = {"who-met-whom"}
#: The language that they ask for is that of articles; what is told is as articles print it.
OF_ARTICLES = {"articles", "translation-disagreements"}


@pytest.fixture(scope="module")
def store() -> Iterator[LocalStore]:
    with given_store() as opened:
        yield opened


def names(store: LocalStore, lang: str) -> dict[str, str]:
    found = store.match(None, term("skos:prefLabel"), None, None)
    return {
        quad.subject.value: quad.object.value
        for quad in found
        if isinstance(quad.subject, NamedNode)
        and isinstance(quad.object, Literal)
        and quad.object.language == lang
    }


@pytest.mark.parametrize("lang", ["en", "vi"])
@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_one_answer_has_all_languages(store: LocalStore, query: SavedQuery, lang: str) -> None:
    own, values = names(store, lang) if lang != "en" else {}, values_of(query.name)
    asked = list(run_query(store, tagged(query), values))
    if tagged(query).text != query.text:
        values["lang"] = lang

    def shown(row: Row) -> Row:
        return in_words(row, lambda label: own.get(label.iri, label.text))

    given = [shown(row) for row in in_order(query, asked, shown)]
    wanted = list(run_query(store, query, values))
    if query.name in BY_DAY:
        given.sort(key=str)
        wanted.sort(key=str)
    assert [list(map(plain, row)) for row in given] == [list(map(plain, row)) for row in wanted]


def test_questions_with_a_language_have_tags() -> None:
    for query in QUERIES:
        if any(param.name == "lang" for param in query.params) and query.name not in OF_ARTICLES:
            assert tagged(query).text != query.text, query.name
            assert "Here" not in tagged(query).text, query.name


def test_a_label_leads_to_what_has_it(store: LocalStore) -> None:
    query = load_query("twinning")
    rows = run_query(store, tagged(query), {"locality": "Hải Phòng"})
    partners = {plain(row[rows.variables.index("partner")]) for row in rows}
    assert partners
    assert all(found.startswith("\ue000https://w3id.org/coopkg/id/place/") for found in partners)
