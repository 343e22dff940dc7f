"""The store: article graphs and the world, on disk, in memory or behind an endpoint.

One protocol (`Store`), two doors (`LocalStore`, `RemoteStore`); pyoxigraph and
SPARQLWrapper are used here and in the modules that turn terms into text.
"""

from __future__ import annotations

from pathlib import Path

from kg.store.base import Rows, Store, graph_of, plain
from kg.store.changes import (
    ArticleChange,
    ArticleVersion,
    WorldChange,
    update_data,
    update_text,
)
from kg.store.folder import FORMAT
from kg.store.local import LocalStore
from kg.store.terms import (
    Term,
    as_triples,
    bind_values,
    check_query,
    graph_text,
    iri,
    query_form,
    term_text,
    words_of,
)

__all__ = [
    "FORMAT",
    "ArticleChange",
    "ArticleVersion",
    "LocalStore",
    "Rows",
    "Store",
    "Term",
    "WorldChange",
    "as_triples",
    "bind_values",
    "check_query",
    "graph_of",
    "graph_text",
    "iri",
    "open_store",
    "plain",
    "query_form",
    "term_text",
    "update_data",
    "update_text",
    "words_of",
]


def open_store(path: Path, endpoint: str = "", *, write: bool = False, page: int = 0) -> Store:
    """Open the store that the user means: an endpoint if one is given, else a folder.

    Args:
        path: The folder.
        endpoint: Address of a SPARQL service; empty for the folder.
        write: Whether the folder is to be written.
        page: Rows asked of an endpoint at a time; 0 for all at once.

    Raises:
        StoreError: it cannot be opened; see `LocalStore.open`.
    """
    if endpoint:
        from kg.store.remote import Endpoint, RemoteStore

        return RemoteStore(Endpoint(endpoint, page=page))
    return LocalStore.open(path, read_only=not write)
