"""What is known of a place, a body or an actor of an article: its kind, its country, its posts."""

from __future__ import annotations

from kg.extraction.scene import Actor, Scene
from kg.lexicon import Hit
from kg.model import Ref


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


def places_in(scene: Scene, country: str) -> set[str]:
    """Return the keys of the places of a country that the sentences name."""
    return {p.key for s in scene.sentences for p in s.places if p.country == country}


def is_unlisted(key: str) -> bool:
    """Say whether a place is one that no list holds, told of by the words of the article alone."""
    return key.startswith("local/")


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


def is_envoy(scene: Scene, hit: Hit) -> bool:
    """Say whether a label is the post of an envoy."""
    return not scene.frames.groups["envoy_posts"].isdisjoint(hit.all("post"))
