"""Who is host of events in invented articles, which sessions are apart, and what lies ahead."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg import read_articles
from kg.extraction.engine import read_claims
from kg.gazetteer import load_gazetteer
from kg.languages import load_frames, load_language
from kg.model import Claim

VI_ABROAD = """Đoàn công tác tỉnh Bắc Giang làm việc tại Nhật Bản

Ngày 10/10/2023, Đoàn công tác tỉnh Bắc Giang do đồng chí Lê Văn Dương, Chủ tịch UBND tỉnh làm \
trưởng đoàn đã đến chào xã giao ông Yamamoto Kenji, Thống đốc tỉnh Tochigi.

Ngày 11/10/2023, Đoàn có buổi hội đàm với lãnh đạo thành phố Utsunomiya.
"""
VI_SESSIONS = """Phó Chủ tịch UBND tỉnh Thái Bình tiếp đoàn công tác tỉnh Chungcheongbuk

Sáng 20/5/2024, ông Lại Văn Tám, Phó Chủ tịch UBND tỉnh Thái Bình đã tiếp xã giao đoàn công tác \
tỉnh Chungcheongbuk (Hàn Quốc) do ông Kim Myung-jin, Phó Tỉnh trưởng làm trưởng đoàn.

Chiều cùng ngày, đoàn đã có buổi làm việc với Sở Nông nghiệp và Phát triển nông thôn.
"""
RU_NEXT = """В Оренбурге прошло заседание рабочей группы с Актюбинской областью

19 июня 2024 года в Оренбурге состоялось заседание совместной рабочей группы Оренбургской области \
и Актюбинской области Казахстана.

По итогам заседания стороны подписали протокол. Следующее заседание намечено на октябрь в Актобе.
"""
EN_RETURN = """Belfast and Nashville renew friendship

BELFAST, 14 May 2024 - Belfast City Council received a Nashville delegation led by Mayor Frank \
O'Donnell on 13 May 2024.

The Lord Mayor of Belfast, Rory Murphy, will lead a return visit in September 2025.
"""
AR_ORDER = """والي صفاقس يستقبل رئيس بلدية مرسيليا

صفاقس - استقبل والي صفاقس محمد الهادي يوم 9 أكتوبر 2024 رئيس بلدية مرسيليا الفرنسية برنار دوبوا.
"""
VI_FORUM = """Hội thảo hợp tác giữa Sơn La và Luang Namtha

Ngày 6/7/2023, tại Mộc Châu, tỉnh Sơn La và tỉnh Luang Namtha (Lào) tổ chức hội thảo về đất đai.

Phát biểu tại hội thảo, ông Nguyễn Văn Hải, Chủ tịch HĐND tỉnh Thanh Hóa cảm ơn tỉnh Xiêng Khoảng.
"""

EN_FORUM = """Mayors of river cities meet at forum in Can Tho

The River Mayors' Forum opened in Can Tho on 17 September 2024, bringing together the mayors of \
Kampot (Cambodia), Pakse (Laos) and Ubon Ratchathani (Thailand).
"""
FR_DAYS = """Programme de la visite de la délégation de Saint-Louis du Sénégal à Lille

La Ville de Lille accueille du 10 au 14 juin 2024 une délégation de la ville de Saint-Louis \
(Sénégal), menée par le maire Mansour Diop.
"""
KO_SESSION = """전주시-이탈리아 크레모나시, 화상회의로 공예 교류 논의

전주시는 2024년 3월 7일 이탈리아 크레모나시와 화상회의를 열고 공예 교류를 논의했다. \
회의에는 전주시장과 크레모나시장이 참석했다.
"""


def events(tmp_path: Path, lang: str, text: str, published: str = "") -> list[Claim]:
    path = tmp_path / "article.txt"
    path.write_text(text, encoding="utf-8")
    if published:
        meta = f'{{"published": "{published}", "language": "{lang}"}}'
        (tmp_path / "article.meta.json").write_text(meta, encoding="utf-8")
    (article,) = read_articles([path], on_problem=print)
    assert article.lang == lang
    reading = read_claims(article, load_language(lang), load_gazetteer(), load_frames())
    return [c for c in reading.claims if c.type == "event"]


def hosts(claims: list[Claim], kind: str) -> list[str]:
    return [getattr(c.one("host"), "key", "") for c in claims if c.one("type") == kind]


def test_talks_of_a_journey_are_where_it_leads(tmp_path: Path) -> None:
    found = events(tmp_path, "vi", VI_ABROAD)
    (talks,) = (c for c in found if c.one("type") == "meeting")
    assert getattr(talks.one("guest"), "key", "") == "VN-54"
    assert getattr(talks.one("host"), "key", "") != "VN-54"


def test_whose_post_is_head_of_the_delegation_leads_it(tmp_path: Path) -> None:
    found = events(tmp_path, "vi", VI_ABROAD)
    leaders = {getattr(c.one("leader"), "key", "") for c in found if c.one("leader")}
    assert {str(key).split("/")[-1] for key in leaders} == {"vn:LVNDN"}


def test_a_session_with_a_department_is_apart_from_the_reception(tmp_path: Path) -> None:
    found = events(tmp_path, "vi", VI_SESSIONS)
    assert sorted(str(c.one("type")) for c in found) == ["meeting", "reception"]
    (session,) = (c for c in found if c.one("type") == "meeting")
    assert session.one("date") == "2024-05-20"
    assert "VN-20/department" in getattr(session.one("host"), "key", "")


def test_a_session_that_is_set_for_a_month_is_planned(tmp_path: Path) -> None:
    found = events(tmp_path, "ru", RU_NEXT, "2024-06-20")
    planned = [c for c in found if c.modality == "planned"]
    assert [(c.one("type"), c.one("date")) for c in planned] == [("meeting", "2024-10")]
    assert hosts(found, "signing") == ["RU-ORE"]  # the region signs, in the city


def test_who_leads_a_visit_is_the_guest(tmp_path: Path) -> None:
    found = events(tmp_path, "en", EN_RETURN)
    (visit,) = (c for c in found if c.one("date") == "2025-09")
    assert visit.modality == "planned"
    assert "murphy" in getattr(visit.one("leader"), "key", "")
    belfast = hosts(found, "reception")
    assert [getattr(visit.one("guest"), "key", "")] == belfast


def test_the_subject_may_stand_before_its_verb_in_headlines(tmp_path: Path) -> None:
    assert hosts(events(tmp_path, "ar", AR_ORDER), "reception") == ["TN-61"]


def test_what_is_said_at_a_gathering_is_no_other_gathering(tmp_path: Path) -> None:
    found = events(tmp_path, "vi", VI_FORUM)
    assert [c.one("type") for c in found].count("conference") == 1


DE_WEEK = """Delegation aus Da Nang besucht Leipzig

Oberbürgermeister Karl Jung empfängt am Donnerstag eine Delegation der vietnamesischen Stadt \
Da Nang im Rathaus von Leipzig.
"""
ES_WEEK = """Rosario espera a una delegación de Shanghái

El intendente de Rosario, Pablo Jara, recibe el jueves a una delegación de la ciudad \
china de Shanghái.
"""


@pytest.mark.parametrize(
    ("lang", "text", "date"), [("de", DE_WEEK, "2024-03-14"), ("es", ES_WEEK, "2024-03-14")]
)
def test_the_present_tense_beside_a_weekday_tells_what_is_to_come(
    tmp_path: Path, lang: str, text: str, date: str
) -> None:
    found = events(tmp_path, lang, text, "2024-03-12")
    told = [(c.one("date"), c.modality) for c in found if c.one("type") == "reception"]
    assert told == [(date, "planned")]


def test_the_past_tense_beside_a_weekday_tells_what_was(tmp_path: Path) -> None:
    text = DE_WEEK.replace("empfängt", "empfing")
    found = events(tmp_path, "de", text, "2024-03-12")
    told = [(c.one("date"), c.modality) for c in found if c.one("type") == "reception"]
    assert told == [("2024-03-07", "asserted")]


@pytest.mark.parametrize(
    "text",
    [
        "The visit will strengthen the ties of Belfast and Nashville.",
        "They met on 2 April 2024 to go over preparations for the fair.",
    ],
)
def test_what_an_event_will_do_makes_no_plan_of_it(tmp_path: Path, text: str) -> None:
    lead = "Belfast City Council received a delegation of Nashville on 13 May 2024. "
    found = events(tmp_path, "en", f"Belfast and Nashville meet\n\n{lead}{text}\n")
    assert all(c.modality == "asserted" for c in found)


def test_a_gathering_is_also_of_the_unit_that_it_is_in(tmp_path: Path) -> None:
    (forum,) = (c for c in events(tmp_path, "en", EN_FORUM) if c.one("type") == "conference")
    assert len(forum.roles["party"]) == 4
    assert getattr(forum.one("host"), "key", "") == "VN-CT"


def test_guests_of_several_days_are_on_a_visit(tmp_path: Path) -> None:
    found = events(tmp_path, "fr", FR_DAYS)
    assert [(c.one("type"), c.one("date")) for c in found] == [("visit", "2024-06-10/2024-06-14")]


def test_who_sat_at_talks_told_before_makes_no_other_talks(tmp_path: Path) -> None:
    found = events(tmp_path, "ko", KO_SESSION)
    assert [c.one("type") for c in found] == ["online_meeting"]


def test_no_host_leads_the_guests(tmp_path: Path) -> None:
    text = """ผู้ว่าฯ เชียงใหม่นำคณะเยือนเมืองซัปโปโร

นายนิรัตน์ ใจงาม ผู้ว่าราชการจังหวัดเชียงใหม่ นำคณะผู้แทนจังหวัดเดินทางเยือนเมืองซัปโปโร ประเทศญี่ปุ่น และเข้าพบนายเคนจิ \
ทานากะ นายกเทศมนตรีเมืองซัปโปโร เมื่อวันที่ 5 กุมภาพันธ์ 2567
"""
    found = events(tmp_path, "th", text)
    assert found
    assert all("นิรัตน์" in getattr(c.one("leader"), "key", "นิรัตน์") for c in found)
