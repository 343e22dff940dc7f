from __future__ import annotations

import csv
from pathlib import Path

import pytest
from fixture_store import FOLDER, given_store

from kg.errors import ExportError
from kg.tables import TABLES, write_tables


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


def test_a_file_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    with pytest.raises(ExportError):
        write_tables(given_store(), tmp_path / "out")
