"""Nanopublications: each claim of an article with its evidence, in four graphs.

Source: Nanopublication Guidelines (nanopub.net); assertion, provenance and publication
info come from the queries of the profile, asked of one article's graph at a time.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pyoxigraph import NamedNode, RdfFormat

from kg.export.graphs import Content
from kg.export.lines import reading_order
from kg.export.names import RDF_TYPE
from kg.export.profiles import Profile
from kg.export.turtle import NamedLines
from kg.iris import DEFAULT_BASES, hash_of
from kg.namespaces import ONTOLOGY
from kg.store import LocalStore, plain

_NP: Final = "http://www.nanopub.org/nschema#"
_CLAIMS: Final = f"SELECT ?claim WHERE {{ ?claim a <{ONTOLOGY}Claim> }} ORDER BY ?claim"
_PARTS: Final = ("assertion", "provenance", "pubinfo")


def nanopub_graphs(profile: Profile, content: Content) -> Iterator[NamedLines]:
    """Yield the four graphs of each claim's nanopublication, article by article.

    Its IRI comes from the claim's; the graphs stand below it. It is not signed: who
    publishes it signs it, which makes its IRI a trusty one.
    """
    for _, lines in Content(content.store, content.choice).articles():
        article = LocalStore.in_memory()
        article.load(b"\n".join(lines), RdfFormat.N_TRIPLES)
        for row in article.select(_CLAIMS):
            yield from _nanopub(profile, article, plain(row[0]))


def _nanopub(profile: Profile, article: LocalStore, claim: str) -> Iterator[NamedLines]:
    base = f"{DEFAULT_BASES.things}nanopub/{hash_of((claim,))}/"
    known = {"claim": claim, "nanopub": base, "assertion": f"{base}assertion"}
    yield f"{base}Head", _head(base)
    for part in _PARTS:
        query = profile.queries[part]
        terms = {name: NamedNode(iri) for name, iri in known.items() if f"?{name}" in query.text}
        triples = article.construct(query.text, terms)
        yield f"{base}{part}", sorted({reading_order(f"{triple} .".encode()) for triple in triples})


def _head(base: str) -> list[bytes]:
    links = ("hasAssertion", "hasProvenance", "hasPublicationInfo")
    pairs = zip(links, _PARTS, strict=True)
    lines = [f"{base} <{_NP}{link}> <{base}{part}> ." for link, part in pairs]
    kind = f"{base} {RDF_TYPE.decode()} <{_NP}Nanopublication> ."
    return sorted(line.encode() for line in (*lines, kind))
