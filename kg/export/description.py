"""What an export is: counts, sources and dates, as a head comment and as DCAT and VoID.

Source: W3C DCAT 3; W3C Interest Group Note VoID; DCMI Metadata Terms; SPDX checksum.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from pyoxigraph import Literal, NamedNode, Triple

from kg.export.lines import LineSorter
from kg.export.names import RDF_TYPE, Names
from kg.export.turtle import NamedLines, write_turtle
from kg.iris import hash_of
from kg.namespaces import PREFIXES
from kg.store import Store, plain

#: The licence of what we compile; quotes belong to those who published them.
LICENCE: Final = "https://creativecommons.org/licenses/by/4.0/"
RIGHTS: Final = "Quotations belong to the publishers of the articles and are given as evidence."
_SPDX: Final = "http://spdx.org/rdf/terms#"
_IANA: Final = "https://www.iana.org/assignments/media-types/"
_XSD: Final = PREFIXES["xsd"]
_VOID: Final = {"dcat": "http://www.w3.org/ns/dcat#", "spdx": _SPDX}
_LINKS: Final = frozenset(
    f"<{iri}>".encode()
    for iri in (
        PREFIXES["coop"] + "wikidata",
        PREFIXES["owl"] + "sameAs",
        PREFIXES["schema"] + "sameAs",
        PREFIXES["skos"] + "closeMatch",
        PREFIXES["skos"] + "exactMatch",
    )
)
_ARTICLES: Final = """PREFIX coop: <https://w3id.org/coopkg/ontology#>
PREFIX schema: <https://schema.org/>
SELECT ?article ?lang ?date ?publisher WHERE {
  ?article a coop:Article .
  OPTIONAL { ?article schema:inLanguage ?lang }
  OPTIONAL { ?article schema:datePublished ?date }
  OPTIONAL { ?article schema:publisher ?publisher }
} ORDER BY ?article ?lang ?date ?publisher"""


@dataclass(slots=True)
class Sources:
    """The articles behind an export.

    Attributes:
        articles: How many.
        languages: Their tags, sorted.
        publishers: Their IRIs, sorted.
        first: Earliest date of publication as EDTF; empty if none is known.
        last: Latest one.
    """

    articles: int = 0
    languages: Sequence[str] = ()
    publishers: Sequence[str] = ()
    first: str = ""
    last: str = ""


def read_sources(store: Store, articles: Collection[str] | None = None) -> Sources:
    """Ask a store for the articles behind an export.

    Args:
        store: Where they are.
        articles: IRIs of those that count; all if None.
    """
    columns: defaultdict[int, set[str]] = defaultdict(set)
    for row in store.select(_ARTICLES):
        if articles is None or plain(row[0]) in articles:
            for index, cell in enumerate(row):
                if cell is not None:
                    columns[index].add(plain(cell))
    dates = sorted(columns[2])
    return Sources(
        len(columns[0]),
        sorted(columns[1]),
        sorted(columns[3]),
        dates[0] if dates else "",
        dates[-1] if dates else "",
    )


@dataclass(slots=True)
class Counts:
    """What went through: statements by property, things by class, links by target."""

    statements: int = 0
    properties: Counter[bytes] = field(default_factory=Counter)
    classes: Counter[bytes] = field(default_factory=Counter)
    links: Counter[tuple[bytes, bytes]] = field(default_factory=Counter)

    def over(self, graphs: Iterable[NamedLines]) -> Iterator[NamedLines]:
        """Pass graphs on, counting."""
        for name, lines in graphs:
            yield name, self._counted(lines)

    def over_rows(self, graphs: Iterable[NamedLines]) -> Iterator[NamedLines]:
        """Pass rows on, counting all but the first, which names the columns."""
        for name, lines in graphs:
            yield name, self._rows(lines)

    def _rows(self, lines: Iterable[bytes]) -> Iterator[bytes]:
        for number, line in enumerate(lines):
            self.statements = number
            yield line

    def _counted(self, lines: Iterable[bytes]) -> Iterator[bytes]:
        properties: dict[bytes, int] = defaultdict(int)
        for line in lines:
            _, predicate, rest = line.split(b" ", 2)
            properties[predicate] += 1
            if predicate == RDF_TYPE:
                self.classes[rest.split(b" ", 1)[0]] += 1
            elif predicate in _LINKS and rest.startswith(b"<"):
                end = rest.index(b">")
                self.links[predicate, rest[1 : rest.rindex(b"/", 0, end - 1) + 1]] += 1
            yield line
        self.properties.update(properties)
        self.statements = self.properties.total()


@dataclass(frozen=True, slots=True)
class Facts:
    """What is said of an export besides its counts.

    Attributes:
        title: What it is.
        version: Of the program.
        licence: IRI of the licence.
        sources: The articles behind it.
        selection: In words; empty if everything.
    """

    title: str
    version: str
    licence: str
    sources: Sources
    selection: str = ""


def head_comment(facts: Facts) -> str:
    """Return the words at the head of a file."""
    sources = facts.sources
    span = f", published {sources.first} to {sources.last}" if sources.first else ""
    count = "1 article" if sources.articles == 1 else f"{sources.articles} articles"
    tongues = f" ({', '.join(sources.languages)})" if sources.languages else ""
    lines = [
        facts.title + (f": {facts.selection}" if facts.selection else "") + ".",
        f"From {count}{tongues}{span}.",
        f"Written by coopkg {facts.version}. Licence: {facts.licence}",
        RIGHTS,
        "Terms: https://w3id.org/coopkg/ontology#",
    ]
    return "\n".join(lines if sources.articles else [lines[0], *lines[2:]])


class _Card:
    """Collects the triples of a description."""

    def __init__(self) -> None:
        self.lines: list[bytes] = []

    def add(self, subject: str, name: str, value: NamedNode | Literal | str | int) -> None:
        prefix, _, local = name.partition(":")
        predicate = NamedNode({**PREFIXES, **_VOID}[prefix] + local)
        if isinstance(value, int):
            value = Literal(str(value), datatype=NamedNode(_XSD + "integer"))
        term = Literal(value) if isinstance(value, str) else value
        self.lines.append(f"{Triple(NamedNode(subject), predicate, term)} .".encode())


@dataclass(frozen=True, slots=True)
class Copy:
    """The file: name, media type, bytes and checksum in hex."""

    name: str
    media_type: str
    size: int
    sha256: str


def describe(facts: Facts, counts: Counts, copy: Copy) -> bytes:
    """Return the DCAT and VoID description of an export as Turtle.

    Args:
        facts: Title, licence and sources.
        counts: What was written.
        copy: The file; the data set's IRI comes from its checksum.
    """
    card = _Card()
    it = f"https://w3id.org/coopkg/id/dataset/{hash_of((copy.sha256,))}"
    _say_what(card, it, facts)
    _say_counts(card, it, counts)
    _say_where(card, it, copy)
    with LineSorter(by_reading=True) as ordered:
        ordered.add(card.lines)
        names = Names({**PREFIXES, **_VOID})
        return b"".join(write_turtle([(None, ordered)], f"Description of {copy.name}.", names))


def _say_where(card: _Card, it: str, copy: Copy) -> None:
    file, checksum = f"{it}#file", f"{it}#checksum"
    card.add(it, "dcat:distribution", NamedNode(file))
    card.add(file, "rdf:type", NamedNode(_VOID["dcat"] + "Distribution"))
    card.add(file, "dcterms:title", copy.name)
    card.add(file, "dcat:mediaType", NamedNode(_IANA + copy.media_type))
    card.add(file, "dcat:byteSize", copy.size)
    card.add(file, "spdx:checksum", NamedNode(checksum))
    card.add(checksum, "rdf:type", NamedNode(_SPDX + "Checksum"))
    card.add(checksum, "spdx:algorithm", NamedNode(_SPDX + "checksumAlgorithm_sha256"))
    value = Literal(copy.sha256, datatype=NamedNode(_XSD + "hexBinary"))
    card.add(checksum, "spdx:checksumValue", value)


def _say_what(card: _Card, it: str, facts: Facts) -> None:
    card.add(it, "rdf:type", NamedNode(_VOID["dcat"] + "Dataset"))
    card.add(it, "rdf:type", NamedNode(PREFIXES["void"] + "Dataset"))
    card.add(it, "dcterms:title", Literal(facts.title, language="en"))
    if facts.selection:
        card.add(it, "dcterms:description", Literal(f"Only {facts.selection}.", language="en"))
    card.add(it, "dcterms:license", NamedNode(facts.licence))
    card.add(it, "dcterms:rights", Literal(RIGHTS, language="en"))
    card.add(it, "owl:versionInfo", facts.version)
    card.add(it, "void:uriSpace", "https://w3id.org/coopkg/")
    sources = facts.sources
    for publisher in sources.publishers:
        card.add(it, "dcterms:source", NamedNode(publisher))
    for lang in sources.languages:
        card.add(it, "dcterms:language", lang)
    card.add(it, "void:documents", sources.articles)
    if sources.first:
        card.add(it, "dcterms:temporal", NamedNode(f"{it}#period"))
        card.add(f"{it}#period", "rdf:type", NamedNode(PREFIXES["dcterms"] + "PeriodOfTime"))
        card.add(f"{it}#period", "dcat:startDate", _date(sources.first))
        card.add(f"{it}#period", "dcat:endDate", _date(sources.last))


def _date(text: str) -> Literal:
    kinds = {4: "gYear", 7: "gYearMonth", 10: "date"}
    return Literal(text, datatype=NamedNode(_XSD + kinds.get(len(text), "string")))


def _say_counts(card: _Card, it: str, counts: Counts) -> None:
    card.add(it, "void:triples", counts.statements)
    for kind, number in counts.classes.items():
        part = f"{it}#class-{hash_of((kind.decode(),))}"
        card.add(it, "void:classPartition", NamedNode(part))
        card.add(part, "void:class", _node(kind))
        card.add(part, "void:entities", number)
    for name, number in counts.properties.items():
        part = f"{it}#property-{hash_of((name.decode(),))}"
        card.add(it, "void:propertyPartition", NamedNode(part))
        card.add(part, "void:property", _node(name))
        card.add(part, "void:triples", number)
        space = name[1 : max(name.rfind(b"#"), name.rfind(b"/")) + 1].decode()
        card.add(it, "void:vocabulary", NamedNode(space))
    for (name, target), number in counts.links.items():
        links = f"{it}#links-{hash_of((name.decode(), target.decode()))}"
        card.add(links, "rdf:type", NamedNode(PREFIXES["void"] + "Linkset"))
        card.add(links, "void:subjectsTarget", NamedNode(it))
        card.add(links, "void:objectsTarget", NamedNode(target.decode()))
        card.add(links, "void:linkPredicate", _node(name))
        card.add(links, "void:triples", number)
        card.add(it, "void:subset", NamedNode(links))


def _node(term: bytes) -> NamedNode:
    return NamedNode(term[1:-1].decode())
