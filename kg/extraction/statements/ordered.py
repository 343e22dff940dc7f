"""Who is told to do something, where the language marks whom an order is given to.

"The Mayor directed the chief engineer X to submit a plan": where verbs end clauses, whoever
bears the mark of the object stands before the verb, and "that" may part him from what he is to
do; where verbs come first, he stands before the preposition that opens it.
"""

from __future__ import annotations

from dataclasses import replace

from kg.extraction.actors.actors import post_group
from kg.extraction.clauses import means
from kg.extraction.marks import marks_of
from kg.extraction.scene import Actor, Scene, Sentence
from kg.extraction.topic import country_of, outer_of
from kg.lexicon import Hit
from kg.model import Claim

_ORDERS = ("cue:assign", "cue:instruct", "cue:request")
_REMIT = 2  # words for what a post deals with between it and the mark: "the director of tourism"
_SHORT = 3  # letters of the longest word that may be a preposition alone
_ASKING = ("statement/request", "statement/proposal")
_NEAR = 8  # words between a verb that comes first and who is told


def told_in_order(
    scene: Scene, sentence: Sentence, chief: Actor, start: int, end: int
) -> tuple[Actor, ...]:
    """Return whom the order whose content is words `start` to `end` is given to.

    Returns:
        Officials, with or without a name, and, where "that" opens the content, bodies and
        places too; nothing if the language does not mark them, or nobody is marked.
    """
    if scene.lexicon.profile.clause_order == "VSO":
        return _behind_verb(scene, sentence, chief, start, end)
    orders = sentence.cues(*_ORDERS) if scene.lexicon.profile.clause_order == "SOV" else []
    if not orders:
        return ()
    opened = [h for h in orders if h.j <= start]
    if opened and not any(h.i >= end for h in orders if h.i - end <= 1):
        marked = _marked(scene, sentence, chief, sentence.i, opened[-1].i)
        return tuple(marked[-1:])
    marked = _marked(scene, sentence, chief, start, end)
    bodies = {a.j for a in sentence.actors if a.kind == "body"}
    if marked and _is_lower(scene, chief, marked[0]) and marked[0].i not in bodies:
        return _with_those_before(scene, sentence, chief, marked[0])
    return tuple(a for a in marked[:1] if a.kind in ("person", "group"))


def _is_lower(scene: Scene, chief: Actor, told: Actor) -> bool:
    """Say whether somebody is a unit inside the chief's own."""
    outer = {outer_of(scene, k) for k in told.keys if told.kind == "place"}
    states = {country_of(scene, k) for k in chief.locality}
    return bool(outer) and outer <= set(chief.locality) - states


def _with_those_before(
    scene: Scene, sentence: Sentence, chief: Actor, told: Actor
) -> tuple[Actor, ...]:
    """Return a unit that is told to act, and those joined to it: "the districts A and B"."""
    lower = [a for a in sentence.actors if a.j <= told.i and _is_lower(scene, chief, a)]
    return (*(a for a in lower[-1:] if told.i - a.j <= 1), told)


def is_told_by_mark(scene: Scene, sentence: Sentence, start: int) -> bool:
    """Say whether the word before the verb of a content that "that" opens marks who is asked."""
    profile, folds = scene.lexicon.profile, scene.tokens.folds
    opened = [h for h in sentence.cues(*_ORDERS) if h.j <= start]
    if profile.clause_order != "SOV" or not opened or folds[start - 1] not in profile.that:
        return False
    return folds[opened[-1].i - 1] in profile.object


def is_of_side(scene: Scene, chief: Actor, told: Actor) -> bool:
    """Say whether somebody who is told to do something is of the chief's country.

    A body without a place in its name is: who orders it has his own in mind.
    """
    own = [b for s in scene.sentences for b in s.bodies if b.key in told.keys]
    if own and not any(b.explicit for b in own):
        return True
    theirs = {country_of(scene, k) for k in told.locality} - {""}
    return theirs <= {country_of(scene, k) for k in chief.locality} or not chief.locality


def _marked(scene: Scene, sentence: Sentence, chief: Actor, start: int, end: int) -> list[Actor]:
    """Return the actors and posts from `start` to `end` that bear the mark of an object."""
    actors = [
        a
        for a in sentence.actors
        if start <= a.i < end and is_marked(scene, sentence, a) and a.keys != chief.keys
    ]
    actors = [_named_behind(sentence, a) for a in actors]
    taken = [(a.i, a.j) for a in sentence.actors]
    posts = [h for h in sentence.hits if h.has("post") and start <= h.i < end]
    free = [h for h in posts if not any(i <= h.i < j for i, j in taken)]
    holders = [a for h in free if (a := _holder(scene, sentence, chief, h)) is not None]
    return sorted([*actors, *holders], key=lambda a: a.i)


def is_marked(scene: Scene, sentence: Sentence, actor: Actor) -> bool:
    """Say whether an actor bears the mark of an object, or the place behind a body does."""
    if "object" in actor.marks:
        return True
    own = [
        p
        for p in sentence.places
        if p.key in actor.locality and actor.i <= p.i <= actor.j < p.j and actor.kind == "body"
    ]
    return bool(own) and "object" in marks_of(scene, sentence, own[0].i, own[0].j)


def _named_behind(sentence: Sentence, actor: Actor) -> Actor:
    """Return the body whose place stands behind it and bears its mark: "the department (of) X"."""
    if actor.kind != "place":
        return actor
    bodies = [a for a in sentence.actors if a.kind == "body" and a.j == actor.i]
    own = [b for b in bodies if b.locality == actor.locality]
    return replace(own[0], j=actor.j, marks=own[0].marks | actor.marks) if own else actor


def _holder(scene: Scene, sentence: Sentence, chief: Actor, hit: Hit) -> Actor | None:
    """Return the holder of a post without a name that bears the mark, of the chief's unit."""
    for j in range(hit.j, min(hit.j + _REMIT, sentence.j - 1) + 1):
        if "object" in marks_of(scene, sentence, hit.i, j):
            return _group(scene, chief, hit, j)
    return None


def _group(scene: Scene, chief: Actor, hit: Hit, end: int) -> Actor | None:
    place = next((k for k in chief.locality if ("place", k) in scene.entities), None)
    if place is None:
        return None
    key = post_group(scene, hit.all("post")[0], None, place, hit.i, end)
    return Actor(hit.i, end, "group", (key,), (place,), frozenset({"object"}))


def _behind_verb(
    scene: Scene, sentence: Sentence, chief: Actor, start: int, end: int
) -> tuple[Actor, ...]:
    """Return the official behind a verb that comes first; a preposition opens his task."""
    orders = [h for h in sentence.cues("cue:assign", "cue:instruct") if h.j <= start]
    last = min(end, start + _NEAR)
    if not orders:
        return ()
    named = [a for a in sentence.actors if start <= a.i < last and a.keys != chief.keys]
    officials = [a for a in named if a.kind in ("person", "group")]
    taken = [(a.i, a.j) for a in sentence.actors]
    for hit in [h for h in sentence.hits if h.has("post") and start <= h.i < last]:
        if not any(i <= hit.i < j for i, j in taken) and opens_task(scene, sentence, hit.j):
            officials += [a for a in [_group(scene, chief, hit, hit.j)] if a is not None]
    told = [a for a in officials if opens_task(scene, sentence, a.j)]
    return tuple(told[:1])


def opens_task(scene: Scene, sentence: Sentence, k: int) -> bool:
    """Say whether word `k`, or the one behind it, bears the preposition that opens a task."""
    profile = scene.lexicon.profile
    tied = [p for p in profile.prefix if len(p) == 1 and p not in profile.genitive]
    opening = tuple(p for p in tied if profile.definite and not means(scene, p, "rel:and"))
    near = scene.tokens.folds[k : min(k + 2, sentence.j)]
    return bool(opening) and any(w.startswith(opening) and len(w) > _SHORT for w in near)


def beside_tasks(tasks: list[Claim], statements: list[Claim]) -> list[Claim]:
    """Return the statements without requests and proposals that a task tells as well."""
    given = [str(task.roles["content"][0]) for task in tasks]
    return [
        s
        for s in statements
        if s.rule not in _ASKING or not any(_is_same(s, content) for content in given)
    ]


def _is_same(statement: Claim, content: str) -> bool:
    said = str(statement.roles["content"][0])
    return said in content or content in said
