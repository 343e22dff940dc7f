"""Statements in small invented articles: who says what kind of thing to whom."""

from __future__ import annotations

import hashlib

import pytest

from kg.extraction.engine import read_claims
from kg.gazetteer import Gazetteer, load_gazetteer
from kg.languages import load_frames, load_language
from kg.model import Article, Ref, Region, Span

Row = tuple[str, tuple[str, ...], tuple[str, ...]]

EN_LEAD = (
    "Ha Giang province of Vietnam and Yamagata prefecture of Japan signed a memorandum of "
    "understanding on cooperation on May 3. "
)
EN_TALKS = (
    "Leaders of Ha Giang province of Vietnam received a delegation of Yamagata prefecture of "
    "Japan to discuss cooperation on May 3. "
)
VI_LEAD = (
    "Ngày 3/5, lãnh đạo tỉnh Hà Giang tiếp đoàn đại biểu tỉnh Yamagata (Nhật Bản) "
    "bàn về hợp tác hữu nghị. "
)
VI_WHO = "Chủ tịch UBND tỉnh Hà Giang Trần Văn Nam"


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def article(lang: str, lead: str, body: str) -> Article:
    text = f"{lead.strip()}\n{body}"
    cut = len(lead.strip())
    regions = (
        Region("lead", Span(0, cut), lang),
        Region("body", Span(cut + 1, len(text)), lang),
    )
    return Article(
        "invented", text, lang, regions, "invented", hashlib.sha256(text.encode()).hexdigest()
    )


def statements(gazetteer: Gazetteer, lang: str, lead: str, body: str) -> list[Row]:
    """Return (type, printed names of the speakers, fields) of each statement."""
    reading = read_claims(article(lang, lead, body), load_language(lang), gazetteer, load_frames())
    names = {(e.kind, e.key): e.printed[0].text if e.printed else e.label for e in reading.entities}
    found = []
    for claim in reading.claims:
        if claim.type == "statement":
            who = tuple(names[v.kind, v.key] for v in claim.roles["speaker"] if isinstance(v, Ref))
            found.append((str(claim.roles["type"][0]), who, tuple(map(str, claim.roles["field"]))))
    return found


def kinds(rows: list[Row]) -> list[str]:
    return [row[0] for row in rows]


def test_thanks_and_praise_with_one_object_are_one_statement(gazetteer: Gazetteer) -> None:
    body = f"{VI_WHO} cảm ơn và đánh giá cao sự giúp đỡ của tỉnh Yamagata."
    rows = statements(gazetteer, "vi", VI_LEAD, body)
    assert kinds(rows) == ["praise"]
    assert rows[0][1] == ("Trần Văn Nam",)


def test_each_item_between_semicolons_is_a_row(gazetteer: Gazetteer) -> None:
    body = (
        f"{VI_WHO} đề nghị tỉnh Yamagata hỗ trợ đào tạo nghề; "
        "mở rộng hợp tác du lịch; tăng cường thương mại."
    )
    rows = statements(gazetteer, "vi", VI_LEAD, body)
    assert kinds(rows) == ["request"] * 3
    assert [row[2] for row in rows] == [("education_training",), ("tourism",), ("trade",)]


def test_what_a_place_values_is_its_promise(gazetteer: Gazetteer) -> None:
    body = (
        f"{VI_WHO} khẳng định, tỉnh luôn coi trọng và mong muốn "
        "mở rộng hợp tác du lịch với Yamagata."
    )
    assert statements(gazetteer, "vi", VI_LEAD, body) == [
        ("commitment", ("Trần Văn Nam",), ("tourism",))
    ]


def test_two_speakers_joined_by_and_make_one_statement(gazetteer: Gazetteer) -> None:
    body = (
        "Chủ tịch UBND tỉnh Hà Giang Trần Văn Nam và Phó Chủ tịch UBND tỉnh Hà Giang Lê Thị Hoa "
        "đề xuất mở rộng hợp tác nông nghiệp."
    )
    rows = statements(gazetteer, "vi", VI_LEAD, body)
    assert rows == [("proposal", ("Trần Văn Nam", "Lê Thị Hoa"), ("agriculture",))]


def test_the_noun_and_the_question_and_the_denial_state_nothing(gazetteer: Gazetteer) -> None:
    body = (
        "Đề nghị của Yamagata được chuyển tới sở. "
        f"{VI_WHO} có đề xuất mở rộng du lịch không? "
        f"{VI_WHO} không đề xuất mở rộng du lịch."
    )
    assert statements(gazetteer, "vi", VI_LEAD, body) == []


def test_the_speaker_at_the_end_speaks_the_whole_sentence(gazetteer: Gazetteer) -> None:
    body = (
        "Ha Giang stands ready to help with tourism, said Tran Van Nam, Chairman of the Ha Giang "
        "provincial People's Committee."
    )
    rows = statements(gazetteer, "en", EN_TALKS, body)
    assert rows == [("commitment", ("Tran Van Nam",), ("tourism",))]


def test_a_participle_takes_the_subject_behind_it(gazetteer: Gazetteer) -> None:
    body = (
        "Highly valuing the tourism programme of Yamagata, Chairman of the Ha Giang provincial "
        "People's Committee Tran Van Nam proposed cooperation in agriculture."
    )
    rows = statements(gazetteer, "en", EN_TALKS, body)
    assert all(row[1] == ("Tran Van Nam",) for row in rows)
    assert "proposal" in kinds(rows)


def test_what_must_be_done_goes_on_as_a_proposal(gazetteer: Gazetteer) -> None:
    body = (
        "Tran Van Nam, Chairman of the Ha Giang provincial People's Committee, said the friendship "
        "of the two provinces is growing. The two provinces should work together in tourism."
    )
    rows = statements(gazetteer, "en", EN_TALKS, body)
    assert rows == [
        ("praise", ("Tran Van Nam",), ("other",)),
        ("proposal", ("Tran Van Nam",), ("tourism",)),
    ]


def test_what_both_sides_agree_to_do_is_promised_by_both(gazetteer: Gazetteer) -> None:
    rows = statements(
        gazetteer, "en", EN_TALKS, "Both sides agreed to expand exchanges in tourism."
    )
    assert kinds(rows) == ["commitment"]
    assert len(rows[0][1]) == 2


def test_what_both_sides_promise_under_a_signed_document_is_its_content(
    gazetteer: Gazetteer,
) -> None:
    body = "The two sides pledged to expand exchanges in tourism."
    assert statements(gazetteer, "en", EN_LEAD, body) == []


def test_bengali_verb_ends_the_clause(gazetteer: Gazetteer) -> None:
    lead = (
        "৩ মে হ্যানয় শহরের নেতারা জাপানের ইয়ামাগাতা প্রদেশের প্রতিনিধিদলকে "
        "অভ্যর্থনা জানান এবং সহযোগিতা নিয়ে বৈঠক করেন। "
    )
    body = "হ্যানয় পিপলস কমিটির চেয়ারম্যান মিঃ ত্রান ভ্যান নাম পর্যটন খাতে সহযোগিতার প্রস্তাব করেন।"
    rows = statements(gazetteer, "bn", lead, body)
    assert [(row[0], row[2]) for row in rows] == [("proposal", ("tourism",))]


def test_arabic_subject_follows_the_verb(gazetteer: Gazetteer) -> None:
    lead = (
        "استقبل قادة مدينة هانوي (فيتنام) يوم 3 مايو وفد مقاطعة ياماغاتا (اليابان) "
        "وبحثوا علاقات التعاون والصداقة. "
    )
    body = (
        "واقترح السيد تران فان نام، رئيس لجنة الشعب في مدينة هانوي، توسيع التعاون في مجال السياحة."
    )
    rows = statements(gazetteer, "ar", lead, body)
    assert [(row[0], row[2]) for row in rows] == [("proposal", ("tourism",))]


@pytest.mark.parametrize(
    ("lang", "lead", "said", "field"),
    [
        (
            "en",
            EN_TALKS,
            "Governor Mieko Yoshimura of Yamagata promised ten tractors.",
            "agriculture",
        ),
        ("en", EN_TALKS, "Governor Mieko Yoshimura of Yamagata proposed a food fair.", "trade"),
        ("vi", VI_LEAD, f"{VI_WHO} đề nghị tổ chức tuần lễ văn hóa.", "culture"),
        ("vi", VI_LEAD, f"{VI_WHO} cảm ơn tỉnh Yamagata đã giúp đỡ trong trận lũ.", "other"),
    ],
)
def test_things_tell_fields_and_occasions_do_not(
    gazetteer: Gazetteer, lang: str, lead: str, said: str, field: str
) -> None:
    assert [row[2] for row in statements(gazetteer, lang, lead, said)] == [(field,)]
