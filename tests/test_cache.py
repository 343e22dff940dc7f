"""The cache of compiled data: made anew when it must be, shared by many, broken without harm."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.cache import cached


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache folder."""
    monkeypatch.setenv("COOPKG_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


class Checkout:
    """Data in a folder, and how often they were compiled."""

    def __init__(self, place: Path, text: str = "one") -> None:
        place.mkdir()
        self.place, self.source, self.compiled = place, place / "labels.txt", 0
        self.source.write_text(text, encoding="utf-8")

    def load(self, name: str = "lexicon-xx") -> object:
        return cached(name, self.place, [self.source], self._make)

    def _make(self) -> object:
        self.compiled += 1
        return {"words": self.source.read_text(encoding="utf-8").split()}


def test_what_is_in_the_cache_is_not_compiled_again(folder: Path, tmp_path: Path) -> None:
    data = Checkout(tmp_path / "a")
    assert data.load() == data.load() == {"words": ["one"]}
    assert data.compiled == 1
    assert [path.suffix for path in folder.iterdir()] == [".bin"]


def test_changed_data_are_compiled_and_replace_the_old(folder: Path, tmp_path: Path) -> None:
    data = Checkout(tmp_path / "a")
    data.load()
    data.source.write_text("one two", encoding="utf-8")
    assert data.load() == {"words": ["one", "two"]}
    os.utime(data.source, ns=(1, 1))  # the same length, written at another time
    data.load()
    assert data.compiled == 3
    assert len(list(folder.iterdir())) == 1


def test_two_checkouts_leave_each_other_alone(folder: Path, tmp_path: Path) -> None:
    one, two = Checkout(tmp_path / "a"), Checkout(tmp_path / "b", "two")
    for _ in range(3):
        assert one.load() == {"words": ["one"]}
        assert two.load() == {"words": ["two"]}
        one.load("lexicon-xx-yy")
    assert (one.compiled, two.compiled) == (2, 1)
    assert len(list(folder.iterdir())) == 3


def test_files_that_nobody_loads_go(folder: Path, tmp_path: Path) -> None:
    one, two = Checkout(tmp_path / "a"), Checkout(tmp_path / "b")
    one.load()
    (left,) = folder.iterdir()
    (folder / "half.tmp").write_bytes(b"half")
    (folder / "notes.txt").write_text("not ours", encoding="utf-8")
    for path in folder.iterdir():
        os.utime(path, (0, 0))
    one.load()  # is use: the file stays
    two.load()
    assert left.exists()
    assert {path.suffix for path in folder.iterdir()} == {".bin", ".txt"}
    os.utime(left, (0, 0))
    two.load("lexicon-yy")
    assert not left.exists()


def _flip(content: bytes) -> bytes:
    return content[:-1] + bytes([content[-1] ^ 1])


@pytest.mark.parametrize(
    "spoil", [_flip, lambda c: c[:-3], lambda c: b"", lambda c: b"r" * 40, lambda c: c + b"0"]
)
def test_a_broken_file_is_written_anew(
    folder: Path, tmp_path: Path, spoil: Callable[[bytes], bytes]
) -> None:
    data = Checkout(tmp_path / "a")
    data.load()
    (path,) = folder.iterdir()
    path.write_bytes(spoil(path.read_bytes()))
    assert data.load() == data.load() == {"words": ["one"]}
    assert data.compiled == 2


def test_where_nothing_can_be_kept_it_is_compiled(folder: Path, tmp_path: Path) -> None:
    data = Checkout(tmp_path / "a")
    folder.write_text("a file, no folder", encoding="utf-8")
    assert data.load() == data.load() == {"words": ["one"]}
    assert data.compiled == 2
    assert folder.read_text(encoding="utf-8") == "a file, no folder"


def test_a_file_in_the_way_does_no_harm(folder: Path, tmp_path: Path) -> None:
    data = Checkout(tmp_path / "a")
    data.load()
    (path,) = folder.iterdir()
    path.unlink()
    path.mkdir()  # can be neither read nor replaced, by root either
    assert data.load() == {"words": ["one"]}
    assert list(folder.iterdir()) == [path]  # and nothing half-written is left


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_rights_is_read_only(folder: Path, tmp_path: Path) -> None:
    data = Checkout(tmp_path / "a")
    data.load()
    folder.chmod(0o500)
    try:
        data.load()
        data.source.write_text("one two", encoding="utf-8")
        assert data.load() == {"words": ["one", "two"]}
    finally:
        folder.chmod(0o700)


_WORKER = """
import os, sys
from pathlib import Path
from kg.cache import cached
source, n = Path(sys.argv[1]), int(sys.argv[2])
wanted = {str(k): tuple(range(k)) for k in range(300)}
for turn in range(40):
    if turn % 4 == n:
        os.utime(source)  # all that is kept is out of date now
    if cached("lexicon-xx", source.parent, [source], lambda: dict(wanted)) != wanted:
        sys.exit("read something else than what was written")
"""


def test_processes_may_compile_at_once(folder: Path, tmp_path: Path) -> None:
    data = Checkout(tmp_path / "a")
    command = [sys.executable, "-c", _WORKER, str(data.source)]
    workers = [
        subprocess.Popen([*command, str(n)], stderr=subprocess.PIPE, text=True) for n in range(3)
    ]
    assert [worker.communicate()[1] for worker in workers] == [""] * 3
    assert [worker.returncode for worker in workers] == [0] * 3
    assert {path.suffix for path in folder.iterdir()} == {".bin"}
