"""The shape of the package: rows, circles, sizes and doors (CONTRIBUTING.md)."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import kg

PACKAGE = Path(kg.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
LONGEST = 300

#: Which modules may import a heavy dependency; a trailing dot means the whole package.
DOORS = {
    "docx": {"kg.reading.documents"},
    "pypdf": {"kg.reading.documents"},
    "pyshacl": {"kg.shapes"},
    "shacl": {"kg.quick_shapes"},
    "SPARQLWrapper": {"kg.store.remote"},
    "jinja2": {"kg.site.render", "kg.dossier.page"},
    "mcp": {"kg.mcp.serve"},
    "networkx": {"kg.site.pictures.network", "kg.cli.site"},
    "starlette": {"kg.server."},
    "uvicorn": {"kg.server.run"},
    "typer": {"kg.cli."},
    "rich": {"kg.cli.", "kg.results"},
    "pyspark": {"kg.spark.job", "kg.spark.files"},
    "warcio": {"kg.reading.warc"},
    "pyarrow": {"kg.results_arrow"},
    "xlsxwriter": {"kg.dossier.xlsx"},
    "rdflib": {"kg.namespaces", "kg.terms", "kg.shapes", "kg.store."},
}

#: Packages of the extraction, each importing from those before it; "" is what stands beside them.
LAYERS = (
    "numbers",
    "",
    "names",
    "quantities",
    "mentions",
    "places",
    "people",
    "bodies",
    "actors",
    "theme",
    "agreements",
    "statements",
    "events",
)


def name_of(path: Path) -> str:
    parts = ("kg", *path.relative_to(PACKAGE).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(path: Path, *, top_only: bool = False) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    nodes = tree.body if top_only else list(ast.walk(tree))
    found: set[str] = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


NAMES = {name_of(path): path for path in MODULES}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_module_is_long(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST


def test_there_are_no_import_circles() -> None:
    graph = {
        name: {i for i in imports(path, top_only=True) if i in NAMES and i != name}
        for name, path in NAMES.items()
    }
    done: set[str] = set()

    def visit(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, " -> ".join((*trail, name))
        if name not in done:
            for other in sorted(graph[name]):
                visit(other, (*trail, name))
            done.add(name)

    for name in sorted(graph):
        visit(name, ())


@pytest.mark.parametrize("library", sorted(DOORS))
def test_heavy_libraries_have_one_door(library: str) -> None:
    users = {
        name
        for name, path in NAMES.items()
        if any(i == library or i.startswith(library + ".") for i in imports(path))
    }
    allowed = DOORS[library]
    strangers = {
        user
        for user in users
        if not any(
            user == door or (door.endswith(".") and f"{user}.".startswith(door)) for door in allowed
        )
    }
    assert not strangers


def test_extraction_is_pure() -> None:
    """No files, no network, no RDF library below the engine."""
    for name, path in NAMES.items():
        if name.startswith("kg.extraction"):
            bad = {"pathlib", "os", "io", "socket", "urllib", "rdflib", "pyoxigraph", "sqlite3"}
            assert not bad & {i.split(".")[0] for i in imports(path)}, name


def test_layers_of_extraction_import_from_layers_before_them() -> None:
    """The order of docs/architecture.md; `engine` joins them all."""
    for name, path in NAMES.items():
        own = layer_of(name)
        if own is not None and name != "kg.extraction.engine":
            for other in imports(path):
                assert (layer_of(other) or 0) <= own, (name, other)


def layer_of(name: str) -> int | None:
    """Return the place of a module's package in the order; None for what is no extraction."""
    _, package, folder, *_ = (*name.split("."), "", "", "")
    if package != "extraction" or name not in NAMES:
        return None
    return LAYERS.index(folder if folder in LAYERS else "")


def test_importing_the_package_opens_no_file() -> None:
    script = (
        "import sys\n"
        "import kg\n"
        "heavy = {'rdflib', 'pyoxigraph', 'pyshacl', 'typer', 'jinja2', 'SPARQLWrapper', 'regex'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)\n"
        "assert not [m for m in sys.modules if m.startswith('kg.')]\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True, timeout=60)


def test_public_names_exist() -> None:
    for name in kg.__all__:
        assert getattr(kg, name) is not None
