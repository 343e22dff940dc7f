"""Round brackets, and those that only say where a place lies: "Champasak province (Laos)"."""

from __future__ import annotations

from kg.extraction.scene import Scene, Sentence

OPEN, CLOSE = frozenset("(（"), frozenset(")）")


def before_brackets(scene: Scene, sentence: Sentence, k: int) -> int:
    """Return the word that opens a bracket with a place alone, if it ends before word `k`.

    Words for "of" may stand between, as in languages that put them behind the owner; else `k`.
    """
    folds, end = scene.tokens.folds, k
    of = {h.i for h in sentence.cues("rel:of")}
    while end > sentence.i and (end - 1 in of or folds[end - 1] in scene.lexicon.profile.genitive):
        end -= 1
    if end - 1 <= sentence.i or folds[end - 1] not in CLOSE:
        return k
    start = next((p.i - 1 for p in sentence.places if p.j == end - 1), k)
    return start if start >= sentence.i and folds[start] in OPEN else k
