"""The store: what the rest of the package may ask of it, whichever door is behind.

Two primitives differ between the doors, `query` and `update`; everything else is
SPARQL over them, so both behave the same. Article graphs are named, the world is
the default graph (docs/graph-model.md).
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

from pyoxigraph import Literal, NamedNode, Quad, Triple

from kg.errors import QueryError
from kg.store.changes import ArticleChange, ArticleVersion, WorldChange, update_text
from kg.store.lookups import (
    ABOUT,
    CLAIMED,
    HASHES,
    KEYED,
    LABELS,
    SAID,
    SKETCHED,
    TOUCHED,
    VALUES_IN,
    blocks,
    told_with,
)
from kg.store.terms import Term, bind_values, check_query, iri


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer of a SELECT: variable names, and rows of terms as they come."""

    variables: tuple[str, ...]
    rows: Iterable[tuple[Term | None, ...]]

    def __iter__(self) -> Iterator[tuple[Term | None, ...]]:
        return iter(self.rows)


class Store(ABC):
    """A place where article graphs and the world are kept.

    Errors of every method: `QueryError` if the text of a query is wrong,
    `StoreError` if the store cannot be read or written.

    Attributes:
        gives_all: Whether any query may be asked at once; if not, one in a fixed order
            is asked in pages, and a graph may come in part.
    """

    gives_all: bool = True

    @abstractmethod
    def query(self, text: str) -> Rows | Iterator[Triple] | bool:
        """Answer one query as it stands."""

    @abstractmethod
    def update(self, text: str) -> None:
        """Carry out one update request, all of it or nothing."""

    @abstractmethod
    def quads(self) -> Iterator[Quad]:
        """Return everything, in no particular order."""

    def flush(self) -> None:
        """Write what is held in memory to disk, if the store holds any back."""
        return

    def optimize(self) -> None:
        """Put what many batches wrote into good order, if the store profits from it."""
        return

    @abstractmethod
    def close(self) -> None:
        """Write what is not yet written and let go of the store."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.close()

    def ask_text(self, text: str, bindings: Mapping[str, Term | None] | None = None) -> str:
        """Return a query as it will be sent, its values bound.

        Raises:
            QueryError: a binding has no parameter line, or the query holds SERVICE.
        """
        check_query(text)
        return bind_values(text, bindings) if bindings else text

    def select(self, text: str, bindings: Mapping[str, Term | None] | None = None) -> Rows:
        """Answer a SELECT; rows are streamed."""
        answer = self.query(self.ask_text(text, bindings))
        if not isinstance(answer, Rows):
            raise QueryError("this query is no SELECT.", where=text[:80])
        return answer

    def construct(
        self, text: str, bindings: Mapping[str, Term | None] | None = None
    ) -> Iterator[Triple]:
        """Answer a CONSTRUCT or DESCRIBE."""
        answer = self.query(self.ask_text(text, bindings))
        if isinstance(answer, Rows | bool):
            raise QueryError("this query is no CONSTRUCT or DESCRIBE.", where=text[:80])
        return answer

    def ask(self, text: str, bindings: Mapping[str, Term | None] | None = None) -> bool:
        """Answer an ASK."""
        answer = self.query(self.ask_text(text, bindings))
        if not isinstance(answer, bool):
            raise QueryError("this query is no ASK.", where=text[:80])
        return answer

    def replace_article(
        self, article: str, triples: Iterable[Any], world: WorldChange | None = None
    ) -> None:
        """Put one article's graph in place of what stood there, with its share of the world.

        Args:
            article: IRI of the article, and of its graph.
            triples: Of pyoxigraph or rdflib, without blank nodes.
            world: What goes from and comes into the default graph with it.
        """
        self.replace_articles([ArticleChange(article, triples)], world)

    def remove_article(self, article: str, world: WorldChange | None = None) -> None:
        """Drop one article's graph; nothing happens if it is not there."""
        self.replace_articles([ArticleChange(article, None)], world)

    def replace_articles(
        self, changes: Sequence[ArticleChange], world: WorldChange | None = None
    ) -> None:
        """Commit a batch of articles and their share of the world, all or nothing."""
        if text := update_text(changes, world or WorldChange()):
            self.update(text)

    def article_hashes(self) -> dict[str, ArticleVersion]:
        """Return, by article IRI, the hash of the text and the IRI of the reading."""
        rows = self.select(HASHES)
        return {
            plain(article): ArticleVersion(plain(text), plain(reading))
            for article, text, reading in rows
        }

    def article_versions(self) -> Mapping[str, ArticleVersion]:
        """Return what `article_hashes` does, perhaps looked up one by one when asked for."""
        return self.article_hashes()

    def article_graph(self, article: str) -> list[Triple]:
        """Return the triples of one article's graph, sorted; empty if there is none."""
        query = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH {iri(article)} {{ ?s ?p ?o }} }}"
        return sorted(self.construct(query), key=str)

    def touched_by(self, article: str) -> list[str]:
        """Return the world IRIs that an article's claims and readings speak of, sorted."""
        return [plain(row[0]) for row in self.select(TOUCHED % iri(article))]

    def claims_about(
        self, things: Collection[str], without: Collection[str] = ()
    ) -> Iterator[Quad]:
        """Return all triples of the claims and entity readings that bear on world resources.

        A claim bears on its `coop:candidate` and its partners, a reading on what it
        `coop:reads`: what `kg.world.derive_many` needs to know.

        Args:
            things: World IRIs.
            without: Articles to leave out, e.g. those about to be replaced.
        """
        for quad in self._quads(ABOUT, map(iri, sorted(set(things)))):
            if graph_of(quad) not in without:
                yield quad

    def said_of(self, things: Collection[str], names: Sequence[str]) -> Iterator[Triple]:
        """Return what the world says of some resources, perhaps nothing.

        Args:
            things: World IRIs.
            names: IRIs of properties; whatever is known has the first.
        """
        among = " ".join(str(iri(name)) for name in names)
        for values in blocks(map(iri, sorted(set(things)))):
            for s, p, o in self.select(SAID % (values, among)):
                assert isinstance(s, NamedNode)
                assert isinstance(p, NamedNode)
                assert o is not None
                yield Triple(s, p, o)

    def told_with(
        self, names: Sequence[str], values: Iterable[NamedNode | Literal]
    ) -> Iterator[Quad]:
        """Return what claims or readings say that have some values in one property.

        Args:
            names: IRIs of properties: the one with the values, and all that is asked for.
            values: Any number.
        """
        return self._quads(told_with(names), sorted(set(values), key=str))

    def people_named(self, keys: Iterable[str]) -> Iterator[Quad]:
        """Return what readings say of people whose names have one of some keys."""
        return self.told_with(SKETCHED, map(Literal, keys))

    def claims_keyed(self, keys: Collection[str]) -> Iterator[Quad]:
        """Return all triples of the claims that have one of some blocking keys."""
        return self._quads(KEYED, map(Literal, sorted(set(keys))))

    def values_in(self, articles: Collection[str], name: str) -> set[str]:
        """Return the values of one of our properties, given by its name, in some articles."""
        texts = (VALUES_IN % (iri(article), name) for article in articles)
        return {plain(row[0]) for text in texts for row in self.select(text)}

    def claimed_of(self, entities: Collection[str]) -> Iterator[str]:
        """Return the world IRIs of the claims that name some entities in any role."""
        for values in blocks(map(iri, sorted(set(entities)))):
            yield from (plain(row[0]) for row in self.select(CLAIMED % values))

    def _quads(self, query: str, values: Iterable[object]) -> Iterator[Quad]:
        """Return the quads that a query of them finds for some values, block by block."""
        for block in blocks(values):
            for g, s, p, o in self.select(query % block):
                assert isinstance(g, NamedNode)
                assert isinstance(s, NamedNode)
                assert isinstance(p, NamedNode)
                assert o is not None
                yield Quad(s, p, o, g)

    def preferred_labels(self, things: Collection[str]) -> dict[str, Literal]:
        """Return the English label of each world resource that the store has, by IRI."""
        found: dict[str, Literal] = {}
        for values in blocks(map(iri, sorted(set(things)))):
            for thing, label in self.select(LABELS % values):
                if isinstance(label, Literal):
                    found[plain(thing)] = label
        return found

    def dump(self) -> list[str]:
        """Return the whole store as sorted lines of N-Quads: the same bytes for the same data."""
        return sorted(f"{quad} ." for quad in self.quads())


def graph_of(quad: Quad) -> str:
    """Return the IRI of a quad's graph; empty for the default graph."""
    return quad.graph_name.value if isinstance(quad.graph_name, NamedNode) else ""


def plain(term: Term | None) -> str:
    """Return the IRI or the text of a term; empty if there is none."""
    return "" if term is None else term.value
