"""Which words at an edge may be the whole name of a town, as the script lets us see them."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.names.unspaced_names import script_at
from kg.extraction.places.local_runs import is_free_capital
from kg.extraction.places.town_slots import TownSlot
from kg.extraction.scene import Scene, Sentence

_WORDS, _LETTERS = 8, 16  # words and hyphens of a name; letters where words are not parted


def town_runs(scene: Scene, sentence: Sentence, slot: TownSlot) -> Iterator[tuple[int, int]]:
    """Yield the words that may be a name at an edge, the longest run first."""
    most = _LETTERS if scene.lexicon.profile.scriptio_continua else _WORDS
    for n in range(most, 0, -1):
        i, j = (slot.at - n, slot.at) if slot.ends else (slot.at, slot.at + n)
        if sentence.i <= i and j <= sentence.j and _is_whole(scene, sentence, i, j):
            yield i, j


def _is_whole(scene: Scene, sentence: Sentence, i: int, j: int) -> bool:
    """Say whether words can be a whole name: no place found before, no part of a longer name."""
    tokens, profile = scene.tokens, scene.lexicon.profile
    if not tokens.is_word(i) or not tokens.is_word(j - 1):
        return False
    if "\n" in scene.surface(i, j) or any(p.i < j and i < p.j for p in sentence.places):
        return False
    if profile.case_marks_names:
        if not tokens.is_capital(i) or not tokens.is_capital(j - 1):
            return False
        opens = i - 1 == sentence.i and tokens.folds[i - 1] in profile.stopwords  # "The X mayor"
        beside = [k for k in (i - 1, j) if sentence.i + opens <= k < sentence.j]
        return not any(is_free_capital(scene, sentence, k) for k in beside)
    if profile.scriptio_continua:
        return _is_edge(scene, sentence, i) and _is_edge(scene, sentence, j)
    return not profile.stopwords.issuperset(tokens.folds[i:j])


def _is_edge(scene: Scene, sentence: Sentence, k: int) -> bool:
    """Say whether a space, a sign, another script or the edge of a known word stands at a word."""
    tokens = scene.tokens
    if not sentence.i < k < sentence.j or not tokens.is_word(k - 1) or not tokens.is_word(k):
        return True
    if tokens.ends[k - 1] < tokens.starts[k] or script_at(scene, k - 1) != script_at(scene, k):
        return True
    bounds = [(p.i, p.j) for p in sentence.places] + [(h.i, h.j) for h in sentence.hits]
    if any(k in bound for bound in bounds):
        return True
    return tokens.folds[k - 1] in scene.lexicon.profile.stopwords
