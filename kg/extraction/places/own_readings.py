"""Names of towns abroad that mean something else: a place at home, or the title of a paper.

Vietnamese reads the Chinese characters of 龙州 "Long Châu", and calls an island and many a
commune so. Where nothing else of China is spoken of, one of these is meant.
"""

from __future__ import annotations

from kg.extraction.places.told_places import FoundName
from kg.extraction.scene import PlacePhrase, Scene
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
    if place.kind in ("country", "province") or place.iso or place.country in {"VN", *told}:
        return False
    printed = scene.surface(name.name_i, name.name_j)
    return script_of(printed) == "latn" and is_vietnamese_name(printed) >= _READS


def drop_titles(scene: Scene) -> None:
    """Take out places that only name papers and goals: "mục tiêu Bogor", "Deklarasi Bali".

    Those are places abroad that stand nowhere else in the article, right behind such a word,
    and join no second one ("the agreement Huế - Gyeongju").
    """
    if not scene.lexicon.profile.case_marks_names:
        return
    named: dict[str, bool] = {}
    for sentence in scene.sentences:
        ends = {h.j for h in sentence.cues("cue:titled")}
        for place in sentence.places:
            only = place.i in ends and place.i == place.name_i and not _is_joined(scene, place)
            named[place.key] = named.get(place.key, True) and only
    titles = {key for key, only in named.items() if only}
    for sentence in scene.sentences if titles else ():
        sentence.places = [p for p in sentence.places if p.key not in titles]


def _is_joined(scene: Scene, place: PlacePhrase) -> bool:
    return place.j < len(scene.tokens) and scene.tokens.folds[place.j] in {"-", "–"}
