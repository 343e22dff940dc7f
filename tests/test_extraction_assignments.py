"""Tasks that officials give to bodies of their own side, in small invented articles."""

from __future__ import annotations

import pytest
from extraction_scenes import RECEPTIONS, names_of, scene_of

from kg.extraction.statements.speech import find_statements

EN, RU = RECEPTIONS["en"], RECEPTIONS["ru"]
ID = (
    "Jawa Barat dan Prefektur Shizuoka bahas kerja sama\n"
    "Gubernur Jawa Barat Dedi Mulyadi pada 12 Maret menerima delegasi Prefektur Shizuoka, "
    "Jepang, yang dipimpin Gubernur Yasutomo Suzuki.\n"
)
UR = (
    "پنجاب اور کاگوشیما کے درمیان تعاون پر بات چیت\n"
    "12 مارچ کو پنجاب کے گورنر سردار سلیم حیدر نے جاپان کے کاگوشیما پریفیکچر کے میئر کوئیچی شیوتا "
    "کی قیادت میں آنے والے وفد سے ملاقات کی۔\n"
)


def tasks(text: str, lang: str) -> list[tuple[str, str, set[str]]]:
    """Return (who assigns, who must act, fields) of each task."""
    scene = scene_of(text, lang)
    return [
        (
            names_of(scene, c.roles["assigner"]),
            names_of(scene, c.roles["addressee"]),
            set(map(str, c.roles["field"])),
        )
        for c in find_statements(scene)
        if c.type == "task"
    ]


@pytest.mark.parametrize(
    ("lang", "text", "who"),
    [
        ("ru", RU + "Губернатор поручил департаменту культуры найти зал.", "Георгий Филимонов"),
        ("id", ID + "Gubernur menugaskan Dinas Kebudayaan mencari gedung.", "Dedi Mulyadi"),
        ("ur", UR + "گورنر نے محکمہ ثقافت کو نمائش کی تیاری کی ہدایت کی۔", "سردار سلیم حیدر"),
    ],
)
def test_whom_a_verb_is_said_to_is_not_the_body_of_the_subject(
    lang: str, text: str, who: str
) -> None:
    ((assigner, _, fields),) = tasks(text, lang)
    assert (assigner, "culture" in fields) == (who, True)


def test_each_body_of_a_sentence_has_its_own_task() -> None:
    body = (
        "Mulyadi directed the Department of Agriculture to find land for the farm by June and "
        "the Department of Health to list ten villages."
    )
    found = tasks(EN + body, "en")
    assert ["agriculture" in found[0][2], "health" in found[1][2]] == [True, True]
    assert len(found) == 2
    assert {who for who, _, _ in found} == {"Dedi Mulyadi"}


def test_to_whom_a_report_goes_is_given_no_task() -> None:
    body = "Mulyadi directed the Department of Health to report to the People's Committee by June."
    assert len(tasks(EN + body, "en")) == 1
