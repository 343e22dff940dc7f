"""Bodies that can be given a task, and the parts of a sentence that are each body's own."""

from __future__ import annotations

from kg.extraction.bodies.body_names import is_nameless
from kg.extraction.clauses import means
from kg.extraction.marks import marks_of
from kg.extraction.scene import Actor, Scene, Sentence
from kg.extraction.topic import body_kind_of, kind_of

_SHORT = 3  # words of the shortest task
_BESIDE = 2  # words between a body and the verb that it is the object of
_LET = 2  # signs of a word for "let" before a body
_LISTED = 8  # words between two bodies of one list, the end of a long name with them
#: Kinds of bodies that give tasks to the others of a unit, and of those that are given them.
ABOVE = frozenset({"people_committee", "party_committee"})
_RANKED = frozenset({"department", "ministry", "people_committee", "committee", "other"})


def can_act(scene: Scene, actor: Actor) -> bool:
    """Bodies and their plurals; not the holders of posts."""
    return actor.kind == "body" or (
        actor.kind == "group"
        and actor.keys[0].split("/")[1] in scene.frames.groups["generic_heads"]
    )


def able(scene: Scene, sentence: Sentence) -> list[Actor]:
    """Return all that can be given a task, also the plurals that no actor stands for."""
    known = [a for a in sentence.actors if can_act(scene, a)]
    for body in sentence.bodies:
        if body.head in scene.frames.groups["generic_heads"] and not any(
            a.i == body.i for a in known
        ):
            marks = marks_of(scene, sentence, body.i, body.j)
            where = (body.place,) if body.place else ()
            known.append(Actor(body.i, body.j, "group", (body.key,), where, marks))
    local = [a for a in known if not any(kind_of(scene, k) == "country" for k in a.locality)]
    nameless = {b.i for b in sentence.bodies if is_nameless(scene, b)}
    named = [a for a in local if a.kind == "group" or a.i not in nameless]
    return _charged(scene, sentence, sorted(named, key=lambda a: a.i))


def _charged(scene: Scene, sentence: Sentence, bodies: list[Actor]) -> list[Actor]:
    """Leave out whom a body works with: those marked so, and those listed behind them."""
    charged: list[Actor] = []
    beside: Actor | None = None
    for body in bodies:
        listed = beside is not None and _is_listed(scene, sentence, beside.j, body.i)
        along = "with" in body.marks and "object" not in body.marks
        if along or listed or _is_joined_in(scene, sentence, body):
            beside = body
        elif not _is_set_up(scene, sentence, body) and not _is_within(scene, body):
            charged.append(body)
    return charged


def _is_within(scene: Scene, body: Actor) -> bool:
    """Say whether a preposition makes a body only where something is done: "on local radio"."""
    profile = scene.lexicon.profile
    before = profile.adposition == "before" and profile.clause_order == "SVO"
    return before and profile.case_marks_names and "in" in body.marks


def _is_set_up(scene: Scene, sentence: Sentence, body: Actor) -> bool:
    """Say whether a body is what others establish: "set up community teams"."""
    cues = sentence.cues("cue:establish")
    if scene.lexicon.profile.clause_order == "SOV":
        return any(0 <= h.i - body.j <= _BESIDE for h in cues)
    return any(0 <= body.i - h.j <= _BESIDE for h in cues)


def _is_joined_in(scene: Scene, sentence: Sentence, body: Actor) -> bool:
    """Say whether "coordinate" stands right before a body, where objects follow verbs."""
    cues = sentence.cues("cue:preside") if scene.lexicon.profile.clause_order == "SVO" else []
    return any(h.j == body.i for h in cues)


def _is_listed(scene: Scene, sentence: Sentence, start: int, end: int) -> bool:
    """Say whether only a comma or "and", or words without a meaning, part two of a list.

    Where adpositions follow, whom one works with ends with the mark.
    """
    if scene.lexicon.profile.adposition == "after" or not 0 < end - start <= _LISTED:
        return False
    if any(h.has("cue") for h in sentence.hits if start <= h.i < end):
        return False
    marks = scene.lexicon.profile.list_mark
    return any(w in marks or _is_joint(scene, w) for w in scene.tokens.folds[start:end])


def responsible(
    scene: Scene, sentence: Sentence, start: int, end: int, assigner: Actor
) -> tuple[Actor, ...]:
    """Return the first run of bodies in a part: those joined by list marks or "and"."""
    bodies = [a for a in able(scene, sentence) if start <= a.i < end and a.keys != assigner.keys]
    bodies = [b for b in bodies if not (assigner.i <= b.i < assigner.j)]
    bodies = [b for b in bodies if not _is_above(scene, b, assigner)]
    if not bodies:
        return ()
    run = [bodies[0]]
    for body in bodies[1:]:
        gap = [h for h in sentence.hits if run[-1].j <= h.i < body.i]
        if body.i - run[-1].j <= 3 and not any(h.has("cue") for h in gap):
            run.append(body)
        else:
            break
    return tuple(run)


def _is_above(scene: Scene, body: Actor, assigner: Actor) -> bool:
    """Say whether a body is a committee that heads the assigner's own unit."""
    heads = body.kind == "body" and body_kind_of(scene, body) in ABOVE
    return heads and bool(body.locality) and set(body.locality) == set(assigner.locality)


def by_body(
    scene: Scene, sentence: Sentence, chief: Actor, start: int, end: int
) -> list[tuple[int, int]]:
    """Split words before each body that a comma or "and" opens, where a task stands before it."""
    cuts, begin = [start], start
    while run := responsible(scene, sentence, begin, end, chief):
        first = run[0].i
        told = begin > start and first - begin >= scene.reach(_SHORT)
        above = body_kind_of(scene, run[0]) in ABOVE  # whom something is handed in to
        listed = _is_example(sentence, begin, first)
        if (
            told
            and not (above or listed)
            and is_joined(scene, sentence, first)
            and is_below(scene, run[0], chief)
        ):
            cuts.append(first)
        begin = run[-1].j
    return list(zip(cuts, [*cuts[1:], end], strict=True))


def _is_example(sentence: Sentence, begin: int, first: int) -> bool:
    """Say whether a body is one of those that others are: "with many offices, such as ..., X"."""
    kinds = {h.j for h in sentence.hits if h.has("body") or h.has("place-type")}
    generic = any(a.kind == "group" and a.i == first for a in sentence.actors)
    if generic and first - 1 in kinds:  # "in districts, communes"
        return True
    bodies = {h.j for h in sentence.hits if h.has("body")}
    opened = (h.i for h in sentence.cues("rel:such-as") if begin <= h.i < first)
    return any(k in bodies for k in opened)


def is_joined(scene: Scene, sentence: Sentence, k: int) -> bool:
    """Say whether a comma or "and" stands before word `k`, but for an article, or is tied to it.

    Where no spaces stand between words, "to let" may stand between.
    """
    profile, folds = scene.lexicon.profile, scene.tokens.folds
    if profile.scriptio_continua:
        joints = sentence.cues("rel:and", "rel:but", "rel:also")
        if any(0 <= k - h.j <= _LET for h in joints):
            return True
    tied = [p for p in profile.prefix if _is_joint(scene, p)]
    if tied and folds[k].startswith(tuple(tied)):
        return True
    small = folds[k - 1] in profile.determiner or _is_preposition(scene, k - 1)
    before = folds[k - 1 - small]
    return before in profile.list_mark or _is_joint(scene, before)


def _is_preposition(scene: Scene, k: int) -> bool:
    """Say whether word `k` marks to whom an order is given: "y al Departamento de"."""
    profile, word = scene.lexicon.profile, scene.tokens.folds[k]
    return profile.adposition == "before" and means(scene, word, "rel:to")


def _is_joint(scene: Scene, word: str) -> bool:
    """Say whether a folded word joins clauses: "and", "while"."""
    return means(scene, word, "rel:and", "rel:but")


def is_below(scene: Scene, body: Actor, chief: Actor) -> bool:
    """Say whether a body is of the chief's own unit, and of a kind that is given tasks.

    Any kind may be where a preposition marks whom the order is given to: "y a la Unión".
    """
    own = set(body.locality) <= set(chief.locality) or body.kind == "group" or not chief.locality
    marked = "object" in body.marks and scene.lexicon.profile.adposition == "before"
    return own and (body.kind == "group" or marked or body_kind_of(scene, body) in _RANKED)
