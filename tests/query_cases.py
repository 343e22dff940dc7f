"""The cases beside the questions (`tests/queries/NAME/`), and how they are asked."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Mapping
from typing import Any

from fixture_store import FOLDER

from kg.queries import construct_graph, load_query, run_query
from kg.queries.header import SavedQuery
from kg.store import Store, plain


def rows(store: Store, name: str, **values: str) -> list[dict[str, str]]:
    found = run_query(store, load_query(name), values)
    return [dict(zip(found.variables, map(plain, row), strict=True)) for row in found]


def values_of(name: str) -> dict[str, str]:
    file = FOLDER / name / "values.toml"
    return tomllib.loads(file.read_text(encoding="utf-8")) if file.exists() else {}


def params_of(name: str) -> dict[str, dict[str, Any]]:
    file = FOLDER / name / "params.toml"
    return tomllib.loads(file.read_text(encoding="utf-8")) if file.exists() else {}


def expected(name: str) -> list[list[str]]:
    with (FOLDER / name / "expected.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def expected_graph(name: str) -> str:
    return (FOLDER / name / "expected.ttl").read_text(encoding="utf-8")


def answer(
    store: Store, query: SavedQuery, more: Mapping[str, str] | None = None
) -> list[list[str]]:
    found = run_query(store, query, values_of(query.name) | dict(more or {}))
    return [list(found.variables), *([plain(term) for term in row] for row in found)]


def graph_answer(store: Store, query: SavedQuery) -> str:
    """Return the triples sorted, a line each: a Turtle file, too."""
    found = construct_graph(store, query, values_of(query.name))
    return "".join(sorted({f"{triple} .\n" for triple in found}))


def agrees(store: Store, query: SavedQuery) -> bool:
    """Tell whether a store gives what is written beside the question."""
    if query.is_graph:
        return graph_answer(store, query) == expected_graph(query.name)
    return answer(store, query) == expected(query.name)
