"""What is done often, or by crowds, is no one event."""

from __future__ import annotations

import pytest
from extraction_scenes import scene_of

from kg.extraction.events import find_events


@pytest.mark.parametrize(
    "body",
    [
        "In the first half of the year 13,500 tourists from Busan visited Da Nang.",
        "Da Nang made 7 visits to Busan.",
    ],
)
def test_crowds_and_sums_are_no_event(body: str) -> None:
    text = "Ties of Da Nang\n\nDa Nang is a friend of Busan (South Korea).\n\n" + body
    assert find_events(scene_of(text, "en")) == []


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Quang Nam's chairman received Nagasaki's governor, and they agreed to meet often."),
        ("vi", "Chủ tịch tỉnh Quảng Nam tiếp Thống đốc Nagasaki, đề nghị thường xuyên trao đổi."),
        ("zh", "广西壮族自治区主席会见越南广宁省委书记，双方同意经常开展互访。"),
        ("ja", "長崎県知事はクアンナム省の委員長と会談し、近年の交流に感謝した。"),
        ("de", "Leipzig empfing am 3. Mai 2023 eine Delegation aus Hanoi, die oft kommt."),
    ],
)
def test_one_reception_is_an_event_whatever_else_is_frequent(lang: str, text: str) -> None:
    assert find_events(scene_of(f"{text}\n\n{text}", lang))
