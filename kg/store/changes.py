"""What becomes of articles and of the world in one batch, and how an endpoint is told of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from kg.store.terms import graph_text, iri, sparql_text


@dataclass(frozen=True, slots=True)
class ArticleChange:
    """What becomes of one article.

    Attributes:
        article: Its IRI.
        triples: Its new graph: triples of pyoxigraph or rdflib, or canonical N-Triples;
            None removes it.
    """

    article: str
    triples: Iterable[Any] | bytes | None


@dataclass(frozen=True, slots=True)
class WorldChange:
    """What becomes of the default graph.

    Attributes:
        removed: Resources that go: all triples with them as subject.
        triples: What comes, as in `ArticleChange`.
        gone: Single triples that go, before anything comes.
    """

    removed: Collection[str] = ()
    triples: Iterable[Any] | bytes = ()
    gone: Iterable[Any] | bytes = ()


@dataclass(frozen=True, slots=True)
class ArticleVersion:
    """What decides whether an article must be read again."""

    text_hash: str
    reading: str = field(default="")


def update_text(changes: Sequence[ArticleChange], world: WorldChange) -> str:
    """Return one SPARQL update request for a batch of articles and the world; empty if nothing."""
    parts: list[str] = []
    for change in changes:
        graph = iri(change.article)
        parts.append(f"DROP SILENT GRAPH {graph}")
        if change.triples is not None and (data := _data(change.triples)):
            parts.append(f"INSERT DATA {{ GRAPH {graph} {{\n{data}\n}} }}")
    if removed := sorted(set(world.removed)):
        values = " ".join(str(iri(thing)) for thing in removed)
        parts.append(f"DELETE {{ ?s ?p ?o }} WHERE {{ VALUES ?s {{ {values} }} ?s ?p ?o }}")
    if data := _data(world.gone):
        parts.append(f"DELETE DATA {{\n{data}\n}}")
    if data := _data(world.triples):
        parts.append(f"INSERT DATA {{\n{data}\n}}")
    return " ;\n".join(parts)


def update_data(verb: str, triples: Iterable[Any] | bytes, graph: str = "") -> str:
    """Return one `INSERT DATA` or `DELETE DATA` request, into a graph or the default one."""
    data = _data(triples)
    inner = f"GRAPH {iri(graph)} {{\n{data}\n}}" if graph else data
    return f"{verb} {{\n{inner}\n}}"


def _data(triples: Iterable[Any] | bytes) -> str:
    return sparql_text(graph_text(triples).decode()).removesuffix("\n")
