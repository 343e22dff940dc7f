"""What the world says of one resource, made from the claims and readings behind it.

The rules of merging: claims keep the union of their roles, entities the union of
their descriptions, and both name the reason why several were taken for one.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Final, TypeAlias

from pyoxigraph import Literal, NamedNode, Quad, Triple

from kg.namespaces import concept_iri
from kg.roles import CLAIM_CLASSES, ROLE_PROPERTIES
from kg.terms import decimal_literal, integer_literal, node, term, text_literal

#: Properties through which a claim or reading names the world resources it bears on.
NAMED_BY: Final = ("coop:candidate", "coop:partnerA", "coop:partnerB", "coop:reads")
#: No number of articles makes a merged claim certain.
MAX_CONFIDENCE: Final = 0.99

#: What one claim or reading says: values by prefixed property name.
Values: TypeAlias = dict[str, set[NamedNode | Literal]]
_CLASS_OF_KIND: Final = MappingProxyType(
    {
        concept_iri("place-kind", code): f"coop:{code.capitalize()}"
        for code in ("country", "province", "city", "district", "commune")
    }
)
#: Agreement status from wish to end; the highest rung attested is the current one.
_LADDER: Final = tuple(
    concept_iri("agreement-status", code)
    for code in ("mentioned", "proposed", "planned", "signed", "in_force", "renewed", "ended")
)
_WHY_SAME: Final = MappingProxyType(
    {
        "coop:Event": "same kind of occasion, parties and date",
        "coop:Agreement": "same kind, parties and date",
        "coop:Partnership": "same two parties and kind",
        "coop:Membership": "same person, body and post",
        "coop:Statement": "same speaker, type and fields, at the same place in one work",
        "coop:Task": "same assigner and fields, at the same place in one work",
        "coop:Figure": "same value, unit and owner, in one work",
    }
)


class Draft:
    """Collects the triples of one world resource."""

    def __init__(self, subject: NamedNode) -> None:
        self.subject = subject
        self.triples: set[Triple] = set()

    def add(self, name: str, *values: NamedNode | Literal) -> None:
        """Add values of a property, given by prefixed name."""
        self.triples.update(Triple(self.subject, term(name), value) for value in values)

    def is_a(self, name: str) -> bool:
        """Say whether the draft has a type, given by prefixed name."""
        return Triple(self.subject, term("rdf:type"), term(name)) in self.triples


_NAMES: Final = MappingProxyType(
    {
        term(name): name
        for name in (
            *NAMED_BY,
            *(name for names in ROLE_PROPERTIES.values() for name in names),
            "coop:claimType",
            "coop:confidence",
            "coop:country",
            "coop:entityType",
            "coop:iso",
            "coop:kindCode",
            "coop:label",
            "coop:modality",
            "coop:name",
            "coop:partOf",
            "coop:printedForm",
            "coop:wikidata",
            "coop:work",
        )
    }
)


def iri_of(subject: object) -> str:
    """Return the IRI of a subject, which is never a blank node."""
    assert isinstance(subject, NamedNode)
    return subject.value


def by_subject(statements: Iterable[Triple | Quad]) -> dict[str, Values]:
    """Group what bears on the world by the claim or reading that says it."""
    found: dict[str, Values] = defaultdict(lambda: defaultdict(set))
    for t in statements:
        name = _NAMES.get(t.predicate)
        if name and isinstance(t.object, NamedNode | Literal):
            found[iri_of(t.subject)][name].add(t.object)
    return found


def add_claim(out: Draft, claims: list[tuple[str, Values]]) -> None:
    """Merge claims that speak of one resource: roles, sources, status, confidence.

    Args:
        out: Where the triples go.
        claims: IRI and values of each, sorted; at least one.
    """
    kinds = {kind for _, values in claims for kind in values["coop:claimType"]}
    for claim_type, name in CLAIM_CLASSES.items():
        if term(name) not in kinds:
            continue
        out.add("rdf:type", term(name))
        for _, values in claims:
            for role in ROLE_PROPERTIES[claim_type]:
                out.add(role, *values[role])
        if len(claims) > 1:
            out.add("coop:mergeReason", text_literal(_WHY_SAME[name], "en"))
    for subject, values in claims:
        out.add("prov:wasDerivedFrom", node(subject))
        out.add("coop:modality", *values["coop:modality"])
    statuses = {v.value for _, values in claims for v in values["coop:agreementStatus"]}
    if known := [status for status in _LADDER if status in statuses]:
        out.add("coop:currentStatus", node(known[-1]))
    works = _confidence_by_work([values for _, values in claims])
    out.add("coop:confidence", decimal_literal(_merged_confidence(works.values())))
    out.add("coop:supportingWorks", integer_literal(len(works)))


def _confidence_by_work(claims: list[Values]) -> Mapping[str, float]:
    """Return the best confidence by work; denials count only where nothing else is said."""
    denied = node(concept_iri("modality", "negated"))
    voices = [values for values in claims if denied not in values["coop:modality"]] or claims
    works: dict[str, float] = defaultdict(float)
    for values in voices:
        best = max((float(Decimal(v.value)) for v in values["coop:confidence"]), default=0.0)
        for work in values["coop:work"]:
            works[work.value] = max(works[work.value], best)
    return works


def _merged_confidence(works: Iterable[float]) -> float:
    """Return the chance that at least one of independent works is right, at most .99."""
    doubt = math.prod(1 - confidence for confidence in sorted(works))
    return min(MAX_CONFIDENCE, 1 - doubt)


_COPIED: Final = (
    "coop:printedForm",
    "coop:kindCode",
    "coop:country",
    "coop:iso",
    "coop:wikidata",
    "coop:partOf",
)


def add_entity(out: Draft, readings: list[tuple[str, Values]]) -> None:
    """Merge readings of one entity: types, names, codes and ties.

    Args:
        out: Where the triples go.
        readings: IRI and values of each, sorted; at least one.
    """
    for subject, values in readings:
        out.add("prov:wasDerivedFrom", node(subject))
        out.add("rdf:type", *values["coop:entityType"])
        for name in _COPIED:
            out.add(name, *values[name])
        out.add("skos:exactMatch", *values["coop:wikidata"])
        for kind in values["coop:kindCode"]:
            if kind.value in _CLASS_OF_KIND:
                out.add("rdf:type", term(_CLASS_OF_KIND[kind.value]))
    kinds = {kind for _, values in readings for kind in values["coop:entityType"]}
    is_place = term("coop:Locality") in kinds
    if term("org:Organization") in kinds:
        out.add("rdf:type", term("coop:Body"))
    for _, values in readings:
        out.add("coop:within" if is_place else "coop:locality", *values["coop:locality"])
    _add_names(out, readings, person=term("foaf:Person") in kinds)
    if len(readings) > 1:
        add_reason(out)


def add_reason(out: Draft) -> None:
    """Say why several readings were taken for one entity, once its types are known."""
    why = "same kind, locality and name"
    if out.is_a("coop:Locality"):
        why = "same place in the gazetteer"
    elif out.is_a("foaf:Person"):
        why = "same name, with the same body or post"
    out.add("coop:mergeReason", text_literal(why, "en"))


def best_label(
    labels: Iterable[NamedNode | Literal], *, person: bool = False
) -> NamedNode | Literal | None:
    """Return the shortest label, the first in code-point order of equal ones; None if none.

    Of a person's, one with diacritics comes first: it was printed so and leaves least open.
    """
    return min(
        labels,
        key=lambda label: (person and label.value.isascii(), len(label.value), label.value),
        default=None,
    )


def _add_names(out: Draft, readings: list[tuple[str, Values]], *, person: bool) -> None:
    """Take the best label as the preferred one, the rest as alternatives."""
    labels = {v for _, values in readings for v in values["coop:label"]}
    names = {v for _, values in readings for v in values["coop:name"]}
    best = best_label(labels, person=person)
    if best is not None:
        out.add("skos:prefLabel", best)
        out.add("skos:altLabel", *((labels | names) - {best}))
    if person:
        out.add("foaf:name", *labels, *names)


def add_twins(out: Draft, ties: Iterable[Values]) -> None:
    """Add the direct shortcut for twinnings that some article asserts."""
    twinned = node(concept_iri("partnership-kind", "twinned"))
    asserted = node(concept_iri("modality", "asserted"))
    for values in ties:
        if twinned in values["coop:partnershipKind"] and asserted in values["coop:modality"]:
            both = values["coop:partnerA"] | values["coop:partnerB"]
            out.add("coop:twinnedWith", *(both - {out.subject}))


def add_reference(out: Draft, reference: Iterable[Triple]) -> None:
    """Add reference data; a name that is preferred already is no alternative."""
    best = {t.object for t in out.triples if t.predicate == term("skos:prefLabel")}
    alternative = term("skos:altLabel")
    out.triples.update(t for t in reference if t.predicate != alternative or t.object not in best)
