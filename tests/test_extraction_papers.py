"""How far papers have come, who signed them and when, and which ties stand.

`tests/lang/<lang>/papers.toml` holds the `head` of an invented article and sentences, each of
which is read behind that head: `claims` are all agreements and partnerships that it must give.
"""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from kg import read_articles
from kg.extraction.agreements.agreements import find_agreements
from kg.extraction.engine import read_scene
from kg.extraction.scene import Scene
from kg.gazetteer import load_gazetteer
from kg.languages import load_frames, load_language
from kg.model import Claim, Ref, Value

CASES = [
    pytest.param(path.parent.name, article, case, id=f"{path.parent.name}-{n}-{k}")
    for path in sorted(Path(__file__).parent.glob("lang/*/papers.toml"))
    for n, article in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["article"], 1)
    for k, case in enumerate(article["case"], 1)
]


def shown(scene: Scene, claim: Claim) -> str:
    def labels(role: str) -> list[str]:
        return sorted(label(scene, v) for v in claim.roles.get(role, ()))

    def first(role: str) -> str:
        return next(iter(labels(role)), "")

    if claim.type == "partnership":
        sides = " ~ ".join(sorted([*labels("a"), *labels("b")]))
        return f"tie {first('kind')} {sides} {first('since')}".strip()
    period = f" [{first('period')}]" if "period" in claim.roles else ""
    what = f"agr {first('kind')}/{first('status')}/{first('date')}"
    return f"{what} {' | '.join(labels('party'))}{period}"


def label(scene: Scene, value: Value) -> str:
    return scene.entities[value.kind, value.key].label if isinstance(value, Ref) else str(value)


@pytest.mark.parametrize(("lang", "article", "case"), CASES)
def test_papers(
    tmp_path: Path, lang: str, article: dict[str, str], case: dict[str, object]
) -> None:
    path = tmp_path / "article.txt"
    path.write_text(f"{article['head']}\n\n{case['text']}\n", encoding="utf-8")
    (told,) = read_articles([path], on_problem=print)
    told = replace(told, published=article["published"])
    scene = read_scene(told, load_language(lang), load_gazetteer(), load_frames())
    assert sorted(shown(scene, c) for c in find_agreements(scene)) == case["claims"]
