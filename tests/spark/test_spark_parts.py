from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner

from kg.cli import app


def test_parts_that_are_not_whole_are_refused_and_no_store_is_made(tmp_path: Path) -> None:
    (tmp_path / "parts" / "articles").mkdir(parents=True)
    (tmp_path / "parts" / "articles" / "_SUCCESS").touch()
    store = tmp_path / "store"
    done = CliRunner().invoke(app, ["load", str(tmp_path / "parts"), "--store", str(store)])
    assert done.exit_code == 2
    assert "no world/_SUCCESS" in done.stderr
    assert not store.exists()
