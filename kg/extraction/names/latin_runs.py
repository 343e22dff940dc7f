"""Names in Latin letters within another script: there capitals mark them after all.

Translations of Vietnamese news into Urdu, Hindi or Bengali leave the names as they are:
"Leuk Daek ضلع", "Quan Ba जिला".
"""

from __future__ import annotations

from kg.extraction.scene import Scene, Sentence
from kg.lexicon import Hit
from kg.names.tables import script_of_char

_MOST = 4  # words of a name
_NAMELIKE = ("weak:", "place:")  # labels that may be part of a longer name


def run_of_latin(scene: Scene, sentence: Sentence, hit: Hit) -> tuple[int, int] | None:
    """Return the capitals in Latin letters right beside a type word of another script.

    A person's name behind what he governs is none: it has a post before it.

    Args:
        scene: With hits, and the listed places found.
        sentence: Where.
        hit: The type word.

    Returns:
        First word of the name and the word after it, or None.
    """
    if scene.lexicon.profile.case_marks_names or is_latin(scene, hit.i):
        return None
    begin = hit.i
    while begin > sentence.i and hit.i - begin <= _MOST and _is_free(scene, sentence, begin - 1):
        begin -= 1
    end = hit.j
    while end < sentence.j and end - hit.j <= _MOST and _is_free(scene, sentence, end):
        end += 1
    sides = [(begin, hit.i), (hit.j, end)]
    if scene.lexicon.profile.head_order == "first":
        sides.reverse()
    return next(((i, j) for i, j in sides if 0 < j - i <= _MOST), None)


def _is_free(scene: Scene, sentence: Sentence, k: int) -> bool:
    """Say whether word `k` is a capital in Latin letters, and neither a label nor a place."""
    tokens = scene.tokens
    if not (tokens.is_word(k) and is_latin(scene, k) and tokens.is_capital(k)):
        return False
    over = (c for h in sentence.hits if h.i <= k < h.j for c in h.concepts)
    taken = any(p.i <= k < p.j for p in sentence.places)
    return not taken and all(c.startswith(_NAMELIKE) for c in over)


def is_latin(scene: Scene, k: int) -> bool:
    """Say whether word `k` begins with a Latin letter."""
    return script_of_char(scene.tokens.text[scene.tokens.starts[k]]) == "latn"
