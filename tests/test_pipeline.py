"""The whole journey, with real parts: building twice, changing, removing, being killed."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from kg import LocalStore, build, pipeline, read_articles
from kg.gazetteer import load_gazetteer
from kg.iris import DEFAULT_BASES, article_iri
from kg.merging import BEARING
from kg.reference import place_triples
from kg.statements import told_by
from kg.store import WorldChange, local
from kg.world import derive_many

ROOT = Path(__file__).parent.parent
COUNT = 40
LOCAL = ["Sơn La", "Lào Cai", "Nghệ An", "Quảng Ninh", "Cần Thơ"]
FOREIGN = ["Luang Prabang", "Gunma", "Champasak", "Ibaraki", "Gangwon", "Vân Nam", "Houaphanh"]
PEOPLE = ["Nguyễn Văn Bảo", "Trần Thị Hạnh", "Lê Quang Dũng", "Phạm Minh Tú"]
FORMS = (
    (
        "Tỉnh {a} và tỉnh {b} kết nghĩa\n\nNgày {d}/{m}/2024, Phó Chủ tịch UBND tỉnh {a} {p} tiếp "
        "đoàn đại biểu tỉnh {b}. Tỉnh {a} và tỉnh {b} thiết lập quan hệ kết nghĩa từ năm {y}. "
        "Hai bên đã cử {n} học sinh sang học tập.\n"
    ),
    (
        "{a}, {b} to widen cooperation\n\nOn {d} May 2024 the Vice Chairman of the {a} Provincial "
        "People's Committee, {p}, received a delegation from {b} Province. {a} Province and {b} "
        "Province signed a memorandum of understanding on tourism in {y}. The hosts said nearly "
        "{n} students had been trained.\n"
    ),
)
#: A smaller batch means more moments between commits at which a build can be killed.
CHILD = """
import sys
import kg.pipeline as pipeline
import kg.store.local as local
pipeline._BATCH = 4
local._MANY = int(sys.argv[4])
def tell(summary):
    print(summary.built, flush=True)
jobs = int(sys.argv[3])
if __name__ == "__main__":
    pipeline.build([sys.argv[1]], sys.argv[2], processes=jobs, on_progress=tell)
"""


def write_articles(folder: Path, count: int = COUNT) -> Path:
    """Write small articles that speak of the same few places, so that their worlds overlap."""
    chance = random.Random(20)
    folder.mkdir()
    for number in range(count):
        text = FORMS[number % 2].format(
            a=chance.choice(LOCAL),
            b=chance.choice(FOREIGN),
            p=chance.choice(PEOPLE),
            d=chance.randint(1, 28),
            m=chance.randint(1, 12),
            y=chance.randint(1995, 2023),
            n=chance.randint(20, 900),
        )
        (folder / f"{number:03}.txt").write_text(text, encoding="utf-8")
    return folder


def dump(store: Path) -> list[str]:
    with LocalStore.open(store, read_only=True) as opened:
        return opened.dump()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_articles(tmp_path_factory.mktemp("pipeline") / "news")


@pytest.fixture(scope="module")
def whole(folder: Path) -> Path:
    """An undisturbed build in one process."""
    store = folder.parent / "whole"
    summary = build([folder], store, processes=1)
    assert (summary.articles, summary.built, summary.problems) == (COUNT, COUNT, [])
    assert summary.claims >= COUNT
    return store


@pytest.fixture
def copy(whole: Path, tmp_path: Path) -> Path:
    return shutil.copytree(whole, tmp_path / "store")


def test_a_second_build_changes_nothing(folder: Path, copy: Path, whole: Path) -> None:
    summary = build([folder], copy, processes=1)
    assert (summary.built, summary.unchanged, summary.claims) == (0, COUNT, 0)
    assert dump(copy) == dump(whole)


def test_one_and_two_processes_give_the_same(folder: Path, whole: Path, tmp_path: Path) -> None:
    summary = build([folder], tmp_path / "two", processes=2)
    assert summary.built == COUNT
    assert dump(tmp_path / "two") == dump(whole)


def test_the_order_of_building_does_not_matter(folder: Path, whole: Path, tmp_path: Path) -> None:
    files = sorted(folder.iterdir())
    random.Random(5).shuffle(files)
    for part in (files[:7], files[7:]):
        build(part, tmp_path / "store", processes=1)
    assert dump(tmp_path / "store") == dump(whole)


def test_a_changed_article_replaces_its_claims(folder: Path, copy: Path, tmp_path: Path) -> None:
    news = shutil.copytree(folder, tmp_path / "news")
    changed = news / "004.txt"
    changed.write_text(
        "Tỉnh Lai Châu và tỉnh Hyogo kết nghĩa\n\n"
        "Tỉnh Lai Châu và tỉnh Hyogo thiết lập quan hệ kết nghĩa từ năm 2021.\n",
        encoding="utf-8",
    )
    summary = build([news], copy, processes=1)
    assert (summary.built, summary.unchanged) == (1, COUNT - 1)
    build([news], tmp_path / "fresh", processes=1)
    assert dump(copy) == dump(tmp_path / "fresh")
    with LocalStore.open(copy, read_only=True) as store:
        graph = "\n".join(map(str, store.article_graph(article_iri("004"))))
    assert "Hyogo" in graph
    assert (folder / "004.txt").read_text(encoding="utf-8").split("\n")[0] not in graph


def test_removing_an_article_leaves_no_trace(folder: Path, copy: Path, tmp_path: Path) -> None:
    gone = article_iri("007")
    with LocalStore.open(copy) as store:
        things = store.touched_by(gone)
        rest = told_by(store.claims_about(things, without=[gone]), BEARING)
        reference = partial(place_triples, gazetteer=load_gazetteer(), bases=DEFAULT_BASES)
        world = "".join(f"{line}\n" for line in derive_many(things, rest, reference))
        store.remove_article(gone, WorldChange({*things, gone}, world.encode()))
    news = shutil.copytree(folder, tmp_path / "news")
    (news / "007.txt").unlink()
    build([news], tmp_path / "fresh", processes=1)
    assert dump(copy) == dump(tmp_path / "fresh")


def test_batches_in_bulk_give_the_same(
    folder: Path, whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(local, "_MANY", 1)
    monkeypatch.setattr(pipeline, "_BATCH", 16)
    news = shutil.copytree(folder, tmp_path / "news")
    for number in range(0, COUNT, 3):  # told otherwise first, so that much is replaced
        shutil.copy(folder / f"{(number + 5) % COUNT:03}.txt", news / f"{number:03}.txt")
    build([news], tmp_path / "store", processes=1)
    build([folder], tmp_path / "store", processes=1)
    assert dump(tmp_path / "store") == dump(whole)


def kill_after(commits: int, pause: float, folder: Path, store: Path, many: int = 1) -> int:
    """Start a build, kill it a moment after so many commits; return how many it told of.

    Batches from `many` articles are loaded in bulk.
    """
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(folder), str(store), "1", str(many)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    told = [line for _, line in zip(range(commits), child.stdout, strict=False)]
    time.sleep(pause)
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdout.close()
    return len(told)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
@pytest.mark.parametrize(("seed", "many"), [(1, 1), (2, 1), (3, 64)])
def test_a_killed_build_goes_on_to_the_same_result(
    seed: int, many: int, folder: Path, whole: Path, tmp_path: Path
) -> None:
    chance = random.Random(seed)
    store = tmp_path / "store"
    commits, pause = chance.randint(1, 5), chance.uniform(0, 0.15)
    assert kill_after(commits, pause, folder, store, many) == commits
    with LocalStore.open(store, read_only=True) as opened:
        known = opened.article_hashes()
        graphs = {article: opened.article_graph(article) for article in known}
    assert commits * 4 <= len(known) < COUNT, "the build was not killed on its way"
    with LocalStore.open(whole, read_only=True) as opened:
        assert graphs == {article: opened.article_graph(article) for article in known}
    summary = build([folder], store, processes=1)
    assert (summary.built, summary.unchanged) == (COUNT - len(known), len(known))
    assert dump(store) == dump(whole)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_build_killed_while_it_starts(folder: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    kill_after(0, 0.4, folder, store)
    assert build([folder / "000.txt"], store, processes=1).built == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no process groups")
def test_a_killed_build_leaves_no_workers_behind(folder: Path, tmp_path: Path) -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(folder), str(tmp_path / "store"), "2", "1"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        start_new_session=True,
    )
    assert child.stdout is not None
    try:
        assert child.stdout.readline()
        child.send_signal(signal.SIGKILL)
        child.wait()
        patience = time.monotonic() + 15
        while group_lives(child.pid) and time.monotonic() < patience:
            time.sleep(0.1)
        assert not group_lives(child.pid)
    finally:
        child.stdout.close()
        if group_lives(child.pid):
            os.killpg(child.pid, signal.SIGKILL)


def group_lives(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def test_all_quotes_are_slices_of_their_article(folder: Path, whole: Path) -> None:
    articles = {a.id: a.text for a in read_articles([folder], on_problem=pytest.fail)}
    query = """PREFIX coop: <https://w3id.org/coopkg/ontology#>
    PREFIX dcterms: <http://purl.org/dc/terms/> PREFIX oa: <http://www.w3.org/ns/oa#>
    SELECT ?id ?start ?end ?exact ?prefix ?suffix WHERE { GRAPH ?g {
      ?claim coop:evidence ?e . ?e oa:hasSource ?a ; oa:hasSelector ?q, ?p .
      ?a dcterms:identifier ?id . ?p oa:start ?start ; oa:end ?end .
      ?q oa:exact ?exact .
      OPTIONAL { ?q oa:prefix ?prefix } OPTIONAL { ?q oa:suffix ?suffix } } }"""
    with LocalStore.open(whole, read_only=True) as store:
        rows = [[cell.value if cell else "" for cell in row] for row in store.select(query)]
    assert len({row[0] for row in rows}) == COUNT
    for key, first, last, exact, prefix, suffix in rows:
        text, start, end = articles[key], int(first), int(last)
        assert text[start:end] == exact
        assert text[:start].endswith(prefix)
        assert text[end:].startswith(suffix)
