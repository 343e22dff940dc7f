"""What is an event in invented articles and what only sounds like one; of which year it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg import read_articles
from kg.extraction.engine import read_claims
from kg.gazetteer import load_gazetteer
from kg.languages import load_frames, load_language
from kg.model import Claim


def events(tmp_path: Path, lang: str, text: str) -> list[Claim]:
    path = tmp_path / "article.txt"
    path.write_text(text, encoding="utf-8")
    (article,) = read_articles([path], on_problem=print)
    assert article.lang == lang
    reading = read_claims(article, load_language(lang), load_gazetteer(), load_frames())
    return [c for c in reading.claims if c.type == "event"]


def told(claims: list[Claim]) -> list[tuple[str, str]]:
    return sorted((str(c.one("type")), str(c.one("date") or "")) for c in claims)


EN = "Cork and Rennes work together\n\nCork received a delegation of Rennes on 13 May 2024.\n\n{}\n"
VI = (
    "Thái Bình và Gunma tăng cường hợp tác\n\nNgày 13/5/2024, tỉnh Thái Bình tiếp đoàn đại biểu "
    "tỉnh Gunma (Nhật Bản).\n\n{}\n"
)
ONE = [("reception", "2024-05-13")]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", EN.format("Every year pupils of Cork visit Rennes for two weeks.")),
        ("vi", VI.format("Hằng năm, sinh viên Thái Bình sang thăm tỉnh Gunma hai tuần.")),
        ("en", EN.format("Cork received certificates of merit in Rennes.")),
        ("en", EN.format("Cork welcomed over 40,000 visitors from Rennes.")),
        ("en", EN.format("Firms of Cork and Rennes rent halls in the convention centre.")),
        ("vi", VI.format("Tỉnh Gunma tặng Thái Bình 5 tỷ đồng để sửa trung tâm hội nghị.")),
    ],
)
def test_what_is_no_event(tmp_path: Path, lang: str, text: str) -> None:
    assert told(events(tmp_path, lang, text)) == ONE


def test_an_anniversary_that_is_the_occasion_of_talks_is_no_ceremony(tmp_path: Path) -> None:
    text = """군산시와 타이빈성, 자매결연 20주년을 맞아 협력 심화

2024년 3월 25일 타이빈성 인민위원회 위원장 쩐 반 하이가 군산시 대표단을 접견했다.
"""
    assert told(events(tmp_path, "ko", text)) == [("reception", "2024-03-25")]


def test_talks_where_a_delegation_goes_are_told_beside_its_visit(tmp_path: Path) -> None:
    text = """Đoàn công tác tỉnh Thái Bình thăm Nhật Bản

Trong khuôn khổ chuyến thăm tỉnh Gunma (Nhật Bản) từ ngày 2 đến 5/4/2019, đoàn tỉnh Thái Bình đã \
làm việc với lãnh đạo tỉnh Gunma.
"""
    found = [c for c in events(tmp_path, "vi", text) if c.one("type") in ("visit", "meeting")]
    assert ("visit", "2019-04-02/2019-04-05") in told(found)
    assert [c.one("date") for c in found if c.one("type") == "meeting"] == [None]


def test_an_envoy_acts_for_his_state_and_not_for_the_towns_he_speaks_of(tmp_path: Path) -> None:
    text = """Consul general of Italy calls on Cork mayor

The mayor of Cork, Sean Murphy, met the consul general of Italy, Paolo Rossi, on 13 May 2024 and \
spoke of a tie with Milan.
"""
    (found,) = (c for c in events(tmp_path, "en", text) if c.one("type") != "visit")
    parties = {getattr(p, "key", "") for p in found.roles["party"]}
    assert "IT" in parties
    assert len(parties) == 2


def test_days_of_a_review_are_of_the_year_that_headline_and_lead_name(tmp_path: Path) -> None:
    text = """Hoạt động đối ngoại của Thái Bình năm 2021

Năm 2021, tỉnh Thái Bình mở rộng quan hệ với các địa phương nước ngoài.

Ngày 14/6, tỉnh Thái Bình và tỉnh Gunma (Nhật Bản) tổ chức hội nghị xúc tiến đầu tư. Hai tỉnh sẽ \
ký thỏa thuận vào tháng 3/2023.
"""
    found = [c for c in events(tmp_path, "vi", text) if c.one("type") == "conference"]
    assert [c.one("date") for c in found] == ["2021-06-14"]


def test_an_anniversary_is_of_the_day_that_is_told_to_the_day(tmp_path: Path) -> None:
    text = """香川県と陝西省、友好30年で記念シンポ

香川県と中国陝西省の友好提携30周年を記念するシンポジウムが15日、高松市で開かれた。

両県省は1994年4月22日に友好提携を結んだ。坂出市は1995年8月に西安市と友好都市を締結している。
"""
    dates = {str(c.one("date")) for c in events(tmp_path, "ja", text)} - {"None"}
    assert not any(d.startswith("1994") and d.endswith("15") for d in dates)


def test_a_pair_told_by_its_people_signs_and_not_both_sides(tmp_path: Path) -> None:
    text = """Lam Dong and Gangwon hold talks

On 5 September 2018, leaders of Lam Dong Province and of Gangwon Province (South Korea) held talks.

On behalf of the two provinces, Mayor of Da Lat Hoang Van Nam and Mayor of Gangneung Kim Min-su \
signed an agreement on 5 September 2018.
"""
    (signing,) = (c for c in events(tmp_path, "en", text) if c.one("type") == "signing")
    assert "VN-35" not in {getattr(p, "key", "") for p in signing.roles["party"]}


def test_what_both_sides_sign_at_the_end_of_talks_is_told(tmp_path: Path) -> None:
    text = """Le maire de Rennes reçoit une délégation de Thai Binh

Le maire de Rennes a reçu le 14 juin 2023 une délégation de la province vietnamienne de Thai Binh.

À la fin de la rencontre, les deux parties ont assisté à la signature d'une convention.
"""
    assert ("signing", "2023-06-14") in told(events(tmp_path, "fr", text))
