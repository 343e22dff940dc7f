"""What a large batch adds and drops, written down before it is done.

Oxigraph's bulk loader adds three times faster than a transaction, to a fifth of the disk,
and all or nothing; but it drops nothing. So a large batch is first written down in the
folder of the store; then all of it is added, then what it replaces is dropped, and then the
note goes. Whoever opens the store and finds a note, because a build was killed, does both
steps again, which changes nothing where they were done.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

import pyoxigraph
from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Triple

from kg.store.changes import ArticleChange, WorldChange
from kg.store.terms import graph_text, iri, term_text

_NAME: Final = "pending.nq"
#: Parts what comes from what goes; a comment of N-Quads, where no line begins so otherwise.
_GOES: Final = b"# goes\n"


@dataclass(frozen=True, slots=True)
class Note:
    """What one batch changes.

    Attributes:
        comes: N-Quads in UTF-8.
        goes: Quads, none of which is among those that come.
    """

    comes: bytes
    goes: tuple[Quad, ...]


def note_of(inner: pyoxigraph.Store, changes: Sequence[ArticleChange], world: WorldChange) -> Note:
    """Write down what a batch changes, seen from what a store holds."""
    comes: list[bytes] = []
    goes: list[Quad] = []
    for change in changes:
        graph, data = iri(change.article), graph_text(change.triples or b"")
        comes.append(data.replace(b" .\n", f" {graph} .\n".encode()))
        goes += _without(inner.quads_for_pattern(None, None, None, graph), _Lines(data))
    data = graph_text(world.triples)
    comes.append(data)
    lines = _Lines(data)
    for thing in sorted(world.removed):
        found = inner.quads_for_pattern(iri(thing), None, None, DefaultGraph())
        goes += _without(found, lines)
    gone = pyoxigraph.parse(graph_text(world.gone), format=RdfFormat.N_TRIPLES)
    goes += _without(gone, lines)
    return Note(b"".join(comes), tuple(goes))


class _Lines:
    """The lines of a graph, told apart only if somebody asks for one."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    @cached_property
    def _lines(self) -> frozenset[bytes]:
        return frozenset(self._data.split(b"\n"))

    def __contains__(self, triple: Triple) -> bool:
        return f"{triple} .".encode() in self._lines


def _without(quads: Iterable[Quad], lines: _Lines) -> Iterator[Quad]:
    """Yield the quads that are not said again."""
    return (quad for quad in quads if quad.triple not in lines)


def is_pending(folder: Path) -> bool:
    """Say whether a batch was begun in a store's folder and not ended."""
    return (folder / _NAME).exists()


def carry_out(inner: pyoxigraph.Store, folder: Path, note: Note) -> None:
    """Change a store as a note says, so that a kill at any moment can be mended.

    Raises:
        OSError: the disk fails.
    """
    part = folder / f"{_NAME}.part"
    with part.open("wb") as out:
        out.write(note.comes)
        out.write(_GOES)
        out.writelines(f"{quad} .\n".encode() for quad in note.goes)
        out.flush()
        os.fsync(out.fileno())
    part.replace(folder / _NAME)
    _apply(inner, note)
    (folder / _NAME).unlink()


def recover(inner: pyoxigraph.Store, folder: Path) -> None:
    """Carry out what a killed build had written down, if anything.

    Raises:
        OSError: the disk fails.
    """
    if not is_pending(folder):
        return
    comes, _, goes = (folder / _NAME).read_bytes().rpartition(_GOES)
    _apply(inner, Note(comes, tuple(pyoxigraph.parse(goes, format=RdfFormat.N_QUADS))))
    inner.flush()
    (folder / _NAME).unlink()


def _apply(inner: pyoxigraph.Store, note: Note) -> None:
    inner.bulk_load(note.comes, format=RdfFormat.N_QUADS)
    if note.goes:
        inner.update(f"DELETE DATA {{\n{_statements(note.goes)}\n}}")
        # What was added is on disk by now; what was dropped must be before the note goes.
        inner.flush()


def _statements(quads: Iterable[Quad]) -> str:
    lines = []
    for quad in quads:
        assert not isinstance(quad.object, Triple)  # RDF 1.2, of which the store has nothing
        triple = f"{quad.subject} {quad.predicate} {term_text(quad.object)} ."
        named = isinstance(quad.graph_name, NamedNode)
        lines.append(f"GRAPH {quad.graph_name} {{ {triple} }}" if named else triple)
    return "\n".join(lines)
