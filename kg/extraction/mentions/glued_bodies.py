"""Bodies that Korean names in one word by all that they deal with: "경제노동에너지부"."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from kg.lexicon import Lexicon
from kg.text import fold

_PART = 2  # syllables of the shortest word in such a name
_LONGEST = 20  # syllables of a whole name
_TOLD = ("spec:", "field:")


def dealing_body(lexicon: Lexicon, word: str) -> tuple[str, ...]:
    """Return the body that a word ends in and what it deals with; empty if it is no such word.

    All before the body's own word are labels of what bodies deal with; the whole is no label.

    Args:
        lexicon: Of the language.
        word: A folded word, with its particle.
    """
    for key in lexicon.keys(word):
        form = unicodedata.normalize("NFC", key)
        if len(form) > _LONGEST or lexicon.knows(key):
            return ()
        for n in range(len(form) - _PART, _PART - 1, -1):
            bodies = [c for c in _concepts(lexicon, form[-n:]) if c.startswith("body:")]
            told = _dealt_with(lexicon, form[:-n]) if bodies else None
            if told is not None:
                return (bodies[0], *told[:1])
    return ()


def _concepts(lexicon: Lexicon, text: str) -> tuple[str, ...]:
    """Return the concepts of a label that is just a text."""
    word = fold(text)
    hits = lexicon.find((word,), 0, 1) if lexicon.knows(word) else ()
    return tuple(c for h in hits for c in h.concepts)


@lru_cache(maxsize=4096)
def _dealt_with(lexicon: Lexicon, text: str) -> tuple[str, ...] | None:
    """Return what a run of words says that a body deals with; None if a part is no such word."""
    if not text:
        return ()
    for n in range(len(text), _PART - 1, -1):
        told = [c for c in _concepts(lexicon, text[:n]) if c.startswith(_TOLD)]
        rest = _dealt_with(lexicon, text[n:]) if told else None
        if rest is not None:
            return (*(c for c in told if c.startswith("spec:")), *rest)
    return None
