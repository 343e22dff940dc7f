"""Whatever changes a page was read for it: one statement of every property is taken away."""

from __future__ import annotations

import pytest
from fixture_store import given_store
from pyoxigraph import NamedNode, Quad

from kg.site.digests import digests
from kg.site.model import PAGED, Page
from kg.site.reads import Reads, packed, unpacked
from kg.site.source import Source
from kg.site.things import Reader
from kg.store import LocalStore

Pages = dict[tuple[str, str], tuple[list[Page], frozenset[int]]]


def pages(store: LocalStore) -> Pages:
    source = Source(store)
    source.load()
    reader = Reader(source, ("en", "vi", "ar"))
    found: Pages = {}
    for kind in PAGED:
        for iri in source.of_kind(kind) if kind != "field" else ():
            with source.reads.collect() as reads:
                made = reader.pages(kind, iri)
            found[kind, iri] = (made, frozenset(reads))
    return found


def without(quad: Quad) -> LocalStore:
    with given_store() as store:
        kept = [one for one in store.quads() if one != quad]
    fewer = LocalStore.in_memory()
    fewer.extend(kept)
    return fewer


@pytest.mark.full
def test_what_changes_a_page_was_read_for_it() -> None:
    with given_store() as store:
        before, parts = pages(store), digests(store)
        quads: dict[tuple[bool, NamedNode], list[Quad]] = {}
        for quad in sorted(store.quads(), key=str):
            quads.setdefault((str(quad.graph_name) == "DEFAULT", quad.predicate), []).append(quad)
    changed_pages = 0
    for some in quads.values():
        gone = some[len(some) // 2]
        with without(gone) as fewer:
            after, now = pages(fewer), digests(fewer)
        changed = {one for one in parts.keys() | now.keys() if parts.get(one) != now.get(one)}
        assert changed, gone
        for key in before.keys() & after.keys():
            if before[key][0] != after[key][0]:
                changed_pages += 1
                # Both ways: what goes, and what comes, was looked for.
                assert not changed.isdisjoint(before[key][1]), (gone, key)
                assert not changed.isdisjoint(after[key][1]), (gone, key)
    assert changed_pages > len(quads)


def test_what_a_cache_answers_counts_as_read() -> None:
    reads = Reads()

    def look(thing: str) -> str:
        reads.note("s", thing)
        return thing

    ask = reads.remember(look, 10)
    with reads.collect() as first:
        ask("a")
    with reads.collect() as second:
        ask("a")
        ask("b")
    assert len(first) == 1
    assert first < second
    assert set(unpacked(packed(second))) == second
