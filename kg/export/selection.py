"""Which part of a store is wanted: about a thing, since a date, sure enough, reviewed.

A selection chooses claims. With a claim come the entities that it names, what these
lie in or belong to, and the articles that make the claim.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from kg.errors import ExportError
from kg.namespaces import ONTOLOGY
from kg.store import Store, Term, iri, plain

_PREFIXES: Final = f"""PREFIX coop: <{ONTOLOGY}> PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX prov: <http://www.w3.org/ns/prov#> PREFIX schema: <https://schema.org/>
"""
_BATCH: Final = 500
_CLAIMS: Final = (
    _PREFIXES
    + """SELECT ?thing ?claim ?article ?confidence ?id ?date WHERE {
  %s
  ?thing prov:wasDerivedFrom ?claim ; coop:confidence ?confidence .
  GRAPH ?graph { ?claim coop:inArticle ?article . ?article dcterms:identifier ?id
    OPTIONAL { ?article schema:datePublished ?date } }
} ORDER BY ?thing ?claim ?article ?confidence ?id ?date"""
)
_ABOUT: Final = (
    _PREFIXES
    + """SELECT DISTINCT ?thing { VALUES ?it { %s }
  ?thing ?role ?it ; coop:confidence ?sure ; prov:wasDerivedFrom ?claim }
ORDER BY ?thing"""
)
_NAMED: Final = (
    _PREFIXES
    + """SELECT DISTINCT ?it { VALUES ?s { %s } ?s ?p ?it . ?it a ?class
  FILTER (?p != prov:wasDerivedFrom) }
ORDER BY ?it"""
)
_AROUND: Final = (
    _PREFIXES
    + """SELECT DISTINCT ?it { VALUES ?s { %s }
  ?s coop:country|coop:within|coop:locality|coop:partOf|coop:mergedInto ?it }
ORDER BY ?it"""
)
_DERIVED: Final = (
    _PREFIXES
    + "SELECT DISTINCT ?it { VALUES ?it { %s } ?it prov:wasDerivedFrom ?claim } ORDER BY ?it"
)
_REVIEWED: Final = (
    _PREFIXES
    + """SELECT DISTINCT ?claim {
  { ?d coop:decisionOn ?claim ; coop:verdict ?verdict OPTIONAL { ?d coop:decisionState ?state } }
  UNION { GRAPH ?g {
    ?d coop:decisionOn ?claim ; coop:verdict ?verdict OPTIONAL { ?d coop:decisionState ?state }
  } }
  FILTER (STR(?verdict) IN ("accept", "add", "correct"))
  FILTER (STR(COALESCE(?state, "applied")) = "applied")
} ORDER BY ?claim"""
)


@dataclass(frozen=True, slots=True)
class Selection:
    """What is wanted; all conditions hold at once.

    Attributes:
        about: IRIs of entities or claims; any if None.
        articles: Identifiers of articles; any if None.
        since: EDTF date from which articles count; articles without a date then do not.
        min_confidence: Least confidence of the merged claim, 0 to 1.
        reviewed_only: Whether only claims that a reviewer accepted or corrected count.
    """

    about: tuple[str, ...] | None = None
    articles: tuple[str, ...] | None = None
    since: str = ""
    min_confidence: float = 0.0
    reviewed_only: bool = False

    def __bool__(self) -> bool:
        """Return whether anything is left out."""
        return self != Selection()


@dataclass(frozen=True, slots=True)
class Choice:
    """What a selection came to, as IRIs: things of the world, claims and articles."""

    things: frozenset[str]
    claims: frozenset[str]
    articles: frozenset[str]


def choose(store: Store, selection: Selection) -> Choice:
    """Ask a store what a selection means in it.

    Raises:
        ExportError: an article is not in the store.
        StoreError: the store cannot be read.
    """
    reviewed = {plain(row[0]) for row in store.select(_REVIEWED)}
    things: set[str] = set()
    claims: set[str] = set()
    articles: set[str] = set()
    seen: set[str] = set()
    for row in _claims(store, selection):
        thing, claim, article, confidence, identifier, date = map(plain, row)
        seen.add(identifier)
        if (
            (selection.articles is None or identifier in selection.articles)
            and (not selection.since or date >= selection.since)
            and float(confidence) >= selection.min_confidence
            and (not selection.reviewed_only or claim in reviewed)
        ):
            things.add(thing)
            claims.add(claim)
            articles.add(article)
    if selection.about is None and (missing := set(selection.articles or ()) - seen):
        raise ExportError(
            "No claim of this article is in the store.",
            where=min(missing),
            advice="List the articles with: kg query articles",
        )
    entities = set(_asked(store, _NAMED, things)) | set(selection.about or ())
    return Choice(
        frozenset(things | _surroundings(store, entities - things)),
        frozenset(claims),
        frozenset(articles),
    )


def _claims(store: Store, selection: Selection) -> Iterator[tuple[Term | None, ...]]:
    if selection.about is None:
        yield from store.select(_CLAIMS % "")
        return
    wanted = {*_asked(store, _ABOUT, selection.about), *selection.about}
    for values in _batches(wanted):
        yield from store.select(_CLAIMS % f"VALUES ?thing {{ {values} }}")


def _surroundings(store: Store, entities: Collection[str]) -> set[str]:
    """Return entities with all that they lie in, belong to or were merged into."""
    known: set[str] = set()
    fresh = set(entities)
    while fresh:
        known |= fresh
        fresh = set(_asked(store, _AROUND, fresh)) - known
    return known


def _asked(store: Store, query: str, things: Iterable[str]) -> Iterator[str]:
    for values in _batches(things):
        yield from (plain(row[0]) for row in store.select(query % values))


def _batches(things: Iterable[str]) -> Iterator[str]:
    """Yield IRIs as the text of VALUES blocks, each checked."""
    ordered = sorted(things)
    for start in range(0, len(ordered), _BATCH):
        yield " ".join(str(iri(thing)) for thing in ordered[start : start + _BATCH])


def world_things(store: Store, iris: Iterable[str]) -> set[str]:
    """Return those of some IRIs that are derived from articles: entities and merged claims."""
    return set(_asked(store, _DERIVED, iris))


def things_lines(store: Store, things: Collection[str]) -> Iterator[bytes]:
    """Yield what the world says of things, as lines in no particular order."""
    for values in _batches(things):
        query = f"SELECT ?s ?p ?o {{ VALUES ?s {{ {values} }} ?s ?p ?o }} ORDER BY ?s ?p ?o"
        yield from (f"{s} {p} {o} .".encode() for s, p, o in store.select(query))
