"""Bad input to the real command: a message names the file and what to do, the rest is built.

Exit codes: 0 fine, 1 the data has problems, 2 wrong use.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg.cli import app

ROOT = Path(__file__).parent.parent
RUN = [sys.executable, "-c", "from kg.cli import main; main()"]
GOOD = (
    "Lao Cai and Yunnan deepen ties\n\n"
    "A delegation from Yunnan Province visited Lao Cai Province on 4 March 2024. "
    "Lao Cai Province and Yunnan Province have been twinned since 2009.\n"
)


@dataclass(frozen=True)
class Result:
    """What the command printed, and its exit code."""

    code: int
    out: dict[str, object]
    talk: str

    def messages(self, name: str) -> list[str]:
        return [line for line in self.talk.splitlines() if name in line]


def kg_build(folder: Path, *paths: str, stdin: bytes = b"") -> Result:
    """Run `kg build` on paths below a folder, beside an article that is fine."""
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    places = [path if path == "-" else str(folder / path) for path in (*paths, "good.txt")]
    options = ["--store", str(folder / "store"), "--json", "--jobs", "1"]
    done = CliRunner().invoke(app, ["build", *places, *options], input=stdin)
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return Result(done.exit_code, json.loads(done.stdout), done.stderr)


def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[bytes]:
    """Run the command in a process of its own."""
    there = {"PYTHONPATH": str(ROOT), "KG_STORE": str(cwd / "store")}
    return subprocess.run(
        [*RUN, *arguments], cwd=cwd, env=os.environ | there, capture_output=True, timeout=60
    )


def write(folder: Path, name: str, data: bytes) -> str:
    (folder / name).write_bytes(data)
    return name


def only_good_was_built(result: Result) -> None:
    assert result.code == 1
    assert result.out["built"] == 1
    assert result.out["claims"] != 0


BAD = {
    "empty.txt": (b"", "Leave it out"),
    "blank.txt": (b" \n\t\n", "Leave it out"),
    "photo.txt": (bytes(range(256)) * 40, "Give text, HTML, Markdown or JSON Lines."),
    "empty.jsonl": (b"", "Leave it out"),
    "half-utf16.txt": (b"\xff\xfeH\x00a\x00i", "Save it as UTF-8"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_is_no_article(name: str, tmp_path: Path) -> None:
    data, advice = BAD[name]
    result = kg_build(tmp_path, write(tmp_path, name, data))
    only_good_was_built(result)
    (message,) = result.messages(name)
    assert advice in message
    assert message.startswith("kg: ")


def test_latin_1_is_read_and_reported(tmp_path: Path) -> None:
    text = "The café owners of Orléans met a delegation from Da Nang City.\n" * 3
    result = kg_build(tmp_path, write(tmp_path, "latin.txt", text.encode("latin-1")))
    assert result.code == 1
    assert result.out["built"] == 2
    (message,) = result.messages("latin.txt")
    assert "is not UTF-8 (byte 7)" in message
    assert "save it as UTF-8" in message


BROKEN_PAGES = {
    "unclosed": "<html><head><title>News</title><body><div><p>%s<p><b>More <<<>&&& <table><tr>",
    "no head": "</div></p><p>%s</article></i><script>if (a < b) {",
    "nested": "<html><body>" + "<div>" * 1000 + "<p>%s",
    "attributes": "<html><body><p class=\"a onclick='x>y' >text</p\"><p>%s</p></body>",
}


@pytest.mark.parametrize("kind", BROKEN_PAGES)
def test_broken_html_is_read_all_the_same(kind: str, tmp_path: Path) -> None:
    page = BROKEN_PAGES[kind] % ("The delegation spoke about trade. " * 20)
    result = kg_build(tmp_path, write(tmp_path, "broken.html", page.encode()))
    assert result.out["articles"] == 2
    assert result.out["built"] == 2
    assert (result.code, result.talk.strip()) == (0, "")


def test_html_without_any_text(tmp_path: Path) -> None:
    result = kg_build(tmp_path, write(tmp_path, "bare.html", b"<html><<div><script>x</script"))
    only_good_was_built(result)
    (message,) = result.messages("bare.html")
    assert "has no text" in message


def test_a_line_of_ten_megabytes(tmp_path: Path) -> None:
    line = b"Lao Cai met Yunnan. " * 500_000
    result = kg_build(tmp_path, write(tmp_path, "long.txt", line))
    only_good_was_built(result)
    (message,) = result.messages("long.txt")
    assert "10,000,000 characters" in message
    assert "Split it" in message


def test_a_line_of_ten_megabytes_among_records(tmp_path: Path) -> None:
    long = json.dumps({"id": "long", "text": "Lao Cai met Yunnan. " * 500_000})
    short = json.dumps({"id": "short", "lang": "en", "text": GOOD})
    name = write(tmp_path, "lines.jsonl", f"{long}\n{short}\n".encode())
    result = kg_build(tmp_path, name)
    assert (result.code, result.out["built"]) == (1, 2)
    (message,) = result.messages(name)
    assert "lines.jsonl:1" in message


def test_a_missing_path(tmp_path: Path) -> None:
    result = kg_build(tmp_path, "not-there.txt")
    only_good_was_built(result)
    (message,) = result.messages("not-there.txt")
    assert "does not exist. Check the path" in message


def test_a_folder_without_articles(tmp_path: Path) -> None:
    (tmp_path / "pictures").mkdir()
    write(tmp_path / "pictures", "a.png", b"\x89PNG")
    result = kg_build(tmp_path, "pictures")
    only_good_was_built(result)
    (message,) = result.messages("pictures")
    assert "holds no articles. Files that are read: " in message
    assert ".jsonl" in message


def test_json_lines_with_broken_lines(tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": "first", "lang": "en", "text": GOOD}),
        '{"id": "second", "text": oops}',
        '{"id": "third"}',
        "[1, 2]",
        json.dumps({"id": "last", "lang": "en", "text": GOOD}),
    ]
    name = write(tmp_path, "lines.jsonl", "\n".join(lines).encode())
    result = kg_build(tmp_path, name)
    assert (result.code, result.out["built"]) == (1, 3)
    where = tmp_path / name
    assert [m.split(": ")[1] for m in result.messages(name)] == [f"{where}:{n}" for n in (2, 3, 4)]
    assert all('A line must read {"id"' in m for m in result.messages(name))


@pytest.mark.parametrize("data", [b"\n \n", b"\xff\xfe", b"\xef\xbb\xbf\n"])
def test_json_lines_of_blanks(data: bytes, tmp_path: Path) -> None:
    """Found by fuzzing: it was passed over in silence."""
    result = kg_build(tmp_path, write(tmp_path, "blank.jsonl", data))
    only_good_was_built(result)
    (message,) = result.messages("blank.jsonl")
    assert "has no text" in message


def test_a_language_without_labels(tmp_path: Path) -> None:
    text = "Η επαρχία και η πόλη υπέγραψαν συμφωνία συνεργασίας για τον τουρισμό."
    record = json.dumps({"id": "greek", "lang": "el", "text": text})
    result = kg_build(tmp_path, write(tmp_path, "greek.jsonl", record.encode()))
    only_good_was_built(result)
    (message,) = result.messages("greek.jsonl")
    assert "'el'" in message
    assert "docs/languages.md" in message


def test_text_in_an_unknown_script(tmp_path: Path) -> None:
    text = "ᎣᏏᏲ ᎤᏪᏘ ᏗᎪᏪᎵ ᎠᏂᏴᏫᏯ ᏧᎾᏓᎴᏅᏓ ᎢᏳᎾᏛᎿᏕᎬ"
    result = kg_build(tmp_path, write(tmp_path, "cherokee.txt", text.encode()))
    only_good_was_built(result)
    (message,) = result.messages("cherokee.txt")
    assert "docs/languages.md" in message


def test_links_that_turn_in_a_circle(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    write(folder, "a.txt", GOOD.encode())
    (folder / "again").symlink_to(folder, target_is_directory=True)
    result = kg_build(tmp_path, "news")
    assert (result.code, result.out["articles"]) == (0, 2)


def test_a_broken_sidecar(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", GOOD.encode())
    write(tmp_path, "a.meta.json", b'{"url": ')
    result = kg_build(tmp_path, "a.txt")
    assert (result.code, result.out["built"]) == (1, 2)
    (message,) = result.messages("a.meta.json")
    assert "Mend it or remove it." in message


def test_standard_input_that_is_empty(tmp_path: Path) -> None:
    result = kg_build(tmp_path, "-")
    only_good_was_built(result)
    assert result.messages("standard input")


def test_everything_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "pile"
    folder.mkdir()
    for name, (data, _) in BAD.items():
        write(folder, name, data)
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    done = run("build", "pile", "gone", "good.txt", "--store", "store", "--json", cwd=tmp_path)
    talk = done.stderr.decode("utf-8")
    result = Result(done.returncode, json.loads(done.stdout), talk)
    only_good_was_built(result)
    for name in [*BAD, "gone"]:
        assert len(result.messages(name)) == 1
    assert len(talk.splitlines()) == len(BAD) + 1


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["good.txt", "--no-such-option"],
        ["good.txt", "--jobs", "many"],
        ["good.txt", "--store", "taken"],
        ["good.txt", "--store", "good.txt"],
    ],
    ids=" ".join,
)
def test_wrong_use_is_2(arguments: list[str], tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "taken").mkdir()
    write(tmp_path / "taken", "other.txt", b"something else")
    done = run("build", *arguments, cwd=tmp_path)
    talk = done.stderr.decode("utf-8")
    assert done.returncode == 2, talk
    assert "Traceback" not in talk
    assert talk.strip()
