"""Words of papers and the distances between them."""

from __future__ import annotations

from kg.extraction.scene import Scene
from kg.lexicon import Hit

NEAR = 6  # words between a document and a word that says what it is for
WIDE = 12  # the same for twinning, which is never said in passing
BESIDE = 3  # words between "not" and its verb


def gap(hit: Hit, papers: list[Hit]) -> int:
    """Return how many words stand between a hit and the nearest of some papers; 99 if none."""
    return min((max(p.i - hit.j, hit.i - p.j, 0) for p in papers), default=99)


def is_parted(scene: Scene, low: int, high: int) -> bool:
    """Say whether a comma stands between two words: "never twinned, but an agreement"."""
    return not set(scene.lexicon.profile.list_mark).isdisjoint(scene.tokens.folds[low:high])
