"""What is done often, or by crowds, is no one event."""

from __future__ import annotations

import pytest
from extraction_scenes import scene_of

from kg.extraction.events.events import find_events


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


@pytest.mark.parametrize(
    ("lang", "text", "leader"),
    [
        ("en", ("On 3 May 2023 Hue Mayor Tran Van Nam received a delegation of Lyon led by "
         "its Party chief Paul Girard."), "Paul Girard"),
        ("es", ("El 3 de mayo de 2023 Tran Van Nam, al frente de una delegación de Hue, visitó "
         "Rosario y se reunió con el intendente Pablo Ríos."), "Tran Van Nam"),
        ("de", ("Eine von Tran Van Nam angeführte Delegation aus Hue besuchte am 3. Mai 2023 "
         "Leipzig, wo Oberbürgermeister Karl Vogt sie empfing."), "Tran Van Nam"),
        ("zh", "2023年5月3日，南宁市市长李明会见了由河内市副主席陈文南率领的代表团。", "陈文南"),
    ],
)  # fmt: skip
def test_who_leads_the_guests(lang: str, text: str, leader: str) -> None:
    scene = scene_of(f"{text}\n\n{text}", lang)
    leads = [v for e in find_events(scene) for v in e.roles.get("leader", ())]
    printed = {n.text for v in leads for n in scene.entities["person", v.key].printed}
    assert leads
    assert leader in printed
