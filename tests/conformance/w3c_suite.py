"""The W3C suites as tests that can be run: manifests read, files found, graphs compared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pyoxigraph
import rdflib
from pyoxigraph import BlankNode, CanonicalizationAlgorithm, Dataset, Quad, RdfFormat
from rdflib import RDF, Graph, URIRef
from rdflib.collection import Collection

MF = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
BASE = "https://w3c.github.io/rdf-tests/"
FORMATS = {
    ".ttl": RdfFormat.TURTLE,
    ".nt": RdfFormat.N_TRIPLES,
    ".nq": RdfFormat.N_QUADS,
    ".trig": RdfFormat.TRIG,
    ".rdf": RdfFormat.RDF_XML,
    ".xml": RdfFormat.RDF_XML,
}
Outcome = Literal["pass", "by value", "fail", "not applicable"]


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one test.

    Attributes:
        suite: Name of its suite.
        test: Folder and name.
        outcome: `by value` is a pass in which numbers are written otherwise.
        why: What differs; empty for a pass.
    """

    suite: str
    test: str
    outcome: Outcome
    why: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a manifest: its node, its type's local name, and the manifest's graph."""

    node: rdflib.term.Node
    kind: str
    graph: Graph
    folder: Path

    @property
    def name(self) -> str:
        """Folder and fragment of the entry."""
        local = re.split(r"[#/]", str(self.node))[-1]
        return f"{self.folder.name}/{local}"


class Suite:
    """A checkout of w3c/rdf-tests; IRIs below `BASE` are its files."""

    def __init__(self, root: Path) -> None:
        """Keep the folder."""
        self.root = root

    def iri(self, path: Path) -> str:
        """Return the address of a file."""
        return BASE + path.relative_to(self.root).as_posix()

    def path(self, iri: object) -> Path:
        """Return the file of an address."""
        return self.root / str(iri).removeprefix(BASE)

    def entries(self, folder: Path, file: str = "manifest.ttl") -> Iterator[Entry]:
        """Yield the entries of the manifests of a folder and of those below it."""
        for manifest in sorted(folder.rglob(file)):
            graph = Graph().parse(manifest, format="turtle", publicID=self.iri(manifest))
            for head in graph.objects(None, MF.entries):
                for node in Collection(graph, head):
                    for kind in graph.objects(node, RDF.type):
                        yield Entry(node, re.split("[#/]", str(kind))[-1], graph, manifest.parent)

    def read(self, iri: object, *, graph: str = "") -> list[Quad]:
        """Read a file of RDF; into a named graph, if one is given."""
        path = self.path(iri)
        data, form = path.read_bytes(), FORMATS[path.suffix]
        quads = pyoxigraph.parse(data, format=form, base_iri=str(iri), rename_blank_nodes=True)
        if not graph:
            return list(quads)
        name = pyoxigraph.NamedNode(graph)
        return [Quad(q.subject, q.predicate, q.object, name) for q in quads]


def same(first: Iterable[Quad], second: Iterable[Quad]) -> bool:
    """Say whether two datasets are isomorphic, by RDFC-1.0."""
    return canonical(first) == canonical(second)


def canonical(quads: Iterable[Quad]) -> Dataset:
    """Return a dataset with canonical blank nodes."""
    dataset = Dataset(quads)
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return dataset


def without_blanks(quads: Iterable[Quad]) -> list[Quad]:
    """Return quads with IRIs for blank nodes, as our writers want them."""

    def named(term: object) -> object:
        return (
            pyoxigraph.NamedNode(f"urn:blank:{term.value}") if isinstance(term, BlankNode) else term
        )

    return [
        Quad(named(q.subject), q.predicate, named(q.object), named(q.graph_name))  # type: ignore[arg-type]
        for q in canonical(quads)
    ]


def iri_of(graph: Graph, node: rdflib.term.Node, *names: URIRef) -> URIRef | None:
    """Return the IRI that a node has for the first of some properties that it has."""
    for name in names:
        found = graph.value(node, name)
        if isinstance(found, URIRef):
            return found
    return None
