"""Places named only to say where another one lies ("Gimje, Jeonbuk, South Korea")."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from kg.extraction.marks import bears_subject, is_located, past_genitive
from kg.extraction.places.place_links import without_nested
from kg.extraction.places.type_words import is_capital_of
from kg.extraction.scene import PlacePhrase, Scene, Sentence
from kg.extraction.topic import is_unlisted

_APPOSED = 6  # words between a place and where an apposition says it lies
_FAR = 9  # words between a name and the place that a remark about it ends in


def mark_containers(scene: Scene, sentence: Sentence) -> None:
    """A place named beside a smaller one only to say where that lies is no actor."""
    places = sentence.places
    for phrase in places:
        entity = scene.entities.get(("place", phrase.key))
        phrase.country = phrase.country or (entity.country if entity else "")
    _mark_explained(scene, sentence)
    for left, right in pairwise(without_nested(places)):
        gap = scene.tokens.folds[left.j : right.i]
        if bears_subject(scene, left.j) or is_located(scene, left.j):
            continue  # "Sinan (eun) Tien Hai's schools", "(in) Chau Doc An Giang's committee"
        owns = past_genitive(scene, left.j) == right.i
        owns = owns or is_capital_of(scene, sentence, left.j, right.i)
        if owns and _contains(scene, left, right):
            _hold(scene, left, right)
            continue
        if len(gap) > 2 or any(
            w not in {",", "(", "-", "،", "、", "（"}
            and not _joins(scene, sentence, w, "rel:of", "rel:in")
            for w in gap
        ):
            continue
        if _contains(scene, right, left) or (gap in (["("], ("(",)) and _holds(scene, right, left)):
            right.container = not any(_joins(scene, sentence, w, "rel:in") for w in gap)
            left.country = left.country or right.country
            _settle(scene, left, right)
        elif _contains(scene, left, right) and all(
            _joins(scene, sentence, w, "rel:of") for w in gap
        ):
            _hold(scene, left, right)

    for inner in places:
        for outer in places:
            if _says_where(scene, sentence, inner.j, outer.i) and lies_in(scene, inner, outer):
                outer.container = True


def _hold(scene: Scene, outer: PlacePhrase, inner: PlacePhrase) -> None:
    """Say that a place only tells where the one right behind it lies: "China's Yunnan"."""
    outer.container = True
    inner.country = inner.country or outer.country
    _settle(scene, inner, outer)


def lies_in(scene: Scene, inner: PlacePhrase, outer: PlacePhrase) -> bool:
    """Say whether a place lies in another, by the gazetteer or by what the article has told."""
    entity = scene.entities.get(("place", inner.key))
    if entity is not None and entity.locality == outer.key:
        return True
    return any(place.key == outer.key for place in scene.gazetteer.containers(inner.key))


def _says_where(scene: Scene, sentence: Sentence, start: int, end: int) -> bool:
    """Say whether what follows a name tells where it lies: ", capital of China's ...".

    After a comma or bracket, only type words, relation words and larger places.
    """
    if not 1 < end - start <= _FAR or scene.tokens.folds[start] not in {",", "(", "،", "、", "（"}:
        return False
    fits = [
        h
        for h in sentence.hits
        if h.has("place-type") or h.has("place") or h.has("nation") or "rel:of" in h.concepts
    ]
    small = scene.lexicon.profile.stopwords
    return all(
        not scene.tokens.is_word(k)
        or scene.tokens.folds[k] in small
        or any(h.i <= k < h.j for h in fits)
        or len(scene.tokens.folds[k]) == 1
        for k in range(start + 1, end)
    )


def _mark_explained(scene: Scene, sentence: Sentence) -> None:
    """Mark what an apposition names: "Kunming, capital of China's Yunnan province"."""
    units = [p for p in sentence.places if p.kind != "country"]
    states = [(p.i, p.j) for p in sentence.places if p.kind == "country"]
    marks = {*scene.lexicon.profile.list_mark, "(", "（", "'", "’", "s"}
    for left, right in pairwise(units):
        gap = [k for k in range(left.j, right.i) if not any(i <= k < j for i, j in states)]
        if not gap or len(gap) > _APPOSED or scene.tokens.folds[gap[0]] not in marks:
            continue
        hits = [h for h in sentence.hits if any(h.i <= k < h.j for k in gap)]
        told = {k for h in hits if h.has("place-type") or h.has("rel") for k in range(h.i, h.j)}
        tied = any({"rel:of", "rel:in"} & set(h.concepts) for h in hits)
        joined = any("rel:and" in h.concepts or "rel:with" in h.concepts for h in hits)
        if not tied or joined:
            continue
        plain = scene.lexicon.profile.stopwords | marks
        if all(k in told or scene.tokens.folds[k] in plain for k in gap) and _contains(
            scene, right, left
        ):
            right.container = True
            left.country = left.country or right.country
            _settle(scene, left, right)


def _joins(scene: Scene, sentence: Sentence, word: str, *concepts: str) -> bool:
    return any(
        c in h.concepts and scene.tokens.folds[h.i] == word for h in sentence.hits for c in concepts
    )


def _contains(scene: Scene, outer: PlacePhrase, inner: PlacePhrase) -> bool:
    if lies_in(scene, inner, outer):
        return True
    rank, lowest = scene.frames.rank, max(scene.frames.rank.values())
    if rank.get(outer.kind, lowest) >= rank.get(inner.kind, lowest):
        return False
    return not inner.country or (outer.kind == "country" and outer.country == inner.country)


def _holds(scene: Scene, outer: PlacePhrase, inner: PlacePhrase) -> bool:
    """Say whether a larger unit in brackets is of the country in which a place of no list lies."""
    rank = scene.frames.rank
    larger = rank.get(outer.kind, 0) < rank.get(inner.kind, 0)
    return is_unlisted(inner.key) and larger and outer.country == inner.country


def _settle(scene: Scene, inner: PlacePhrase, outer: PlacePhrase) -> None:
    """Give a local place the country and container that the text names."""
    entity = scene.entities.get(("place", inner.key))
    if entity is not None and is_unlisted(inner.key):
        scene.entities["place", inner.key] = replace(
            entity, country=outer.country, locality=entity.locality or outer.key
        )
