from __future__ import annotations

import pytest
import rdflib
from rdflib.namespace import OWL, RDF

from kg.namespaces import CLASSES, COOP, ONTOLOGY, PREFIXES, PROPERTIES, concept, concept_iri
from kg.resources import ontology_dir


def declared(*kinds: rdflib.URIRef) -> set[str]:
    core = rdflib.Graph().parse(ontology_dir() / "core.ttl")
    terms = (str(s) for kind in kinds for s in core.subjects(RDF.type, kind))
    return {term.removeprefix(ONTOLOGY) for term in terms if term.startswith(ONTOLOGY)}


def test_lists_equal_the_ontology() -> None:
    assert set(CLASSES) == declared(OWL.Class)
    assert set(PROPERTIES) == declared(OWL.ObjectProperty, OWL.DatatypeProperty)
    assert len({*CLASSES, *PROPERTIES}) == len(CLASSES) + len(PROPERTIES)


def test_a_misspelt_term_fails_at_once() -> None:
    assert str(COOP.twinnedWith) == ONTOLOGY + "twinnedWith"
    with pytest.raises(AttributeError):
        _ = COOP.twinedWith


def test_concepts() -> None:
    assert concept_iri("field", "tourism").endswith("/scheme/field/tourism")
    assert concept("field", "tourism") == rdflib.URIRef(concept_iri("field", "tourism"))


def test_prefixes_are_sorted_and_unambiguous() -> None:
    assert list(PREFIXES) == sorted(PREFIXES)
    assert len(set(PREFIXES.values())) == len(PREFIXES)
