"""Which articles are on the theme: by several signs together, not by one."""

from __future__ import annotations

import pytest
from extraction_scenes import reading_of, scene_of

from kg.extraction.engine import find_claims
from kg.extraction.theme import is_on_theme, theme_signs
from kg.reading.language import identify

ON = {
    "one sentence of contact, and the tie it tells of": """Kon Tum looks to its neighbour

Kon Tum province signed a memorandum on twinning with Attapeu province of Laos in 2019.
Roads to the border have been widened since, and rubber is grown on both sides.
""",
    "a reception told over two sentences": """Chủ tịch UBND tỉnh Nghệ An tiếp Đại sứ Ấn Độ

Sáng 12/3, Chủ tịch UBND tỉnh Nghệ An Lê Hồng Vinh đã tiếp Đại sứ Ấn Độ tại Việt Nam.
Đại sứ mong muốn hai bên mở rộng hợp tác.
""",
}
OFF = {
    "sport": """Hanoi beat Bangkok on penalties

Hanoi met Bangkok on Sunday and won after a long match. The coach said his players had
been tired. The next match is in Seoul.
""",
    "two states": """Tokyo and Moscow resume talks

Foreign ministers of Japan and Russia met in Tokyo on Monday and agreed to resume talks.
They signed a protocol on fisheries.
""",
    "police": """Bắt nhóm trộm xe ở Hải Phòng

Công an quận Lê Chân đã bắt ba người trộm xe máy. Số xe được đưa sang Campuchia bán.
""",
}


@pytest.mark.parametrize("text", ON.values(), ids=ON)
def test_contact_of_a_unit_with_a_foreign_partner_is_the_theme(text: str) -> None:
    scene = scene_of(text, identify(text))
    assert is_on_theme(scene, find_claims(scene))


@pytest.mark.parametrize("text", OFF.values(), ids=OFF)
def test_all_else_gives_nothing(text: str) -> None:
    reading = reading_of(text, identify(text))
    assert not reading.claims
    assert not reading.entities


def test_what_came_out_of_an_article_speaks_for_it() -> None:
    scene = scene_of(ON["one sentence of contact, and the tie it tells of"], "en")
    claims = find_claims(scene)
    with_claims, without = theme_signs(scene, claims), theme_signs(scene, [])
    assert with_claims.ties > without.ties == 0
    assert with_claims.contact == without.contact > 0
