"""Hostile and odd input: encodings, documents, bombs, names of files; time stays linear."""

from __future__ import annotations

import io
import json
import sys
import time
import tomllib
import unicodedata
import zipfile
from collections.abc import Callable
from functools import lru_cache, partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import ArticleError, KgError, ReviewError
from kg.foreign.claims import parse_claim
from kg.mapping import Job, build_article
from kg.reading import make_article, read_articles
from kg.reading.decoding import decode
from kg.reading.encodings import decode_tcvn3
from kg.reading.html import extract_page
from kg.reading.records import Record
from kg.review.turtle import parse_decisions
from kg.text import LONGEST_SENTENCE

VI = (
    "Ngày 12/5/2024, Phó Chủ tịch tỉnh tiếp đoàn đại biểu. Hai bên đã ký kết thỏa thuận hợp tác "
    "giáo dục, du lịch và nông nghiệp."
)
AR = "وقعت مقاطعة هاي فونغ مذكرة تفاهم مع مدينة الأقصر في مجال السياحة والثقافة خلال الزيارة."
RU = "Делегация провинции Хайфон посетила Приморский край и подписала соглашение."
FR = "La région de Bohème a reçu une délégation à Nîmes, où les élus ont évoqué la coopération."
BN = "হাইফোং শহর ও ভিয়েনতিয়েন প্রদেশ সহযোগিতার একটি চুক্তি সই করে।"
TONES = "\u0300\u0301\u0303\u0309\u0323"


def in_cp1258(text: str) -> bytes:
    """Encode as Windows does: vowels composed, tones apart."""
    parts = []
    for char in unicodedata.normalize("NFD", text):
        if char in TONES or not parts or not unicodedata.combining(char):
            parts.append(char)
        else:
            parts[-1] = unicodedata.normalize("NFC", parts[-1] + char)
    # A dot below stands before the breve or circumflex in NFD.
    return unicodedata.normalize("NFC", "".join(parts)).translate(
        {ord(c): split(c) for c in set(unicodedata.normalize("NFC", text))}
    ).encode("cp1258")  # fmt: skip


def split(char: str) -> str:
    marks = unicodedata.normalize("NFD", char)
    tone = "".join(m for m in marks if m in TONES)
    return unicodedata.normalize("NFC", "".join(m for m in marks if m not in TONES)) + tone


def in_tcvn3(text: str) -> bytes:
    table = {decode_tcvn3(bytes([code])): code for code in range(256)}
    return bytes(table[char] for char in text)


@pytest.mark.parametrize(
    ("data", "text", "name"),
    [
        (in_tcvn3(VI.lower()), VI.lower(), "tcvn3"),
        (in_cp1258(VI), VI, "cp1258"),
        (AR.encode("iso8859-6"), AR, "iso8859-6"),
        (AR.encode("cp1256"), AR, "cp1256"),
        (RU.encode("cp1251"), RU, "cp1251"),
        (RU.encode("koi8-r"), RU, "koi8-r"),
        (FR.encode("cp1252"), FR, "cp1252"),
        *((t.encode(c), t, c) for c in ("utf-16-le", "utf-16-be") for t in (VI, AR, RU, BN, FR)),
    ],
)
def test_encodings_without_a_mark_are_guessed_and_said(data: bytes, text: str, name: str) -> None:
    found, problem = decode(data, "a.txt")
    assert found == text
    assert problem is not None
    assert f"read as {name}" in problem.what


def read(path: Path) -> tuple[list[str], list[KgError]]:
    problems: list[KgError] = []
    return [a.text for a in read_articles([path], on_problem=problems.append)], problems


def make_docx(path: Path, text: str) -> Path:
    from docx import Document

    document = Document()
    document.add_paragraph(text)
    document.save(str(path))
    return path


def test_word_documents_are_read(tmp_path: Path) -> None:
    texts, problems = read(make_docx(tmp_path / "a.docx", VI))
    assert [text.strip() for text in texts] == [VI]
    assert problems == []


def make_pdf(path: Path, text: str) -> Path:
    """Write the smallest PDF that shows a line of Latin text."""
    stream = f"BT /F1 12 Tf 50 700 Td ({text}) Tj ET".encode("latin-1")
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, item in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (number, item)
    start = len(out)
    out += b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % p for p in places)
    path.write_bytes(out + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % start)
    return path


def test_pdf_documents_are_read(tmp_path: Path) -> None:
    texts, problems = read(make_pdf(tmp_path / "a.pdf", "Hai Phong received a delegation."))
    assert [text.strip() for text in texts] == ["Hai Phong received a delegation."]
    assert problems == []


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", b"\0" * 30_000_000)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("bomb.docx", bomb(), "unfold"),
        ("bad.docx", b"PK\x03\x04nothing", "BadZipFile"),
        ("bad.pdf", b"%PDF-1.7\n" + b"1 0 obj" * 50, "cannot be read as PDF"),
        ("empty.pdf", b"", "is empty"),
        ("zip.txt", bomb(), "binary"),
    ],
)
def test_documents_that_are_none_are_named_once(
    name: str, data: bytes, what: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(data)
    texts, (problem,) = read(tmp_path / name)
    assert texts == []
    assert name in problem.where
    assert what in problem.what


def test_a_file_name_with_line_ends_stays_on_one_line(tmp_path: Path) -> None:
    path = tmp_path / "a\n\u202eb.txt"
    path.write_bytes(b"")
    _, (problem,) = read(path)
    assert "a\\n\\u202eb.txt" in problem.where
    assert len(str(problem).splitlines()) == 1


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_an_error(data: bytes) -> None:
    try:
        text, _ = decode(data, "x")
    except ArticleError:
        return
    assert unicodedata.is_normalized("NFC", text)
    assert "\r" not in text


@settings(max_examples=15, deadline=None)
@given(st.text(max_size=300))
def test_any_text_gives_a_graph_that_conforms(text: str) -> None:
    page = extract_page(f"<p>{text}")
    for found in (text, page.text):
        if found.strip():
            outcome = build_article(Job(make_article(Record("x", found, "x", "x", lang="en"))))
            assert outcome.problem or (outcome.report and outcome.report.conforms)


@settings(max_examples=100, deadline=None)
@given(st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode)))
def test_any_file_of_decisions_is_read_or_refused(data: bytes) -> None:
    try:
        parse_decisions(data, "x")
    except ReviewError:
        return


_JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner, max_size=4)
    ),
    max_leaves=12,
)


@settings(max_examples=80, deadline=None)
@given(
    st.fixed_dictionaries(
        {
            "article": _JSON,
            "type": st.sampled_from(["event", "figure"]) | _JSON,
            "roles": _JSON,
            "quote": _JSON,
            "modality": _JSON,
        }
    )
)
def test_any_json_is_a_claim_or_refused(value: dict[str, object]) -> None:
    try:
        article, claim = parse_claim(json.dumps(value))
    except ValueError:
        return
    assert article
    assert 0 <= claim.confidence <= 1


def assert_grows_with_length(seconds: Callable[[int], float], most: int) -> None:
    """Assert that an input takes at most ten times its length's share of the time.

    A short one gives the share; it is a 32nd, so that time that grows with the square is seen.
    """
    seconds(most // 32)  # what is loaded once
    assert seconds(most) < 10 * 32 * max(seconds(most // 32), 0.002)


def seconds_of(piece: str, lang: str, length: int) -> float:
    """Return what an article takes that says one thing again and again.

    Measured without the tracer of coverage: it makes a loop of ours three times as slow, and
    what runs in libraries not at all.
    """
    text = (piece * length)[:length]
    tracer = sys.gettrace()
    sys.settrace(None)
    try:
        started = time.process_time()
        build_article(Job(make_article(Record("x", text, "x", "x", lang=lang))))
        return time.process_time() - started
    finally:
        sys.settrace(tracer)


@lru_cache
def share_of(lang: str, length: int) -> float:
    """Return what an ordinary article of a length takes."""
    cases = Path(__file__).with_name("lang") / lang / "claims.toml"
    story = tomllib.loads(cases.read_text(encoding="utf-8"))["case"][0]["text"]
    return min(seconds_of(f"{story}\n\n", lang, length) for _ in range(2))


@pytest.mark.parametrize(
    "piece", ["1,", "1/1/", "[](", "a-", "“x ", "a\u0301\u0323", "Hai Phong and ", "Hai Phong, "]
)
def test_time_grows_with_length(piece: str) -> None:
    assert_grows_with_length(partial(seconds_of, piece, "en"), 12_800)
    assert LONGEST_SENTENCE < 1000


@pytest.mark.parametrize(
    ("piece", "lang"),
    [
        ("Hải Phòng, ", "vi"), ("ông Nguyễn Văn An, ", "vi"), ("Куангнинь ", "ru"),
        ("海防市和", "zh"), ("クアンチ ", "ja"), ("هاي فونغ و ", "ar"),
        ("হাইফোং ও ", "bn"), ("Hué et ", "fr"),
    ],
)  # fmt: skip
def test_no_input_takes_ten_times_its_share(piece: str, lang: str) -> None:
    """By search: a name in Russian, or in katakana, again and again took up to fifty times it.

    Without a full stop a name is also the last word of its text, which ended a build.
    """
    length = 12_800
    share = share_of(lang, length)
    seconds_of(piece, lang, 100)  # reads what is read once: labels, spellings
    assert seconds_of(piece, lang, length) < 10 * share


@pytest.mark.parametrize(
    "piece",
    ["<![", "<![if !IE]>", "<![CDATA[>", "<!--", "<!", "<!DOCTYPE [", "<?", "</", '<a b="', "&#",
     "<x y='>'", "<p>", "<div>", "<b></i>", "<a b=c ", "a=b ", "<table><tr><td>", "<script>",
     "</p>", "<h1>Hai Phong</h1>", "<title>", "<svg>", "<!-->", "<//"],
)  # fmt: skip
def test_pages_that_close_nothing_are_read(piece: str, tmp_path: Path) -> None:
    """Marked sections that are none ended a build; unclosed ones took minutes."""

    def seconds(count: int) -> float:
        file = tmp_path / f"{count}.html"
        head = (
            f"<meta property=og:title content='{'Hai ' * count}'><p>Hai Phong received guests.</p>"
        )
        file.write_text(f"{head}{piece * count} end", encoding="utf-8")
        started = time.process_time()
        assert read(file)
        return time.process_time() - started

    assert_grows_with_length(seconds, 8_000)


@pytest.mark.parametrize("tag", ["<a {}>", "<a b='{}'>", "<a b={}>", "<meta name='{}' content=a>"])
def test_one_tag_costs_what_its_length_costs(tag: str, tmp_path: Path) -> None:
    def seconds(count: int) -> float:
        file = tmp_path / "tag.html"
        text = tag.format("c " * count)
        file.write_text(f"<p>Hai Phong received guests.</p>{text}end", encoding="utf-8")
        started = time.process_time()
        assert read(file)
        return time.process_time() - started

    assert_grows_with_length(seconds, 80_000)


def test_what_nothing_closes_is_text(tmp_path: Path) -> None:
    file = tmp_path / "open.html"
    for odd in ("<b c='", "<!--", "</b", "<?x", "<!x"):
        file.write_text(f"<p>Before.</p><p>{odd} After", encoding="utf-8")
        (text,), problems = read(file)
        assert "Before." in text
        assert "After" in text
        assert not problems


@pytest.mark.parametrize(
    "piece", ["<![CDATA[>", "![](", "[a](", '[a](b "', "**a ", "__a", "# ", "#", "> ", "``` ", " "]
)
def test_markdown_is_read_in_time_that_grows_with_its_length(piece: str, tmp_path: Path) -> None:
    """Found by ten thousand hostile files: brackets that nothing closes took minutes."""

    def seconds(length: int) -> float:
        file = tmp_path / f"{length}.md"
        file.write_text(f"# {(piece * length)[:length]}x", encoding="utf-8")
        started = time.process_time()
        read(file)
        return time.process_time() - started

    assert_grows_with_length(seconds, 40_000)
