"""Memberships: who holds which post in which body, as the article says."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from kg.extraction.bodies.body_names import body_label
from kg.extraction.people.foreign_people import reads_foreign
from kg.extraction.people.held_places import foreign_place, where_held
from kg.extraction.scene import BodyPhrase, PersonPhrase, Scene, Sentence
from kg.extraction.topic import label_of
from kg.model import Claim, Ref, Value

#: Person, post, and the body or place that it is told with.
_Key: TypeAlias = tuple[str, str, str]


def find_memberships(scene: Scene) -> list[Claim]:
    """Return one claim per person, post and body; people without a post give one too."""
    claims: dict[_Key, Claim] = {}
    posted = {p.key for s in scene.sentences for p in s.people if p.posts}
    for sentence in scene.sentences:
        for person in sentence.people:
            for post, body, place in person.posts:
                if post in ("delegation-head", "delegation-deputy") and len(person.posts) > 1:
                    continue
                key = (person.key, post, body.key if body else place or "")
                if key not in claims:
                    claims[key] = _claim(scene, sentence, person, post, body, place)
            if person.key not in posted:
                posted.add(person.key)
                claims[person.key, "", ""] = _bare(scene, sentence, person)
    return [c for key, c in claims.items() if not _is_told_again(claims, key)]


def _is_told_again(claims: Iterable[_Key], key: _Key) -> bool:
    """Say whether a post without body and place is told again with the one where it is held."""
    person, post, where = key
    return not where and any(k[:2] == (person, post) and k[2] for k in claims)


def _claim(
    scene: Scene,
    sentence: Sentence,
    person: PersonPhrase,
    post: str,
    body: BodyPhrase | None,
    place: str | None,
) -> Claim:
    title = label = _title(scene, person, post, body)
    roles: dict[str, tuple[Value, ...]] = {"person": (Ref("person", person.key),)}
    if body is not None:
        label = f"{title} of the {body_label(scene, body)}"
        roles["body"] = (Ref("body", body.key),)
    elif place:
        label = f"{title} of {label_of(scene, place)}"
    where = place or (body.place if body else None) or where_held(scene, sentence, person, post)
    if where and label == title and _governs(scene, post, where):
        label = f"{title} of {label_of(scene, where)}"
    roles["post"] = (label,)
    if where:
        roles["locality"] = (Ref("place", where),)
    if scene.article.published:
        roles["date"] = (scene.article.published,)
    reasons = ("the post stands beside the name",)
    return Claim(
        "membership",
        roles,
        (scene.evidence(sentence),),
        "membership/post",
        "asserted",
        0.8,
        reasons,
    )


def _title(scene: Scene, person: PersonPhrase, post: str, body: BodyPhrase | None) -> str:
    """Return the English name of a post with what its holder deals with, if no body says that."""
    labels, title = scene.frames.labels, scene.frames.labels.get("post:" + post, post)
    people = (p for s in scene.sentences for p in s.people if p.key == person.key)
    remit = next((r for p in people if (r := p.remits.get(post))), ())
    if not remit or (body is not None and (body.spec or body.raw_spec)):
        return title
    told = " and ".join(labels.get("spec:" + code, code) for code in remit)
    return f"{title} {'of' if post in scene.frames.groups['remit_posts'] else 'for'} {told}"


def _governs(scene: Scene, post: str, where: str) -> bool:
    """Say whether a post is that of a unit as a whole, so that its place belongs to its name."""
    groups, place = scene.frames.groups, scene.entities.get(("place", where))
    if place is None or place.code == "country":
        return False
    return post in groups["placed_posts"] | groups["unit_ministers"] or post in scene.frames.governs


def _bare(scene: Scene, sentence: Sentence, person: PersonPhrase) -> Claim:
    roles: dict[str, tuple[Value, ...]] = {"person": (Ref("person", person.key),)}
    near = [a for a in sentence.actors if a.keys == (person.key,) and a.locality]
    where = near[0].locality[0] if near else None
    if where is None and reads_foreign(scene, person):
        where = foreign_place(scene, sentence, person)
    if where:
        roles["locality"] = (Ref("place", where),)
    return Claim(
        "membership",
        roles,
        (scene.evidence(sentence),),
        "membership/named",
        "asserted",
        0.5,
        ("named without a post",),
    )
