"""Article graphs to the world: entities and merged claims, each with its reasons.

The world is a function of the set of article graphs (and of the reference data)
alone: neither order nor history matters, so a build that was killed and went on
ends with the same triples. Every triple derived for a resource has it as its
subject. So a store brings the world up to date with an article by

0. finding out which people are one (`kg.people`), where a graph names any,
1. `touched` of the article's old and new graph,
2. dropping all triples with those subjects, and
3. `derive` of each from the claims and entity readings that name it through one of
   the properties `kg.merging.NAMED_BY`, in all article graphs.

The article's own part is `article_summary`. Values that should be single but differ
(two dates of one meeting) are all kept: to choose is for the reader of the evidence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from pyoxigraph import NamedNode, Quad, Triple

from kg.merging import (
    NAMED_BY,
    Draft,
    Values,
    add_claim,
    add_entity,
    add_reference,
    add_twins,
    by_subject,
)
from kg.people import people_of
from kg.terms import node, term

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
        "coop:textHash",
        "coop:work",
    )
)
_TOUCHING: Final = frozenset({term("coop:candidate"), term("coop:reads")})


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
    told = sorted(by_subject(statements).items())
    return sorted(_derive(node(iri), told, reference).triples, key=str)


def _derive(
    wanted: NamedNode, told: list[tuple[str, Values]], reference: Iterable[Triple]
) -> Draft:
    """Derive one resource from what claims and readings tell of it, sorted by their IRIs."""
    claims = [(subject, values) for subject, values in told if wanted in values["coop:candidate"]]
    readings = [(subject, values) for subject, values in told if wanted in values["coop:reads"]]
    out = Draft(wanted)
    if claims:
        add_claim(out, claims)
    if readings:
        sides = ("coop:partnerA", "coop:partnerB")
        add_entity(out, readings)
        add_twins(out, [values for _, values in told if any(wanted in values[s] for s in sides)])
        add_reference(out, reference)
    return out


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
    about: dict[str, list[tuple[str, Values]]] = {thing: [] for thing in things}
    for subject, values in sorted(by_subject(statements).items()):
        named = {value.value for name in NAMED_BY for value in values[name]}
        for thing in named & about.keys():
            about[thing].append((subject, values))
    triples: list[Triple] = []
    for thing, told in about.items():
        if told:
            triples += _derive(node(thing), told, reference(thing)).triples
    return sorted(triples, key=str)


def derive_world(
    graphs: Iterable[Iterable[Triple]],
    reference: Callable[[str], Iterable[Triple]] = lambda _iri: (),
) -> list[Triple]:
    """Derive the whole default graph from article graphs; what every update must equal."""
    known = [list(graph) for graph in graphs]
    raw = [t for graph in known for t in graph]
    people = people_of(raw)
    pile = people.unify(raw)
    things = touched(pile)
    world = set(derive_many(things, pile, reference))
    world.update(t for thing in things for t in people.extras(thing))
    return sorted(world.union(*map(article_summary, known)), key=str)
