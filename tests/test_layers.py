"""The layers of a reading, printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import ArticleError
from kg.layers import describe_layers

TEXT = """Đà Nẵng and Nagasaki hold talks

Leaders of Da Nang city received a delegation from Nagasaki prefecture, Japan, on May 4, 2023.
"""


def test_every_layer_is_shown(tmp_path: Path) -> None:
    path = tmp_path / "talks.txt"
    path.write_text(TEXT, encoding="utf-8")
    printed = "\n".join(describe_layers(path))
    assert "VN-DN (city)" in printed
    assert "JP-42 (province)" in printed
    assert "JP (country, container)" in printed
    assert "cue:reception" in printed
    assert "2023-05-04 (day)" in printed


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match=r"missing\.txt"):
        list(describe_layers(tmp_path / "missing.txt"))
