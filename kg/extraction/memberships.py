"""Memberships: who holds which post in which body, as the article says."""

from __future__ import annotations

from kg.extraction.body_names import body_label
from kg.extraction.scene import BodyPhrase, PersonPhrase, Scene, Sentence
from kg.extraction.topic import country_of, label_of
from kg.model import Claim, Ref, Value


def find_memberships(scene: Scene) -> list[Claim]:
    """Return one claim per person, post and body; people without a post give one too."""
    claims: dict[tuple[str, str, str], Claim] = {}
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
    return list(claims.values())


def _claim(
    scene: Scene,
    sentence: Sentence,
    person: PersonPhrase,
    post: str,
    body: BodyPhrase | None,
    place: str | None,
) -> Claim:
    title = scene.frames.labels.get("post:" + post, post)
    label = title
    roles: dict[str, tuple[Value, ...]] = {"person": (Ref("person", person.key),)}
    if body is not None:
        label = f"{title} of the {body_label(scene, body)}"
        roles["body"] = (Ref("body", body.key),)
    elif place:
        label = f"{title} of {label_of(scene, place)}"
    roles["post"] = (label,)
    where = place or (body.place if body else None) or _where(scene, sentence, person, post)
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


def _where(scene: Scene, sentence: Sentence, person: PersonPhrase, post: str) -> str | None:
    """Return the place of a post that names none: of its kind, the state's, or the home unit."""
    actor = next((a for a in sentence.actors if a.keys == (person.key,)), None)
    if actor is not None and actor.locality:
        return actor.locality[0]
    if post in scene.frames.groups["national_posts"] | scene.frames.groups["party_posts"]:
        return country_of(scene, scene.home) or None
    wanted = scene.frames.governs.get(post)
    before = [
        p for p in sentence.places if p.j <= person.i and (wanted is None or p.kind == wanted)
    ]
    if wanted and not before:
        earlier = scene.sentences[max(0, sentence.index - 2) : sentence.index]
        before = [p for s in earlier for p in s.places if p.kind == wanted and p.key != scene.home]
    if wanted:
        return before[-1].key if before else None
    return scene.home


def _bare(scene: Scene, sentence: Sentence, person: PersonPhrase) -> Claim:
    roles: dict[str, tuple[Value, ...]] = {"person": (Ref("person", person.key),)}
    near = [a for a in sentence.actors if a.keys == (person.key,) and a.locality]
    if near:
        roles["locality"] = (Ref("place", near[0].locality[0]),)
    return Claim(
        "membership",
        roles,
        (scene.evidence(sentence),),
        "membership/named",
        "asserted",
        0.5,
        ("named without a post",),
    )
