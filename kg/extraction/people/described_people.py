"""People told by what they are to the news: "the guest", "the host", "the Japanese governor"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extraction.marks import marks_of
from kg.extraction.people.leaders import leader_in
from kg.extraction.scene import Actor, Scene, Sentence
from kg.extraction.topic import countries_of, country_of, posts_of
from kg.lexicon import Hit

_NAMED = 2  # words between a description and the name that it stands beside
_OWNER = 1  # words between a chief and the name of his unit
_PARTS = ("cue:guest", "cue:receiver", "cue:chief", "post:delegation-head")


def find_described(scene: Scene) -> None:
    """Let descriptions of people stand for those whom the text names elsewhere.

    Groups ("Governor of Japan") become the one person who holds that post for the place;
    a guest is who leads the delegation named last, a host the first of another country.
    Nobody is added where the article leaves more than one choice.
    """
    guest: Actor | None = None
    for sentence in scene.sentences:
        guest = _leader(scene, sentence) or guest
        known = [_named(scene, a) for a in sentence.actors]
        told = [a for hit in sentence.hits if (a := _described(scene, sentence, hit, guest))]
        sentence.actors = sorted([*known, *told], key=lambda a: a.i)


def _leader(scene: Scene, sentence: Sentence) -> Actor | None:
    """Return who comes at the head of a delegation in a sentence."""
    if not any("delegation" in a.marks for a in sentence.actors):
        return None
    leader = leader_in(scene, sentence)
    return leader if leader and leader.locality and "pronoun" not in leader.marks else None


def _named(scene: Scene, actor: Actor) -> Actor:
    """Return the person that a post of a place means, if the article names just one."""
    place, _, post = actor.keys[0].rpartition("/")
    if actor.kind != "group" or ("place", place) not in scene.entities:
        return actor
    near = (a for a in _people(scene) if _is_of(scene, a, place))
    person = _sole([a for a in near if post in posts_of(scene, a)])
    if person is None and post in scene.frames.groups["chief_posts"]:
        person = _sole(_chiefs(scene, place))
    if person is None:
        return actor
    return replace(actor, kind="person", keys=person.keys, locality=person.locality)


def _described(scene: Scene, sentence: Sentence, hit: Hit, guest: Actor | None) -> Actor | None:
    """Return the person that a description means, where no name stands beside it."""
    part = next((c for c in _PARTS if c in hit.concepts), "")
    post = next(iter(hit.all("post")), None)
    if not part and post not in scene.frames.groups["chief_posts"]:
        return None
    if any(a.i <= hit.i < a.j for a in sentence.actors) or _is_beside_name(sentence, hit):
        return None
    person = _meant(scene, sentence, hit, part, guest)
    if person is None:
        return None
    marks = marks_of(scene, sentence, hit.i, hit.j)
    return Actor(hit.i, hit.j, "person", person.keys, person.locality, marks)


def _meant(
    scene: Scene, sentence: Sentence, hit: Hit, part: str, guest: Actor | None
) -> Actor | None:
    if part in ("cue:guest", "post:delegation-head"):
        return guest or _visitor(scene)
    if part == "cue:receiver":
        return _host(scene, guest or _visitor(scene))
    near = [p for p in sentence.places if 0 <= p.i - hit.j <= _OWNER or 0 <= hit.i - p.j <= _OWNER]
    place = next((p.key for p in near), scene.home)
    chiefs = _chiefs(scene, place)
    if part == "cue:chief":
        return next(iter(chiefs), None)
    return _sole([a for a in chiefs if not posts_of(scene, a).isdisjoint(hit.all("post"))])


def _visitor(scene: Scene) -> Actor | None:
    """Return the first person of another country than the home unit's."""
    own = country_of(scene, scene.home)
    return next((a for a in _people(scene) if own and own not in countries_of(scene, a)), None)


def _host(scene: Scene, guest: Actor | None) -> Actor | None:
    """Return the first person of another country than the guest's."""
    if guest is None:
        return None
    own = countries_of(scene, guest)
    return next((a for a in _people(scene) if own.isdisjoint(countries_of(scene, a))), None)


def _people(scene: Scene) -> Iterator[Actor]:
    """Yield all who are named with a place that they act for, in the order of the text."""
    for sentence in scene.sentences:
        for actor in sentence.actors:
            if actor.kind == "person" and actor.locality and "pronoun" not in actor.marks:
                yield actor


def _sole(people: list[Actor]) -> Actor | None:
    """Return the one person that all actors are; None if they are several."""
    return people[0] if len({a.keys for a in people}) == 1 else None


def _is_of(scene: Scene, person: Actor, place: str) -> bool:
    """Say whether somebody acts for a place, or for a unit of that country."""
    return place in person.locality or place in countries_of(scene, person)


def _chiefs(scene: Scene, place: str | None) -> list[Actor]:
    """Return all mentions of those who lead a unit."""
    leading = scene.frames.groups["chief_posts"]
    own = (a for a in _people(scene) if place in a.locality)
    return [a for a in own if not leading.isdisjoint(posts_of(scene, a))]


def _is_beside_name(sentence: Sentence, hit: Hit) -> bool:
    """Say whether a person's name stands beside a description: "the host, Mayor X"."""
    return any(0 <= p.i - hit.j <= _NAMED or 0 <= hit.i - p.j <= 1 for p in sentence.people)
