"""Names of Vietnamese companies and schools: capitals only on the first syllable of a phrase."""

from __future__ import annotations

import pytest

from tests.extraction_scenes import scene_of

LEAD = "Hà Nam làm việc với Incheon\n\nUBND tỉnh Hà Nam tiếp đoàn thành phố Incheon (Hàn Quốc).\n\n"
NAMED = [
    (
        "Công ty CP Phát triển công nghiệp Sao Sáng ký bản ghi nhớ.",
        "Công ty CP Phát triển công nghiệp Sao Sáng",
    ),
    ("Công ty Gang thép Thái Nguyên dự lễ.", "Công ty Gang thép Thái Nguyên"),
    (
        "Trường Đại học Kinh tế Quốc dân và Đại học Inha ký kết.",
        "Trường Đại học Kinh tế Quốc dân",
    ),
    ("Tập đoàn Dầu khí Việt Nam dự lễ.", "Tập đoàn Dầu khí Việt Nam"),
    (
        "Tập đoàn Than - Khoáng sản Việt Nam dự lễ.",
        "Tập đoàn Than - Khoáng sản Việt Nam",
    ),
    ("Công ty Môi trường đô thị Hà Nam dự lễ.", "Công ty Môi trường đô thị Hà Nam"),
    # What goes on with the sentence is no part of a name.
    ("Công ty Sông Đà xây nhà máy ở Phủ Lý.", "Công ty Sông Đà"),
    ("Công ty Hoàng Gia vừa ký bản ghi nhớ.", "Công ty Hoàng Gia"),
    ("Công ty Daehan muốn mở rộng tại Hà Nam.", "Công ty Daehan"),
    ("Bệnh viện Gachon nhận 5 bác sĩ của Hà Nam.", "Bệnh viện Gachon"),
]


@pytest.mark.parametrize(("sentence", "name"), NAMED)
def test_a_name_ends_where_its_last_phrase_does(sentence: str, name: str) -> None:
    scene = scene_of(LEAD + sentence, "vi")
    last = scene.sentences[-1]
    assert name in {scene.surface(b.i, b.j) for b in last.bodies}
