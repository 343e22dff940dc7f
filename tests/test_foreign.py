"""Claims and graphs of others pass the same gate, and cannot take an article along."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest
from test_review import COOP, find, only, write_articles
from typer.testing import CliRunner

from kg import LocalStore, build
from kg.cli import app
from kg.diff import diff_claims, read_sayings, write_notes
from kg.errors import ForeignError
from kg.foreign.claims import StatedClaim, parse_claim
from kg.foreign.graphs import MAX_LITERAL, read_graphs
from kg.foreign.schema import claim_schema
from kg.model import Article

ROOT = Path(__file__).parent.parent
GOOD = {
    "article": "visit",
    "type": "partnership",
    "roles": {"a": "VN-22", "b": "Gunma", "kind": "friendship", "since": "2015"},
    "quote": "have stood side by side since 2015",
    "source": "other-tool",
    "confidence": 0.7,
}


def our_friends(article: Article) -> Iterable[StatedClaim]:
    """An extractor of our own: reads friendship in one kind of sentence."""
    words = "have stood side by side since 2015"
    if words in article.text:
        yield StatedClaim(
            "partnership", {"a": ("VN-22",), "b": ("JP-10",), "kind": ("friendship",)}, (words,)
        )


def breaking(article: Article) -> Iterable[StatedClaim]:
    """An extractor with a mistake."""
    if article.id == "visit":
        raise IndexError("out of range")
    return ()


def kg(*arguments: object, code: int = 0) -> str:
    done = CliRunner().invoke(app, [str(a) for a in arguments])
    assert done.exit_code == code, (done.output, done.exception)
    return done.output


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("foreign")
    write_articles(folder / "news")
    build([folder / "news"], folder / "store", processes=1)
    kg("export", folder / "all.nq", "--store", folder / "store")
    return folder


def lines(folder: Path, *claims: object) -> Path:
    path = folder / "claims.jsonl"
    text = (c if isinstance(c, str) else json.dumps(c) for c in claims)
    path.write_text("\n".join(text) + "\n", encoding="utf-8")
    return path


def test_claims_of_others_stand_with_their_quotes(base: Path, tmp_path: Path) -> None:
    store = shutil.copytree(base / "store", tmp_path / "store")
    bad = [
        GOOD | {"quote": "These words stand nowhere."},
        GOOD | {"roles": {"a": "VN-22", "colour": "red"}},
        GOOD | {"roles": {"a": "Nowhere Land", "b": "VN-22"}},
        "{broken",
        GOOD | {"confidence": 7},
        GOOD | {"type": "rumour"},
    ]
    file = lines(tmp_path, GOOD, *bad)
    summary = build([base / "news"], store, claims=file, processes=1)
    assert (summary.built, summary.rejected) == (1, 0)
    assert len(summary.problems) == len(bad)
    assert all(isinstance(p, ForeignError) and p.where for p in summary.problems)
    with LocalStore.open(store, read_only=True) as opened:
        (claim,) = find(opened, "Partnership", "have stood side by side")
        graph = "\n".join(opened.dump())
    assert f'<{claim[0]}> <{COOP}rule> "import/other-tool"' in graph
    again = build([base / "news"], store, claims=lines(tmp_path, GOOD), processes=1)
    assert again.built == 1  # the file lists other claims about that article now
    assert build([base / "news"], store, claims=file, processes=1).built == 0
    assert build([base / "news"], store, processes=1).built == 1
    with LocalStore.open(store, read_only=True) as opened:
        assert not find(opened, "Partnership", "have stood side by side")


def test_a_claim_that_does_not_conform_leaves_the_article(base: Path, tmp_path: Path) -> None:
    wrong = GOOD | {"roles": GOOD["roles"] | {"kind": "married"}}  # type: ignore[operator]
    file = lines(tmp_path, wrong)
    summary = build([base / "news"], tmp_path / "store", claims=file, processes=1)
    assert (summary.rejected, len(summary.problems)) == (0, 1)
    assert "claims of others are left out" in str(summary.problems[0])
    build([base / "news"], tmp_path / "plain", processes=1)
    with LocalStore.open(tmp_path / "store", read_only=True) as opened:
        assert find(opened, "Membership", "Le Quang Dung")


def test_another_extractor_is_asked(base: Path, tmp_path: Path) -> None:
    name = "test_foreign:our_friends"
    summary = build([base / "news"], tmp_path / "store", extractors=[name], processes=1)
    assert summary.problems == []
    with LocalStore.open(tmp_path / "store", read_only=True) as opened:
        assert only(opened, "Partnership", "have stood side by side")
    with pytest.raises(ForeignError, match="cannot be loaded"):
        build([base / "news"], tmp_path / "store", extractors=["no.such:thing"], processes=1)


def test_a_mistake_of_a_program_costs_one_article(base: Path, tmp_path: Path) -> None:
    summary = build(
        [base / "news"], tmp_path / "store", extractors=["test_foreign:breaking"], processes=1
    )
    (problem,) = summary.problems
    assert summary.built == summary.articles - 1 > 3
    assert problem.where.endswith("visit.txt")
    assert "failed on this article: IndexError: out of range" in problem.what
    assert "report" in problem.advice


@pytest.mark.parametrize("line", ["[]", "{}", "null", "[" * 100_000, '{"type": "event"}', "\x00"])
def test_lines_that_are_no_claims(line: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_claim(line)


def test_the_schema_is_the_one_in_the_documents() -> None:
    shipped = json.loads((ROOT / "docs" / "claims.schema.json").read_text(encoding="utf-8"))
    assert shipped == claim_schema()
    assert set(GOOD) <= set(shipped["properties"])


def test_an_export_imported_into_an_empty_store_is_the_same_world(
    base: Path, tmp_path: Path
) -> None:
    (tmp_path / "news").mkdir()
    said = kg("import", base / "all.nq", "--store", tmp_path / "store")
    assert said.startswith("6 articles imported, 0 refused")
    dumps = []
    for store in (base / "store", tmp_path / "store"):
        with LocalStore.open(store, read_only=True) as opened:
            dumps.append([line for line in opened.dump() if "wasGeneratedBy" not in line])
    assert dumps[0] == dumps[1]
    again = build([tmp_path / "news"], tmp_path / "store", processes=1, find_absent=True)
    assert again.absent == []  # pruning leaves what an import brought


def test_a_graph_without_a_quote_is_refused(base: Path, tmp_path: Path) -> None:
    text = (base / "all.nq").read_text(encoding="utf-8").splitlines()
    bad = [line for line in text if not ("article/visit#" in line and "oa#exact" in line)]
    (tmp_path / "bad.nq").write_text("\n".join(bad) + "\n", encoding="utf-8")
    said = kg("import", tmp_path / "bad.nq", "--store", tmp_path / "store", code=1)
    assert "5 articles imported, 1 refused" in said
    assert "article/visit does not conform" in said


HEAD = "@prefix coop: <https://w3id.org/coopkg/ontology#> . "
HOSTILE = {
    "script.ttl": HEAD + "<https://x.example/a> a coop:Article ; coop:work <javascript:alert(1)> .",
    "file.ttl": HEAD + "<https://x.example/a> a coop:Article ; coop:work <file:///etc/passwd> .",
    "relative.ttl": HEAD + "<a> a coop:Article .",
    "blank.ttl": HEAD + "<https://x.example/a> a coop:Article ; coop:work [] .",
    "huge.ttl": HEAD + f'<https://x.example/a> coop:title "{"x" * (MAX_LITERAL + 1)}" .',
    "nothing.ttl": "",
    "deep.ttl": "<https://x.example/a> <https://x.example/p> " + "(" * 5000,
    "context.jsonld": '{"@context": "https://x.example/c.jsonld", "@id": "https://x.example/a"}',
    "bomb.rdf": '<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><r>&b;</r>',
    "binary.nq": "\x00\x01\x02",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_graphs_are_refused_and_nothing_is_fetched(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(HOSTILE[name], encoding="utf-8")
    with pytest.raises(ForeignError, match=name):
        read_graphs(tmp_path / name)


def test_two_builds_compared(base: Path, tmp_path: Path) -> None:
    news = shutil.copytree(base / "news", tmp_path / "news")
    (news / "can-tho.txt").unlink()
    text = (news / "visit.txt").read_text(encoding="utf-8")
    (news / "visit.txt").write_text(text.replace("300 workers", "350 workers"), encoding="utf-8")
    (news / "new.txt").write_text(
        "Hai Phong and Vientiane\n\nHai Phong City and Vientiane Province have been twinned since "
        "2001.\n",
        encoding="utf-8",
    )
    build([news], tmp_path / "store", claims=lines(tmp_path, GOOD), processes=1)
    found = diff_claims(read_sayings(base / "all.nq"), read_sayings(tmp_path / "store"))
    # The store was new, so the article that went is gone.
    assert {s.article.rpartition("/")[2] for s, why in found.gone if "gone" in why} == {"can-tho"}
    assert {(s.type, why) for s, why in found.new if s.article.endswith("/new")} == {
        ("Partnership", "new article")
    }
    assert ("Figure", "the article's text changed") in {(s.type, why) for s, why in found.new}
    notes = write_notes(found)
    assert notes.splitlines()[0].endswith("as before.")
    assert "have been twinned since 2001" in notes
    same = diff_claims(read_sayings(base / "all.nq"), read_sayings(base / "store"))
    assert (same.new, same.gone, same.changed) == ((), (), ())
    assert same.same > 20


def test_diff_by_the_command(base: Path, tmp_path: Path) -> None:
    out = kg("diff", base / "all.nq", base / "store", "--check")
    assert out.startswith("0 new, 0 gone, 0 changed")
    assert json.loads(kg("diff", base / "store", base / "all.nq", "--json"))["new"] == []
    kg("diff", base / "news" / "visit.txt", base / "store", code=1)
