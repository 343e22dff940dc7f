"""A walk through the queue at a real (pseudo-)terminal, with the real command."""

from __future__ import annotations

import os
import re
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest
from test_review import ARTICLES, write_articles
from typer.testing import CliRunner

from kg import LocalStore, build
from kg.cli import app
from kg.review.decisions import Decision
from kg.review.queue import review_queue
from kg.review.turtle import read_decisions

pty = pytest.importorskip("pty", reason="no pseudo-terminals here")
termios = pytest.importorskip("termios", reason="no pseudo-terminals here")

KG = [sys.executable, "-c", "from kg.cli import main; main()"]
PLACE = re.compile(r"(\d+) of \d+  (\w+)")


class Terminal:
    """The command at a pseudo-terminal: what it prints, and keys for it."""

    def __init__(self, folder: Path, *more: str) -> None:
        self.master, slave = pty.openpty()
        arguments = ["review", "walk", "--by", "An", "--store", str(folder / "store")]
        self.child = subprocess.Popen(
            [*KG, *arguments, "--decisions", str(folder / "decided.ttl"), *more],
            stdin=slave, stdout=slave, stderr=slave, close_fds=True,
        )  # fmt: skip
        os.close(slave)
        self.text = ""

    def until(self, words: str, seconds: float = 60) -> str:
        """Return what was printed since the last time, up to some words."""
        end = time.monotonic() + seconds
        while words not in self.text and time.monotonic() < end:
            if not select.select([self.master], [], [], 0.2)[0]:
                continue
            try:
                self.text += os.read(self.master, 65536).decode("utf-8", "replace")
            except OSError:  # the child has closed its side
                break
        assert words in self.text, self.text
        shown, _, self.text = self.text.partition(words)
        return shown + words

    def press(self, keys: str) -> None:
        """Type a line, or press one key; what is typed before a key is awaited would be lost."""
        wanted, end = keys.endswith("\n"), time.monotonic() + 60
        while bool(termios.tcgetattr(self.master)[3] & termios.ICANON) != wanted:
            assert time.monotonic() < end, self.text
            time.sleep(0.01)
        os.write(self.master, keys.encode())

    def item(self) -> re.Match[str]:
        """Return place and type of the next item, once it stands there whole."""
        shown = self.until(", confidence ") + self.until("\n")
        found = list(PLACE.finditer(shown))
        assert found, shown
        return found[-1]

    def close(self) -> int:
        code = self.child.wait(30)
        os.close(self.master)
        return code


def decided(folder: Path) -> list[Decision]:
    file = folder / "decided.ttl"
    return list(read_decisions(file).decisions) if file.exists() else []


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    here = tmp_path_factory.mktemp("walk")
    news = write_articles(here / "news")
    for name in sorted(ARTICLES)[3:]:
        (news / f"{name}.txt").unlink()
    build([news], here / "store", processes=1)
    return here


def test_a_key_for_each_verdict_and_the_next_walk_goes_on(folder: Path) -> None:
    walk = Terminal(folder, "--type", "statement")
    assert walk.item()[1] == "1"
    walk.press("x")  # no key: says which there are, and stays
    walk.until("a accept, r reject")
    assert walk.item()[1] == "1"
    walk.press("c")
    walk.until("Role")
    walk.press("colour\n")
    walk.until("What it is to hold")
    walk.press("red\n")
    walk.until("Why")
    walk.press("\n")
    walk.until("has no role 'colour'")  # nothing is decided, and it is asked again
    assert walk.item()[1] == "1"
    walk.press("c")
    walk.until("Role")
    walk.press("type\n")
    walk.until("What it is to hold")
    walk.press("request\n")
    walk.until("Why")
    walk.press("as they said\n")
    walk.until("1 kept in")
    walk.until("1 decided, 0 left")
    assert walk.close() == 0
    (one,) = decided(folder)
    assert (one.verdict, one.role, one.values, one.why, one.by) == (
        "correct", "type", ("request",), "as they said", "An",
    )  # fmt: skip

    walk = Terminal(folder, "--type", "figure")
    walk.item()
    walk.press("n")
    assert walk.item()[1] == "2"
    walk.press("b")
    assert walk.item()[1] == "1"
    walk.press("a")
    walk.until("1 kept in")
    walk.item()
    walk.press("\x03")  # control-C: what was decided stays
    walk.until("1 decided")
    assert walk.close() == 0
    first = decided(folder)[-1]
    assert first.verdict == "accept"

    walk = Terminal(folder, "--type", "figure")  # another day
    walk.item()
    walk.press("r")
    walk.until("Why")
    walk.press("a plan\n")
    walk.until("1 kept in")
    walk.press("q")
    walk.until("decided")
    assert walk.close() == 0
    second = decided(folder)[-1]
    assert (second.verdict, second.why) == ("reject", "a plan")
    assert first.on != second.on


def test_merge_split_and_defer(folder: Path) -> None:
    with LocalStore.open(folder / "store", read_only=True) as store:
        events = [i for i in review_queue(store, read_decisions(folder / "decided.ttl"))
                  if i.type == "event"]  # fmt: skip
    other = next(i.claim for i in events if i.claim != events[0].claim)
    before = len(decided(folder))
    walk = Terminal(folder, "--type", "event", "--limit", "3")
    walk.item()
    walk.press("m")
    walk.until("IRI of the one that stays")
    walk.press(f"{'/'.join(other.rsplit('/', 2)[1:])}\n")
    walk.until("Why")
    walk.press("one event\n")
    walk.until("kept in")
    walk.item()
    walk.press("s")
    walk.until("Why")
    walk.press("\n")
    walk.until("kept in")
    walk.item()
    walk.press("d")
    walk.until("Why")
    walk.press("ask\n")
    walk.until("kept in")
    walk.until("3 decided, 0 left")
    assert walk.close() == 0
    new = [d for d in decided(folder) if d.verdict in ("merge", "split", "defer")]
    assert {d.verdict for d in new} == {"merge", "split", "defer"}
    assert {d.target for d in new if d.verdict == "merge"} == {other}
    assert len(decided(folder)) == before + len(new)


def test_without_a_terminal_it_says_what_to_do(folder: Path) -> None:
    place = ["--store", str(folder / "store"), "--decisions", str(folder / "decided.ttl")]
    done = CliRunner().invoke(app, ["review", "walk", "--by", "An", *place])
    assert done.exit_code == 2
    assert "kg review list --csv" in done.stderr
