"""Five invented articles, one in each first language: each must give its twinning.

The texts in `fixtures/twinning/` are written as a reporter would write them; when one of
these tests fails, the engine or its language data are to be mended, not the text.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg import Article, Summary, build, read_articles
from kg.cli import app

FOLDER = Path(__file__).parent / "fixtures" / "twinning"


@dataclass(frozen=True)
class Tie:
    """What one article says; `asked` is a name that everybody may type."""

    article: str
    lang: str
    asked: str
    printed: str
    partner: str
    country: str
    since: str


TIES = [
    Tie("da-nang-yamagata", "vi", "da nang", "Đà Nẵng", "Yamagata", "JP", "2015"),
    Tie("dak-lak-champasak", "en", "Đắk Lắk", "Dak Lak", "Champasak", "LA", "2004"),
    Tie("can-tho-kolkata", "bn", "can tho", "ক্যান থো", "Kolkata", "IN", "2012"),
    Tie("karachi-ho-chi-minh-city", "ur", "karachi", "کراچی", "Ho Chi Minh City", "VN", "2017"),
    Tie("hue-luxor", "ar", "Huế", "هوي", "Luxor", "EG", "2018"),
]
EACH = pytest.mark.parametrize("tie", TIES, ids=lambda tie: tie.lang)


@pytest.fixture(scope="module")
def articles() -> dict[str, Article]:
    return {a.id: a for a in read_articles([FOLDER], on_problem=pytest.fail)}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Summary]:
    folder = tmp_path_factory.mktemp("twinning") / "store"
    return folder, build([FOLDER], folder, processes=1)


@pytest.fixture(scope="module")
def store(built: tuple[Path, Summary]) -> Path:
    return built[0]


def twinning(locality: str, store: Path) -> list[dict[str, str]]:
    options = ["--locality", locality, "--format", "csv", "--store", str(store)]
    result = CliRunner().invoke(app, ["query", "twinning", *options])
    assert result.exit_code == 0, result.output
    return list(csv.DictReader(io.StringIO(result.stdout)))


def test_nothing_is_kept_aside(built: tuple[Path, Summary]) -> None:
    assert built[1].built == len(TIES)
    assert [str(problem) for problem in built[1].problems] == []


@EACH
def test_its_language_is_found(tie: Tie, articles: dict[str, Article]) -> None:
    assert articles[tie.article].lang == tie.lang


@EACH
def test_its_twinning_is_found(tie: Tie, store: Path, articles: dict[str, Article]) -> None:
    rows = twinning(tie.asked, store)
    assert [(r["partner"], r["partner_country"], r["kind"]) for r in rows] == [
        (tie.partner, tie.country, "twinned")
    ]
    (row,) = rows
    assert row["article"] == tie.article
    assert row["quote_lang"] == tie.lang
    text = articles[tie.article].text
    assert text[int(row["start"]) : int(row["end"])] == row["quote"]


@EACH
def test_the_printed_name_asks_the_same(tie: Tie, store: Path) -> None:
    assert twinning(tie.printed, store) == twinning(tie.asked, store)


@EACH
def test_the_year_is_found(tie: Tie, store: Path) -> None:
    assert [row["since"] for row in twinning(tie.asked, store)] == [tie.since]
