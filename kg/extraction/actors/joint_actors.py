"""Actors that "and" and commas join: "the Chairman and the Secretary thanked"."""

from __future__ import annotations

from dataclasses import replace

from kg.extraction.clauses import bears_and, has_and
from kg.extraction.scene import Actor, Scene, Sentence, unique
from kg.extraction.topic import country_of


def joined(scene: Scene, sentence: Sentence, actor: Actor) -> Actor:
    """Return an actor together with those of its kind that "and" and commas join to it."""
    run = [actor]
    alike = [a for a in sentence.actors if a.kind == actor.kind and "pronoun" not in a.marks]
    alike.sort(key=lambda a: _name(sentence, a))
    for other in alike:
        if _name(sentence, other) > _name(sentence, run[-1]) and is_link(
            scene, sentence, run[-1], other
        ):
            run.append(other)
    for other in reversed(alike):
        if _name(sentence, other) < _name(sentence, run[0]) and is_link(
            scene, sentence, other, run[0]
        ):
            run.insert(0, other)
    keys = unique(k for a in run for k in a.keys)
    places = unique(k for a in run for k in a.locality)
    if keys == actor.keys:
        return actor
    return replace(
        actor, i=min(a.i for a in run), j=max(a.j for a in run), keys=keys, locality=places
    )


def is_link(scene: Scene, sentence: Sentence, one: Actor, other: Actor) -> bool:
    """Say whether "and", with list marks and the two's own posts, is all between two names.

    So may be the country that the second lies in: "Bihar and the Nepali province of Koshi".
    """
    related = {k for h in sentence.hits if h.has("rel") for k in range(h.i, h.j)}
    joints = {k for h in sentence.cues("rel:and") for k in range(h.i, h.j)}
    between = range(_name(sentence, one)[1], _name(sentence, other)[0])
    tied = bears_and(scene, between.start) or has_and(scene, between.stop)
    if not tied and joints.isdisjoint(between):
        return False
    rest = {k for k in between if k not in joints and not _is_light(scene, k, k in related)}
    rest -= {*range(one.i, one.j), *range(other.i, other.j)}
    return not rest or _land_words(scene, sentence, other).issuperset(rest)


def _is_light(scene: Scene, k: int, related: bool) -> bool:
    """Say whether a word is a sign of lists, or an article without a preposition in it."""
    profile, word = scene.lexicon.profile, scene.tokens.folds[k]
    return word in profile.list_mark or (word in profile.determiner and not related)


def _land_words(scene: Scene, sentence: Sentence, actor: Actor) -> set[int]:
    """Return the words that name the country of an actor, its adjective with the article too."""
    land = _land(scene, actor)
    spans = [(p.i, p.j) for p in sentence.places if p.container and p.country == land]
    for hit in sentence.hits:
        if land and land in hit.all("place"):
            article = scene.tokens.folds[hit.i - 1] in scene.lexicon.profile.stopwords
            spans.append((hit.i - article, hit.j))
    return {k for i, j in spans for k in range(i, j)}


def _land(scene: Scene, actor: Actor) -> str:
    return (country_of(scene, actor.locality[0]) or "") if actor.locality else ""


def _name(sentence: Sentence, actor: Actor) -> tuple[int, int]:
    """Return the words of a person's name without the posts, else of the whole actor."""
    for person in sentence.people:
        if person.key in actor.keys and actor.i <= person.i < actor.j:
            return person.i, person.j
    return actor.i, actor.j
