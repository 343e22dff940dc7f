"""What is said before another verb of speech, and the fields of the things that are spoken of."""

from __future__ import annotations

import pytest
from extraction_scenes import RECEPTIONS, names_of, scene_of

from kg.extraction.statements.speech import find_statements

EN = RECEPTIONS["en"]
HI = (
    "केरल और ओकायामा के बीच सहयोग पर चर्चा\n"
    "12 मार्च को केरल के मुख्यमंत्री पिनाराई विजयन ने जापान के ओकायामा प्रान्त के गवर्नर रयुता मोरिता "
    "के नेतृत्व वाले प्रतिनिधिमंडल से मुलाकात की।\n"
)
VI = (
    "Lâm Đồng và tỉnh Gangwon bàn hợp tác\n"
    "Ngày 12/3, Chủ tịch UBND tỉnh Lâm Đồng Trần Hồng Thái tiếp đoàn đại biểu tỉnh Gangwon "
    "(Hàn Quốc) do Tỉnh trưởng Kim Jin-tae làm Trưởng đoàn.\n"
)
DE = (
    "Bautzen und Nara sprechen über Zusammenarbeit\n"
    "Oberbürgermeister Karsten Vogt empfing am 12. März in Bautzen eine Delegation der Stadt "
    "Nara (Japan) unter Leitung von Bürgermeister Gen Nakagawa.\n"
)


def told(text: str, lang: str) -> list[tuple[str, str, str]]:
    """Return (type, speaker, fields) of each statement."""
    scene = scene_of(text, lang)
    return [
        (
            str(c.roles["type"][0]),
            names_of(scene, c.roles["speaker"]),
            " ".join(str(f) for f in c.roles["field"]),
        )
        for c in find_statements(scene)
        if c.type == "statement"
    ]


@pytest.mark.parametrize(
    ("lang", "text", "kinds"),
    [
        (
            "en",
            EN + "Governor Suzuki said the prefecture would send ten nurses, and urged West Java "
            "to open a school.",
            ["commitment", "request"],
        ),
        (
            "en",
            EN + "Governor Suzuki invited West Java firms to the fair and said Shizuoka would "
            "train welders.",
            ["proposal", "commitment"],
        ),
        (
            "hi",
            HI + "गवर्नर मोरिता ने कहा कि ओकायामा नर्सों को प्रशिक्षण देगा और कामना की कि केरल स्कूल खोले।",
            ["commitment", "request"],
        ),
        (
            "hi",
            HI + "गवर्नर मोरिता ने कहा कि ओकायामा प्रान्त केरल के स्कूलों में नई मशीनें लगवाएगा।",
            ["commitment"],
        ),
        ("de", DE + "Vogt hatte Nara um Hilfe für das Krankenhaus gebeten.", ["request"]),
    ],
)
def test_each_act_of_speech_of_a_sentence_is_told(lang: str, text: str, kinds: list[str]) -> None:
    """What somebody says will be done is told beside what he asks for."""
    assert [one[0] for one in told(text, lang)] == kinds


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", EN + "Asked about the airport, Governor Suzuki said nothing was decided."),
        ("hi", HI + "मुख्यमंत्री के निर्देश पर सड़क की मरम्मत शुरू हुई।"),
        ("vi", VI + "Trong cuộc gặp giữa ông Thái và ông Kim khẳng định nhiều nội dung du lịch."),
        ("vi", VI + "Đây là niềm tự hào của ngành du lịch."),
    ],
)
def test_nouns_and_questions_are_no_statements(lang: str, text: str) -> None:
    """A question, an order that is only named, a talk between two and a noun say nothing."""
    assert told(text, lang) == []


@pytest.mark.parametrize(
    ("lang", "text", "field"),
    [
        ("en", EN + "Governor Suzuki promised two ambulances.", "health"),
        ("en", EN + "Governor Mulyadi proposed new bus routes.", "transport_logistics"),
        ("vi", VI + "Ông Kim đề nghị mở rộng bãi đỗ xe.", "transport_logistics"),
        ("vi", VI + "Ông Kim đề nghị nối lại việc trao đổi cán bộ.", "party_government_building"),
        ("hi", HI + "गवर्नर मोरिता ने कूड़ा गाड़ी देने का वादा किया।", "environment"),
        ("de", DE + "Vogt versprach zwei Krankenwagen für Nara.", "health"),
    ],
)
def test_things_tell_the_field(lang: str, text: str, field: str) -> None:
    """What is asked for or given is of the field that the thing is of."""
    assert field in " ".join(one[2] for one in told(text, lang))
