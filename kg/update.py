"""Bring the world up to date with a batch of articles, at the cost of that batch.

What an article that is new in the store says of an entity only adds to the entity's
union of descriptions, so its node grows in place; nothing that other articles said is
read again. Merged claims, and all that a replaced or removed article touched, are
derived anew from the article graphs behind them, and so is what names a person who was found to
be, or not to be, one with another. Either way the result is what
`kg.world.derive_world` gives for the set of article graphs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence

from pyoxigraph import Literal, NamedNode, Triple

from kg.merging import (
    Draft,
    Values,
    add_entity,
    add_reason,
    add_reference,
    add_twins,
    best_label,
    by_subject,
)
from kg.people import People, Register, name_keys
from kg.store import ArticleChange, Store, WorldChange, graph_of
from kg.terms import node, term
from kg.world import article_summary, derive_many, touched

#: Gives what reference data say of a resource, by IRI.
Reference = Callable[[str], Iterable[Triple]]


def plan_world(
    store: Store,
    changes: Sequence[ArticleChange],
    known: Collection[str],
    reference: Reference,
    register: Register | None = None,
) -> WorldChange:
    """Return what a batch of articles changes in the default graph.

    Args:
        store: As it is before the batch.
        changes: The batch; `triples` must be lists, None removes an article.
        known: IRIs of the articles that the store holds already.
        reference: Gives what reference data say of a resource, by IRI.
        register: What earlier batches of this build told of people; brought up to date.

    Raises:
        StoreError: the store cannot be read.
    """
    raw = [t for change in changes for t in change.triples or ()]
    replaced = [c for c in changes if c.article in known]
    articles = [change.article for change in changes]
    register = Register() if register is None else register
    before, people = _people(store, register, raw, [c.article for c in replaced])
    fresh = people.unify(raw)
    moved = {iri for iri in before.iris if before.of(iri) != people.of(iri)}
    old = {t for c in replaced for t in store.touched_by(c.article)}
    old |= moved | set(store.claimed_of(moved))
    anew = {who.of(iri) for iri in old for who in (before, people)}
    anew |= touched(people.unify(t for c in replaced for t in c.triples or ()))
    entities = _entities(fresh)
    anew |= touched(fresh) - entities
    spelled = {iri for thing in anew for iri in people.spellings(thing)}
    stored = people.unify(store.claims_about(spelled, without=articles))
    world = derive_many(anew, [*stored, *fresh], reference)
    world += [t for thing in anew for t in people.extras(thing)]
    growing = entities - anew
    labels = store.preferred_labels(growing)
    gone: list[Triple] = []
    for thing, draft in _drafts(growing, fresh).items():
        _grow(draft, labels.get(thing), reference(thing), gone)
        world += draft.triples
    for thing in (before.iris | people.iris) - anew:
        told = set(before.extras(thing)), set(people.extras(thing))
        gone += told[0] - told[1]
        world += told[1] - told[0]
    for change in changes:
        world += article_summary(change.triples or ())
    return WorldChange({*anew, *articles}, world, gone)


def _people(
    store: Store, register: Register, fresh: list[Triple], replaced: Collection[str]
) -> tuple[People, People]:
    """Return who is who before and after a batch, among the names that it bears on."""
    gone = store.name_keys_in(replaced)
    keys = name_keys(fresh) | gone
    register.count(store.people_named(keys - register.keys))
    before = register.people(keys)
    register.count((q for q in store.people_named(gone) if graph_of(q) in replaced), by=-1)
    register.count(fresh)
    return before, register.people(keys)


def _entities(statements: Iterable[Triple]) -> set[str]:
    """Return what readings are about."""
    reads = term("coop:reads")
    return {
        t.object.value
        for t in statements
        if t.predicate == reads and isinstance(t.object, NamedNode)
    }


def _drafts(growing: set[str], fresh: list[Triple]) -> dict[str, Draft]:
    """Draft what the fresh readings and ties say of each growing entity."""
    readings: dict[str, list[tuple[str, Values]]] = defaultdict(list)
    ties: dict[str, list[Values]] = defaultdict(list)
    for subject, values in sorted(by_subject(fresh).items()):
        for read in values["coop:reads"]:
            readings[read.value].append((subject, values))
        for partner in values["coop:partnerA"] | values["coop:partnerB"]:
            ties[partner.value].append(values)
    drafts: dict[str, Draft] = {}
    for thing in sorted(growing):
        draft = drafts[thing] = Draft(node(thing))
        add_entity(draft, readings[thing])
        add_twins(draft, ties[thing])
    return drafts


def _grow(
    draft: Draft, label: Literal | None, reference: Iterable[Triple], gone: list[Triple]
) -> None:
    """Join a draft with what the store has: one preferred label, the shortest of all."""
    if label is None:
        add_reference(draft, reference)
        return
    preferred, alternative = term("skos:prefLabel"), term("skos:altLabel")
    add_reason(draft)
    found = [t for t in draft.triples if t.predicate == preferred]
    fresh = (t.object for t in found if isinstance(t.object, Literal))
    best = best_label([label, *fresh], person=draft.is_a("foaf:Person"))
    assert best is not None
    draft.triples.difference_update(found)
    draft.triples.discard(Triple(draft.subject, alternative, best))
    draft.triples.add(Triple(draft.subject, preferred, best))
    for t in found:
        if t.object != best:
            draft.triples.add(Triple(draft.subject, alternative, t.object))
    if label != best:
        gone += [
            Triple(draft.subject, preferred, label),
            Triple(draft.subject, alternative, best),
        ]
        draft.triples.add(Triple(draft.subject, alternative, label))
