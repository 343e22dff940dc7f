"""Pages are valid to the W3C's checker of HTML, which knows more than the syntax."""

from __future__ import annotations

import subprocess
from pathlib import Path

import httpx
import pytest

pytestmark = pytest.mark.full
SERVED = ("editor", "service", "id/place/VN-HP", "ontology", "scheme/field/health")


def complaints(node_modules: Path, *options: str | Path) -> list[str]:
    """Return what the checker says, errors and warnings."""
    jar = node_modules / "vnu-jar" / "build" / "dist" / "vnu.jar"
    command = ["java", "-jar", str(jar), "--format", "gnu", *map(str, options)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    return done.stderr.splitlines()


def test_the_checker_sees_what_is_wrong(node_modules: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<!doctype html><html lang=en><title>x</title><ul><p>y</p></ul>")
    assert any("“p” not allowed" in line for line in complaints(node_modules, page))


def test_pages_of_the_site_are_valid(node_modules: Path, site: Path) -> None:
    assert not complaints(node_modules, "--skip-non-html", site)


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_served_pages_are_valid(
    node_modules: Path, client: httpx.Client, tmp_path: Path, lang: str
) -> None:
    for name in SERVED:
        found = client.get(name, params={"lang": lang}, headers={"Accept": "text/html"})
        assert found.status_code == 200, name
        (tmp_path / f"{name.replace('/', '-')}.html").write_text(found.text, encoding="utf-8")
    assert not complaints(node_modules, tmp_path)
