"""The country of small places that no list holds, by what stands around them."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from kg.extraction.brackets import OPEN
from kg.extraction.names.weak_names import TIES
from kg.extraction.places.home_country import home_country
from kg.extraction.scene import PlacePhrase, Scene, Sentence
from kg.extraction.topic import is_unlisted, places_in
from kg.model import Entity
from kg.names import is_vietnamese_name, latin_name, vietnamese_district
from kg.names.districts import is_district_of
from kg.names.han import vietnamese_of_han
from kg.names.tables import script_of

_NOW = 2  # a bracket and a word between a name and what the place is called today
_READS = 0.7  # likeness to a Vietnamese name from which a place is taken to lie in Vietnam
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
            country = country or _country_of_district(scene, entity)
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


def _country_of_district(scene: Scene, entity: Entity) -> str:
    """Return Vietnam for a district of one of its units that the article names."""
    printed = entity.printed[0].text if entity.printed else entity.label
    return "VN" if is_district_of(printed, places_in(scene, "VN")) else ""


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
