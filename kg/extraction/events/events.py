"""Events: who met, received, visited, signed or celebrated with whom, where and when."""

from __future__ import annotations

from kg.extraction.events.event_dates import date_signings
from kg.extraction.events.event_frames import without_frames
from kg.extraction.events.event_hosts import add_leaders, leader_of_guests
from kg.extraction.events.event_mentions import Mention
from kg.extraction.events.event_merge import date_news, merge, tell_apart
from kg.extraction.events.event_sides import fill
from kg.extraction.events.event_venues import settle_hosts
from kg.extraction.events.unsaid_events import told_in
from kg.extraction.scene import Scene
from kg.extraction.topic import country_of, is_substate, kind_of, land_of
from kg.model import Claim, Modality, Ref, Value

#: A reception is also a meeting; the narrower word wins where both are used.
_SPECIFIC = {"online_meeting": 3, "reception": 2, "conference": 1}
#: What is far from all its sides, and at no place.
_REMOTE = "online_meeting"


def find_events(scene: Scene) -> list[Claim]:
    """Return the events of an article, each told once, in text order."""
    mentions = [m for s in scene.sentences for m in told_in(scene, s)]
    filled = [f for m in mentions for f in fill(scene, m)]
    told = filled
    filled = without_frames(scene, told)
    tell_apart(filled)
    date_news(scene, filled)
    events = merge(scene, filled)
    date_signings(scene, events)
    add_leaders(scene, events)
    settle_hosts(scene, events, told)
    return [_claim(scene, event) for event in events]


def _type(event: Mention) -> str:
    """Return the type that most words tell; talks said once to be online are so throughout."""
    if {*event.types, "meeting"} == {"meeting", _REMOTE} and event.types[_REMOTE] > 0:
        return _REMOTE
    top = max(event.types.values())
    return max(
        event.types,
        key=lambda t: (_SPECIFIC.get(t, 0) if event.types[t] >= top / 2 else -1, event.types[t], t),
    )


def _claim(scene: Scene, event: Mention) -> Claim:
    kind = _type(event)
    host, guest = _host_guest(scene, event)
    place = _place(scene, event, host, at_host=kind != _REMOTE)
    leader = leader_of_guests(scene, event, host, guest)
    roles: dict[str, tuple[Value, ...]] = {"type": (kind,), "party": event.parties}
    named: tuple[tuple[str, Ref | None], ...] = (
        ("host", host),
        ("guest", guest),
        ("place", Ref("place", place) if place else None),
        ("leader", Ref("person", leader) if leader else None),
    )
    roles.update({role: (ref,) for role, ref in named if ref is not None})
    if event.date:
        roles["date"] = (event.date,)
    evidence = tuple(dict.fromkeys(event.evidence))[:4]
    reasons = (f"{event.explicit:g} sides in the sentence", f"told in {len(evidence)} sentences")
    confidence = _confidence(event, len(evidence))
    modality: Modality = "planned" if _lies_ahead(scene, event) else event.modality
    return Claim("event", roles, evidence, f"event/{kind}", modality, confidence, reasons)


def _lies_ahead(scene: Scene, event: Mention) -> bool:
    """Say whether something told as a fact is dated after the article: "visits X next month"."""
    published, date = scene.article.published, (event.date or "X").split("/")[0]
    if event.modality != "asserted" or not published or date.startswith("X"):
        return False
    return date > published[: len(date)]


def _place(scene: Scene, event: Mention, host: Ref | None, *, at_host: bool) -> str:
    """Return where an event is: as the words say, or where its host is at home.

    Whoever receives a guest "who visits Laos" does so in his own town: the unit says more
    than its country.
    """
    seat = _seat(scene, host)
    if host is None or not is_substate(scene, seat):
        return event.place or ""
    coarse = kind_of(scene, event.place) == "country" and event.group in ("talks", "visit")
    if coarse and country_of(scene, event.place) == country_of(scene, seat):
        return seat
    return event.place or (seat if at_host else "")


def _seat(scene: Scene, host: Ref | None) -> str:
    """Return the host's place: itself, or where a body lies; empty if neither is known."""
    if host is None or host.kind == "place":
        return host.key if host else ""
    entity = scene.entities.get((host.kind, host.key))
    return (entity.locality if entity else None) or ""


def _confidence(event: Mention, told: int) -> float:
    sure = 0.45 + 0.08 * told + (0.15 if event.explicit >= 2 else 0.0)
    return round(min(0.95, sure + (0.1 if event.date else 0.0)), 2)


def _host_guest(scene: Scene, event: Mention) -> tuple[Ref | None, Ref | None]:
    """Tell the host from the guest: by who receives, who comes, and where it is."""
    parties = list(event.parties)
    if len(parties) < 2:
        return (parties[0] if parties else None), None
    scores = {p: _hosting(scene, event, p) for p in parties}
    host = max(parties, key=lambda p: scores[p])
    others = [p for p in parties if land_of(scene, p) != land_of(scene, host)]
    if host.kind == "body" and not others:  # the embassy of the guests' own state
        others = [p for p in parties if p.kind == "place"]
    guest = min(others, key=lambda p: scores[p], default=None)
    return host, guest


def _hosting(scene: Scene, event: Mention, party: Ref) -> float:
    """Score how much a party looks like the host of an event."""
    land = land_of(scene, party)
    score = 3.0 if event.group == "visit" and party.kind == "body" else 0.0
    if event.place:
        score += 1.5 if land == country_of(scene, event.place) else 0.0
        score += 0.5 if party.key == event.place else 0.0
    if event.receiver:
        score += 1.1 if party.key == event.receiver else 0.0
    if event.visitor:
        score -= 1.5 if land == country_of(scene, event.visitor) else 0.0
    score += 1.0 if land == country_of(scene, scene.home) else 0.0
    score += 0.3 if is_substate(scene, party.key) else 0.0
    return score
