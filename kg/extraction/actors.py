"""Who can do something in a sentence: people, bodies, places, and words that stand for them."""

from __future__ import annotations

from kg.extraction.bodies import GENERIC_HEADS, body_label
from kg.extraction.scene import Actor, BodyPhrase, PersonPhrase, Scene, Sentence, unique
from kg.extraction.people import NATIONAL_POSTS
from kg.extraction.places import place_entity
from kg.extraction.topic import country_of, kind_of
from kg.lexicon import Hit
from kg.model import Entity

_GROUPS = {
    "cue:both-sides": None,
    "cue:two-localities": None,
    "cue:two-provinces": "province",
    "cue:two-cities": "city",
}
#: Stands where several people of the article hold one post.
_SEVERAL = PersonPhrase(0, 0, "")
#: Posts whose holder acts for the place or body even without a name.
_LEADING = frozenset({"chair", "secretary", "governor", "mayor", "director", "head", "minister", "prime-minister", "ambassador", "vice-chair", "consul-general"})  # fmt: skip


def find_actors(scene: Scene) -> None:
    """Fill `actors` of every sentence, in the order of the text."""
    last_person: Actor | None = None
    holders: dict[tuple[str, str], PersonPhrase] = {}
    for sentence in scene.sentences:
        taken: list[tuple[int, int]] = []
        actors = [_person(scene, sentence, p, taken, holders) for p in sentence.people]
        actors += _unnamed(scene, sentence, taken, holders)
        for body in sentence.bodies:
            if body.head in GENERIC_HEADS and scene.partners:
                continue
            if not _within(taken, body.i):
                actors.append(_body(scene, sentence, body))
                taken.append((body.i, body.j))
        for place in sentence.places:
            if not place.container and not _within(taken, place.i):
                marks = _marks(scene, sentence, place.i, place.j)
                actors.append(Actor(place.i, place.j, "place", (place.key,), (place.key,), marks))
                taken.append((place.i, place.j))
        actors.sort(key=lambda a: a.i)
        for actor in _stand_ins(scene, sentence, taken, last_person):
            actors.append(actor)
        actors.sort(key=lambda a: a.i)
        sentence.actors = actors
        people = [a for a in actors if a.kind == "person" and not {"pronoun", "object"} & a.marks]
        last_person = people[0] if people else last_person


def _within(taken: list[tuple[int, int]], k: int) -> bool:
    return any(i <= k < j for i, j in taken)


def _person(
    scene: Scene, sentence: Sentence, person: PersonPhrase, taken: list[tuple[int, int]], holders: dict[tuple[str, str], PersonPhrase]
) -> Actor:
    i, j = person.i, person.j
    places: list[str] = []
    for post, body, place in person.posts:
        if body is not None:
            i, j = min(i, body.i), max(j, body.j)
            holders.setdefault((post, body.key), person)
        sole = holders.setdefault((post, ""), person)
        if sole.key != person.key:
            holders[post, ""] = _SEVERAL
        if place:
            places.append(place)
            for phrase in sentence.places:
                if phrase.key == place and _beside_post(sentence, phrase.i, phrase.j):
                    i, j = min(i, phrase.i), max(j, phrase.j)
    for hit in sentence.hits:
        if hit.has("post") and (0 <= i - hit.j <= 2 or 0 <= hit.i - j <= 2):
            i, j = min(i, hit.i), max(j, hit.j)
    taken.append((i, j))
    person_places = unique(places) or _state(scene, person) or tuple(_known_places(scene, person.key))
    return Actor(i, j, "person", (person.key,), person_places, _marks(scene, sentence, i, j))


def _state(scene: Scene, person: PersonPhrase) -> tuple[str, ...]:
    """A holder of a national post without a place acts for the home country."""
    country = country_of(scene, scene.home)
    if country and any(post in NATIONAL_POSTS for post, _, _ in person.posts):
        place = scene.gazetteer.place(country)
        if place is not None:
            scene.add(place_entity(scene, place, "holder of a national post"))
            return (country,)
    return ()


def _beside_post(sentence: Sentence, i: int, j: int) -> bool:
    return any(h.has("post") and (0 <= i - h.j <= 2 or 0 <= h.i - j <= 2) for h in sentence.hits)


def _known_places(scene: Scene, key: str) -> list[str]:
    """Return the places that the person's posts elsewhere in the article name."""
    for sentence in scene.sentences:
        for person in sentence.people:
            if person.key == key:
                places = [place for _, _, place in person.posts if place]
                if places:
                    return places
    return []


def _unnamed(
    scene: Scene, sentence: Sentence, taken: list[tuple[int, int]], holders: dict[tuple[str, str], PersonPhrase]
) -> list[Actor]:
    """Make actors of posts without a name ("the Chairman of the People's Committee")."""
    from kg.extraction.people import _post_of

    actors = []
    for hit in sentence.hits:
        post = next(iter(hit.all("post")), None)
        if post is None or _within(taken, hit.i):
            continue
        code, body, place = _post_of(scene, sentence, hit)
        holder = holders.get((code, body.key)) if body else None
        if body is None and place is None:
            holder = holders.get((code, ""), _SEVERAL)
            if holder is _SEVERAL:
                continue  # "the Chairman" of whom the text does not say
        if post not in _LEADING and holder is None:
            continue
        i = min(hit.i, body.i if body else hit.i)
        j = max(hit.j, body.j if body else hit.j)
        taken.append((i, j))
        marks = _marks(scene, sentence, i, j)
        if holder is not None:
            where = (place,) if place else tuple(_known_places(scene, holder.key)) or _state(scene, holder)
            actors.append(Actor(i, j, "person", (holder.key,), where, marks))
            continue
        actors.append(Actor(i, j, "group", (_post_group(scene, code, body, place, i, j),), (place,) if place else (), marks))
    return actors


def _post_group(scene: Scene, post: str, body: BodyPhrase | None, place: str | None, i: int, j: int) -> str:
    of = body_label(scene, body) if body else scene.entities[("place", place or "")].label
    label = f"{scene.frames.labels.get('post:' + post, post)} of the {of}" if body else f"{scene.frames.labels.get('post:' + post, post)} of {of}"
    key = f"{body.key if body else place}/{post}"
    scene.add(Entity("group", key, label, locality=place, reason="a post without a name"), scene.surface(i, j))
    return key


def _body(scene: Scene, sentence: Sentence, body: BodyPhrase) -> Actor:
    locality = (body.place,) if body.place else ()
    kind = "group" if body.head in GENERIC_HEADS else "body"
    return Actor(body.i, body.j, kind, (body.key,), locality, _marks(scene, sentence, body.i, body.j))


def _marks(scene: Scene, sentence: Sentence, i: int, j: int) -> frozenset[str]:
    """Say what stands beside words `i` to `j`: role marks, "delegation", "leaders"."""
    profile, folds = scene.lexicon.profile, scene.tokens.folds
    marks = set()
    after = {c for h in sentence.hits if 0 <= h.i - j <= 1 for c in h.concepts}
    before = {c for h in sentence.hits if 0 <= i - h.j <= 1 for c in h.concepts}
    beside = before if profile.adposition == "before" else after
    for concept, mark in (("rel:with", "with"), ("rel:to", "object"), ("rel:in", "in"), ("rel:by", "by"), ("rel:from", "from"), ("rel:between", "between"), ("rel:on-behalf", "behalf")):
        if concept in beside:
            marks.add(mark)
    owner = _owner_side(scene, sentence, i, j, before, after)
    marks.update(mark for concept, mark in (("cue:delegation", "delegation"), ("cue:leaders", "leaders")) if concept in owner)
    if profile.adposition == "after" and _carries(scene, sentence, j, profile.object):
        marks.add("object")
    if profile.subject and j < sentence.j and folds[j] in profile.subject:
        marks.add("subject")
    return frozenset(marks)


def _carries(scene: Scene, sentence: Sentence, j: int, endings: tuple[str, ...]) -> bool:
    """Say whether the word before `j` bears one of the endings, or the word at `j` is one.

    In a script that ties its endings on (by the profile's suffixes) both occur.
    """
    folds = scene.tokens.folds
    if j < sentence.j and folds[j] in endings:
        return True
    tied = tuple(e for e in endings if e in scene.lexicon.profile.suffix)
    return bool(tied) and folds[j - 1].endswith(tied)


def _owner_side(
    scene: Scene, sentence: Sentence, i: int, j: int, before: set[str], after: set[str]
) -> set[str]:
    """Return the concepts of the nouns that words `i` to `j` may own ("X's delegation")."""
    far = {c for h in sentence.hits if 0 <= i - h.j <= 3 for c in h.concepts}
    if scene.lexicon.profile.head_order == "first":
        return before | far
    if scene.lexicon.profile.case_marks_names:
        return before | after | far
    return after


def _stand_ins(
    scene: Scene, sentence: Sentence, taken: list[tuple[int, int]], last_person: Actor | None
) -> list[Actor]:
    """Resolve "he", "both sides", "the two provinces", "the province"."""
    actors = []
    for n, hit in enumerate(sentence.hits):
        if _within(taken, hit.i):
            continue
        actor = _pronoun(scene, sentence, hit, last_person) or _plain_type(scene, sentence, n)
        if actor is not None:
            actors.append(actor)
    return actors


def _pronoun(scene: Scene, sentence: Sentence, hit: Hit, last_person: Actor | None) -> Actor | None:
    if any(-1 <= p.i - hit.j <= 2 for p in sentence.people):
        return None
    marks = _marks(scene, sentence, hit.i, hit.j) | {"pronoun"}
    named = [p for p in sentence.places if 0 <= p.i - hit.j <= 5 and not p.container]
    for cue, kind in _GROUPS.items():
        if cue in hit.concepts:
            if len(named) >= 2:
                return None  # "the two twinned provinces, A and B": the names say it
            members = _others(scene, sentence, kind) or _pair(scene, kind)
            return Actor(hit.i, hit.j, "place", members, members, marks) if len(members) == 2 else None
    earlier = [a for a in sentence.actors if a.kind == "person" and a.i < hit.i]
    if ("cue:he" in hit.concepts or _bare_title(scene, sentence, hit)) and (last_person or earlier):
        person = earlier[-1] if earlier else last_person
        assert person is not None
        return Actor(hit.i, hit.j, "person", person.keys, person.locality, marks)
    return None


def _bare_title(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    return hit.has("title") is not None and not any(0 <= p.i - hit.j <= 2 for p in sentence.people)


def _others(scene: Scene, sentence: Sentence, kind: str | None) -> tuple[str, ...]:
    """Where the home unit stands in the sentence by name, "the two" are the last two partners."""
    if not any(p.key == scene.home for p in sentence.places):
        return ()
    recent: list[str] = []
    for earlier in scene.sentences[max(0, sentence.index - 4) : sentence.index]:
        for phrase in earlier.places:
            if phrase.key in scene.partners and not phrase.container and kind in (None, phrase.kind):
                recent = [k for k in recent if k != phrase.key] + [phrase.key]
    countries = {country_of(scene, k) for k in recent[-2:]}
    return tuple(recent[-2:]) if len(recent) >= 2 and len(countries) == 1 else ()


def _pair(scene: Scene, kind: str | None) -> tuple[str, ...]:
    both = [k for k in (scene.home, *scene.partners) if k]
    alike = [k for k in both if kind is None or kind_of(scene, k) == kind]
    return tuple((alike if len(alike) >= 2 else both)[:2])


def _plain_type(scene: Scene, sentence: Sentence, n: int) -> Actor | None:
    """Let "the province" without a name stand for the home unit of that kind."""
    hit = sentence.hits[n]
    codes = hit.all("place-type")
    if not codes or any(p.i <= hit.i < p.j for p in sentence.places):
        return None
    kind = scene.frames.place_kind.get(codes[0], "")
    if not scene.home or kind != kind_of(scene, scene.home):
        return None
    marks = _marks(scene, sentence, hit.i, hit.j) | {"pronoun"}
    return Actor(hit.i, hit.j, "place", (scene.home,), (scene.home,), marks)
