"""Plans and programmes of a unit that no list names: who issues them, and whom they charge."""

from __future__ import annotations

import pytest
from extraction_scenes import reading_of, scene_of

from kg.model import Ref

PLANS = {
    "vi": (
        """Kon Tum ban hành kế hoạch xúc tiến đầu tư

Chủ tịch UBND tỉnh Kon Tum vừa ký ban hành kế hoạch xúc tiến đầu tư năm 2025.
Sở Tài chính chủ trì, phối hợp với các sở, ngành lập danh mục 30 dự án trước ngày 30/6/2025.
Sở Ngoại vụ có trách nhiệm kết nối với các hiệp hội doanh nghiệp nước ngoài.
""",
        {"VN-28/department/finance", "VN-28/department/foreign-affairs"},
    ),
    "en": (
        """Mombasa County launches export programme

The County Government of Mombasa has launched a two-year programme to support exporters.
The Department of Trade must register 400 firms by 30 June 2025.
The Department of Agriculture is responsible for training 900 farmers.
""",
        {"KE-28/department/commerce", "KE-28/department/agriculture"},
    ),
    "id": (
        """Gubernur Jawa Timur tetapkan rencana aksi pariwisata

Gubernur Jawa Timur menetapkan rencana aksi pariwisata 2026.
Dinas Pariwisata bertugas menyusun kalender acara paling lambat 31 Desember 2025.
Dinas Perhubungan wajib menyediakan 30 bus sebelum 1 Maret 2026.
""",
        {"ID-JI/department/tourism", "ID-JI/department/transport"},
    ),
    "es": (
        """La Gobernación de Boyacá presenta su plan de turismo

El gobernador de Boyacá presentó el plan de turismo 2025-2027.
La Secretaría de Turismo deberá organizar diez ferias antes de diciembre de 2025.
La Secretaría de Educación tendrá que formar a 300 guías antes de julio de 2026.
""",
        {"CO-BOY/department/tourism", "CO-BOY/department/education-training"},
    ),
}


@pytest.mark.parametrize("lang", PLANS)
def test_a_plan_without_a_name_gives_the_tasks_of_the_bodies_it_charges(lang: str) -> None:
    text, charged = PLANS[lang]
    tasks = [c for c in reading_of(text, lang).claims if c.type == "task"]
    given = {v.key for c in tasks for v in c.roles["addressee"] if isinstance(v, Ref)}
    assert given == charged
    assert all(c.roles["assigner"] for c in tasks)


def test_a_mere_project_is_no_plan_of_the_unit() -> None:
    text = """Dự án kè biển Nha Trang chậm tiến độ

Dự án kè biển tại tỉnh Khánh Hòa đang chậm tiến độ. Chủ tịch UBND tỉnh Khánh Hòa cho biết mưa
kéo dài. Sở Xây dựng và Sở Tài chính phải báo cáo trước ngày 15/8. Người dân chờ đợi đã lâu.
"""
    assert reading_of(text, "vi").claims == ()


def test_a_line_that_only_names_who_is_told_is_no_task() -> None:
    text = """Hà Tĩnh triển khai chương trình xây dựng nông thôn mới

UBND tỉnh Hà Tĩnh yêu cầu giám đốc các sở; thủ trưởng các ngành; chủ tịch UBND các huyện:
Sở Tài chính bố trí 20 tỷ đồng trước ngày 30/6/2025 cho chương trình xây dựng nông thôn mới.
"""
    told = [c.roles["content"][0] for c in reading_of(text, "vi").claims if c.type == "task"]
    assert all("bố trí" in str(words) for words in told)


def test_a_committee_of_the_state_is_not_the_one_of_the_city_where_it_meets() -> None:
    text = """Đề xuất duy trì Ban Chỉ đạo Cải cách tư pháp Trung ương

Tại Hà Nội, Ban Chỉ đạo Cải cách tư pháp Trung ương họp phiên thứ ba.
"""
    bodies = [b for s in scene_of(text, "vi").sentences for b in s.bodies]
    assert {(b.place, b.level) for b in bodies} == {("VN", "central")}
