"""To whom something is said: the marked or next other side, else the other party."""

from __future__ import annotations

from kg.extraction.scene import Actor, Scene, Sentence
from kg.extraction.topic import country_of, is_international
from kg.model import Ref

_SUBJECT = 2  # words before the subject of what is said


def addressee_of(
    scene: Scene, sentence: Sentence, speaker: Actor, kind: str, start: int, end: int
) -> tuple[Ref, ...]:
    """Return to whom it is said: the marked or next other side, else the other party."""
    own = {country_of(scene, k) for k in speaker.locality}
    others = [
        a
        for a in sentence.actors
        if a is not speaker and a.keys != speaker.keys and not set(a.keys) & set(speaker.keys)
    ]
    own_too = set(speaker.locality)
    others = [a for a in others if not ("pronoun" in a.marks and own_too & set(a.locality))]
    if scene.domestic:
        others = [a for a in others if a.kind in ("body", "group")]
    else:
        others = [a for a in others if _is_other_side(scene, own, a)]
    asked = [
        a
        for a in others
        if kind == "request" and 0 <= a.i - start <= 1 and "pronoun" not in a.marks
    ]
    marked = [a for a in others if "object" in a.marks and "pronoun" not in a.marks]
    inside = [a for a in others if start <= a.i < end and len(a.keys) == 1]
    inside.sort(key=lambda a: _is_vague(scene, sentence, a))
    told = inside, others
    if speaker.kind == "person" and not own:  # others may well be his own side
        told = [a for a in inside if a.i - start <= _SUBJECT], []
    for pool in (asked, marked, *told):
        if pool:
            return tuple(Ref(pool[0].kind, k) for k in pool[0].keys)
    for key in [] if scene.domestic else [scene.home, *scene.partners]:
        if key and own and country_of(scene, key) not in own:
            return (Ref("place", key),)
    return ()


def asked_of(sentence: Sentence, speaker: Actor, start: int, end: int) -> str | None:
    """Say what a wish or proposal is by its subject, if the content begins with one.

    What the other side should do is a request, what both should do a proposal.
    """
    for actor in sentence.actors:
        if not (start <= actor.i < end and actor.i - start <= _SUBJECT):
            continue
        if actor is speaker or {"with", "in", "by", "between"} & actor.marks:
            continue
        if len(actor.keys) >= 2 and "pronoun" in actor.marks:
            return "proposal"
        if actor.locality and not set(actor.locality) & set(speaker.locality):
            return "request"
    return None


def _is_vague(scene: Scene, sentence: Sentence, actor: Actor) -> bool:
    """Say whether a body bears no place of its own: "a working group" is to be set up."""
    own = [b for b in sentence.bodies if b.key in actor.keys]
    return actor.kind == "body" and not any(
        b.explicit or is_international(scene, b.key) for b in own
    )


def _is_other_side(scene: Scene, own: set[str], actor: Actor) -> bool:
    """Say whether somebody may be of another country than the speaker's."""
    places = [country_of(scene, k) for k in actor.locality]
    return not places or not own or any(country not in own for country in places)
