"""The local door: Oxigraph, in a folder (`kg.store.folder`) or in memory."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

import pyoxigraph

from kg.errors import QueryError, StoreError
from kg.messages import Message
from kg.store.base import Rows, Store, graph_of
from kg.store.by_index import claimed_of, claims_with, said_of, told_with
from kg.store.changes import ArticleChange, ArticleVersion, WorldChange
from kg.store.folder import MARK, check_version, open_folder, prepare
from kg.store.journal import carry_out, is_pending, note_of, recover
from kg.store.lookups import BLOCKING_KEY, NAMING
from kg.store.terms import Term, iri
from kg.store.versions import Versions

#: Articles from which a batch is loaded in bulk.
_MANY = 64
_FAILURES = {
    "read": Message("the store cannot be read: {error}."),
    "written": Message("the store cannot be written: {error}."),
}


class LocalStore(Store):
    """An embedded Oxigraph store.

    Attributes:
        path: Its folder; None if it lives in memory.
        union: Whether queries see named graphs in the default graph too. Only
            for tests: answers must not depend on it.
        read_only: Whether updates are refused.
    """

    def __init__(
        self,
        inner: pyoxigraph.Store,
        path: Path | None = None,
        *,
        union: bool = False,
        read_only: bool = False,
    ) -> None:
        """Wrap a store that is open; `open` and `in_memory` make one."""
        self._inner = inner
        self.path = path
        self.union = union
        self.read_only = read_only

    @classmethod
    def in_memory(cls, *, union: bool = False) -> LocalStore:
        """Return a new empty store that is gone with the process."""
        return cls(pyoxigraph.Store(), union=union)

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> LocalStore:
        """Open the store in a folder; a writer makes it if it is not there.

        Raises:
            StoreError: there is none to read, the folder is something else, another
                process writes to it, its version is another one, or the disk fails.
        """
        if read_only:
            check_version(path, must_exist=True)
            _mend(path)
            inner = open_folder(lambda: pyoxigraph.Store.read_only(str(path / "data")), path)
            return cls(inner, path, read_only=True)
        prepare(path)
        store = cls(open_folder(lambda: pyoxigraph.Store(str(path / "data")), path), path)
        try:
            recover(store._inner, path)
        except OSError as error:
            raise store._failed("written", error) from error
        return store

    def query(
        self,
        text: str,
        *,
        default_graphs: Collection[str] = (),
        named_graphs: Collection[str] = (),
        base: str | None = None,
    ) -> Rows | Iterator[pyoxigraph.Triple] | bool:
        """Answer one query; rows and triples are made as they are taken.

        Args:
            text: The query.
            base: What relative IRIs in it are relative to; without, they are a mistake.
            default_graphs: IRIs of graphs that together are the default graph.
            named_graphs: IRIs of the graphs that can be named. If both are empty, the
                store's own default graph and all its named graphs are asked.
        """
        dataset: dict[str, list[pyoxigraph.NamedNode]] = {}
        if default_graphs or named_graphs:
            dataset["default_graph"] = [iri(name) for name in default_graphs]
            dataset["named_graphs"] = [iri(name) for name in named_graphs]
        try:
            answer = self._inner.query(
                text,
                base_iri=base,
                use_default_graph_as_union=self.union,
                **dataset,  # type: ignore[arg-type]
            )
        except (SyntaxError, ValueError) as error:
            raise QueryError(f"the query cannot be read: {error}.") from error
        except RuntimeError as error:
            raise QueryError(f"the query cannot be answered: {error}.") from error
        except OSError as error:
            raise self._failed("read", error) from error
        if isinstance(answer, pyoxigraph.QueryBoolean):
            return bool(answer)
        if isinstance(answer, pyoxigraph.QueryTriples):
            return self._triples(answer)
        names = tuple(variable.value for variable in answer.variables)
        return Rows(names, self._solutions(answer, len(names)))

    def update(self, text: str) -> None:
        """Carry out one update in one transaction."""
        if self.read_only:
            raise StoreError("the store was opened for reading only.", where=self.path or "memory")
        try:
            self._inner.update(text)
        except (SyntaxError, ValueError) as error:
            raise QueryError(f"the update cannot be read: {error}.") from error
        except RuntimeError as error:
            raise StoreError(f"the update was refused: {error}.") from error
        except OSError as error:
            raise self._failed("written", error) from error

    def replace_articles(
        self, changes: Sequence[ArticleChange], world: WorldChange | None = None
    ) -> None:
        """Commit a batch of articles and their share of the world, all or nothing.

        A large one is loaded in bulk: readers beside see it added first, and a moment
        later what it replaces gone.
        """
        path = self.path
        if path is None or self.read_only or len(changes) < _MANY:
            super().replace_articles(changes, world)
            return
        try:
            carry_out(self._inner, path, note_of(self._inner, changes, world or WorldChange()))
        except OSError as error:
            raise self._failed("written", error) from error

    def quads(self) -> Iterator[pyoxigraph.Quad]:
        """Return every quad."""
        try:
            yield from self._inner.quads_for_pattern(None, None, None, None)
        except OSError as error:
            raise self._failed("read", error) from error

    def graph_names(self) -> Iterator[str]:
        """Return the names of the named graphs, in no particular order."""
        try:
            for name in self._inner.named_graphs():
                if isinstance(name, pyoxigraph.NamedNode):
                    yield name.value
        except OSError as error:
            raise self._failed("read", error) from error

    def dump_graph(self, out: Any, name: str | None) -> None:
        """Write one graph as N-Triples, unordered, to a binary file; None is the default graph."""
        graph = pyoxigraph.NamedNode(name) if name else pyoxigraph.DefaultGraph()
        try:
            self._inner.dump(out, pyoxigraph.RdfFormat.N_TRIPLES, from_graph=graph)
        except OSError as error:
            raise self._failed("read", error) from error

    def match(
        self,
        subject: pyoxigraph.NamedNode | None,
        predicate: pyoxigraph.NamedNode | None = None,
        value: Term | None = None,
        graph: pyoxigraph.NamedNode | pyoxigraph.DefaultGraph | None = None,
    ) -> Iterator[pyoxigraph.Quad]:
        """Return the quads that fit a pattern, by the indexes; None fits anything."""
        try:
            yield from self._inner.quads_for_pattern(subject, predicate, value, graph)
        except OSError as error:
            raise self._failed("read", error) from error

    def article_versions(self) -> Mapping[str, ArticleVersion]:
        """Return the versions of all articles; each is looked up when it is asked for."""
        return Versions(self._inner)

    def claims_about(
        self, things: Collection[str], without: Collection[str] = ()
    ) -> Iterator[pyoxigraph.Quad]:
        """Return what `Store.claims_about` does, by index look-ups instead of a query."""
        named = map(pyoxigraph.NamedNode, sorted(set(things)))
        found = claims_with(self.match, NAMING, named)
        return (quad for quad in found if graph_of(quad) not in without)

    def claims_keyed(self, keys: Collection[str]) -> Iterator[pyoxigraph.Quad]:
        """Return what `Store.claims_keyed` does, by index look-ups instead of a query."""
        named = map(pyoxigraph.Literal, sorted(set(keys)))
        return claims_with(self.match, (BLOCKING_KEY,), named)

    def said_of(self, things: Collection[str], names: Sequence[str]) -> Iterator[pyoxigraph.Triple]:
        """Return what `Store.said_of` does, by index look-ups instead of a query."""
        return said_of(self.match, things, names)

    def told_with(
        self, names: Sequence[str], values: Iterable[pyoxigraph.NamedNode | pyoxigraph.Literal]
    ) -> Iterator[pyoxigraph.Quad]:
        """Return what `Store.told_with` does, by index look-ups instead of a query."""
        return told_with(self.match, names, values)

    def claimed_of(self, entities: Collection[str]) -> Iterator[str]:
        """Return what `Store.claimed_of` does, by index look-ups instead of a query."""
        return claimed_of(self.match, entities)

    def load(self, data: bytes | str, file_format: pyoxigraph.RdfFormat) -> None:
        """Add a document's quads (TriG, N-Quads) or triples; for fixtures and imports."""
        try:
            self._inner.load(data, format=file_format)
        except (SyntaxError, ValueError) as error:
            raise StoreError(f"the RDF cannot be read: {error}.") from error
        except OSError as error:
            raise self._failed("written", error) from error

    def load_bulk(self, stream: IO[bytes], file_format: pyoxigraph.RdfFormat) -> None:
        """Add a document's quads in bulk; cut off, only a part of them may be there.

        Raises:
            StoreError: it cannot be read, or the store not be written.
        """
        try:
            self._inner.bulk_load(stream, format=file_format)
        except (SyntaxError, ValueError) as error:
            raise StoreError(f"the RDF cannot be read: {error}.") from error
        except OSError as error:
            raise self._failed("written", error) from error

    def extend(self, quads: Iterable[pyoxigraph.Quad]) -> None:
        """Add quads; for copies in memory."""
        self._inner.extend(quads)

    def optimize(self) -> None:
        """Compact the files; worth it after a large build."""
        try:
            self._inner.optimize()
        except OSError as error:
            raise self._failed("written", error) from error

    def flush(self) -> None:
        """Write the tables that are still in memory to disk and free them."""
        if self.path is not None and not self.read_only:
            try:
                self._inner.flush()
            except OSError as error:
                raise self._failed("written", error) from error

    def close(self) -> None:
        """Flush and let go of the folder; who serves it sees by its mark that it changed."""
        if "_inner" in self.__dict__:
            self.flush()
            if self.path is not None and not self.read_only:
                (self.path / MARK).touch()
        self.__dict__.pop("_inner", None)

    def _solutions(
        self, answer: pyoxigraph.QuerySolutions, width: int
    ) -> Iterator[tuple[Term | None, ...]]:
        try:
            for row in answer:
                yield tuple(row[i] for i in range(width))
        except OSError as error:
            raise self._failed("read", error) from error

    def _triples(self, answer: pyoxigraph.QueryTriples) -> Iterator[pyoxigraph.Triple]:
        try:
            yield from answer
        except OSError as error:
            raise self._failed("read", error) from error

    def _failed(self, verb: str, error: OSError) -> StoreError:
        return StoreError(
            _FAILURES[verb],
            where=self.path or "memory",
            advice="Look at the free space and the permissions of its folder.",
            error=error,
        )


def _mend(path: Path) -> None:
    """End what a killed build has begun, unless a build is at work there or nobody may write."""
    if is_pending(path) and os.access(path, os.W_OK):
        with suppress(StoreError):
            LocalStore.open(path).close()
