"""Graphs of articles that others made, in the shape of docs/graph-model.md.

Turtle, N-Triples, TriG, N-Quads and JSON-LD without remote contexts are read. RDF/XML is
not: it has entities.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, parse

from kg.errors import ForeignError
from kg.iris import Bases, run_iri
from kg.removal import change_articles
from kg.review.decisions import Takedown
from kg.review.removed import is_taken_down, redacted
from kg.shapes import Report, check_graph
from kg.store import ArticleChange, Store
from kg.terms import node, term

#: Largest file and longest literal that are taken.
MAX_BYTES: Final = 500_000_000
MAX_LITERAL: Final = 100_000
#: Names the reading of graphs that others made.
IMPORTED: Final = "imported"
_SCHEMES: Final = re.compile(r"(?:https?|urn|tag|doi|info|mailto):", re.I)
_FORMATS: Final = {
    ".ttl": RdfFormat.TURTLE, ".nt": RdfFormat.N_TRIPLES, ".trig": RdfFormat.TRIG,
    ".nq": RdfFormat.N_QUADS, ".jsonld": RdfFormat.JSON_LD,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did.

    Attributes:
        articles: How many came in.
        refused: Which did not conform, with why.
        left_out: How many were taken down.
    """

    articles: int
    refused: tuple[tuple[str, Report], ...] = ()
    left_out: int = 0


def read_graphs(path: Path) -> dict[str, list[Triple]]:
    """Read the article graphs of an RDF file, by the IRI of the article.

    In a file without named graphs, what begins with an article's IRI is its graph. The
    default graph of a file with named ones is left aside: the world is derived anew.

    Raises:
        ForeignError: the file cannot be read, or holds what no graph of ours may hold.
    """
    form = _FORMATS.get(path.suffix.lower())
    if form is None:
        raise ForeignError(
            "files of this kind are not read.",
            where=path,
            advice="Files that are read: {kinds}.",
            kinds=" ".join(_FORMATS),
        )
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ForeignError("is larger than {limit:,} bytes.", where=path, limit=MAX_BYTES)
        quads = [_checked(quad, path) for quad in parse(path=str(path), format=form)]
    except (OSError, SyntaxError, ValueError) as error:
        raise ForeignError(
            "cannot be read ({error}).", where=path, advice="IRIs must be absolute.", error=error
        ) from error
    articles = {_iri(q.subject) for q in quads if q.object == term("coop:Article")}
    graphs: dict[str, list[Triple]] = defaultdict(list)
    named = any(isinstance(q.graph_name, NamedNode) for q in quads)
    for quad in quads:
        owner = _iri(quad.graph_name) if named else _iri(quad.subject).partition("#")[0]
        if owner in articles:
            graphs[owner].append(quad.triple)
    if not graphs:
        raise ForeignError(
            "holds no graph of an article.", where=path, advice="See docs/graph-model.md."
        )
    return graphs


def _iri(value: object) -> str:
    return value.value if isinstance(value, NamedNode) else ""


def _checked(quad: Quad, path: Path) -> Quad:
    for part in quad.triple:
        if isinstance(part, NamedNode) and not _SCHEMES.match(part.value):
            raise ForeignError(
                "has the IRI <{iri}>.",
                where=path,
                advice="Only http, https, urn and the like are taken.",
                iri=part.value[:100],
            )
        if isinstance(part, Literal) and len(part.value) > MAX_LITERAL:
            raise ForeignError(
                "has a text of {count:,} characters.", where=path, count=len(part.value)
            )
        if not isinstance(part, NamedNode | Literal):
            raise ForeignError("has blank nodes.", where=path, advice="Give them IRIs.")
    return quad


def import_graphs(
    store: Store,
    graphs: Mapping[str, list[Triple]],
    bases: Bases,
    takedowns: Collection[Takedown] = (),
) -> Imported:
    """Take graphs of articles into a store, through the gate, with their share of the world.

    A graph that an import brought is marked, so that pruning leaves it alone.

    Args:
        store: Open for writing.
        graphs: See `read_graphs`.
        bases: Where IRIs begin.
        takedowns: What they mean for articles that are read holds for graphs, too.

    Raises:
        StoreError: the store cannot be written.
    """
    changes: list[ArticleChange] = []
    refused: list[tuple[str, Report]] = []
    left_out = 0
    for article, graph in sorted(graphs.items()):
        if is_taken_down(article, _text_hash(article, graph), takedowns):
            left_out += 1
            continue
        marked = _marked(article, redacted(graph, takedowns) or graph, bases)
        report = check_graph(marked)
        if report.conforms:
            changes.append(ArticleChange(article, marked))
        else:
            refused.append((article, report))
    change_articles(store, changes, bases)
    return Imported(len(changes), tuple(refused), left_out)


def _text_hash(article: str, graph: Iterable[Triple]) -> str:
    made = term("coop:textHash")
    hashes = (t for t in graph if t.predicate == made and _iri(t.subject) == article)
    return next((t.object.value for t in hashes if isinstance(t.object, Literal)), "")


def _marked(article: str, graph: list[Triple], bases: Bases) -> list[Triple]:
    made = term("prov:wasGeneratedBy")
    kept = [t for t in graph if t.predicate != made]
    kept.append(Triple(node(article), made, node(run_iri(IMPORTED, bases))))
    return sorted(kept, key=str)
