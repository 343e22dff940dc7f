"""What the world says of one resource, made from the claims and readings behind it.

The rules of merging: claims keep the union of their roles, entities the union of
their descriptions, and both name the reason why several were taken for one.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from pyoxigraph import Triple

from kg.namespaces import concept_iri
from kg.roles import CLAIM_CLASSES, ROLE_PROPERTIES
from kg.statements import Values, lexical, prop, ref
from kg.terms import decimal_literal, integer_literal, text_literal

#: Properties through which a claim or reading names the world resources it bears on.
NAMED_BY: Final = tuple(
    map(prop, ("coop:candidate", "coop:partnerA", "coop:partnerB", "coop:reads"))
)
#: No number of articles makes a merged claim certain.
MAX_CONFIDENCE: Final = 0.99

_CLASS_OF_KIND: Final = MappingProxyType(
    {
        ref(concept_iri("place-kind", code)): prop(f"coop:{code.capitalize()}")
        for code in ("country", "province", "city", "district", "commune")
    }
)
#: Agreement status from wish to end; the highest rung attested is the current one.
_LADDER: Final = tuple(
    ref(concept_iri("agreement-status", code))
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
    """Collects what is said of one world resource.

    Attributes:
        subject: Its text.
        values: As in `kg.statements`, which says how terms look throughout this module.
    """

    def __init__(self, subject: str) -> None:
        self.subject = subject
        self.values: defaultdict[str, set[str]] = defaultdict(set)

    def add(self, name: str, values: Iterable[str]) -> None:
        """Add values of a property, given by prefixed name."""
        self.values[prop(name)].update(values)

    def is_a(self, name: str) -> bool:
        """Say whether the draft has a type, given by prefixed name."""
        return prop(name) in self.values[prop("rdf:type")]

    def lines(self) -> Iterator[str]:
        """Yield what was collected as lines of N-Triples, without repetition."""
        for name, values in self.values.items():
            head = f"{self.subject} {name} "
            for value in values:
                yield f"{head}{value} ."


#: Properties of claims and readings that bear on the world.
BEARING: Final = frozenset(
    map(
        prop,
        (
            *(name for names in ROLE_PROPERTIES.values() for name in names),
            "coop:blockingKey",
            "coop:candidate",
            "coop:claimType",
            "coop:confidence",
            "coop:country",
            "coop:entityType",
            "coop:identifiedBy",
            "coop:inArticle",
            "coop:iso",
            "coop:kindCode",
            "coop:label",
            "coop:modality",
            "coop:name",
            "coop:nameKey",
            "coop:partOf",
            "coop:printedForm",
            "coop:reads",
            "coop:wikidata",
            "coop:work",
        ),
    )
)
MODALITY: Final = prop("coop:modality")
#: The modality of claims that deny what they speak of.
DENIED: Final = ref(concept_iri("modality", "negated"))
PREFERRED: Final = prop("skos:prefLabel")
ALTERNATIVE: Final = prop("skos:altLabel")


def add_claim(out: Draft, claims: list[tuple[str, Values]]) -> None:
    """Merge claims that speak of one resource: roles, sources, status, confidence.

    Args:
        out: Where it goes.
        claims: Subject and values of each; at least one.
    """
    kinds = {kind for _, values in claims for kind in values[prop("coop:claimType")]}
    for claim_type, name in CLAIM_CLASSES.items():
        if prop(name) not in kinds:
            continue
        out.add("rdf:type", [prop(name)])
        for role in ROLE_PROPERTIES[claim_type]:
            for _, values in claims:
                if told := values.get(prop(role)):
                    out.add(role, told)
    if len(claims) > 1:
        add_claim_reason(out)
    out.add("prov:wasDerivedFrom", (subject for subject, _ in claims))
    out.add("coop:modality", (v for _, values in claims for v in values[MODALITY]))
    status = prop("coop:agreementStatus")
    out.add("coop:currentStatus", highest({v for _, values in claims for v in values[status]}))
    add_support(out, [values for _, values in claims])


def add_support(out: Draft, claims: list[Values]) -> None:
    """Say how sure claims are together, and how many works they come from."""
    works = _confidence_by_work(claims)
    out.add("coop:confidence", [str(decimal_literal(_merged_confidence(works.values())))])
    out.add("coop:supportingWorks", [str(integer_literal(len(works)))])


def add_claim_reason(out: Draft) -> None:
    """Say why several claims were taken for one, once their types are known."""
    whys = (why for name, why in _WHY_SAME.items() if out.is_a(name))
    out.add("coop:mergeReason", map(_english, whys))


def highest(statuses: Collection[str]) -> list[str]:
    """Return the highest of some agreement statuses; empty if there is none."""
    return [status for status in _LADDER if status in statuses][-1:]


def _english(text: str) -> str:
    return str(text_literal(text, "en"))


def _confidence_by_work(claims: list[Values]) -> Mapping[str, float]:
    """Return the best confidence by work; denials count only where nothing else is said."""
    voices = [values for values in claims if not denies(values)] or claims
    works: dict[str, float] = defaultdict(float)
    for values in voices:
        told = values[prop("coop:confidence")]
        best = max((float(lexical(v)) for v in told), default=0.0)
        for work in values[prop("coop:work")]:
            works[work] = max(works[work], best)
    return works


def denies(values: Values) -> bool:
    """Say whether a claim denies what it speaks of."""
    return DENIED in values[MODALITY]


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


#: Properties of a reading that describe the entity.
DESCRIBING: Final = frozenset(
    map(prop, (*_COPIED, "coop:entityType", "coop:label", "coop:locality", "coop:name"))
)


def add_entity(out: Draft, readings: list[tuple[str, Values]]) -> None:
    """Merge readings of one entity: types, names, codes and ties.

    Args:
        out: Where it goes.
        readings: Subject and values of each; at least one.
    """
    out.add("prov:wasDerivedFrom", (subject for subject, _ in readings))
    told = Values()
    for _, values in readings:
        gather(told, values)
    describe(out, told, several=len(readings) > 1)


def gather(told: Values, values: Values) -> None:
    """Add to what some readings tell of an entity what one more tells."""
    for name in values.keys() & DESCRIBING:
        told.setdefault(name, set()).update(values[name])


def describe(out: Draft, together: Values, *, several: bool) -> None:
    """Say of one entity what its readings tell together.

    Args:
        out: Where it goes.
        together: See `gather`.
        several: Whether this comes from more than one reading.
    """

    def told(name: str) -> set[str]:
        return together[prop(name)]

    kinds = told("coop:entityType")
    out.add("rdf:type", kinds)
    for name in _COPIED:
        out.add(name, told(name))
    out.add("skos:exactMatch", told("coop:wikidata"))
    codes = told("coop:kindCode") & _CLASS_OF_KIND.keys()
    out.add("rdf:type", (_CLASS_OF_KIND[code] for code in codes))
    if prop("org:Organization") in kinds:
        out.add("rdf:type", [prop("coop:Body")])
    is_place = prop("coop:Locality") in kinds
    out.add("coop:within" if is_place else "coop:locality", told("coop:locality"))
    labels, names = told("coop:label"), told("coop:name")
    _add_names(out, labels, names, person=prop("foaf:Person") in kinds)
    if several:
        add_reason(out)


def add_reason(out: Draft) -> None:
    """Say why several readings were taken for one entity, once its types are known."""
    why = "same kind, locality and name"
    if out.is_a("coop:Locality"):
        why = "same place in the gazetteer"
    elif out.is_a("foaf:Person"):
        why = "same name, with the same body or post"
    out.add("coop:mergeReason", [_english(why)])


def best_label(labels: Iterable[str], *, person: bool = False) -> str | None:
    """Return the shortest label, the first in code-point order of equal ones; None if none.

    Of a person's, one with diacritics comes first: it was printed so and leaves least open.
    """

    def rank(label: str) -> tuple[bool, int, str, str]:
        value = lexical(label)
        return person and value.isascii(), len(value), value, label

    return min(labels, key=rank, default=None)


def _add_names(out: Draft, labels: set[str], names: set[str], *, person: bool) -> None:
    """Take the best label as the preferred one, the rest as alternatives."""
    best = best_label(labels, person=person)
    if best is not None:
        out.add("skos:prefLabel", [best])
        out.add("skos:altLabel", (labels | names) - {best})
    if person:
        out.add("foaf:name", labels | names)


def add_twins(out: Draft, ties: Iterable[Values]) -> None:
    """Add the direct shortcut for twinnings that some article asserts."""
    twinned = ref(concept_iri("partnership-kind", "twinned"))
    asserted = ref(concept_iri("modality", "asserted"))
    for values in ties:
        if twinned in values[prop("coop:partnershipKind")] and asserted in values[MODALITY]:
            both = values[prop("coop:partnerA")] | values[prop("coop:partnerB")]
            out.add("coop:twinnedWith", both - {out.subject})


def add_reference(out: Draft, reference: Iterable[Triple]) -> None:
    """Add reference data; a name that is preferred is no alternative."""
    for triple in reference:
        out.values[str(triple.predicate)].add(str(triple.object))
    out.values[ALTERNATIVE] -= out.values[PREFERRED]
