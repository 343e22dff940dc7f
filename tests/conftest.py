"""What tests of the full tier are run against: tools that `.ci/tools` installs."""

from __future__ import annotations

from pathlib import Path

import pytest

TOOLS = Path(__file__).parent.parent / ".tools"


@pytest.fixture(scope="session")
def node_modules() -> Path:
    """The folder of npm packages."""
    return installed(TOOLS / "node_modules")


@pytest.fixture(scope="session")
def jars() -> Path:
    """The folder below which the jars of Jena and OWLAPI lie."""
    return installed(TOOLS / "jars")


def installed(folder: Path) -> Path:
    """Return a folder that must be there: a full tier that skips would prove nothing."""
    if not folder.is_dir():
        pytest.fail(f"{folder} is missing: run bash .ci/tools")
    return folder


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a site built from the fixture store, in three languages."""
    from fixture_store import given_store

    from kg.site.build import build_site

    folder = tmp_path_factory.mktemp("site") / "site"
    with given_store() as store:
        build_site(store, folder, ("en", "vi", "ar"))
    return folder
