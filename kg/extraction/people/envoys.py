"""Envoys and missions act for the state that sends them, wherever they reside."""

from __future__ import annotations

from kg.extraction.scene import BodyPhrase, Scene, Sentence
from kg.extraction.topic import country_of, kind_of
from kg.lexicon import Hit

#: The kind of places that send envoys.
_STATE = "country"


def state_beside(scene: Scene, sentence: Sentence, i: int, j: int) -> str | None:
    """Return the state that stands beside the post of an envoy or the name of a mission.

    Its adjective stands before it ("der georgische Generalkonsul") or, with the article where
    nouns have one, behind it ("القنصل العام الإيراني"); or it stands before the place of
    residence: "德国驻上海总领事馆".

    Args:
        scene: With its places.
        sentence: Where.
        i: First word of the post or the body.
        j: The word after its last.
    """
    states = [p for p in sentence.places if p.kind == _STATE]
    behind = next((p for p in states if p.i == j and _agrees(scene, j)), None)
    if behind is not None:
        return behind.key
    seat = next((p for p in sentence.places if p.kind != _STATE and i in (p.i, p.j)), None)
    start = seat.i if seat is not None else i
    residence = next((h for h in sentence.cues("rel:in") if h.j == start), None)
    start = residence.i if residence is not None and seat is not None else start
    if seat is not None and residence is None:
        return None
    return next((p.key for p in states if p.j == start), None)


def is_sent_by(scene: Scene, sentence: Sentence, hit: Hit, key: str | None) -> bool:
    """Say whether a place sends an envoy: a state, or a unit right before a post of its own.

    "부산시 국제관계대사", the city's ambassador for international relations.
    """
    if kind_of(scene, key) == _STATE:
        return True
    last = scene.lexicon.profile.head_order == "last"
    owner = next((p for p in sentence.places if p.j == hit.i), None) if last else None
    return (
        owner is not None
        and owner.key == key
        and not any(h.j == owner.i for h in sentence.cues("rel:in"))
    )


def _agrees(scene: Scene, k: int) -> bool:
    """Say whether word `k` is an adjective that bears the article, as its noun does."""
    definite = scene.lexicon.profile.definite
    return bool(definite) and scene.tokens.folds[k].startswith(definite)


def seat_mission(scene: Scene, sentence: Sentence, body: BodyPhrase) -> None:
    """Give a mission named with the town where it resides the state that sends it."""
    if body.head not in scene.frames.groups["missions"]:
        return
    if kind_of(scene, body.place) not in ("", _STATE):
        body.place = state_beside(scene, sentence, body.i, body.j) or body.place


def sending_state(scene: Scene, sentence: Sentence) -> str | None:
    """Return the state of an envoy that is not told: his mission's, or the only one abroad."""
    missions = (b for b in sentence.bodies if b.head in scene.frames.groups["missions"])
    sender = next((b.place for b in missions if kind_of(scene, b.place) == _STATE), None)
    if sender is not None:
        return sender
    own = country_of(scene, scene.home)
    lands = {p.country for s in scene.sentences for p in s.places} - {"", own}
    return lands.pop() if len(lands) == 1 else None
