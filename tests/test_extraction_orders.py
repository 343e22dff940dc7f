"""Orders: in the passive, to bodies that no label knows, in lists behind a colon."""

from __future__ import annotations

import pytest
from extraction_scenes import tasks_behind


@pytest.mark.parametrize(
    ("lang", "text", "unit"),
    [
        (
            "en",
            "The Aomori Department of Health has been instructed to prepare for nurses by May 15.",
            "Aomori",
        ),
        (
            "de",
            (
                "Das Thüringer Gesundheitsministerium wurde beauftragt, bis Oktober einen Plan für "
                "Krankenschwestern vorzulegen."
            ),
            "Thuringia",
        ),
        (
            "es",
            "Se encargó al Departamento de Salud de Navarra preparar la acogida de las enfermeras.",
            "Navarre",
        ),
        (
            "fr",
            (
                "La direction de la santé de la région Occitanie est chargée de préparer "
                "l'accueil des infirmières avant octobre."
            ),
            "Occitania",
        ),
        (
            "ru",
            (
                "Министерству здравоохранения Пензенской области поручено подготовить "
                "приём медсестёр до 1 октября."
            ),
            "Penza",
        ),
        ("ar", "وتم تكليف مديرية الصحة بأسوان باستقبال الممرضات قبل 15 أكتوبر.", "Aswan"),
        ("hi", "गुजरात के स्वास्थ्य विभाग को नर्सों की सूची तैयार करने का निर्देश दिया गया।", "Gujarat"),
        ("ur", "محکمہ صحت پنجاب کو نرسوں کی فہرست تیار کرنے کی ہدایت کی گئی۔", "Punjab"),
        (
            "id",
            "Dinas Kesehatan Sulawesi Selatan ditugaskan menyiapkan penerimaan perawat.",
            "South Sulawesi",
        ),
        (
            "vi",
            "Sở Y tế tỉnh được giao chuẩn bị tiếp nhận điều dưỡng trước ngày 15/10.",
            "Lam Dong",
        ),
        ("zh", "省卫生健康厅被责成在6月底前做好接待护士的准备工作。", "Yunnan"),
        ("th", "สำนักงานสาธารณสุขจังหวัดเชียงใหม่ได้รับมอบหมายให้จัดทำรายชื่อพยาบาล", "Chiang Mai"),
    ],
)
def test_the_unit_gives_an_order_in_the_passive(lang: str, text: str, unit: str) -> None:
    ((giver, told, fields),) = tasks_behind(lang, text)
    assert giver == unit
    assert "Health" in told
    assert "health" in fields


def test_whoever_gave_the_last_order_gives_the_next_one() -> None:
    text = (
        "Soichiro Miyashita assigned the Aomori Department of Health to train nurses. "
        "The Aomori Department of Education was assigned to report on schools."
    )
    assert [giver for giver, _, _ in tasks_behind("en", text)] == ["Soichiro Miyashita"] * 2


@pytest.mark.parametrize(
    ("lang", "text", "who"),
    [
        (
            "vi",
            (
                "Chủ tịch UBND tỉnh yêu cầu:\n1. Sở Y tế báo cáo kế hoạch đào tạo điều dưỡng.\n"
                "2. Lực lượng bảo vệ rừng tăng cường tuần tra."
            ),
            "Hồ Văn Mười",
        ),
        (
            "hi",
            "मुख्यमंत्री ने निर्देश दिया कि\n1. स्वास्थ्य विभाग नर्सों की सूची बनाए।\n2. बंदरगाह पुलिस गश्त बढ़ाए।",
            "भूपेंद्र पटेल",
        ),
        (
            "ar",
            (
                "وأصدر المحافظ التوجيهات التالية:\n1. تكليف مديرية الصحة باستقبال الممرضات.\n"
                "2. تكليف هيئة النقل النهري بتشغيل عبّارة."
            ),
            "إسماعيل كمال",
        ),
        (
            "zh",
            "王予波在会上提出要求：省卫生健康委要做好护士接待工作；省教育厅要推荐10所学校，邀请20名越南学生来滇。",
            "王予波",
        ),
        (
            "ru",
            (
                "Губернатор поручил: министерству здравоохранения – подготовить приём медсестёр; "
                "министерству образования – составить перечень школ."
            ),
            "Олег Мельниченко",
        ),
        (
            "lo",
            (
                "ທ່ານເຈົ້າແຂວງໄດ້ມອບໝາຍໃຫ້ພະແນກສາທາລະນະສຸກແຂວງ ກະກຽມຮັບພະຍາບານ ແລະ "
                "ໃຫ້ພະແນກສຶກສາທິການ ແລະ ກິລາແຂວງ ຄັດເລືອກໂຮງຮຽນ."
            ),
            "ອາລຸນໄຊ ສູນນະລາດ",
        ),
    ],
)
def test_each_item_is_a_task_whether_its_body_is_known_or_not(
    lang: str, text: str, who: str
) -> None:
    found = tasks_behind(lang, text)
    assert [giver for giver, _, _ in found] == [who, who]
    assert "health" in found[0][2]


def test_a_body_that_no_label_knows_is_given_a_task() -> None:
    text = "Mario Voigt beauftragte das Amt für Wasserwirtschaft, einen Hochwasserplan vorzulegen."
    ((giver, _, fields),) = tasks_behind("de", text)
    assert (giver, fields) == ("Mario Voigt", "environment")


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The festival was ordered to be moved because of rain."),
        ("en", "The guests were told about the history of the port."),
        ("en", "The Aomori Department of Health was founded in 1950."),
        ("en", "The following were present:\n1. The harbour police.\n2. The Health Department."),
        ("fr", "Carole Delga a confié qu'elle aimait le café de Lam Dong."),
        ("vi", "Sở Y tế tỉnh được thành lập năm 1976. Sở Giáo dục và Đào tạo có 300 cán bộ."),
    ],
)
def test_sentences_that_order_nothing(lang: str, text: str) -> None:
    assert tasks_behind(lang, text) == []


def test_what_is_asked_for_as_tasks_is_told_item_by_item() -> None:
    text = (
        "Soichiro Miyashita asked the university to do well the following tasks: open a course "
        "for nurses; choose ten schools for the exchange; repair the dormitory."
    )
    assert [giver for giver, _, _ in tasks_behind("en", text)] == ["Soichiro Miyashita"] * 3


def test_a_council_that_decides_counts_the_tasks_of_its_offices() -> None:
    text = (
        "Der Thüringer Landtag hat dem Vertrag zugestimmt.\n"
        "Die Verwaltung bekam drei Aufträge aus der Sitzung:\n"
        "– Das Gesundheitsministerium legt bis Oktober einen Plan vor.\n"
        "– Die Hafenpolizei verstärkt ihre Streifen."
    )
    assert len(tasks_behind("de", text)) == 2
