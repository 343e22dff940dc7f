"""Lists of tasks: the sentence that opens one, and lines that begin with a body."""

from __future__ import annotations

import pytest
from extraction_scenes import tasks_behind


@pytest.mark.parametrize(
    ("lang", "text", "who"),
    [
        (
            "en",
            (
                "Soichiro Miyashita gave his offices three tasks. The Aomori "
                "Department of Health will prepare for nurses by October 15. The "
                "Aomori Department of Education will draw up a list of schools."
            ),
            "Soichiro Miyashita",
        ),
        (
            "de",
            (
                "Mario Voigt verteilte Aufgaben wie folgt:\n– Das Thüringer "
                "Gesundheitsministerium bereitet bis Oktober die Aufnahme der "
                "Krankenschwestern vor.\n– Das Thüringer Bildungsministerium erstellt "
                "eine Liste der Schulen."
            ),
            "Mario Voigt",
        ),
        (
            "es",
            (
                "María Chivite encomendó tres tareas a sus departamentos. El "
                "Departamento de Salud preparará la acogida de las enfermeras antes "
                "del 15 de octubre. El Departamento de Educación elaborará una lista "
                "de escuelas."
            ),
            "María Chivite",
        ),
        (
            "es",
            (
                "María Chivite encargó al Departamento de Salud preparar la acogida de "
                "las enfermeras y al Departamento de Educación elaborar una lista de "
                "escuelas."
            ),
            "María Chivite",
        ),
        (
            "ru",
            (
                "Олег Мельниченко поручил министерству здравоохранения подготовить "
                "приём медсестёр, а министерству образования – составить перечень школ."
            ),
            "Олег Мельниченко",
        ),
        (
            "ar",
            (
                "ووزع المحافظ المهام على النحو التالي:\n- تتولى مديرية الصحة استقبال "
                "الممرضات قبل 15 أكتوبر؛\n- تعد مديرية التعليم قائمة بالمدارس."
            ),
            "إسماعيل كمال",
        ),
        (
            "hi",
            (
                "मुख्यमंत्री ने निम्नलिखित निर्देश दिए:\n1. गुजरात का स्वास्थ्य विभाग "
                "15 अक्टूबर तक नर्सों के स्वागत की तैयारी करे।\n2. गुजरात का शिक्षा "
                "विभाग स्कूलों की सूची बनाए।"
            ),
            "भूपेंद्र पटेल",
        ),
        (
            "id",
            (
                "Gubernur membagi tugas sebagai berikut:\n1. Dinas Kesehatan Sulawesi "
                "Selatan menyiapkan penerimaan perawat sebelum 15 Oktober.\n2. Dinas "
                "Pendidikan Sulawesi Selatan menyusun daftar sekolah."
            ),
            "Andi Sudirman Sulaiman",
        ),
    ],
)
def test_each_line_charges_the_body_that_it_begins_with(lang: str, text: str, who: str) -> None:
    found = tasks_behind(lang, text)
    assert [giver for giver, _, _ in found] == [who, who]
    assert "health" in found[0][2]
    assert "education_training" in found[1][2]


def test_who_is_named_behind_by_gives_the_task() -> None:
    text = "The Aomori Department of Health was tasked by Soichiro Miyashita with training nurses."
    (task,) = tasks_behind("en", text)
    assert task[:2] == ("Soichiro Miyashita", "Aomori Department of Health")


@pytest.mark.parametrize(
    "text",
    [
        (
            "Soichiro Miyashita spoke of three tasks. The Aomori Department of "
            "Health said it was ready."
        ),
        "The talks had three results: the Aomori Department of Health grew.",
        "Soichiro Miyashita gave the departments three tasks.",
    ],
)
def test_sentences_that_give_no_task(text: str) -> None:
    assert tasks_behind("en", text) == []
