"""Names of towns abroad that Vietnamese reads in its own way, as it calls places of its own.

Vietnamese reads the Chinese characters of 龙州 "Long Châu", and calls an island and many a
commune so. Where nothing else of China is spoken of, one of these is meant.
"""

from __future__ import annotations

from kg.extraction.scene import Scene
from kg.extraction.told_places import FoundName
from kg.gazetteer import Place
from kg.names import is_vietnamese_name
from kg.names.tables import script_of

#: From which likeness on a name reads as a Vietnamese one.
_READS = 0.7


def reads_as_own(scene: Scene, name: FoundName, place: Place, told: set[str]) -> bool:
    """Say whether a name of a town abroad means a place at home, which no list has.

    Args:
        scene: The article.
        name: The name as it stands.
        place: What it would mean.
        told: Codes of the countries that the article speaks of beside it.
    """
    if place.kind in ("country", "province") or place.country in {"VN", *told}:
        return False
    printed = scene.surface(name.name_i, name.name_j)
    return script_of(printed) == "latn" and is_vietnamese_name(printed) >= _READS
