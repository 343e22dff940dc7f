"""Who takes part in an event, who receives and who comes, who leads, where and when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extraction.actors.parties import are_units, completed, is_foreign_pair, parties_in, units_of
from kg.extraction.agreements.civil import CIVIL
from kg.extraction.agreements.pairs import listed_pairs
from kg.extraction.agreements.signatories import signatories
from kg.extraction.events.event_bodies import (
    bare_places,
    civil_sides,
    for_envoys,
    is_on_affairs,
    is_unplaced_firm,
    mission_sides,
    seats_of_others,
    state_bodies,
)
from kg.extraction.events.event_dates import date_by_news, set_date
from kg.extraction.events.event_hosts import actors_of, find_hosts
from kg.extraction.events.event_mentions import Mention
from kg.extraction.events.event_venues import host_units, where_told
from kg.extraction.people.leaders import leader_in
from kg.extraction.quantities.document_dates import day_of_news, is_news
from kg.extraction.scene import Scene, unique
from kg.extraction.topic import (
    country_of,
    is_abroad,
    is_international,
    is_substate,
    kind_of,
    land_of,
)
from kg.model import Ref

#: Words for those who come: they name a side as well as its name does.
_GUESTS = ("cue:delegation", "cue:visitors", "cue:guest")
_UNLISTED = "local/"
_GATHERINGS = ("conference", "training", "ceremony")
#: Kinds of bodies that sign for themselves, and not for their unit.
_SIGNING = CIVIL | {"department"}


def fill(scene: Scene, mention: Mention) -> list[Mention]:
    """Fill the roles of a mention; a host who receives guests in turn makes one for each.

    Returns:
        Nothing if no two sides can be found (unless the article is domestic).
    """
    signed = _signed(scene, mention)
    if signed or (mention.type == "signing" and _is_of_bodies(scene, mention)):
        return signed
    explicit = parties_in(scene, mention.sentence, mention.start, mention.end)
    aside = seats_of_others(scene, mention)
    explicit = _with_seat(scene, mention, tuple(k for k in explicit if k not in aside))
    bodies = state_bodies(scene, mention, explicit)
    places = _with_guests(scene, mention, explicit) or _sides(scene, explicit, bodies)
    own, civil = False, None if scene.domestic else _of_bodies(scene, mention, explicit)
    if civil is not None:
        places, bodies = civil
    elif _is_at_home(scene, mention, explicit, places):
        if mention.type in ("signing", "visit"):
            return []
        places = explicit or ((scene.home,) if scene.home else ())
    elif _is_state_visit(scene, mention, explicit):
        places, bodies = explicit, ()
    elif explicit and is_on_affairs(scene, mention, explicit):
        places, bodies, own = explicit, (), True
    elif not is_foreign_pair(scene, places) and not (bodies and _two_lands(scene, places, bodies)):
        return []
    if civil is None and not own and _is_own_session(scene, mention, explicit, bodies):
        return []
    mention.explicit = 2.0 if civil else _explicit(scene, mention, explicit, bodies)
    if bodies:
        lands = {country_of(scene, scene.entities["body", b].locality) for b in bodies}
        bare = bare_places(mention)
        places = tuple(k for k in places if k not in bare or country_of(scene, k) not in lands)
    places = _signatories(scene, mention, places) or places
    places = for_envoys(scene, mention, host_units(scene, mention, places))
    mention.parties = _refs(scene, places, bodies)
    set_date(scene, mention)
    date_by_news(scene, mention)
    _last_days(mention)
    if _names_guests(mention):
        mention.received = frozenset(explicit)
    mention.place = where_told(mention)
    leader = leader_in(scene, mention.sentence)
    mention.leader = leader.keys[0] if leader else None
    find_hosts(scene, mention)
    return _in_turn(scene, mention)


def _of_bodies(
    scene: Scene, mention: Mention, explicit: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Return the places and bodies of an event of which a body is a side; None if none is."""
    found = mission_sides(scene, mention, explicit)
    return found or civil_sides(scene, mention, explicit)


def _with_seat(scene: Scene, mention: Mention, explicit: tuple[str, ...]) -> tuple[str, ...]:
    """Add the unit that a gathering of others is in: "a forum in A of the mayors of B and C"."""
    where = where_told(mention)
    if mention.group not in _GATHERINGS or len(explicit) < 2 or not is_substate(scene, where):
        return explicit
    lands = {country_of(scene, k) for k in explicit}
    return explicit if country_of(scene, where) in lands or not where else (*explicit, where)


def _last_days(mention: Mention) -> None:
    """Let a reception of several days be a visit: "the city welcomes guests from 10 to 14 June"."""
    if mention.type == "reception" and "/" in (mention.date or ""):
        mention.type = mention.group = "visit"
        mention.types = {"visit": 1.0}


def _signed(scene: Scene, mention: Mention) -> list[Mention]:
    """Return one signing for each pair of a list, or of bodies that sign for themselves."""
    if mention.type != "signing":
        return []
    where = (mention.start, mention.end, mention.hit)
    sets, named = signatories(scene, mention.sentence, *where)
    civil = any(p.kind != "place" for parties in sets for p in parties)
    if not named or not (civil or listed_pairs(scene, mention.sentence, *where)):
        return []
    set_date(scene, mention)
    if not (mention.date or mention.past) and is_news(scene, mention.sentence):
        mention.date = day_of_news(scene)
    recalled = mention.sentence.has("cue:previously", "cue:since")
    vague = recalled or any(is_unplaced_firm(scene, p) for parties in sets for p in parties)
    mention.explicit = 1.0 if civil and vague and not mention.date else 2.0
    mention.place = where_told(mention)
    return [
        replace(mention, parties=parties, evidence=[], types=dict(mention.types))
        for parties in sets
    ]


def _signatories(scene: Scene, mention: Mention, places: tuple[str, ...]) -> tuple[str, ...] | None:
    """Return the two of several places that sign; the others are where, or whose they are."""
    if mention.type != "signing" or len(places) < 3:
        return None
    where = (mention.start, mention.end, mention.hit)
    sets, named = signatories(scene, mention.sentence, *where)
    keys = tuple(p.key for p in sets[0]) if named and len(sets) == 1 else ()
    return keys if set(keys) < set(places) and are_units(scene, keys) else None


def _with_guests(
    scene: Scene, mention: Mention, explicit: tuple[str, ...]
) -> tuple[str, ...] | None:
    """Return who receives "the guests" with the unit abroad whose people were named last."""
    if not explicit or not _names_guests(mention) or any(is_abroad(scene, k) for k in explicit):
        return None
    for sentence in reversed(scene.sentences[: mention.sentence.index]):
        came = [a for a in sentence.actors if a.kind == "person" or "delegation" in a.marks]
        abroad = [k for k in units_of(scene, came) if is_abroad(scene, k)]
        if abroad:
            return (*explicit, abroad[0]) if len(abroad) == 1 else None
    return None


def _is_of_bodies(scene: Scene, mention: Mention) -> bool:
    """Say whether bodies sign of which not all are known: then it is not their units that do."""
    kinds = scene.frames.body_kind
    acting = [a for a in actors_of(mention) if "in" not in a.marks and "pronoun" not in a.marks]
    told = {a.i for a in acting if a.kind == "body"}
    own = [b for b in mention.sentence.bodies if b.i in told and kinds.get(b.head) in _SIGNING]
    own = [b for b in own if b.head != "government"]
    return len(own) > 1 and not any(a.kind in ("place", "person") for a in acting)


def _sides(scene: Scene, explicit: tuple[str, ...], bodies: Sequence[str]) -> tuple[str, ...]:
    """Return the places of the two sides, bodies standing for their country.

    What the words leave out the topic of the article completes; two states that the
    words name are complete.
    """
    lands = [scene.entities["body", b].locality for b in bodies]
    keys = unique([*explicit, *(k for k in lands if k)])
    return keys if _two_lands(scene, keys, bodies) else completed(scene, explicit)


def _two_lands(scene: Scene, keys: tuple[str, ...], bodies: Sequence[str]) -> bool:
    """Say whether places lie in two countries, or in one beside a body of none."""
    home = country_of(scene, scene.home)
    abroad = any(is_international(scene, b) for b in bodies)
    return len({country_of(scene, k) or home for k in keys}) + abroad >= 2


def _refs(scene: Scene, places: tuple[str, ...], bodies: Sequence[str]) -> tuple[Ref, ...]:
    """Name a body in place of its country, where it acts for itself."""
    lands = {scene.entities["body", b].locality for b in bodies}
    kept = [k for k in places if k not in lands or is_substate(scene, k)]
    return (*(Ref("place", k) for k in kept), *(Ref("body", b) for b in bodies))


def _explicit(
    scene: Scene, mention: Mention, explicit: tuple[str, ...], bodies: Sequence[str]
) -> float:
    """Count the sides that the words name; a pronoun says half as much as a name."""
    home = country_of(scene, scene.home)
    lands = {_land_or(scene, k, home) for k in explicit}
    lands |= {country_of(scene, scene.entities["body", b].locality) for b in bodies}
    named = {
        _land_or(scene, k, home)
        for a in actors_of(mention)
        if "pronoun" not in a.marks or a.kind == "person"
        for k in a.locality
    }
    told = sum(1.0 if land in named else 0.5 for land in sorted(lands)[:2])
    return told if len(lands) > 1 or not told else told + 0.5


def _land_or(scene: Scene, key: str, home: str) -> str:
    """Return the country of a place; of a town that no list holds, nobody knows that it is home."""
    unlisted = key.startswith(_UNLISTED) and key != scene.home
    return country_of(scene, key) or (_UNLISTED if unlisted else home)


def _is_at_home(
    scene: Scene, mention: Mention, explicit: tuple[str, ...], places: tuple[str, ...]
) -> bool:
    """Say whether an event of a domestic programme has no side from abroad that words name.

    A document that is spoken of may be one with the partner of the article.
    """
    named = places if mention.type == "signing" else explicit
    return scene.domestic and not is_foreign_pair(scene, named)


def _is_own_session(
    scene: Scene, mention: Mention, explicit: tuple[str, ...], bodies: Sequence[str]
) -> bool:
    """Say whether a meeting is one of a unit's own: "the city council said so at its session".

    No words name anybody from abroad, by name, as guests or as one of both sides.
    """
    agreed = mention.sentence.has("cue:agree")  # "they agreed to meet in Quito in July"
    terse = mention.sentence.region == "headline" or (agreed and mention.modality != "asserted")
    if terse or scene.domestic or bodies or mention.type not in ("meeting", "conference"):
        return False
    home = country_of(scene, scene.home)
    lands = {country_of(scene, k) for a in mention.sentence.actors for k in a.locality}
    return bool(explicit) and lands <= {home, ""} and not mention.sentence.has(*_GUESTS)


def _names_guests(mention: Mention) -> bool:
    """Say whether words for those who come stand for a side: "the governor received the guests".

    They are nobody's by name: else they say no more than the name does.
    """
    dated = mention.date is not None or mention.on_day
    told = mention.sentence.has(*_GUESTS) or (mention.type == "reception" and dated)
    if mention.group != "talks" or not told:
        return False
    actors = actors_of(mention)
    return not any("delegation" in a.marks for a in actors) and any(
        a.kind in ("person", "group", "body") for a in actors
    )


def _is_state_visit(scene: Scene, mention: Mention, explicit: tuple[str, ...]) -> bool:
    """Say whether somebody who acts for a state goes to another: the frame of local news."""
    if mention.type != "visit" or len(explicit) != 2:
        return False
    people = {k for a in actors_of(mention) if a.kind == "person" for k in a.locality}
    states = all(kind_of(scene, k) == "country" for k in explicit)
    return states and len(people & set(explicit)) == 1


def _in_turn(scene: Scene, mention: Mention) -> list[Mention]:
    """Tell one reception of several guests apart: one for each unit or body received."""
    if mention.type != "reception" or mention.receiver is None:
        return [mention]
    host = mention.receiver
    guests = [p for p in mention.parties if land_of(scene, p) != country_of(scene, host)]
    alike = {(p.kind, kind_of(scene, p.key) if p.kind == "place" else "") for p in guests}
    if len(guests) < 2 or len(alike) > 1 or not _are_people(mention, guests):
        return [mention]
    hosts = tuple(p for p in mention.parties if p not in guests)
    return [
        replace(mention, parties=(*hosts, guest), evidence=[], types=dict(mention.types))
        for guest in guests
    ]


def _are_people(mention: Mention, guests: list[Ref]) -> bool:
    """Say whether each guest is a person of its own in the sentence."""
    people = [a for a in actors_of(mention) if a.kind in ("person", "group")]
    for guest in guests:
        if guest.kind == "place" and not any(guest.key in a.locality for a in people):
            return False
    return len(people) > len(guests)
