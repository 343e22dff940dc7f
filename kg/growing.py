"""How what the world says of a resource grows by articles that are new in a store.

What further articles say of an entity adds to its union of descriptions. What they say of a
merged claim adds to its roles and sources; its confidence must be found anew from all claims
only until it is as high as confidence gets, which takes a handful of works. So nothing that
thousands of articles speak of is read again for each of them.

Each function returns what comes and what goes, as lines.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final, Self

from pyoxigraph import Triple

from kg.merging import (
    ALTERNATIVE,
    DENIED,
    MAX_CONFIDENCE,
    MODALITY,
    PREFERRED,
    Draft,
    add_claim,
    add_claim_reason,
    add_entity,
    add_reason,
    add_reference,
    add_support,
    add_twins,
    best_label,
    denies,
    highest,
)
from kg.people import People
from kg.statements import (
    CANDIDATE,
    PARTNERS,
    READS,
    Told,
    Values,
    iri_in,
    lexical,
    prop,
    ref,
    told_by,
)
from kg.store import Store
from kg.terms import decimal_literal, integer_literal, node

#: Gives what reference data say of a resource, by IRI.
Reference = Callable[[str], Iterable[Triple]]
#: Subject and values of claims or readings.
_Telling = list[tuple[str, Values]]

_CLAIM_TYPE: Final = prop("coop:claimType")
_WORK: Final = prop("coop:work")
_CONFIDENCE: Final = prop("coop:confidence")
_WORKS: Final = prop("coop:supportingWorks")
_STATUS: Final = prop("coop:currentStatus")
_TYPE: Final = prop("rdf:type")
#: What a merged claim is known by here; each has a confidence, so that stands first.
_STANDING: Final = (_CONFIDENCE, _TYPE, MODALITY, _STATUS, _WORKS)
#: What decides how sure it is.
_SUPPORT: Final = (CANDIDATE, _WORK, _CONFIDENCE, MODALITY)
_HIGHEST: Final = str(decimal_literal(MAX_CONFIDENCE))


@dataclass(slots=True)
class Lines:
    """What comes into the default graph and what goes from it, as lines of N-Triples."""

    comes: list[str] = field(default_factory=list)
    goes: list[str] = field(default_factory=list)

    def __iadd__(self, other: Lines) -> Self:
        """Take over what other lines say."""
        self.comes += other.comes
        self.goes += other.goes
        return self

    def exchange(self, before: Collection[str], now: Collection[str]) -> None:
        """Put some lines in the place of others."""
        self.goes += (line for line in before if line not in now)
        self.comes += (line for line in now if line not in before)


@dataclass(slots=True)
class Claimed:
    """Merged claims of which articles tell that are new in a store, by their texts.

    Attributes:
        told: What the new articles say of each.
        new: Those that the store does not know.
        growing: What the store says of those that can grow in place.
        again: Those to be derived from all their claims: they are of two types, by a decision.
    """

    told: dict[str, _Telling]
    new: set[str]
    growing: Told = field(default_factory=dict)
    again: set[str] = field(default_factory=set)


def sort_claimed(store: Store, fresh: Told, without: Collection[str]) -> Claimed:
    """Find out which merged claims, of those that new articles tell of, can grow in place.

    Args:
        store: Before the batch.
        fresh: What the new articles say, unified.
        without: IRIs of merged claims to leave out.
    """
    told: dict[str, _Telling] = defaultdict(list)
    for subject, values in fresh.items():
        for thing in values[CANDIDATE]:
            if iri_in(thing) not in without:
                told[thing].append((subject, values))
    said = store.said_of([*map(iri_in, told)], [*map(iri_in, _STANDING)])
    known = told_by(said, frozenset(_STANDING))
    found = Claimed(told, told.keys() - known.keys())
    for thing, values in known.items():
        if values[_TYPE] == {kind for _, claim in told[thing] for kind in claim[_CLAIM_TYPE]}:
            found.growing[thing] = values
        else:
            found.again.add(thing)
    return found


def grow_claims(store: Store, claimed: Claimed, people: People) -> Lines:
    """Let merged claims grow in place.

    Args:
        store: Before the batch.
        claimed: Of `sort_claimed`.
        people: Who is who after the batch.
    """
    lines = Lines()
    settled = {thing for thing, known in claimed.growing.items() if _is_settled(known)}
    heard = _heard(store, claimed, settled, people)
    for thing, known in claimed.growing.items():
        draft, claims = Draft(thing), claimed.told[thing]
        add_claim(draft, claims)
        add_claim_reason(draft)
        voices = [values for _, values in claims]
        if thing in settled:
            more = _works(voices) - _works(heard[thing])
            count = int(lexical(min(known[_WORKS]))) + len(more)
            draft.values[_WORKS] = {str(integer_literal(count))}
            draft.values[_CONFIDENCE] = known[_CONFIDENCE]
        else:
            draft.values[_WORKS], draft.values[_CONFIDENCE] = set(), set()
            add_support(draft, voices + heard[thing])
        draft.values[_STATUS] = set(highest(known[_STATUS] | draft.values[_STATUS]))
        for name in (_CONFIDENCE, _WORKS, _STATUS):
            lost = known[name] - draft.values[name]
            lines.goes += (f"{thing} {name} {value} ." for value in lost)
        lines.comes += draft.lines()
    return lines


def _is_settled(known: Values) -> bool:
    """Say whether further claims cannot change how sure a merged claim is.

    If all deny it, the first that does not makes them count no more.
    """
    return known[_CONFIDENCE] == {_HIGHEST} and known[MODALITY] != {DENIED}


def _heard(
    store: Store, claimed: Claimed, settled: Collection[str], people: People
) -> dict[str, list[Values]]:
    """Return what claims of the store bear on growing ones, by the text of these.

    Of the settled ones, on which any number may bear, those from the works of the new articles;
    of others all.
    """
    works = {w for thing in settled for _, told in claimed.told[thing] for w in told[_WORK]}
    open_ = {s for t in claimed.growing.keys() - settled for s in people.spellings(iri_in(t))}
    heard: dict[str, list[Values]] = defaultdict(list)
    for first, values in ((_WORK, works), (CANDIDATE, map(ref, open_))):
        names = [first, *(name for name in _SUPPORT if name != first)]
        found = store.told_with([*map(iri_in, names)], [node(iri_in(text)) for text in values])
        for told in people.unify(told_by(found, frozenset(_SUPPORT))).values():
            for thing in told[CANDIDATE]:
                if (thing in settled) == (first == _WORK):
                    heard[thing].append(told)
    return heard


def _works(claims: Iterable[Values]) -> set[str]:
    """Return the works whose claims do not deny what they speak of."""
    return {work for values in claims if not denies(values) for work in values[_WORK]}


def grow_entities(
    store: Store, entities: Collection[str], fresh: Told, reference: Reference
) -> Lines:
    """Let entities grow in place.

    Args:
        store: Before the batch.
        entities: Their IRIs.
        fresh: What the new articles say, unified.
        reference: Gives what reference data say of a resource, by IRI.
    """
    lines = Lines()
    labels = store.preferred_labels(entities)
    for draft in _drafts(entities, fresh):
        thing = iri_in(draft.subject)
        label = labels.get(thing)
        lines.goes += _join(draft, label and str(label), reference(thing))
        lines.comes += draft.lines()
    return lines


def _drafts(growing: Collection[str], fresh: Told) -> Iterator[Draft]:
    """Yield drafts of what the fresh readings and ties say of growing entities."""
    readings: dict[str, _Telling] = defaultdict(list)
    ties: dict[str, list[Values]] = defaultdict(list)
    for subject, values in fresh.items():
        for read in values[READS]:
            readings[read].append((subject, values))
        for partner in set().union(*(values[side] for side in PARTNERS)):
            ties[partner].append(values)
    for thing in map(ref, growing):
        draft = Draft(thing)
        add_entity(draft, readings[thing])
        add_twins(draft, ties.get(thing, ()))
        yield draft


def _join(draft: Draft, label: str | None, reference: Iterable[Triple]) -> Iterator[str]:
    """Join a draft with what the store has: one preferred label, the shortest of all.

    Yields:
        Lines that go.
    """
    if label is None:
        add_reference(draft, reference)
        return
    add_reason(draft)
    labels = {label, *draft.values[PREFERRED]}
    best = best_label(labels, person=draft.is_a("foaf:Person"))
    assert best is not None
    draft.values[PREFERRED] = {best}
    draft.values[ALTERNATIVE] |= labels
    draft.values[ALTERNATIVE].discard(best)
    if draft.values[ALTERNATIVE]:
        told = {str(t.object) for t in reference if str(t.predicate) == PREFERRED}
        draft.values[ALTERNATIVE] -= told
    if label != best:
        yield f"{draft.subject} {PREFERRED} {label} ."
        yield f"{draft.subject} {ALTERNATIVE} {best} ."
