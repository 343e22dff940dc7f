"""Disks that are full and folders that may only be read: clear messages, nothing harmed."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from test_review import dump, write_articles

from kg import build

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs limits of POSIX")

#: Files may not grow beyond so many bytes, as on a disk that is full.
FULL = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
limit = int(sys.argv.pop(1))
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
from kg.cli import main
main()
"""
#: Not even root may pass over the rights of files: the two capabilities for it go before a start.
HUMBLE = """
import ctypes, os, sys
for capability in (1, 2):
    ctypes.CDLL(None).prctl(24, capability, 0, 0, 0)
os.execv(sys.executable, [sys.executable, "-c", "from kg.cli import main; main()", *sys.argv[1:]])
"""


def run(script: str, *arguments: object, code: int) -> str:
    """Run the real command; return what it says."""
    command = [sys.executable, "-c", script, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, timeout=120)
    talk = done.stderr.decode()
    assert done.returncode == code, talk
    assert "Traceback" not in talk
    return talk


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with articles and the store built from them."""
    here = tmp_path_factory.mktemp("disk")
    build([write_articles(here / "news")], here / "store", processes=1)
    return here


@pytest.mark.parametrize("limit", [10, 4000, 20_000])
def test_a_full_disk_while_building(limit: int, whole: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    talk = run(FULL, limit, "build", whole / "news", "--store", store, "--jobs", "1", code=2)
    assert talk.startswith("kg: ")
    assert "free space" in talk
    build([whole / "news"], store, processes=1)  # there is room again
    assert dump(store) == dump(whole / "store")


@pytest.mark.parametrize("limit", [4000, 60_000])
def test_a_full_disk_while_a_store_grows(limit: int, whole: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    build([whole / "news" / "visit.txt"], store, processes=1)
    before = dump(store)
    talk = run(FULL, limit, "build", whole / "news", "--store", store, "--jobs", "1", code=2)
    assert "free space" in talk
    assert dump(store) == before
    build([whole / "news"], store, processes=1)
    assert dump(store) == dump(whole / "store")


def test_a_full_disk_leaves_files_as_they_were(whole: Path, tmp_path: Path) -> None:
    known = ["--store", whole / "store"]
    decided, out = tmp_path / "decided.ttl", tmp_path / "all.nq"
    kept = "# mine\n"
    decided.write_text(kept, encoding="utf-8")
    out.write_text(kept, encoding="utf-8")
    claim = next(line.split("> <")[0][1:] for line in dump(whole / "store") if "/id/event/" in line)
    accept = ["review", "accept", claim, "--by", "An", "--decisions", decided, *known]
    assert "as it was" in run(FULL, 10, *accept, code=1)
    assert "cannot be written" in run(FULL, 10, "export", out, *known, code=1)
    assert (decided.read_text(), out.read_text()) == (kept, kept)
    assert "free space" in run(FULL, 10, "tables", tmp_path / "t", *known, code=1)


@pytest.fixture
def sealed(whole: Path, tmp_path: Path) -> Iterator[Path]:
    """A copy of the store in which nothing may be written."""
    store = shutil.copytree(whole / "store", tmp_path / "store")
    folders = [store, store / "data"]
    for folder in folders:
        for path in folder.iterdir():
            if path.is_file():
                path.chmod(0o400)
    for folder in reversed(folders):
        folder.chmod(0o500)
    yield store
    for folder in folders:
        folder.chmod(0o700)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="root is let in elsewhere")
def test_a_store_that_may_only_be_read(sealed: Path, whole: Path) -> None:
    known = ["--store", sealed]
    for question in (["query", "events"], ["info"], ["review", "list"], ["validate"]):
        run(HUMBLE, *question, *known, code=0)
    for change in (["build", whole / "news", "--jobs", "1"], ["takedown", "visit", "--why", "x"]):
        talk = run(HUMBLE, *change, *known, "--decisions", sealed.parent / "d.ttl", code=2)
        assert "may not be written" in talk
        assert "--store" in talk
    assert dump(sealed) == dump(whole / "store")
    new = sealed / "new"
    assert "cannot be made" in run(HUMBLE, "build", whole / "news", "--store", new, code=2)
