"""Bring the world up to date with a batch of articles, at the cost of that batch.

What an article that is new in the store says of an entity only adds to the entity's
union of descriptions, so its node grows in place; nothing that other articles said is
read again. Merged claims, and all that a replaced or removed article touched, are
derived anew from the article graphs behind them, and so is what names a person who was found to
be, or not to be, one with another. What contradicts what is compared among the claims
that share a blocking key with one of the batch. Either way the result is what
`kg.world.derive_world` gives for the set of article graphs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from pyoxigraph import Quad, Triple

from kg.contradictions import blocking_keys_of, find_contradictions
from kg.merging import (
    BEARING,
    Draft,
    add_entity,
    add_reason,
    add_reference,
    add_twins,
    best_label,
)
from kg.people import SKETCHED, People, Register, name_keys
from kg.statements import Told, Values, iri_in, lines_of, prop, ref, told_by, told_in, union
from kg.store import ArticleChange, Store, WorldChange, graph_of, graph_text
from kg.world import article_summary, derive_many, entities_in, touched

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
        changes: The batch; `triples` must not be iterators, None removes an article.
        known: IRIs of the articles that the store holds already.
        reference: Gives what reference data say of a resource, by IRI.
        register: What earlier batches of this build told of people; brought up to date.

    Raises:
        StoreError: the store cannot be read.
    """
    graphs = {c.article: lines_of(graph_text(c.triples or b"")) for c in changes}
    tellings = {article: told_in(lines, BEARING) for article, lines in graphs.items()}
    raw, replaced = union(tellings.values()), [a for a in graphs if a in known]
    register = Register() if register is None else register
    before, people = _people(store, register, tellings, replaced)
    fresh = people.unify(raw)
    moved = {iri for iri in before.iris if before.of(iri) != people.of(iri)}
    old = {t for article in replaced for t in store.touched_by(article)}
    old |= moved | set(store.claimed_of(moved))
    anew = {who.of(iri) for iri in old for who in (before, people)}
    anew |= touched(people.unify(union(tellings[article] for article in replaced)))
    entities = entities_in(fresh)
    anew |= touched(fresh) - entities
    spelled = {iri for thing in anew for iri in people.spellings(thing)}
    quads = store.claims_about(spelled, without=graphs)
    stored = people.unify(told_by(quads, BEARING))
    world = list(derive_many(anew, union([stored, fresh]), reference))
    world += (line for thing in anew for line in people.extras(thing))
    growing = entities - anew
    labels = store.preferred_labels(growing)
    gone: list[str] = []
    for draft in _drafts(growing, fresh):
        thing = iri_in(draft.subject)
        label = labels.get(thing)
        gone += _grow(draft, label and str(label), reference(thing))
        world += draft.lines()
    for thing in (before.iris | people.iris) - anew:
        told = set(before.extras(thing)), set(people.extras(thing))
        gone += told[0] - told[1]
        world += told[1] - told[0]
    keys = blocking_keys_of(union([raw, stored])) | store.values_in(replaced, "blockingKey")
    links = _contradictions(store, keys, fresh, graphs)
    for thing in links[0].keys() | links[1].keys():
        told = links[0].get(thing, set()), links[1].get(thing, set())
        gone += told[0] - told[1]
        world += told[1] if thing in anew else told[1] - told[0]
    for lines in graphs.values():
        world += article_summary(lines)
    return WorldChange({*anew, *graphs}, _text(world), _text(gone))


def _text(lines: Iterable[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


def _people(
    store: Store, register: Register, fresh: dict[str, Told], replaced: Collection[str]
) -> tuple[People, People]:
    """Return who is who before and after a batch, among the names that it bears on."""
    readings = [values for told in fresh.values() for values in told.values()]
    gone = store.values_in(replaced, "nameKey")
    keys = name_keys(readings) | gone
    register.count(_readings(store.people_named(keys - register.keys)))
    before = register.people(keys)
    register.count(_readings(q for q in store.people_named(gone) if graph_of(q) in replaced), -1)
    register.count(readings)
    return before, register.people(keys)


def _contradictions(
    store: Store, keys: Collection[str], fresh: Told, articles: Collection[str]
) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Return what contradicts what before and after a batch, among claims that share keys."""
    known = list(store.claims_keyed(keys))
    kept = told_by((quad for quad in known if graph_of(quad) not in articles), BEARING)
    before = find_contradictions(told_by(known, BEARING), keys)
    return before, find_contradictions(union([kept, fresh]), keys)


def _readings(quads: Iterable[Quad]) -> Iterator[Values]:
    """Yield what each reading of each article says."""
    graphs: dict[str, list[Quad]] = defaultdict(list)
    for quad in quads:
        graphs[graph_of(quad)].append(quad)
    for found in graphs.values():
        yield from told_by(found, SKETCHED).values()


def _drafts(growing: set[str], fresh: Told) -> Iterator[Draft]:
    """Yield drafts of what the fresh readings and ties say of growing entities."""
    readings: dict[str, list[tuple[str, Values]]] = defaultdict(list)
    ties: dict[str, list[Values]] = defaultdict(list)
    reads, one, two = map(prop, ("coop:reads", "coop:partnerA", "coop:partnerB"))
    for subject, values in fresh.items():
        for read in values[reads]:
            readings[read].append((subject, values))
        for partner in values[one] | values[two]:
            ties[partner].append(values)
    for thing in map(ref, growing):
        draft = Draft(thing)
        add_entity(draft, readings[thing])
        add_twins(draft, ties.get(thing, ()))
        yield draft


def _grow(draft: Draft, label: str | None, reference: Iterable[Triple]) -> Iterator[str]:
    """Join a draft with what the store has: one preferred label, the shortest of all.

    Yields:
        Lines that go.
    """
    if label is None:
        add_reference(draft, reference)
        return
    add_reason(draft)
    preferred, alternative = prop("skos:prefLabel"), prop("skos:altLabel")
    labels = {label, *draft.values[preferred]}
    best = best_label(labels, person=draft.is_a("foaf:Person"))
    assert best is not None
    draft.values[preferred] = {best}
    draft.values[alternative] |= labels
    draft.values[alternative].discard(best)
    if draft.values[alternative]:
        told = {str(t.object) for t in reference if str(t.predicate) == preferred}
        draft.values[alternative] -= told
    if label != best:
        yield f"{draft.subject} {preferred} {label} ."
        yield f"{draft.subject} {alternative} {best} ."
