"""Files to articles: formats, encodings, identifiers, sidecars and bad input."""

from __future__ import annotations

import codecs
import hashlib
import io
import json
import sys
import unicodedata
from pathlib import Path

import pytest

from kg.errors import ArticleError, KgError
from kg.model import Article
from kg.reading import read_articles

LEAD = (
    "On 4 March the province of Alba received a delegation of the region of Borea, led by its "
    "governor, for talks about schools, ports and tourism in the coming two years."
)
STORY = f"Alba and Borea plan joint school year\n{LEAD}\nBoth sides will meet again in May."
FIXTURES = Path(__file__).parent / "fixtures" / "reading"
SEEDS = Path(__file__).parent.parent / "seeds"


def read(*paths: Path | str, **limits: int) -> tuple[list[Article], list[KgError]]:
    problems: list[KgError] = []
    return list(read_articles(paths, on_problem=problems.append, **limits)), problems


def write(path: Path, content: str | bytes = STORY) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_a_text_file_is_an_article(tmp_path: Path) -> None:
    articles, problems = read(write(tmp_path / "alba.1.txt"))
    (article,) = articles
    assert (article.id, article.lang, article.text, problems) == ("alba.1", "en", STORY, [])
    assert article.sha256 == hashlib.sha256(STORY.encode()).hexdigest()
    assert (article.url, article.publisher, article.home, article.work) == (
        None, None, None, article.sha256[:16],
    )  # fmt: skip
    assert [r.kind for r in article.regions] == ["headline", "lead", "body"]


def test_text_is_nfc_with_joiners_and_unix_line_ends(tmp_path: Path) -> None:
    joined = "र्\u200dय क्\u200cष"
    raw = unicodedata.normalize("NFD", f"Thỏa thuận\r\n{joined}\rcuối")
    (article,), _ = read(write(tmp_path / "a.txt", "\ufeff" + raw))
    assert article.text == f"Thỏa thuận\n{joined}\ncuối"
    assert unicodedata.is_normalized("NFC", article.text)


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-32-le", codecs.BOM_UTF32_LE),
        ("utf-8", codecs.BOM_UTF8),
    ],
)
def test_byte_order_marks(tmp_path: Path, encoding: str, mark: bytes) -> None:
    (article,), problems = read(write(tmp_path / "a.txt", mark + STORY.encode(encoding)))
    assert article.text == STORY
    assert not problems


@pytest.mark.parametrize("encoding", ["latin-1", "cp1258"])
def test_old_encodings_are_read_and_reported(tmp_path: Path, encoding: str) -> None:
    text = {
        "latin-1": "La région de Bohème a reçu une délégation à Nîmes.",
        "cp1258": "Tỉnh đón tiếp đoàn đại biểu, ký kết thỏa thuận hợp tác giáo dục.",
    }[encoding]
    data = unicodedata.normalize("NFD", text).encode(encoding, "ignore")
    if encoding == "latin-1":
        data = text.encode(encoding)
    (article,), (problem,) = read(write(tmp_path / "a.txt", data))
    assert article.text.startswith("La région" if encoding == "latin-1" else "T")
    assert "not UTF-8" in problem.what
    assert problem.where.endswith("a.txt")


def test_a_page_of_html() -> None:
    (article,), problems = read(FIXTURES / "page.html")
    assert not problems
    assert (article.title, article.published) == ("Two harbours, one plan", "2024-03-05")
    assert article.url == "https://www.example.org/en/news/two-harbours-one-plan-1042.html"
    assert (article.publisher, article.lang) == ("example.org", "en-GB")
    kinds = [(r.kind, r.span.of(article.text)[:20]) for r in article.regions]
    assert kinds == [
        ("headline", "Two harbours, one pl"),
        ("lead", "The city of Brest an"),
        ("body", "A first group of twe"),
        ("caption", "Pilots on the pier a"),
        ("byline", "(Photo: Anne Le Goff"),
    ]
    assert "Costs & insurance" in article.text


def test_markdown_loses_its_marks_and_front_matter(tmp_path: Path) -> None:
    front = "---\ntitle: Alba and Borea\nurl: https://example.org/a/1234\n---\n"
    page = f"{front}# Alba and Borea\n\n**{LEAD}**\n"
    (article,), _ = read(write(tmp_path / "a.md", page))
    assert article.text.split() == f"Alba and Borea {LEAD}".split()
    assert (article.title, article.url) == ("Alba and Borea", "https://example.org/a/1234")


def test_json_lines_report_the_broken_line(tmp_path: Path) -> None:
    good = json.dumps({"id": "x1", "text": STORY, "lang": "en", "date": "2024-03-05"})
    rows = [good, "{broken", json.dumps({"id": "x2"}), "", json.dumps({"text": STORY}), "[1]"]
    articles, problems = read(write(tmp_path / "all.jsonl", "\n".join(rows)))
    assert [(a.id, a.published) for a in articles] == [("x1", "2024-03-05"), ("all-5", None)]
    assert [p.where.rpartition(":")[2] for p in problems] == ["2", "3", "6"]
    assert all(isinstance(p, ArticleError) and p.advice for p in problems)


def test_a_long_line_of_json_is_skipped(tmp_path: Path) -> None:
    rows = [json.dumps({"id": "big", "text": "x" * 5000}), json.dumps({"id": "s", "text": STORY})]
    articles, problems = read(write(tmp_path / "a.ndjson", "\n".join(rows)), max_bytes=1000)
    assert [a.id for a in articles] == ["s"]
    assert "longer" in problems[0].what


def test_a_sidecar_wins(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", STORY + "\nSource: https://other.example/x-1-2")
    meta = {"id": "m1", "url": "https://www.baohatinh.vn/x-y-z-1", "date": "5/3/2024", "title": "T"}
    write(tmp_path / "a.meta.json", json.dumps(meta))
    (article,), problems = read(path)
    assert (article.id, article.url, article.title) == ("m1", meta["url"], "T")
    assert (article.published, article.publisher, article.home) == (
        "2024-03-05", "baohatinh.vn", "VN-23",
    )  # fmt: skip
    assert not problems


@pytest.mark.parametrize("meta", ["{", "[]", '{"date": "soon"}'])
def test_a_broken_sidecar_is_reported(tmp_path: Path, meta: str) -> None:
    path = write(tmp_path / "a.txt")
    write(tmp_path / "a.meta.json", meta)
    articles, problems = read(path)
    assert len(articles) == len(problems) == 1


def test_folders_are_sorted_and_skip_what_is_no_article(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "sub/c.txt", ".hidden.txt", "README.md", "x.png", ".git/d.txt"):
        write(tmp_path / name, STORY + name)
    write(tmp_path / "a.meta.json", "{}")
    (tmp_path / "sub" / "loop").symlink_to(tmp_path, target_is_directory=True)
    articles, problems = read(tmp_path)
    assert [a.id for a in articles] == ["a", "b", "c"]
    assert not problems


def test_one_identifier_twice_is_told_apart_by_path(tmp_path: Path) -> None:
    write(tmp_path / "x" / "a.txt")
    write(tmp_path / "y" / "a.txt", STORY + " More.")
    articles, problems = read(tmp_path)
    assert [a.id for a in articles] == ["a", "a@y/a.txt"]
    assert "identifier" in problems[0].what


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.txt", b""),
        ("blank.txt", b" \n\t\n"),
        ("picture.txt", bytes(range(256)) * 40),
        ("nul.txt", b"\x00\x01" * 500),
        ("mark.txt", codecs.BOM_UTF16_LE + b"abc"),
        ("big.txt", b"a" * 3000),
        ("empty.jsonl", b""),
    ],
)
def test_bad_files_are_named_and_the_rest_goes_on(
    tmp_path: Path, name: str, content: bytes
) -> None:
    bad, good = write(tmp_path / name, content), write(tmp_path / "z.txt")
    articles, problems = read(bad, tmp_path / "missing.txt", good, max_bytes=2000)
    assert [a.id for a in articles] == ["z"]
    assert [Path(p.where.partition(":")[0]).name for p in problems] == [name, "missing.txt"]
    assert all(p.advice for p in problems)


def test_limits_on_length(tmp_path: Path) -> None:
    articles, (problem,) = read(write(tmp_path / "a.txt"), max_characters=50)
    assert not articles
    assert "50" in problem.what


def test_a_folder_without_articles_is_reported(tmp_path: Path) -> None:
    articles, (problem,) = read(tmp_path)
    assert not articles
    assert problem.where == str(tmp_path)


@pytest.mark.parametrize("content", [STORY, "<html><body><p>" + STORY, json.dumps({"text": STORY})])
def test_standard_input(monkeypatch: pytest.MonkeyPatch, content: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content.encode())))
    (article,), problems = read("-")
    assert LEAD in article.text
    assert not problems


def test_a_date_line_in_figures_dates_the_article(tmp_path: Path) -> None:
    (article,), _ = read(write(tmp_path / "a.txt", "2024-03-05\n" + STORY))
    assert article.published == "2024-03-05"
    (article,), _ = read(write(tmp_path / "b.txt", "03/05/2024\n" + STORY))
    assert article.published is None  # May or March: an English page does not say


@pytest.mark.skipif(not list(SEEDS.glob("00*.txt")), reason="a source archive has no seed texts")
def test_seeds() -> None:
    articles, problems = read(SEEDS)
    assert not problems
    assert [a.lang for a in articles] == ["bn", "bn", "ur", "vi", "ar"]
    assert [a.home for a in articles] == ["VN-09", "VN-01", "VN-01", None, "VN-34"]
    assert articles[1].work == articles[2].work
    for article in articles[1:3]:
        second = [r for r in article.regions if r.kind == "second_item"]
        assert second[0].span.of(article.text).startswith("*")
    related = articles[3].text.index("Tin bài liên quan")
    after = [r.kind for r in articles[3].regions if r.span.start >= related]
    assert set(after) == {"navigation"}
