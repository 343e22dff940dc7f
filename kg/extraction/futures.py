"""Futures told by an ending: Hindi करेगा, बसाएगी, where no label knows the verb itself."""

from __future__ import annotations

from kg.extraction.scene import Scene
from kg.lexicon import Hit

_STEM = 3  # letters before the ending: shorter verbs are common ones, which labels list


def with_futures(scene: Scene, hits: list[Hit], begin: int, end: int) -> list[Hit]:
    """Return the hits between two words, and "will" for each verb in an ending of the future.

    Only words that no label covers: a label says itself whether what it names lies ahead.
    """
    endings = scene.lexicon.profile.future
    known = {k for h in hits for k in range(h.i, h.j)}
    ahead = [k for k in range(begin, end) if k not in known and _bears(scene, k, endings)]
    return sorted([*hits, *(Hit(k, k + 1, ("cue:will",)) for k in ahead)])


def _bears(scene: Scene, k: int, endings: tuple[str, ...]) -> bool:
    word = scene.tokens.folds[k]
    return any(word.endswith(e) and len(word) - len(e) >= _STEM for e in endings)
