"""Whose partners a clause names, what it says of each, and what is denied or over.

`tests/lang/<lang>/ties.toml` holds the `head` of an invented article and sentences, each of
which is read behind that head: `ties` and `papers` are all that it must give.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from extraction_scenes import scene_of

from kg.extraction.agreements.agreements import find_agreements
from kg.extraction.scene import Scene
from kg.model import Ref, Value

CASES = [
    pytest.param(path.parent.name, data["head"], case, id=f"{path.parent.name}-{n}")
    for path in sorted(Path(__file__).parent.glob("lang/*/ties.toml"))
    for data in [tomllib.loads(path.read_text(encoding="utf-8"))]
    for n, case in enumerate(data["case"], 1)
]


def label(scene: Scene, value: Value) -> str:
    return scene.entities[value.kind, value.key].label if isinstance(value, Ref) else str(value)


def read(lang: str, text: str) -> tuple[list[str], list[str]]:
    """Return the ties and the documents of a text, sorted."""
    scene = scene_of(text, lang)
    ties, papers = [], []
    for claim in find_agreements(scene):
        told = {role: sorted(label(scene, v) for v in vs) for role, vs in claim.roles.items()}
        if claim.type == "agreement":
            papers.append(" ".join([*told["kind"], *told["status"], *told["party"]]))
        else:
            sides = sorted(told["a"] + told["b"])
            ties.append(" ".join([*told["kind"], *sides, *told.get("since", [])]))
    return sorted(ties), sorted(papers)


@pytest.mark.parametrize(("lang", "head", "case"), CASES)
def test_sides_and_status(lang: str, head: str, case: dict[str, object]) -> None:
    assert read(lang, f"{head}\n\n{case['text']}") == (case["ties"], case["papers"])
