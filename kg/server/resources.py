"""What is known of one IRI, as RDF or as a page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import pyoxigraph
from pyoxigraph import Literal, NamedNode, Triple

from kg.namespaces import CLASSES, ONTOLOGY, PREFIXES, PROPERTIES, SCHEMES
from kg.resources import ontology_dir
from kg.server import negotiate
from kg.server.pages import path_of, render_own, render_thing
from kg.server.problems import ProblemError
from kg.store import LocalStore, iri, plain

if TYPE_CHECKING:
    from kg.server.jobs import Answer

_ABOUT = """CONSTRUCT { ?s ?p ?o } WHERE {
  VALUES (?s) { (UNDEF) }
  { ?s ?p ?o } UNION { GRAPH ?graph { ?s ?p ?o } }
}"""
_GRAPH = """CONSTRUCT { ?s ?p ?o } WHERE {
  VALUES (?graph) { (UNDEF) }
  GRAPH ?graph { ?s ?p ?o }
}"""
_NAMED_BY = """PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?p ?s ?label WHERE {
  VALUES (?o) { (UNDEF) }
  ?s ?p ?o .
  OPTIONAL { ?s skos:prefLabel ?label FILTER (LANG(?label) = "en") }
} ORDER BY ?p ?s LIMIT 200"""
_LABELS = ("skos:prefLabel", "rdfs:label", "foaf:name", "schema:headline", "dcterms:title")


@dataclass(frozen=True, slots=True)
class Cell:
    """A value as a page shows it: its text, where it leads, and the language it is in."""

    text: str
    href: str = ""
    lang: str = ""


def describe_resource(
    store: LocalStore, name: str, accept: str, values: Mapping[str, str]
) -> Answer:
    """Tell what is known of an IRI, in the format that suits the client.

    Args:
        store: Where to look.
        name: The IRI.
        accept: The client's `Accept` header, or one media type.
        values: For pages: `lang`, `part`, and `site`, the languages in which there is a site.

    Raises:
        ProblemError: 404 if nothing is known of it, 406 if no format suits.
    """
    from kg.server.jobs import Answer, write_triples

    thing = iri(name)
    triples = list(_triples(store, thing))
    if not triples:
        raise ProblemError(404, "Nothing is known of this IRI", name)
    media = negotiate.choose(accept, ("text/html", *negotiate.TRIPLES))
    if media != "text/html":
        return write_triples(triples, media)
    return Answer(200, "text/html; charset=utf-8", _page(store, thing, triples, values).encode())


def _triples(store: LocalStore, thing: NamedNode) -> Iterator[Triple]:
    if thing.value == ONTOLOGY.rstrip("#") or thing.value.startswith((ONTOLOGY, SCHEMES)):
        yield from _vocabulary(thing)
        return
    found = set(store.construct(_ABOUT, {"s": thing}))
    found |= set(store.construct(_GRAPH, {"graph": thing}))
    yield from sorted(found, key=str)


def _vocabulary(thing: NamedNode) -> Iterator[Triple]:
    store = vocabulary()
    if thing.value.startswith(SCHEMES):
        for quad in store.quads_for_pattern(thing, None, None):
            yield quad.triple
        return
    for quad in store:
        subject = quad.subject
        if not isinstance(subject, NamedNode) or not subject.value.startswith(SCHEMES):
            yield quad.triple


@lru_cache(maxsize=1)
def vocabulary() -> pyoxigraph.Store:
    """Return the ontology and the concept schemes, as shipped."""
    store = pyoxigraph.Store()
    folder = ontology_dir()
    for path in [folder / "core.ttl", *sorted((folder / "schemes").glob("*.ttl"))]:
        store.load(path=str(path), format=pyoxigraph.RdfFormat.TURTLE)
    return store


@lru_cache(maxsize=1)
def own_terms() -> dict[str, object]:
    """Return the IRIs of our classes and properties, and our prefixes, for completion."""
    return {
        "classes": [ONTOLOGY + name for name in CLASSES],
        "properties": [ONTOLOGY + name for name in PROPERTIES],
        "prefixes": dict(PREFIXES),
    }


def _page(
    store: LocalStore, thing: NamedNode, triples: Iterable[Triple], values: Mapping[str, str]
) -> str:
    """Return the site's page of a thing, or a plain one of what has no page there."""
    if found := render_thing(store, thing.value, values):
        return found
    own = [triple for triple in triples if triple.subject == thing]
    labels = _names(store, own)
    facts: dict[str, list[Cell]] = defaultdict(list)
    for triple in own:
        facts[shorten(triple.predicate.value)].append(_cell(triple.object, labels))
    incoming: dict[str, list[Cell]] = defaultdict(list)
    for prop, subject, label in store.select(_NAMED_BY, {"o": thing}):
        cell = Cell(plain(label) or shorten(plain(subject)), path_of(plain(subject)))
        incoming[shorten(plain(prop))].append(cell)
    return render_own(
        "resource.html",
        _label(own) or shorten(thing.value),
        values.get("lang", "en"),
        values.get("site", "").split(),
        iri=thing.value,
        facts=sorted((name, sorted(cells, key=_order)) for name, cells in facts.items()),
        incoming=sorted(incoming.items()),
    )


def _order(cell: Cell) -> tuple[str, str]:
    return cell.lang, cell.text


def _names(store: LocalStore, triples: Iterable[Triple]) -> dict[str, str]:
    objects = {t.object.value for t in triples if isinstance(t.object, NamedNode)}
    return {name: literal.value for name, literal in store.preferred_labels(objects).items()}


def _label(triples: Iterable[Triple]) -> str:
    """Return the best name: English first, by the order of the properties that name things."""
    found = [
        (_LABELS.index(prop), t.object.language != "en", t.object.value)
        for t in triples
        if isinstance(t.object, Literal) and (prop := shorten(t.predicate.value)) in _LABELS
    ]
    return min(found)[2] if found else ""


def _cell(value: object, labels: dict[str, str]) -> Cell:
    if isinstance(value, NamedNode):
        return Cell(labels.get(value.value) or shorten(value.value), path_of(value.value))
    assert isinstance(value, Literal)
    return Cell(value.value, lang=value.language or "")


def shorten(name: str) -> str:
    """Return an IRI with one of our prefixes, or as it is.

    >>> shorten("http://www.w3.org/2004/02/skos/core#prefLabel")
    'skos:prefLabel'
    """
    for prefix, base in PREFIXES.items():
        if name.startswith(base) and len(name) > len(base):
            return f"{prefix}:{name[len(base) :]}"
    return name
