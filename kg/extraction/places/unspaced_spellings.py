"""Foreign places in unlisted spellings, where words are not parted, beside their type word.

Papers hear a foreign name each in their own way: "ແຂວງຮວ່າບິ່ງ", "テランガナ州". What stands between
a type word and a space, a country or a label is the name. It is the unit of the country named
beside it that sounds like it; if none does, it is a place of its own there.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from kg.extraction.names.unspaced_names import is_place_name, is_word, script_at
from kg.extraction.places.foreign_spellings import NEAR, likest
from kg.extraction.places.heard_towns import heard_town
from kg.extraction.places.local_places import make_local
from kg.extraction.places.name_slots import NameSlot
from kg.extraction.places.outer_runs import is_common_run
from kg.extraction.places.spellings import speaks_of_vietnam, vietnamese_names
from kg.extraction.places.type_words import type_kind
from kg.extraction.places.unspaced_joined import find_joined
from kg.extraction.scene import Scene, Sentence
from kg.extraction.topic import places_in
from kg.gazetteer import Gazetteer, Place
from kg.lexicon import Hit, Lexicon
from kg.names import vietnamese_district
from kg.names.foreign import foreign_key
from kg.names.heard import as_heard, heard_cost, heard_keys

_SHORTEST, _LONGEST = 2, 18  # letters of a name
_HAN = 5  # characters of a name in Han characters
_GAP = 4  # letters between a country and a name: "in the south of", "・"
_TOLD, _NAMED = 0.12, 0.05  # cost up to which a name counts: its country beside it, or elsewhere
_INSIDE = 0.09  # cost up to which it does in a unit that the article names
_VIETNAMESE = 0.08  # cost up to which a name is a unit of Vietnam, where it is spoken of
_SAME = 0.04  # what the same consonants take off
_LIKELIER = 0.05  # by which a small town must sound nearer than a listed place
_LARGE = 300_000  # inhabitants of a city that papers abroad name
_KINDS = ("province", "city", "district", "commune")


def find_transcribed(scene: Scene, known: dict[str, str]) -> None:
    """Add foreign places that no list spells so to the sentences of a script without spaces.

    Args:
        scene: With the listed places found.
        known: Folded names already linked in this article, by place key; added to.
    """
    if not scene.lexicon.profile.scriptio_continua:
        return
    for told in (True, False):  # what its country tells goes before what only sounds so
        for sentence in scene.sentences:
            for name in list(names_beside(scene, sentence)):
                taken = any(p.i < name.j and name.i < p.j for p in sentence.places)
                if bool(name.country) == told and not taken:
                    _settle(scene, sentence, name, known)
    find_joined(scene, known)


def names_beside(scene: Scene, sentence: Sentence) -> Iterator[NameSlot]:
    """Yield what stands where a name would, beside each type word that has none."""
    first = scene.lexicon.profile.head_order == "first"
    for hit in sentence.hits:
        mark = hit if hit.has("place-type") else _type_inside(scene, hit)
        kind = type_kind(scene, mark) if mark is not None else ""
        if kind not in _KINDS or any(p.i <= hit.i < p.j for p in sentence.places):
            continue
        i, j = _run_after(scene, sentence, hit) if first else _run_before(scene, sentence, hit)
        if _SHORTEST <= j - i <= _LONGEST and not is_common_run(scene, i, j):
            country = _told_before(sentence, i)
            if first:
                country = _told_after(scene, sentence, j, mark)
            if script_at(scene, i) != "han" or _is_joined(scene, sentence, i, j):
                types = (hit.i, hit.j) if mark is hit else None  # else a body's, not the place's
                yield NameSlot(i, j, kind, country, types)


def _type_inside(scene: Scene, hit: Hit) -> Hit | None:
    """Return the type word that the label of a body or post ends with: "ຄະນະພັກແຂວງ"."""
    if scene.lexicon.profile.head_order != "first" or not (hit.has("body") or hit.has("post")):
        return None
    folds = scene.tokens.folds
    ends = (_label(scene.lexicon, folds[k : hit.j]) for k in range(hit.i + 1, hit.j - 1))
    return next((h for h in ends if h is not None), None)


@lru_cache(maxsize=4096)
def _label(lexicon: Lexicon, folds: tuple[str, ...]) -> Hit | None:
    """Return the type word that all the letters are."""
    found = next(lexicon.find(folds, 0, len(folds)), None)
    whole = found is not None and found.j - found.i == len(folds)
    return found if whole and found is not None and found.has("place-type") else None


def _run_after(scene: Scene, sentence: Sentence, hit: Hit) -> tuple[int, int]:
    """Return the letters behind a type word up to a space, a sign or a label."""
    tokens, end = scene.tokens, hit.j
    taken = {p.name_i for p in sentence.places}
    stops = {h.i for h in sentence.hits if h.i >= hit.j and is_word(h)}
    stops -= {h.i for h in sentence.hits if is_place_name(h)} - taken  # a label inside a name
    while end < sentence.j and tokens.is_word(end) and end not in stops:
        if end > hit.j and tokens.starts[end] > tokens.ends[end - 1]:
            break
        end += 1
    return hit.j, end


def _run_before(scene: Scene, sentence: Sentence, hit: Hit) -> tuple[int, int]:
    """Return the letters of one script before a type word, up to a label or a place."""
    begin, script = hit.i, script_at(scene, hit.i - 1) if hit.i > sentence.i else ""
    ends = {h.j for h in sentence.hits if h.j <= hit.i and is_word(h)}
    ends |= {p.j for p in sentence.places}
    while begin > sentence.i and begin not in ends and script_at(scene, begin - 1) == script:
        begin -= 1
    return (begin, hit.i) if script in ("kana", "han") else (hit.i, hit.i)


def _told_after(scene: Scene, sentence: Sentence, end: int, mark: Hit | None) -> str:
    """Return the country of the larger place named right behind a name, "of" at most between."""
    small = mark is not None and type_kind(scene, mark) != "province"
    inner = small or (mark is not None and "place-type:prefecture" in mark.concepts)
    labels = [h for h in sentence.hits if (h.has("rel") or h.has("place-type"))
              and "rel:and" not in h.concepts]  # fmt: skip
    for place in sentence.places:
        if place.kind not in ("country", "province") or not 0 <= place.i - end <= _GAP:
            continue
        signs = {"(", ","} if small or place.kind == "country" else {"("}
        joined = all(
            scene.tokens.folds[k] in signs or any(h.i <= k < h.j for h in labels)
            for k in range(end, place.i)
        )
        if joined and (inner or place.kind == "country"):
            return place.country
    return ""


def _is_joined(scene: Scene, sentence: Sentence, i: int, j: int) -> bool:
    """Say whether a name in Han characters, which any word may be, is joined to its country."""
    dotted = i > sentence.i and script_at(scene, i - 1) == "dot"
    outer = any(p.kind == "country" and p.j == i - 1 for p in sentence.places)
    return dotted and outer and j - i <= _HAN


def _told_before(sentence: Sentence, begin: int) -> str:
    """Return the country that stands shortly before a name: "インド南部の", "韓国・"."""
    outer = max((p for p in sentence.places if p.j <= begin), key=lambda p: p.j, default=None)
    near = outer is not None and outer.kind == "country" and begin - outer.j <= _GAP
    return outer.country if outer is not None and near else ""


def _settle(scene: Scene, sentence: Sentence, name: NameSlot, known: dict[str, str]) -> None:
    """Make a place of a name that sounds like one of its country, or that its country tells."""
    lands = scene.lexicon.profile.country if name.kind == "province" else (_home(scene),)
    if name.country and name.country in lands:
        return  # at home all units are listed
    heard = known.get(" ".join(scene.tokens.folds[name.i : name.j]), "")
    place = scene.gazetteer.place(heard) or _sounding(scene, name)
    if place is not None:
        sentence.places.append(name.phrase(place))
        known.setdefault(" ".join(scene.tokens.folds[name.i : name.j]), place.key)
    elif district := _district(scene, sentence, name):
        make_local(scene, sentence, (name.i, name.j), name.whole, "district", known,
                   "name of a district of Vietnam", "VN", district)  # fmt: skip
    elif name.country:
        make_local(scene, sentence, (name.i, name.j), name.whole, name.kind, known,
                   "name beside where it lies", name.country)  # fmt: skip


def _district(scene: Scene, sentence: Sentence, name: NameSlot) -> str:
    """Return the name of the district of Vietnam that a name sounds like; empty if none.

    Behind a place at home it is one there.
    """
    fits = name.kind in ("district", "city") and name.country in ("", "VN")
    if not fits or script_at(scene, name.i) == "han" or not (units := places_in(scene, "VN")):
        return ""
    before = max((p for p in sentence.places if p.j <= name.i), key=lambda p: p.j, default=None)
    if before is not None and before.country in scene.lexicon.profile.country:
        return ""
    return vietnamese_district(scene.surface(name.i, name.j), units)


def _home(scene: Scene) -> str:
    """Return the home country of the article, if its names are at home in the language."""
    home = scene.article.home[:2] if scene.article.home else ""
    return home if home in scene.lexicon.profile.country else ""


def _sounding(scene: Scene, name: NameSlot) -> Place | None:
    """Return the place that a name sounds like: of its country, else of those named."""
    if script_at(scene, name.i) == "han":
        return None  # read in another way in each language
    surface, countries = scene.surface(name.i, name.j), {name.country}
    if not name.country:
        countries = set()
        if len(foreign_key(surface)) > len("x:") + 1:
            countries = {p.country for s in scene.sentences for p in s.places} - {"", _home(scene)}
        countries |= {"VN"} if speaks_of_vietnam(scene) else set()
    within = {p.key for s in scene.sentences for p in s.places if p.kind == "province"}
    town = heard_town(scene, name, (as_heard(surface),))
    found = [] if town is None else [(town[0] + _LIKELIER, town[1].key, town[1])]
    if name.country:
        told = len(foreign_key(surface)) > len("x:") + _SHORTEST
        lands = (name.country,) if told else ()
        listed = likest(scene.gazetteer, lands, (as_heard(surface),), name.kind, NEAR)
        found += [(listed[0], listed[1].key, listed[1])] if listed else []
    found += [
        (cost + (0.0 if place.kind == name.kind else 0.02), place.key, place)
        for country in sorted(countries)
        for cost, place in _heard(scene.gazetteer, country, surface, scene.lexicon.profile.tag)
        if cost <= _bound(name, surface, place, within)
        and (place.kind == name.kind or name.kind != "province")
    ]
    return min(found, default=(0.0, "", None))[2]


def _bound(name: NameSlot, surface: str, place: Place, within: set[str]) -> float:
    """Return the cost up to which a name is a place's, by what the article tells of it."""
    if place.country == "VN":
        return max(_TOLD if name.country else 0.0, _VIETNAMESE)
    inside = place.within in within
    if not inside and not (place.iso or place.population >= _LARGE):
        return -1.0  # papers abroad do not name it without what it lies in
    if name.country:
        return _TOLD
    if len(foreign_key(surface)) <= len("x:") + _SHORTEST and not inside:
        return -1.0
    return _INSIDE if inside else _NAMED


@lru_cache(maxsize=4096)
def _heard(
    gazetteer: Gazetteer, country: str, surface: str, lang: str
) -> tuple[tuple[float, Place], ...]:
    """Return the units of a country that a name may spell, with what it costs."""
    if country == "VN":
        keys = vietnamese_names(gazetteer).search(surface, 3, _TOLD)
        places = [(cost, gazetteer.place(key)) for key, cost in keys]
        return tuple((cost, place) for cost, place in places if place is not None)
    costs = (
        (min(_cost(surface, label) for label in labels), place)
        for place, labels in _labels(gazetteer, country, lang)
    )
    return tuple((cost, place) for cost, place in costs if cost <= _TOLD)


def _cost(surface: str, label: str) -> float:
    """Return how far a name is from a label, less where both have the same consonants."""
    same = foreign_key(as_heard(surface)) in heard_keys(label)
    return max(0.0, heard_cost(surface, label)[0] - _SAME * same)


@lru_cache(maxsize=64)
def _labels(
    gazetteer: Gazetteer, country: str, lang: str
) -> tuple[tuple[Place, tuple[str, ...]], ...]:
    """Return the units and cities of a country with their names in a language."""
    units = [p for p in gazetteer.places.values() if p.country == country and p.within]
    return tuple(
        (p, (p.label, *(n for n, tag in gazetteer.names(p.key) if tag == lang))) for p in units
    )
