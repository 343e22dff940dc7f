"""What the header of every question must say, and that everything it says is tested."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fixture_store import FOLDER, given_store
from pyoxigraph import Literal
from query_cases import params_of, values_of
from rdflib.plugins.sparql import prepareQuery

from kg.errors import QueryError
from kg.queries import list_queries, load_query, read_query
from kg.queries.header import Param, SavedQuery
from kg.resources import ontology_dir

ALL = list_queries()
each = pytest.mark.parametrize("query", ALL, ids=lambda q: q.name)
#: Codes of a parameter, by its name, come from these schemes.
SCHEMES = {
    ("agreements", "kind"): "agreement-kinds",
    ("agreements", "status"): "agreement-status",
    **{(query.name, "field"): "fields" for query in ALL if query.param("field")},
}


def test_there_are_questions_enough() -> None:
    assert len(ALL) >= 25


@each
def test_texts_in_two_languages(query: SavedQuery) -> None:
    texts = [query.summary, query.summary_vi, query.description, query.description_vi]
    for part in (*query.params, *query.columns):
        texts += [part.description, part.description_vi]
    assert all(text.strip() for text in texts), "a text is missing"
    assert query.tags
    assert query.summary != query.summary_vi
    assert query.columns or query.is_graph


@each
def test_parameters_are_described_whole(query: SavedQuery) -> None:
    header = query.text.partition("PREFIX")[0]
    for param in query.params:
        assert param.example, param.name
        entry = header.partition(f"{{name: {param.name}, type:")[2].partition("}\n")[0]
        assert ("required: true" in entry) != ("default:" in entry), param.name
        if param.values_from:
            other = load_query(param.values_from.query)
            assert param.values_from.column in [column.name for column in other.columns]
        if param.values:
            assert not param.default or param.default in param.values


@each
def test_every_header_is_tested(query: SavedQuery) -> None:
    folder = FOLDER / query.name
    kept = (folder / ("expected.ttl" if query.is_graph else "expected.csv")).read_text("utf-8")
    assert kept.count("\n") > 1, "no row is expected"
    required = {param.name for param in query.params if param.required}
    assert required <= set(values_of(query.name))
    others = {param.name for param in query.params} - set(values_of(query.name))
    assert others <= set(params_of(query.name)), "a parameter has no case in params.toml"


@pytest.mark.parametrize("key", SCHEMES, ids="-".join)
def test_codes_are_those_of_the_scheme(key: tuple[str, str]) -> None:
    text = (ontology_dir() / "schemes" / f"{SCHEMES[key]}.ttl").read_text(encoding="utf-8")
    param = load_query(key[0]).param(key[1])
    assert isinstance(param, Param)
    assert set(param.values) == set(re.findall(r'skos:notation "(\w+)"', text))


@each
def test_it_runs_as_it_stands(query: SavedQuery) -> None:
    prepareQuery(query.text)
    store = given_store()
    list(store.construct(query.text) if query.is_graph else store.select(query.text))
    for param in query.params:
        free = {p.variable: None for p in query.params}
        assert '"x"' in store.ask_text(query.text, free | {param.variable: Literal("x")})


def test_no_value_is_left_in_the_text_of_a_question_but_on_its_parameter_lines() -> None:
    for query in ALL:
        for param in query.params:
            lines = [n for n in query.text.splitlines() if re.match(r"\s*VALUES \(", n)]
            assert any(f"?{param.variable}" in line for line in lines), (query.name, param.name)


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


def test_limits_that_tell_planners_where_to_begin_are_documented() -> None:
    limited = {query.name for query in ALL if re.search(r"\bLIMIT 1000000", query.text)}
    page = (Path(__file__).parent.parent / "docs" / "queries.md").read_text("utf-8")
    table = page.partition("a million of")[2].partition("\n\n")[0]
    assert set(re.findall(r"^\| `([a-z-]+)`", table, re.MULTILINE)) == limited
