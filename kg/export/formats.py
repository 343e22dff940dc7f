"""The formats of exports: names, endings, media types, and how graphs go into them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final, TypeAlias

from kg.errors import ExportError
from kg.export.graphs import Content, as_quads, in_named_graphs, in_one_graph
from kg.export.jsonld import write_jsonld, write_schema_jsonld
from kg.export.lines import LineSorter
from kg.export.names import Names
from kg.export.quads import write_canonical, write_lines
from kg.export.quickstatements import write_quickstatements
from kg.export.rdfxml import write_rdfxml
from kg.export.turtle import NamedLines, write_longturtle, write_trig, write_turtle

Writer: TypeAlias = Callable[[Iterable[NamedLines], str, Names], Iterator[bytes]]
Arrange: TypeAlias = Callable[[Content, LineSorter], Iterator[NamedLines]]


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write graphs.

    Attributes:
        name: As the user gives it.
        suffix: Ending of its files.
        media_type: As registered with IANA.
        write: Yields the bytes of a file.
        arrange: Puts world and article graphs in one graph, in named ones, or in quads.
        by_reading: Whether lines come in reading order; else in that of N-Triples.
        of_profile: The only profile that it can be written of; any, or none, if empty.
    """

    name: str
    suffix: str
    media_type: str
    write: Writer
    arrange: Arrange = in_one_graph
    by_reading: bool = True
    of_profile: str = ""


_FORMATS: Final = (
    Format("turtle", ".ttl", "text/turtle", write_turtle),
    Format("longturtle", ".ttl", "text/turtle", write_longturtle),
    Format("trig", ".trig", "application/trig", write_trig, in_named_graphs),
    Format("nt", ".nt", "application/n-triples", write_canonical, by_reading=False),
    Format("nq", ".nq", "application/n-quads", write_canonical, as_quads, by_reading=False),
    Format("jsonld", ".jsonld", "application/ld+json", write_jsonld, in_named_graphs),
    Format("rdfxml", ".rdf", "application/rdf+xml", write_rdfxml),
    Format(
        "schema-jsonld", ".json", "application/ld+json", write_schema_jsonld, of_profile="schema"
    ),
    Format(
        "quickstatements",
        ".qs",
        "text/tab-separated-values",
        write_quickstatements,
        of_profile="wikidata",
    ),
    Format("csv", ".csv", "text/csv", write_lines, by_reading=False, of_profile="plover"),
)
#: Formats by name.
FORMATS: Final = MappingProxyType({form.name: form for form in _FORMATS})


def format_of(name: str, out: Path) -> Format:
    """Return the format of a name, else the one that the file's ending says.

    Raises:
        ExportError: neither says one.
    """
    if name in FORMATS:
        return FORMATS[name]
    found = next((f for f in _FORMATS if f.suffix == out.suffix), None)
    if name or found is None:
        raise ExportError(
            f"'{name}' is no format." if name else "This ending says no format.",
            where=out,
            advice=f"Give --format: {', '.join(sorted(FORMATS))}.",
        )
    return found
