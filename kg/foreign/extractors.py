"""Other extractors beside ours: an article in, claims with quotes out, the same guards.

An extractor is a callable that takes a `kg.model.Article` and returns an iterable of
`kg.foreign.claims.StatedClaim`; it is named as `module:callable` and imported in every
process that maps articles. If it has a text attribute `version`, articles are read again
when that changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib import import_module
from typing import Protocol, cast

from kg.errors import ForeignError
from kg.foreign.claims import StatedClaim
from kg.iris import hash_of
from kg.model import Article


class Extractor(Protocol):
    """What reads claims from an article."""

    def __call__(self, article: Article) -> Iterable[StatedClaim]:
        """Return the claims of an article, each with its quotes."""
        ...


@lru_cache(maxsize=16)
def load_extractor(name: str) -> Extractor:
    """Return the extractor that `module:callable` names.

    Raises:
        ForeignError: there is none.
    """
    module, _, attribute = name.partition(":")
    try:
        found = getattr(import_module(module), attribute)
    except (ImportError, AttributeError, ValueError) as error:
        raise ForeignError(
            "this extractor cannot be loaded: {error}.",
            where=name,
            advice="Name it as module:callable, and have the module on the path.",
            error=error,
        ) from error
    if not callable(found):
        raise ForeignError("this is no extractor.", where=name)
    return cast("Extractor", found)


def extracted(article: Article, names: Sequence[str]) -> list[StatedClaim]:
    """Return what the extractors of these names read from an article."""
    return [claim for name in names for claim in load_extractor(name)(article)]


def extractors_mark(names: Sequence[str]) -> str:
    """Return a hash of extractors and their versions; empty if there are none.

    Raises:
        ForeignError: one cannot be loaded.
    """
    if not names:
        return ""
    return hash_of([f"{n}={getattr(load_extractor(n), 'version', '')}" for n in names], 8)
