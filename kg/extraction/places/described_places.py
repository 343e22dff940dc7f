"""Places told by what they are and where they lie: "the Japanese city", "the Virginia town".

News names a partner in full once and then calls it so; the words stand for the place of that
kind in that country, or in that larger unit, which the text has named before.
"""

from __future__ import annotations

from dataclasses import replace

from kg.extraction.scene import PlacePhrase, Scene, Sentence
from kg.extraction.topic import country_of, outer_of
from kg.lexicon import Hit


def find_described_places(scene: Scene) -> None:
    """Let such words be phrases of the place that they stand for.

    Nothing where the text has named no such place, or several and none in the same sentence
    or the one before.
    """
    if scene.lexicon.profile.scriptio_continua:
        return  # there a name that no list knows stands between state and type word unmarked
    named: list[list[PlacePhrase]] = []
    for sentence in scene.sentences:
        named.append([p for p in sentence.places if not p.container])
        for n, phrase in enumerate(sentence.places):
            word = _type_word(scene, sentence, phrase)
            meant = _meant(scene, named, phrase, word) if word is not None else None
            if word is not None and meant is not None:
                _part_from_name(sentence, word, meant.key)
                sentence.places[n] = _described(scene, phrase, word, meant)


def _type_word(scene: Scene, sentence: Sentence, phrase: PlacePhrase) -> Hit | None:
    """Return the word for a kind of place that a state or larger unit beside it describes."""
    if phrase.kind not in ("country", "province"):
        return None
    words = [h for h in sentence.hits if h.has("place-type") and "rel:several" not in h.concepts]
    ahead, behind = _sides(scene, phrase)
    beside = [h for h in words if (h.j == phrase.i and ahead) or (h.i == phrase.j and behind)]
    return next((h for h in beside if _is_free(scene, sentence, phrase, h)), None)


def _sides(scene: Scene, phrase: PlacePhrase) -> tuple[bool, bool]:
    """Say whether the noun may stand before what describes it, and behind it.

    Adjectives of states are told from the names of states where these are capitalised.
    """
    profile = scene.lexicon.profile
    first = profile.head_order == "first"
    adjective = profile.case_marks_names and not scene.tokens.is_capital(phrase.i)
    behind = adjective or (not first and (profile.case_marks_names or _is_state(phrase)))
    return first and (_is_state(phrase) or adjective), behind


def _is_state(phrase: PlacePhrase) -> bool:
    return phrase.kind == "country"


def _is_free(scene: Scene, sentence: Sentence, phrase: PlacePhrase, word: Hit) -> bool:
    """Say whether a type word is no part of a name, nor counted, nor followed by a name."""
    low, high = min(phrase.i, word.i), max(phrase.j, word.j)
    if any(scene.tokens.at(n.unit_start) in (low, word.i) for n in sentence.numbers):
        return False
    holders = [p for p in sentence.places if p is not phrase and p.i <= word.i < p.j]
    own = country_of(scene, phrase.key)
    if any(p.country == own or p.name_i < word.j for p in holders):
        return False
    return bool(holders) or not _is_name(scene, sentence, high)


def _is_name(scene: Scene, sentence: Sentence, k: int) -> bool:
    """Say whether word `k` may begin a name: "the Japanese city (of) Sabae"."""
    tokens, profile = scene.tokens, scene.lexicon.profile
    if k < sentence.j and any(h.i == k and "rel:of" in h.concepts for h in sentence.hits):
        k += 1
    if k >= sentence.j or not tokens.is_word(k):
        return False
    if profile.case_marks_names:
        return tokens.is_capital(k)
    known = sentence.is_labelled(k) or tokens.folds[k] in profile.stopwords
    return not known and not scene.lexicon.knows(tokens.folds[k])


def _meant(
    scene: Scene, named: list[list[PlacePhrase]], phrase: PlacePhrase, word: Hit
) -> PlacePhrase | None:
    """Return the first name of the one place of that kind that lies there and is named before."""
    kinds = _kinds(scene, word)
    for near in (named[-1:], named[-2:], named):
        before = (p for places in near for p in places if p.i < phrase.i)
        there = (p for p in before if _lies_in(scene, p, phrase))
        fitting = [p for p in there if p.kind in kinds or _is_bare(p)]
        if fitting:
            return fitting[0] if len({p.key for p in fitting}) == 1 else None
    return None


def _kinds(scene: Scene, word: Hit) -> set[str]:
    """Return the kinds of place that a type word may name."""
    kinds = {scene.frames.place_kind.get(code, "") for code in word.all("place-type")}
    return (kinds | {scene.frames.also_kind.get(kind, "") for kind in kinds}) - {""}


def _is_bare(place: PlacePhrase) -> bool:
    """Say whether a province is printed by its name alone, which a city of it may bear too."""
    return place.kind == "province" and (place.i, place.j) == (place.name_i, place.name_j)


def _lies_in(scene: Scene, place: PlacePhrase, outer: PlacePhrase) -> bool:
    if _is_state(outer):
        return country_of(scene, place.key) == country_of(scene, outer.key)
    held = any(holder.key == outer.key for holder in scene.gazetteer.containers(place.key))
    return held or outer_of(scene, place.key) == outer.key


def _part_from_name(sentence: Sentence, word: Hit, key: str) -> None:
    """Give the type word back where it was read with the name behind it: "с городом Калуга"."""
    for n, place in enumerate(sentence.places):
        if place.i <= word.i < place.j and place.key != key and place.name_i >= word.j:
            sentence.places[n] = replace(place, i=place.name_i)


def _described(scene: Scene, phrase: PlacePhrase, word: Hit, meant: PlacePhrase) -> PlacePhrase:
    i, j = min(phrase.i, word.i), max(phrase.j, word.j)
    land = country_of(scene, meant.key)
    return PlacePhrase(i, j, meant.key, meant.kind, land, name_i=i, name_j=j)
