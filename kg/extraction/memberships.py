"""Memberships: who holds which post in which body, as the article says."""

from __future__ import annotations

from kg.extraction.body_names import body_label
from kg.extraction.foreign_people import reads_foreign
from kg.extraction.scene import BodyPhrase, PersonPhrase, PlacePhrase, Scene, Sentence
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
    where = place or (body.place if body else None) or where_held(scene, sentence, person, post)
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


def where_held(scene: Scene, sentence: Sentence, person: PersonPhrase, post: str) -> str | None:
    """Return the place of a post that names none: of its kind, the state's, or the home unit."""
    actor = next((a for a in sentence.actors if a.keys == (person.key,)), None)
    if actor is not None and actor.locality:
        return actor.locality[0]
    groups = scene.frames.groups
    if reads_foreign(scene, person):
        return _foreign_place(scene, sentence, person)
    if post in groups["national_posts"] | groups["party_posts"]:
        return country_of(scene, scene.home) or None
    wanted = scene.frames.governs.get(post)
    if wanted is None:
        return scene.home
    before = [p for p in sentence.places if p.j <= person.i and p.kind == wanted]
    if not before:
        earlier = scene.sentences[max(0, sentence.index - 2) : sentence.index]
        before = [p for s in earlier for p in s.places if p.kind == wanted and p.key != scene.home]
    return before[-1].key if before else None


def _foreign_place(scene: Scene, sentence: Sentence, person: PersonPhrase) -> str | None:
    """Return the place of another country nearest to a name; else the only other country.

    Places before the name come first: they belong to what is said of the person.
    """
    home = country_of(scene, scene.home)
    near = [p for p in sentence.places if p.country not in ("", home)]
    if near:
        return min(near, key=lambda p: _distance(p, person)).key
    countries = {p.country for s in scene.sentences for p in s.places} - {"", home}
    if len(countries) != 1:
        return None
    code = countries.pop()
    if home != "VN" and (unit := _partner_of(scene, code)):
        return unit
    return code if ("place", code) in scene.entities else next(iter(scene.partners), None)


def _partner_of(scene: Scene, country: str) -> str | None:
    """Return the first unit of a country that the article is about."""
    return next((k for k in scene.partners if country_of(scene, k) == country), None)


def _distance(place: PlacePhrase, person: PersonPhrase) -> int:
    return person.i - place.j if place.j <= person.i else place.i - person.j


def _bare(scene: Scene, sentence: Sentence, person: PersonPhrase) -> Claim:
    roles: dict[str, tuple[Value, ...]] = {"person": (Ref("person", person.key),)}
    near = [a for a in sentence.actors if a.keys == (person.key,) and a.locality]
    where = near[0].locality[0] if near else None
    if where is None and reads_foreign(scene, person):
        where = _foreign_place(scene, sentence, person)
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
