"""Events told in invented articles: what is one, who takes part, when, and what is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg import read_articles
from kg.extraction.engine import read_claims
from kg.extraction.events.event_merge import compatible
from kg.gazetteer import load_gazetteer
from kg.languages import load_frames, load_language
from kg.model import Claim, Ref

VI_TALKS = """Tỉnh Nghệ An và tỉnh Gunma (Nhật Bản) tăng cường hợp tác

Ngày 12/5/2024, Chủ tịch UBND tỉnh Nghệ An Trần Văn Bình tiếp đoàn đại biểu tỉnh Gunma, Nhật Bản.

Tại buổi tiếp, ông Trần Văn Bình cảm ơn tỉnh Gunma đã tiếp đoàn Nghệ An trong chuyến thăm trước.

Ông đề nghị hai tỉnh sẽ tổ chức hội nghị xúc tiến đầu tư.
"""
VI_TURN = """Chủ tịch Nghệ An tiếp khách Nhật Bản

Ngày 3/6/2024, Chủ tịch UBND tỉnh Nghệ An Trần Văn Bình tiếp \
Thống đốc tỉnh Gunma Sato Kenji và Thống đốc tỉnh Ibaraki Mori Taro.
"""
EN_SIGN = """Memorandum for Quang Ninh and Gangwon Province

Leaders of Quang Ninh Province met with a delegation from Gangwon Province of the Republic \
of Korea on March 4, 2024.

The two provinces have been friends since 2011. A memorandum of understanding was then \
signed by the two sides.

Gangwon Province said more meetings between Quang Ninh Province and Gangwon Province will follow.
"""
EN_VIDEO = """Quang Ninh Province and Gangwon Province join hands

By videoconference on March 4, 2024, Quang Ninh Province signed a \
memorandum of understanding with Gangwon Province of the Republic of Korea.
"""
EN_PLAN = """Quang Ninh Province and Gangwon Province deepen ties

Quang Ninh Province received a delegation from Gangwon Province on March 4, 2024.

A delegation of Quang Ninh Province has not visited Gangwon Province.
"""
EN_RANGE = """Delegation of Quang Ninh Province visits Gangwon Province

The delegation of Quang Ninh Province visited Gangwon Province from March 4 to March 8, 2024. \
Quang Ninh Province and Gangwon Province signed a cooperation agreement in 2015.
"""
BN_SCENE = """ল্যাং সন ও সেন্ট পিটার্সবার্গ শহরের বৈঠক

২০২৪ সালের ১২ মে ল্যাং সন প্রদেশ ও সেন্ট পিটার্সবার্গ শহরের প্রতিনিধিদলের বৈঠক অনুষ্ঠিত হয়।

বৈঠকে ল্যাং সন প্রদেশ সেন্ট পিটার্সবার্গ শহরকে ধন্যবাদ জানায়।
"""
AR_RECEIVED = """مقاطعة لاو كاي تستقبل وفد مقاطعة يوننان

استقبل رئيس لجنة الشعب لمقاطعة لاو كاي يوم 12 مايو 2024 وفد مقاطعة يوننان الصينية.

وخلال اللقاء، أعرب الجانبان عن رغبتهما في توقيع مذكرة تفاهم.
"""


def events(tmp_path: Path, lang: str, text: str) -> list[Claim]:
    path = tmp_path / "article.txt"
    path.write_text(text, encoding="utf-8")
    (article,) = read_articles([path], on_problem=print)
    assert article.lang == lang
    reading = read_claims(article, load_language(lang), load_gazetteer(), load_frames())
    return [c for c in reading.claims if c.type == "event"]


def types(claims: list[Claim]) -> list[str]:
    return sorted(str(c.one("type")) for c in claims)


def keys(claim: Claim, role: str) -> set[str]:
    return {v.key for v in claim.roles.get(role, ()) if isinstance(v, Ref)}


def test_headline_lead_and_body_tell_one_reception(tmp_path: Path) -> None:
    (one,) = events(tmp_path, "vi", VI_TALKS)
    assert (one.one("type"), one.one("date")) == ("reception", "2024-05-12")
    assert keys(one, "party") == {"VN-22", "JP-10"}
    assert keys(one, "host") == {"VN-22"}
    assert keys(one, "guest") == {"JP-10"}


def test_guests_received_in_turn_make_an_event_each(tmp_path: Path) -> None:
    found = events(tmp_path, "vi", VI_TURN)
    pairs = {frozenset(keys(c, "party")) for c in found if c.one("type") == "reception"}
    assert pairs >= {frozenset({"VN-22", "JP-10"}), frozenset({"VN-22", "JP-08"})}


def test_a_signing_that_the_headline_announces_has_the_day_of_the_lead(tmp_path: Path) -> None:
    found = events(tmp_path, "en", EN_SIGN)
    assert types(found) == ["meeting", "signing"]
    assert {c.one("date") for c in found} == {"2024-03-04"}


def test_what_is_signed_by_video_is_done_at_an_online_meeting(tmp_path: Path) -> None:
    assert types(events(tmp_path, "en", EN_VIDEO)) == ["online_meeting", "signing"]


def test_a_visit_that_did_not_take_place_is_no_event(tmp_path: Path) -> None:
    assert types(events(tmp_path, "en", EN_PLAN)) == ["reception"]


def test_a_span_of_days_dates_a_visit_and_a_bare_year_no_signing(tmp_path: Path) -> None:
    (one,) = events(tmp_path, "en", EN_RANGE)
    assert (one.one("type"), one.one("date")) == ("visit", "2024-03-04/2024-03-08")
    assert keys(one, "guest") == {"VN-13"}


def test_the_setting_of_a_sentence_is_no_second_meeting(tmp_path: Path) -> None:
    (one,) = events(tmp_path, "bn", BN_SCENE)
    assert (one.one("type"), one.one("date")) == ("meeting", "2024-05-12")
    assert len(one.evidence) >= 2


def test_a_verb_first_language_names_the_host_after_the_verb(tmp_path: Path) -> None:
    (one,) = events(tmp_path, "ar", AR_RECEIVED)
    assert one.one("type") == "reception"
    assert keys(one, "host") == {"VN-02"}
    assert keys(one, "guest") == {"CN-YN"}


@pytest.mark.parametrize(
    ("a", "b", "alike"),
    [
        ("2024-05-12", None, True),
        ("2024-05", "2024-05-12", True),
        ("2024-05-11/2024-05-15", "2024-05-15", True),
        ("2024-05-11/2024-05-15", "2024-05-16", False),
        ("XXXX-05-12", "2024-05-12", True),
        ("2024-05-12", "2024-05-13", False),
    ],
)
def test_dates_of_one_day_are_compatible(a: str | None, b: str | None, alike: bool) -> None:
    assert compatible(a, b) is alike
    assert compatible(b, a) is alike
