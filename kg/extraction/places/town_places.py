"""Small towns, which are no labels: found where the text bears their names out.

A name counts beside a type word, behind "mayor of", or before what it lies in, if a country that
the article speaks of, or that speaks its language, has a town so called. Of several towns the
one in the place beside it is meant, then one in a unit that the article names, then the one that
is much the largest; else none.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from kg.extraction.places.local_places import make_local
from kg.extraction.places.local_runs import is_free_capital
from kg.extraction.places.longer_towns import find_longer
from kg.extraction.places.town_runs import town_runs
from kg.extraction.places.town_slots import TownSlot, outer_beside, town_slots
from kg.extraction.scene import PlacePhrase, Scene, Sentence
from kg.extraction.topic import places_in
from kg.gazetteer import Place
from kg.names import is_vietnamese_name, vietnamese_district
from kg.text import fold_loose

_SHORTEST = 3  # letters of a name, and one less in characters of a syllable or more
_MUCH = 4  # times as many people as the next town of the name
_READS = 0.7  # from which likeness a name is taken to be Vietnamese
_HOME = "VN"  # whose towns are told by their own rules


@dataclass(frozen=True, slots=True)
class _Lands:
    """What an article tells of where its towns lie.

    Attributes:
        named: Countries that it names, itself or by a place in them.
        spoken: Other countries that speak its language.
        units: Keys of the first-level units that it names.
        elsewhere: Folded names that it sets beside a place in which no town is so called.
    """

    named: tuple[str, ...]
    spoken: tuple[str, ...]
    units: frozenset[str]
    elsewhere: set[str] = field(default_factory=set)


def find_towns(scene: Scene, known: dict[str, str]) -> None:
    """Add the small towns to the sentences of a scene, first those told to lie somewhere.

    Args:
        scene: With the listed places found.
        known: Folded names already linked in this article, by place key; added to.
    """
    lands = _lands(scene)
    if not lands.named and not lands.spoken:
        return
    rest = list[tuple[Sentence, TownSlot]]()
    for sentence in scene.sentences:
        _set_right(scene, sentence)
        if scene.lexicon.profile.case_marks_names:
            find_longer(scene, sentence, lands.named)
        for slot in list(town_slots(scene, sentence)):
            if not _settle(scene, sentence, slot, lands, known, told=True):
                rest.append((sentence, slot))
    for sentence, slot in rest:
        _settle(scene, sentence, slot, lands, known, told=False)


def _set_right(scene: Scene, sentence: Sentence) -> None:
    """Let the unit behind a listed city's name tell that a town is meant: "Paris, Texas"."""
    for n, city in enumerate(sentence.places):
        outer = next((p for p in sentence.places if p.i == city.j + 1), None)
        if outer is None or outer.kind != "province" or city.kind != "city":
            continue
        listed = scene.gazetteer.place(city.key)
        if scene.tokens.folds[city.j] not in {",", "("} or listed is None:
            continue
        name = scene.surface(city.name_i, city.name_j)
        keys = scene.gazetteer.towns.named(outer.country, name)
        towns = [p for key in keys if (p := scene.gazetteer.place(key)) is not None]
        inside = [p for p in towns if outer.key in _units(scene, p)]
        if inside and outer.key not in _units(scene, listed):
            town = max(inside, key=lambda p: (p.population, p.key))
            sentence.places[n] = replace(city, key=town.key, country=town.country)


def _lands(scene: Scene) -> _Lands:
    places = [p for s in scene.sentences for p in s.places]
    named = dict.fromkeys(p.country for p in places if p.country not in ("", _HOME))
    units = frozenset(p.key for p in places if p.kind == "province")
    spoken = [c for c in scene.lexicon.profile.country if c not in named and c != _HOME]
    return _Lands(tuple(named), tuple(spoken), units)


def _settle(
    scene: Scene,
    sentence: Sentence,
    slot: TownSlot,
    lands: _Lands,
    known: dict[str, str],
    *,
    told: bool,
) -> bool:
    """Make a place of the longest name of a town at an edge; say whether the edge is done."""
    for i, j in town_runs(scene, sentence, slot):
        outer = outer_beside(scene, sentence, slot, i, j)
        surface = fold_loose(scene.surface(i, j))
        if told != bool(outer) or surface in lands.elsewhere:
            continue
        towns = _towns(scene, _forms(scene, slot, i, j), slot, lands)
        inside = [p for p in towns if not outer or outer in _units(scene, p)]
        if towns and not inside:
            lands.elsewhere.add(surface)
        town = _meant(scene, inside, lands)
        if town is None or not (outer or _is_foreign(scene, i, j)):
            continue
        if slot.kind == "district" and town.country in lands.spoken and _is_next_door(scene, i, j):
            continue
        if not slot.announced and _is_surname(scene, i, j):
            continue
        _add(scene, sentence, slot, (i, j), town, known)
        return True
    return False


def _add(
    scene: Scene,
    sentence: Sentence,
    slot: TownSlot,
    run: tuple[int, int],
    town: Place,
    known: dict[str, str],
) -> None:
    """Add a town, or the district that is called like it."""
    words = slot.type_words or run
    whole = (min(run[0], words[0]), max(run[1], words[1]))
    if slot.kind == "district":
        make_local(scene, sentence, run, whole, "district", known,
                   "district called like its town", town.country, town.label)  # fmt: skip
        return
    phrase = PlacePhrase(*whole, town.key, town.kind, town.country)
    phrase.name_i, phrase.name_j = run
    sentence.places.append(phrase)
    known.setdefault(" ".join(scene.tokens.folds[run[0] : run[1]]), town.key)


def _forms(scene: Scene, slot: TownSlot, i: int, j: int) -> Iterator[str]:
    """Yield words as printed, and with the last one as it stands without a case ending.

    Where words are not parted, tables have some names with their type word.
    """
    yield scene.surface(i, j)
    types = slot.type_words if scene.lexicon.profile.scriptio_continua and j - i > 1 else None
    if types and types[0] == j:
        yield scene.surface(i, types[1])
    if not scene.lexicon.profile.scriptio_continua:
        front = scene.tokens.text[scene.tokens.starts[i] : scene.tokens.starts[j - 1]]
        for key in scene.lexicon.keys(scene.tokens.folds[j - 1]):
            if not key.startswith("~") and not key.endswith("-"):
                yield front + unicodedata.normalize("NFC", key)


def _towns(scene: Scene, names: Iterator[str], slot: TownSlot, lands: _Lands) -> list[Place]:
    """Return the towns of the first name that any bear, those of countries named before others.

    Where only the language speaks of a country, a type word or a mayor must announce the town;
    so it must where nothing does, and the name be longer and bear a capital.
    """
    groups = (lands.named, lands.spoken if slot.announced else ())
    known = scene.gazetteer.towns
    for name in names:
        shortest = _SHORTEST if name[:1] < "\u0e00" else _SHORTEST - 1
        letters = len(fold_loose(name))
        for group in groups if letters >= shortest else ():
            keys = [k for land in group for k in known.named(land, name)]
            if keys:
                return [p for key in keys if (p := scene.gazetteer.place(key)) is not None]
        told = slot.announced and letters > shortest + 1 and scene.lexicon.profile.case_marks_names
        if told and (keys := [*known.anywhere(name)]):
            return [p for key in keys if (p := scene.gazetteer.place(key)) is not None]
    return []


def _meant(scene: Scene, towns: list[Place], lands: _Lands) -> Place | None:
    """Return the town in a unit named, else the one that is much the largest; None if none is."""
    near = [p for p in towns if not lands.units.isdisjoint(_units(scene, p))]
    ranked = sorted(near or towns, key=lambda p: (-p.population, p.key))
    if len(ranked) > 1 and ranked[0].population < _MUCH * ranked[1].population:
        return None
    return ranked[0] if ranked else None


def _units(scene: Scene, place: Place) -> set[str]:
    return {p.key for p in scene.gazetteer.containers(place.key)}


def _is_surname(scene: Scene, i: int, j: int) -> bool:
    """Say whether a word stands behind another name somewhere: "with Eco", "Umberto Eco"."""
    tokens = scene.tokens
    return j - i == 1 and any(
        tokens.folds[k] == tokens.folds[i] and is_free_capital(scene, s, k - 1)
        for s in scene.sentences
        for k in range(s.i + 1, s.j)
    )


def _is_foreign(scene: Scene, i: int, j: int) -> bool:
    """Say whether a name is none of Vietnam, of whose communes no list is read here."""
    return is_vietnamese_name(scene.surface(i, j), scene.article.lang) < _READS


def _is_next_door(scene: Scene, i: int, j: int) -> bool:
    """Say whether a name is a district's of Vietnam, of which the article names units: 关山县."""
    units = places_in(scene, _HOME)
    return bool(units) and bool(vietnamese_district(scene.surface(i, j), units))
