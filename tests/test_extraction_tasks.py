"""Tasks in small invented directives: who gives what to which bodies."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from kg import read_articles
from kg.extraction.engine import read_claims
from kg.gazetteer import Gazetteer, load_gazetteer
from kg.languages import load_frames, load_language
from kg.model import Article, Claim, Ref, Region, Span

VI_LEAD = (
    "Ngày 3/5, Chủ tịch UBND tỉnh Hà Giang Trần Văn Nam chỉ đạo triển khai phong trào "
    '"Bình dân học vụ số" trên địa bàn tỉnh Hà Giang. '
)
VI_ORDERS = (
    "Chủ tịch UBND tỉnh Hà Giang Trần Văn Nam giao Sở Khoa học và Công nghệ tỉnh Hà Giang xây dựng "
    'kế hoạch phong trào "Bình dân học vụ số"; hướng dẫn các xã thực hiện phong trào. '
    "Chủ tịch UBND tỉnh yêu cầu Sở Giáo dục và Đào tạo tỉnh Hà Giang mở lớp "
    "kỹ năng số cho học sinh. "
)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def tasks(gazetteer: Gazetteer, lang: str, lead: str, body: str) -> list[Claim]:
    text = f"{lead.strip()}\n{body}"
    cut = len(lead.strip())
    regions = (
        Region("lead", Span(0, cut), lang),
        Region("body", Span(cut + 1, len(text)), lang),
    )
    digest = hashlib.sha256(text.encode()).hexdigest()
    article = Article("invented", text, lang, regions, "invented", digest)
    reading = read_claims(article, load_language(lang), gazetteer, load_frames())
    return [c for c in reading.claims if c.type == "task" and c.evidence[0].span.start > cut]


def given_to(claim: Claim) -> str:
    return "+".join(v.key for v in claim.roles["addressee"] if isinstance(v, Ref))


def bodies_of(found: list[Claim]) -> list[str]:
    """Return what each task is given to, by the last part of its key."""
    return [given_to(claim).split("/")[-1] for claim in found]


def test_each_item_is_a_task_of_the_body_before_it(gazetteer: Gazetteer) -> None:
    found = tasks(gazetteer, "vi", VI_LEAD, VI_ORDERS)
    assert len(found) == 3
    assert given_to(found[0]) == given_to(found[1]) != given_to(found[2])


def test_the_assigner_is_the_chief(gazetteer: Gazetteer) -> None:
    found = tasks(gazetteer, "vi", VI_LEAD, VI_ORDERS)
    assert {v.kind for c in found for v in c.roles["assigner"] if isinstance(v, Ref)} == {"person"}


def test_the_plural_takes_a_task(gazetteer: Gazetteer) -> None:
    body = VI_ORDERS + "Chủ tịch UBND tỉnh yêu cầu các sở, ngành phòng chống dịch bệnh."
    last = tasks(gazetteer, "vi", VI_LEAD, body)[-1]
    assert "agencies" in given_to(last)
    assert "health" in last.roles["field"]


def test_a_report_ends_the_list_and_gives_no_task(gazetteer: Gazetteer) -> None:
    report = (
        "Theo báo cáo của Sở Tài chính tỉnh Hà Giang, thu ngân sách đạt 50 tỷ đồng; "
        "du lịch tăng 5%. "
        "Đáng lưu ý, lễ hội được tổ chức thành công; an ninh được bảo đảm."
    )
    assert len(tasks(gazetteer, "vi", VI_LEAD, VI_ORDERS + report)) == 3


def test_a_companion_is_given_nothing(gazetteer: Gazetteer) -> None:
    body = VI_ORDERS + (
        "Chủ tịch UBND tỉnh giao Sở Y tế tỉnh Hà Giang phối hợp với Công an "
        "tỉnh Hà Giang khám bệnh cho người dân."
    )
    last = tasks(gazetteer, "vi", VI_LEAD, body)[-1]
    assert "police" not in given_to(last)


def test_english_orders(gazetteer: Gazetteer) -> None:
    lead = (
        "Chairman of the Ha Giang provincial People's Committee Tran Van Nam issued a plan for the "
        '"Digital Literacy for All" movement in Ha Giang province. '
    )
    body = (
        "The Chairman of the Ha Giang provincial People's Committee assigned the Ha Giang "
        'Department of Science and Technology to draw up the plan of the "Digital Literacy '
        'for All" movement. '
        "He instructed the Ha Giang Department of Education and Training to open classes."
    )
    assert len(tasks(gazetteer, "en", lead, body)) == 2


def test_a_chief_gives_his_own_body_a_task_in_news_of_partners(gazetteer: Gazetteer) -> None:
    lead = (
        "Ngày 3/5, lãnh đạo tỉnh Hà Giang tiếp đoàn đại biểu tỉnh Yamagata (Nhật Bản) "
        "bàn hợp tác hữu nghị. "
    )
    body = (
        "Chủ tịch UBND tỉnh Hà Giang Trần Văn Nam giao Sở Ngoại vụ tỉnh Hà Giang chuẩn bị kế hoạch."
    )
    (task,) = tasks(gazetteer, "vi", lead, body)
    assert [v.key for v in task.roles["addressee"]] == ["VN-03/department/foreign-affairs"]
    other = body.replace("giao Sở Ngoại vụ tỉnh Hà Giang", "giao lưu với Sở Ngoại vụ tỉnh Yamagata")
    assert tasks(gazetteer, "vi", lead, other) == []


def test_what_the_unit_itself_will_do_is_no_task_of_bodies_named_in_it(
    gazetteer: Gazetteer,
) -> None:
    more = "Tỉnh sẽ mở 3 lớp tập huấn cho lãnh đạo các phòng của sở; chuyên viên các đơn vị dự học."
    assert tasks(gazetteer, "vi", VI_LEAD, VI_ORDERS + more)[3:] == []


def test_who_gives_the_order_at_a_meeting_gives_it_to_those_named_behind_it(
    gazetteer: Gazetteer,
) -> None:
    body = (
        "Tại cuộc họp của Thường trực UBND tỉnh Hà Giang, ông Trần Văn Nam giao nhiệm vụ cho Sở "
        "Y tế tỉnh Hà Giang lập hồ sơ sức khỏe điện tử của người dân."
    )
    found = tasks(gazetteer, "vi", VI_LEAD, body)
    assert bodies_of(found) == ["health"]


def test_a_verb_behind_the_name_of_a_body_is_no_part_of_it(gazetteer: Gazetteer) -> None:
    body = VI_ORDERS + "Sở Khoa học và Công nghệ xây dựng đề án kho dữ liệu trước ngày 30/9."
    assert (
        given_to(tasks(gazetteer, "vi", VI_LEAD, body)[-1]) == "VN-03/department/science-technology"
    )


@pytest.mark.parametrize(
    ("lang", "body"),
    [
        ("en", ("The province has assigned the Department of Finance to list 20 projects in May. "
         "It asked the Department of Health to open a clinic in June.")),
        ("vi", ("Hà Giang giao Sở Tài chính lập danh mục 20 dự án trong tháng 5; Sở Y tế mở phòng "
         "khám trong tháng 6.")),
        ("ar", ("وكلفت المقاطعة إدارة المالية بإعداد قائمة تضم 20 مشروعا في مايو، وإدارة الصحة "
         "بفتح عيادة في يونيو.")),
    ],
)  # fmt: skip
def test_the_unit_itself_gives_tasks(gazetteer: Gazetteer, lang: str, body: str) -> None:
    lead = {
        "en": 'Ha Giang province issued a plan of the "Digital Literacy for All" movement.',
        "vi": 'Tỉnh Hà Giang ban hành kế hoạch phong trào "Bình dân học vụ số".',
        "ar": 'أصدرت مقاطعة ها جيانغ خطة حركة "التعليم الرقمي للجميع".',
    }
    found = tasks(gazetteer, lang, lead[lang], body)
    assert bodies_of(found) == ["finance", "health"]
    assert {v.key for c in found for v in c.roles["assigner"] if isinstance(v, Ref)} == {"VN-03"}


def test_who_signs_a_directive_gives_its_tasks(gazetteer: Gazetteer) -> None:
    lead = (
        "وقع رئيس اللجنة الشعبية لمقاطعة ها جيانغ، نغوين كوانغ مينه، التوجيه رقم 12 الخاص بتنفيذ "
        "خطة التحول الرقمي."
    )
    body = (
        "إدارة الصحة مكلفة بفتح عيادة قبل 30 يونيو 2025؛ وإدارة المالية مسؤولة عن تدريب 20 موظفا."
    )
    found = tasks(gazetteer, "ar", lead, body)
    assert bodies_of(found) == ["health", "finance"]
    assert {v.kind for c in found for v in c.roles["assigner"] if isinstance(v, Ref)} == {"person"}


EN_LEAD = (
    "On 4 May, the Chairman of the People's Committee of Ha Giang Province Tran Van Nam issued "
    'the plan for the movement "Digital literacy for all".'
)


def test_lines_of_a_list_charge_the_body_behind_the_bullet(gazetteer: Gazetteer) -> None:
    body = (
        "In charge of the work are:\n"
        "- The Department of Health: open two online clinics;\n"
        "- The Department of Finance: report on the costs before 30 June 2026.\n"
    )
    found = tasks(gazetteer, "en", EN_LEAD, body)
    assert bodies_of(found) == ["health", "finance"]


def test_whom_a_body_works_with_is_not_charged(gazetteer: Gazetteer) -> None:
    body = (
        "Sở Nội vụ tỉnh Hà Giang phải phối hợp với Sở Tài chính, Sở Y tế và UBND các xã, phường mở "
        'lớp cho phong trào "Bình dân học vụ số". '
    )
    assert bodies_of(tasks(gazetteer, "vi", VI_LEAD, body)) == ["home-affairs"]


def test_what_is_set_up_is_not_charged(gazetteer: Gazetteer) -> None:
    body = (
        "Sở Nội vụ tỉnh Hà Giang phải mở lớp kỹ năng số; thành lập các tổ công nghệ số cộng đồng. "
    )
    found = tasks(gazetteer, "vi", VI_LEAD, body)
    assert bodies_of(found) == ["home-affairs", "home-affairs"]


def test_what_the_unit_itself_does_or_a_body_has_done_is_no_task(gazetteer: Gazetteer) -> None:
    body = VI_ORDERS + (
        "Tỉnh phối hợp với các sở, ngành mở 12 lớp kỹ năng số. "
        "Sở Y tế tỉnh Hà Giang đã được trang bị 30 máy tính mới."
    )
    assert len(tasks(gazetteer, "vi", VI_LEAD, body)) == 3


def test_a_duty_of_things_goes_on_with_no_body(gazetteer: Gazetteer) -> None:
    body = VI_ORDERS + "Diện tích mỗi phòng học trong trường phải từ 45 m2."
    assert len(tasks(gazetteer, "vi", VI_LEAD, body)) == 3
    body = VI_ORDERS + "Đồng thời phải lập báo cáo hằng quý."
    assert len(tasks(gazetteer, "vi", VI_LEAD, body)) == 4


def test_what_such_as_lists_is_one_task(gazetteer: Gazetteer) -> None:
    body = (
        "Chủ tịch UBND tỉnh yêu cầu Sở Xây dựng tỉnh Hà Giang sửa các quy định, như: danh sách "
        "tuyến phố mẫu; danh mục đường cấm đỗ xe."
    )
    assert bodies_of(tasks(gazetteer, "vi", VI_LEAD, body)) == ["construction"]


def test_a_body_shall_report_at_the_end_of_its_tasks(gazetteer: Gazetteer) -> None:
    body = (
        "Sở Nội vụ tỉnh Hà Giang rà soát nhân lực số; hằng quý báo cáo UBND tỉnh. "
        "Sở Y tế tỉnh Hà Giang cho biết sẽ mua máy."
    )
    found = tasks(gazetteer, "vi", VI_LEAD, body)
    assert bodies_of(found) == ["home-affairs", "home-affairs"]


def test_a_ministry_that_is_charged_in_a_provincial_paper_is_a_department(tmp_path: Path) -> None:
    """Firms from abroad in its task do not make it the ministry of their country."""
    path = tmp_path / "article.txt"
    path.write_text(
        "مقاطعة فو ثو توزع المهام\n\n"
        "وقع رئيس اللجنة الشعبية لمقاطعة فو ثو، تران دوي دونغ، خطة للتعاون الدولي.\n\n"
        "كُلفت وزارة الصناعة والتجارة بدعوة عشر شركات من ألمانيا إلى المعرض قبل يونيو 2026.\n\n"
        "ويجب على وزارة الصحة إرسال خمسة أطباء إلى فرنسا.\n\n"
        "المصدر: https://baophutho.vn/khuyen-khich-hop-tac\n",
        encoding="utf-8",
    )
    (article,) = read_articles([path], on_problem=print)
    reading = read_claims(article, load_language("ar"), load_gazetteer(), load_frames())
    given = {given_to(c) for c in reading.claims if c.type == "task"}
    assert given == {"VN-68/department/industry-trade", "VN-68/department/health"}
