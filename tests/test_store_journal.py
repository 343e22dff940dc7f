"""A large batch that a kill cut short is ended by whoever opens the store next."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyoxigraph
import pytest
from pyoxigraph import Literal, NamedNode, Quad, Triple

from kg.errors import StoreError
from kg.store import ArticleChange, LocalStore, WorldChange, journal, local

A, B, P = "https://example.org/a", "https://example.org/b", NamedNode("https://example.org/p")
ODD = Literal('\\u0041 "quoted" \n# goes\n')


def said(subject: str, value: str | Literal) -> Triple:
    return Triple(NamedNode(subject), P, Literal(value) if isinstance(value, str) else value)


@pytest.fixture(autouse=True)
def bulk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local, "_MANY", 1)


def fill(path: Path) -> None:
    with LocalStore.open(path) as store:
        world = WorldChange((), [said(A, "old"), said(B, "stays"), said(B, ODD)])
        store.replace_articles([ArticleChange(A, [said(A, "one"), said(A, ODD)])], world)


def change(path: Path) -> None:
    with LocalStore.open(path) as store:
        world = WorldChange({A}, [said(A, "new")], [said(B, ODD)])
        changes = [ArticleChange(A, [said(A, "two")]), ArticleChange(B, [said(B, "three")])]
        store.replace_articles(changes, world)


def dump(path: Path) -> list[str]:
    with LocalStore.open(path, read_only=True) as store:
        return store.dump()


@pytest.fixture
def wanted(tmp_path: Path) -> list[str]:
    fill(tmp_path / "whole")
    change(tmp_path / "whole")
    return dump(tmp_path / "whole")


def test_bulk_gives_what_a_transaction_gives(
    wanted: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(local, "_MANY", 100)
    fill(tmp_path / "store")
    change(tmp_path / "store")
    assert dump(tmp_path / "store") == wanted
    assert len(wanted) == 4


def nothing(_inner: pyoxigraph.Store, _note: journal.Note) -> None:
    raise KeyboardInterrupt


def half(inner: pyoxigraph.Store, note: journal.Note) -> None:
    inner.bulk_load(note.comes, format=pyoxigraph.RdfFormat.N_QUADS)
    raise KeyboardInterrupt


@pytest.mark.parametrize("stop", [nothing, half])
@pytest.mark.parametrize("reader", [True, False])
def test_a_batch_cut_short_is_ended(
    stop: Callable[[pyoxigraph.Store, journal.Note], None],
    reader: bool,
    wanted: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "store"
    fill(path)
    with monkeypatch.context() as patch:
        patch.setattr(journal, "_apply", stop)
        with pytest.raises(KeyboardInterrupt):
            change(path)
    assert journal.is_pending(path)
    with LocalStore.open(path, read_only=reader) as store:
        assert store.dump() == wanted
    assert not journal.is_pending(path)


def test_a_note_that_was_not_ended_is_no_note(wanted: list[str], tmp_path: Path) -> None:
    path = tmp_path / "store"
    fill(path)
    (path / "pending.nq.part").write_bytes(b"<https://example.org/a> <https://exa")
    change(path)
    assert dump(path) == wanted


def test_beside_a_writer_a_reader_reads_what_there_is(tmp_path: Path) -> None:
    path = tmp_path / "store"
    fill(path)
    with LocalStore.open(path):
        (path / "pending.nq").write_bytes(f"{Quad(*said(A, 'x'))} .\n".encode() + b"# goes\n")
        assert len(dump(path)) == 5
    with pytest.raises(StoreError, match="no store"):
        LocalStore.open(tmp_path, read_only=True)
