"""Whether two mentions of events have the same sides: named finer, coarser, or as their states."""

from __future__ import annotations

from kg.extraction.events.event_mentions import Mention
from kg.extraction.scene import Scene
from kg.extraction.topic import country_of, is_substate, kind_of, label_of, land_of, outer_of
from kg.model import Ref

_OPENING = 5  # sentences in which the story tells what its headline told


def is_told_again(scene: Scene, event: Mention, mention: Mention) -> bool:
    """Say whether the opening tells what the headline told, of sides from the same two states.

    It does so once: what it tells besides is another event.
    """
    if not is_headline(scene, event):
        return False
    if mention.sentence.region == "headline" or mention.sentence.index > _OPENING:
        return False
    if event.explicit >= 2 and _goes_elsewhere(scene, event, mention):
        return False
    return lands_of(scene, event) == lands_of(scene, mention)


def _goes_elsewhere(scene: Scene, event: Mention, mention: Mention) -> bool:
    """Say whether a visit leads to a body that lies in no unit of the headline."""
    if mention.group != "visit":
        return False
    units = {p.key for p in event.parties}
    bodies = [p for p in mention.parties if p.kind == "body" and p not in event.parties]
    seats = {scene.entities[p.kind, p.key].locality for p in bodies}
    return any(is_substate(scene, k) for k in seats - units)


def lands_of(scene: Scene, mention: Mention) -> set[str]:
    """Return the countries of the sides of an event; who has none known is at home."""
    home = country_of(scene, scene.home)
    return {land_of(scene, party) or home for party in mention.parties}


def covers(scene: Scene, fine: Mention, coarse: Mention) -> bool:
    """Say whether each party of one mention is one of the other, or the country of one.

    Bodies that act for themselves are told of as their states, too, and as their units where
    a document is signed or a headline tells it: what a unit does besides is another event.
    """
    found = [scene.entities[p.kind, p.key] for p in fine.parties]
    lands = {e.country for e in found}
    seats = {e.locality for e in found if e.kind == "body" and e.locality}
    as_units = coarse.group == "signing" or is_headline(scene, coarse)
    lands |= {k for k in seats if as_units or not is_substate(scene, k)}
    terse = is_headline(scene, fine) or is_headline(scene, coarse)
    return all(
        p in fine.parties
        or p.key in lands
        or any(_is_one_unit(scene, p, q, terse=terse) for q in fine.parties)
        for p in coarse.parties
    )


def _is_one_unit(scene: Scene, one: Ref, other: Ref, *, terse: bool) -> bool:
    """Say whether two places are one side: a town and what it lies in, of one name.

    A headline names either of the two, whatever they are called; a state is no such side.
    """
    if one.kind != "place" or other.kind != "place":
        return False
    if "country" in (kind_of(scene, one.key), kind_of(scene, other.key)):
        return False
    around = (outer_of(scene, one.key), outer_of(scene, other.key))
    if one.key not in (other.key, around[1]) and other.key != around[0]:
        return False
    return terse or label_of(scene, one.key) == label_of(scene, other.key)


def is_headline(scene: Scene, event: Mention) -> bool:
    """Say whether only the headline tells of an event so far."""
    lines = event.lines or [event.sentence.index]
    return {scene.sentences[n].region for n in lines} == {"headline"}


def is_another_time(scene: Scene, event: Mention, mention: Mention) -> bool:
    """Say whether one of two is the news, and the other of before or still to come.

    "The next meeting will be in May"; "they last met in May 2023", where the news is of a
    Friday that nothing works out.
    """
    told_first = is_headline(scene, event) or is_headline(scene, mention)
    if event.group not in ("talks", "visit") or told_first:
        return False
    pair = (event, mention)
    if {m.modality for m in pair} == {"asserted", "planned"}:
        return all(is_set(m) for m in pair if m.modality == "planned")
    days = [m for m in pair if m.on_day and not m.date]
    return any(_is_coarse(m.date) for m in pair) and len(days) == 1


def _is_coarse(date: str | None) -> bool:
    """Say whether a date is told to the month or year."""
    return date is not None and len(date) <= len("2026-05") and "/" not in date


def is_set(mention: Mention) -> bool:
    """Say whether what is to come has its day or month: that it is planned is what is told."""
    fine = len(mention.date or "") >= len("2026-05")
    return fine and mention.group != "signing"
