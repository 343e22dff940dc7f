"""What one verb of speech says, as statements: their items, to whom they go, and their fields."""

from __future__ import annotations

from kg.extraction.clauses import fields_in, remit_of
from kg.extraction.scene import Actor, Scene, Sentence
from kg.extraction.statements.addressees import addressee_of, asked_of
from kg.extraction.statements.content_items import content_items
from kg.extraction.statements.speech_merge import Speech
from kg.lexicon import Hit


def speeches_of(
    scene: Scene,
    sentence: Sentence,
    speaker: Actor,
    kind: str,
    start: int,
    end: int,
    verb: Hit | None = None,
) -> list[Speech]:
    """Return what somebody says in words `start` to `end`: one statement per item.

    A wish is a request if it is for the other side to fulfil; what is proposed stays a proposal,
    whoever is to do it, and so does an invitation.
    """
    addressee = addressee_of(scene, sentence, speaker, kind, start, end)
    if kind in ("proposal", "request") and not (verb and _proposes(verb)):
        kind = asked_of(sentence, speaker, start, end) or kind
    parts = [(start, end)]
    if kind != "praise":
        parts = content_items(scene, sentence, start, end, kind)
    found = []
    for part in parts:
        codes = _fields(scene, sentence, kind, *part, alone=len(parts) == 1)
        certain = "pronoun" not in speaker.marks
        found.append(Speech(kind, speaker, addressee, codes, part, sentence, certain))
    return found


def _proposes(verb: Hit) -> bool:
    """Say whether a verb can only propose or invite, and does not ask for anything."""
    told = set(verb.concepts)
    return "cue:invite" in told or ("cue:propose" in told and "cue:request" not in told)


def _fields(
    scene: Scene, sentence: Sentence, kind: str, start: int, end: int, *, alone: bool
) -> tuple[str, ...]:
    """Return the fields of what is said; thanks for help in a disaster are of none.

    What is asked or promised without a word of a field is of those that its sentence tells, if
    nothing else is said in it; what an office is to do by a promise, of what it deals with.
    """
    helped = kind == "praise" and any(start <= h.i < end for h in sentence.cues("cue:disaster"))
    found = () if helped else fields_in(scene, sentence, start, end)
    if not found and kind == "commitment":
        found = remit_of(scene, sentence, _bodies(sentence, start, end))
    alone = alone and len(sentence.cues(*scene.frames.statement)) <= 1
    if not found and kind != "praise" and alone:
        found = fields_in(scene, sentence, sentence.i, sentence.j)
    return found or ("other",)


def _bodies(sentence: Sentence, start: int, end: int) -> tuple[Actor, ...]:
    """Return the bodies named in words `start` to `end`."""
    return tuple(a for a in sentence.actors if a.kind == "body" and start <= a.i < end)
