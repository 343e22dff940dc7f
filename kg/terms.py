"""RDF terms: made, checked and carried over to rdflib.

Terms are pyoxigraph's, which are made several times faster than rdflib's. All
lexical forms are canonical, because Oxigraph rewrites others (`1.50`, `01`).
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from typing import Final

import rdflib
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse, serialize

from kg import iris
from kg.errors import KgError
from kg.namespaces import COOP, EDTF, PREFIXES

_NOT_IN_TEXT: Final = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


@lru_cache(maxsize=8192)
def node(iri: str) -> NamedNode:
    """Return the term of an absolute IRI.

    Raises:
        KgError: the text is no IRI.
    """
    return checked(iri)


def checked(iri: str) -> NamedNode:
    """Return what `node` does, for IRIs that do not come again."""
    try:
        return NamedNode(iri)
    except ValueError as error:
        raise KgError(
            f"'{iri}' is no absolute IRI ({error}).", advice="Check the base and the identifier."
        ) from error


@lru_cache(maxsize=1024)
def term(name: str) -> NamedNode:
    """Return the term of a prefixed name; own names are checked.

    >>> term("skos:prefLabel").value
    'http://www.w3.org/2004/02/skos/core#prefLabel'
    """
    prefix, local = name.split(":", 1)
    return NamedNode(str(COOP[local]) if prefix == "coop" else PREFIXES[prefix] + local)


_EDTF: Final = NamedNode(EDTF)
_DECIMAL: Final = term("xsd:decimal")
_INTEGER: Final = term("xsd:integer")


def text_literal(text: str, lang: str = "") -> Literal:
    """Return a string, with a language tag where there is a valid one.

    Lone surrogates, which RDF cannot hold, become U+FFFD.
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        text = text.translate(_NOT_IN_TEXT)
    if not lang or lang == "und":
        return Literal(text)
    try:
        return Literal(text, language=lang)
    except ValueError as error:
        raise KgError(
            f"'{lang}' is no language tag ({error}).", advice="Use BCP 47 tags, as in 'zh-Hant'."
        ) from error


def decimal_literal(value: Decimal | float) -> Literal:
    """Return a decimal in canonical form; floats are rounded to four places."""
    number = value if isinstance(value, Decimal) else Decimal(str(round(value, 4)))
    return Literal(iris.canonical_decimal(number), datatype=_DECIMAL)


def integer_literal(value: int) -> Literal:
    """Return an `xsd:integer` (Oxigraph turns its subtypes into it anyway)."""
    return Literal(str(value), datatype=_INTEGER)


def date_literal(value: str) -> Literal:
    """Return a date of any precision as `edtf:EDTF`."""
    return Literal(value, datatype=_EDTF)


def _rdflib_term(value: object) -> rdflib.URIRef | rdflib.Literal:
    if isinstance(value, NamedNode):
        return rdflib.URIRef(value.value)
    if isinstance(value, Literal):
        if value.language:
            return rdflib.Literal(value.value, lang=value.language)
        plain = value.datatype.value == PREFIXES["xsd"] + "string"
        kind = None if plain else rdflib.URIRef(value.datatype.value)
        return rdflib.Literal(value.value, datatype=kind)
    raise KgError(f"'{value}' is neither an IRI nor a literal.", advice="Give blank nodes IRIs.")


def to_rdflib(triples: Iterable[Triple]) -> rdflib.Graph:
    """Return the same triples as an rdflib graph.

    `xsd:string` becomes a plain literal, which is what rdflib and pyshacl compare.

    Raises:
        KgError: a blank node or a quoted triple stands in them.
    """
    graph = rdflib.Graph(bind_namespaces="none")
    known: dict[object, rdflib.URIRef | rdflib.Literal] = {}
    for triple in triples:
        for part in triple:
            if part not in known:
                known[part] = _rdflib_term(part)
        graph.add(tuple(known[part] for part in triple))  # type: ignore[arg-type]
    return graph


def ntriples(triples: Iterable[Triple]) -> bytes:
    """Return triples as canonical N-Triples in UTF-8, one a line, in the order given."""
    data = serialize(triples, format=RdfFormat.N_TRIPLES)
    assert data is not None  # it is None only if written to a file
    return data


def read_ntriples(data: bytes) -> list[Triple]:
    """Return the triples of an N-Triples document in UTF-8."""
    return [quad.triple for quad in parse(data, format=RdfFormat.N_TRIPLES)]
