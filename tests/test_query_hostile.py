"""Values that try to be more than values: two hundred of them, for every type of parameter."""

from __future__ import annotations

import re
from itertools import product

import pytest
from fixture_store import given_store
from query_cases import rows
from typer.testing import CliRunner

from kg.errors import QueryError
from kg.queries import list_queries
from kg.queries.binding import bind_params
from kg.store import check_query, iri

#: What would end the term that a value stands in, if it stood there as text.
OPENINGS = (
    '"', "'", '"""', "'''", ">", ")", "}", ") }", '" )', '"@en', '"^^<urn:x>', "\\", '\\"',
    "\\u0022", "\\U00000022", "\n", "\r\n", "#\n", "?place", "",
)  # fmt: skip
#: What one would like to smuggle in behind it.
ATTACKS = (
    "} UNION { ?s ?p ?o }",
    "} ; DROP ALL #",
    "} ; INSERT DATA { <urn:a> <urn:b> <urn:c> } #",
    "VALUES (?x) { (UNDEF) }",
    "/(!<urn:x>)*",
    "FILTER (true) #",
    "SERVICE <http://127.0.0.1:9/> { ?s ?p ?o }",
    "} LIMIT 0 #",
)
ODD = (
    "\x00", "\x1b[31m", "a" * 100_000, "%s%n", "{0}", "${x}", "{{x}}", "$(id)", "..", "../../etc",
    "\u202e", "\u200b", "\ufeff", "＂", "ʺ", "\u2028} UNION {", "ﬀ", "\U0001f600",
    "<script>", "'--",
    "e\u0301" * 50, "٢٠٢٥", "２０２５", "²", "1e9", "0x10", "-", "NaN", "INF", "true", "UNDEF",
    "_:b0",
    "<urn:x>", "urn:x y", "http://[", "https://x/ } DROP ALL", "urn:a> <b", "mailto:a b",
    "javascript:alert(1)//\n", "a:b\x00", "?x", "$x",
)  # fmt: skip
HOSTILE = [f"{opening} {attack}" for opening, attack in product(OPENINGS, ATTACKS)] + list(ODD)
IRI = re.compile(r"[a-z][a-z0-9+.-]*:\S")


def test_there_are_enough() -> None:
    assert len(set(HOSTILE)) >= 200


@pytest.mark.parametrize(
    ("name", "param", "more"),
    [
        ("posts", "body", {}),
        ("who-met-whom", "person", {}),
        ("evidence", "claim", {}),
        ("posts", "as_of", {}),
        ("agreements", "kind", {}),
        ("low-confidence", "below", {}),
        ("network-edges", "at_least", {}),
        ("articles", "lang", {}),
        ("events", "article", {}),
        ("figures-claimed", "unit", {}),
    ],
)
def test_a_hostile_value_finds_nothing_and_changes_nothing(
    name: str, param: str, more: dict[str, str]
) -> None:
    store = given_store()
    before = store.dump()
    messages: list[str] = []
    for value in HOSTILE:
        try:
            found = rows(store, name, **{param: value}, **more)
        except QueryError as error:
            messages.append(str(error))
        else:
            assert found == [], (name, param, value)
    assert max(map(len, messages), default=0) < 800, "a message repeats a long value"
    assert store.dump() == before


def test_hostile_names_of_places() -> None:
    # Places are looked for in the gazetteer, too, which is slow: some will do.
    store = given_store()
    before = store.dump()
    for value in [*HOSTILE[::25], *ODD[:6]]:
        with pytest.raises(QueryError):
            rows(store, "merged-units", locality=value if not IRI.match(value) else "?" + value)
    assert store.dump() == before


def test_a_bound_value_stays_one_term() -> None:
    """Whatever is bound, the question keeps its shape: nothing but strings has changed."""
    store = given_store()
    query = next(query for query in list_queries() if query.name == "events")
    plain = store.ask_text(query.text, bind_params(query, {"article": "a"}, store))
    for value in HOSTILE:
        text = store.ask_text(query.text, bind_params(query, {"article": value}, store))
        check_query(text)
        literal = re.search(r'VALUES \(\?article\) \{ \(("(?:[^"\\\n]|\\.)*")\) \}', text)
        assert literal, value
        assert text.replace(literal[1], '"a"') == plain


@pytest.mark.parametrize("value", ["https://x/ } DROP ALL", "urn:a> <b", "http://[", "mailto:a b"])
def test_iris_are_checked(value: str) -> None:
    with pytest.raises(QueryError):
        rows(given_store(), "twinning", locality=value)
    with pytest.raises(QueryError):
        iri(value)


def test_the_command_line_says_it_in_one_line(
    tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pathlib import Path

    from fixture_store import given_folder

    from kg.cli import app

    monkeypatch.setenv("KG_STORE", str(given_folder(Path(str(tmp_path)) / "store")))
    for value in HOSTILE[::25]:
        done = CliRunner().invoke(app, ["query", "posts", f"--body={value}"])
        assert done.exit_code == 2, value
        assert isinstance(done.exception, SystemExit)
        assert done.stdout == ""
        assert "Traceback" not in done.stderr
