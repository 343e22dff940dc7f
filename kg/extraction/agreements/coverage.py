"""What a document covers: the fields of its clause, and of the sentences that go on about it."""

from __future__ import annotations

from kg.extraction.actors.both_sides import BOTH
from kg.extraction.actors.parties import units_of
from kg.extraction.agreements.civil import CIVIL
from kg.extraction.clauses import fields_in
from kg.extraction.scene import Scene, Sentence, unique
from kg.extraction.topic import body_kind_of
from kg.model import Ref

_FOLLOW = 3  # sentences that may go on telling what a document covers


def coverage(
    scene: Scene, sentence: Sentence, start: int, end: int, sets: list[tuple[Ref, ...]]
) -> tuple[str, ...]:
    """Return what the document covers: fields of its clause and of what follows on it.

    What follows goes on until a sentence tells what others signed.
    """
    start = _told_from(scene, sentence, start, end)
    codes = list(fields_in(scene, sentence, start, end))
    before = scene.sentences[max(0, sentence.index - 1)]
    if before.has("cue:agree") and before.has(*BOTH) and before.region == "body":
        codes += fields_in(scene, before, before.i, before.j)  # what was agreed was then signed
    for other in scene.sentences[sentence.index + 1 : sentence.index + 1 + _FOLLOW]:
        if _is_of_others(scene, other, sets):
            break
        goes_on = other.has(*BOTH, "cue:cooperation") or other.has(*scene.frames.document)
        goes_on = goes_on or _is_of_it(sentence, other)
        if not goes_on and other.region != "caption":
            break
        if other.region != "caption" and not other.has("cue:say"):
            codes += fields_in(scene, other, other.i, other.j)
    return unique(codes)


def _told_from(scene: Scene, sentence: Sentence, start: int, end: int) -> int:
    """Return where the words of a document begin: behind what is said beside it.

    "Praised the port, and proposed to sign a memorandum on textiles."
    """
    papers = sentence.cues(*scene.frames.document, "cue:sign", "cue:twinned")
    first = next((h.i for h in papers if start <= h.i < end), start)
    said = sentence.cues(*scene.frames.statement, "cue:say")
    return max((h.j for h in said if start <= h.i and h.j <= first), default=start)


def _is_of_it(sentence: Sentence, other: Sentence) -> bool:
    """Say whether the sentence right behind speaks of nobody: "It covers health and tourism"."""
    near = other.index == sentence.index + 1 and other.paragraph == sentence.paragraph
    return near and not any("pronoun" not in a.marks for a in other.actors)


def _is_of_others(scene: Scene, sentence: Sentence, sets: list[tuple[Ref, ...]]) -> bool:
    """Say whether a sentence has a document that other units, or bodies, have than these."""
    if not sentence.has(*scene.frames.document) or not sentence.has("cue:sign", "cue:renew"):
        return False
    named = [a for a in sentence.actors if "pronoun" not in a.marks and "in" not in a.marks]
    keys = {p.key for parties in sets for p in parties}
    others = {k for k in units_of(scene, named) if k not in keys}
    signing = {a.keys[0] for a in named if body_kind_of(scene, a) in CIVIL}
    return bool(others) or not signing <= keys
