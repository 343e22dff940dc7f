from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from fixture_store import given_folder, given_store
from typer.testing import CliRunner

from kg.cli import app
from kg.dossier import Dossier, Entry, Saying, Section, make_dossier, words
from kg.dossier.markdown import dossier_markdown
from kg.dossier.page import dossier_html
from kg.dossier.xlsx import write_xlsx
from kg.errors import QueryError

EVIL = Saying('<script>alert("x")</script> *b* [l](x)', "ur", "=a", "javascript:alert(1)")
HOSTILE = Dossier(
    "<b>", "هاي فونج", "2025", "en",
    (Section("figures", ("value", "unit"), (Entry(("=1+1", "<i>"), (EVIL,)),)),
     Section("ties", ("partner",), ())),
)  # fmt: skip


def values(dossier: Dossier, name: str) -> list[tuple[str, ...]]:
    section = next(section for section in dossier.sections if section.name == name)
    return [entry.values for entry in section.entries]


def test_all_parts_have_their_entries_and_every_entry_its_quote() -> None:
    found = make_dossier(given_store(), "hải phòng")
    assert [section.name for section in found.sections] == [
        "ties", "agreements", "contacts", "plans", "people", "promises", "figures",
    ]  # fmt: skip
    assert {row[0]: row[4] for row in values(found, "ties")} == {
        "Primorsky": "", "Vientiane Province": "Hai Duong",
    }  # fmt: skip
    assert values(found, "contacts")[0][0] == "2025-09-26"
    assert [row[:2] for row in values(found, "plans")] == [("2026", "visit")]
    assert ("Lê Văn Bình", "Vice Chairman", "Hai Phong People's Committee", "Hai Phong",
            "2025-10-02") in values(found, "people")  # fmt: skip
    assert ("20", "exact", "localities", "Hai Phong", "2026-01-11") in values(found, "figures")
    for section in found.sections:
        for entry in section.entries:
            assert all(said.quote and said.url and said.lang for said in entry.sayings)


def test_two_articles_that_say_the_same_are_one_entry() -> None:
    found = make_dossier(given_store(), "hai phong", "kagoshima")
    assert found.partner == "Kagoshima"
    signed = next(e for s in found.sections for e in s.entries if "mou" in e.values)
    assert [said.lang for said in signed.sayings] == ["en", "vi"]
    assert values(found, "ties") == []
    assert {row[2] for row in values(found, "agreements")} == {
        "Hai Duong | Kagoshima", "Hai Phong | Kagoshima",
    }  # fmt: skip


def test_as_things_stood() -> None:
    then = make_dossier(given_store(), "hai phong", as_of="2025-06-30")
    assert [row[0] for row in values(then, "ties")] == ["Primorsky"]
    assert all(row[0] <= "2025-06-30~" for row in values(then, "agreements"))
    assert values(then, "contacts") == []
    assert values(then, "figures") == []
    with pytest.raises(QueryError):
        make_dossier(given_store(), "hai phong", as_of="yesterday")


def test_markdown_is_marked_by_us_alone() -> None:
    text = dossier_markdown(HOSTILE)
    assert "&lt;script&gt;" in text
    assert "\\*b\\* \\[l\\](x)" in text
    assert "<javascript:" not in text
    assert "Nothing is known." in text


def test_the_page_escapes_and_says_language_and_direction() -> None:
    page = dossier_html(HOSTILE)
    assert "<script>" not in page
    assert "href" not in page
    assert '<blockquote lang="ur" dir="ltr">' in page
    assert '<span dir="rtl">هاي فونج</span>' in page
    real = dossier_html(make_dossier(given_store(), "hai phong", lang="vi"))
    assert '<html lang="vi"' in real
    assert "<h2>Quan hệ</h2>" in real
    assert '<blockquote lang="ru" dir="ltr">' in real
    assert 'href="https://news.example/ru/again"' in real
    assert not re.search(r'(src|href)="(?!https://news\.example)', real)


def test_words_are_there_in_both_languages() -> None:
    assert set(words("en")) == set(words("vi"))
    assert words("fr") == words("en")


def test_a_workbook_holds_texts_only(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        write_xlsx(HOSTILE, tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.xlsx") as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        strings = book.read("xl/sharedStrings.xml").decode()
        names = book.read("xl/workbook.xml").decode()
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet
    assert "=1+1" in strings
    assert 'name="Figures"' in names
    write_xlsx(replace(HOSTILE, lang="vi"), tmp_path / "vi.xlsx")


def test_the_command(tmp_path: Path) -> None:
    store = given_folder(tmp_path / "store")
    run = ["dossier", "hai phong", "--store", str(store)]
    done = CliRunner().invoke(app, run)
    assert done.exit_code == 0
    assert done.stdout.startswith("# Dossier: Hai Phong\n")
    for name, start in (("d.html", b"<!doctype"), ("d.xlsx", b"PK"), ("d.md", b"# Dossier")):
        assert CliRunner().invoke(app, [*run, "-o", str(tmp_path / name)]).exit_code == 0
        assert (tmp_path / name).read_bytes().startswith(start)
    assert CliRunner().invoke(app, [*run, "-o", str(tmp_path / "no" / "d.md")]).exit_code == 1
    assert CliRunner().invoke(app, ["dossier", "nowhere at all", *run[2:]]).exit_code == 2
