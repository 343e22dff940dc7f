"""What the endpoint says of itself: service description and VoID."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from pyoxigraph import Literal, NamedNode, Triple

from kg.export.description import LICENCE
from kg.namespaces import PREFIXES

_SD: Final = "http://www.w3.org/ns/sparql-service-description#"
_VOID: Final = PREFIXES["void"]
_DCTERMS: Final = PREFIXES["dcterms"]
_FORMATS: Final = "http://www.w3.org/ns/formats/"
_RDF_TYPE: Final = NamedNode(PREFIXES["rdf"] + "type")
_INTEGER: Final = NamedNode(PREFIXES["xsd"] + "integer")
_RESULTS: Final = (
    *("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV"),
    *("Turtle", "N-Triples", "RDF_XML", "JSON-LD"),
)
#: Vocabularies whose terms stand in the graph.
_VOCABULARIES: Final = tuple(
    PREFIXES[name] for name in ("coop", "org", "prov", "oa", "skos", "foaf", "schema")
)


def describe_service(endpoint: str) -> Iterator[Triple]:
    """Yield the service description of an endpoint (SPARQL 1.1 Service Description)."""
    service, data = NamedNode(endpoint), NamedNode(f"{endpoint}#dataset")
    graph = NamedNode(f"{endpoint}#default-graph")

    def sd(name: str) -> NamedNode:
        return NamedNode(_SD + name)

    yield Triple(service, _RDF_TYPE, sd("Service"))
    yield Triple(service, sd("endpoint"), service)
    yield Triple(service, sd("supportedLanguage"), sd("SPARQL11Query"))
    for form in _RESULTS:
        yield Triple(service, sd("resultFormat"), NamedNode(_FORMATS + form))
    yield Triple(service, sd("defaultDataset"), data)
    yield Triple(data, _RDF_TYPE, sd("Dataset"))
    yield Triple(data, sd("defaultGraph"), graph)
    yield Triple(graph, _RDF_TYPE, sd("Graph"))


def describe_dataset(root: str, base: str, counts: Mapping[str, int]) -> Iterator[Triple]:
    """Yield the VoID description of the data behind a server.

    Args:
        root: Address of the server, without a slash at its end.
        base: Beginning of the IRIs of the data.
        counts: Number of things by class.
    """
    data = NamedNode(f"{root}/.well-known/void#dataset")

    def void(name: str) -> NamedNode:
        return NamedNode(_VOID + name)

    yield Triple(data, _RDF_TYPE, void("Dataset"))
    title = Literal("A knowledge graph of provincial international cooperation", language="en")
    yield Triple(data, NamedNode(_DCTERMS + "title"), title)
    yield Triple(data, NamedNode(_DCTERMS + "license"), NamedNode(LICENCE))
    yield Triple(data, void("sparqlEndpoint"), NamedNode(f"{root}/sparql"))
    yield Triple(data, void("uriSpace"), Literal(base))
    for vocabulary in _VOCABULARIES:
        yield Triple(data, void("vocabulary"), NamedNode(vocabulary))
    total = sum(number for name, number in counts.items() if name != "claims")
    yield Triple(data, void("entities"), Literal(str(total), datatype=_INTEGER))
