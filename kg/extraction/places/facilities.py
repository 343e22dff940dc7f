"""Gates, bridges and wells that bear a name: it is nobody's, however much it reads like one."""

from __future__ import annotations

from kg.extraction.scene import Scene, Sentence


def is_facility(scene: Scene, sentence: Sentence, i: int, j: int) -> bool:
    """Say whether words `i` to `j` name a gate, a bridge or the like.

    Its type word stands before a name or "of" does where heads come first, else behind it:
    "the Ma Lu Thang border gate", "el puesto fronterizo de Ma Lu Thang".
    """
    kinds = scene.frames.groups["facilities"]
    heads = [h for h in sentence.hits if not kinds.isdisjoint(h.all("unit"))]
    before = {i, *(h.i for h in sentence.cues("rel:of") if h.j == i)}
    behind = scene.lexicon.profile.head_order == "last"
    return any(h.j in before or (behind and h.i == j) for h in heads)
