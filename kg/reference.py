"""What the gazetteer says of a place, as triples of the world."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Triple

from kg.gazetteer import Gazetteer, Place, load_gazetteer
from kg.iris import DEFAULT_BASES, Bases, entity_iri
from kg.namespaces import PREFIXES
from kg.terms import node, term

_XSD = "http://www.w3.org/2001/XMLSchema#"


def place_triples(iri: str, gazetteer: Gazetteer, bases: Bases) -> Iterator[Triple]:
    """Yield names, coordinates and merger of a gazetteer place.

    In each language its preferred name is the preferred label and the others are alternative
    ones. The English label is not told: it stands in every reading of the place.

    Args:
        iri: IRI of a world resource; nothing comes for one that is no gazetteer place.
        gazetteer: Reference data.
        bases: Where the IRIs of things begin.
    """
    head = entity_iri("place", "", bases)
    place = gazetteer.place(iri.removeprefix(head)) if iri.startswith(head) else None
    if place is None:
        return
    subject = node(iri)
    for name, lang in gazetteer.names(place.key):
        if lang != "und":
            chosen = lang != "en" and name == gazetteer.label(place.key, lang)
            prop = term("skos:prefLabel") if chosen else term("skos:altLabel")
            yield Triple(subject, prop, Literal(name, language=lang))
    yield from _facts(subject, place, bases)


def gazetteer_triples(bases: Bases = DEFAULT_BASES) -> Iterator[Triple]:
    """Yield the whole gazetteer as places: what `place_triples` says, types and English labels.

    A name that is preferred in its language is no alternative.
    """
    gazetteer = load_gazetteer()
    for key, place in gazetteer.places.items():
        subject = node(entity_iri("place", key, bases))
        english = Triple(subject, term("skos:prefLabel"), Literal(place.label, language="en"))
        yield Triple(subject, term("rdf:type"), term("coop:Locality"))
        yield english
        if place.iso:
            yield Triple(subject, term("coop:iso"), Literal(place.iso))
        if place.wikidata:
            yield Triple(subject, term("skos:exactMatch"), node(PREFIXES["wd"] + place.wikidata))
        for triple in place_triples(subject.value, gazetteer, bases):
            if triple.object != english.object:
                yield triple


def _facts(subject: NamedNode, place: Place, bases: Bases) -> Iterator[Triple]:
    if place.lat is not None and place.lon is not None:
        yield Triple(
            subject,
            term("coop:latitude"),
            Literal(f"{place.lat}", datatype=NamedNode(_XSD + "decimal")),
        )
        yield Triple(
            subject,
            term("coop:longitude"),
            Literal(f"{place.lon}", datatype=NamedNode(_XSD + "decimal")),
        )
    if place.within:
        yield Triple(subject, term("coop:within"), node(entity_iri("place", place.within, bases)))
    if place.geonames:
        yield Triple(
            subject, term("skos:exactMatch"), node(f"https://sws.geonames.org/{place.geonames}/")
        )
    if place.merged_into:
        into = node(entity_iri("place", place.merged_into, bases))
        yield Triple(subject, term("coop:mergedInto"), into)
        if place.merged_on:
            yield Triple(
                subject,
                term("coop:mergedOn"),
                Literal(place.merged_on, datatype=NamedNode(_XSD + "date")),
            )
        if place.legal_act:
            yield Triple(subject, term("coop:mergedBy"), Literal(place.legal_act))
