"""Whose news it is: the unit at home, or its state where the state's leaders act."""

from __future__ import annotations

import pytest

from tests.extraction_scenes import scene_of

IN_PASSING = """Thủ tướng thăm Bavaria

Ngày 3/5, Thủ tướng Việt Nam Lê Văn Nam thăm bang Bavaria (Đức). Việt Nam cảm ơn Bavaria.

Việt Nam là đối tác của Bavaria. Thủ tướng mong Bavaria hợp tác với Huế và Cần Thơ.
"""
WITH_THE_UNIT = """Thủ tướng thăm Bavaria

Ngày 3/5, Thủ tướng Việt Nam Lê Văn Nam và lãnh đạo thành phố Huế thăm bang Bavaria (Đức).

Việt Nam cảm ơn Bavaria. Việt Nam mong muốn hợp tác. Việt Nam là đối tác của Bavaria.
"""
OF_THE_UNIT = """Huế đón khách Bavaria

Ngày 3/5, Huế tiếp đoàn bang Bavaria (Đức).

Thủ tướng Việt Nam đã thăm Bavaria. Việt Nam cảm ơn Bavaria.
"""


@pytest.mark.parametrize(
    ("text", "home"), [(IN_PASSING, "VN"), (WITH_THE_UNIT, "VN-26"), (OF_THE_UNIT, "VN-26")]
)
def test_a_unit_named_in_passing_is_not_at_home_where_its_state_acts(text: str, home: str) -> None:
    assert scene_of(text, "vi").home == home


def test_a_provincial_body_is_none_of_a_state() -> None:
    text = """Thủ tướng thăm Hồ Nam

Ngày 3/5, Thủ tướng Việt Nam Lê Văn Nam thăm tỉnh Hồ Nam (Trung Quốc). Việt Nam cảm ơn Hồ Nam.

Việt Nam là đối tác của Hồ Nam.

Bí thư Tỉnh ủy Lý Cường tiếp đoàn. Đoàn mong Hồ Nam hợp tác với Huế.
"""
    scene = scene_of(text, "vi")
    assert scene.home == "VN"
    assert {b.place for s in scene.sentences for b in s.bodies} == {"CN-HN"}
