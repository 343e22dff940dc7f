"""Twenty decisions of every kind survive a rebuild, changed rules and other versions."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from test_review import find, forget_data

from kg import LocalStore, build, read_articles, resources
from kg.iris import article_iri
from kg.review.decisions import Decision, Decisions
from kg.review.standing import told_decisions
from kg.review.taking import addition, bound_decision, correction, merges, split
from kg.review.turtle import write_decisions
from kg.terms import date_literal

pytestmark = pytest.mark.full
EVERY = 20
DATE = date_literal("2023-07")
PAIRS = [
    (ours, theirs)
    for ours in ("Nghe An", "Lao Cai", "Son La", "Quang Ninh", "Can Tho", "Da Nang", "Thanh Hoa")
    for theirs in ("Gunma Prefecture", "Yunnan Province", "Luang Prabang Province")
]
TEXT = (
    "{a} and {b} sign on tourism\n\nOn {d} May 2023 a delegation from {b} visited {a}. {a} and {b} "
    "signed a memorandum of understanding on tourism on {d} June 2023. The hosts said {n} students "
    "had been trained. {b} proposed that the two sides expand cooperation in education. {a} and "
    "{b} have been twinned since 19{n}. The city has friends in {b}.\n"
)


def texts() -> Iterator[tuple[str, str]]:
    for number, (ours, theirs) in enumerate(PAIRS, start=1):
        yield f"a{number:02}", TEXT.format(a=ours, b=theirs, d=number, n=number + 50)


def short(name: str) -> str:
    """Return a name without the word for its kind."""
    return name.rpartition(" ")[0]


def decide(store: LocalStore, folder: Path) -> list[Decision]:
    """Take `EVERY` decisions of every kind, each on another claim."""

    def claims(kind: str, words: str) -> list[str]:
        return sorted(said for said, _ in find(store, kind, words))[:EVERY]

    articles = {a.id: a for a in read_articles([folder], on_problem=pytest.fail)}
    visits = sorted(find(store, "Event", "visited"))
    decided = [bound_decision(store, said, "accept", "An") for said in claims("Partnership", "tw")]
    decided += [bound_decision(store, said, "reject", "An") for said in claims("Statement", "prop")]
    decided += [bound_decision(store, said, "defer", "An") for said in claims("Figure", "students")]
    decided += [
        correction(store, said, "date", ["2023-07"], "An") for said in claims("Agreement", "signed")
    ]
    decided += [split(store, said, "An") for said, _ in visits[:EVERY]]
    decided += [
        addition(articles[name], article_iri(name), "The city has friends in", "event",
                 [("type", "training"), ("party", ours), ("party", short(theirs))], "An")
        for name, (ours, theirs) in list(zip(sorted(articles), PAIRS, strict=True))[:EVERY]
    ]  # fmt: skip
    signings = sorted(find(store, "Event", "signed"))
    for (_, goes), (_, stays) in list(pairwise(signings))[:EVERY]:
        decided += merges(store, goes, stays, "An")[:1]
    return decided


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    here = tmp_path_factory.mktemp("many")
    (here / "news").mkdir()
    for name, text in texts():
        (here / "news" / f"{name}.txt").write_text(text, encoding="utf-8")
    build([here / "news"], here / "store", processes=1)
    with LocalStore.open(here / "store", read_only=True) as store:
        decided = decide(store, here / "news")
    count = Counter(decision.verdict for decision in decided)
    assert set(count) == {"accept", "reject", "defer", "correct", "split", "add", "merge"}
    assert min(count.values()) >= EVERY, count
    write_decisions(here / "decided.ttl", Decisions().with_(*decided))
    return here


def states(store: Path) -> Counter[str]:
    with LocalStore.open(store, read_only=True) as opened:
        told = told_decisions(opened)
        assert len(find(opened, "Statement", "proposed")) == len(PAIRS) - EVERY
        dated = [q for q in opened.quads() if q.object == DATE and "#claim-" in q.subject.value]
        assert len(dated) == EVERY
        assert len(find(opened, "Event", "The city has friends")) == EVERY
    return Counter({d: s for found in told.values() for d, s in found.items()}.values())


def test_a_rebuild_from_scratch(place: Path, tmp_path: Path) -> None:
    build([place / "news"], tmp_path / "store", decisions=place / "decided.ttl", processes=1)
    assert set(states(tmp_path / "store")) == {"applied"}
    assert states(tmp_path / "store").total() >= 7 * EVERY


def test_articles_from_another_version(place: Path, tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    for name, text in texts():
        head, body = text.strip().split("\n\n")
        page = f"<html><body><h1>{head}</h1><p>{body.replace('. ', '.  ', 1)}</p></body></html>"
        (tmp_path / "pages" / f"{name}.html").write_text(page, encoding="utf-8")
    build([tmp_path / "pages"], tmp_path / "store", decisions=place / "decided.ttl", processes=1)
    assert set(states(tmp_path / "store")) == {"applied"}


def test_a_changed_rule_file(place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = tmp_path / "data"
    shutil.copytree(resources.ontology_dir(), data / "ontology")
    for path in (data / "ontology" / "lexicon").rglob("*.ttl"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace('"memorandum of understanding"', '"no memo"'), "utf-8")
    monkeypatch.setattr(resources, "_PACKAGE", data / "kg")
    forget_data()
    try:
        build([place / "news"], tmp_path / "store", decisions=place / "decided.ttl", processes=1)
    finally:
        monkeypatch.undo()
        forget_data()
    assert set(states(tmp_path / "store")) == {"applied"}
