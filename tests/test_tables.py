from __future__ import annotations

import csv
from pathlib import Path

import pytest
from fixture_store import FOLDER, given_store

from kg import tables
from kg.errors import ExportError
from kg.queries import load_query, run_query
from kg.store import LocalStore
from kg.tables import TABLES, table_rows, write_tables


def test_all_eight_with_the_expected_rows(tmp_path: Path) -> None:
    counts = write_tables(given_store(), tmp_path / "deep" / "out")
    assert tuple(counts) == TABLES
    assert {p.name for p in (tmp_path / "deep" / "out").iterdir()} == {f"{n}.csv" for n in TABLES}
    for name, count in counts.items():
        found = (tmp_path / "deep" / "out" / f"{name}.csv").read_bytes()
        assert found == (FOLDER / name / "expected.csv").read_bytes()
        assert len(list(csv.reader(found.decode().splitlines()))) == count + 1


def test_same_bytes_again(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        write_tables(given_store(union=folder == "b"), tmp_path / folder)
    for name in TABLES:
        one, two = (tmp_path / folder / f"{name}.csv" for folder in ("a", "b"))
        assert one.read_bytes() == two.read_bytes()


@pytest.mark.parametrize("name", TABLES)
def test_asked_in_parts_they_are_what_the_question_gives(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "_FIRST", 1)
    monkeypatch.setattr(tables, "_NEXT", 2)
    store = given_store()
    found, whole = table_rows(store, name), run_query(store, load_query(name))
    assert found.variables == whole.variables
    assert list(found) == list(whole)


def test_tables_of_nothing_are_heads(tmp_path: Path) -> None:
    counts = write_tables(LocalStore.in_memory(), tmp_path)
    assert set(counts.values()) == {0}
    for name in TABLES:
        head = (tmp_path / f"{name}.csv").read_text("utf-8")
        columns = [column.name for column in load_query(name).columns]
        assert head == ",".join(columns) + "\n"


def test_a_file_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    with pytest.raises(ExportError):
        write_tables(given_store(), tmp_path / "out")
