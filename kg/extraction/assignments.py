"""Tasks that officials give to their own bodies in news about partners abroad.

"The Secretary thanked the Governor and assigned the Department of Culture to take the lead";
a verb that ends in a colon opens a list, in which each line begins with a body.
"""

from __future__ import annotations

from kg.extraction.clauses import fields_in
from kg.extraction.scene import Actor, Scene, Sentence, unique
from kg.extraction.speech_merge import Speech
from kg.extraction.tasks import responsible
from kg.extraction.topic import body_kind_of, country_of
from kg.lexicon import Hit
from kg.model import Ref

_BESIDE = 2  # words between a body and its verb
_SHORT = 3  # words of the shortest task
_AT_HEAD = 3  # words before the body that a line of a list begins with


def tasks_in(scene: Scene, sentence: Sentence, chief: Actor, start: int, end: int) -> list[Speech]:
    """Return the task of words `start` to `end`, if they name a body of the chief's side.

    In an article about a programme `kg.extraction.tasks` reads them.
    """
    if scene.programme or end - start < _SHORT or not chief.locality:
        return []
    bodies = responsible(scene, sentence, start, end, chief)
    lands = {country_of(scene, k) for k in chief.locality}
    if any(_is_firm(scene, b) for b in bodies):
        return []
    if not bodies or any(country_of(scene, k) not in lands for b in bodies for k in b.locality):
        return []
    codes = fields_in(scene, sentence, start, end) or _remit(scene, sentence, bodies)
    whom = tuple(Ref(b.kind, k) for b in bodies for k in b.keys)
    return [Speech("task", chief, whom, codes, (start, end), sentence, certain=True)]


def _is_firm(scene: Scene, body: Actor) -> bool:
    """Say whether a body is no authority: an enterprise is asked, and given no task."""
    return body_kind_of(scene, body) in ("enterprise", "university")


def body_before(sentence: Sentence, verb: Hit) -> Actor | None:
    """Return the body right before a verb: "the People's Committee assigned"."""
    near = [a for a in sentence.actors if 0 <= verb.i - a.j <= _BESIDE]
    return near[-1] if near and near[-1].kind == "body" else None


def _remit(scene: Scene, sentence: Sentence, bodies: tuple[Actor, ...]) -> tuple[str, ...]:
    """Return the fields in the names of bodies: what they do if nothing else is said."""
    inside = [h for b in bodies for h in sentence.hits if b.i <= h.i < b.j]
    codes = unique(c for h in inside for c in h.all("field") if c in scene.frames.fields)
    return codes or ("other",)


def listed_task(scene: Scene, sentence: Sentence, chief: Actor | None) -> list[Speech]:
    """Return the task of a line that goes on with the list that a chief opened."""
    if chief is None:
        return []
    heads = [k for a in sentence.actors if a.i - sentence.i <= _AT_HEAD for k in a.keys]
    found = tasks_in(scene, sentence, chief, sentence.i, sentence.j)
    return [task for task in found if task.addressee[0].key in heads]


def opens_list(scene: Scene, sentence: Sentence, told: list[Speech]) -> Actor | None:
    """Return who gives the tasks of the lines that follow; None if no list goes on."""
    if told and told[-1].type == "task":
        return told[-1].speaker
    assigns = sentence.cues("cue:assign")
    tail = scene.tokens.folds[max(sentence.i, sentence.j - 2) : sentence.j]
    if not assigns or ":" not in tail:
        return None
    before = [a for a in sentence.actors if a.kind in ("person", "group") and a.j <= assigns[-1].i]
    return before[-1] if before else None
