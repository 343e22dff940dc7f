"""Who puts its name to a document: places, or bodies that act for themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kg.extraction.parties import are_units, completed, is_foreign_pair, parties_in
from kg.extraction.scene import Actor, BodyPhrase, Scene, Sentence
from kg.extraction.topic import country_of
from kg.model import Ref

#: Kinds of bodies that sign for themselves; all others sign for the place they govern.
_CIVIL = frozenset({"enterprise", "university", "association", "other"})
_STATE = frozenset({"government"})
_ASIDE = frozenset({"in", "pronoun"})
_RANK = {"province": 1, "city": 1, "district": 2, "commune": 3}
_BESIDE = 6  # words between a place and one that says where it lies
_NAMING = (
    "cue:sign",
    "cue:twinned",
    "cue:friendship",
    "cue:cooperation",
    "cue:agreement",
    "cue:mou",
)


def signatories(
    scene: Scene, sentence: Sentence, start: int, end: int
) -> tuple[list[tuple[Ref, ...]], bool]:
    """Return the sets of parties that a clause gives a document, and whether it names them.

    Several partners of one unit have a document each; several units of both sides share one.
    """
    explicit = acting_in(scene, sentence, start, end)
    civil = _civil(scene, sentence, start, end)
    if civil and not (is_foreign_pair(scene, explicit) and are_units(scene, explicit)):
        return _with_bodies(scene, explicit, civil)
    named = is_foreign_pair(scene, explicit) and are_units(scene, explicit)
    parties = explicit if named else _from_topic(scene, explicit)
    if not is_foreign_pair(scene, parties):
        return [], False
    sets = sets_of(scene, sentence, parties)
    return [refs(s) for s in sets if are_units(scene, s)], named


def acting_in(scene: Scene, sentence: Sentence, start: int, end: int) -> tuple[str, ...]:
    """Return the places that act between two words, without those that only hold another.

    In "Seoul's Gangnam district" a unit of no list stands beside the one that it lies in.
    """
    keys = parties_in(scene, sentence, start, end)
    holders = {
        other.key
        for place in sentence.places
        for other in sentence.places
        if not country_of(scene, place.key)
        and country_of(scene, other.key)
        and _RANK.get(other.kind, 0) < _RANK.get(place.kind, 0)
        and max(place.i, other.i) - min(place.j, other.j) <= 2
    }
    vague = _vague(scene, [a for a in sentence.actors if start <= a.i < end])
    return tuple(k for k in keys if k not in holders and k not in vague)


def _vague(scene: Scene, actors: list[Actor]) -> set[str]:
    """Return the partners that only "both sides" or "in X" brings in, and perhaps wrongly.

    That is one that never acts by its name, or one of "both sides" that others of the
    article weigh as much as.
    """
    named = {k for a in actors if not _ASIDE & a.marks for k in a.locality}
    aside = [a for a in actors if _ASIDE & a.marks and not set(a.locality) <= named]
    return {
        k
        for a in aside
        for k in a.locality
        if k not in named
        and k != scene.home
        and ("in" in a.marks or scene.home in a.locality)
        and not (_acts(scene, k) and ("in" in a.marks or _outweighs(scene, k)))
    }


def _outweighs(scene: Scene, key: str) -> bool:
    weight = scene.weights.get(key, 0.0)
    return all(weight > scene.weights[p] for p in scene.partners if p != key)


def refs(keys: tuple[str, ...]) -> tuple[Ref, ...]:
    """Return places as references."""
    return tuple(Ref("place", key) for key in keys)


def sets_of(scene: Scene, sentence: Sentence, keys: tuple[str, ...]) -> list[tuple[str, ...]]:
    """One pair for each partner of a single unit; all together if both sides are several."""
    own, foreign = sides_of(scene, sentence, keys)
    if not own or not foreign:
        return []
    if len(own) == 1:
        return [(own[0], other) for other in foreign]
    return [(*own, *foreign)]


def sides_of(
    scene: Scene, sentence: Sentence, keys: tuple[str, ...]
) -> tuple[list[str], list[str]]:
    """Split places into those of the home country and the others.

    A place that no list knows the country of lies where its neighbours in the text lie.
    Without a place of the home country, the first place makes one side.
    """
    home = country_of(scene, scene.home)
    where = {k: country_of(scene, k) or _country_beside(scene, sentence, k) or home for k in keys}
    first = home if home in where.values() else next(iter(where.values()), home)
    return [k for k in keys if where[k] == first], [k for k in keys if where[k] != first]


def _country_beside(scene: Scene, sentence: Sentence, key: str) -> str:
    """Return the country of the place nearest to an unknown one, no verb between them."""
    for other in (sentence, *scene.sentences):
        best = min(_neighbours(scene, other, key), default=(0, ""))
        if best[1]:
            return best[1]
    return ""


def _neighbours(scene: Scene, sentence: Sentence, key: str) -> Iterator[tuple[int, str]]:
    for place in sentence.places:
        for other in sentence.places if place.key == key else ():
            low, high = min(place.j, other.j), max(place.i, other.i)
            country = country_of(scene, other.key)
            verbs = any(h.has("cue") and low <= h.i < high for h in sentence.hits)
            if country and not verbs and high - low <= _BESIDE:
                yield high - low, country


def _civil(scene: Scene, sentence: Sentence, start: int, end: int) -> list[BodyPhrase]:
    """Return the bodies between two words that can be a party by themselves."""
    local = scene.frames.groups["local_heads"] | scene.frames.groups["state_heads"] | _STATE
    where = {a.i for a in sentence.actors if "in" in a.marks and "with" not in a.marks}
    found: dict[str, BodyPhrase] = {}
    for body in sentence.bodies:
        if not start <= body.i < end or body.head in local or body.i in where:
            continue
        if scene.frames.body_kind.get(body.head, "other") in _CIVIL:
            found.setdefault(body.key, body)
    return list(found.values())


def _with_bodies(
    scene: Scene, explicit: tuple[str, ...], civil: list[BodyPhrase]
) -> tuple[list[tuple[Ref, ...]], bool]:
    """Pair two bodies, or a body with the unit that signs with it."""
    generic = scene.frames.groups["generic_heads"]
    bodies = [Ref("group" if b.head in generic else "body", b.key) for b in civil]
    home = country_of(scene, scene.home)
    places = {b.place for b in civil}
    units = [k for k in explicit if are_units(scene, (k,)) and k not in places]
    own = [k for k in units if (country_of(scene, k) or home) == home]
    if len(bodies) == 1 and own and country_of(scene, civil[0].place) != home:
        return [(Ref("place", own[0]), bodies[0])], True
    if len(bodies) == 2 and not units:
        countries = {country_of(scene, b.place) for b in civil} - {""}
        if len(countries) != 1:
            return [tuple(bodies)], True
    return [], False


def _from_topic(scene: Scene, explicit: tuple[str, ...]) -> tuple[str, ...]:
    """Complete what a clause leaves out by the pair that the article tells of most."""
    pair = _main_pair(scene)
    if pair and set(explicit) <= set(pair):
        return pair
    keys = completed(scene, explicit)
    return keys if all(k in explicit or k == scene.home or _acts(scene, k) for k in keys) else ()


def _acts(scene: Scene, key: str) -> bool:
    """Say whether a place is ever more than where something happens."""
    aside = {"in", "pronoun"}
    return any(key in a.locality and not aside & a.marks for s in scene.sentences for a in s.actors)


def _main_pair(scene: Scene) -> tuple[str, ...]:
    """Return the two units of two countries that stand together most beside words of ties."""
    seen: Counter[tuple[str, ...]] = Counter()
    for sentence in scene.sentences:
        if sentence.has(*_NAMING):
            keys = acting_in(scene, sentence, sentence.i, sentence.j)
            if len(keys) == 2 and is_foreign_pair(scene, keys) and are_units(scene, keys):
                seen[tuple(sorted(keys))] += 2 if sentence.region in ("headline", "lead") else 1
    return max(seen, key=lambda p: (seen[p], p)) if seen else ()
