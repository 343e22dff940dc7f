"""N-Triples and N-Quads in canonical order: the sorted lines and nothing else.

Without blank nodes sorted lines are what RDFC-1.0 gives (W3C RDF Dataset Canonicalization).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.errors import ExportError
from kg.export.names import Names
from kg.export.turtle import NamedLines


def write_canonical(graphs: Iterable[NamedLines], comment: str, names: Names) -> Iterator[bytes]:
    """Yield the lines of graphs; N-Quads lines name their graph themselves.

    Args:
        graphs: One, with its lines sorted.
        comment: Not written, because the canonical form has none.
        names: Not needed.

    Raises:
        ExportError: a blank node stands in them.
    """
    del comment, names
    for _, lines in graphs:
        for line in lines:
            if line.startswith(b"_") or line.split(b" ", 2)[2].startswith((b"_", b"<<")):
                raise ExportError(
                    "A blank node or a triple within a triple stands in the graph.",
                    where=line[:200].decode(errors="replace"),
                    advice="Give it an IRI: exports hold IRIs and literals.",
                )
            yield line + b"\n"


def write_lines(graphs: Iterable[NamedLines], comment: str, names: Names) -> Iterator[bytes]:
    """Yield lines as they are, which need be no statements."""
    del comment, names
    for _, lines in graphs:
        yield from (line + b"\n" for line in lines)
