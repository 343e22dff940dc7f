"""Place names become places: the right one of several, with type word and container."""

from __future__ import annotations

import math

from kg.extraction.names.common_words import is_also_word
from kg.extraction.names.unspaced_names import script_at
from kg.extraction.names.weak_names import (
    ends_in_type,
    is_borne_out,
    is_listed,
    is_listed_twin,
    is_partner,
    weak_country,
)
from kg.extraction.places.containers import mark_containers
from kg.extraction.places.foreign_spellings import find_foreign
from kg.extraction.places.found_names import ever, find_names, like
from kg.extraction.places.glued_places import find_glued_places
from kg.extraction.places.glued_towns import find_glued_towns
from kg.extraction.places.heard_places import find_heard
from kg.extraction.places.local_countries import find_countries
from kg.extraction.places.local_places import find_local
from kg.extraction.places.misreadings import without_misread
from kg.extraction.places.name_rows import in_row
from kg.extraction.places.own_readings import drop_titles, reads_as_own
from kg.extraction.places.place_links import Links
from kg.extraction.places.plain_districts import find_districts, find_vietnamese
from kg.extraction.places.spellings import find_spelled, open_words
from kg.extraction.places.told_places import (
    FoundName,
    all_meanings,
    cities_with_mayors,
    countries_named,
    countries_told,
    favoured_country,
    is_near,
    kind_then,
    only_there,
    provinces_named,
    tells_of_cities,
    without_directions,
    without_persons,
)
from kg.extraction.places.told_provinces import find_told_provinces
from kg.extraction.places.town_places import find_towns
from kg.extraction.places.unlisted_places import find_again, find_unlisted
from kg.extraction.places.unspaced_places import find_unspaced
from kg.extraction.places.unspaced_spellings import find_transcribed
from kg.extraction.places.vietnamese_units import find_vietnamese_units
from kg.extraction.scene import PlacePhrase, Scene, Sentence
from kg.gazetteer import Place
from kg.lexicon import Hit
from kg.model import Entity

#: Inhabitants of a city that a bare name means rather than a unit far away; of a seat, its unit.
_LARGE, _SEAT = 250_000, 100_000


def find_places(scene: Scene) -> None:
    """Fill `places` of every sentence, and the place entities of the scene.

    A weak name (one that is also a common word, or very short) counts only beside a
    type word or if the same name stood beside one before.
    """
    found = without_misread(scene, [(s, find_names(scene, s)) for s in scene.sentences])
    found = without_directions(scene, without_persons(scene, found))
    known = provinces_named(scene, found)
    seats = cities_with_mayors(scene, found)
    countries = countries_named(found)
    favoured = favoured_country(scene, found)
    told = countries_told(found)
    often = {code for code, keys in only_there(found).items() if len(keys) > 1}
    near = {*countries, *often}
    cities, links = tells_of_cities(scene), Links()
    for sentence, names in found:
        for name in names:
            place = _choose(
                scene, sentence, name, known, countries, near, favoured, told, seats, cities
            )
            if place is None:
                continue
            if _lies_elsewhere(scene, sentence, name, place):
                continue
            if place.country not in countries and _is_tail(scene, sentence, name.i):
                continue
            links.note(place, name.options, told=bool(name.kind))
            surface = " ".join(scene.tokens.folds[name.name_i : name.name_j])
            known.setdefault(surface, place.key)
            if name.weak and place.kind == "country" and not scene.lexicon.profile.case_marks_names:
                known.setdefault(all_meanings(name.options), place.key)  # with another particle
            kind = name.kind if place.kind in like(scene, name.kind) else place.kind
            phrase = PlacePhrase(name.i, name.j, place.key, kind, place.country)
            phrase.name_i, phrase.name_j = name.name_i, name.name_j
            sentence.places.append(phrase)
    find_towns(scene, known)
    find_glued_towns(scene)
    opened = open_words(scene)
    find_vietnamese(scene, opened, known)
    find_foreign(scene, opened, known, told=True)
    find_spelled(scene, opened, known)
    find_foreign(scene, opened, known, told=False)
    find_heard(scene, opened, known)
    find_vietnamese_units(scene, known)
    find_transcribed(scene, known)
    for sentence in scene.sentences:
        find_told_provinces(scene, sentence, known)
        find_local(scene, sentence, known)
        find_unlisted(scene, sentence, known)
    find_districts(scene, opened, known)
    find_again(scene)
    find_unspaced(scene, known)
    for sentence in scene.sentences:
        units = [p for p in sentence.places if not _is_sea_or_region(scene, p.key)]
        sentence.places = sorted(units, key=lambda p: (p.i, p.j))
        mark_containers(scene, sentence)
    drop_titles(scene)
    for sentence in scene.sentences:
        find_countries(scene, sentence)
        _make_hits(sentence)
        _enter(scene, sentence.places)
    profile = scene.lexicon.profile
    if profile.post_follows_name and not profile.scriptio_continua:
        entered = set(scene.entities)
        find_glued_places(scene)
        for sentence in scene.sentences:
            _enter(scene, [p for p in sentence.places if ("place", p.key) not in entered])
    links.mark(scene)


def _enter(scene: Scene, phrases: list[PlacePhrase]) -> None:
    """Make entities of the listed places among some."""
    for phrase in phrases:
        place = scene.gazetteer.place(phrase.key)
        if place is not None:
            scene.add(place_entity(scene, place), scene.surface(phrase.name_i, phrase.name_j))
            phrase.kind = scene.entities["place", phrase.key].code


def _is_sea_or_region(scene: Scene, key: str) -> bool:
    """Say whether a place is of no country: it keeps others from its name, and acts in nothing."""
    place = scene.gazetteer.place(key)
    return place is not None and not place.country


def _make_hits(sentence: Sentence) -> None:
    """Put names that no label gave among the hits, so that later layers see them.

    What stands inside such a name is no cue.
    """
    for phrase in sentence.places:
        i, j = phrase.name_i, phrase.name_j
        inside = [h for h in sentence.hits if i <= h.i and h.j <= j]
        if any(h.has("place") or h.has("weak") for h in inside):
            continue
        hits = [h for h in sentence.hits if h not in inside]
        sentence.hits = sorted([*hits, Hit(i, j, (f"place:{phrase.key}",))], key=lambda h: h.i)


def place_entity(scene: Scene, place: Place, reason: str = "label of the gazetteer") -> Entity:
    """Return the entity of a gazetteer place; its names elsewhere are reference data."""
    return Entity(
        kind="place", key=place.key, label=place.label, code=kind_then(scene, place),
        locality=place.within or None, country=place.country, iso=place.iso,
        wikidata=place.wikidata, reason=reason,
    )  # fmt: skip


def _lies_elsewhere(scene: Scene, sentence: Sentence, name: FoundName, place: Place) -> bool:
    """Say whether a unit of another country stands right before, with no space or sign between.

    Without spaces that one says where the name lies: 兴安 after 内蒙古自治区 is not Hưng Yên.
    """
    if not scene.lexicon.profile.scriptio_continua or place.kind == "country":
        return False
    outer = next((p for p in sentence.places if p.j == name.i), None)
    if outer is None or outer.kind not in ("country", "province"):
        return False
    return outer.country != place.country and scene.lexicon.profile.head_order == "last"


def _choose(
    scene: Scene,
    sentence: Sentence,
    name: FoundName,
    known: dict[str, str],
    countries: dict[str, float],
    near: set[str],
    favoured: str,
    told: frozenset[str],
    seats: dict[tuple[Place, ...], str],
    cities: bool,
) -> Place | None:
    surface = " ".join(scene.tokens.folds[name.name_i : name.name_j])
    sure = not name.weak or name.kind or {surface, all_meanings(name.options)} & known.keys()
    here = (scene, sentence, name.name_i, name.name_j)
    if not sure and (listed := is_listed(*here, name.options)):
        return listed
    if not sure and not is_borne_out(*here, name.options) and not is_partner(*here):
        return weak_country(scene, sentence, name.name_i, name.name_j, name.options, set(countries))
    plural = {"province": sentence.has("cue:two-provinces"), "city": sentence.has("cue:two-cities")}
    named = set(countries)

    profile = scene.lexicon.profile
    single = (
        name.name_j - name.name_i <= (3 if profile.scriptio_continua else 1)
        and not profile.case_marks_names
        and not ends_in_type(scene, name.name_j)
    )
    if profile.compound and not name.kind and _is_noun(scene, sentence, name, named):
        return None
    told_before = surface in known or all_meanings(name.options) in known
    far = not any(is_near(p, near, profile.country) for p in name.options)
    if far and _is_like_word(scene, sentence, name, single and not told_before):
        return None

    def score(place: Place) -> tuple[float, str]:
        value = 0.0
        if name.kind:
            value += 4.0 if ever(scene, place) & like(scene, name.kind) else -2.0
        if place.key in (known.get(surface), known.get(all_meanings(name.options))):
            value += 2.5
        if seats.get(name.options) == place.key:
            value += 2.0
        if plural.get(kind_then(scene, place)):
            value += 1.5
        value += 1.5 if place.country in named else 0.0
        if single and place.kind != "country" and place.country not in named:
            value -= 1.5
        value += 1.0 if place.country == favoured else _at_home(profile.country, place)
        value += 0.7 if place.country in told else 0.0
        of_city = cities and place.country not in scene.frames.groups["province_states"]
        value += 0.0 if of_city and _has_seat(place, name.options) else _weight(place)
        value -= 1.0 if place.country not in named and _is_dwarfed(place, name.options) else 0.0
        value += 0.1 * math.log10(place.population + 1)
        return value, place.key

    best = max(name.options, key=score, default=None)
    if best is None or score(best)[0] <= -2.0:
        return None
    return None if reads_as_own(scene, name, best, named | told) else best


def _is_tail(scene: Scene, sentence: Sentence, k: int) -> bool:
    """Say whether one Han character that no label knows joins word `k` to "in" or "with".

    What stands there is only the end of a name that no list has: 邦县 in 在车邦县.
    """
    first = k - 1
    if first <= sentence.i or not scene.lexicon.profile.scriptio_continua:
        return False
    if script_at(scene, first) != "han" or sentence.is_labelled(first):
        return False
    return any(h.j == first for h in sentence.cues("rel:in", "rel:with"))


def _is_like_word(scene: Scene, sentence: Sentence, name: FoundName, single: bool) -> bool:
    """Say whether the name of a small place far away is only a word: "the city of snow"."""
    at = (name.name_i, name.name_j)
    if name.kind:
        return name.weak and is_also_word(scene, *at)
    return single and not (is_listed_twin(scene, sentence, *at) or in_row(scene, sentence, *at))


def _weight(place: Place) -> float:
    """Weigh how often a bare name means a place of its kind: rarely a province in a region."""
    if place.kind == "province":
        return 1.2 if place.within == place.country else 0.3
    return {"country": 2.5, "city": 1.0 if place.iso else 0.4}.get(place.kind, 0.0)


def _has_seat(place: Place, options: tuple[Place, ...]) -> bool:
    """Say whether a province shares its name with a city in it of some size."""
    seats = (p for p in options if p.kind == "city" and p.country == place.country)
    return place.kind == "province" and any(p.population >= _SEAT for p in seats)


def _is_dwarfed(place: Place, options: tuple[Place, ...]) -> bool:
    """Say whether a unit's name is that of a large city, of other countries only: "Manchester"."""
    large = {p.country for p in options if p.kind == "city" and p.population >= _LARGE}
    return place.kind == "province" and bool(large) and place.country not in large


def _is_noun(scene: Scene, sentence: Sentence, name: FoundName, named: set[str]) -> bool:
    """Say whether a small town far away is a common noun where all nouns have capitals: "Ende"."""
    if sentence.has("cue:twinned", "cue:friendship") or name.name_j - name.name_i > 1:
        return False
    spoken = scene.lexicon.profile.country
    return not any(
        is_near(p, named) or p.country in spoken or p.key in scene.gazetteer.capitals
        for p in name.options
    )


def _at_home(countries: tuple[str, ...], place: Place) -> float:
    """Weigh that news in a language speaks of the places where it is spoken, first of all."""
    if place.country not in countries:
        return 0.0
    return 0.5 if place.country == countries[0] else 0.25
