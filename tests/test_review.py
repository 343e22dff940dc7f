"""Decisions of every kind, and that nothing makes them go away.

One test carries the whole: more than twenty decisions are taken on a small store, and
hold after a rebuild from scratch, under a changed label file, and with articles that
come under other names, in other words around the sentences.
"""

from __future__ import annotations

import importlib
import shutil
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode
from query_cases import rows

from kg import LocalStore, build, read_articles, resources
from kg.errors import ReviewError
from kg.iris import article_iri
from kg.review.decisions import Decision, Decisions
from kg.review.settling import settle
from kg.review.standing import told_decisions
from kg.review.taking import addition, bound_decision, correction, merges, split
from kg.review.turtle import parse_decisions, read_decisions, write_decisions

ARTICLES = {
    "reception": (
        "Sơn La tiếp đoàn Luang Prabang\n\nNgày 12/5/2024, Phó Chủ tịch UBND tỉnh Sơn La Nguyễn "
        "Văn Bảo tiếp đoàn đại biểu tỉnh Luang Prabang. Tỉnh Sơn La và tỉnh Luang Prabang thiết "
        "lập quan hệ kết nghĩa từ năm 1998. Hai bên đã cử 40 học sinh sang học tập.\n"
    ),
    "reception-en": (
        "Son La receives Luang Prabang delegation\n\nOn 12 May 2024 the Vice Chairman of the Son "
        "La Provincial People's Committee, Nguyen Van Bao, received a delegation from Luang "
        "Prabang Province. Son La Province and Luang Prabang Province have been twinned since "
        "1998. The hosts said nearly 40 students had been trained.\n"
    ),
    "signing": (
        "Lao Cai and Yunnan sign on tourism\n\nLao Cai Province and Yunnan Province signed a "
        "memorandum of understanding on tourism on 3 June 2023. The Vice Chairman of the Lao Cai "
        "Provincial People's Committee, Tran Thi Hanh, proposed that the two sides expand trade. "
        "The hosts said 120 students had been trained.\n"
    ),
    "signing-again": (
        "Yunnan and Lao Cai on tourism\n\nYunnan Province and Lao Cai Province signed a "
        "memorandum of understanding on tourism on 4 June 2023. A delegation from Yunnan Province "
        "visited Lao Cai Province on 3 June 2023. The Chairman of the Lao Cai Provincial People's "
        "Committee, Tran Thanh Hanh, praised the cooperation.\n"
    ),
    "visit": (
        "Nghe An delegation in Gunma\n\nA delegation from Nghe An Province visited Gunma "
        "Prefecture on 7 July 2023. The Chairman of the Nghe An Provincial People's Committee, Le "
        "Quang Dung, met the Governor of Gunma. Nghe An Province and Gunma Prefecture have stood "
        "side by side since 2015. Gunma has taken in 300 workers from Nghe An.\n"
    ),
    "can-tho": (
        "Cần Thơ và Champasak hợp tác\n\nNgày 2/3/2022, thành phố Cần Thơ và tỉnh Champasak ký "
        "biên bản ghi nhớ hợp tác về nông nghiệp. Tỉnh Champasak đề nghị thành phố Cần Thơ mở "
        "rộng hợp tác giáo dục. Thành phố Cần Thơ đã cấp 25 suất học bổng.\n"
    ),
}
ONE = """PREFIX coop: <https://w3id.org/coopkg/ontology#> PREFIX oa: <http://www.w3.org/ns/oa#>
SELECT ?said ?candidate WHERE {
  VALUES (?class) { (UNDEF) }
  VALUES (?words) { (UNDEF) }
  GRAPH ?graph {
    ?said a coop:Claim ; coop:claimType ?class ; coop:candidate ?candidate ;
      coop:bestEvidence/oa:hasSelector/oa:exact ?quote .
  }
  FILTER (CONTAINS(STR(?quote), ?words))
} ORDER BY ?said"""
COOP = "https://w3id.org/coopkg/ontology#"


def write_articles(folder: Path) -> Path:
    folder.mkdir()
    for name, text in ARTICLES.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def find(store: LocalStore, kind: str, words: str) -> list[tuple[str, str]]:
    """Return IRI and candidate of the claims of a type whose best quote holds some words."""
    terms = {"class": NamedNode(COOP + kind), "words": Literal(words)}
    return [(row[0].value, row[1].value) for row in store.select(ONE, terms) if row[0] and row[1]]


def only(store: LocalStore, kind: str, words: str) -> str:
    (found,) = find(store, kind, words)
    return found[0]


def person(store: LocalStore, label: str) -> list[str]:
    """Return the people of the world who bear a label."""
    query = """PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
    PREFIX foaf: <http://xmlns.com/foaf/0.1/>
    SELECT DISTINCT ?who WHERE {
      VALUES (?label) { (UNDEF) }
      ?who a foaf:Person ; skos:prefLabel|skos:altLabel ?name FILTER (STR(?name) = ?label) }
    ORDER BY ?who"""
    return [row[0].value for row in store.select(query, {"label": Literal(label)}) if row[0]]


def take(store: LocalStore, folder: Path) -> list[Decision]:
    """Take decisions of every kind."""
    date = "3 June 2023"
    agreements = [only(store, "Agreement", words) for words in (date, "4 June", "2/3/2022")]
    texts = {a.id: a for a in read_articles([folder], on_problem=pytest.fail)}
    reading = next(
        t.subject.value  # type: ignore[union-attr]
        for t in store.article_graph(article_iri("reception-en"))
        if t.predicate.value == COOP + "label" and "Bao" in str(t.object)
    )
    meeting = only(store, "Event", "met the Governor")
    stays = find(store, "Event", "on tourism on 3 June")[0][1]
    goes = find(store, "Event", "on tourism on 4 June")[0][1]
    decided = [
        bound_decision(store, only(store, "Partnership", "kết nghĩa"), "accept", "An"),
        bound_decision(store, only(store, "Membership", "Le Quang Dung"), "accept", "An"),
        bound_decision(store, only(store, "Figure", "25 suất"), "reject", "An", "a plan"),
        bound_decision(store, meeting, "reject", "Bình"),
        bound_decision(store, only(store, "Statement", "praised"), "reject", "Bình"),
        bound_decision(store, only(store, "Figure", "nearly 40"), "defer", "An"),
        correction(store, agreements[1], "date", ["2023-06-03"], "An", "a slip of the pen"),
        correction(store, only(store, "Event", "4 June"), "date", ["2023-06-03"], "An"),
        correction(store, only(store, "Partnership", "since 1998"), "since", ["1997"], "An"),
        correction(store, only(store, "Figure", "40 học sinh"), "unit", ["pupil"], "An"),
        correction(store, only(store, "Figure", "120"), "owner", ["VN-02"], "An"),
        correction(store, only(store, "Figure", "300"), "about", [], "An"),
        correction(store, agreements[2], "modality", ["planned"], "An"),
        correction(store, agreements[0], "field", ["trade", "tourism"], "Bình"),
        correction(
            store, only(store, "Statement", "mở rộng"), "addressee", ["body:Can Tho FPT"], "An"
        ),
        *merges(store, goes, stays, "An", "one signing, two dates"),
        *merges(
            store, person(store, "Tran Thanh Hanh")[0], person(store, "Tran Thi Hanh")[0], "An"
        ),
        split(store, only(store, "Event", "Son La receives"), "An"),
        split(store, reading, "An", "a namesake"),
    ]  # fmt: skip
    for kind, roles, words in (
        ("partnership", [("a", "VN-22"), ("b", "JP-10"), ("kind", "friendship"),
                         ("since", "2015")], "Nghe An Province and Gunma Prefecture have stood"),
        ("event", [("type", "training"), ("party", "Gunma"), ("party", "Nghe An")],
         "Gunma has taken in 300 workers"),
    ):  # fmt: skip
        article = texts["visit"]
        decided.append(addition(article, article_iri("visit"), words, kind, roles, "An"))
    return decided


def holds(store: LocalStore) -> None:
    """Assert that every decision of `take` has had its effect."""
    states = [s for told in told_decisions(store).values() for s in told.values()]
    assert states.count("stale") == 0
    assert set(states) == {"applied"}

    def value(said: str, name: str) -> set[str]:
        query = f"SELECT ?o WHERE {{ GRAPH ?g {{ <{said}> <{COOP}{name}> ?o }} }}"
        return {row[0].value.rpartition("/")[2] for row in store.select(query) if row[0]}

    assert value(only(store, "Partnership", "kết nghĩa"), "confidence") == {"0.99"}
    assert value(only(store, "Membership", "Le Quang Dung"), "confidence") == {"0.99"}
    for kind, words in (("Figure", "25 suất"), ("Event", "met the Gov"), ("Statement", "praised")):
        assert find(store, kind, words) == []
    assert value(only(store, "Agreement", "4 June"), "date") == {"2023-06-03"}
    assert "a slip of the pen" in str(value(only(store, "Agreement", "4 June"), "reason"))
    assert value(only(store, "Event", "4 June"), "date") == {"2023-06-03"}
    assert value(only(store, "Partnership", "since 1998"), "since") == {"1997"}
    assert value(only(store, "Figure", "40 học sinh"), "unit") == {"pupil"}
    assert value(only(store, "Figure", "120"), "owner") == {"VN-02"}
    assert value(only(store, "Figure", "300"), "about") == set()
    assert value(only(store, "Agreement", "2/3/2022"), "modality") == {"planned"}
    assert value(only(store, "Agreement", "3 June"), "field") == {"trade", "tourism"}
    (addressee,) = value(only(store, "Statement", "mở rộng"), "addressee")
    assert addressee.startswith("other-can-tho-fpt")
    signings = {c for words in ("on tourism on 3 June", "4 June")
                for _, c in find(store, "Event", words)}  # fmt: skip
    assert len(signings) == 1
    assert person(store, "Tran Thanh Hanh") == person(store, "Tran Thi Hanh") != []
    ours, theirs = find(store, "Event", "Son La receives"), find(store, "Event", "Sơn La tiếp")
    assert ours[0][1] != theirs[0][1]
    assert person(store, "Nguyễn Văn Bảo") != person(store, "Nguyen Van Bao") != []
    assert value(only(store, "Partnership", "Gunma Prefecture have stood"), "since") == {"2015"}
    assert value(only(store, "Event", "300 workers"), "eventType") == {"training"}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with articles, a store built from them, and a file of decisions on it."""
    here = tmp_path_factory.mktemp("review")
    news = write_articles(here / "news")
    build([news], here / "store", processes=1)
    with LocalStore.open(here / "store", read_only=True) as store:
        decided = take(store, news)
    assert len(decided) >= 20
    assert {d.verdict for d in decided} == {
        "accept", "reject", "correct", "merge", "split", "defer", "add",
    }  # fmt: skip
    write_decisions(here / "decisions.ttl", Decisions().with_(*decided))
    return here


def dump(store: Path) -> list[str]:
    with LocalStore.open(store, read_only=True) as opened:
        return opened.dump()


def test_decisions_are_applied_to_a_store_that_is_there(place: Path, tmp_path: Path) -> None:
    store = shutil.copytree(place / "store", tmp_path / "store")
    summary = build([place / "news"], store, decisions=place / "decisions.ttl", processes=1)
    assert summary.problems == []
    with LocalStore.open(store, read_only=True) as opened:
        holds(opened)
        told = rows(opened, "review-decisions")
    decided = read_decisions(place / "decisions.ttl").decisions
    assert Counter((row["decision"], row["verdict"], row["state"]) for row in told) == Counter(
        (decision.iri, decision.verdict, "applied") for decision in decided
    )
    quotes = {row["decision"]: row["quote"] for row in told}
    assert all(bool(quotes[d.iri]) == (d.verdict != "reject") for d in decided if d.claim_type)
    again = build([place / "news"], store, decisions=place / "decisions.ttl", processes=1)
    assert (again.built, again.unchanged) == (0, len(ARTICLES))
    build([place / "news"], tmp_path / "fresh", decisions=place / "decisions.ttl", processes=1)
    assert dump(store) == dump(tmp_path / "fresh")


def test_decisions_hold_for_articles_from_another_version(place: Path, tmp_path: Path) -> None:
    """Renamed, as pages, with other sentences before them and other spaces within."""
    news = tmp_path / "pages"
    news.mkdir()
    for name, text in ARTICLES.items():
        head, body = text.strip().split("\n\n")
        body = body.replace(", ", ",\u00a0 ", 1)
        page = f"<html><body><h1>{head}</h1><p>{body}</p></body></html>"
        (news / f"{name}.html").write_text(page, encoding="utf-8")
    build([news], tmp_path / "store", decisions=place / "decisions.ttl", processes=1)
    with LocalStore.open(tmp_path / "store", read_only=True) as store:
        holds(store)


def test_decisions_hold_for_renamed_articles(place: Path, tmp_path: Path) -> None:
    news = tmp_path / "moved"
    news.mkdir()
    for name, text in ARTICLES.items():
        (news / f"2026-{name}.txt").write_text(text, encoding="utf-8")
    build([news], tmp_path / "store", decisions=place / "decisions.ttl", processes=1)
    with LocalStore.open(tmp_path / "store", read_only=True) as store:
        states = [s for told in told_decisions(store).values() for s in told.values()]
        # The split of a reading is bound to the article's name, all else to the words.
        assert states.count("stale") == 1


def test_decisions_hold_under_changed_rules(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Labels are taken away, so that agreements are of another kind and figures lose a unit."""
    data = tmp_path / "data"
    shutil.copytree(resources.ontology_dir(), data / "ontology")
    labels = data / "ontology" / "lexicon"
    changed = 0
    for path in labels.rglob("*.ttl"):
        text = path.read_text(encoding="utf-8")
        new = text.replace('"memorandum of understanding"', '"memo of no one"')
        new = new.replace('"biên bản ghi nhớ"', '"biên bản không có"')
        changed += new != text
        path.write_text(new, encoding="utf-8")
    assert changed >= 2
    monkeypatch.setattr(resources, "_PACKAGE", data / "kg")
    forget_data()
    try:
        build([place / "news"], tmp_path / "plain", processes=1)
        build(
            [place / "news"],
            tmp_path / "store",
            decisions=place / "decisions.ttl",
            processes=1,
        )
    finally:
        monkeypatch.undo()
        forget_data()
    before, after = dump(place / "store"), dump(tmp_path / "plain")
    claims = [{line.split(" ")[0] for line in d if "#claim-" in line} for d in (before, after)]
    assert claims[0] != claims[1], "the rules must read something else"
    with LocalStore.open(tmp_path / "store", read_only=True) as store:
        holds(store)


def forget_data() -> None:
    """Let go of everything that was loaded from `ontology/`."""
    for name in ("languages", "gazetteer", "lexicon", "profiles", "mapping", "reading.cues"):
        module = importlib.import_module(f"kg.{name}")
        for thing in vars(module).values():
            if hasattr(thing, "cache_clear"):
                thing.cache_clear()


def decision(verdict: str, by: str, minute: int, **more: object) -> Decision:
    plain = Decision("https://x.example/a#claim-1", verdict, by, f"2026-01-01T00:{minute:02}:00Z")  # type: ignore[arg-type]
    return replace(plain, **more)  # type: ignore[arg-type]


def test_two_who_disagree_are_shown() -> None:
    first, second = decision("accept", "An", 1), decision("reject", "Bình", 2)
    assert settle([second, first]) == [(first, "overruled"), (second, "applied")]
    changed_mind = decision("reject", "An", 3)
    assert settle([first, second, changed_mind]) == [
        (first, "superseded"),
        (second, "applied"),
        (changed_mind, "applied"),
    ]


def test_corrections_of_one_role_differ_and_of_two_roles_do_not() -> None:
    one = decision("correct", "An", 1, role="date", values=("2023",))
    two = decision("correct", "Bình", 2, role="date", values=("2024",))
    other = decision("correct", "Bình", 3, role="place", values=("VN-HP",))
    assert settle([one, two, other]) == [
        (one, "overruled"),
        (two, "applied"),
        (other, "applied"),
    ]
    assert settle([one, decision("reject", "Bình", 4)])[0][1] == "overruled"


def test_a_decision_whose_evidence_changed_is_stale(place: Path, tmp_path: Path) -> None:
    news = shutil.copytree(place / "news", tmp_path / "news")
    text = ARTICLES["reception"].replace("từ năm 1998", "trong năm 2003")
    (news / "reception.txt").write_text(text, encoding="utf-8")
    store = tmp_path / "store"
    build([news], store, decisions=place / "decisions.ttl", processes=1)
    with LocalStore.open(store, read_only=True) as opened:
        told = told_decisions(opened)[article_iri("reception")]
        decided = read_decisions(place / "decisions.ttl").by_iri
        (stale,) = [decided[iri] for iri, state in told.items() if state == "stale"]
        assert (stale.verdict, "kết nghĩa" in stale.quote) == ("accept", True)
        (claim,) = find(opened, "Partnership", "2003")
        assert f'<{claim[0]}> <{COOP}confidence> "0.99"' not in "\n".join(opened.dump())


def test_undoing_all_decisions_undoes_them(place: Path, tmp_path: Path) -> None:
    store = shutil.copytree(place / "store", tmp_path / "store")
    build([place / "news"], store, decisions=place / "decisions.ttl", processes=1)
    assert dump(store) != dump(place / "store")
    with pytest.raises(ReviewError, match="decisions of reviewers that are not there"):
        build([place / "news"], store, decisions=tmp_path / "lost.ttl", processes=1)
    (tmp_path / "empty.ttl").touch()
    build([place / "news"], store, decisions=tmp_path / "empty.ttl", processes=1)
    assert dump(store) == dump(place / "store")


def test_the_file_is_sorted_and_comes_back_whole(place: Path, tmp_path: Path) -> None:
    found = read_decisions(place / "decisions.ttl")
    write_decisions(tmp_path / "again.ttl", found)
    text = (tmp_path / "again.ttl").read_text(encoding="utf-8")
    assert text == (place / "decisions.ttl").read_text(encoding="utf-8")
    one = replace(found.decisions[0], why="another reason")
    write_decisions(tmp_path / "again.ttl", replace(found, decisions=(*found.decisions[1:], one)))
    changed = (tmp_path / "again.ttl").read_text(encoding="utf-8").splitlines()
    assert len(set(changed) ^ set(text.splitlines())) <= 2


@pytest.mark.parametrize(
    "text",
    [
        "no turtle",
        "<https://x.example/d> a <https://w3id.org/coopkg/ontology#ReviewDecision> .",
        "[] a <https://w3id.org/coopkg/ontology#ReviewDecision> .",
        "<a> <b> <c> .",
        '<https://x.example/d> <https://x.example/p> "\\uD800" .',
    ],
)
def test_a_broken_file_is_refused_with_advice(text: str) -> None:
    with pytest.raises(ReviewError, match=r"here\.ttl"):
        parse_decisions(text.encode(), "here.ttl")


def test_wrong_decisions_are_refused(place: Path) -> None:
    with LocalStore.open(place / "store", read_only=True) as store:
        said = only(store, "Figure", "120")
        for role, values in (("colour", ["red"]), ("modality", ["maybe"])):
            with pytest.raises(ReviewError):
                correction(store, said, role, values, "An")
        with pytest.raises(ReviewError):
            correction(store, only(store, "Partnership", "kết"), "since", ["last year"], "An")
        with pytest.raises(ReviewError):
            merges(store, "https://w3id.org/coopkg/id/place/VN-HP", said, "An")
        with pytest.raises(ReviewError):
            bound_decision(store, "https://w3id.org/coopkg/article/x#claim-0", "accept", "An")
