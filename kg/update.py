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
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from pyoxigraph import Quad

from kg.contradictions import blocking_keys_of, candidates_in, find_contradictions
from kg.growing import Lines, Reference, grow_claims, grow_entities, sort_claimed
from kg.merging import BEARING
from kg.people import SKETCHED, People, Register, name_keys
from kg.statements import Told, Values, iri_in, lines_of, ref, told_by, told_in, union
from kg.store import ArticleChange, Store, WorldChange, graph_of, graph_text
from kg.world import article_summary, derive_many, entities_in, touched


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
    anew = _moved(store, replaced, before, people)
    anew |= touched(people.unify(union(tellings[article] for article in replaced)))
    claimed = sort_claimed(store, fresh, anew)
    anew.update(map(iri_in, claimed.again))
    spelled = {iri for thing in anew for iri in people.spellings(thing)}
    stored = people.unify(told_by(store.claims_about(spelled, without=graphs), BEARING))
    world = Lines([line for lines in graphs.values() for line in article_summary(lines)])
    things = anew.union(map(iri_in, claimed.new))
    world.comes += derive_many(things, union([stored, fresh]), reference)
    world += grow_claims(store, claimed, people)
    world += grow_entities(store, entities_in(fresh) - anew, fresh, reference)
    keys = blocking_keys_of(union([raw, stored])) | store.values_in(replaced, "blockingKey")
    world += _exchanged(*_contradictions(store, keys, fresh, graphs, anew), anew)
    world += _exchanged(before.remarks(), people.remarks(), anew)
    return WorldChange({*anew, *graphs}, _text(world.comes), _text(world.goes))


def _moved(store: Store, replaced: Collection[str], before: People, people: People) -> set[str]:
    """Return what replaced articles spoke of, and what names somebody who is no more who it was."""
    moved = before.moved(people)
    old = {thing for article in replaced for thing in store.touched_by(article)}
    old |= moved | set(store.claimed_of(moved))
    return {who.of(iri) for iri in old for who in (before, people)}


def _exchanged(
    before: Mapping[str, Collection[str]], now: Mapping[str, Collection[str]], anew: Collection[str]
) -> Lines:
    """Put lines in the place of others, by subject; of what is made anew nothing is left."""
    lines = Lines()
    for thing in before.keys() | now.keys():
        lines.exchange([] if thing in anew else before.get(thing, []), now.get(thing, []))
    return lines


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
    store: Store, keys: Collection[str], fresh: Told, graphs: Collection[str], anew: Iterable[str]
) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Return what contradicts what before and after a batch, among claims that share keys."""
    before, now = _compared(store, keys, fresh, graphs, anew)
    lost = {thing for thing, lines in before.items() if lines - now.get(thing, set())}
    # What does not contradict under one of the keys any more may do so under others.
    stored = told_by(store.claims_about(lost, without=graphs), BEARING)
    if others := blocking_keys_of(stored).difference(keys):
        also = _compared(store, others, fresh, graphs, lost)[1]
        now = {thing: now.get(thing, set()) | also.get(thing, set()) for thing in now | also}
    return before, now


def _compared(
    store: Store, keys: Collection[str], fresh: Told, graphs: Collection[str], things: Iterable[str]
) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Return what contradicts what before and after under some keys, in pairs with what changes.

    That is what the batch tells of, or told of before, and some things, given by IRI.
    """
    known = list(store.claims_keyed(keys))
    kept = told_by((quad for quad in known if graph_of(quad) not in graphs), BEARING)
    gone = told_by((quad for quad in known if graph_of(quad) in graphs), BEARING)
    about = {text for told in (fresh, gone) for text in candidates_in(told)}.union(map(ref, things))
    before = find_contradictions(union([kept, gone]), keys, about)
    return before, find_contradictions(union([kept, fresh]), keys, about)


def _readings(quads: Iterable[Quad]) -> Iterator[Values]:
    """Yield what each reading of each article says."""
    graphs: dict[str, list[Quad]] = defaultdict(list)
    for quad in quads:
        graphs[graph_of(quad)].append(quad)
    for found in graphs.values():
        yield from told_by(found, SKETCHED).values()
