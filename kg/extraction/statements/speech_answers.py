"""What a promise answers: "A asked for flights; B promised to pass it on" is of transport, too."""

from __future__ import annotations

from itertools import pairwise

from kg.extraction.scene import Scene
from kg.extraction.statements.speech_merge import Speech

_ASKED = frozenset({"proposal", "request"})
_PLAIN = ("other",)
_NEXT = 1  # sentences between what is asked for and the answer


def with_answers(scene: Scene, found: list[Speech]) -> None:
    """Give a promise without a field of its own the fields of what it answers.

    That is what another has asked for or proposed right before it, or he himself, who then adds
    what his own side does for it. A paper that is to be signed is no answer.
    """
    for asked, answer in pairwise(found):
        if asked.type in _ASKED and _is_answer(scene, asked, answer):
            answer.fields = asked.fields


def _is_answer(scene: Scene, asked: Speech, answer: Speech) -> bool:
    if answer.type != "commitment" or answer.fields != _PLAIN or asked.fields == _PLAIN:
        return False
    own = answer.speaker.keys == asked.speaker.keys
    if len(answer.speaker.keys) > 1 or (own and answer.agreed):
        return False
    if answer.sentence.index - asked.sentence.index > _NEXT:
        return False
    start, end = answer.content
    papers = answer.sentence.cues("cue:sign", *scene.frames.document)
    return not any(start <= h.i < end for h in papers)
