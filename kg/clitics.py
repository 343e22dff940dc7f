"""Words with other words joined to them: Bengali case endings, Arabic conjunctions and articles.

What a language joins stands in its profile (`coop:prefix`, `coop:suffix`, `coop:joinedEnding`,
`coop:definite`; docs/languages.md).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.profiles import Profile

#: Letters that a word has left without what is joined to its front, and to its end.
_FRONT, _END = 2, 4


def without_endings(words: Iterable[str], profile: Profile) -> Iterator[str]:
    """Yield folded words without the case endings and pronouns joined to them."""
    ends = [*((suffix, "") for suffix in profile.suffix), *profile.joined_ending]
    for word in words:
        for ending, own in ends:  # one letter leaves three: "lam" is not in "lama"
            if word.endswith(ending) and len(word) >= max(_END, len(ending) + 2):
                yield word[: -len(ending)] + own


def without_front(word: str, profile: Profile) -> Iterator[str]:
    """Yield a folded word without the conjunctions, prepositions and articles joined to it.

    An article that is written together with a preposition is also put back: Arabic "for the
    Emirates" has lost the first letter of a name that always bears the article.
    """
    plain, *merged = profile.definite or ("",)
    for prefix in profile.prefix:
        if word.startswith(prefix) and len(word) - len(prefix) >= _FRONT:
            rest = word[len(prefix) :]
            yield rest
            if merged and prefix.endswith(tuple(merged)):
                yield plain + rest


def without_article(word: str, profile: Profile) -> Iterator[str]:
    """Yield a folded word without its article, with which many a name is a label and without."""
    yield from (word[len(a) :] for a in profile.definite[:1] if word.startswith(a))


def stems_and_endings(word: str) -> Iterator[str]:
    """Yield a word's beginnings and ends of which a label may be made, as labels write them.

    >>> list(stems_and_endings("viene"))
    ['vi-', '-ene', 'vie-', '-ne', 'vien-', '-e', 'viene-', '-']
    """
    for n in range(_FRONT, len(word) + 1):
        yield word[:n] + "-"
        yield "-" + word[n:]
