"""What makes a person of one article known again in another: name, body, post.

The key of a person holds the name as printed and the body or post, so that equal keys
are one person; the world compares the others (`kg.people`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from kg.extraction.people.held_places import where_held
from kg.extraction.scene import Scene
from kg.extraction.topic import country_of
from kg.model import Claim, Entity, Reading, Ref, Value
from kg.names import latin_name, person_key


def identify_people(scene: Scene, reading: Reading) -> Reading:
    """Return a reading whose people carry keys that hold beyond the article."""
    held = _held(scene)
    lands = _lands(scene, held)
    lang = scene.article.lang
    people = {
        entity.key: _identified(entity, held.get(entity.key, ()), lang, lands.get(entity.key, ""))
        for entity in reading.entities
        if entity.kind == "person"
    }
    work = f"work:{scene.article.work}"
    people = {
        key: replace(p, key=_key(p, work), holds=(*p.holds, work)) for key, p in people.items()
    }
    others = [entity for entity in reading.entities if entity.kind != "person"]
    entities = sorted([*others, *people.values()], key=lambda e: (e.kind, e.key))
    keys = {key: person.key for key, person in people.items()}
    claims = tuple(_with_keys(claim, keys) for claim in reading.claims)
    return replace(reading, entities=tuple(entities), claims=claims)


def _held(scene: Scene) -> Mapping[str, tuple[str, ...]]:
    """Return the bodies and posts of each person, bodies first.

    Posts that many hold at once ("expert", "member") tell nobody apart.
    """
    bodies: dict[str, dict[str, None]] = defaultdict(dict)
    posts: dict[str, dict[str, None]] = defaultdict(dict)
    for sentence in scene.sentences:
        for person in sentence.people:
            for post, body, place in person.posts:
                if body is not None and ("body", body.key) in scene.entities:
                    bodies[person.key][f"body:{body.key}"] = None
                where = place or (body and body.place) or where_held(scene, sentence, person, post)
                if where and post not in scene.frames.groups["plural_posts"]:
                    posts[person.key][f"post:{post}@{where}"] = None
    return {key: (*bodies[key], *posts[key]) for key in (*bodies, *posts)}


def _lands(scene: Scene, held: Mapping[str, tuple[str, ...]]) -> Mapping[str, str]:
    """Return the country of the side that each person acts for, where the article tells it.

    Else that of the unit in which a post is held; nobody is Vietnamese where no place of Vietnam
    is named.
    """
    lands: dict[str, str] = {}
    for sentence in scene.sentences:
        for actor in sentence.actors:
            if actor.kind == "person" and actor.locality and "pronoun" not in actor.marks:
                for key in actor.keys:
                    lands.setdefault(key, country_of(scene, actor.locality[0]))
    named = {p.country for s in scene.sentences for p in s.places if p.country}
    abroad = country_of(scene, scene.home) or min(named, default="")
    for sentence in scene.sentences:
        for person in sentence.people:
            seats = (post.rpartition("@")[2] for post in held.get(person.key, ()))
            land = next(filter(None, (country_of(scene, seat) for seat in seats if seat)), "")
            lands.setdefault(person.key, land or ("" if "VN" in named else abroad))
    return lands


def _identified(entity: Entity, holds: tuple[str, ...], lang: str, land: str) -> Entity:
    """Name a person by the fullest printed form; the key is still without body or post."""
    forms = [name.text for name in entity.printed] or [entity.label]
    name = max(forms, key=lambda form: (len(form.split()), len(form)))
    return replace(
        entity,
        key=" ".join(name.casefold().split()),
        label=latin_name(name, lang, land),
        name_key=person_key(name, lang),
        holds=holds,
    )


def _key(person: Entity, work: str) -> str:
    """Return a key from name and body or post; without those a person is only this work's."""
    return f"{person.key}@{person.holds[0] if person.holds else work}/{person.name_key}"


def _with_keys(claim: Claim, keys: Mapping[str, str]) -> Claim:
    def new(value: Value) -> Value:
        if isinstance(value, Ref) and value.kind == "person":
            return Ref("person", keys[value.key])
        return value

    return replace(claim, roles={role: tuple(map(new, v)) for role, v in claim.roles.items()})
