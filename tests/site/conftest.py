"""A site built from the fixture store, in three languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from fixture_store import given_store

from kg.site.build import build_site

LANGS = ("en", "vi", "ar")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site") / "site"
    with given_store() as store:
        build_site(store, folder, LANGS)
    return folder
