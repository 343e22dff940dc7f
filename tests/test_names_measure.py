"""Pinned scores of the name matcher; lowering one is a decision, not an accident."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import GazetteerError
from kg.names.measure import measure_pairs, measure_places

PAIRS = Path(__file__).parent / "names" / "pairs.tsv"


def test_published_labels_of_provinces_lead_home() -> None:
    scores = measure_places()
    total = sum(score.total for score in scores.values())
    right = sum(score.right for score in scores.values())
    accepted = sum(score.accepted for score in scores.values())
    misses = {lang: score.misses for lang, score in scores.items() if score.misses}
    assert total >= 600
    assert right / total >= 0.985, misses
    assert accepted / total >= 0.97
    assert all(score.right / score.total >= 0.95 for score in scores.values()), misses


def test_pairs_of_names() -> None:
    score = measure_pairs(PAIRS)
    assert sum(score.verdicts.values()) >= 600
    assert score.precision >= 0.985, score.errors
    assert score.recall >= 0.97, score.errors
    assert score.verdicts.get(("different", "same"), 0) == 0
    assert score.verdicts.get(("same", "different"), 0) == 0
    assert score.verdicts[("tie", "tie")] >= 20


def test_a_missing_file_is_named() -> None:
    with pytest.raises(GazetteerError, match="nowhere"):
        measure_pairs(Path("nowhere.tsv"))
