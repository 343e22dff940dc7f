"""Claims read from invented articles in each language: what must come out, and what must not.

A case of `tests/lang/<lang>/claims.toml` has a `text` and may have the day on which it was
`published`. `expect` lists claims with the roles that they must have just so, `absent` such as
must not be there, alone or beside others in a role; `only` names types of which there is no
claim that `expect` does not list.
It tries what the rules find, whatever the fitted likelihood then leaves out.
"""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kg import read_articles
from kg.extraction.engine import read_claims
from kg.gazetteer import load_gazetteer
from kg.languages import load_frames, load_language
from kg.model import Claim, Reading, Ref

_FOLDER = Path(__file__).parent / "lang"
CASES = [
    pytest.param(path.parent.name, case, id=f"{path.parent.name}-{case.get('what', n)}")
    for path in sorted(_FOLDER.glob("*/claims.toml"))
    for n, case in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["case"])
]


def shown(reading: Reading, claim: Claim) -> dict[str, str]:
    """Return the roles of a claim as printed values, entities by their English labels."""
    labels = {(e.kind, e.key): e.label for e in reading.entities}

    def show(value: object) -> str:
        return labels[value.kind, value.key] if isinstance(value, Ref) else str(value)

    roles = {role: " | ".join(map(show, values)) for role, values in claim.roles.items()}
    return {"claim": claim.type, "modality": claim.modality, **roles}


def fits(wanted: dict[str, str], row: dict[str, str]) -> bool:
    return all(set(v.split(" | ")) == set(row.get(k, "").split(" | ")) for k, v in wanted.items())


def holds(unwanted: dict[str, str], row: dict[str, str]) -> bool:
    """Whether a row has the roles of an absent claim, be it with further values in them."""
    return all(set(v.split(" | ")) <= set(row.get(k, "").split(" | ")) for k, v in unwanted.items())


def read(path: Path, lang: str, case: dict[str, Any]) -> Reading:
    path.write_text(case["text"], encoding="utf-8")
    (article,) = read_articles([path], on_problem=print)
    assert article.lang.partition("-")[0] == lang
    article = replace(article, published=case.get("published") or article.published)
    frames = replace(load_frames(), likelihood={})
    return read_claims(article, load_language(lang), load_gazetteer(), frames)


@pytest.mark.parametrize(("lang", "case"), CASES)
def test_claims(tmp_path: Path, lang: str, case: dict[str, Any]) -> None:
    reading = read(tmp_path / "article.txt", lang, case)
    rows = [shown(reading, claim) for claim in reading.claims]
    told = "\n".join(map(str, rows))
    for wanted in case.get("expect", []):
        assert any(fits(wanted, row) for row in rows), f"{wanted} not in\n{told}"
    for unwanted in case.get("absent", []):
        assert not any(holds(unwanted, row) for row in rows), f"{unwanted} in\n{told}"
    for kind in case.get("only", []):
        wanted = [e for e in case.get("expect", []) if e["claim"] == kind]
        found = [row for row in rows if row["claim"] == kind]
        assert len(found) == len(wanted), f"{kind} in\n{told}"


@pytest.mark.parametrize(
    ("lang", "name"), [("es", "Spanish"), ("id", "Indonesian"), ("pt", "Portuguese")]
)
def test_a_language_of_data_alone_is_known_to_no_module(lang: str, name: str) -> None:
    assert (_FOLDER / lang / "claims.toml").exists()
    for path in (Path(__file__).parents[1] / "kg" / "extraction").rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        assert name not in source, path
        assert f'"{lang}"' not in source, path
