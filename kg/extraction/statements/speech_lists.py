"""What somebody asks for or promises in a list: "X proposed: 1. ...; 2. ...".

A colon ends the sentence that names who speaks; each line or number behind it is a statement of
his of the same type.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.extraction.scene import Actor, Scene, Sentence
from kg.extraction.statements.speakers import first_speaker
from kg.extraction.statements.speech_items import speeches_of
from kg.extraction.statements.speech_merge import Speech
from kg.extraction.statements.speech_verbs import acts_in
from kg.extraction.statements.task_items import is_item, past_number

_TYPES = frozenset({"proposal", "request", "commitment"})
_SHORTEST = 2  # words of an item


@dataclass(frozen=True, slots=True)
class Opened:
    """A list that a sentence opens: who speaks, the type of its statements, and where it stands."""

    speaker: Actor
    type: str
    region: str


def opens_items(
    scene: Scene,
    sentence: Sentence,
    told: list[Speech],
    opened: Opened | None,
    last: Actor | None,
) -> Opened | None:
    """Return the list that goes on behind a sentence, if one does.

    Args:
        scene: The article.
        sentence: One of its sentences.
        told: What has been read in it.
        opened: The list in which it may be a line.
        last: Who spoke last.
    """
    if opened is not None and _goes_on(scene, sentence, opened):
        return opened
    if not _is_open(scene, sentence):
        return None
    if told:
        known = told[-1].type in _TYPES
        return Opened(told[-1].speaker, told[-1].type, sentence.region) if known else None
    verbs = acts_in(scene, sentence)
    if not verbs or verbs[-1].kind not in _TYPES:
        return None
    speaker = first_speaker(scene, sentence, verbs, last)
    return Opened(speaker, verbs[-1].kind, sentence.region) if speaker else None


def listed_items(scene: Scene, sentence: Sentence, opened: Opened | None) -> list[Speech]:
    """Return the statements of a line of a list that somebody's verb of speech opened."""
    if opened is None or not _goes_on(scene, sentence, opened):
        return []
    start, end = _bounds(scene, sentence)
    if end - start < scene.reach(_SHORTEST):
        return []
    return speeches_of(scene, sentence, opened.speaker, opened.type, start, end)


def is_opener(scene: Scene, speech: Speech) -> bool:
    """Say whether a statement is empty but for the list that it opens: "proposed to both: 1."."""
    return _is_open(scene, speech.sentence) and speech.fields == ("other",)


def _is_open(scene: Scene, sentence: Sentence) -> bool:
    """Say whether nothing but a number stands behind the last colon of a sentence.

    Where verbs end clauses "as follows" stands before the verb, and no colon behind it.
    """
    folds = scene.tokens.folds
    if scene.lexicon.profile.clause_order == "SOV" and sentence.has("cue:tasks"):
        return True
    last = next((k for k in range(sentence.j - 1, sentence.i, -1) if folds[k] == ":"), None)
    rest = folds[last + 1 : sentence.j] if last is not None else ("-", "x")
    return all(w.isdigit() or not any(map(str.isalpha, w)) for w in rest)


def _goes_on(scene: Scene, sentence: Sentence, opened: Opened) -> bool:
    """Say whether a sentence is a line of the list: numbered, or opened by a bullet."""
    if sentence.region != opened.region or sentence.index == 0:
        return False
    folds = scene.tokens.folds
    before = scene.sentences[sentence.index - 1]
    tail = folds[max(before.i, before.j - 2) : before.j]
    return is_item(scene, sentence) or folds[sentence.i].isdigit() or any(map(str.isdigit, tail))


def _bounds(scene: Scene, sentence: Sentence) -> tuple[int, int]:
    """Return the words of a line without its number and without that of the next one."""
    folds, start, end = scene.tokens.folds, past_number(scene, sentence), sentence.j
    while end > start and (folds[end - 1].isdigit() or not scene.tokens.is_word(end - 1)):
        end -= 1
    return start, end
