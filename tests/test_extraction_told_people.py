"""People told by posts of other systems, by a complement, a verb of saying, an age or a list."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from extraction_scenes import scene_of

_FILE = Path(__file__).parent / "fixtures" / "told_people.toml"
_CASES = tomllib.loads(_FILE.read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", _CASES, ids=lambda c: f"{c['lang']}-{c['text'][:20]}")
def test_people_and_their_posts(case: dict[str, Any]) -> None:
    scene = scene_of(f"{case['headline']}\n{case['text']}", case["lang"])
    people = [p for s in scene.sentences for p in s.people]
    told = [f"{p.name}: {' '.join(dict.fromkeys(c for c, _, _ in p.posts))}" for p in people]
    assert sorted(t.rstrip() for t in told) == sorted(case["people"])
