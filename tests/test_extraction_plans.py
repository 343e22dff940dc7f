"""Plans and programmes of a unit that no list names: who issues them, and whom they charge."""

from __future__ import annotations

import pytest
from extraction_scenes import reading_of

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
