"""Names that nothing but the post behind them announces, where the verb stands first.

"Said Dawood Zatari mayor of Hebron": in Arabic news the words between a verb, a preposition or a
nation's adjective and a post are a name.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.common_words import is_common
from kg.extraction.name_runs import is_blocked
from kg.extraction.scene import Scene, Sentence

_FEWEST, _MOST = 2, 4  # words of such a name


def find_untitled(scene: Scene, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Yield the words of each name between what opens it and the post right behind it."""
    profile = scene.lexicon.profile
    if profile.clause_order != "VSO" or not profile.definite:
        return
    taken = [(p.i, p.j) for p in sentence.places] + [(b.i, b.j) for b in sentence.bodies]
    taken += [(p.i, p.j) for p in sentence.people]
    for post in [h for h in sentence.hits if h.has("post")]:
        j = _past_sign(scene, post.i)
        i = j
        while j - i < _MOST and _is_free(scene, sentence, i - 1, taken):
            i -= 1
        if j - i >= _FEWEST and _is_opened(scene, sentence, i, apart=j < post.i):
            yield i, j


def _past_sign(scene: Scene, k: int) -> int:
    """Return where a name ends whose post begins at word `k`: "led by X Y، mayor of"."""
    return k - (scene.tokens.folds[k - 1] in scene.lexicon.profile.list_mark)


def _is_free(scene: Scene, sentence: Sentence, k: int, taken: list[tuple[int, int]]) -> bool:
    """Say whether word `k` may be part of a name."""
    if k < sentence.i or not scene.tokens.is_word(k) or is_blocked(sentence, k):
        return False
    return not is_common(scene, k) and not any(i <= k < j for i, j in taken)


def _is_opened(scene: Scene, sentence: Sentence, k: int, *, apart: bool) -> bool:
    """Say whether a verb, a preposition or a nation's adjective ends before word `k`.

    Where a sign parts the name from its post, any place may: "for the city of Sharjah X، its
    director". A word with the article is an adjective or a family name, and begins no name.
    """
    if scene.tokens.folds[k].startswith(scene.lexicon.profile.definite):
        return False
    nations = any(p.j == k and (apart or p.kind == "country") for p in sentence.places)
    return nations or any(h.j == k and (h.has("cue") or h.has("rel")) for h in sentence.hits)
