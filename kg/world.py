"""Article graphs to the world: entities and merged claims, each with its reasons.

The world is a function of the set of article graphs (and of the reference data)
alone: neither order nor history matters, so a build that was killed and went on
ends with the same triples. Every triple derived for a resource has it as its
subject. So a store brings the world up to date with an article by

1. `touched` of the article's old and new graph,
2. dropping all triples with those subjects, and
3. `derive` of each from the claims and entity readings that name it through one of
   the properties `NAMED_BY`, in all article graphs.

The article's own part is `article_summary`. Values that should be single but differ
(two dates of one meeting) are all kept: to choose is for the reader of the evidence.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
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

_Values: TypeAlias = dict[str, set[NamedNode | Literal]]
_SUMMARY: Final = frozenset(
    term(name)
    for name in (
        "rdf:type",
        "dcterms:identifier",
        "schema:inLanguage",
        "schema:headline",
        "schema:url",
        "schema:datePublished",
        "schema:publisher",
        "coop:work",
    )
)
_TOUCHING: Final = frozenset({term("coop:candidate"), term("coop:reads")})
_NAMING: Final = frozenset(term(name) for name in NAMED_BY)
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


def touched(triples: Iterable[Triple | Quad]) -> set[str]:
    """Return the world resources that an article's graph bears on (not the article)."""
    return {
        t.object.value
        for t in triples
        if t.predicate in _TOUCHING and isinstance(t.object, NamedNode)
    }


def article_summary(triples: Iterable[Triple]) -> list[Triple]:
    """Return what the default graph repeats of an article, sorted.

    Args:
        triples: The article's graph; the article is the only `coop:Article` in it.
    """
    known = list(triples)
    kind = term("coop:Article")
    articles = {t.subject for t in known if t.object == kind}
    return sorted((t for t in known if t.subject in articles and t.predicate in _SUMMARY), key=str)


def derive(
    iri: str, statements: Iterable[Triple | Quad], reference: Iterable[Triple] = ()
) -> list[Triple]:
    """Derive one world resource.

    Args:
        iri: IRI of a place, body, person, programme, group or merged claim.
        statements: All triples of the claims and entity readings that name it through
            `NAMED_BY`, from all article graphs. Others do no harm.
        reference: What reference data say of it; kept if any statement names it.

    Returns:
        Triples with `iri` as subject, sorted. Empty if no statement names it.
    """
    wanted, subjects = node(iri), _by_subject(statements)
    claims, readings, ties = [], [], []
    for subject, values in sorted(subjects.items()):
        if wanted in values["coop:candidate"]:
            claims.append((subject, values))
        if wanted in values["coop:reads"]:
            readings.append((subject, values))
        if wanted in values["coop:partnerA"] | values["coop:partnerB"]:
            ties.append(values)
    out = _Out(wanted)
    if claims:
        _derive_claim(out, claims)
    if readings:
        _derive_entity(out, readings)
        _derive_twins(out, ties)
        out.triples.update(reference)
    return sorted(out.triples, key=str)


def derive_many(
    things: Iterable[str],
    statements: Iterable[Triple | Quad],
    reference: Callable[[str], Iterable[Triple]] = lambda _iri: (),
) -> list[Triple]:
    """Derive several resources from one pile of statements.

    Args:
        things: Their IRIs, as `touched` gives them.
        statements: See `derive`; each may bear on any of the things.
        reference: Gives what reference data say of a resource, by IRI.

    Returns:
        The triples of all things, sorted.
    """
    wanted = set(things)
    pile = list(statements)
    named: dict[str, set[str]] = defaultdict(set)
    for t in pile:
        if t.predicate in _NAMING and isinstance(t.object, NamedNode):
            named[_iri(t.subject)].add(t.object.value)
    about: dict[str, list[Triple | Quad]] = {thing: [] for thing in wanted}
    for t in pile:
        for thing in named.get(_iri(t.subject), ()):
            if thing in wanted:
                about[thing].append(t)
    triples = (t for thing in wanted for t in derive(thing, about[thing], reference(thing)))
    return sorted(triples, key=str)


def derive_world(
    graphs: Iterable[Iterable[Triple]],
    reference: Callable[[str], Iterable[Triple]] = lambda _iri: (),
) -> list[Triple]:
    """Derive the whole default graph from article graphs; what every update must equal."""
    known = [list(graph) for graph in graphs]
    pile = [t for graph in known for t in graph]
    world = set(derive_many(touched(pile), pile, reference))
    return sorted(world.union(*map(article_summary, known)), key=str)


class _Out:
    """Collects triples of one subject."""

    def __init__(self, subject: NamedNode) -> None:
        self.subject = subject
        self.triples: set[Triple] = set()

    def add(self, name: str, *values: NamedNode | Literal) -> None:
        self.triples.update(Triple(self.subject, term(name), value) for value in values)


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


def _iri(subject: object) -> str:
    assert isinstance(subject, NamedNode)
    return subject.value


def _by_subject(statements: Iterable[Triple | Quad]) -> dict[str, _Values]:
    found: dict[str, _Values] = defaultdict(lambda: defaultdict(set))
    for t in statements:
        name = _NAMES.get(t.predicate)
        if name and isinstance(t.object, NamedNode | Literal):
            found[_iri(t.subject)][name].add(t.object)
    return found


def _derive_claim(out: _Out, claims: list[tuple[str, _Values]]) -> None:
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


def _confidence_by_work(claims: list[_Values]) -> Mapping[str, float]:
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


def _derive_entity(out: _Out, readings: list[tuple[str, _Values]]) -> None:
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
    _derive_names(out, readings, person=term("foaf:Person") in kinds)
    if len(readings) > 1:
        why = "same gazetteer entry" if is_place else "same kind, locality and name"
        out.add("coop:mergeReason", text_literal(why, "en"))


def _derive_names(out: _Out, readings: list[tuple[str, _Values]], *, person: bool) -> None:
    """Take the shortest label as the preferred one, the rest as alternatives."""
    labels = {v for _, values in readings for v in values["coop:label"]}
    names = {v for _, values in readings for v in values["coop:name"]}
    for best in sorted(labels, key=lambda label: (len(label.value), label.value))[:1]:
        out.add("skos:prefLabel", best)
        out.add("skos:altLabel", *((labels | names) - {best}))
    if person:
        out.add("foaf:name", *labels, *names)


def _derive_twins(out: _Out, ties: list[_Values]) -> None:
    """Add the direct shortcut for twinnings that some article asserts."""
    twinned = node(concept_iri("partnership-kind", "twinned"))
    asserted = node(concept_iri("modality", "asserted"))
    for values in ties:
        if twinned in values["coop:partnershipKind"] and asserted in values["coop:modality"]:
            both = values["coop:partnerA"] | values["coop:partnerB"]
            out.add("coop:twinnedWith", *(both - {out.subject}))
