"""Names of towns abroad that a language reads in its own way, as it calls places of its own.

Vietnamese reads the Chinese characters of 龙州 "Long Châu", and calls an island and many a
commune so. Where nothing else of China is spoken of, one of these is meant.
"""

from __future__ import annotations

from kg.extraction.scene import Scene
from kg.extraction.told_places import FoundName
from kg.gazetteer import Place
from kg.names import is_vietnamese_name

#: From which likeness on a name reads as one of the language.
_READS = 0.7


def reads_as_own(scene: Scene, name: FoundName, place: Place, told: set[str]) -> bool:
    """Say whether a name of a town abroad means a place at home, which no list has.

    Args:
        scene: The article.
        name: The name as it stands.
        place: What it would mean.
        told: Codes of the countries that the article speaks of beside it.
    """
    if "VN" not in scene.lexicon.profile.country or place.country in told:
        return False
    if place.kind in ("country", "province") or place.country == "VN":
        return False
    printed = scene.surface(name.name_i, name.name_j)
    return is_vietnamese_name(printed, scene.article.lang) >= _READS
