"""Who acts for a public authority below the state: officials, bodies, units, and who does not."""

from __future__ import annotations

from kg.extraction.names.weak_names import ends_in_type
from kg.extraction.scene import Actor, Scene, Sentence
from kg.extraction.topic import body_kind_of, country_of, is_substate

#: Words between a delegation and whose it is.
_REACH = 6


def state_capitals(scene: Scene) -> frozenset[str]:
    """Return the foreign capitals that stand for their states ("Moscow said").

    A capital is a city of its own only where the text says so: by a type word other than
    "capital", a twin, somebody who governs it, or a body of it that states do not have.
    """
    local = {"VN", *scene.lexicon.profile.country}
    return frozenset(
        k
        for k in scene.weights
        if k in scene.gazetteer.capitals
        and country_of(scene, k) not in local
        and not any(_is_city(scene, s, k) for s in scene.sentences)
    )


def _is_city(scene: Scene, sentence: Sentence, key: str) -> bool:
    if key in typed_places(scene, sentence, but="place-type:capital"):
        return True
    groups, kinds = scene.frames.groups, scene.frames.body_kind
    if any(
        b.explicit and b.place == key and kinds.get(b.head) in groups["unit_authorities"]
        for b in sentence.bodies
    ):
        return True
    governing = groups["placed_posts"] - groups["country_posts"] - groups["envoy_posts"]
    if any(place == key and c in governing for p in sentence.people for c, _, place in p.posts):
        return True
    return sentence.has("cue:twinned") and any(p.key == key for p in sentence.places)


def typed_places(scene: Scene, sentence: Sentence, but: str = "") -> set[str]:
    """Return the places that a sentence names with their type word ("the city of Paris").

    Args:
        scene: The article.
        sentence: Where they are named.
        but: A type word that does not count.
    """
    return {
        p.key
        for p in sentence.places
        if ((p.i, p.j) != (p.name_i, p.name_j) or ends_in_type(scene, p.name_j))
        and not any(but in h.concepts for h in sentence.hits if p.i <= h.i < p.j)
    }


def is_unit(scene: Scene, key: str) -> bool:
    """Say whether a place acts for itself below the state here."""
    return is_substate(scene, key) and key not in scene.states


def is_official(scene: Scene, sentence: Sentence, actor: Actor) -> bool:
    """Say whether somebody acts in office for a unit below the state.

    A delegation or the leaders of a unit do, holders of its posts, and its bodies of
    public authority; its enterprises, clubs, newspapers and police are no partners abroad.
    """
    if not any(is_unit(scene, k) and country_of(scene, k) for k in actor.locality):
        return False
    if {"delegation", "leaders"} & actor.marks or _sends(scene, sentence, actor):
        return True
    if actor.kind == "person":
        return _holds_office(scene, actor.keys[0])
    if actor.kind == "group":
        return _is_public(scene, actor.keys[0])
    return _is_authority(scene, sentence, actor)


def _holds_office(scene: Scene, person: str) -> bool:
    """Say whether a person holds a post of a public authority, or one that no body is named of."""
    posts = [post for s in scene.sentences for p in s.people if p.key == person for post in p.posts]
    bodies = [body for _, body, _ in posts]
    return not bodies or any(body is None or _governs(scene, body.head) for body in bodies)


def _is_public(scene: Scene, group: str) -> bool:
    """Say whether a group are officials: holders of a post, or the plural of an authority."""
    heads = group.split("/")[1:]
    return bool(heads) and _governs(scene, heads[0])


def _governs(scene: Scene, head: str) -> bool:
    """Say whether bodies of a head, or a post itself, are of public authority."""
    groups = scene.frames.groups
    known = head in scene.frames.body_kind
    kind = scene.frames.body_kind.get(head)
    plural = head in groups["generic_heads"] and head in groups["local_heads"]
    return not known or head == "government" or plural or kind in groups["unit_authorities"]


def _is_authority(scene: Scene, sentence: Sentence, actor: Actor) -> bool:
    """Say whether an actor is a body of public authority, a government or one of its kinds."""
    if actor.kind != "body":
        return False
    governs = any(b.key == actor.keys[0] and b.head == "government" for b in sentence.bodies)
    return governs or body_kind_of(scene, actor) in scene.frames.groups["unit_authorities"]


def _sends(scene: Scene, sentence: Sentence, actor: Actor) -> bool:
    """In head-last languages "X's foreign delegation" may hold words between."""
    if scene.lexicon.profile.head_order == "first" or scene.lexicon.profile.case_marks_names:
        return False
    following = [a.i for a in sentence.actors if a.i >= actor.j]
    stop = min(following, default=sentence.j)
    return any(0 <= h.i - actor.j <= _REACH and h.i < stop for h in sentence.cues("cue:delegation"))
