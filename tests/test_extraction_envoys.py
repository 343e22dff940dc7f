"""Envoys are of the state that sends them, not of the town where they reside."""

from __future__ import annotations

import pytest
from extraction_scenes import scene_of

from kg.extraction.bodies.memberships import find_memberships
from kg.model import Ref

SENT = [
    (
        "ar",
        "البصرة تستقبل القنصل\nزار القنصل العام التركي في البصرة، محمد يلدز، ميناء المدينة.",
        "TR",
    ),
    ("de", "Bremen und Riga\nDer lettische Generalkonsul Janis Kalnins besuchte Bremen.", "LV"),
    ("zh", "青岛会见客人\n法国驻上海总领事馆副总领事保罗·杜邦访问青岛市。", "FR"),
    ("es", "Cusco y Polonia\nEl cónsul honorario Marek Nowak habló en Cusco de Polonia.", "PL"),
]


@pytest.mark.parametrize(("lang", "text", "state"), SENT)
def test_an_envoy_is_of_the_state_that_sends_him(lang: str, text: str, state: str) -> None:
    claims = find_memberships(scene_of(text, lang))
    assert [c.roles.get("locality") for c in claims if "post" in c.roles] == [
        (Ref("place", state),)
    ]


def test_the_mission_in_the_sentence_tells_whose_envoy_speaks() -> None:
    text = "高知県の知事、ハノイへ\n知事はハノイ市で日本大使館を訪ね、佐藤健一大使と会談した。"
    held = [c.roles.get("locality") for c in find_memberships(scene_of(text, "ja"))]
    assert (Ref("place", "JP"),) in held


def test_a_memorandum_in_a_headline_is_no_governor() -> None:
    text = "三重県、フエ市と観光で覚書 知事が調印\n鈴木英敬知事はフエ市で覚書に署名した。"
    scene = scene_of(text, "ja")
    assert {p.name for s in scene.sentences for p in s.people} == {"鈴木英敬"}
