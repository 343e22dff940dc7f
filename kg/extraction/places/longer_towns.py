"""Towns whose name holds that of a listed place: "Colonia Tovar" is no Colonia."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from kg.extraction.scene import PlacePhrase, Scene, Sentence

_MORE = 3  # words, particles and hyphens before or behind the listed name


def find_longer(scene: Scene, sentence: Sentence, lands: tuple[str, ...]) -> None:
    """Let the longest run of words that is just the name of a town mean that town.

    Args:
        scene: With the listed places found, in a language whose names have capitals.
        sentence: Whose places are set right.
        lands: Countries that the article names, in which the town may lie.
    """
    for phrase in [p for p in sentence.places if p.kind != "country"]:
        if phrase not in sentence.places:
            continue
        town = _longest(scene, sentence, phrase, lands)
        if town is not None:
            inside = [p for p in sentence.places if p.i < town.j and town.i < p.j]
            sentence.places = [p for p in sentence.places if p not in inside] + [town]
    sentence.places = _without_joined(scene, sentence)
    sentence.places.sort(key=lambda p: p.i)


def _without_joined(scene: Scene, sentence: Sentence) -> list[PlacePhrase]:
    """Return the places without those of two countries that make one name: "Cerro Florida"."""
    units = [
        p for p in sentence.places if p.kind != "country" and (p.i, p.j) == (p.name_i, p.name_j)
    ]
    joined = list[PlacePhrase]()
    for left, right in pairwise(sorted(units, key=lambda p: p.i)):
        apart = left.country != right.country and sentence.region != "headline"
        capital = scene.tokens.is_capital(left.i) and scene.tokens.is_capital(right.i)
        beside = left.j == right.i and _gap(scene, right.i) == " "
        if beside and apart and capital and not _is_told(scene, left, right):
            joined += [left, right]
    return [p for p in sentence.places if p not in joined]


def _is_told(scene: Scene, left: PlacePhrase, right: PlacePhrase) -> bool:
    """Say whether the article names another place of either country."""
    others = (p for s in scene.sentences for p in s.places if p.key not in (left.key, right.key))
    return any(p.country in (left.country, right.country) for p in others)


def _gap(scene: Scene, k: int) -> str:
    return scene.tokens.text[scene.tokens.ends[k - 1] : scene.tokens.starts[k]]


def _longest(
    scene: Scene, sentence: Sentence, phrase: PlacePhrase, lands: tuple[str, ...]
) -> PlacePhrase | None:
    """Return the phrase of the one town of a longer name that a listed one is part of."""
    for more in range(_MORE, 0, -1):
        for before in range(more + 1):
            i, j = phrase.name_i - before, phrase.name_j + more - before
            if not _is_name(scene, sentence, i, j):
                continue
            countries = tuple(dict.fromkeys((*lands, phrase.country)))
            keys = [
                k for c in countries for k in scene.gazetteer.towns.named(c, scene.surface(i, j))
            ]
            place = scene.gazetteer.place(keys[0]) if len(keys) == 1 else None
            if place is not None:
                whole = (min(i, phrase.i), max(j, phrase.j))
                longer = replace(phrase, key=place.key, kind=place.kind, country=place.country)
                longer.i, longer.j, longer.name_i, longer.name_j = *whole, i, j
                return longer
    return None


def _is_name(scene: Scene, sentence: Sentence, i: int, j: int) -> bool:
    """Say whether words begin and end with a capital, with no sign or line's end between."""
    tokens = scene.tokens
    if i < sentence.i or j > sentence.j or not tokens.is_capital(i) or not tokens.is_capital(j - 1):
        return False
    signs = [k for k in range(i, j) if not tokens.is_word(k) and tokens.folds[k] not in "-'’"]
    return not signs and "\n" not in scene.surface(i, j)
