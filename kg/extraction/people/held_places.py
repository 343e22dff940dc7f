"""Where a post is held that names no place: who speaks for whom, and who governs what."""

from __future__ import annotations

from dataclasses import replace

from kg.extraction.marks import past_genitive, tied_endings
from kg.extraction.people.envoys import sending_state
from kg.extraction.people.foreign_people import reads_foreign
from kg.extraction.scene import Actor, PersonPhrase, PlacePhrase, Scene, Sentence
from kg.extraction.topic import country_of, is_unlisted, kind_of
from kg.lexicon import Hit

_NEAR = 4  # words between "federal" and the name of a minister
_LARGE = ("country", "province")
_BACK = 2  # sentences in which a place may stand that a post is tied to


def where_held(scene: Scene, sentence: Sentence, person: PersonPhrase, post: str) -> str | None:
    """Return the place of a post that names none: of its kind, the state's, or the home unit."""
    actor = next((a for a in sentence.actors if a.keys == (person.key,)), None)
    envoy = post in scene.frames.groups["envoy_posts"]
    if actor is not None and actor.locality:
        told = actor.locality[0]
        sends = not envoy or kind_of(scene, told) == "country"
        return told if sends else sending_state(scene, sentence)
    side = _spoken_for(scene, sentence, person)
    if side is not None:
        return side.key
    if envoy:
        return sending_state(scene, sentence)
    if reads_foreign(scene, person):
        return foreign_place(scene, sentence, person)
    groups = scene.frames.groups
    if post in groups["national_posts"] | groups["party_posts"]:
        return of_unit(scene, person) or country_of(scene, scene.home) or None
    wanted = scene.frames.governs.get(post)
    return scene.home if wanted is None else _governed(scene, sentence, person, wanted)


def _spoken_for(scene: Scene, sentence: Sentence, person: PersonPhrase) -> PlacePhrase | None:
    """Return the place that a person stands for: "for Busan, the mayor X", "ह्यू की ओर से मेयर X"."""
    after = scene.lexicon.profile.adposition == "after"
    told = {k for h in sentence.hits if _is_told(h) for k in range(h.i, h.j)}
    for mark in sentence.cues("rel:on-behalf"):
        for place in sentence.places:
            tied = place.j == mark.i if after else 0 <= place.name_i - mark.j <= 1
            end = max(mark.j, place.j)
            between = range(end, person.i)
            if (
                tied
                and end <= person.i
                and all(k in told or not scene.tokens.is_word(k) for k in between)
            ):
                return place
    return None


def _is_told(hit: Hit) -> bool:
    """Say whether words tell who somebody is: his post, his title, its level."""
    return any(hit.has(scheme) for scheme in ("post", "title", "adj", "place-type"))


def of_unit(scene: Scene, person: PersonPhrase) -> str | None:
    """Return the home unit of a minister where units have such, and no word says "federal"."""
    home = scene.entities.get(("place", scene.home or ""))
    groups = scene.frames.groups
    if home is None or home.code != "province":
        return None
    if home.country not in groups["federal_states"] | groups["minister_states"]:
        return None
    minister = any(post in ("minister", "deputy-minister") for post, _, _ in person.posts)
    return home.key if minister and not _is_federal(scene, person) else None


def _is_federal(scene: Scene, person: PersonPhrase) -> bool:
    """Say whether "federal" or the like stands before the post and name of a person."""
    return any(
        0 <= p.i - h.j <= _NEAR
        for s in scene.sentences
        for p in s.people
        if p.key == person.key
        for h in s.cues("adj:central")
    )


def _governed(scene: Scene, sentence: Sentence, person: PersonPhrase, wanted: str) -> str | None:
    """Return the unit of a kind that stands before a name, those that the news is about first."""
    parties = {scene.home, *scene.partners}
    before = [p for p in sentence.places if p.j <= person.i and p.kind == wanted]
    if not before:
        earlier = scene.sentences[max(0, sentence.index - _BACK) : sentence.index]
        before = [p for s in earlier for p in s.places if p.kind == wanted and p.key != scene.home]
    own = [p for p in before if p.key in parties]
    if before:
        return (own or before)[-1].key
    kinds = {k: e.code for k in parties if k and (e := scene.entities.get(("place", k)))}
    units = [k for k, kind in kinds.items() if kind == wanted]
    return units[0] if len(units) == 1 else None


def foreign_place(scene: Scene, sentence: Sentence, person: PersonPhrase) -> str | None:
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


def without_outer(scene: Scene, actors: list[Actor]) -> list[Actor]:
    """Leave out units that only say where a place of no list right behind them lies.

    "Tripura state's Sipahijla district administration": the owner's mark tells that the one
    lies in the other, where owners stand before what they own.
    """
    if scene.lexicon.profile.head_order != "last":
        return actors
    inner = {a.i: a.locality[0] for a in actors if a.locality and is_unlisted(a.locality[0])}
    outer = [a for a in actors if a.kind == "place" and _owned(scene, a) in inner]
    outer = [a for a in outer if kind_of(scene, a.keys[0]) in _LARGE]
    for place in outer:
        key = ("place", inner[_owned(scene, place)])
        land = country_of(scene, place.keys[0])
        scene.entities[key] = replace(scene.entities[key], country=land)
    return [a for a in actors if a not in outer]


def _owned(scene: Scene, place: Actor) -> int:
    """Return the word that begins what a place owns; -1 if no mark of an owner stands there."""
    behind = past_genitive(scene, place.j)
    endings = tied_endings(scene, scene.lexicon.profile.genitive)
    tied = scene.tokens.folds[place.j - 1].endswith(endings)
    return behind if tied or behind > place.j else -1
