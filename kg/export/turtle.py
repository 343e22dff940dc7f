"""Turtle, long Turtle and TriG: for people, for diffs, and with named graphs.

Source: W3C RDF 1.1 Turtle, RDF 1.1 TriG.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import Final, TypeAlias

from pyoxigraph import Triple

from kg.export.lines import reading_order
from kg.export.names import RDF_TYPE, Names, split_statement
from kg.namespaces import PREFIXES

#: A graph's IRI (None for the default graph) and its lines in reading order.
NamedLines: TypeAlias = tuple[str | None, Iterable[bytes]]
#: A thing and its statements: predicate and object, sorted.
Subject: TypeAlias = tuple[bytes, list[tuple[bytes, bytes]]]

_WIDTH: Final = 100
_subject = itemgetter(0)


def by_subject(lines: Iterable[bytes]) -> Iterator[Subject]:
    """Group lines in reading order by what they are about."""
    for subject, group in groupby(map(split_statement, lines), key=_subject):
        yield subject, [(predicate, value) for _, predicate, value in group]


def values_by_predicate(statements: list[tuple[bytes, bytes]]) -> list[tuple[bytes, list[bytes]]]:
    """Group statements of one thing by predicate; its types come first."""
    values: dict[bytes, list[bytes]] = {}
    for predicate, value in statements:
        values.setdefault(predicate, []).append(value)
    types = values.pop(RDF_TYPE, None)
    return [*([(RDF_TYPE, types)] if types else []), *values.items()]


def comment_lines(comment: str) -> bytes:
    """Return a text as comment lines."""
    return "".join(f"# {line}".rstrip() + "\n" for line in comment.splitlines()).encode()


def _head(comment: str, names: Names) -> bytes:
    prefixes = sorted(names.prefixes.items())
    declared = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in prefixes)
    return comment_lines(comment) + (b"\n" if comment else b"") + declared.encode()


def _compact(verb: bytes, values: list[bytes], margin: bytes) -> bytes:
    """Write values in a row where they fit, else one a line."""
    row = b", ".join(values)
    if len(values) == 1 or len(row) < _WIDTH - 24:
        return verb + b" " + row
    between = b",\n" + margin + b"        "
    return verb + between[1:] + between.join(values)


def _one_a_line(verb: bytes, values: list[bytes], margin: bytes) -> bytes:
    between = b",\n" + margin + b"        "
    return verb + between[1:] + between.join(values)


_Layout: TypeAlias = Callable[[bytes, list[bytes], bytes], bytes]


def _blocks(
    lines: Iterable[bytes], names: Names, layout: _Layout, end: bytes, margin: bytes = b""
) -> Iterator[bytes]:
    between = b" ;\n" + margin + b"    "
    for subject, statements in by_subject(lines):
        parts = []
        for predicate, values in values_by_predicate(statements):
            verb = b"a" if predicate == RDF_TYPE else names.iri(predicate)
            parts.append(layout(verb, [names.value(value) for value in values], margin))
        head = b"\n" + margin + names.iri(b"<" + subject + b">")
        yield head + between[2:] + between.join(parts) + end


def write_turtle(graphs: Iterable[NamedLines], comment: str, names: Names) -> Iterator[bytes]:
    """Yield graphs as Turtle that a person can read; graph names are dropped.

    Args:
        graphs: Each with its lines in reading order; one subject is held at a time.
        comment: What the file is; becomes comments at its head.
        names: Prefixes. All are declared, used or not: the head does not depend on the data.

    Raises:
        ExportError: a blank node stands in them.
    """
    yield _head(comment, names)
    for _, lines in graphs:
        yield from _blocks(lines, names, _compact, b" .\n")


def write_longturtle(graphs: Iterable[NamedLines], comment: str, names: Names) -> Iterator[bytes]:
    """Yield graphs as Turtle with one value a line, so that diffs are small.

    Arguments and errors: as `write_turtle`.
    """
    yield _head(comment, names)
    for _, lines in graphs:
        yield from _blocks(lines, names, _one_a_line, b"\n.\n")


def write_trig(graphs: Iterable[NamedLines], comment: str, names: Names) -> Iterator[bytes]:
    """Yield graphs as TriG, in the order given.

    Arguments and errors: as `write_turtle`.
    """
    yield _head(comment, names)
    for name, lines in graphs:
        if name is None:
            yield from _blocks(lines, names, _compact, b" .\n")
            continue
        yield b"\n" + names.iri(f"<{name}>".encode()) + b" {\n"
        yield from _blocks(lines, names, _compact, b" .\n", b"    ")
        yield b"}\n"


def turtle_text(triples: Iterable[Triple], comment: str = "") -> str:
    """Return a few triples, in any order, as the Turtle that `write_turtle` makes.

    Raises:
        ExportError: a blank node stands in them.
    """
    lines = sorted({reading_order(f"{triple} .".encode()) for triple in triples})
    return b"".join(write_turtle([(None, lines)], comment, Names(PREFIXES))).decode()
