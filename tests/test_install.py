"""The wheel and the source distribution: what is in them, and that the wheel works alone."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.full

ROOT = Path(__file__).parent.parent
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the source distribution, and the wheel from it."""
    out = tmp_path_factory.mktemp("dist")
    run([sys.executable, "-m", "build", "--outdir", str(out), str(ROOT)], cwd=out)
    return out


@pytest.fixture(scope="module")
def wheel(dist: Path) -> Path:
    (found,) = dist.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def sdist(dist: Path) -> Path:
    (found,) = dist.glob("*.tar.gz")
    return found


@pytest.fixture(scope="module")
def kg(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel alone, far from the checkout; return the command."""
    home = tmp_path_factory.mktemp("elsewhere")
    run([sys.executable, "-m", "venv", str(home / "venv")], cwd=home)
    scripts = home / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
    run([str(scripts / "python"), "-m", "pip", "install", "-q", str(wheel)], cwd=home)
    return scripts / "kg"


def run(command: list[str], cwd: Path) -> str:
    clean = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "KG_STORE")}
    done = subprocess.run(
        command, cwd=cwd, env=clean, capture_output=True, encoding="utf-8", timeout=600
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def files_of(archive: Path) -> dict[str, bytes]:
    """Return the files of a wheel or source distribution by their path in it."""
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as packed:
            return {name: packed.read(name) for name in packed.namelist()}
    found = {}
    with tarfile.open(archive) as packed:
        for member in packed.getmembers():
            handle = packed.extractfile(member)
            if handle is not None:
                found[member.name.partition("/")[2]] = handle.read()
    return found


def data_files(folder: str) -> set[str]:
    listed = run(["git", "ls-files", folder], cwd=ROOT) if (ROOT / ".git").exists() else ""
    return set(listed.split())


def assert_no_article_text(files: dict[str, bytes]) -> None:
    """Look for pieces from all over each seed; a test may quote a sentence, not an article."""
    assert SEEDS
    for seed in SEEDS:
        text = seed.read_bytes()
        pieces = [text[at : at + 200] for at in range(0, len(text) - 200, 1000)]
        for name, data in files.items():
            held = sum(piece in data for piece in pieces)
            assert held == 0, f"{name} holds {held} of {len(pieces)} pieces of {seed.name}"


def test_the_wheel_holds_ontology_and_queries(wheel: Path) -> None:
    files = files_of(wheel)
    for folder in ("ontology", "queries"):
        missing = {f for f in data_files(folder) if f"kg/_data/{f}" not in files}
        assert missing == set()
    assert {"kg/__init__.py", "kg/py.typed", "kg/_data/ontology/core.ttl"} <= set(files)
    assert any(name.endswith("licenses/NOTICE") for name in files)


def test_the_wheel_holds_nothing_else(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in files_of(wheel)}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"kg"}
    assert not [name for name in files_of(wheel) if "__pycache__" in name]


def test_the_wheel_holds_no_article_text(wheel: Path) -> None:
    assert_no_article_text(files_of(wheel))


def test_the_source_distribution_holds_no_article_text(sdist: Path) -> None:
    files = files_of(sdist)
    assert not [n for n in files if n.startswith("seeds/") and n.endswith(".txt")]
    assert {"pyproject.toml", "README.md", "LICENSE", "LICENSE-DATA", "NOTICE"} <= set(files)
    assert_no_article_text(files)


def test_the_installed_wheel_does_the_main_job(kg: Path, tmp_path: Path) -> None:
    article = tmp_path / "ninh-binh.txt"
    article.write_text(
        "Tỉnh Ninh Bình và tỉnh Champasak kết nghĩa\n\n"
        "Tỉnh Ninh Bình và tỉnh Champasak thiết lập quan hệ kết nghĩa từ năm 2011.\n",
        encoding="utf-8",
    )
    built = run([str(kg), "build", str(article), "--store", "store"], cwd=tmp_path)
    assert built.startswith("1 articles: 1 built")
    options = ["--locality", "ninh binh", "--format", "csv", "--store", "store"]
    answer = run([str(kg), "query", "twinning", *options], cwd=tmp_path)
    assert "Champasak,LA,twinned,2011" in answer
    assert run([str(kg), "validate", "--store", "store"], cwd=tmp_path) == ""
    run([str(kg), "tables", "out", "--store", "store"], cwd=tmp_path)
    assert len(list((tmp_path / "out").glob("*.csv"))) == 8


def test_the_installed_wheel_uses_its_own_data(kg: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Hai Phong met a delegation from Laos.", encoding="utf-8")
    run([str(kg), "build", "a.txt", "--store", "store"], cwd=tmp_path)
    told = run([str(kg), "info", "--store", "store"], cwd=tmp_path)
    assert str(ROOT) not in told
    assert str(kg.parent.parent) in told
