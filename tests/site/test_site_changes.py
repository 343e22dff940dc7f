"""A site that is brought up to date equals one made from scratch, byte for byte."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kg import LocalStore, build
from kg.iris import DEFAULT_BASES, article_iri
from kg.removal import remove_articles
from kg.review.decisions import Decision, Decisions
from kg.review.taking import bound_decision, correction, merges
from kg.review.turtle import write_decisions
from kg.site import build as site_builder
from kg.site.build import Summary, build_site
from kg.site.ledger import MARK

LANGS = ("en", "ar")
ARTICLES = {
    "tie": (
        "Sơn La và Luang Prabang\n\nNgày 12/5/2024, Phó Chủ tịch UBND tỉnh Sơn La Nguyễn Văn Bảo "
        "tiếp đoàn đại biểu tỉnh Luang Prabang. Tỉnh Sơn La và tỉnh Luang Prabang thiết lập quan "
        "hệ kết nghĩa từ năm 1998.\n"
    ),
    "signing": (
        "Lao Cai and Yunnan sign on tourism\n\nLao Cai Province and Yunnan Province signed a "
        "memorandum of understanding on tourism on 3 June 2023. The Vice Chairman of the Lao Cai "
        "Provincial People's Committee, Tran Thi Hanh, proposed that the two sides expand trade.\n"
    ),
    "signing-again": (
        "Yunnan and Lao Cai on tourism\n\nYunnan Province and Lao Cai Province signed a "
        "memorandum of understanding on tourism on 4 June 2023. The Chairman of the Lao Cai "
        "Provincial People's Committee, Tran Thanh Hanh, praised the cooperation.\n"
    ),
}
CORRECTED = b"2023-06-05"
MORE = {
    "visit": (
        "Luang Prabang delegation in Sơn La\n\nOn 7 July 2025 the Vice Chairman of the Son La "
        "Provincial People's Committee, Nguyen Van Bao, received a delegation from Luang Prabang "
        "Province. Son La Province and Luang Prabang Province have been twinned since 1998.\n"
    )
}


def write(folder: Path, articles: dict[str, str]) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in articles.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def read(store: Path, news: Path, decisions: Path | None = None) -> None:
    build([news], store, decisions=decisions, processes=1)


def site(store: Path, folder: Path) -> Summary:
    with LocalStore.open(store, read_only=True) as opened:
        return build_site(opened, folder, LANGS, jobs=1)


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != MARK
    }


def equals_a_new_one(folder: Path, store: Path, scratch: Path) -> None:
    site(store, scratch)
    ours, anew = files(folder), files(scratch)
    shutil.rmtree(scratch)
    assert ours.keys() == anew.keys()
    assert [name for name, data in ours.items() if anew[name] != data] == []


def decided(store: Path) -> list[Decision]:
    """Decide on claims of three kinds, and that two signings are one."""
    with LocalStore.open(store, read_only=True) as opened:
        said = {}
        for kind in ("Partnership", "Agreement", "Membership", "Event"):
            rows = opened.select(
                f"""PREFIX coop: <https://w3id.org/coopkg/ontology#>
                SELECT ?said ?thing {{ GRAPH ?g {{
                  ?said coop:claimType coop:{kind} ; coop:candidate ?thing }} }} ORDER BY ?said"""
            )
            said[kind] = [(row[0].value, row[1].value) for row in rows if row[0] and row[1]]
        (_, stays), (_, goes) = said["Agreement"][:2]
        return [
            bound_decision(opened, said["Partnership"][0][0], "accept", "An", "seen"),
            bound_decision(opened, said["Membership"][0][0], "reject", "An", "another person"),
            correction(opened, said["Agreement"][0][0], "date", [CORRECTED.decode()], "An"),
            *merges(opened, goes, stays, "An", "one signing"),
        ]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with three articles, a store of them, and its site."""
    here = tmp_path_factory.mktemp("changes")
    read(here / "store", write(here / "news", ARTICLES))
    site(here / "store", here / "site")
    return here


@pytest.fixture
def place(made: Path, tmp_path: Path) -> Path:
    return shutil.copytree(made, tmp_path / "place")


def test_an_article_comes_is_corrected_and_goes(place: Path) -> None:
    store, folder, scratch = place / "store", place / "site", place / "scratch"
    read(store, write(place / "more", MORE))
    first = site(store, folder)
    assert 0 < first.written < first.things * len(LANGS)
    equals_a_new_one(folder, store, scratch)
    assert not any(CORRECTED in data for data in files(folder).values())

    write_decisions(place / "decisions.ttl", Decisions().with_(*decided(store)))
    read(store, place / "news", place / "decisions.ttl")
    assert site(store, folder).written
    assert any(CORRECTED in data for name, data in files(folder).items() if name[:3] == "en/")
    equals_a_new_one(folder, store, scratch)

    with LocalStore.open(store) as opened:
        remove_articles(opened, [article_iri("signing"), article_iri("tie")], DEFAULT_BASES)
    assert site(store, folder).removed
    equals_a_new_one(folder, store, scratch)


def test_pages_that_are_gone_are_made_again(place: Path) -> None:
    before = files(place / "site")
    (place / "site" / "ar" / "place" / "VN-05.html").unlink()
    (place / "site" / "en" / "person" / "index.html").unlink()
    assert site(place / "store", place / "site").written == 2
    assert files(place / "site") == before


def test_what_did_not_change_is_not_even_asked(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def asked(*_args: object) -> None:
        raise AssertionError("a question was asked")

    monkeypatch.setattr(site_builder, "ask_all", asked)
    assert site(place / "store", place / "site").written == 0
    (place / "site" / "data" / "hubs.csv").unlink()
    with pytest.raises(AssertionError, match="a question was asked"):
        site(place / "store", place / "site")
    monkeypatch.undo()
    assert site(place / "store", place / "site").written == 1


def test_another_program_makes_every_page_anew(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files(place / "site")
    page = place / "site" / "en" / "place" / "VN-05.html"
    page.write_text("as another version wrote it")
    assert site(place / "store", place / "site").written == 0
    monkeypatch.setattr(site_builder, "version", lambda _name: "0.0.0")
    assert site(place / "store", place / "site").written == 1
    assert files(place / "site") == before


def test_labels_questions_and_looks_are_part_of_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ontology = shutil.copytree(site_builder.ontology_dir(), tmp_path / "ontology")
    package = shutil.copytree(str(site_builder.files("kg")), tmp_path / "kg")
    queries = shutil.copytree(site_builder.queries_dir(), tmp_path / "queries")
    monkeypatch.setattr(site_builder, "ontology_dir", lambda: ontology)
    monkeypatch.setattr(site_builder, "queries_dir", lambda: queries)
    monkeypatch.setattr(site_builder, "files", lambda _name: package)
    states = [site_builder._state()]
    data = ("schemes/fields.ttl", "gazetteer/overrides.tsv", "interface/vi.toml")
    looks = (package / "site" / "static" / name for name in ("site.css", "search.js"))
    for path in (*(ontology / name for name in data), queries / "hubs.rq", *looks):
        assert path.is_file()
        with path.open("a", encoding="utf-8") as out:
            out.write("#\n")
        states.append(site_builder._state())
    assert len(set(states)) == 7


def test_a_language_less_is_a_folder_less(place: Path) -> None:
    with LocalStore.open(place / "store", read_only=True) as store:
        build_site(store, place / "site", ("en",), jobs=1)
        build_site(store, place / "scratch", ("en",), jobs=1)
    assert files(place / "site") == files(place / "scratch")


#: Makes a site and dies like a killed process when the given number of files are written.
KILLED = """
import os, sys
from pathlib import Path
from kg.site import files, workers
from kg.site.build import build_site
from kg.store import LocalStore
left, real = int(sys.argv[3]), files.write_file
def write(path, data):
    global left
    if not left:
        os._exit(9)
    left -= 1
    return real(path, data)
files.write_file = workers.write_file = write
with LocalStore.open(Path(sys.argv[1]), read_only=True) as store:
    build_site(store, Path(sys.argv[2]), ("en", "ar"), jobs=1)
"""


@pytest.mark.parametrize("files_written", [3, 60])
def test_a_killed_build_is_made_good_by_the_next(place: Path, files_written: int) -> None:
    store, folder = place / "store", place / "site"
    read(store, write(place / "more", MORE))
    command = [sys.executable, "-c", KILLED, str(store), str(folder), str(files_written)]
    assert subprocess.run(command, check=False).returncode == 9
    with LocalStore.open(store) as opened:  # what it had begun to tell of is gone again
        remove_articles(opened, [article_iri("visit")], DEFAULT_BASES)
    site(store, folder)
    equals_a_new_one(folder, store, place / "scratch")
