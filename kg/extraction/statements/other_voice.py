"""Who "he" is not: nobody asks his own side, in the third person, for what it would do for him.

"The Mayor of A praised the farms. He hoped that A would send ten doctors": it is his guest who
hopes so.
"""

from __future__ import annotations

from kg.extraction.scene import Actor, Scene, Sentence
from kg.extraction.topic import countries_of, country_of

_SUBJECT = 2  # words before the subject of what is asked for
_BACK = 4  # sentences back in which the other one may be named
_ASIDE = frozenset({"with", "in", "by", "between", "from"})
_DEEDS = ("cue:give", "cue:support", "cue:send", "cue:commit")


def turned(
    scene: Scene, sentence: Sentence, speaker: Actor, kind: str, content: tuple[int, int]
) -> Actor | None:
    """Return who asks for something in place of a speaker who is only carried over.

    Args:
        scene: The article.
        sentence: Where something is asked for.
        speaker: Who seems to ask: the last one who spoke, or "he".
        kind: Type of the statement.
        content: First word of what is asked for, and the word after the last.

    Returns:
        The last person of another country in the sentences before; None if the speaker is
        named here, or asks somebody else than his own unit by its name, or hopes for something
        that is not given or done for others.
    """
    if kind not in ("proposal", "request") or speaker.kind != "person":
        return None
    told = [a for a in sentence.actors if "pronoun" not in a.marks and a.kind != "place"]
    if any(a.keys == speaker.keys for a in told):
        return None
    given = any(content[0] <= h.i < content[1] for h in sentence.cues(*_DEEDS))
    if not (given or kind == "request") or not _asks_own(sentence, speaker, content[0]):
        return None
    lands = countries_of(scene, speaker)
    for earlier in reversed(scene.sentences[max(0, sentence.index - _BACK) : sentence.index]):
        people = [a for a in earlier.actors if a.kind == "person" and a.locality]
        others = [a for a in people if lands.isdisjoint(country_of(scene, k) for k in a.locality)]
        if others and lands:
            return others[-1]
    return None


def _asks_own(sentence: Sentence, speaker: Actor, start: int) -> bool:
    """Say whether the speaker's own unit, told by its name, is the subject of what is asked."""
    own = set(speaker.locality)
    for actor in sentence.actors:
        if not 0 <= actor.i - start <= _SUBJECT or _ASIDE & actor.marks:
            continue
        plain = actor.kind == "place" and "pronoun" not in actor.marks
        return plain and len(actor.locality) == 1 and set(actor.locality) <= own
    return False
