"""The versions of the articles of a local store, each looked up when it is asked for.

So one article more costs one look-up, however many the store holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

import pyoxigraph
from pyoxigraph import NamedNode

from kg.store.base import graph_of
from kg.store.changes import ArticleVersion
from kg.store.terms import iri

_TEXT_HASH: Final = NamedNode("https://w3id.org/coopkg/ontology#textHash")
_READING: Final = NamedNode("http://www.w3.org/ns/prov#wasGeneratedBy")


class Versions(Mapping[str, ArticleVersion]):
    """Versions by the IRI of the article, as `Store.article_hashes` gives them.

    To go through all of them reads the hashes of all articles.
    """

    def __init__(self, inner: pyoxigraph.Store) -> None:
        """Look into an open store."""
        self._inner = inner

    def __getitem__(self, article: str) -> ArticleVersion:
        texts = self._values(article, _TEXT_HASH)
        if not texts:
            raise KeyError(article)
        return ArticleVersion(max(texts), max(self._values(article, _READING), default=""))

    def _values(self, article: str, name: NamedNode) -> list[str]:
        """Return the values of a property of an article, in its own graph."""
        graph = iri(article)
        found = self._inner.quads_for_pattern(graph, name, None, graph)
        return [o.value for quad in found if not isinstance(o := quad.object, pyoxigraph.Triple)]

    def __iter__(self) -> Iterator[str]:
        found = self._inner.quads_for_pattern(None, _TEXT_HASH, None, None)
        return iter({graph for quad in found if (graph := graph_of(quad))})

    def __len__(self) -> int:
        return sum(1 for _ in self)
