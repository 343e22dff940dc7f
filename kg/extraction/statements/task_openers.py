"""Sentences that open a list of tasks: "the Mayor gave his departments three tasks:".

The lines that follow tell which body does what, each beginning with the body, with or without
an order of their own. Who gives the tasks stands in the sentence that opens the list, or in the
one before it that tells of the directive, the plan or the session.
"""

from __future__ import annotations

from kg.extraction.actors.subjects import ASIDE
from kg.extraction.scene import Actor, Scene, Sentence
from kg.extraction.statements.assignments import is_chief
from kg.extraction.statements.speech_merge import Speech
from kg.extraction.statements.task_items import Directive, is_item, is_number
from kg.extraction.topic import body_kind_of

_ORDERS = ("cue:assign", "cue:instruct", "cue:request")
#: What a directive is told by, in the sentences before its list.
_ISSUED = (
    "cue:assign", "cue:instruct", "cue:tasks", "cue:sign", "cue:announce", "cue:decide",
    "cue:agree",
)  # fmt: skip
_NEAR = 6  # words between a verb of giving and the tasks that are given
_BACK = 6  # sentences back in which who gives them may be named
_TAIL = 2  # words of a line's end in which its colon stands
_AUTHORITIES = frozenset({"people_committee", "party_committee", "committee"})


def opens_list(
    scene: Scene, sentence: Sentence, told: list[Speech], given: Directive | None
) -> Directive | None:
    """Return the list of tasks whose lines follow; None if no list goes on.

    Args:
        scene: The article.
        sentence: One of its sentences.
        told: What has been read in it.
        given: The list in which the sentence stands, if it does.
    """
    line = is_item(scene, sentence)
    if told and told[-1].type == "task":
        opened = ends_open(scene, sentence)
        whom = told[-1].addressee if opened else given.bodies if given and line else ()
        firm = opened or line or (given is not None and given.firm)
        return Directive(told[-1].speaker, whom, firm)
    if given is not None and (line or is_number(scene, sentence)):
        return given  # a line about somebody who is no body of the unit, or the number of one
    if not _opens(scene, sentence):
        return None
    chief = _giver(scene, sentence) or _issuer(scene, sentence)
    firm = _is_firm(sentence) or _counts(scene, sentence)
    return Directive(chief, firm=firm) if chief else None


def ends_open(scene: Scene, sentence: Sentence) -> bool:
    """Say whether a colon ends a sentence, or "that", where verbs end clauses."""
    profile, folds = scene.lexicon.profile, scene.tokens.folds
    that = profile.clause_order == "SOV" and folds[sentence.j - 1] in profile.that
    return that or ":" in folds[max(sentence.i, sentence.j - _TAIL) : sentence.j]


def _counts(scene: Scene, sentence: Sentence) -> bool:
    """Say whether tasks are counted: "three tasks"."""
    counts = [scene.tokens.at(n.span.start) for n in sentence.numbers]
    return any(1 <= h.i - k <= 2 for h in sentence.cues("cue:tasks") for k in counts)


def _is_firm(sentence: Sentence) -> bool:
    """Say whether a verb of a sentence can only give orders, and does not ask for anything."""
    return any("cue:request" not in h.concepts for h in sentence.cues(*_ORDERS[:2]))


def _opens(scene: Scene, sentence: Sentence) -> bool:
    """Say whether a list of tasks follows: a colon or the word for tasks tells it."""
    if ends_open(scene, sentence):
        return sentence.has(*_ORDERS, "cue:tasks")
    given = sentence.cues("cue:assign", "cue:instruct", "cue:give")
    tasks = sentence.cues("cue:tasks")
    near = scene.reach(_NEAR)
    if _counts(scene, sentence) and _giver(scene, sentence):
        return True
    return any(-1 <= max(t.i - g.j, g.i - t.j) <= near for t in tasks for g in given)


def _giver(scene: Scene, sentence: Sentence) -> Actor | None:
    """Return the person, unit or authority that gives out tasks in the sentence that opens them."""
    verbs = sentence.cues(*_ORDERS, "cue:tasks", "cue:give")
    last = sentence.j if scene.lexicon.profile.clause_order == "VSO" else verbs[-1].i
    free = [a for a in sentence.actors if a.i <= last and not ASIDE & a.marks]
    able = [a for a in free if a.kind != "body" or _is_authority(scene, a)]
    people = [a for a in able if a.kind in ("person", "group")]
    bodies = [a for a in able if a.kind == "body"]
    return next(iter((*people, *bodies, *able)), None)


def _issuer(scene: Scene, sentence: Sentence) -> Actor | None:
    """Return who issues the directive or plan of which the sentences before tell."""
    first = max(0, sentence.index - _BACK)
    for earlier in reversed(scene.sentences[first : sentence.index]):
        if earlier.region == "caption" or not earlier.has(*_ISSUED, *scene.frames.document):
            continue
        chiefs = [a for a in earlier.actors if not ASIDE & a.marks and is_chief(scene, a)]
        chiefs += [a for a in earlier.actors if _is_authority(scene, a)]
        if chiefs:
            return chiefs[0]
    return None


def _is_authority(scene: Scene, actor: Actor) -> bool:
    return actor.kind == "body" and body_kind_of(scene, actor) in _AUTHORITIES
