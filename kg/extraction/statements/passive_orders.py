"""Orders told without who gives them: "the Department of Transport was assigned to report".

Who must act is the subject of the passive, or stands in the dative beside an impersonal form.
The giver is whoever gave the order before it, else the council of the unit that has decided
something, else the unit itself.
"""

from __future__ import annotations

from kg.extraction.clauses import negated
from kg.extraction.scene import Actor, Scene, Sentence
from kg.extraction.statements.assignments import fields_of, is_chief
from kg.extraction.statements.ordered import is_marked, is_of_side
from kg.extraction.statements.speech_merge import Speech
from kg.extraction.statements.task_bodies import able
from kg.extraction.statements.task_items import Directive
from kg.extraction.topic import body_kind_of, outer_of
from kg.lexicon import Hit
from kg.model import Ref

_ORDERS = ("cue:assign", "cue:instruct")
_AUXILIARY = 2  # words between the auxiliary of a passive and its verb
_BESIDE = 6  # words between who must act and the verb
_SHORT = 3  # words of the shortest task
_DECIDES = frozenset({"committee", "people_committee"})


def with_passive(
    scene: Scene, sentence: Sentence, given: Directive | None, told: list[Speech]
) -> list[Speech]:
    """Add the task of a passive order to what somebody says in a sentence, unless he orders it."""
    if any(speech.type == "task" for speech in told):
        return told
    tasks = passive_tasks(scene, sentence, given)
    begins = min((task.content[0] for task in tasks), default=sentence.j)
    return [*(speech for speech in told if speech.content[1] <= begins), *tasks]


def passive_tasks(scene: Scene, sentence: Sentence, given: Directive | None) -> list[Speech]:
    """Return the task of a passive order; nothing if nobody of a unit's own bodies is told."""
    hit = next((h for h in sentence.cues(*_ORDERS) if _is_passive(scene, sentence, h)), None)
    if hit is None or scene.programme or negated(sentence, max(sentence.i, hit.i - 3), hit.i):
        return []
    if any("by" in a.marks for a in sentence.actors):
        return []  # who gives it is told
    bodies = _told(scene, sentence, hit)
    part = _content(scene, sentence, hit, bodies) if bodies else (0, 0)
    giver = _giver(scene, sentence, bodies[0], given) if bodies else None
    if giver is None or part[1] - part[0] < scene.reach(_SHORT):
        return []
    whom = tuple(Ref(b.kind, k) for b in bodies for k in b.keys)
    codes = fields_of(scene, sentence, part, bodies)
    return [Speech("task", giver, whom, codes, part, sentence, certain=False)]


def _is_passive(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a verb's own form is passive, or an auxiliary stands right before it."""
    if "cue:undergo" in hit.concepts:
        return True
    before = scene.tokens.folds[max(sentence.i, hit.i - _AUXILIARY) : hit.j]
    return not set(scene.lexicon.profile.passive).isdisjoint(before)


def _told(scene: Scene, sentence: Sentence, hit: Hit) -> tuple[Actor, ...]:
    """Return who must act: the last body or official before the verb, else the first behind."""
    people = [a for a in sentence.actors if a.kind in ("person", "group")]
    free = [a for a in (*able(scene, sentence), *people) if "pronoun" not in a.marks]
    order = scene.lexicon.profile.clause_order
    before = [a for a in free if 0 <= hit.i - a.j <= _BESIDE]
    after = [a for a in free if 0 <= a.i - hit.j <= _BESIDE]
    if order == "SOV":  # the task stands between
        before = [a for a in free if a.j <= hit.i and is_marked(scene, sentence, a)]
    if order == "VSO":
        before = []
    chosen = before[-1:] or after[:1]
    return tuple(a for a in chosen if a.locality or a.kind == "body")


def _content(
    scene: Scene, sentence: Sentence, hit: Hit, bodies: tuple[Actor, ...]
) -> tuple[int, int]:
    """Return the words of the task: behind verb and body, or before a verb that ends its clause."""
    told = bodies[-1]
    before = scene.lexicon.profile.clause_order == "SOV" and sentence.j - hit.j <= _SHORT
    return (told.j, hit.i) if before else (max(told.j, hit.j), sentence.j)


def _giver(scene: Scene, sentence: Sentence, body: Actor, given: Directive | None) -> Actor | None:
    """Return who gives the order to a body of the own side."""
    if given is not None and is_of_side(scene, given.chief, body):
        return given.chief
    councils = (
        a
        for earlier in reversed(scene.sentences[: sentence.index])
        if earlier.has("cue:decide", "cue:agree")
        for a in earlier.actors
        if a.kind == "body" and body_kind_of(scene, a) in _DECIDES
    )
    council = next((a for a in councils if is_of_side(scene, a, body)), None)
    return council or _unit(scene, body)


def _unit(scene: Scene, body: Actor) -> Actor | None:
    """Return the unit of who must act as an actor, if it is a side of the article."""
    sides = [k for k in (scene.home, *scene.partners) if k]
    around = body.locality or sides[:1]
    if is_chief(scene, body):  # who governs a unit is told by the one in which it lies
        around = tuple(outer_of(scene, k) for k in around)
    own = next((k for k in around if k in sides), None)
    if not own or ("place", own) not in scene.entities:
        return None
    return Actor(body.i, body.j, "place", (own,), (own,), frozenset({"pronoun"}))
