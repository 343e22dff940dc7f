"""A quick first verdict of the gate. The only door to shacl, an engine written in Rust.

It passes what conforms some fifty times faster than pyshacl. What it does not pass, pyshacl
judges and reports: the reference has the last word on every graph that is kept aside, and
its messages are the ones that users read. `tests/test_quick_shapes.py` holds both to equal
verdicts. Where the engine has no wheel, or cannot judge, there is no first verdict.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import ShapesError
from kg.namespaces import COOP, EDTF, PREFIXES

if TYPE_CHECKING:
    from shacl import Shapes

_TYPE = b"<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
_CLAIM_TYPE = re.compile(
    b"^(<[^>]*>) <" + re.escape(str(COOP.claimType).encode()) + rb"> (<[^>]*>) \.$", re.MULTILINE
)
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
#: A blank node as subject or object; in a text literal it is a false alarm, which costs time only.
_BLANK = re.compile(rb"^_:|> _:", re.MULTILINE)


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
    if not has_engine() or _BLANK.search(data) or not _COMMON.issuperset(_DATATYPE.findall(data)):
        return False
    shapes = _compiled(paths)
    try:
        return bool(shapes.validate_text(data.decode(), "ntriples"))
    except ValueError:
        return False  # an IRI that this parser does not take: the reference shall say


def with_claim_types(data: bytes) -> bytes:
    """Return N-Triples in which each claim is also of the class that it claims to be."""
    types = (b"%s %s %s .\n" % (s, _TYPE, kind) for s, kind in _CLAIM_TYPE.findall(data))
    return data + b"".join(types)


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
