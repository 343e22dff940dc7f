"""The check of what is installed finds what it is there for."""

from __future__ import annotations

import importlib.util
import shutil
from importlib.metadata import Distribution, PathDistribution, distribution
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).parent.parent / ".ci" / "audit.py"


@pytest.fixture(scope="module")
def audit() -> ModuleType:
    spec = importlib.util.spec_from_file_location("audit", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def copy(tmp_path: Path) -> PathDistribution:
    """A small distribution, copied file by file."""
    small = distribution("iniconfig")
    for file in small.files or ():
        if ".." not in file.parts and file.locate().exists():
            (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(str(file.locate()), tmp_path / file)
    return PathDistribution(next(tmp_path.glob("*.dist-info")))


def test_what_is_as_installed_passes(audit: ModuleType, copy: Distribution) -> None:
    assert list(audit.faults(copy, {"iniconfig": copy.version})) == []


def test_what_was_changed_is_named(audit: ModuleType, copy: Distribution, tmp_path: Path) -> None:
    with (tmp_path / "iniconfig" / "__init__.py").open("a", encoding="utf-8") as file:
        file.write("import os\n")
    (tmp_path / next(tmp_path.glob("*.dist-info")) / "direct_url.json").write_text("{}")
    found = list(audit.faults(copy, {"iniconfig": "0"}))
    assert any("constraints.txt has 0" in fault for fault in found)
    assert any("comes from an address" in fault for fault in found)
    assert any("__init__.py is not what was installed" in fault for fault in found)


def test_our_requirements_are_bounded_and_pinned(audit: ModuleType) -> None:
    assert list(audit.unbounded()) == []
    pins = audit.constraints()
    assert {"rdflib", "pyoxigraph", "mcp", "typer"} <= pins.keys()
    names = audit.shipped({"typer": distribution("typer")}, ["typer>=0.15", "no-such>1"])
    assert names == {"typer"}
    assert audit.FREE.search(audit.licence(distribution("rdflib")))
