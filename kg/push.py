"""Bring a remote store to what a local one holds, one article graph at a time.

An article whose text and reading are there already is passed over, so a push that was
cut off goes on where it stopped, and a second one sends only what is new. The world is
compared triple by triple. Articles of ours that are gone here go there, too; graphs
that are none of ours are left alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from pyoxigraph import NamedNode, Triple

from kg.errors import StoreError
from kg.store import LocalStore, iri, update_data
from kg.store.remote import RemoteStore

#: Triples in one update; Virtuoso takes no more than a few thousand.
CHUNK: Final = 1000
_COOP: Final = "https://w3id.org/coopkg/ontology#"
_MARK: Final = f"{_COOP}textHash"
#: A claim stands in an article graph only: found without GRAPH, the server unites graphs.
_UNITES: Final = f"ASK {{ ?claim <{_COOP}candidate> ?thing }}"
_ALL: Final = "SELECT ?s ?p ?o WHERE {{ {0} }} ORDER BY ?s ?p ?o"
_HERE: Final = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"


@dataclass(slots=True)
class Pushed:
    """What a push did.

    Attributes:
        sent: Articles that were sent.
        same: Articles that were there already.
        removed: Articles that were taken away.
        added: Triples of the world that were sent.
        dropped: Triples of the world that were taken away.
    """

    sent: int = 0
    same: int = 0
    removed: int = 0
    added: int = 0
    dropped: int = 0


def push(
    source: LocalStore,
    target: RemoteStore,
    *,
    world: str = "",
    put: Callable[[str, Iterable[Triple]], None] | None = None,
    chunk: int = CHUNK,
    notice: Callable[[str], object] = len,
) -> Pushed:
    """Make a remote store hold what a local one holds.

    Args:
        source: What to push.
        target: Where to.
        world: IRI of the graph that holds the world there; empty for the default
            graph. Needed by servers that have none (Virtuoso).
        put: Replaces one graph by the Graph Store Protocol; by updates if None.
        chunk: Triples in one update.
        notice: Told of the progress; nobody if left out.

    Raises:
        StoreError: one of the stores fails; push again to go on.
    """
    done = Pushed()
    here, there = source.article_hashes(), target.article_hashes()
    for number, (article, version) in enumerate(sorted(here.items()), 1):
        if there.get(article) == version:
            done.same += 1
            continue
        triples = source.article_graph(article)
        (put or _by_update(target, chunk))(article, triples)
        done.sent += 1
        if done.sent % 100 == 0:
            notice(f"{number} of {len(here)} articles")
    _push_world(source, target, world, chunk, done, {*here, *there})
    for article in sorted(set(there) - set(here)):
        target.update(f"DROP SILENT GRAPH {iri(article)}")
        done.removed += 1
    return done


def _by_update(target: RemoteStore, chunk: int) -> Callable[[str, Iterable[Triple]], None]:
    def send(article: str, triples: Iterable[Triple]) -> None:
        # What says that the article is there goes last: a cut-off push is seen to be one.
        ordered = sorted(triples, key=lambda t: t.predicate.value == _MARK)
        target.update(f"DROP SILENT GRAPH {iri(article)}")
        for part in _parts(ordered, chunk):
            target.update(update_data("INSERT DATA", part, article))

    return send


def _push_world(
    source: LocalStore,
    target: RemoteStore,
    world: str,
    chunk: int,
    done: Pushed,
    articles: set[str],
) -> None:
    here = set(source.construct(_HERE))
    there = set(_world_of(target, world))
    if not world and target.ask(_UNITES):
        # What article graphs hold shows through; it is not the world's to lose.
        there = {t for t in there if t in here or not _shows_through(t, source, articles)}
    try:
        for part in _parts(sorted(there - here, key=str), chunk):
            target.update(update_data("DELETE DATA", part, world))
            done.dropped += len(part)
        for part in _parts(sorted(here - there, key=str), chunk):
            target.update(update_data("INSERT DATA", part, world))
            done.added += len(part)
    except StoreError as error:
        if world:
            raise
        raise StoreError(
            f"the world cannot be written: {error.what}",
            where=error.where,
            advice="If the server has no default graph, name one with --world-graph.",
        ) from error


def _shows_through(triple: Triple, source: LocalStore, articles: set[str]) -> bool:
    """Tell whether a triple stands in an article graph.

    Nearly all there speak of the article or of a part of it; decisions do not.
    """
    subject = triple.subject
    if isinstance(subject, NamedNode) and subject.value.partition("#")[0] in articles:
        return True
    return source.ask(f"ASK {{ GRAPH ?g {{ {triple} }} }}")


def _world_of(target: RemoteStore, world: str) -> Iterator[Triple]:
    pattern = f"GRAPH {iri(world)} {{ ?s ?p ?o }}" if world else "?s ?p ?o"
    for s, p, o in target.select(_ALL.format(pattern)):
        assert isinstance(s, NamedNode)
        assert isinstance(p, NamedNode)
        assert o is not None
        yield Triple(s, p, o)


def _parts(triples: Iterable[Triple], size: int) -> Iterator[list[Triple]]:
    source = iter(triples)
    while part := list(islice(source, size)):
        yield part
