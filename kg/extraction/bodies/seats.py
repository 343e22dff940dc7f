"""Whose a body is that names no place: the side of the news that its name or its like tells.

The place is written down for the body alone. What it does is read without it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extraction.scene import BodyPhrase, Scene, Sentence
from kg.extraction.topic import country_of
from kg.names import is_vietnamese_name
from kg.names.syllables import is_syllable, split_words
from kg.names.tables import script_of

#: Likeness to a Vietnamese name from which the name of a body counts as one.
_VIETNAMESE = 0.5
_UNLIKE = frozenset({"hani", "hang", "kana"})  # scripts in which other names read the same
_TYPE = 1  # letters of a type word that is written onto a name
_LIKELY = 0.5


def seat_bodies(scene: Scene) -> None:
    """Give bodies that no place was found for the side of the news whose they are."""
    for sentence in scene.sentences:
        for body in sentence.bodies:
            entity = scene.entities.get(("body", body.key))
            if entity is None or entity.locality or not _is_seated(scene, body):
                continue
            if seat := _seat(scene, sentence, body):
                told = replace(entity, locality=seat, reason="a side of the news", score=_LIKELY)
                scene.entities["body", body.key] = told


def _is_seated(scene: Scene, body: BodyPhrase) -> bool:
    """Say whether a body with such a name sits somewhere in a unit."""
    groups = scene.frames.groups
    if body.head in groups["organisations"] | groups["state_heads"]:
        return False
    return bool(body.raw_spec or body.spec)


def _seat(scene: Scene, sentence: Sentence, body: BodyPhrase) -> str | None:
    sides = [k for k in (scene.home, *scene.partners) if k]
    return (
        next(_named_alike(scene, body, sides), None)
        or _heard(scene, body, sides)
        or _beside_its_like(scene, sentence, body, sides)
        or _at_home(scene)
    )


def _named_alike(scene: Scene, body: BodyPhrase, sides: list[str]) -> Iterator[str]:
    """Yield the sides that the text calls by the name of the body: "Thái Nguyên" in Han letters."""
    for sentence in scene.sentences:
        for place in sentence.places:
            name = scene.surface(place.name_i, place.name_j)
            if place.key in sides and _is_name(scene, name.casefold(), body.raw_spec.casefold()):
                yield place.key


def _is_name(scene: Scene, name: str, raw: str) -> bool:
    """Say whether a place is called so; without capitals its type word may be written onto it."""
    joined = raw and not scene.lexicon.profile.case_marks_names and len(name) - len(raw) <= _TYPE
    return name == raw or bool(joined and name.startswith(raw))


def _heard(scene: Scene, body: BodyPhrase, sides: list[str]) -> str | None:
    """Return the side in Vietnam of a body with a Vietnamese name, the other of one without.

    Only news in Vietnamese writes all names of Vietnam as they are.
    """
    name = body.raw_spec
    if not name:
        return None
    own = [k for k in sides if country_of(scene, k) == "VN"]
    if _is_vietnamese(scene, name):
        return next(iter(own), None)
    if scene.article.lang != "vi" or script_of(name) != "latn":
        return None
    others = [k for k in sides if k not in own]
    return others[0] if own and others else None


def _is_vietnamese(scene: Scene, name: str) -> bool:
    if script_of(name) == "latn":
        words = split_words(name)
        return len(words) > 1 and all(map(is_syllable, words))
    likeness = is_vietnamese_name(name, scene.article.lang)
    return script_of(name) not in _UNLIKE and likeness >= _VIETNAMESE


def _beside_its_like(
    scene: Scene, sentence: Sentence, body: BodyPhrase, sides: list[str]
) -> str | None:
    """Return the other side than that of a body of its kind: "A University and B University"."""
    for other in sentence.bodies:
        land = country_of(scene, other.place)
        if other.head == body.head and other.key != body.key and land:
            return next((k for k in sides if country_of(scene, k) not in ("", land)), None)
    return None


def _at_home(scene: Scene) -> str | None:
    """Return the home unit where the text is in its language: it names its own so."""
    at_home = country_of(scene, scene.home) in scene.lexicon.profile.country
    return scene.home if at_home else None
