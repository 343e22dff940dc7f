"""Whole-ontology checks: it parses, follows the house style, and every term is used."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import rdflib
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS

from kg.namespaces import CLASSES, ONTOLOGY, PREFIXES, PROPERTIES, SCHEMES
from kg.resources import ontology_dir, queries_dir
from kg.shapes import check_house_style

ONTOLOGY_FILES = sorted(ontology_dir().rglob("*.ttl"))
STYLED = [path for path in ONTOLOGY_FILES if "shapes" not in path.parts]
#: DESIGN, end of section 3.
CODES = {
    "field": 25,
    "event-type": 9,
    "agreement-kind": 8,
    "agreement-status": 7,
    "modality": 6,
    "partnership-kind": 3,
    "statement-type": 5,
    "body-kind": 10,
    "place-kind": 6,
    "qualifier": 7,
}


@pytest.fixture(scope="module")
def core() -> rdflib.Graph:
    return rdflib.Graph().parse(ontology_dir() / "core.ttl")


def test_files_follow_the_house_style() -> None:
    assert check_house_style(STYLED).text() == ""


def test_header(core: rdflib.Graph) -> None:
    ontology = core.value(predicate=RDF.type, object=OWL.Ontology)
    licence = core.value(ontology, DCTERMS.license)
    assert str(licence) == "https://creativecommons.org/licenses/by/4.0/"
    version = str(core.value(ontology, OWL.versionInfo))
    assert str(core.value(ontology, OWL.versionIRI)).endswith(version)
    assert {note.language for note in core.objects(ontology, SKOS.changeNote)} == {"en", "vi"}


def test_no_blank_nodes(core: rdflib.Graph) -> None:
    assert not [t for t in core if any(isinstance(part, rdflib.BNode) for part in t)]


def test_every_property_is_of_one_owl_kind_and_every_term_declared(core: rdflib.Graph) -> None:
    kinds = {OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty}
    for term in core.subjects(RDF.type, OWL.ObjectProperty):
        assert len(kinds & set(core.objects(term, RDF.type))) == 1, term
    for above in {*core.objects(None, RDFS.subPropertyOf), *core.objects(None, RDFS.subClassOf)}:
        assert (above, RDF.type, None) in core, above
    for term, above in core.subject_objects(RDFS.subPropertyOf):
        same = kinds & set(core.objects(term, RDF.type)) & set(core.objects(above, RDF.type))
        assert same, (term, above)


@pytest.mark.parametrize("scheme", CODES)
def test_schemes_hold_their_codes(scheme: str) -> None:
    graph = rdflib.Graph()
    for path in (ontology_dir() / "schemes").glob("*.ttl"):
        graph.parse(path)
    concepts = set(graph.subjects(SKOS.inScheme, rdflib.URIRef(SCHEMES + scheme)))
    assert len(concepts) == CODES[scheme]
    for concept in concepts:
        notation = str(graph.value(concept, SKOS.notation))
        assert str(concept) == f"{SCHEMES}{scheme}/{notation}"
        assert {d.language for d in graph.objects(concept, SKOS.definition)} == {"en", "vi"}


def used_in(*folders: Path) -> set[str]:
    files = [p for f in folders for p in f.rglob("*") if p.suffix in {".ttl", ".rq"}]
    text = "\n".join(path.read_text(encoding="utf-8") for path in files)
    return set(re.findall(r"(?<![\w-])coop:(\w+)", text))


def test_every_term_is_used_by_a_query_a_shape_or_another_term(core: rdflib.Graph) -> None:
    used = used_in(ontology_dir() / "shapes", queries_dir())
    ranges = {str(o).removeprefix(ONTOLOGY) for o in core.objects(None, RDFS.range)}
    parents = {str(o).removeprefix(ONTOLOGY) for o in core.objects(None, RDFS.subClassOf)}
    assert {*PROPERTIES} - used == set()
    assert {*CLASSES} - used - ranges - parents == set()


def test_no_file_uses_a_term_that_is_not_ours() -> None:
    assert used_in(ontology_dir(), queries_dir()) - {*CLASSES, *PROPERTIES} == set()


@pytest.mark.parametrize("path", ONTOLOGY_FILES, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_prefixes_mean_the_same_everywhere(path: Path) -> None:
    found = re.findall(r"@prefix (\w+): <([^>]*)>", path.read_text(encoding="utf-8"))
    ours = {prefix: iri for prefix, iri in found if prefix in PREFIXES}
    assert ours == {prefix: PREFIXES[prefix] for prefix in ours}
