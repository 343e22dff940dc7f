"""What an article is about: whose news it is and who the partners are."""

from __future__ import annotations

from collections.abc import Container, Iterable

from kg.extraction.places.places import place_entity
from kg.extraction.places.standing import standing_of
from kg.extraction.scene import Scene
from kg.extraction.topic import country_of, is_substate

_TIE = 1e-6  # what parts equal weights where one place stands far more for a side
_FAR_MORE = 3.0  # how much more a unit weighs than one that comes up in passing
_BEGINNING = 2  # sentences, headline among them, that tell whose news it is where there is no lead
#: What one mention of a place counts, by where it stands.
REGION_WEIGHT = {"headline": 4.0, "lead": 3.0, "body": 1.0, "caption": 1.0}


def find_topic(scene: Scene) -> None:
    """Set the home locality and the partners of a scene, from headline to body.

    Home is the Vietnamese unit that the article names most, or one of a country where its
    language is at home, or else the most weighty; if it names none, the locality of its
    publisher. Partners are the sub-state places of other countries, weightiest first.
    """
    for sentence in scene.sentences:
        weight = REGION_WEIGHT[sentence.region]
        for phrase in sentence.places:
            share = 0.2 * weight if phrase.container else weight
            scene.weights[phrase.key] = scene.weights.get(phrase.key, 0.0) + share
    named = [k for k in scene.weights if is_substate(scene, k)]  # as the text names them first
    _settle_levels(scene, named)
    seen = list(dict.fromkeys(country_of(scene, k) for k in named))
    units = sorted(named, key=lambda k: (-scene.weights[k], seen.index(country_of(scene, k))))
    lands = _home_countries(scene, units)
    own = _first_of(scene, units, lands)
    publisher = scene.article.home
    if publisher and (publisher in scene.weights or not own):
        scene.home = publisher
        _register_home(scene, publisher)
    else:
        scene.home = _where_spoken(scene, units, own) or _where_dated(scene, units)
        scene.home = _in_front(scene, units, scene.home)
        scene.home = _state_of(scene, scene.home)
    home_country = country_of(scene, scene.home)
    scene.partners = [
        k for k in units if country_of(scene, k) not in ("", home_country) and k != scene.home
    ]


def _home_countries(scene: Scene, units: list[str]) -> tuple[str, ...]:
    """Return the countries of which a unit may be the home of the article.

    Vietnam, whose portals write in many languages, unless the text names its country
    beside the unit, as one does for readers abroad, and not that of a unit of its own.
    """
    told = {p.country for s in scene.sentences for p in s.places if p.kind == "country"}
    local = tuple(c for c in scene.lexicon.profile.country if c not in told)
    named = {country_of(scene, k) for k in units}
    abroad = "VN" in told or "VN" not in named
    return local if abroad and not named.isdisjoint(local) else ("VN",)


def _where_spoken(scene: Scene, units: list[str], home: str | None) -> str | None:
    """Return a unit of a country where the language is spoken, if the article is its news rather.

    Of two, the one that it names more or first is at home; where capitals do not mark
    names, only if the text names Vietnam as one does abroad.
    """
    spoken = _first_of(scene, units, scene.lexicon.profile.country)
    told = scene.lexicon.profile.case_marks_names or any(
        p.key == "VN" for s in scene.sentences for p in s.places
    )
    if spoken is None or spoken == home or (home is not None and not told):
        return home
    return spoken if home is None or _outweighs(scene, spoken, home) else home


def _in_front(scene: Scene, units: list[str], home: str | None) -> str | None:
    """Return the unit of a country where the language is spoken that headline or lead name.

    Only in place of a home that neither names and that weighs far less: it comes up in passing.
    In place of one that the headline does not name, only its language, the weightiest of all.
    """
    front = {p.key for s in scene.in_regions("headline", "lead") for p in s.places}
    named = [k for k in units if k in front]
    spoken = scene.lexicon.profile.country
    own = _first_of(scene, named, spoken)
    if home is not None and country_of(scene, home) in spoken and units[0] in front:
        headline = {p.key for s in scene.in_regions("headline") for p in s.places}
        if home not in headline and scene.weights[units[0]] >= _FAR_MORE * scene.weights[home]:
            return units[0]
    if home is None or own is None or home in front:
        return home
    return own if scene.weights[own] >= _FAR_MORE * scene.weights.get(home, 0.0) else home


def _state_of(scene: Scene, home: str | None) -> str | None:
    """Return the state of a home if it acts rather: its leader stands at the beginning.

    The unit then comes up in passing: it is not named there, and the state weighs far more.
    """
    state = country_of(scene, home)
    weight = scene.weights.get(home or "", 0.0)
    if home is None or scene.weights.get(state, 0.0) < _FAR_MORE * weight:
        return home
    leaders = scene.frames.groups["state_leaders"]
    front = [s for s in scene.sentences if s.index < _BEGINNING or s.region == "lead"]
    led = any(not leaders.isdisjoint(h.all("post")) for s in front for h in s.hits)
    return state if led and all(p.key != home for s in front for p in s.places) else home


def _where_dated(scene: Scene, units: list[str]) -> str | None:
    """Return the weightiest unit of the country where the text was written, else of any.

    That is where its dateline lies: the place that opens the lead ("EAST LONDON, 14 October"),
    with a bracket before it at most, and no given name.
    """
    front = [s for s in scene.sentences if s.region != "headline"][:1]
    opens = ((p, p.i - s.i) for s in front for p in s.places)
    word = scene.tokens.is_word
    opening = next((p for p, n in opens if not n or (n == 1 and not word(p.i - 1))), None)
    land = country_of(scene, opening.key) if opening else ""
    return _first_of(scene, units, (land,) if land else ()) or next(iter(units), None)


def _first_of(scene: Scene, units: Iterable[str], lands: Container[str]) -> str | None:
    """Return the first unit that lies in one of some countries."""
    return next((k for k in units if country_of(scene, k) in lands), None)


def _outweighs(scene: Scene, key: str, other: str) -> bool:
    """Say whether an article names one unit far more than another, or about as much and first."""
    ratio = scene.weights[key] / scene.weights[other]
    if not 0.5 < ratio < 2.0:
        return ratio > 1.0
    order = [p.key for s in scene.sentences for p in s.places if p.key in (key, other)]
    return order[0] == key


def _register_home(scene: Scene, key: str) -> None:
    place = scene.gazetteer.place(key)
    if place is not None:
        scene.add(place_entity(scene, place, "home of the publisher"))


def _settle_levels(scene: Scene, named: list[str]) -> None:
    """Give the most weight of a country to the unit of it that most stands for a side.

    How much an article speaks of a country stays as it is: a city may be named more often
    than the province that acts.
    """
    lands: dict[str, list[str]] = {}
    for key in named:
        lands.setdefault(country_of(scene, key), []).append(key)
    several = [own for own in lands.values() if len(own) > 1]
    if not several:
        return
    standing = standing_of(scene, [k for own in several for k in own])
    for own in several:
        weights = sorted((scene.weights[k] for k in own), reverse=True)
        ranked = sorted(own, key=lambda k: -standing[k])
        scene.weights.update(zip(ranked, weights, strict=True))
        equal = weights[0] == weights[1]
        if equal and standing[ranked[0]] >= _FAR_MORE * standing[ranked[1]]:
            scene.weights[ranked[0]] += _TIE
