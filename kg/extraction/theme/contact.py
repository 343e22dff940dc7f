"""How much an article tells of contact between a unit below the state and a foreign partner."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extraction.actors.parties import parties_in
from kg.extraction.scene import Scene, Sentence
from kg.extraction.theme.abreast import abreast, may_stand_abreast
from kg.extraction.theme.authorities import is_official, is_unit, typed_places
from kg.extraction.theme.signs import Contact, part
from kg.extraction.topic import country_of, is_abroad

#: What tells of contact: documents and ties, and people who meet.
_CONTACT = (
    "cue:twinned",
    "cue:friendship",
    "cue:cooperation",
    "cue:relations",
    "cue:sign",
    "cue:mou",
    "cue:agreement",
    "cue:meeting",
    "cue:reception",
    "cue:visit",
    "cue:delegation",
    "cue:ceremony",
    "cue:conference",
    "cue:give",
    "cue:training",
    "cue:host",
    "cue:thank",
    "cue:support",
    "cue:award",
    "cue:request",
    "cue:propose",
    "cue:commit",
)
_FIRM = (
    "cue:twinned",
    "cue:friendship",
    "cue:delegation",
    "cue:mou",
    "cue:reception",
    "cue:cooperation",
    "cue:sign",
)
#: Words of partners that are not named, which other news has as well ("the localities of").
_PARTNERS = "cue:partner-localities"
#: Contact that an envoy alone may tell of, and those whom the sentence before names.
_VISIT = ("cue:meeting", "cue:reception", "cue:visit")
#: The land of organisations that belong to all.
_ALL = "001"
#: What a foreign agency does for a unit.
_GIFT = ("cue:give", "cue:commit", "cue:support", "cue:sign")
#: What a sentence weighs that says enough alone.
ENOUGH = 2.0
#: What a sentence of headline and lead weighs, in ones of the body.
_EARLY = 1.5
#: How much of `abreast` and `pair` tells of contact where no sentence has words of it.
_SIDE_BY_SIDE = 1.5
#: The most that one cue of contact makes of it, except that it says enough alone.
_SURE = 1.5
#: Mentions of a unit from which on an article is also about it.
_ABOUT = 2.0


def contact_weight(scene: Scene, told: Sequence[Sentence]) -> float:
    """Return what sentences, those `told_of_contact`, together tell of contact."""
    return sum(_weigh(scene, s) for s in told)


def contact_signs(scene: Scene, told: Sequence[Sentence], weight: float) -> Contact:
    """Return what speaks for contact, by the sentences that tell of it and what they weigh."""
    twins = sum(_tells_of_twins(scene, s) for s in scene.sentences)
    signs = _signs(scene, weight, len(told), twins)
    return replace(signs, abreast=part(abreast(scene), 2))


def most_contact(scene: Scene) -> Contact:
    """Return the most that may speak for contact in a scene without bodies and people yet."""
    told = told_of_contact(scene)
    weight = sum(max(ENOUGH, _EARLY * _SURE if _is_early(s) else _SURE) for s in told)
    twins = sum(s.has("cue:twinned", _PARTNERS) for s in scene.sentences)
    signs = _signs(scene, weight, len(told), twins)
    return replace(signs, abreast=float(may_stand_abreast(scene)))


def tells_of_contact(scene: Scene, weight: float, signs: Contact) -> bool:
    """Say whether an article tells of contact at all.

    A sentence does, a word of twins, or units side by side in headline or lead of which the
    article goes on to speak. One that merely names units of two countries is other news.
    """
    twinned = any(s.has("cue:twinned") for s in scene.sentences)
    return weight > 0 or twinned or signs.abreast + signs.pair >= _SIDE_BY_SIDE


def _tells_of_twins(scene: Scene, sentence: Sentence) -> bool:
    """Say whether a sentence tells of twins, or of partners with whom somebody deals there."""
    twinned = sentence.has("cue:twinned")
    return twinned or (sentence.has(_PARTNERS) and _weigh(scene, sentence) > 0)


def _signs(scene: Scene, weight: float, told: int, twins: int) -> Contact:
    lands = {country_of(scene, k) for k in scene.weights} - {""}
    lands = lands.union(*(_agencies(scene, s) for s in scene.sentences))
    focus = _focus(scene) if len(lands) > 1 else 0.0
    count = max(len(scene.sentences), 1)
    aside = sum(s.has("cue:off-theme") for s in scene.sentences)
    return Contact(
        share=part(focus, 0.4) * part(weight / count, 0.5),
        focus=part(focus, 0.5),
        lands=part(max(len(lands) - 2, 0), 6),
        aside=part(aside / count, 0.3),
        twins=part(focus, 0.4) * part(twins, 2),
        pair=part(_pair(scene), 4.0) * part(told / count, 0.4),
    )


def told_of_contact(scene: Scene) -> list[Sentence]:
    """Return the sentences with a word of contact, or a foreign agency."""
    return [s for s in scene.sentences if s.has(*_CONTACT) or _agencies(scene, s)]


def _is_early(sentence: Sentence) -> bool:
    return sentence.region in ("headline", "lead")


def _focus(scene: Scene) -> float:
    units = sum(w for k, w in scene.weights.items() if is_unit(scene, k))
    return units / (sum(scene.weights.values()) or 1.0)


def _pair(scene: Scene) -> float:
    """Return how often an article names a unit of one country, and one of another: the lesser.

    A capital may stand for its state, and does not count.
    """
    most: dict[str, float] = {}
    for key, weight in scene.weights.items():
        if is_unit(scene, key) and key not in scene.gazetteer.capitals:
            land = country_of(scene, key)
            most[land] = max(most.get(land, 0.0), weight)
    most.pop("", None)
    return sorted(most.values())[-2] if len(most) > 1 else 0.0


def _agencies(scene: Scene, sentence: Sentence) -> set[str]:
    """Return the foreign states whose organisations a sentence names; `_ALL` for no one's."""
    groups, seats = scene.frames.groups, scene.frames.head_seat
    named = {code for h in sentence.hits for code in h.all("body")} & groups["organisations"]
    heads = named - groups["listing_organisations"]
    if not heads:
        return set()  # as in nearly every sentence
    return {seats.get(head, _ALL) for head in heads} - {country_of(scene, scene.home)}


def _weigh(scene: Scene, sentence: Sentence) -> float:
    """Weigh how much a sentence tells of contact of an authority with a foreign partner."""
    parties = _with_place(scene, sentence)
    weight = _EARLY if _is_early(sentence) else 1.0
    officials = any(is_official(scene, sentence, a) for a in sentence.actors)
    if not _is_foreign(scene, parties) and not (officials and _agencies(scene, sentence)):
        received = officials and _is_received(scene, sentence)
        return weight * 0.75 if received or _is_aided(scene, sentence, parties) else 0.0
    partners = _are_partners(scene, sentence, parties)
    if not officials and not partners:
        guards = scene.frames.groups["border_heads"]
        reached = (
            any(b.head in guards for b in sentence.bodies)
            or _is_toured(scene, sentence, parties)
            or _is_aided(scene, sentence, parties)
        )
        return weight * 0.75 if reached else 0.0
    if sentence.has("cue:twinned") and sentence.has("cue:since") and partners:
        return ENOUGH  # "twinned since 1989" says enough
    return weight * (_SURE if sentence.has(*_FIRM) or _meet(scene, sentence) else 0.75)


def _with_place(scene: Scene, sentence: Sentence) -> tuple[str, ...]:
    """Return the parties of a sentence; if all are foreign, with the home unit where they act."""
    parties = parties_in(scene, sentence)
    home = country_of(scene, scene.home)
    if any(country_of(scene, k) == home for k in parties):
        return parties
    here = (k for a in sentence.actors if a.kind == "place" for k in a.locality)
    return (*parties, *(k for k in here if is_unit(scene, k) and country_of(scene, k) == home))


def _is_received(scene: Scene, sentence: Sentence) -> bool:
    """Say whether officials receive or meet those whom the sentence before it names."""
    if not sentence.has(*_VISIT) or not sentence.index or sentence.region == "caption":
        return False
    before = scene.sentences[sentence.index - 1]
    return before.region != "caption" and any(
        is_abroad(scene, k)
        for a in before.actors
        if a.kind in ("person", "group") or "delegation" in a.marks
        for k in a.locality
    )


def _is_toured(scene: Scene, sentence: Sentence, parties: tuple[str, ...]) -> bool:
    """Say whether a foreign envoy visits a unit that is no capital."""
    if not sentence.has(*_VISIT):
        return False
    home = country_of(scene, scene.home)
    envoys = scene.frames.groups["envoy_posts"]
    abroad = any(
        post in envoys and place and country_of(scene, place) != home
        for person in sentence.people
        for post, _, place in person.posts
    )
    units = [k for k in parties if is_unit(scene, k) and k not in scene.gazetteer.capitals]
    return abroad and any(country_of(scene, k) == home for k in units)


def _is_aided(scene: Scene, sentence: Sentence, parties: tuple[str, ...]) -> bool:
    """Say whether a foreign agency gives or signs what is a unit's, whose officials act here."""
    if not sentence.has(*_GIFT):
        return False
    home = country_of(scene, scene.home)
    own = any(is_unit(scene, k) and country_of(scene, k) == home for k in parties)
    return (
        own
        and bool(_agencies(scene, sentence))
        and any(is_official(scene, s, a) for s in scene.sentences for a in s.actors)
    )


def _is_foreign(scene: Scene, keys: tuple[str, ...]) -> bool:
    """Say whether places lie in two countries and one of them acts below the state."""
    home = country_of(scene, scene.home)
    countries = {country_of(scene, k) or home for k in keys}
    return len(countries) >= 2 and any(is_unit(scene, k) for k in keys)


def _meet(scene: Scene, sentence: Sentence) -> bool:
    """Say whether people in office of two countries stand in a sentence, one below the state."""
    people = [a for a in sentence.actors if a.kind in ("person", "group") and a.locality]
    sides = {country_of(scene, k) for a in people for k in a.locality} - {""}
    return len(sides) >= 2


def _are_partners(scene: Scene, sentence: Sentence, parties: tuple[str, ...]) -> bool:
    """Say whether two units themselves are partners in what a sentence tells.

    They are named for themselves, not as the place of a club or a firm, and have their
    type word, or a twin, which states never are, or the article speaks of them again: in
    a list of works, places only say which one is meant.
    """
    twins = sentence.has("cue:twinned")
    typed = typed_places(scene, sentence)
    acting = {
        k
        for a in sentence.actors
        if a.kind == "place" or is_official(scene, sentence, a)
        for k in a.locality
    }
    units = [
        k
        for k in parties
        if k in acting and is_unit(scene, k) and (twins or k in typed or _is_about(scene, k))
    ]
    return len(units) >= 2 and _is_foreign(scene, tuple(units))


def _is_about(scene: Scene, key: str) -> bool:
    """Say whether an article speaks of a unit again; of a capital, it may mean the state."""
    return key not in scene.gazetteer.capitals and scene.weights.get(key, 0.0) >= _ABOUT
