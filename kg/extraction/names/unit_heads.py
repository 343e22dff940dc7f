"""Where the name of a small unit ends and that of who heads it begins."""

from __future__ import annotations

from kg.extraction.scene import Scene, Sentence
from kg.lexicon import Hit
from kg.names import is_vietnamese_name
from kg.names.practical import practical
from kg.names.tables import load_surnames

#: Likeness to a Vietnamese name of the whole name of a person, of as many words at the least.
_SURE, _FULL = 0.9, 3


def before_person(
    scene: Scene, sentence: Sentence, hit: Hit, run: tuple[int, int]
) -> tuple[int, int] | None:
    """Return the words of a name without those of who holds the post before it.

    "Председатель уезда Куанба Хоанг Ван Шинь". Two words right behind "the head of the city" are
    the holder's name; an adjective of the nation may stand before the type word.
    """
    posts = [h for h in sentence.hits if h.has("post")]
    inside = any(h.i < hit.i and h.j == hit.j for h in posts)
    if not inside and not any(0 <= hit.i - h.j <= 1 for h in posts):
        return run
    ends = (k for k in range(run[0] + 1, run[1] - 1) if _is_full_name(scene, k, run[1]))
    end = next(ends, 0)
    if not end and inside and run[1] - run[0] > 1:
        return None
    return run[0], end or run[1]


def _is_full_name(scene: Scene, i: int, j: int) -> bool:
    """Say whether words are the whole name of a Vietnamese, or in Cyrillic of a Chinese."""
    name = scene.surface(i, j)
    if j - i >= _FULL:
        return is_vietnamese_name(name, scene.article.lang) >= _SURE
    return name.split()[0] in load_surnames("zh-Cyrl") and practical(name, "CN") is not None
