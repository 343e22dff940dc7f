"""What an article is about: whose news it is and who the partners are."""

from __future__ import annotations

from kg.extraction.scene import Actor, Scene
from kg.model import Ref

_FAR_MORE = 3.0  # how much more a unit weighs than one that comes up in passing
_WEIGHT = {"headline": 4.0, "lead": 3.0, "body": 1.0, "caption": 1.0}


def find_topic(scene: Scene) -> None:
    """Set the home locality and the partners of a scene, from headline to body.

    Home is the Vietnamese unit that the article names most, or one of a country where its
    language is at home, or else the most weighty; if it names none, the locality of its
    publisher. Partners are the sub-state places of other countries, weightiest first.
    """
    for sentence in scene.sentences:
        weight = _WEIGHT[sentence.region]
        for phrase in sentence.places:
            share = 0.2 * weight if phrase.container else weight
            scene.weights[phrase.key] = scene.weights.get(phrase.key, 0.0) + share
    order = list(scene.weights)  # as the text names them first
    ranked = sorted(order, key=lambda k: -scene.weights[k])
    units = [k for k in ranked if is_substate(scene, k)]
    own = [k for k in units if country_of(scene, k) in _home_countries(scene, units)]
    publisher = scene.article.home
    if publisher and (publisher in scene.weights or not own):
        scene.home = publisher
        _register_home(scene, publisher)
    else:
        provinces = [k for k in own if is_first_level(scene, k)]
        scene.home = _main(scene, own)
        if provinces and _speaks_of_province(scene):
            scene.home = provinces[0]
        scene.home = _where_spoken(scene, units, scene.home) or _where_dated(scene, units)
        scene.home = _in_front(scene, units, scene.home)
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
    own = [k for k in units if country_of(scene, k) in scene.lexicon.profile.country]
    spoken = _main(scene, own)
    told = scene.lexicon.profile.case_marks_names or any(
        p.key == "VN" for s in scene.sentences for p in s.places
    )
    if spoken is None or spoken == home or (home is not None and not told):
        return home
    return spoken if home is None or _outweighs(scene, spoken, home) else home


def _in_front(scene: Scene, units: list[str], home: str | None) -> str | None:
    """Return the unit of a country where the language is spoken that headline or lead name.

    Only in place of a home that neither names and that weighs far less: it comes up in passing.
    """
    front = {p.key for s in scene.in_regions("headline", "lead") for p in s.places}
    named = [k for k in units if k in front]
    own = _main(scene, [k for k in named if country_of(scene, k) in scene.lexicon.profile.country])
    if home is None or own is None or home in front:
        return home
    return own if scene.weights[own] >= _FAR_MORE * scene.weights.get(home, 0.0) else home


def _where_dated(scene: Scene, units: list[str]) -> str | None:
    """Return the weightiest unit of the country where the text was written, else of any.

    That is where its dateline lies: the place that opens the lead ("EAST LONDON, 14 October").
    """
    front = [s for s in scene.sentences if s.region != "headline"][:1]
    opening = next((p for s in front for p in s.places if p.i - s.i <= 1), None)
    land = country_of(scene, opening.key) if opening else ""
    there = [k for k in units if land and country_of(scene, k) == land]
    return _main(scene, there) or next(iter(units), None)


def _outweighs(scene: Scene, key: str, other: str) -> bool:
    """Say whether an article names one unit far more than another, or about as much and first."""
    ratio = scene.weights[key] / scene.weights[other]
    if not 0.5 < ratio < 2.0:
        return ratio > 1.0
    order = [p.key for s in scene.sentences for p in s.places if p.key in (key, other)]
    return order[0] == key


def _main(scene: Scene, units: list[str]) -> str | None:
    """Return the weightiest unit; a province before a town that does not weigh twice as much."""
    first = next((k for k in units if is_first_level(scene, k)), None)
    if first is not None and scene.weights[units[0]] < 2 * scene.weights[first]:
        return first
    return next(iter(units), None)


def _speaks_of_province(scene: Scene) -> bool:
    """Say whether "the province" without a name means whose news it is, and no lower unit does."""
    said = dict.fromkeys(("province", "city", "district", "commune"), 0)
    for sentence in scene.sentences:
        for hit in sentence.hits:
            for code in hit.all("place-type"):
                kind = scene.frames.place_kind.get(code, "")
                if kind in said and not any(p.i <= hit.i < p.j for p in sentence.places):
                    said[kind] += 1
    return said["province"] > max(2, said["city"], said["district"], said["commune"])


def _register_home(scene: Scene, key: str) -> None:
    from kg.extraction.places import place_entity

    place = scene.gazetteer.place(key)
    if place is not None:
        scene.add(place_entity(scene, place, "home of the publisher"))


def kind_of(scene: Scene, key: str | None) -> str:
    """Return the place kind of a key; empty if unknown."""
    entity = scene.entities.get(("place", key or ""))
    return entity.code if entity else ""


def body_kind_of(scene: Scene, actor: Actor) -> str:
    """Return the kind code of the body that an actor is; empty if it is none."""
    entity = scene.entities.get(("body", actor.keys[0])) if actor.kind == "body" else None
    return entity.code if entity else ""


def is_international(scene: Scene, body: str) -> bool:
    """Say whether the key of a body is that of an organisation which belongs to no one unit."""
    return body.split("/")[-1] in scene.frames.groups["organisations"]


def is_substate(scene: Scene, key: str | None) -> bool:
    """Say whether a place can act for itself below the state."""
    return kind_of(scene, key) in scene.frames.groups["substate_kinds"]


def country_of(scene: Scene, key: str | None) -> str:
    """Return the ISO 3166-1 code of a place's country; empty if unknown."""
    entity = scene.entities.get(("place", key or ""))
    return entity.country if entity else ""


def countries_of(scene: Scene, actor: Actor) -> set[str]:
    """Return the countries of an actor's places, as far as they are known."""
    return {country_of(scene, k) for k in actor.locality} - {""}


def is_abroad(scene: Scene, key: str) -> bool:
    """Say whether a place is known to lie in another country than the home unit."""
    return country_of(scene, key) not in ("", country_of(scene, scene.home))


def outer_of(scene: Scene, key: str) -> str:
    """Return the key of the place that a place lies in; empty if unknown."""
    place, entity = scene.gazetteer.place(key), scene.entities.get(("place", key))
    return (place.within if place else entity.locality if entity else None) or ""


def land_of(scene: Scene, party: Ref | None) -> str:
    """Return the country of a place, or of the place that a body acts for; empty if unknown."""
    entity = scene.entities.get((party.kind, party.key)) if party else None
    if entity is None:
        return ""
    return entity.country if entity.kind == "place" else country_of(scene, entity.locality)


def is_first_level(scene: Scene, key: str) -> bool:
    """Say whether a place is a first-level unit of its country."""
    entity = scene.entities.get(("place", key))
    return bool(entity and entity.iso and entity.code != "country")


def is_national(scene: Scene, person: str) -> bool:
    """Say whether the article gives a person a post of a state (prime minister, minister)."""
    national = scene.frames.groups["national_posts"]
    return any(
        p.key == person and any(post in national for post, _, _ in p.posts)
        for s in scene.sentences
        for p in s.people
    )


def is_of_states(scene: Scene) -> bool:
    """Say whether somebody in the article holds a post of a state."""
    posts = {code for s in scene.sentences for p in s.people for code, _, _ in p.posts}
    return not posts.isdisjoint(scene.frames.groups["national_posts"])


def posts_of(scene: Scene, actor: Actor) -> set[str]:
    """Return the posts that the article gives a person."""
    people = (p for s in scene.sentences for p in s.people if p.key in actor.keys)
    return {post for p in people for post, _, _ in p.posts}


def holds_post(scene: Scene, group: Actor, person: Actor) -> bool:
    """Say whether a post without a name ("the Secretary of X") is the one a person holds."""
    post = group.keys[0].rsplit("/", 1)[-1]
    return post in posts_of(scene, person) and any(
        _is_same_place(scene, one, other) for one in group.locality for other in person.locality
    )


def _is_same_place(scene: Scene, one: str, other: str) -> bool:
    """Say whether two keys are one place, or a town and the unit that it lies in."""
    places = [scene.gazetteer.place(k) for k in (one, other)]
    return one == other or any(p is not None and p.within in (one, other) for p in places)


def label_of(scene: Scene, key: str | None) -> str:
    """Return the English label of a place; empty if there is none."""
    entity = scene.entities.get(("place", key or ""))
    return entity.label if entity else ""
