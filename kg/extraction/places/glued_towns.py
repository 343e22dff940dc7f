"""Small towns abroad in one word with their type word, as in Korean: "이탈리아 구비오시".

What the word lies in stands right before it, and tells of which country it is; from then on the
word is that town wherever it stands.
"""

from __future__ import annotations

from kg.extraction.places.glued_places import forms_of, is_free, type_of
from kg.extraction.places.heard_towns import heard_town
from kg.extraction.places.name_slots import NameSlot
from kg.extraction.scene import PlacePhrase, Scene, Sentence
from kg.gazetteer import Place
from kg.names import romanise_place
from kg.names.tables import script_of_char

_SYLLABIC = "hang"  # script of words that end in their type word
_SHORTEST = 3  # syllables of a name with its type word
_OUTER = frozenset({"country", "province"})


def find_glued_towns(scene: Scene) -> None:
    """Add small towns in one word with their type word to the sentences of a scene."""
    profile = scene.lexicon.profile
    if not profile.post_follows_name or profile.scriptio_continua:
        return
    towns: dict[str, Place] = {}
    for sentence in scene.sentences:
        for outer in sentence.places:
            free = outer.j < sentence.j and is_free(sentence, outer.j)
            if outer.kind in _OUTER and outer.country and free:
                towns |= _named(scene, outer)
    for sentence in scene.sentences if towns else ():
        _add(scene, sentence, towns)


def _named(scene: Scene, outer: PlacePhrase) -> dict[str, Place]:
    """Return the town that the word behind a country or unit names, by that word."""
    for form in forms_of(scene, outer.j):
        kind = type_of(scene, form) if len(form) >= _SHORTEST else ""
        if not kind or script_of_char(form[0]) != _SYLLABIC:
            continue
        keys = scene.gazetteer.towns.named(outer.country, form[:-1])
        slot = NameSlot(outer.j, outer.j + 1, kind, outer.country)
        heard = heard_town(scene, slot, (form[:-1], romanise_place(form[:-1], scene.article.lang)))
        found = scene.gazetteer.place(keys[0]) if len(keys) == 1 else heard[1] if heard else None
        if found is not None:
            return {form: found}
    return {}


def _add(scene: Scene, sentence: Sentence, towns: dict[str, Place]) -> None:
    for k in range(sentence.i, sentence.j):
        if not scene.tokens.is_word(k) or not is_free(sentence, k):
            continue
        town = next((towns[form] for form in forms_of(scene, k) if form in towns), None)
        if town is not None:
            phrase = PlacePhrase(k, k + 1, town.key, town.kind, town.country)
            phrase.name_i, phrase.name_j = k, k + 1
            sentence.places.append(phrase)
