"""To whom something is said: who is named in the clause, else whom the speaker meets.

Nobody is taken from elsewhere in the article: an addressee stands in the words themselves
("asked X to", "thanked X", "cooperation with X"), or across the table at the meeting that is
being told, or is the only other side that the article has.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.scene import Actor, Scene, Sentence, unique
from kg.extraction.topic import countries_of, country_of, is_international, outer_of
from kg.model import Ref

_SUBJECT = 2  # words before the subject of what is said
_OBJECT = 6  # words before the person who is thanked: "for the warm reception by"


def addressee_of(
    scene: Scene, sentence: Sentence, speaker: Actor, kind: str, start: int, end: int
) -> tuple[Ref, ...]:
    """Return to whom it is said: whom the clause names, else whom the speaker meets."""
    others = _others(scene, sentence, speaker)
    named = [a for a in others if "pronoun" not in a.marks]
    asked = [a for a in named if kind in ("request", "praise") and 0 <= a.i - start <= 1]
    met = met_by(scene, sentence, speaker)
    marked = [a for a in named if "object" in a.marks]
    marked = [a for a in marked if 0 <= a.i - start <= _SUBJECT or _suits(scene, a, met)]
    suffers = "by" in speaker.marks and scene.lexicon.profile.clause_order != "SOV"
    thanked = [a for a in named if suffers and a.j <= speaker.i]  # "X was thanked by Y"
    for pool in (asked, marked, thanked):
        if pool:
            return tuple(Ref(pool[0].kind, k) for k in pool[0].keys)
    reach = _OBJECT if kind == "praise" else _SUBJECT
    near = [a for a in others if 0 <= a.i - start <= reach and a.j <= end]
    if scene.domestic or not countries_of(scene, speaker):  # others may well be his own side
        return tuple(Ref(near[0].kind, k) for k in near[0].keys) if near else ()
    inside = [
        a
        for a in others
        if start <= a.i < end and len(a.keys) == 1 and _is_spoken_to(scene, a, a.i - start <= reach)
    ]
    inside.sort(key=lambda a: _is_vague(scene, sentence, a))
    told = next((a for a in inside if _suits(scene, a, met)), None)
    if told is not None:
        return (Ref(told.kind, told.keys[0]),)
    return tuple(Ref("place", k) for k in (met or _only_other(scene, speaker)))


def _others(scene: Scene, sentence: Sentence, speaker: Actor) -> list[Actor]:
    """Return the actors of a sentence that may be another side than the speaker's."""
    own, lands = set(speaker.locality), countries_of(scene, speaker)
    others = [
        a for a in sentence.actors if a is not speaker and not set(a.keys) & set(speaker.keys)
    ]
    others = [a for a in others if not ("pronoun" in a.marks and own & set(a.locality))]
    if scene.domestic:
        return [a for a in others if a.kind in ("body", "group")]
    return [a for a in others if _is_other_side(scene, lands, a)]


def _is_spoken_to(scene: Scene, actor: Actor, near: bool) -> bool:
    """Say whether what is said may be meant for somebody named in it.

    A person only where the verb's object stands, not as who made a visit that is spoken of;
    a body only if its place is known.
    """
    if actor.kind == "person":
        return near
    return bool(actor.locality) or near or is_international(scene, actor.keys[0])


def _suits(scene: Scene, actor: Actor, met: Sequence[str]) -> bool:
    """Say whether somebody named in the content is of the side that the speaker meets.

    Its state is, and its own bodies and people are; another unit of that state is not.
    """
    if not met or actor.kind != "place":
        return True
    around = {k for m in met for k in (m, outer_of(scene, m), country_of(scene, m))}
    lands = {country_of(scene, k) for k in actor.keys}
    return not around.isdisjoint(actor.keys) or not lands.isdisjoint(met)


def met_by(scene: Scene, sentence: Sentence, speaker: Actor) -> tuple[str, ...]:
    """Return the one unit of another country that the meeting told last brings together with him.

    That is named in the last sentence up to this one that tells of a meeting, a visit or the
    like; nothing if it names several, or nobody knows whence he is. Where they meet is one
    of them if nobody else is.
    """
    if scene.domestic or not countries_of(scene, speaker):
        return ()
    told = [s for s in scene.sentences[: sentence.index + 1] if s.region != "caption"]
    told = [s for s in reversed(told) if s.has(*scene.frames.event, "cue:sign")]
    lands = countries_of(scene, speaker)
    for where in (False, True):
        for one in told:
            met = [a for a in one.actors if where or "in" not in a.marks]
            units = unique(k for a in met for k in a.locality)
            units = tuple(k for k in units if country_of(scene, k) not in {"", *lands})
            if units:
                return _innermost(scene, units)
    return ()


def _innermost(scene: Scene, units: Sequence[str]) -> tuple[str, ...]:
    """Return the one unit in which none of the others lies; nothing if there are several."""
    outer = {outer_of(scene, k) for k in units} | {country_of(scene, k) for k in units}
    inner = [k for k in units if k not in outer or len(units) == 1]
    return tuple(inner) if len(inner) == 1 else ()


def _only_other(scene: Scene, speaker: Actor) -> tuple[str, ...]:
    """Return the other one of an article's two sides, if it has no more."""
    sides = [k for k in (scene.home, *scene.partners) if k]
    others = [k for k in sides if country_of(scene, k) not in countries_of(scene, speaker)]
    return tuple(others) if len(sides) == 2 and len(others) == 1 else ()


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
