"""The type of statement that a verb of speech makes of what it speaks of."""

from __future__ import annotations

from kg.extraction.reports import REPORTED, Verb
from kg.extraction.scene import Actor, Scene, Sentence
from kg.extraction.statements.promises import is_promised
from kg.extraction.statements.speech_meaning import (
    is_about_others,
    is_greeting,
    is_offered,
    is_own_news,
    is_undertaking,
    meaning_of,
)


def kind_of(
    scene: Scene,
    sentence: Sentence,
    verbs: list[Verb],
    n: int,
    speaker: Actor,
    content: tuple[int, int],
) -> str | None:
    """Return the type of statement that a verb of speech makes of its content, if any."""
    verb, (start, end) = verbs[n], content
    where = (scene, sentence)
    if verb.kind in REPORTED:
        if any(start <= v.hit.i < end for v in verbs[n + 1 :] if v.kind != "stress"):
            return None
        meant = meaning_of(*where, speaker, start, end)
        if meant == "praise" and (
            verb.kind == "inform" or is_own_news(*where, speaker, start, end)
        ):
            return None
        if meant == "commitment" and "cue:believe" in verb.hit.concepts:
            return None  # "is confident that the visit will open a new chapter"
        return meant or ("commitment" if is_offered(*where, verb, start, end) else None)
    if verb.kind == "deed":
        return "commitment" if is_promised(*where, speaker, sentence.i, end) else None
    if verb.kind == "agree":
        return "commitment" if is_undertaking(*where, start, end) else None
    if verb.kind == "praise" and is_greeting(sentence, verb):
        return None
    if verb.kind == "commitment" and _lasts(sentence, start, end):
        return None  # "has offered courses since 1989"
    willing = verb.kind == "proposal" and "cue:will" in verb.hit.concepts
    if willing and is_promised(*where, speaker, verb.hit.i, end):
        return "commitment"  # "is willing to send ten experts"
    wishes = "cue:wish" in verb.hit.concepts
    return None if wishes and not is_about_others(*where, speaker, start, end) else verb.kind


def _lasts(sentence: Sentence, start: int, end: int) -> bool:
    """Say whether words tell since when something is done, and of nothing ahead."""
    since = any(start <= h.i < end for h in sentence.cues("cue:since"))
    return since and not any(start <= h.i < end for h in sentence.cues("cue:will"))
