"""The world of a job, one key at a time; together the same as `kg.world.derive_world`.

Each step takes what was brought together under a key (a name, an article, a thing, a
blocking key) and asks the functions that a build on one machine asks. An entity that every
article names (a country) is never held as a list of its readings: what they tell is joined
as it comes in, and where it comes from goes straight into the lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Final, TypeAlias

from kg.contradictions import find_contradictions
from kg.gazetteer import load_gazetteer
from kg.iris import Bases
from kg.merging import (
    BEARING,
    NAMED_BY,
    Draft,
    add_claim,
    add_reference,
    add_twins,
    describe,
    gather,
)
from kg.people import Block, People, Register
from kg.reference import place_triples
from kg.same_people import Joined
from kg.statements import (
    BLOCKING_KEY,
    CANDIDATE,
    IDENTIFIED_BY,
    NAME_KEY,
    PARTNERS,
    PRINTED_FORM,
    READS,
    Told,
    Values,
    iri_in,
    lexical,
    lines_of,
    prop,
    told_in,
    union,
)

_DERIVED: Final = prop("prov:wasDerivedFrom")

#: What one reading says of a person: IRI, property, value; terms as texts.
Fact: TypeAlias = tuple[str, str, str]
#: A person, and who stands for her or him; IRIs.
Move: TypeAlias = tuple[str, str]


def bearing(graph: bytes) -> Told:
    """Return what an article's graph, as N-Triples, says that bears on the world."""
    return told_in(lines_of(graph), BEARING)


def facts_of_people(told: Told) -> Iterator[tuple[str, Fact]]:
    """Yield by key of the name (its text) what an article says of people."""
    for values in told.values():
        for key in values[NAME_KEY]:
            for person in values[READS]:
                for name in (PRINTED_FORM, IDENTIFIED_BY):
                    for text in values[name]:
                        yield key, (person, name, text)


def join_named(key: str, facts: Iterable[Fact]) -> tuple[list[Move], list[str]]:
    """Find out who is who among the people whose names share a key.

    Returns:
        Who moves, and lines that say why, and who else somebody may be.
    """
    readings: dict[str, Values] = {}
    for person, name, text in facts:
        values = readings.setdefault(person, Values({NAME_KEY: {key}, READS: {person}}))
        values.setdefault(name, set()).add(text)
    register = Register()
    register.count(readings.values())
    people = register.people([lexical(key)])
    moves = [(iri, one) for iri in sorted(people.iris) if (one := people.of(iri)) != iri]
    heads = {people.of(iri) for iri in people.iris}
    return moves, [line for head in sorted(heads) for line in people.extras(head)]


def people_in(told: Told) -> set[str]:
    """Return the IRIs of the people that an article tells of."""
    return {iri_in(who) for values in told.values() if NAME_KEY in values for who in values[READS]}


def unified(told: Told, moves: Iterable[Move]) -> Told:
    """Return what an article tells, speaking of nobody by two IRIs."""
    block = Block(frozenset(), Joined(one=dict(moves)))
    return People([block]).unify(told)


@dataclass(slots=True)
class Pile:
    """What was told of one thing so far.

    Attributes:
        claims: Subject and values of claims of which it is the merged one.
        told: What readings tell of it as an entity, together.
        readings: How many; more than two make no difference.
        twins: With whom some article asserts a twinning; texts.
    """

    claims: list[tuple[str, Values]] = field(default_factory=list)
    told: Values = field(default_factory=Values)
    readings: int = 0
    twins: set[str] = field(default_factory=set)

    def join(self, other: Pile) -> Pile:
        """Take over what another pile holds."""
        self.claims += other.claims
        gather(self.told, other.told)
        self.readings = min(2, self.readings + other.readings)
        self.twins |= other.twins
        return self


def piles_of(told: Told) -> Iterator[tuple[str, Pile]]:
    """Yield by the text of a thing what one article, unified, tells of it."""
    found: dict[str, Pile] = {}
    for subject, values in told.items():
        for thing in {thing for name in NAMED_BY for thing in values[name]}:
            pile = found.setdefault(thing, Pile())
            if thing in values[CANDIDATE]:
                pile.claims.append((subject, values))
            if thing in values[READS]:
                gather(pile.told, values)
                pile.readings = min(2, pile.readings + 1)
            if any(thing in values[side] for side in PARTNERS):
                draft = Draft(thing)
                add_twins(draft, [values])
                pile.twins |= draft.values[prop("coop:twinnedWith")]
    yield from found.items()


def sources_of(told: Told) -> Iterator[str]:
    """Yield the lines that say which readings of one article an entity comes from."""
    for subject, values in told.items():
        for thing in values[READS]:
            yield f"{thing} {_DERIVED} {subject} ."


def derive(thing: str, pile: Pile, bases: Bases) -> Iterator[str]:
    """Yield the lines of one thing, but those of `sources_of`."""
    draft = Draft(thing)
    if pile.claims:
        add_claim(draft, pile.claims)
    if pile.readings:
        describe(draft, pile.told, several=pile.readings > 1)
        draft.values[prop("coop:twinnedWith")] |= pile.twins
        reference = partial(place_triples, gazetteer=load_gazetteer(), bases=bases)
        add_reference(draft, reference(iri_in(thing)))
    yield from draft.lines()


def keyed_claims(told: Told) -> Iterator[tuple[str, tuple[str, Values]]]:
    """Yield by blocking key (its text) the claims that have it."""
    for subject, values in told.items():
        for key in values[BLOCKING_KEY]:
            yield key, (subject, values)


def contradictions(key: str, claims: Iterable[tuple[str, Values]]) -> Iterator[str]:
    """Yield the lines that say which of the claims under one key contradict another."""
    told = union({subject: values} for subject, values in claims)
    for lines in find_contradictions(told, [lexical(key)]).values():
        yield from lines
