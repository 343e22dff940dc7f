"""Names between what they lie in and their type word, in scripts without spaces: "長野県飯綱町"."""

from __future__ import annotations

from kg.extraction.marks import past_genitive
from kg.extraction.names.unspaced_names import is_place_name, is_word, script_at
from kg.extraction.scene import PlacePhrase, Scene, Sentence
from kg.lexicon import Hit

_OUTER = frozenset({"country", "province", "city"})
_SHORTEST = 2  # characters: "西村" is a family name
_LONGEST = {"han": 4, "kana": 12}  # characters of a name in one script


def run_from_outer(scene: Scene, sentence: Sentence, hit: Hit) -> tuple[int, int] | None:
    """Return the characters that fill all between a larger place and a type word.

    They are of one script; of their characters one may be a word elsewhere, two are none.

    Args:
        scene: With the places found so far.
        sentence: Where they stand.
        hit: The type word.
    """
    outer = max((p for p in sentence.places if p.j < hit.i), key=lambda p: p.j, default=None)
    if outer is None or outer.kind not in _OUTER:
        return None
    begin = _start(scene, sentence, outer)
    script = script_at(scene, begin)
    if not _SHORTEST <= hit.i - begin <= _LONGEST.get(script, 0):
        return None
    if any(script_at(scene, k) != script for k in range(begin, hit.i)):
        return None
    if is_common_run(scene, begin, hit.i):
        return None
    inside = [h for h in sentence.hits if h.i < hit.i and h.j > begin]
    if any(h.i == begin and h.has("rel") for h in inside):
        return None  # "and" may part them
    blocked = any(h.i < begin or (is_word(h) and not is_place_name(h)) for h in inside)
    if blocked or len(inside) == hit.i - begin:
        return None
    return begin, hit.i


def _start(scene: Scene, sentence: Sentence, outer: PlacePhrase) -> int:
    """Return the character behind a place, and behind the sign or letter that ties what follows."""
    k = past_genitive(scene, outer.j)
    return k + 1 if k < sentence.j - 1 and script_at(scene, k) == "dot" else k


def is_common_run(scene: Scene, i: int, j: int) -> bool:
    """Say whether characters before a type word are a common word, or begin as one opens."""
    profile = scene.lexicon.profile
    if scene.tokens.folds[i] in profile.determiner:
        return True
    return "".join(scene.tokens.folds[i:j]) in profile.stopwords
