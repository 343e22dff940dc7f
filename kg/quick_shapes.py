"""A quick first verdict of the gate. The only door to shacl, an engine written in Rust.

It passes what conforms some fifty times faster than pyshacl. What it does not pass, pyshacl
judges and reports: the reference has the last word on every graph that is kept aside, and
its messages are the ones that users read. `tests/test_quick_shapes.py` holds both to equal
verdicts. Where the engine has no wheel, or cannot judge, there is no first verdict.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import ShapesError
from kg.namespaces import COOP, EDTF, PREFIXES

if TYPE_CHECKING:
    from shacl import Shapes

_TYPE = b" <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
_CLAIM_TYPE = f" <{COOP.claimType}> ".encode()
_DATATYPE = re.compile(rb'"\^\^<([^>]*)>')
#: Datatypes that both engines read alike, also where the lexical form is none of theirs.
#: rdflib rewrites times, and any text as xsd:boolean, and so changes what patterns see.
_COMMON = frozenset(
    iri.encode()
    for iri in (
        EDTF,
        *(PREFIXES["xsd"] + t for t in ("date", "decimal", "integer", "string")),
    )
)
#: A blank node as object or subject; in a text literal it is a false alarm, which costs time only.
_BLANK = (b"> _:", b"\n_:")


def has_engine() -> bool:
    """Say whether the engine can be loaded here."""
    try:
        import shacl  # noqa: F401 - asks whether it is there
    except ImportError:
        return False
    return True


def passes(data: bytes, paths: tuple[Path, ...]) -> bool:
    """Say whether a graph conforms beyond doubt.

    Args:
        data: N-Triples in UTF-8, canonical: one space between terms, one triple a line.
        paths: Turtle files of shapes.

    Returns:
        False if the engine flags something, cannot judge, or is not there: then the
        reference must judge.

    Raises:
        ShapesError: a file of shapes cannot be used.
    """
    if not has_engine() or data.startswith(b"_:") or any(blank in data for blank in _BLANK):
        return False
    if not _COMMON.issuperset(_DATATYPE.findall(data)):
        return False
    shapes = _compiled(paths)
    try:
        return bool(shapes.validate_text(data.decode(), "ntriples"))
    except ValueError:
        return False  # an IRI that this parser does not take: the reference shall say


def with_claim_types(data: bytes) -> bytes:
    """Return N-Triples in which each claim is also of the class that it claims to be."""
    # Looking for the property alone is ten times faster than a pattern of the whole line.
    around = pairwise(data.split(_CLAIM_TYPE))
    ends = ((before[before.rfind(b"\n") + 1 :], after) for before, after in around)
    return data + b"".join(
        subject + _TYPE + after[: after.index(b" .\n") + 3]
        for subject, after in ends
        if b" " not in subject and after.startswith(b"<")  # else a text says so
    )


@lru_cache(maxsize=4)
def _compiled(paths: tuple[Path, ...]) -> Shapes:
    from shacl import Shapes

    try:
        text = "\n".join(path.read_text(encoding="utf-8") for path in paths)
        shapes = Shapes.from_text(text, "turtle")
    except (OSError, ValueError) as error:
        raise ShapesError(
            f"The shapes cannot be compiled: {error}", where=paths[0].parent
        ) from error
    if not len(shapes):
        raise ShapesError("There are no shapes.", where=paths[0].parent)
    return shapes
