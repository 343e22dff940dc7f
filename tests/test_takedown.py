"""What was taken down stays away through every rebuild and export; a record stays."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from test_review import find, person, write_articles
from typer.testing import CliRunner

from kg import LocalStore, build
from kg.cli import app
from kg.iris import article_iri
from kg.redaction import name_hashes, names_person
from kg.review.decisions import Decisions
from kg.review.taking import bound_decision
from kg.review.turtle import read_decisions, write_decisions
from kg.shapes import check_graph


def kg(folder: Path, *arguments: str, code: int = 0, store: str = "store") -> str:
    options = ["--store", str(folder / store)]
    if arguments[0] != "export":
        options += ["--decisions", str(folder / "decided.ttl")]
    done = CliRunner().invoke(app, [*arguments, *options])
    assert done.exit_code == code, (done.output, done.exception)
    return done.output


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("takedown")
    write_articles(folder / "news")
    build([folder / "news"], folder / "store", processes=1)
    return folder


@pytest.fixture
def here(built: Path, tmp_path: Path) -> Path:
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    return tmp_path


def test_an_article_stays_away(here: Path) -> None:
    kg(here, "takedown", "signing", "--why", "withdrawn by its publisher")
    shutil.copy(here / "news" / "signing.txt", here / "news" / "same-text.txt")
    for store in ("store", "fresh"):
        summary = build([here / "news"], here / store, decisions=here / "decided.ttl", processes=1)
        assert (summary.left_out, summary.problems) == (2, [])
        with LocalStore.open(here / store, read_only=True) as opened:
            text = "\n".join(opened.dump())
            assert len(opened.article_hashes()) == 5
        assert "article/signing>" not in text
        assert "article/signing#" not in text
        assert "120 students" not in text
        assert "withdrawn by its publisher" in text
    out = kg(here, "export", str(here / "out.nq"))
    assert "statements" in out
    exported = (here / "out.nq").read_text(encoding="utf-8")
    assert "Tran Thi Hanh" not in exported
    assert exported.count("withdrawn by its publisher") == 1
    assert "signing>" not in (here / "decided.ttl").read_text(encoding="utf-8")


def test_a_person_stays_away_and_the_rest_stays_true(here: Path) -> None:
    with LocalStore.open(here / "store", read_only=True) as store:
        who = person(store, "Nguyen Van Bao")[0]
        claim = find(store, "Membership", "Nguyễn Văn Bảo")[0][0]
        decided = bound_decision(store, claim, "accept", "An")
    write_decisions(here / "decided.ttl", Decisions().with_(decided))
    said = kg(here, "takedown", who, "--why", "a request")
    assert "1 decisions are void" in said
    for store_name in ("store", "fresh"):
        build([here / "news"], here / store_name, decisions=here / "decided.ttl", processes=1)
        with LocalStore.open(here / store_name, read_only=True) as store:
            text = "\n".join(store.dump())
            for name in ("Bao", "Bảo", who):
                assert name not in text
            for article in store.article_hashes():
                assert check_graph(store.article_graph(article)).text() == ""
            assert find(store, "Partnership", "since 1998")
            assert find(store, "Figure", "40 học sinh")
            assert find(store, "Event", "Son La receives")
            assert find(store, "Membership", "Le Quang Dung")
    assert dump(here / "store") == dump(here / "fresh")
    kept = (here / "decided.ttl").read_text(encoding="utf-8").casefold()
    assert "bao" not in kept
    assert "bảo" not in kept


def dump(store: Path) -> list[str]:
    with LocalStore.open(store, read_only=True) as opened:
        return opened.dump()


def test_a_takedown_that_came_with_the_file_is_carried_out(here: Path) -> None:
    shutil.copytree(here / "store", here / "elsewhere")
    with LocalStore.open(here / "store", read_only=True) as store:
        who = person(store, "Le Quang Dung")[0]
    kg(here, "takedown", who, "--why", "a request")
    build([here / "news"], here / "elsewhere", decisions=here / "decided.ttl", processes=1)
    assert "Quang Dung" not in "\n".join(dump(here / "elsewhere"))
    assert dump(here / "elsewhere") == dump(here / "store")
    assert len(read_decisions(here / "decided.ttl").takedowns) == 1


def test_an_import_does_not_bring_back_what_was_taken_down(here: Path) -> None:
    kg(here, "export", str(here / "old.nq"))
    with LocalStore.open(here / "store", read_only=True) as store:
        who = person(store, "Le Quang Dung")[0]
    kg(here, "takedown", who, "--why", "a request")
    kg(here, "takedown", "signing", "--why", "withdrawn")
    for name in ("store", "new"):
        said = kg(here, "import", str(here / "old.nq"), store=name)
        assert "1 articles left out: they were taken down" in said
        told = "\n".join(dump(here / name))
        assert "Quang Dung" not in told
        assert "article/signing#" not in told
        assert "article/visit#" in told


def test_claims_of_others_do_not_bring_back_who_was_taken_down(here: Path) -> None:
    claim = {
        "article": "visit",
        "type": "membership",
        "roles": {"person": "person:Le Quang Dung", "locality": "VN-22"},
        "quote": "Le Quang Dung, met the Governor of Gunma",
    }
    (here / "claims.jsonl").write_text(json.dumps(claim) + "\n", encoding="utf-8")
    build_theirs = (
        "build", str(here / "news"), "--jobs", "1", "--claims", str(here / "claims.jsonl"),
    )  # fmt: skip
    kg(here, *build_theirs)
    assert "import/unnamed" in "\n".join(dump(here / "store"))
    with LocalStore.open(here / "store", read_only=True) as store:
        who = person(store, "Le Quang Dung")[0]
    kg(here, "takedown", who, "--why", "a request")
    kg(here, *build_theirs)
    assert "Quang Dung" not in "\n".join(dump(here / "store"))


def test_a_takedown_is_not_lost_with_the_file_that_orders_it(here: Path) -> None:
    kg(here, "takedown", "signing", "--why", "withdrawn")
    kg(here, "export", str(here / "all.nq"))
    before = dump(here / "store")
    (here / "decided.ttl").rename(here / "away.ttl")
    for content in (None, b""):
        if content is not None:
            (here / "decided.ttl").write_bytes(content)
        for command, given in (("build", "news"), ("import", "all.nq")):
            assert "records of 1 takedowns" in kg(here, command, str(here / given), code=1)
        assert dump(here / "store") == before
    (here / "away.ttl").replace(here / "decided.ttl")
    said = kg(here, "build", str(here / "news"), "--jobs", "1")
    assert "1 articles left out: they were taken down" in said
    assert dump(here / "store") == before


def test_an_unknown_article_is_no_takedown(here: Path) -> None:
    assert "no article with this identifier" in kg(here, "takedown", "x", "--why", "y", code=1)
    assert not (here / "decided.ttl").exists()


def test_names_are_known_by_hash_in_running_text() -> None:
    hashes = name_hashes(["Trần Thị Hạnh", "Hạnh"])
    assert len(hashes) == 1
    assert names_person("Bà TRẦN THỊ HẠNH, phó chủ tịch, tiếp đoàn.", hashes)
    assert names_person("Ms Tran Thi Hanh", hashes)
    assert not names_person("Bà Hạnh và ông Trần tiếp đoàn.", hashes)


def test_pruning_says_what_it_removes_and_asks(here: Path) -> None:
    (here / "news" / "visit.txt").unlink()
    news = str(here / "news")
    said = kg(here, "build", news, "--jobs", "1", "--prune", code=1)
    assert f"prune: {article_iri('visit')}" in said
    assert "--yes removes them" in said
    (here / "news" / "bad.txt").write_bytes(b"")
    assert "1 articles stay" in kg(here, "build", news, "--jobs", "1", "--prune", "--yes", code=1)
    (here / "news" / "bad.txt").unlink()
    assert "1 articles removed" in kg(here, "build", news, "--jobs", "1", "--prune", "--yes")
    build([news], here / "fresh", processes=1)
    assert dump(here / "store") == dump(here / "fresh")
    assert "nothing to prune" in kg(here, "build", news, "--jobs", "1", "--prune")


def test_two_builds_at_once_the_second_refuses(here: Path) -> None:
    with LocalStore.open(here / "store"):
        said = kg(here, "build", str(here / "news"), "--jobs", "1", code=2)
    assert "another process is writing to this store" in said
    assert "unchanged" in kg(here, "build", str(here / "news"), "--jobs", "1")


def test_a_store_of_another_format_says_the_way_out(here: Path) -> None:
    mark = here / "store" / "store.json"
    mark.write_text('{"format": 0}', encoding="utf-8")
    assert "kg import all.nq" in kg(here, "build", str(here / "news"), code=2)
