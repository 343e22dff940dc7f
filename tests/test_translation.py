"""What people are told comes in English and in Vietnamese; catalogues are whole and compiled."""

from __future__ import annotations

import ast
import json
import pickle
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from typer.testing import CliRunner

import kg
from kg import errors
from kg.cli import app
from kg.errors import ArticleError, AssumptionError, KgError
from kg.messages import Message
from kg.resources import ontology_dir
from kg.translation import complaints, spoken, told

PACKAGE = Path(kg.__file__).parent
FOLDER = ontology_dir() / "messages" / "vi" / "LC_MESSAGES"
#: Where messages arise that name an article, a sentence, a decision or the store.
TOLD = (
    "cli/build.py", "cli/data.py", "cli/decide.py", "cli/foreign.py", "cli/review.py",
    "cli/takedown.py", "cli/walk.py", "foreign", "languages.py", "lexicon.py", "mapping.py",
    "pipeline.py", "reading/__init__.py", "reading/decoding.py", "reading/documents.py",
    "reading/files.py", "reading/records.py", "reading/warc.py", "rejected.py",
    "removal.py", "review", "spark", "stated.py", "store/folder.py", "store/local.py",
)  # fmt: skip
SPEAKING = {name for name in dir(errors) if name.endswith("Error")}
SPEAKING |= {"LookupError", "Message", "say", "phrase", "_broken", "_ask"}
#: Said of queries and of RDF by who writes them, not of articles.
TECHNICAL = ("the query ", "the update ", "the RDF ")
ARTICLE = (
    "Lao Cai and Yunnan deepen ties\n\nA delegation from Yunnan Province visited Lao Cai Province "
    "on 4 March 2024. Lao Cai Province and Yunnan Province have been twinned since 2009.\n"
)


@pytest.fixture(scope="module")
def catalogue() -> Catalog:
    with (FOLDER / "kg.po").open("rb") as file:
        return read_po(file, abort_invalid=True)


def modules() -> Iterator[Path]:
    for name in TOLD:
        path = PACKAGE / name
        yield from sorted(path.rglob("*.py")) if path.is_dir() else [path]


def said(tree: ast.AST) -> Iterator[ast.expr]:
    """Yield what errors, messages and talk are made of: first arguments and advice."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        if name in SPEAKING:
            yield from node.args[:1]
            yield from (k.value for k in node.keywords if k.arg == "advice")


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_every_message_is_in_the_catalogue(catalogue: Catalog) -> None:
    missing = []
    for path in modules():
        for text in said(ast.parse(path.read_text(encoding="utf-8"))):
            where = f"{path.relative_to(PACKAGE)}:{text.lineno}"
            if isinstance(text, ast.JoinedStr):
                if not ast.unparse(text)[2:].startswith(TECHNICAL):
                    missing.append(f"{where}: a template and values, not an f-string, can be told")
            elif isinstance(text, ast.Constant) and isinstance(text.value, str) and text.value:
                found = catalogue.get(text.value)
                if found is None or not found.string:
                    missing.append(f"{where}: {text.value!r}")
    assert not missing, "\n".join(missing)


def test_the_catalogue_holds_nothing_else_and_the_same_fields(catalogue: Catalog) -> None:
    nodes = (
        node
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    )
    known = {node.value for node in nodes if isinstance(node, ast.Constant)}
    for message in catalogue:
        if not message.id:
            continue
        assert message.id in known, "nothing says this any more"
        if "{" in message.id and '{"' not in message.id:
            assert fields(str(message.id)) == fields(str(message.string)), message.id


def test_the_catalogue_is_compiled(catalogue: Catalog) -> None:
    with (FOLDER / "kg.mo").open("rb") as file:
        compiled = {message.id: message.string for message in read_mo(file)}
    written = {message.id: message.string for message in catalogue}
    del compiled[""], written[""]  # heads
    assert compiled == written, "pybabel compile -D kg -d ontology/messages"


def test_a_message_is_its_english_text_and_knows_the_others() -> None:
    text = Message("is larger than {limit:,} bytes.", limit=2000)
    assert text == "is larger than 2,000 bytes."
    assert told(text, "vi") == "lớn hơn 2,000 byte."
    assert told(pickle.loads(pickle.dumps(text)), "vi") == "lớn hơn 2,000 byte."
    assert told(Message("x {a}", {"vi": "y {a}"}, a=1), "vi") == "y 1"
    assert told("nobody ever said this {0}", "vi") == "nobody ever said this {0}"
    assert told("", "vi") == ""


def test_an_error_that_crossed_processes_can_still_be_told() -> None:
    error = ArticleError("cannot be read ({error}).", where="a{b}", advice="Split it.", error="x")
    again = pickle.loads(pickle.dumps(error))
    assert str(again) == str(error) == "a{b}: cannot be read (x). Split it."
    assert again.text(lambda text: told(text, "vi")) == "a{b}: không đọc được (x). Hãy chia nhỏ."


def test_problems_of_one_place_are_one_complaint() -> None:
    problems = [
        AssumptionError("is not UTF-8.", where="a.txt", advice="Look."),
        KgError("no place"),
        KgError("in no language", where="a.txt", advice="Look."),
        KgError("no place"),
        KgError("in no language", where="b.txt"),
    ]
    found = complaints(problems, "en")
    assert [c.where for c in found] == ["a.txt", "", "", "b.txt"]
    assert found[0].text == "a.txt: is not UTF-8. Look. in no language. Look."
    assert (found[0].what, found[0].advice) == ("is not UTF-8. in no language", "Look.")


@pytest.mark.parametrize(
    ("asked", "environment", "lang"),
    [
        ("", {}, "en"),
        ("vi", {"KG_LANG": "en"}, "vi"),
        ("", {"KG_LANG": "vi", "LC_ALL": "en_US.UTF-8"}, "vi"),
        ("", {"LC_ALL": "vi_VN.UTF-8"}, "vi"),
        ("", {"LANG": "lo_LA.UTF-8"}, "en"),
    ],
)
def test_the_language_is_asked_for_or_that_of_the_terminal(
    asked: str, environment: dict[str, str], lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("KG_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert spoken(asked) == lang


def run(folder: Path, *arguments: str, code: int, lang: str = "en") -> tuple[str, str]:
    done = CliRunner(env={"KG_LANG": lang}).invoke(app, list(arguments))
    assert done.exit_code == code, (done.output, done.exception)
    return done.stdout, done.stderr


def test_a_build_names_each_file_once_and_in_the_language_asked_for(tmp_path: Path) -> None:
    news, store = tmp_path / "news", str(tmp_path / "store")
    news.mkdir()
    (news / "good.txt").write_text(ARTICLE, encoding="utf-8")
    (news / "empty.txt").write_bytes(b"")
    # Guessed encoding and a language that nobody taught us: two problems of one file.
    (news / "two.txt").write_bytes("Η επαρχία και η πόλη υπέγραψαν συμφωνία.".encode("utf-16-le"))
    build = ["build", str(news), "--store", store, "--jobs", "1"]
    _, english = run(tmp_path, *build, code=1)
    assert f"{news / 'empty.txt'}: is empty. Leave it out" in english
    twice = [line for line in english.splitlines() if "two.txt" in line]
    assert len(twice) == 1
    assert "it was read as" in twice[0]
    assert "the text is in '" in twice[0]
    _, vietnamese = run(tmp_path, *build, "--lang", "vi", code=1)
    assert f"{news / 'empty.txt'}: là tệp trống. Hãy bỏ tệp này" in vietnamese
    assert "văn bản bằng '" in vietnamese
    assert run(tmp_path, *build, code=1, lang="vi")[1] == vietnamese
    out, _ = run(tmp_path, *build, "--json", code=1, lang="vi")
    problems = json.loads(out)["problems"]
    assert [Path(p["where"]).name for p in problems] == ["empty.txt", "two.txt"]


def test_reviewing_speaks_vietnamese(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    places = ["--store", str(tmp_path / "store"), "--decisions", str(tmp_path / "d.ttl")]
    run(tmp_path, "build", str(tmp_path / "a.txt"), *places, code=0)
    out, err = run(tmp_path, "review", "list", *places, code=0, lang="vi")
    assert "độ tin cậy" in out
    assert "mục cần xem" in err
    claim = "https://x.example/a#claim-1"
    _, err = run(tmp_path, "review", "accept", claim, "--by", "An", *places, code=1, lang="vi")
    assert "kho không có thông tin này của bài báo" in err
    _, err = run(tmp_path, "review", "list", "--store", str(tmp_path / "no"), code=2, lang="vi")
    assert "ở đây không có kho nào" in err
