"""Bodies that take part in events for themselves, in place of their state or their unit.

"The delegation met the chamber of commerce", "guests from Daegu visited Hue University": the
chamber and the university are the other side, not the city that they lie in. Where somebody
acts for that city as well, the body is only one of those present.
"""

from __future__ import annotations

from kg.extraction.actors.parties import are_units, completed, lands_of_envoys
from kg.extraction.events.event_hosts import actors_of
from kg.extraction.events.event_mentions import Mention
from kg.extraction.scene import Actor, BodyPhrase, Scene, unique
from kg.extraction.topic import country_of, is_international, is_substate, kind_of
from kg.model import Ref

#: Bodies that speak for a state, as its missions do, not beside it.
_STATE = frozenset({"government", "ministry"})
_ROLES = frozenset(
    {"delegation", "leaders", "with", "between", "by", "subject", "object", "behalf"}
)
_ACTING = frozenset({"association", "enterprise", "university"})
_ACTING_HEADS = frozenset({"political-party", "national-assembly", "agency"})
#: Bodies of a place that meet and are visited for themselves, besides those of acting kinds.
_CIVIL_HEADS = frozenset({"school", "hospital", "institute", "centre", "fund", "club"})
#: Kinds of bodies of an authority that meet for themselves where nobody acts for their unit.
_OFFICES = frozenset({"department", "committee"})
_VERBS = frozenset({"cue:visit", "cue:meeting", "cue:reception"})
_GUESTS = ("cue:delegation", "cue:visitors")
_AHEAD = 6  # words between a visit and the body that it goes to


def state_bodies(scene: Scene, mention: Mention, explicit: tuple[str, ...]) -> tuple[str, ...]:
    """Return bodies of a state, or of none, that act where no unit of their country does."""
    bare = bare_places(mention)
    covered = {country_of(scene, k) for k in explicit if is_substate(scene, k) and k not in bare}
    found = []
    for actor in actors_of(mention):
        for body in _held(mention, actor):
            land = country_of(scene, body.place)
            own = kind_of(scene, body.place) == "country" and land not in covered
            own = own or is_international(scene, body.key)
            if own and _acts_alone(scene, body):
                found.append(body.key)
    return unique(found)


def for_envoys(scene: Scene, mention: Mention, places: tuple[str, ...]) -> tuple[str, ...]:
    """Let the country of an envoy be the side that he is on, and no unit of it that is spoken of.

    "The mayor received Japan's consul general and talked about the tie with Kochi"; not where
    people of such a unit are there as well.
    """
    told = mention.group == "talks" and mention.sentence.region in ("headline", "lead")
    actors = actors_of(mention) if told else []
    lands = lands_of_envoys(scene, actors) - {country_of(scene, scene.home)}
    others = [k for a in actors if _acts(a) and "pronoun" not in a.marks for k in a.locality]
    if len(lands) != 1 or any(
        is_substate(scene, k) and country_of(scene, k) in lands for k in others
    ):
        return places
    kept = tuple(k for k in places if country_of(scene, k) not in lands)
    if not are_units(scene, kept[:1]):
        return places
    mention.envoy = True
    return (*kept, *lands)


def bare_places(mention: Mention) -> set[str]:
    """Return the places that only stand there, where talks may be: nobody acts for them."""
    if mention.group != "talks":
        return set()
    actors = actors_of(mention)
    acting = [a for a in actors if a.kind != "place" or a.marks & _ROLES]
    return {k for a in actors for k in a.locality} - {k for a in acting for k in a.locality}


def _held(mention: Mention, actor: Actor) -> list[BodyPhrase]:
    """Return the body that an actor is, or that a person speaks for at talks."""
    sentence = mention.sentence
    if actor.kind == "body":
        return [b for b in sentence.bodies if b.key in actor.keys][:1]
    if actor.kind == "group":  # "the president of the chamber"
        return [b for b in sentence.bodies if actor.keys[0].startswith(b.key + "/")][:1]
    if mention.group != "talks":
        return []
    people = [p for p in sentence.people if p.key in actor.keys]
    held = [body for p in people for _, body, _ in p.posts if body is not None]
    return held[-1:]


def _acts_alone(scene: Scene, body: BodyPhrase) -> bool:
    entity = scene.entities.get(("body", body.key))
    if entity is None or body.head in _STATE | scene.frames.groups["missions"]:
        return False
    acting = entity.code in _ACTING or body.head in _ACTING_HEADS
    return acting or is_international(scene, body.key)


def civil_sides(
    scene: Scene, mention: Mention, explicit: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Return the places and bodies of talks or a visit of which a side is a body itself.

    That is a chamber, university or firm of whose unit nobody else acts in the clause. The
    other side is what the words name of another country, or whom "the delegation" means.

    Returns:
        None if no body is a side, or nobody is on the other.
    """
    bodies = _civil_bodies(scene, mention)
    if not bodies or (mention.setting and mention.group == "talks"):
        return None
    lands = {_land(scene, b) for b in bodies}
    others = tuple(k for k in explicit if country_of(scene, k) not in lands)
    units = len(lands) > 1 or any(is_substate(scene, k) for k in others)
    home = scene.home if _is_out(scene, lands) else None
    if not units and _tells_of_guests(scene, mention, lands):
        pair = completed(scene, ()) if home is None else (home,)
        others = tuple(k for k in pair if country_of(scene, k) not in lands) or others
    return (others, tuple(b.key for b in bodies)) if others or len(lands) > 1 else None


def mission_sides(
    scene: Scene, mention: Mention, explicit: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Return a unit and the embassy or consulate of its own state that it calls on abroad.

    "The governor of Gunma visited the Japanese embassy in Hanoi": Hanoi is no side.
    """
    if mention.group not in ("talks", "visit"):
        return None
    for actor in actors_of(mention):
        where = "in" in actor.marks and not actor.marks & {"with", "object"}
        for body in _held(mention, actor) if actor.kind == "body" and not where else ():
            land = country_of(scene, body.place)
            own = [k for k in explicit if country_of(scene, k) == land and is_substate(scene, k)]
            if body.head in scene.frames.groups["missions"] and own:
                return (own[0],), (body.key,)
    return None


def seats_of_others(scene: Scene, mention: Mention) -> set[str]:
    """Return where bodies lie that another verb has: "visited Hue University, where they met Y"."""
    if mention.group != "talks":
        return set()
    actors = actors_of(mention)
    civil = [a for a in actors for b in _held(mention, a) if _is_civil(scene, mention, a, b)]
    others = [a for a in civil if a.kind == "body" and not _is_governed(scene, mention, a)]
    own = {k for a in actors if a not in others for k in a.locality}
    return {k for a in others for k in a.locality} - own


def _tells_of_guests(scene: Scene, mention: Mention, lands: set[str]) -> bool:
    """Say whether guests are meant whom the words do not name: "they", "the officials", nobody.

    Where the body lies abroad, those who go there are of the home unit; else the sentence
    speaks of guests, or the one before does and this one names nobody else.
    """
    sentence = mention.sentence
    if sentence.has(*_GUESTS) or _is_out(scene, lands):
        return True
    before = scene.sentences[max(0, sentence.index - 1)]
    named = [a for a in sentence.actors if a.kind in ("person", "place") and "in" not in a.marks]
    return before.has(*_GUESTS) and not named


def _is_out(scene: Scene, lands: set[str]) -> bool:
    """Say whether bodies lie abroad, so that those who meet them come from the home unit."""
    return is_substate(scene, scene.home) and country_of(scene, scene.home) not in lands


def _civil_bodies(scene: Scene, mention: Mention) -> list[BodyPhrase]:
    if mention.group not in ("talks", "visit") or mention.sentence.has("cue:sign"):
        return []
    actors = actors_of(mention)
    civil = [(a, b) for a in actors for b in _held(mention, a) if _is_civil(scene, mention, a, b)]
    own = {id(a) for a, _ in civil}
    found = [(a, b) for a, b in civil if _is_governed(scene, mention, a)]
    acting = [a for a in actors if id(a) not in own and _acts(a)]
    covered = {country_of(scene, k) for a in acting for k in a.locality if is_substate(scene, k)}
    free = {b.key: b for _, b in found if _land(scene, b) not in covered}
    return list(free.values())


def _is_civil(scene: Scene, mention: Mention, actor: Actor, body: BodyPhrase) -> bool:
    """Say whether a body is one that meets for itself, and not only where or among others."""
    entity = scene.entities.get(("body", body.key))
    where = "in" in actor.marks and "with" not in actor.marks
    if where and mention.type in ("visit", "reception"):
        where = "object" not in actor.marks  # "went to", "was received at" say both
    if entity is None or where:
        return False
    shown = mention.group == "visit" and entity.code == "enterprise"  # a stop of a tour
    if mention.group == "talks" and actor.kind == "body" and entity.code in _OFFICES:
        return bool(actor.marks & _ROLES)
    return (entity.code in _ACTING and not shown) or body.head in _CIVIL_HEADS


def _is_governed(scene: Scene, mention: Mention, actor: Actor) -> bool:
    """Say whether an actor belongs to this verb of a sentence: "visited A and met with B".

    The verb stands before it, or behind it where verbs end clauses; a subject has all verbs.
    """
    if mention.group == "visit" and not _is_visited(scene, mention, actor):
        return False
    profile, folds = scene.lexicon.profile, scene.tokens.folds
    verbs = [h for h in mention.sentence.hits if not _VERBS.isdisjoint(h.concepts)]
    if profile.clause_order == "SOV":
        first = next((h for h in verbs if h.i >= actor.j), None)
        return first is None or first == mention.hit or "subject" in actor.marks
    verbs = [h for h in verbs if h.j <= actor.i]
    parted = not verbs or not set(profile.list_mark).isdisjoint(folds[verbs[-1].j : actor.i])
    return parted or verbs[-1] == mention.hit


def _is_visited(scene: Scene, mention: Mention, actor: Actor) -> bool:
    """Say whether a visit leads to a body: it is the object of the verb.

    It stands before a verb that ends the clause, else behind; no comma parts the two.
    """
    hit, profile = mention.hit, scene.lexicon.profile
    last = profile.clause_order == "SOV" or mention.end - hit.j <= 1
    low, high = (actor.j, hit.i) if last and actor.j <= hit.i else (hit.j, actor.i)
    marks = profile.pauses
    near = 0 <= high - low <= scene.reach(_AHEAD)
    return near and not mention.framing and marks.isdisjoint(scene.tokens.folds[low:high])


def _acts(actor: Actor) -> bool:
    """Say whether an actor stands for a unit in the clause, and not only for where it is."""
    if "in" in actor.marks or "pronoun" in actor.marks:
        return False
    return actor.kind != "place" or bool(actor.marks & _ROLES)


def _land(scene: Scene, body: BodyPhrase) -> str:
    """Return the country of a body; a body whose place no words tell is at home."""
    return country_of(scene, body.place) or country_of(scene, scene.home)


def is_unplaced_firm(scene: Scene, party: Ref) -> bool:
    """Say whether a party is a firm of which no words say where it is: perhaps from next door."""
    entity = scene.entities.get((party.kind, party.key))
    return entity is not None and entity.code == "enterprise" and not entity.locality


def is_on_affairs(scene: Scene, mention: Mention, explicit: tuple[str, ...]) -> bool:
    """Say whether news tells of a unit's own conference on its foreign affairs.

    "The provincial people's committee held a conference on external affairs in 2024": nobody
    from abroad is named in the sentence.
    """
    front = mention.sentence.region in ("headline", "lead") and not mention.told
    if not front or mention.type not in ("meeting", "conference"):
        return False
    if not (mention.sentence.has("cue:external-affairs") and mention.sentence.has("cue:host")):
        return False
    named = {k for a in mention.sentence.actors for k in a.locality}
    home = country_of(scene, scene.home)
    return are_units(scene, explicit) and all(country_of(scene, k) == home for k in named)
