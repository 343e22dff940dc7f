"""Labels of places that the words beside them rule out, most in scripts without letter case.

A transliteration often spells a place that no list has just like one that a list has: Yunnan
in Urdu is written like Greece, the last syllable of a Vietnamese name like some small town.
"""

from __future__ import annotations

from kg.extraction.places.spellings import spells_vietnamese
from kg.extraction.places.told_places import FoundName
from kg.extraction.scene import Scene, Sentence
from kg.gazetteer import Place
from kg.lexicon import Hit
from kg.names.syllables import is_syllable
from kg.text import fold_loose


def is_misread(
    scene: Scene, sentence: Sentence, hit: Hit, options: tuple[Place, ...], kind: str
) -> bool:
    """Say whether a label of a place stands for another one.

    Args:
        scene: The article.
        sentence: Where the label stands.
        hit: The label.
        options: Places that it may name.
        kind: Place kind of the type word beside it; empty if there is none.
    """
    profile = scene.lexicon.profile
    if profile.compound:
        return _is_lone_adjective(scene, sentence, hit)
    if kind and profile.case_marks_names and not hit.has("place"):
        return _begins_vietnamese(scene, sentence, hit, options)
    if not profile.names_are_plain:
        return False
    if kind == "province" and all(p.kind == "country" for p in options):
        return _is_province(sentence, hit) and _is_called(scene, hit, options)
    if kind and not hit.has("place"):
        return _ends_vietnamese(scene, sentence, hit)
    return False


def without_misread(
    scene: Scene, found: list[tuple[Sentence, list[FoundName]]]
) -> list[tuple[Sentence, list[FoundName]]]:
    """Leave out countries whose name a type word beside it tells to be a province's elsewhere.

    Once "the province of Yunnan" is written like Greece, the name alone means the province.
    """
    if not scene.misread:
        return found
    kept = []
    for sentence, names in found:
        again = [n for n in names if _is_country(n) and _printed(scene, n) in scene.misread]
        words = {(n.name_i, n.name_j) for n in again}
        sentence.hits = [h for h in sentence.hits if (h.i, h.j) not in words]
        kept.append((sentence, [n for n in names if n not in again]))
    return kept


def _is_country(name: FoundName) -> bool:
    return all(p.kind == "country" for p in name.options)


def _printed(scene: Scene, name: FoundName) -> str:
    return " ".join(scene.tokens.folds[name.name_i : name.name_j])


def _is_lone_adjective(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a German adjective in -er stands before no noun: "im Sommer um"."""
    tokens, k = scene.tokens, hit.j
    word = tokens.folds[k - 1]
    if hit.j - hit.i > 1 or not word.endswith("er") or scene.lexicon.knows(word):
        return False
    return k >= sentence.j or not (tokens.is_word(k) and tokens.is_capital(k))


def _is_province(sentence: Sentence, hit: Hit) -> bool:
    """Say whether "province" itself stands beside the name; states of federations are states."""
    return any(
        "place-type:province" in h.concepts and (h.i == hit.j or h.j == hit.i)
        for h in sentence.hits
    )


def _is_called(scene: Scene, hit: Hit, options: tuple[Place, ...]) -> bool:
    """Say whether a word is a country's name, not an adjective as in "the Chinese province"."""
    labels = (scene.gazetteer.label(p.key, scene.article.lang) for p in options)
    return fold_loose(scene.surface(hit.i, hit.j)) in {fold_loose(label) for label in labels}


def _begins_vietnamese(
    scene: Scene, sentence: Sentence, hit: Hit, options: tuple[Place, ...]
) -> bool:
    """Say whether a weak name abroad is only the first syllable of a longer Vietnamese name.

    "Long" is a district of Laos, but not in "huyện Long Thành".
    """
    k, tokens = hit.j, scene.tokens
    if k >= sentence.j or not tokens.is_word(k) or not tokens.is_capital(k):
        return False
    if sentence.is_labelled(k) or any(p.country == "VN" for p in options):
        return False
    return all(is_syllable(scene.surface(n, n + 1)) for n in (hit.j - 1, k))


def _ends_vietnamese(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a weak name is only the last syllable of a unit of Vietnam."""
    k = hit.i - 1
    if k < sentence.i or not scene.tokens.is_word(k) or sentence.is_labelled(k):
        return False
    return spells_vietnamese(scene, scene.surface(k, hit.j))
