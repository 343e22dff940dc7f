"""Documents and ties of invented articles: who signed what, how far it has come, who is twinned."""

from __future__ import annotations

from pathlib import Path

from kg import read_articles
from kg.extraction.engine import read_claims
from kg.gazetteer import load_gazetteer
from kg.languages import load_frames, load_language
from kg.model import Claim, Ref

EN_HEAD = """Quang Ninh Province meets Gangwon Province

On March 4, 2024 Quang Ninh Province received a delegation from Gangwon Province of South Korea.

"""
VI_HEAD = """Tỉnh Nghệ An và tỉnh Gunma (Nhật Bản) tăng cường hợp tác

Ngày 12/5/2024, Chủ tịch UBND tỉnh Nghệ An Trần Văn Bình tiếp đoàn đại biểu tỉnh Gunma, Nhật Bản.

"""
BN = """ল্যাং সন প্রদেশ ও সেন্ট পিটার্সবার্গ শহরের বৈঠক

২০২৪ সালের ১২ মে ল্যাং সন প্রদেশ ও সেন্ট পিটার্সবার্গ শহর একটি সমঝোতা স্মারক স্বাক্ষর করে।
"""
AR = """مقاطعة لاو كاي تستقبل وفد مقاطعة يوننان

استقبل رئيس لجنة الشعب لمقاطعة لاو كاي يوم 12 مايو 2024 وفد مقاطعة يوننان الصينية.

{}
"""
AR_SIGNED = "وقعت مقاطعة لاو كاي ومقاطعة يوننان مذكرة تفاهم بشأن السياحة."
AR_WISH = "أعرب الجانبان عن رغبتهما في توقيع مذكرة تفاهم."
ZH = """老街省与云南省签署合作备忘录

2024年5月12日，老街省与云南省签署了旅游合作备忘录。
"""


def claims(tmp_path: Path, lang: str, text: str, kind: str = "agreement") -> list[Claim]:
    path = tmp_path / "article.txt"
    path.write_text(text, encoding="utf-8")
    (article,) = read_articles([path], on_problem=print)
    assert article.lang == lang
    reading = read_claims(article, load_language(lang), load_gazetteer(), load_frames())
    return [c for c in reading.claims if c.type == kind]


def told(claim: Claim) -> tuple[object, object]:
    return claim.one("kind"), claim.one("status")


def parties(claim: Claim) -> set[str]:
    return {v.key for v in claim.roles["party"] if isinstance(v, Ref)}


def ties(tmp_path: Path, lang: str, text: str) -> set[tuple[str, str, str]]:
    found = set()
    for claim in claims(tmp_path, lang, text, "partnership"):
        a, b = claim.one("a"), claim.one("b")
        assert isinstance(a, Ref)
        assert isinstance(b, Ref)
        found.add((*sorted((a.key, b.key)), str(claim.one("kind"))))
    return found


def test_a_document_without_a_verb_of_signing_is_agreed_in_the_news(tmp_path: Path) -> None:
    text = EN_HEAD + "The talks ended with a cooperation agreement.\n"
    assert claims(tmp_path, "en", text) == []  # nobody is named as its party
    text = EN_HEAD.replace("meets", "and Gangwon Province agree on cooperation document with")
    (one,) = claims(tmp_path, "en", text)
    assert told(one) == ("cooperation_agreement", "signed")


def test_a_signing_told_by_the_way_has_the_day_of_the_lead(tmp_path: Path) -> None:
    text = EN_HEAD + "A memorandum on twinning was then signed by the two provinces.\n"
    (one,) = claims(tmp_path, "en", text)
    assert (*told(one), one.one("date")) == ("twinning", "signed", "2024-03-04")
    assert parties(one) == {"VN-13", "KR-42"}


def test_what_is_carried_out_is_in_force(tmp_path: Path) -> None:
    text = VI_HEAD + "Hai tỉnh đang thực hiện thỏa thuận hợp tác đã ký năm 2019.\n"
    (one,) = claims(tmp_path, "vi", text)
    assert told(one) == ("cooperation_agreement", "in_force")


def test_what_a_paper_is_about_is_not_its_carrying_out(tmp_path: Path) -> None:
    text = VI_HEAD + "Tỉnh Nghệ An và tỉnh Gunma đã ký bản ghi nhớ về triển khai dự án du lịch.\n"
    (one,) = claims(tmp_path, "vi", text)
    assert told(one) == ("mou", "signed")
    assert "tourism" in one.roles["field"]


def test_a_wish_and_a_denial_are_no_agreement(tmp_path: Path) -> None:
    for last in (
        "Ông mong muốn hai tỉnh sớm ký kết bản ghi nhớ hợp tác.",
        "Tỉnh Nghệ An và tỉnh Gunma chưa ký thỏa thuận hợp tác nào.",
    ):
        assert claims(tmp_path, "vi", VI_HEAD + last + "\n") == []
    assert claims(tmp_path, "ar", AR.format(AR_WISH)) == []


def test_what_will_be_signed_is_planned_and_makes_no_tie(tmp_path: Path) -> None:
    text = VI_HEAD + "Năm tới, tỉnh Nghệ An và tỉnh Gunma sẽ ký thỏa thuận kết nghĩa.\n"
    (one,) = claims(tmp_path, "vi", text)
    assert told(one) == ("twinning", "planned")
    assert one.modality == "planned"


def test_other_scripts_and_orders_of_the_clause(tmp_path: Path) -> None:
    for lang, text, pair in (
        ("bn", BN, {"VN-09", "RU-SPE"}),
        ("ar", AR.format(AR_SIGNED), {"VN-02", "CN-YN"}),
        ("zh", ZH, {"VN-02", "CN-YN"}),
    ):
        (one,) = claims(tmp_path, lang, text)
        assert told(one) == ("mou", "signed")
        assert parties(one) == pair


def test_universities_sign_for_themselves(tmp_path: Path) -> None:
    text = EN_HEAD + "Ha Long University and Kangwon University signed a memorandum.\n"
    (one,) = claims(tmp_path, "en", text)
    assert {v.kind for v in one.roles["party"] if isinstance(v, Ref)} == {"body"}


def test_one_unit_with_several_partners_has_a_tie_with_each(tmp_path: Path) -> None:
    text = VI_HEAD + "Tỉnh Nghệ An có quan hệ hữu nghị với tỉnh Gunma và tỉnh Ibaraki.\n"
    assert ties(tmp_path, "vi", text) == {
        ("JP-08", "VN-22", "friendship"),
        ("JP-10", "VN-22", "friendship"),
    }


def test_cooperation_between_two_units_stands_but_not_that_of_two_countries(tmp_path: Path) -> None:
    text = EN_HEAD + "Cooperation between Quang Ninh Province and Gangwon Province has grown.\n"
    assert ties(tmp_path, "en", text) == {("KR-42", "VN-13", "cooperation")}
    text = EN_HEAD + "Cooperation between Vietnam and the Republic of Korea has grown.\n"
    assert ties(tmp_path, "en", text) == set()


def test_counted_localities_say_nothing_of_the_province(tmp_path: Path) -> None:
    text = (
        VI_HEAD + "Chín địa phương, trong đó 9 huyện của tỉnh Nghệ An, kết nghĩa với tỉnh Gunma.\n"
    )
    assert ties(tmp_path, "vi", text) == set()


def test_an_earlier_friendship_may_stand_beside_a_twinning(tmp_path: Path) -> None:
    text = VI_HEAD + (
        "Tỉnh Nghệ An và tỉnh Gunma ký bản ghi nhớ hợp tác hữu nghị ngày 3/2/2008. "
        "Ngày 5/6/2015, tỉnh Nghệ An và tỉnh Gunma ký thỏa thuận kết nghĩa.\n"
    )
    found = claims(tmp_path, "vi", text, "partnership")
    assert {(c.one("kind"), c.one("since")) for c in found} == {
        ("friendship", "2008"),
        ("twinned", "2015"),
    }
