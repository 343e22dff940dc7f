"""Lines of a list of tasks: each begins with the body that must act, or only says what to do.

"The Mayor directed: 1. The Department of Health sets up ...; 2. The police patrol ...": the
first line that names a body of the unit, or a verb that can only order, makes every line a task,
also where the body is none that is known.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.extraction.scene import Actor, Scene, Sentence
from kg.extraction.statements.assignments import fields_of, tasks_in
from kg.extraction.statements.ordered import is_of_side
from kg.extraction.statements.speech_merge import Speech
from kg.extraction.statements.task_bodies import responsible
from kg.extraction.statements.task_lines import is_past
from kg.model import Ref

_AT_HEAD = 3  # words before the body that a line of a list begins with
_SHORT = 3  # words of the shortest task
_BULLETS = frozenset("-–—•*+·●▪")
_NUMERALS = frozenset("一二三四五六七八九十")
_OPENS, _CLOSES = frozenset("(（"), frozenset(".)）、:")
_REPORTED = ("cue:say", "cue:stress", "cue:inform", "cue:previously", "cue:thank", "cue:praise")


@dataclass(frozen=True, slots=True)
class Directive:
    """A list of tasks that is being given out.

    Attributes:
        chief: Who gives them.
        bodies: Who is told in the sentence that opens the list.
        firm: Each line is a task, also one that names no body.
    """

    chief: Actor
    bodies: tuple[Ref, ...] = ()
    firm: bool = False


def listed_task(scene: Scene, sentence: Sentence, directive: Directive | None) -> list[Speech]:
    """Return the tasks of a line that goes on with what a chief gives out."""
    if directive is None or scene.programme:
        return []
    line = is_item(scene, sentence)
    if not line and (sentence.has(*_REPORTED) or _is_told(scene, sentence)):
        return []
    first = responsible(scene, sentence, sentence.i, sentence.j, directive.chief)
    headed = bool(first) and first[0].i - past_number(scene, sentence) <= _AT_HEAD
    if headed and "leaders" not in first[0].marks:
        found = tasks_in(scene, sentence, directive.chief, sentence.i, sentence.j)
        if found:
            return found
    return _unnamed(scene, sentence, directive) if line and directive.firm else []


def _is_told(scene: Scene, sentence: Sentence) -> bool:
    """Say whether a sentence tells what was done: a year before the article's, a paper signed."""
    return sentence.has("cue:sign") or any(is_past(scene, d[1]) for d in sentence.dates)


def _unnamed(scene: Scene, sentence: Sentence, directive: Directive) -> list[Speech]:
    """Return the task of a line whose body is not known, or was told before the list."""
    part = (past_number(scene, sentence), sentence.j)
    head = [a for a in sentence.actors if a.i - part[0] <= _AT_HEAD]
    others = [a for a in head if a.kind != "person" and not is_of_side(scene, directive.chief, a)]
    if part[1] - part[0] < scene.reach(_SHORT) or others or sentence.has(*_REPORTED[-2:]):
        return []
    codes = fields_of(scene, sentence, part, ())
    chief, whom = directive.chief, directive.bodies
    return [Speech("task", chief, whom, codes, part, sentence, certain=True)]


def past_number(scene: Scene, sentence: Sentence) -> int:
    """Return the first word of a line behind its number or bullet."""
    folds, k = scene.tokens.folds, sentence.i
    while k < sentence.j - 1 and (folds[k].isdigit() or not scene.tokens.is_word(k)):
        k += 1
    return k


def is_item(scene: Scene, sentence: Sentence) -> bool:
    """Say whether a sentence is a line of a list: a bullet or a number opens it."""
    if scene.tokens.folds[sentence.i] in _BULLETS or _is_numbered(scene, sentence):
        return True
    return sentence.index > 0 and is_number(scene, scene.sentences[sentence.index - 1])


def is_number(scene: Scene, sentence: Sentence) -> bool:
    """Say whether a sentence is only the number of a line: "1."."""
    words = [w for w in scene.tokens.folds[sentence.i : sentence.j] if any(map(str.isalnum, w))]
    return len(words) == 1 and words[0].isdigit()


def _is_numbered(scene: Scene, sentence: Sentence) -> bool:
    """Say whether a sentence begins with a number and a sign: "1. ", "(2) ", "三、"; no date."""
    folds = scene.tokens.folds
    k = sentence.i + (folds[sentence.i] in _OPENS)
    if k + 1 >= sentence.j or any(d[0] == k for d in sentence.dates):
        return False
    number = folds[k] in _NUMERALS or (folds[k].isdigit() and len(folds[k]) <= 2)
    return number and folds[k + 1] in _CLOSES
