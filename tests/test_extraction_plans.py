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


#: Orders on what a unit does abroad, each to two bodies, in a directive that no plan names.
ABROAD = {
    "ar": """مهام جديدة للإدارات في لانغ سون

وقع رئيس اللجنة الشعبية لمقاطعة لانغ سون، هو تيان ثيو، توجيها بشأن التعاون الدولي.
يتعين على إدارة الصحة دعوة خبراء من الخارج قبل 30 يونيو 2026.
وكلفت إدارة المالية بإعداد الميزانية.
""",
    "ru": """Лангшон ставит задачи департаментам

Глава провинции Лангшон Хо Тьен Тхьеу подписал директиву о международном сотрудничестве.
Департаменту здравоохранения поручено пригласить зарубежных врачей.
Департамент финансов должен выделить средства до 30 июня 2026 года.
""",
    "ur": """لانگ سون کے محکموں کو نئی ذمہ داریاں

صوبہ لانگ سون کی پیپلز کمیٹی کے چیئرمین ہو تیئن تھیئو نے بین الاقوامی تعاون پر ہدایت جاری کی۔
محکمہ صحت کو غیر ملکی ڈاکٹروں کو مدعو کرنا ہوگا۔
محکمہ خزانہ 30 جون 2026 سے پہلے رقم فراہم کرے گا۔
""",
    "vi": """Lạng Sơn giao việc cho các sở

Chủ tịch UBND tỉnh Lạng Sơn Lê Văn Sơn vừa ban hành chỉ thị về công tác đối ngoại.
Sở Y tế có trách nhiệm mời chuyên gia nước ngoài.
Sở Tài chính phải bố trí kinh phí trước ngày 30/6/2026.
""",
    "zh": """谅山省给各厅布置工作

谅山省人民委员会主席黎文山签发关于加强国际合作的指示。
责成卫生厅邀请外国专家。财政厅须于2026年6月30日前安排经费。
""",
}


@pytest.mark.parametrize("lang", ABROAD)
def test_orders_on_what_a_unit_does_abroad_are_a_plan(lang: str) -> None:
    tasks = [c for c in reading_of(ABROAD[lang], lang).claims if c.type == "task"]
    given = {v.key for c in tasks for v in c.roles["addressee"] if isinstance(v, Ref)}
    assert given == {"VN-09/department/health", "VN-09/department/finance"}
    assert [c.roles["deadline"] for c in tasks if "deadline" in c.roles]


def test_what_an_official_asks_of_two_bodies_any_day_is_no_plan() -> None:
    text = """Lạng Sơn họp về vỉa hè

Chủ tịch UBND tỉnh Lạng Sơn Hồ Tiến Thiệu chủ trì cuộc họp về kế hoạch dọn vỉa hè.
Chủ tịch UBND tỉnh giao Sở Xây dựng sơn lại vạch kẻ đường. Sở Tài chính phải bố trí kinh phí.
"""
    assert reading_of(text, "vi").claims == ()


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
