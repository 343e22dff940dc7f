"""Who is host of what no words place: whoever the article shows to receive the other side.

"The delegation of Bac Lieu visited Yamanashi. It held talks with the mayor of Kofu": the talks
were in Japan, whoever's news it is.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.events.event_hosts import actors_of
from kg.extraction.events.event_mentions import Mention
from kg.extraction.places.namesakes import SITE
from kg.extraction.scene import Scene, unique
from kg.extraction.topic import country_of, is_abroad, is_substate, is_unlisted, land_of, outer_of

_MONTH = len("2025-09")
#: Bodies of a unit in whose seat guests are received.
_HALLS = frozenset({"government", "people-committee", "council", "people-council"})


def settle_hosts(scene: Scene, events: Sequence[Mention], told: Sequence[Mention]) -> None:
    """Give events of which no words tell where the host that others of the journey have.

    Args:
        scene: The article.
        events: Whose receiver and visitor are set.
        told: All mentions of events, also those that only frame others.
    """
    placed = [(m, land) for m in told if (land := _host_land(scene, m))]
    for event in events:
        remote = "online_meeting" in event.types
        if remote or event.modality != "asserted" or _host_land(scene, event):
            continue
        lands = _lands(scene, event)
        near = [(m, land) for m, land in placed if land in lands and _lands(scene, m) == lands]
        near = [(m, land) for m, land in near if _is_of_journey(event, m)]
        if len(lands) == 2 and near:
            _, host = min(near, key=lambda known: _distance(event, known[0]))
            _set_host(scene, event, host)


def _host_land(scene: Scene, mention: Mention) -> str:
    """Return the country that the words say an event is in; empty if they do not."""
    lands = _lands(scene, mention)
    told = mention.group == "visit" or is_substate(scene, mention.place)
    if told and (place := country_of(scene, mention.place)) in lands:
        return place
    host, guest = _home_of(scene, mention.receiver), country_of(scene, mention.visitor)
    if host in lands and host != guest:
        return host
    others = lands - {guest, ""}
    return others.pop() if guest in lands and not host and len(others) == 1 else ""


def _home_of(scene: Scene, key: str | None) -> str:
    """Return the country of whoever receives: a place, or a body's seat."""
    body = scene.entities.get(("body", key or ""))
    return country_of(scene, body.locality if body else key)


def _lands(scene: Scene, mention: Mention) -> set[str]:
    return {land_of(scene, party) for party in mention.parties}


def _is_of_journey(event: Mention, other: Mention) -> bool:
    """Say whether two events may be of one journey: in one month, as far as they are dated.

    What somebody recalls at a meeting ("thanked for the reception in October") is of another.
    """
    recalled = event.apart != other.apart or other.past or event.past
    if event is other or other.modality != "asserted" or recalled:
        return False
    months = {(m.date or "")[:_MONTH] for m in (event, other)} - {""}
    return len(months) < 2


def _distance(event: Mention, other: Mention) -> tuple[int, bool]:
    gap = event.sentence.index - other.sentence.index
    return abs(gap), gap < 0


def _set_host(scene: Scene, event: Mention, land: str) -> None:
    """Let the first party of a country receive the first of the other."""
    for party in reversed(event.parties):
        entity = scene.entities[party.kind, party.key]
        if land_of(scene, party) == land:
            event.receiver = party.key
        else:
            event.visitor = party.key if party.kind == "place" else entity.locality


def where_told(mention: Mention) -> str | None:
    """Return the unit that something is said to be in; what guests are shown is no such one."""
    shown = mention.group in ("talks", "visit")
    for actor in actors_of(mention):
        if shown and SITE in actor.marks:
            continue
        if "in" in actor.marks and actor.kind == "place" and "pronoun" not in actor.marks:
            return actor.keys[0]
    return _hall(mention)


def _hall(mention: Mention) -> str | None:
    """Return the unit in whose town hall or seat something is said to be."""
    bodies = {b.key: b for b in mention.sentence.bodies}
    for actor in actors_of(mention):
        body = bodies.get(actor.keys[0]) if actor.kind == "body" and "in" in actor.marks else None
        if body is not None and body.head in _HALLS and body.explicit:
            return body.place
    return None


def host_units(scene: Scene, mention: Mention, places: tuple[str, ...]) -> tuple[str, ...]:
    """Return the home unit in place of a town of its own that guests are shown.

    "The delegation of Fujian also visited Sasebo" in news of Nagasaki: the guests are
    Nagasaki's, the town is where they went. A town that somebody acts for is its own host.
    """
    if mention.type != "visit":
        return places
    acting = {k for a in actors_of(mention) for k in a.locality if a.kind != "place"}
    free = [k for k in places if k not in acting and k != scene.home]
    hosts = {k: host for k in free if (host := _host_of_town(scene, k, places))}
    return unique(hosts.get(k, k) for k in places)


def _host_of_town(scene: Scene, town: str, places: tuple[str, ...]) -> str | None:
    """Return the unit that shows guests a town: the home unit, or one named as much around it."""
    if is_abroad(scene, town):
        return None
    if is_unlisted(town) and scene.home in places:
        return scene.home
    outer = [k for k in scene.weights if is_substate(scene, k) and _lies_in(scene, town, k)]
    outer = [k for k in outer if k == scene.home or scene.weights[k] > scene.weights.get(town, 0)]
    return max(outer, key=lambda k: (k == scene.home, scene.weights[k], k), default=None)


def _lies_in(scene: Scene, key: str, outer: str) -> bool:
    """Say whether a place lies in another, at whatever depth."""
    first = outer_of(scene, key)  # which a list may hold where none holds the place
    return outer in (first, *(p.key for p in scene.gazetteer.containers(first)))
