"""Who can do something in a sentence: people, bodies, places, and words that stand for them."""

from __future__ import annotations

from kg.extraction.actors.stand_ins import find_stand_ins
from kg.extraction.bodies.body_names import body_label
from kg.extraction.marks import marks_of
from kg.extraction.people.described_people import find_described
from kg.extraction.people.foreign_people import reads_foreign
from kg.extraction.people.held_places import of_unit, without_outer
from kg.extraction.people.leaders import place_leaders
from kg.extraction.people.post_holders import (
    SEVERAL,
    Holders,
    bears_name,
    beside_post,
    call_holder,
    follows_name,
    of_family,
    of_such_body,
    word_of,
)
from kg.extraction.places.namesakes import marks_of_place
from kg.extraction.places.places import place_entity
from kg.extraction.quantities.quantities import money_words
from kg.extraction.scene import (
    Actor,
    BodyPhrase,
    PersonPhrase,
    PlacePhrase,
    Scene,
    Sentence,
    unique,
)
from kg.extraction.topic import country_of, is_envoy, is_of_states, kind_of
from kg.lexicon import Hit
from kg.model import Entity, EntityKind

_MAIN = 2.0  # how much more the article must name a unit than others of its country
_ENVOY = 4  # words between an envoy's post and the name of his country


def find_actors(scene: Scene) -> None:
    """Fill `actors` of every sentence, in the order of the text."""
    last_person: Actor | None = None
    holders: Holders = {}
    led: dict[str, tuple[str, ...]] = {}
    held_in = _places_of_people(scene)
    for sentence in scene.sentences:
        _mark_accredited(scene, sentence)
        taken = money_words(scene, sentence)
        actors = [_person(scene, sentence, p, taken, holders, held_in) for p in sentence.people]
        actors += _unnamed(scene, sentence, taken, holders, held_in)
        for body in sentence.bodies:
            if body.head in scene.frames.groups["generic_heads"] and scene.partners:
                continue
            if not _is_within(taken, body.i):
                actors.append(_body(scene, sentence, body))
                taken.append((body.i, body.j))
        for place in sentence.places:
            if not place.container and not _is_within(taken, place.i):
                marks = marks_of_place(scene, sentence, place)
                key = (_unit_of_guests(scene, sentence, place, marks) or place.key,)
                actors.append(Actor(place.i, place.j, "place", key, key, marks))
                taken.append((place.i, place.j))
        actors = without_outer(scene, sorted(actors, key=lambda a: a.i))
        sentence.actors = actors
        actors = [*actors, *find_stand_ins(scene, sentence, taken, last_person)]
        sentence.actors = sorted(actors, key=lambda a: a.i)
        place_leaders(scene, sentence, led)
        people = [
            a for a in sentence.actors if a.kind == "person" and not {"pronoun", "object"} & a.marks
        ]
        last_person = people[0] if people else last_person
    find_described(scene)


def _unit_of_guests(
    scene: Scene, sentence: Sentence, place: PlacePhrase, marks: frozenset[str]
) -> str | None:
    """Return the unit that a country's adjective tells: "the Chinese delegation", "side".

    That is the one unit of the country that is a side of the article, or that outweighs the
    others; where heads of states or ministers are named, it is the state's.
    """
    if place.kind != "country":
        return None
    words = sentence.cues("cue:delegation", "cue:visitors", "cue:side")
    beside = any(h.i in (place.i, place.j) or h.j == place.i for h in words)
    if "delegation" not in marks and not beside:
        return None
    weights = scene.weights
    own = [k for k in (scene.home, *scene.partners) if k and country_of(scene, k) == place.key]
    own.sort(key=lambda k: -weights.get(k, 0.0))
    if not own or (len(own) > 1 and weights.get(own[0], 0.0) < _MAIN * weights.get(own[1], 0.0)):
        return None
    return None if is_of_states(scene) else own[0]


def _mark_accredited(scene: Scene, sentence: Sentence) -> None:
    """Let the country that an envoy is sent to be no actor: "Japan's ambassador in Vietnam".

    It stands beside his own country or his post, with no more than two words between.
    """
    from kg.extraction.people.posts import post_of

    states = [p for p in sentence.places if p.kind == "country"]
    for hit in sentence.hits if len(states) > 1 else ():
        if not is_envoy(scene, hit):
            continue
        sent_by = post_of(scene, sentence, hit)[2]
        own = next((p for p in states if p.key == sent_by and abs(p.i - hit.i) <= _ENVOY), None)
        for place in states if own else ():
            near = min(_apart(place, own), _apart(place, hit)) if own else _ENVOY
            if place.key != sent_by and near <= 2:
                place.container = True


def _apart(one: PlacePhrase, other: PlacePhrase | Hit) -> int:
    """Return how many words stand between two phrases."""
    return max(one.i - other.j, other.i - one.j, 0)


def _is_within(taken: list[tuple[int, int]], k: int) -> bool:
    return any(i <= k < j for i, j in taken)


def _person(
    scene: Scene,
    sentence: Sentence,
    person: PersonPhrase,
    taken: list[tuple[int, int]],
    holders: Holders,
    held_in: dict[str, tuple[str, ...]],
) -> Actor:
    i, j = person.i, person.j
    places: list[str] = []
    for post, body, place in person.posts:
        if body is not None:
            i, j = min(i, body.i), max(j, body.j)
            holders.setdefault((post, body.key), person)
        sole = holders.setdefault((post, ""), person)
        if sole.key != person.key:
            holders[post, ""] = SEVERAL
        if place:
            holders.setdefault((post, f"@{place}"), person)
            places.append(place)
            for phrase in sentence.places:
                beside = phrase.key == place and beside_post(sentence, phrase.i, phrase.j)
                if beside and not _is_parted(sentence, person, phrase):
                    i, j = min(i, phrase.i), max(j, phrase.j)
    held = {post for post, _, _ in person.posts}
    for hit in sentence.hits:
        near = 0 <= i - hit.j <= 2 or follows_name(scene, sentence, j, hit)
        if near and (told := held & set(hit.all("post"))):
            call_holder(scene, person, told, hit, holders)
            i, j = min(i, hit.i), max(j, hit.j)
    taken.append((i, j))
    person_places = unique(places) or _state(scene, person) or held_in.get(person.key, ())
    return Actor(i, j, "person", (person.key,), person_places, marks_of(scene, sentence, i, j))


def _state(scene: Scene, person: PersonPhrase) -> tuple[str, ...]:
    """A holder of a national post without a place acts for the home country.

    A minister in news of a unit that has ministries of its own acts for the unit.
    """
    country = home = country_of(scene, scene.home)
    if person.key.startswith("vn:"):  # known by its sound, wherever the article's unit lies
        country = "VN"
    regional = scene.home and country in scene.frames.groups["federal_states"]
    if country == home and (unit := of_unit(scene, person)):
        return (unit,)
    if regional and kind_of(scene, scene.home) == "province":
        return ()
    if country and any(
        post in scene.frames.groups["national_posts"] for post, _, _ in person.posts
    ):
        place = scene.gazetteer.place(country)
        if place is not None:
            scene.add(place_entity(scene, place, "holder of a national post"))
            return (country,)
    return ()


def _guest(scene: Scene, person: PersonPhrase) -> tuple[str, ...]:
    """Let a foreign name with a post act for the partner that headline or lead name alone."""
    lands = {country_of(scene, k) for k in scene.partners}
    national = {post for post, _, _ in person.posts} & scene.frames.groups["national_posts"]
    at_home = country_of(scene, scene.home) == "VN"
    foreign = person.key.startswith("x:") if at_home else reads_foreign(scene, person)
    if len(lands) == 1 and person.posts and not national and foreign:
        front = list(scene.in_regions("headline", "lead"))
        early = {p.key for s in front for p in s.places}
        if any(_state(scene, p) for s in front for p in s.people):
            return ()  # news of a state: its guests come from anywhere
        return tuple(k for k in scene.partners[:1] if k in early)
    return ()


def _is_parted(sentence: Sentence, person: PersonPhrase, place: PlacePhrase) -> bool:
    """Say whether a place stands behind somebody else, whose post it may be of."""
    return any(person.j <= p.i < place.i for p in sentence.people)


def _places_of_people(scene: Scene) -> dict[str, tuple[str, ...]]:
    """Return, by person, the places that the posts name where they first name any."""
    known: dict[str, tuple[str, ...]] = {}
    for sentence in scene.sentences:
        for person in sentence.people:
            places = tuple(place for _, _, place in person.posts if place)
            if places:
                known.setdefault(person.key, places)
    for sentence in scene.sentences:
        for person in sentence.people:
            if person.key not in known and (guest := _guest(scene, person)):
                known[person.key] = guest
    return known


def _unnamed(
    scene: Scene,
    sentence: Sentence,
    taken: list[tuple[int, int]],
    holders: Holders,
    held_in: dict[str, tuple[str, ...]],
) -> list[Actor]:
    """Make actors of posts without a name ("the Chairman of the People's Committee")."""
    from kg.extraction.people.posts import post_of

    actors = []
    for hit in sentence.hits:
        post = next(iter(hit.all("post")), None)
        if post is None or _is_within(taken, hit.i):
            continue
        code, body, place = post_of(scene, sentence, hit)
        holder = holders.get((code, body.key if body else f"@{place}"))
        family = of_family(scene, hit, code, holders) if body is None else None
        if family is None and bears_name(scene, sentence, hit):
            continue  # "Chairman Nagamori", whom the text names nowhere in full
        if family is not None:
            holder, place = family, None
        elif body is None and place is None:
            holder = holders.get((code, ""), SEVERAL)
            if holder is SEVERAL:
                holder = holders.get((code, word_of(scene, hit)), SEVERAL)
            if holder is SEVERAL:
                continue  # "the Chairman" of whom the text does not say
        if holder is None and body is not None and not body.explicit:
            holder = of_such_body(holders, code, body.head)
        if post not in scene.frames.groups["leading_posts"] and holder is None:
            continue
        i = min(hit.i, body.i if body else hit.i)
        j = max(hit.j, body.j if body else hit.j)
        taken.append((i, j))
        marks = marks_of(scene, sentence, i, j)
        if holder is not None:
            where = (place,) if place else held_in.get(holder.key, ()) or _state(scene, holder)
            actors.append(Actor(i, j, "person", (holder.key,), where, marks))
            continue
        actors.append(
            Actor(
                i,
                j,
                "group",
                (post_group(scene, code, body, place, i, j),),
                (place,) if place else (),
                marks,
            )
        )
    return actors


def post_group(
    scene: Scene, post: str, body: BodyPhrase | None, place: str | None, i: int, j: int
) -> str:
    """Return the key of whoever holds a post of a body or place, registered as a group."""
    of = body_label(scene, body) if body else scene.entities[("place", place or "")].label
    label = (
        f"{scene.frames.labels.get('post:' + post, post)} of the {of}"
        if body
        else f"{scene.frames.labels.get('post:' + post, post)} of {of}"
    )
    key = f"{body.key if body else place}/{post}"
    scene.add(
        Entity("group", key, label, locality=place, reason="a post without a name"),
        scene.surface(i, j),
    )
    return key


def _body(scene: Scene, sentence: Sentence, body: BodyPhrase) -> Actor:
    locality = (body.place,) if body.place else ()
    kind: EntityKind = "group" if body.head in scene.frames.groups["generic_heads"] else "body"
    return Actor(
        body.i, body.j, kind, (body.key,), locality, marks_of(scene, sentence, body.i, body.j)
    )
