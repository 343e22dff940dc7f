"""What a page was made from: the parts of the store that were read for it.

A part is small, so that few pages read one that changes: what a thing is called and what kind it
is; all that is said of it; what names it; the graph of an article. Who reads notes the part
(`Reads.note`), also where a cache answers (`Reads.remember`); `digests` says what each part is
like now. Equal digests of all parts that a page read mean that it would be the same page.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from hashlib import blake2b
from typing import Final, TypeVar

from kg.terms import term

V = TypeVar("V")

#: Kinds of parts: the first letter of their names.
CALLED, SAID, NAMING, GRAPH = "c", "s", "n", "g"
#: What other pages ask of a thing that they name. The rest may change without changing them: a
#: place is said to be printed in one article more each time.
CALLING: Final = frozenset(
    term(name).value
    for name in (
        "rdf:type", "skos:prefLabel", "schema:headline", "foaf:name", "skos:altLabel",
        "coop:mergedInto",
    )
)  # fmt: skip


def number(data: bytes) -> int:
    """Return a digest as a signed number of 64 bits."""
    return int.from_bytes(blake2b(data, digest_size=8).digest(), signed=True)


@lru_cache(maxsize=100_000)
def part(kind: str, iri: str) -> int:
    """Return the number of a part: of one of the kinds above, of a thing or an article."""
    return number(f"{kind}{iri}".encode())


class Reads:
    """Notes which parts are read."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._open: list[set[int]] = [set()]

    def note(self, kind: str, iri: str) -> None:
        """Say that a part is read."""
        self._open[-1].add(part(kind, iri))

    @contextmanager
    def collect(self) -> Iterator[set[int]]:
        """Yield a set that has, in the end, all parts that were read meanwhile."""
        found: set[int] = set()
        self._open.append(found)
        try:
            yield found
        finally:
            self._open.pop()

    def remember(self, function: Callable[[str], V], most: int) -> Callable[[str], V]:
        """Return a function that keeps its last values, and notes what was read for them."""

        @lru_cache(maxsize=most)
        def kept(thing: str) -> tuple[V, frozenset[int]]:
            with self.collect() as found:
                value = function(thing)
            return value, frozenset(found)

        def ask(thing: str) -> V:
            value, found = kept(thing)
            self._open[-1] |= found
            return value

        return ask


def packed(parts: Iterable[int]) -> bytes:
    """Return numbers of parts as bytes, eight each, sorted."""
    return array("q", sorted(parts)).tobytes()


def unpacked(data: bytes) -> array[int]:
    """Return what `packed` was given."""
    found = array("q")
    found.frombytes(data)
    return found
