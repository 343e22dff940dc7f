"""To whom something is said, and what is nobody's word: in small invented articles."""

from __future__ import annotations

import pytest
from extraction_scenes import RECEPTIONS, names_of, scene_of

from kg.extraction.statements.speech import find_statements

EN = RECEPTIONS["en"]
VI = (
    "Lâm Đồng và tỉnh Gangwon bàn hợp tác\n"
    "Ngày 12/3, Chủ tịch UBND tỉnh Lâm Đồng Trần Hồng Thái tiếp đoàn đại biểu tỉnh Gangwon "
    "(Hàn Quốc) do Tỉnh trưởng Kim Jin-tae làm Trưởng đoàn.\n"
)
FR = (
    "Hué et Namur relancent leurs échanges\n"
    "Le 12 mars, le président du Comité populaire de la province de Thua Thien-Hue, Nguyen Van "
    "Phuong, a reçu une délégation de la province de Namur (Belgique), conduite par le "
    "gouverneur Denis Mathen.\n"
)


def told(text: str, lang: str) -> list[tuple[str, str, str]]:
    """Return (type, speaker, addressee) of each statement."""
    scene = scene_of(text, lang)
    return [
        (
            str(c.roles["type"][0]),
            names_of(scene, c.roles["speaker"]),
            names_of(scene, c.roles.get("addressee", ())),
        )
        for c in find_statements(scene)
        if c.type == "statement"
    ]


@pytest.mark.parametrize(
    ("lang", "text", "whom"),
    [
        ("vi", VI + "Ông Thái đề nghị mở đường bay tới Busan và tăng học bổng.", "Gangwon"),
        ("en", EN + "Governor Mulyadi proposed direct flights to Sapporo.", "Shizuoka"),
        ("en", EN + "Governor Suzuki promised scholarships for nurses.", "West Java"),
        ("fr", FR + "Le gouverneur Mathen a proposé d'ouvrir une école d'infirmières.", "Hue"),
        ("vi", VI + "Ông Kim cảm ơn sự đón tiếp nồng hậu của tỉnh Lâm Đồng.", "Lam Dong"),
    ],
)
def test_who_is_met_is_spoken_to_and_not_whoever_is_named(lang: str, text: str, whom: str) -> None:
    """A place that is only spoken of is no addressee; the guest at the table is one."""
    assert [one[2] for one in told(text, lang)][:1] == [whom]


def test_without_a_meeting_nobody_is_spoken_to() -> None:
    """Of two partners that no meeting is told of, none is guessed."""
    text = (
        "West Java looks abroad\n"
        "West Java Province, Indonesia, has ties with Shizuoka Prefecture, Japan, and with "
        "Chongqing, China.\n"
        "Governor Dedi Mulyadi of West Java proposed an exchange of teachers.\n"
    )
    assert [one[2] for one in told(text, "en")] == [""]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("vi", VI + "Ông Kim tin tưởng hợp tác du lịch sẽ phát triển mạnh."),
        ("vi", VI + "Ông Kim cho biết dự án hứa hẹn mang lại nhiều việc làm."),
        ("en", EN + "Governor Suzuki is confident that tourism will grow."),
        ("fr", FR + "Le gouverneur Mathen s'est dit convaincu que le tourisme se développera."),
        ("vi", VI + "Nhiều đại biểu đề nghị mở rộng đào tạo nghề."),
        ("vi", VI + "Ông Kim cho biết Công ty Hòa Phát sẽ tài trợ 20 học bổng."),
        ("vi", VI + "Dự án được Thủ tướng đánh giá cao về hiệu quả du lịch."),
    ],
)
def test_nobody_promises_what_he_only_believes_or_others_do(lang: str, text: str) -> None:
    """A belief, another's deed and a crowd give no word to who spoke before."""
    assert told(text, lang) == []


def test_who_bears_a_long_post_speaks_and_not_who_spoke_before() -> None:
    text = VI + "Giám đốc Ban quản lý dự án Đoàn Thế Vinh Quang cam kết hỗ trợ tỉnh đào tạo."
    assert [one[:2] for one in told(text, "vi")] == [("commitment", "Đoàn Thế Vinh Quang")]


def test_the_doer_of_a_passive_speaks() -> None:
    """Who stands between the mark of a passive and its verb is who praises."""
    text = VI + "Chương trình được ông Kim đánh giá cao vì giúp nông nghiệp."
    assert [one[:2] for one in told(text, "vi")] == [("praise", "Kim Jin-tae")]
