"""Article graphs to the world: entities and merged claims, each with its reasons.

The world is a function of the set of article graphs (and of the reference data)
alone: neither order nor history matters, so a build that was killed and went on
ends with the same triples. Every triple derived for a resource has it as its
subject. So a store brings the world up to date with an article by

0. finding out which people are one (`kg.people`), where a graph names any,
1. `touched` of the article's old and new graph,
2. dropping all triples with those subjects, and
3. `derive_many` of them from the claims and entity readings that name it through one of
   the properties `kg.merging.NAMED_BY`, in all article graphs,
4. finding out which claims contradict one another (`kg.contradictions`), among those that
   share a blocking key with one of them.

The article's own part is `article_summary`. Values that should be single but differ
(two dates of one meeting) are all kept: to choose is for the reader of the evidence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from pyoxigraph import Triple

from kg.contradictions import find_contradictions
from kg.merging import BEARING, NAMED_BY, Draft, add_claim, add_entity, add_reference, add_twins
from kg.people import people_of
from kg.statements import (
    CANDIDATE,
    PARTNERS,
    READS,
    Told,
    Values,
    iri_in,
    lines_of,
    prop,
    ref,
    told_in,
    union,
)
from kg.terms import ntriples, read_ntriples

_SUMMARY: Final = frozenset(
    map(
        prop,
        (
            "rdf:type",
            "dcterms:identifier",
            "schema:inLanguage",
            "schema:headline",
            "schema:url",
            "schema:datePublished",
            "schema:publisher",
            "coop:textHash",
            "coop:work",
        ),
    )
)
_IS_ARTICLE: Final = f" {prop('rdf:type')} {prop('coop:Article')} ."


def entities_in(told: Told) -> set[str]:
    """Return the IRIs of what readings are about."""
    return {iri_in(text) for values in told.values() for text in values.get(READS, ())}


def touched(told: Told) -> set[str]:
    """Return the world resources that an article's graph bears on (not the article)."""
    claimed = (values.get(CANDIDATE, ()) for values in told.values())
    return entities_in(told).union(iri_in(text) for texts in claimed for text in texts)


def article_summary(lines: Iterable[str]) -> list[str]:
    """Return what the default graph repeats of an article.

    Args:
        lines: The article's graph; the article is the only `coop:Article` in it.

    Returns:
        Those of the lines that are repeated, in their order.
    """
    known = list(lines)
    articles = {line.partition(" ")[0] for line in known if line.endswith(_IS_ARTICLE)}
    heads = tuple(f"{article} " for article in articles)
    own = (line for line in known if line.startswith(heads)) if heads else ()
    return [line for line in own if line.split(" ", 2)[1] in _SUMMARY]


def derive_many(
    things: Iterable[str],
    told: Told,
    reference: Callable[[str], Iterable[Triple]] = lambda _iri: (),
) -> Iterator[str]:
    """Derive several resources from one pile of statements.

    Args:
        things: Their IRIs (of places, bodies, people, programmes, groups or merged claims),
            as `touched` gives them.
        told: All that the claims and entity readings say that name one of the things through
            `NAMED_BY`, from all article graphs. Others do no harm.
        reference: Gives what reference data say of a resource, by IRI; asked for those that
            some statement names.

    Yields:
        Lines of N-Triples with the things as subjects, in no particular order; nothing for
        what no statement names.
    """
    about: dict[str, list[tuple[str, Values]]] = {ref(thing): [] for thing in things}
    for subject, values in told.items():
        named = {value for name in NAMED_BY for value in values.get(name, ())}
        for thing in named & about.keys():
            about[thing].append((subject, values))
    for thing, named_in in about.items():
        yield from _derive(thing, named_in, reference).lines()


def _derive(
    wanted: str, told: list[tuple[str, Values]], reference: Callable[[str], Iterable[Triple]]
) -> Draft:
    """Derive one resource from what claims and readings tell of it."""
    claims = [(subject, values) for subject, values in told if wanted in values[CANDIDATE]]
    readings = [(subject, values) for subject, values in told if wanted in values[READS]]
    out = Draft(wanted)
    if claims:
        add_claim(out, claims)
    if readings:
        add_entity(out, readings)
        add_twins(out, (v for _, v in told if any(wanted in v[side] for side in PARTNERS)))
        add_reference(out, reference(iri_in(wanted)))
    return out


def derive_world(
    graphs: Iterable[Iterable[Triple]],
    reference: Callable[[str], Iterable[Triple]] = lambda _iri: (),
) -> list[Triple]:
    """Derive the whole default graph from article graphs; what every update must equal.

    Returns:
        Triples, sorted as lines, without repetition.
    """
    known = [lines_of(ntriples(graph)) for graph in graphs]
    pile = union(told_in(lines, BEARING) for lines in known)
    people = people_of(pile.values())
    unified = people.unify(pile)
    things = touched(unified)
    world = set(derive_many(things, unified, reference))
    world.update(line for thing in things for line in people.extras(thing))
    world.update(*find_contradictions(unified).values())
    world.update(line for lines in known for line in article_summary(lines))
    return read_ntriples("".join(f"{line}\n" for line in sorted(world)).encode())
