"""Places named only to say where another one lies ("Gimje, Jeonbuk, South Korea")."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise

from kg.extraction.brackets import OPEN
from kg.extraction.home_country import home_country
from kg.extraction.marks import bears_subject, is_located, past_genitive
from kg.extraction.place_links import without_nested
from kg.extraction.scene import PlacePhrase, Scene, Sentence
from kg.extraction.topic import is_unlisted, places_in
from kg.extraction.type_words import is_capital_of
from kg.extraction.weak_names import TIES
from kg.model import Entity
from kg.names import is_vietnamese_name, latin_name, vietnamese_district
from kg.names.han import vietnamese_of_han
from kg.names.tables import script_of

_APPOSED = 6  # words between a place and where an apposition says it lies
_NOW = 2  # a bracket and a word between a name and what the place is called today
_READS = 0.7  # likeness to a Vietnamese name from which a place is taken to lie in Vietnam
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


_MOST = 1.25  # the share of places abroad that decides whose partner is unknown


def find_countries(scene: Scene, sentence: Sentence) -> None:
    """Give local places without a container the country of the places around them.

    The places on both sides decide if they agree; else a name that reads as Vietnamese
    lies in Vietnam; else the place before decides, or the country most spoken of, or that
    of the language.
    """
    for n, phrase in enumerate(sentence.places):
        entity = scene.entities.get(("place", phrase.key))
        if entity is None or not is_unlisted(phrase.key):
            continue
        if not entity.country:
            outer = scene.entities.get(("place", entity.locality or ""))
            country = outer.country if outer else _country_in_brackets(scene, sentence, n)
            country = country or _country_of_twin(scene, sentence, n)
            if not country and _is_partner(scene, sentence, n):
                country = _other_country(scene, sentence.places[n - 1].country)
                if not country:
                    continue  # abroad, but no words say where
            country = country or home_country(scene, sentence, n)
            country = country or _country_beside(sentence, n)
            country = country or _country_of_name(scene, entity)
            country = country or _country_before(sentence, n) or _main_country(scene)
            country = country or _country_of_language(scene)
            entity = scene.entities["place", phrase.key] = replace(entity, country=country)
        if entity.country == "VN" and (district := _district(scene, entity)):
            entity = scene.entities["place", phrase.key] = replace(entity, label=district)
        elif entity.country and scene.article.lang.startswith("zh"):
            entity = scene.entities["place", phrase.key] = _read_back(scene, phrase, entity)
        elif entity.country not in ("", "VN"):
            entity = scene.entities["place", phrase.key] = _as_foreign(scene, entity)
        phrase.country = entity.country


def _read_back(scene: Scene, phrase: PlacePhrase, entity: Entity) -> Entity:
    """Name a place that Chinese text writes in Han as Vietnamese reads it, if it lies there."""
    name = scene.surface(phrase.name_i, phrase.name_j)
    if entity.country != "VN":
        words = latin_name(name, scene.article.lang, entity.country).split()
        return replace(entity, label="".join(words).capitalize())  # one word, as in Pinyin
    readings = vietnamese_of_han(name)
    return replace(entity, label=readings[0]) if readings else entity


def _as_foreign(scene: Scene, entity: Entity) -> Entity:
    """Name a place abroad by its letters, where they were read as a Vietnamese name."""
    printed, lang = entity.printed[0].text if entity.printed else "", scene.article.lang
    if entity.label != latin_name(printed, lang) or entity.label == printed:
        return entity
    if script_of(printed) == "hani" and entity.country in scene.frames.groups["han_read_otherwise"]:
        return replace(entity, label=printed)  # Pinyin would be another name
    return replace(entity, label=latin_name(printed, lang, entity.country))


def _country_in_brackets(scene: Scene, sentence: Sentence, n: int) -> str:
    """Return the country of the place that brackets name right behind: "X (now Y)"."""
    here = sentence.places[n]
    behind = sentence.places[n + 1] if n + 1 < len(sentence.places) else None
    gap = scene.tokens.folds[here.j : behind.i] if behind else ()
    if behind is None or not 0 < len(gap) <= _NOW or gap[0] not in OPEN:
        return ""
    entity = scene.entities.get(("place", behind.key))
    return behind.country or (entity.country if entity else "")


def _country_of_twin(scene: Scene, sentence: Sentence, n: int) -> str:
    """Return the other country spoken of, for a place joined to its twin: "A and B, twinned"."""
    left, phrase = sentence.places[n - 1] if n else None, sentence.places[n]
    if left is None or not left.country or not sentence.has("cue:twinned"):
        return ""
    joints = {k for h in sentence.cues("rel:and", "rel:with") for k in range(h.i, h.j)}
    if left.j == phrase.i or not joints.issuperset(range(left.j, phrase.i)):
        return ""
    others = Counter(p.country for s in scene.sentences for p in s.places if p.country)
    others.pop(left.country, None)
    return max(sorted(others), key=lambda code: others[code], default="")


def _is_partner(scene: Scene, sentence: Sentence, n: int) -> bool:
    """Say whether "with" sets a place beside one named before it, in what tells of a tie."""
    if not n or not sentence.places[n - 1].country or not sentence.has(*TIES):
        return False
    phrase = sentence.places[n]
    marks = {h.j for h in sentence.cues("rel:with")}
    return scene.lexicon.profile.adposition == "before" and phrase.i in marks


def _other_country(scene: Scene, country: str) -> str:
    """Return the one other country that most places of the article lie in; empty if none."""
    others = Counter(p.country for s in scene.sentences for p in s.places if p.country)
    others.pop(country, None)
    first = max(sorted(others), key=lambda code: others[code], default="")
    return first if others[first] * _MOST >= others.total() else ""


def _sides(sentence: Sentence, n: int) -> list[str]:
    left = [p.country for p in sentence.places[:n] if p.country][-1:]
    return left + [p.country for p in sentence.places[n + 1 :] if p.country][:1]


def _country_beside(sentence: Sentence, n: int) -> str:
    every = {p.country for p in sentence.places if p.country}
    sides = _sides(sentence, n)
    agreed = len(every) == 1 or (len(sides) == 2 and len(set(sides)) == 1)
    return sides[0] if agreed and sides else ""


def _country_of_name(scene: Scene, entity: Entity) -> str:
    if not any(p.country == "VN" for s in scene.sentences for p in s.places):
        return ""
    printed = entity.printed[0].text if entity.printed else entity.label
    sounds = is_vietnamese_name(printed, scene.article.lang) >= _READS
    return "VN" if sounds or _district(scene, entity) else ""


def _district(scene: Scene, entity: Entity) -> str:
    """Return the district of Vietnam that a name in another script spells; empty if none."""
    if not entity.printed or script_of(entity.printed[0].text) == "latn":
        return ""
    units = places_in(scene, "VN")
    district = vietnamese_district(entity.printed[0].text, units)
    return f"{district} Ward" if district and entity.label.endswith(" Ward") else district


def _country_of_language(scene: Scene) -> str:
    """Return the country of the press of a language; empty if it is spoken in several."""
    spoken = scene.lexicon.profile.country
    return spoken[0] if len(spoken) == 1 else ""


def _country_before(sentence: Sentence, n: int) -> str:
    return next((p.country for p in reversed(sentence.places[:n]) if p.country), "")


def _main_country(scene: Scene) -> str:
    """Return the country whose units the article names most."""
    units = [p.country for s in scene.sentences for p in s.places if p.kind != "country"]
    counts = Counter(code for code in units if code)
    return max(sorted(counts), key=lambda code: counts[code], default="")


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
