"""The queue, the table to fill in, and sentences that gave nothing; by the real command."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from test_review import ARTICLES, write_articles
from typer.testing import CliRunner, Result

from kg import LocalStore
from kg.cli import app
from kg.errors import ReviewError
from kg.review.decisions import NONE, Decisions
from kg.review.queue import Item, review_queue
from kg.review.sheet import COLUMNS, write_sheet
from kg.review.turtle import read_decisions
from kg.review.verdicts import on_person


class Desk:
    """A folder with articles and a store, and the commands on them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.news = write_articles(folder / "news")

    def kg(self, *arguments: str, code: int = 0) -> Result:
        places = ["--store", str(self.folder / "store")]
        if arguments[0] in ("build", "review") and arguments[1] != "missed":
            places += ["--decisions", str(self.folder / "decided.ttl")]
        done = CliRunner().invoke(app, [*arguments, *(places if "missed" not in arguments else [])])
        assert done.exit_code == code, (done.output, done.exception)
        return done

    def queue(self) -> list[Item]:
        with LocalStore.open(self.folder / "store", read_only=True) as store:
            return review_queue(store, read_decisions(self.folder / "decided.ttl"))


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    found = Desk(tmp_path_factory.mktemp("desk"))
    found.kg("build", str(found.news), "--jobs", "1")
    return found


def test_the_queue_is_ordered_by_gain_and_says_why(desk: Desk) -> None:
    with LocalStore.open(desk.folder / "store", read_only=True) as store:
        items = review_queue(store, NONE)
    gains = [item.gain for item in items]
    assert gains == sorted(gains, reverse=True)
    assert 0 < gains[-1] <= gains[0] <= 1
    assert all(item.why for item in items)
    people = [item for item in items if item.type == "person"]
    assert {item.quote for item in people} == {"Nguyen Van Bao | Nguyễn Văn Bảo"}


def test_a_table_is_filled_in_and_comes_back(desk: Desk, tmp_path: Path) -> None:
    shown = desk.kg("review", "list", "--csv", "--limit", "1000").stdout
    rows = list(csv.DictReader(io.StringIO(shown)))
    assert tuple(rows[0]) == COLUMNS
    figure = next(r for r in rows if r["type"] == "figure" and "120" in r["quote"])
    figure |= {"verdict": "correct", "role": "owner", "value": "Lao Cai", "why": "the hosts"}
    event = next(r for r in rows if r["type"] == "event" and "met the Gov" in r["quote"])
    event |= {"verdict": "Reject"}
    later = next(r for r in rows if r["type"] == "statement")
    later |= {"verdict": "defer", "why": "ask"}
    added = dict.fromkeys(COLUMNS, "") | {
        "verdict": "add", "article": "visit", "type": "partnership",
        "value": "a=Nghe An; b=Gunma; kind=friendship; since=2015",
        "quote": "Nghe An Province and Gunma Prefecture have stood side by side since 2015.",
    }  # fmt: skip
    with (tmp_path / "look.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows([*rows, added])
    desk.kg(
        "review", "take", str(tmp_path / "look.csv"), "--by", "An", "--articles", str(desk.news)
    )
    assert len(read_decisions(desk.folder / "decided.ttl").decisions) == 4
    desk.kg("build", str(desk.news), "--jobs", "1")
    assert desk.kg("review", "show").stdout.count("applied") == 4
    said = {item.said for item in desk.queue()}
    assert figure["said"] not in said
    assert event["said"] not in said
    assert desk.queue()[-1].said == later["said"]
    gone = desk.kg("explain", event["said"]).stdout
    assert "decided by An on" in gone
    assert "reject, applied" in gone
    kept = desk.kg("explain", figure["said"]).stdout
    assert "correct owner: Lao Cai (the hosts), applied" in kept
    query = desk.kg("query", "partnerships", "--format", "csv").stdout
    assert "friendship,2015" in query


def test_disagreement_and_changed_evidence_come_back_first(desk: Desk) -> None:
    figure = next(i for i in desk.queue() if i.type == "figure" and "40 học" in i.quote)
    request = next(i for i in desk.queue() if i.type == "statement" and "đề nghị" in i.quote)
    desk.kg("review", "accept", figure.said, "--by", "An")
    desk.kg("review", "reject", figure.said, "--by", "Bình")
    desk.kg("review", "accept", request.said, "--by", "An")
    text = ARTICLES["can-tho"].replace("mở rộng hợp tác giáo dục", "đầu tư vào y tế")
    (desk.news / "can-tho.txt").write_text(text, encoding="utf-8")
    desk.kg("build", str(desk.news), "--jobs", "1")
    first, second = desk.queue()[:2]
    assert "reviewers disagree; overruled: An: accept" in first.why[0]
    assert "its evidence changed" in second.why[0]
    assert second.quote == request.quote
    desk.kg("review", "show", code=1)


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("a,b\n1,2\n", "has no column said, verdict"),
        ("said,verdict\nx,perhaps\n", "no verdict"),
        ("said,verdict\nhttps://x.example/a#claim-1,accept\n", "no such claim"),
        ("said,verdict,article,quote,type,value\n,add,nowhere,x,event,\n", "not at hand"),
        ('said,verdict\n"x,accept\n', "no CSV"),
        ("said,verdict\nhttps://x y/a#claim-1,reject\n", "bad.csv:2: https://x y/a"),  # by fuzzing
    ],
)
def test_a_table_that_cannot_be_understood_changes_nothing(
    text: str, advice: str, desk: Desk, tmp_path: Path
) -> None:
    (tmp_path / "bad.csv").write_text(text, encoding="utf-8")
    before = (desk.folder / "decided.ttl").read_bytes()
    done = desk.kg("review", "take", str(tmp_path / "bad.csv"), "--by", "An", code=1)
    assert "bad.csv" in done.stderr
    assert advice in done.stderr
    assert (desk.folder / "decided.ttl").read_bytes() == before


def test_people_are_rightly_one_until_another_name_comes(desk: Desk) -> None:
    (who,) = [item for item in desk.queue() if item.type == "person"]
    desk.kg("review", "accept", "/".join(who.said.rsplit("/", 2)[1:]), "--by", "An")
    assert not [item for item in desk.queue() if item.type == "person"]
    desk.kg("build", str(desk.news), "--jobs", "1")
    told = desk.kg("review", "show", code=1).stdout  # 1: others disagree, see above
    assert any(who.said in line for line in told.splitlines())
    assert "waiting" not in told
    with LocalStore.open(desk.folder / "store", read_only=True) as store:
        other = on_person(store, who.said, "accept", "An", shown="Bao | Nguyễn Văn Bảo")
        queue = review_queue(store, Decisions((other,)))
        assert who in queue, "what was accepted were other names"
        with pytest.raises(ReviewError):
            on_person(store, who.said, "reject", "An")
        with pytest.raises(ReviewError):
            on_person(store, who.said + "0", "accept", "An")


def test_nobody_decides_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KG_REVIEWER", raising=False)
    assert "--by NAME" in desk.kg("review", "accept", "x#claim-1", code=2).stderr


def test_sentences_that_gave_nothing(desk: Desk) -> None:
    shown = json.loads(desk.kg("review", "missed", str(desk.news), "--json").stdout)
    found = {item["text"]: item for item in shown}
    assert found["Cần Thơ và Champasak hợp tác"]["cues"] == ["cooperation"]
    assert not any("met the Governor" in text for text in found)


def test_a_cell_that_would_be_a_formula_is_text() -> None:
    out = io.StringIO()
    write_sheet([Item(0.5, ("x",), "s", "c", "event", "=1+1", "+84", 0.5)], out)
    row = list(csv.reader(io.StringIO(out.getvalue())))[1]
    assert (row[3], row[5]) == ("'=1+1", "'+84")


def test_who_rejected_can_change_his_mind_and_others_can_disagree(tmp_path: Path) -> None:
    """A rejection takes the claim out of the store; it was known to no command any more."""
    desk = Desk(tmp_path)
    desk.kg("build", str(desk.news), "--jobs", "1")
    claim = next(i for i in desk.queue() if i.type == "partnership" and "kết nghĩa" in i.quote)
    short = "/".join(claim.claim.rsplit("/", 2)[1:])
    desk.kg("review", "reject", short, "--by", "An", "--why", "lapsed")
    desk.kg("build", str(desk.news), "--jobs", "1")
    for name in (short, claim.claim, claim.said, claim.said.rpartition("/")[2]):
        told = desk.kg("explain", name).stdout
        assert "rejected by reviewers" in told
        assert "decided by An" in told
        assert "reject (lapsed), applied" in told
    assert "coop:verdict" in desk.kg("explain", short, "--format", "turtle").stdout
    said = desk.kg("review", "accept", short, "--by", "Bình").stderr
    assert "An decided otherwise (reject)" in said
    desk.kg("build", str(desk.news), "--jobs", "1")
    assert "overruled: An: reject (lapsed)" in desk.queue()[0].why[0]
    assert "told by 2 articles" in desk.kg("explain", short).stdout
    table = tmp_path / "mind.csv"
    sayings = [i.said for i in desk.queue() if "overruled" in i.why[0]]
    table.write_text("said,verdict\n" + "".join(f"{s},accept\n" for s in sayings), "utf-8")
    assert "otherwise" not in desk.kg("review", "take", str(table), "--by", "An").stderr
    desk.kg("build", str(desk.news), "--jobs", "1")
    assert not [item for item in desk.queue() if "overruled" in item.why[0]]
    desk.kg("review", "show")
