"""Labels of places that are only a part of a longer name in katakana."""

from __future__ import annotations

from kg.extraction.names.name_forms import is_state
from kg.extraction.names.unspaced_names import script_at
from kg.extraction.scene import Scene
from kg.lexicon import Hit

_FAR = 40  # words around a label in katakana that are looked at for the rest of its name


def without_name_parts(scene: Scene, hits: list[Hit]) -> list[Hit]:
    """Drop places that are only a part of a name in katakana ("ヴォー・ヴァン・フン").

    Parts joined by dots are places only if all are, or if the first is a country and a type
    word follows the last: "ブルガリア・サモコフ市".
    """
    kept = []
    covered = {k for h in hits for k in range(h.i, h.j)}
    types = {h.i for h in hits if h.has("place-type")}
    for hit in hits:
        if hit.has("place") and script_at(scene, hit.j - 1) == "kana":
            low, high = _joined(scene, hit)
            headed = hit.i == low and high in types and is_state(scene, hit)
            kana = (k for k in range(low, high) if script_at(scene, k) == "kana")
            if headed or (low, high) == (hit.i, hit.j) or covered.issuperset(kana):
                kept.append(hit)
        elif not hit.has("place") or not _runs_in(scene, hit, covered):
            kept.append(hit)
        else:
            kept += [h for h in scene.lexicon.find(scene.tokens.folds, hit.j - 1, hit.j)
                     if h.has("place-type")]  # fmt: skip
    return kept


def _runs_in(scene: Scene, hit: Hit, covered: set[int]) -> bool:
    """Say whether a place begins inside a word in katakana: "ラ州" in "マハラシュトラ州"."""
    if not hit.i or script_at(scene, hit.i) != "kana":
        return False
    low = hit.i
    while low and script_at(scene, low - 1) in ("kana", "dot"):
        low -= 1
    before = (k for k in range(low, hit.i) if script_at(scene, k) == "kana")
    return not covered.issuperset(before)


def _joined(scene: Scene, hit: Hit) -> tuple[int, int]:
    """Return the run of katakana and dots around a label, as far as names go."""
    low, high = hit.i, hit.j
    first, last = max(0, low - _FAR), min(len(scene.tokens), high + _FAR)
    while low > first and script_at(scene, low - 1) in ("kana", "dot"):
        low -= 1
    while high < last and script_at(scene, high) in ("kana", "dot"):
        high += 1
    return low, high
