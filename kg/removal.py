"""Take articles and people out of a store, with their share of the world."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Final

from pyoxigraph import NamedNode, Quad, Triple

from kg.errors import ReviewError
from kg.gazetteer import load_gazetteer
from kg.iris import Bases
from kg.redaction import name_hashes, removed_iri, secret
from kg.reference import place_triples
from kg.rejected import forget, forget_naming
from kg.review.decisions import Takedown
from kg.review.removed import is_taken_down, recorded, redacted
from kg.review.turtle import takedown_triples
from kg.store import ArticleChange, Store, WorldChange, iri, plain
from kg.terms import term
from kg.update import plan_world

_BATCH: Final = 64  # articles in one transaction
_NAMES: Final = """PREFIX coop: <https://w3id.org/coopkg/ontology#>
PREFIX prov: <http://www.w3.org/ns/prov#>
SELECT DISTINCT ?read ?name WHERE {
  VALUES (?who) { (UNDEF) }
  ?who prov:wasDerivedFrom ?reading .
  GRAPH ?graph { ?reading coop:reads ?read ; coop:printedForm|coop:label|coop:name ?name }
}"""


def change_articles(
    store: Store, changes: Sequence[ArticleChange], bases: Bases, also: Iterable[Triple] = ()
) -> None:
    """Replace or remove articles with their share of the world, batch by batch.

    Args:
        store: Open for writing.
        changes: Triples must be lists; None removes.
        bases: Where IRIs begin.
        also: Triples for the default graph, with the last batch.
    """
    known = set(store.article_hashes())
    reference = partial(place_triples, gazetteer=load_gazetteer(), bases=bases)
    rest = iter(changes)
    while batch := list(islice(rest, _BATCH)):
        world = plan_world(store, batch, known, reference)
        store.replace_articles(batch, world)
    store.replace_articles([], WorldChange(triples=list(also)))


def remove_articles(
    store: Store, articles: Collection[str], bases: Bases, folder: Path | None = None
) -> None:
    """Remove articles, given by IRI, and what the store's folder kept aside of them."""
    change_articles(store, [ArticleChange(article, None) for article in sorted(articles)], bases)
    for article in articles:
        forget(folder, article)


def person_takedown(store: Store, person: str, why: str, when: str) -> Takedown:
    """Return the takedown of a person of the store; it names them by hashes alone.

    Raises:
        ReviewError: nobody is known by the IRI.
    """
    rows = [(plain(row[0]), plain(row[1])) for row in store.select(_NAMES, {"who": iri(person)})]
    if not rows:
        raise ReviewError("nobody is known by this IRI.", where=person)
    known = {secret(read) for read, _ in rows} | name_hashes(name for _, name in rows)
    return Takedown(removed_iri(person), "person", why, when, frozenset(known))


def enforce(
    store: Store, takedowns: Collection[Takedown], bases: Bases, folder: Path | None = None
) -> int:
    """Carry out the takedowns that a store has no record of yet; return how many those are.

    Args:
        store: Open for writing.
        takedowns: Of the file of decisions.
        bases: Where IRIs begin.
        folder: Of the store, for what was kept aside; None if it is not in a folder.
    """
    done = recorded(store)
    new = [takedown for takedown in takedowns if takedown.iri not in done]
    if not new:
        return 0
    gone = [a for a, v in store.article_hashes().items() if is_taken_down(a, v.text_hash, new)]
    changes = [ArticleChange(article, None) for article in sorted(gone)]
    people = [takedown for takedown in new if takedown.kind == "person"]
    if people:
        graphs = _graphs(store.quads(), without=set(gone))
        changed = ((a, redacted(graph, people)) for a, graph in sorted(graphs.items()))
        changes += [ArticleChange(article, graph) for article, graph in changed if graph]
        forget_naming(folder, frozenset(h for t in people for h in t.hashes))
    records = [t for takedown in new for t in takedown_triples(takedown, binding=False)]
    change_articles(store, changes, bases, records)
    for article in gone:
        forget(folder, article)
    return len(new)


def _graphs(quads: Iterable[Quad], without: set[str]) -> dict[str, list[Triple]]:
    found: dict[str, list[Triple]] = defaultdict(list)
    for quad in quads:
        name = quad.graph_name
        if isinstance(name, NamedNode) and name.value not in without:
            found[name.value].append(quad.triple)
    kind = term("coop:Article")
    return {name: graph for name, graph in found.items() if any(t.object == kind for t in graph)}
