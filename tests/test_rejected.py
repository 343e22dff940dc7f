"""What SHACL kept aside is told with article, sentence and what to do, in two languages."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from fixture_store import given_folder
from pyoxigraph import Literal, Triple
from rdf_cases import make_reading
from typer.testing import CliRunner

from kg.cli import app
from kg.graph import build_article_graph
from kg.iris import DEFAULT_BASES, article_iri
from kg.rejected import forget, set_aside
from kg.shapes import check_graph
from kg.terms import ntriples, term
from kg.translation import told


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store beside which one article was kept aside: its claims are more than sure."""
    graph = build_article_graph(make_reading(), DEFAULT_BASES, "run")
    sure, more = term("coop:confidence"), Literal("1.5", datatype=term("xsd:decimal"))
    broken = [Triple(t.subject, t.predicate, more) if t.predicate == sure else t for t in graph]
    report = check_graph(broken)
    assert not report.conforms
    folder = given_folder(tmp_path / "store")
    said = set_aside(folder, article_iri("case-1"), "case-1", "a.txt", ntriples(broken), report)
    assert "article 'case-1' does not conform" in str(said)
    assert "“Bounmy Sayavong tại Hải Phòng. Hai bên”" in str(said)
    assert "độ tin cậy" in said.text(partial(told, lang="vi"))
    return folder


def rejected(store: Path, *more: str, code: int = 1, env: dict[str, str] | None = None) -> str:
    done = CliRunner().invoke(app, ["rejected", "--store", str(store), *more], env=env)
    assert done.exit_code == code, done.output
    return done.output


@pytest.mark.parametrize(
    ("more", "env", "words", "todo"),
    [
        ((), {"LC_ALL": "C"}, "A claim has one confidence", "correct the text"),
        (("--lang", "vi"), {"LC_ALL": "C"}, "độ tin cậy", "hãy sửa văn bản"),
        ((), {"LC_ALL": "", "LC_MESSAGES": "", "LANG": "vi_VN.UTF-8"}, "độ tin cậy", "hãy sửa"),
        (("--lang", "en"), {"LC_ALL": "vi_VN"}, "A claim has one confidence", "correct the text"),
    ],
)
def test_which_article_which_sentence_what_to_do(
    more: tuple[str, ...], env: dict[str, str], words: str, todo: str, store: Path
) -> None:
    said = rejected(store, *more, env=env)
    assert "case-1\ta.txt" in said
    assert words in said
    assert "1.5" in said
    assert "article/case-1#claim-" in said
    assert "“Ngày 26/9/2025, bà Nguyễn Thị Minh An tiếp ông”" in said
    assert todo in said


def test_what_conforms_again_leaves_the_list(store: Path) -> None:
    forget(store, article_iri("case-1"))
    assert "no article is kept aside" in rejected(store, "--lang", "en", code=0)
