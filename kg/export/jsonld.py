"""JSON-LD 1.1: one node object a thing, graph by graph, streamed.

Source: W3C JSON-LD 1.1, flattened document form; context inline, so nothing is fetched.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Final

from kg.export.names import RDF_TYPE, Names, literal_parts
from kg.export.turtle import NamedLines, Subject, by_subject, values_by_predicate

_SCHEMA: Final = "https://schema.org/"


def write_jsonld(graphs: Iterable[NamedLines], comment: str, names: Names) -> Iterator[bytes]:
    """Yield graphs as JSON-LD; named ones are graph objects of their own.

    Args:
        graphs: Each with its lines in reading order.
        comment: Not written: JSON has no comments.
        names: Prefixes; they become the context.

    Raises:
        ExportError: a blank node stands in them.
    """
    del comment
    yield from _document(graphs, dict(names.prefixes), names, "")


def write_schema_jsonld(
    graphs: Iterable[NamedLines], comment: str, names: Names
) -> Iterator[bytes]:
    """Yield graphs as JSON-LD in which the terms of schema.org have their plain names.

    The prefixes given are not used: one could hide a term of the vocabulary.
    """
    del comment, names
    yield from _document(graphs, {"@vocab": _SCHEMA}, Names({"schema": _SCHEMA}), "schema:")


def _document(
    graphs: Iterable[NamedLines], context: dict[str, str], names: Names, plain: str
) -> Iterator[bytes]:
    yield b'{"@context": ' + _json(context, indent=1) + b',\n"@graph": ['
    elements = (element for graph in graphs for element in _elements(graph, names, plain))
    for index, element in enumerate(elements):
        yield b",\n" if index else b"\n"
        yield from element
    yield b"\n]}\n"


def _elements(graph: NamedLines, names: Names, plain: str) -> Iterator[Iterable[bytes]]:
    """Yield the nodes of the default graph, or one object for a named graph, in pieces."""
    name, lines = graph
    nodes = (_json(_node(thing, names, plain)) for thing in by_subject(lines))
    if name is None:
        yield from ([node] for node in nodes)
    else:
        yield _graph_object(name, nodes)


def _graph_object(name: str, nodes: Iterator[bytes]) -> Iterator[bytes]:
    yield b'{"@id": ' + _json(name) + b', "@graph": ['
    for index, node in enumerate(nodes):
        yield (b",\n " if index else b"\n ") + node
    yield b"\n]}"


def _node(thing: Subject, names: Names, plain: str) -> dict[str, object]:
    subject, statements = thing
    node: dict[str, object] = {"@id": subject.decode()}
    for predicate, values in values_by_predicate(statements):
        if predicate == RDF_TYPE and all(value.startswith(b"<") for value in values):
            node["@type"] = _single([_key(value, names, plain) for value in values])
        else:
            items = [_value(value) for value in values]
            node[_key(predicate, names, plain)] = _single(items)
    return node


def _single(values: list[object]) -> object:
    return values[0] if len(values) == 1 else values


def _key(term: bytes, names: Names, plain: str) -> str:
    text = names.iri(term).decode()
    if text.startswith("<"):
        return text[1:-1]
    return text.removeprefix(plain) if plain else text


def _value(term: bytes) -> object:
    if term.startswith(b"<"):
        return {"@id": term[1:-1].decode()}
    text, lang, kind = literal_parts(term)
    if lang:
        return {"@value": text, "@language": lang}
    return {"@value": text, "@type": kind} if kind else text


def _json(value: object, indent: int | None = None) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=indent).encode()
