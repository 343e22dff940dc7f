"""Find the data that travels with the package: `ontology/` and `queries/`.

In an installed wheel they lie in `kg/_data/`, in a checkout beside `kg/`.
Nothing is opened here.
"""

from __future__ import annotations

from pathlib import Path

from kg.errors import ResourceError

_PACKAGE = Path(__file__).resolve().parent


def data_dir(name: str) -> Path:
    """Return the folder `name` of the shipped data.

    Args:
        name: `ontology` or `queries`.

    Raises:
        ResourceError: neither the wheel nor the checkout has it.
    """
    for base in (_PACKAGE / "_data", _PACKAGE.parent):
        if (base / name).is_dir():
            return base / name
    raise ResourceError(
        f"the shipped folder '{name}' is missing",
        where=_PACKAGE,
        advice="Install the package again, or run from a complete checkout.",
    )


def ontology_dir() -> Path:
    """Return the folder with ontology, shapes, lexicon and gazetteer."""
    return data_dir("ontology")


def queries_dir() -> Path:
    """Return the folder with the saved questions."""
    return data_dir("queries")
