"""Names that a text in another script leaves in Latin letters: their capitals mark them."""

from __future__ import annotations

import pytest
from extraction_scenes import scene_of

from kg.extraction.names.latin_runs import run_of_latin

LEAD = "हा ज़ांग\n\nवियतनाम के हा ज़ांग प्रांत ने युन्नान का स्वागत किया।\n\n"


@pytest.mark.parametrize("name", ["Quan Ba", "Đồng Văn", "Ấp Bắc"])
def test_a_name_in_latin_letters_beside_a_type_word_is_a_place(name: str) -> None:
    scene = scene_of(f"{LEAD}{name} जिला के अध्यक्ष ने अतिथियों का स्वागत किया।", "hi")
    last = scene.sentences[-1]
    assert [scene.surface(p.name_i, p.name_j) for p in last.places] == [name]


def test_a_word_in_small_letters_is_no_run_of_capitals() -> None:
    scene = scene_of(f"{LEAD}online जिला के अध्यक्ष ने अतिथियों का स्वागत किया।", "hi")
    last = scene.sentences[-1]
    hit = next(h for h in last.hits if h.has("place-type"))
    assert run_of_latin(scene, last, hit) is None
