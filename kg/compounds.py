"""Words written together: "Kulturdezernent" is a "Dezernent", and it is about "Kultur".

In languages that join nouns (`coop:compound`, docs/languages.md) the last part says what a
word means, and what stands before it what that is about. Both are kept in the tree of
labels under keys of their own, with a plus sign where the other part is joined.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Container, Iterator
from typing import Final

#: What the last part of a word may mean, and what the part before it may add.
_LAST: Final = frozenset({"post", "body", "cue", "unit", "place-type", "field"})
_FIRST: Final = frozenset({"field", "spec"})
#: Letters of a last part; of a shorter one the first part must be a label as well.
_SURE: Final = 5
_SHORTEST: Final = 3
#: Letters of a first part that no label knows; fewer are mostly prefixes ("Abreise").
_UNKNOWN: Final = 4


def part_keys(label: str, word: str, concept: str, links: tuple[str, ...]) -> Iterator[str]:
    """Yield the keys of a label of one word as a part of longer ones; none if it is no noun.

    Args:
        label: As printed: where words are joined, nouns have capitals.
        word: The same word folded.
        concept: Compact id of what it means.
        links: Letters that may stand between two parts, as in "Wirtschaft-s-minister".

    >>> list(part_keys("Kultur", "kultur", "field:culture", ("", "s")))
    ['+kultur', 'kultur+', 'kulturs+']
    """
    scheme = concept.partition(":")[0]
    if not label[:1].isupper() or len(word) < _SHORTEST or not _is_whole(word):
        return
    if scheme in _LAST:
        yield f"+{word}"
    if scheme in _FIRST:
        yield from dict.fromkeys(f"{word}{link}+" for link in links)


def compound_keys(word: str, known: Container[str]) -> tuple[str, ...]:
    """Return the keys of the parts of a word that is no label: the longest last part decides.

    >>> compound_keys("kulturdezernent", {"kultur+", "+dezernent"})
    ('+dezernent', 'kultur+')
    >>> compound_keys("abreise", {"+reise"})
    ()
    """
    if not _is_whole(word):
        return ()
    for cut in range(_SHORTEST, len(word) - _SHORTEST + 1):
        last, first = f"+{word[cut:]}", f"{word[:cut]}+"
        if last not in known:
            continue
        if first in known:
            return last, first
        if len(word) - cut >= _SURE and cut >= _UNKNOWN:
            return (last,)
    return ()


def _is_whole(word: str) -> bool:
    """Say whether a folded word holds nothing but letters and their marks."""
    return all(c.isalpha() or unicodedata.combining(c) for c in word)
