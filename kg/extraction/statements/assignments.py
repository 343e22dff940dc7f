"""Tasks that officials give to their own bodies in news about partners abroad.

"The Secretary thanked the Governor and assigned the Department of Culture to take the lead";
a verb that ends in a colon opens a list, in which each line begins with a body, and without
a list the next sentences go on with it in the same way. What a superior asks of a body of
his own is a task as well.
"""

from __future__ import annotations

from kg.extraction.clauses import colon_in, fields_in, items, remit_of
from kg.extraction.scene import Actor, Scene, Sentence, unique
from kg.extraction.statements.ordered import is_of_side, is_told_by_mark, told_in_order
from kg.extraction.statements.speech_merge import Speech
from kg.extraction.statements.task_bodies import ABOVE, by_body, is_below, is_joined, responsible
from kg.extraction.topic import body_kind_of
from kg.lexicon import Hit
from kg.model import Ref

_BESIDE = 2  # words between a body and its verb
_FEW = 4  # words behind a body that say nothing of their own: "to preside over it"
_OPENS = 6  # words before a verb that open its own part
_SHORT = 3  # words of the shortest task
_TOLD = ("body", "post", "place-type")  # whom an order is given to
_TASKS = 2  # words between the word for tasks and the colon behind it
_OBJECT = 2  # words between a verb of ordering and the body that it is given to
_AT_HEAD = 3  # words before the body that a line of a list begins with


def tasks_in(scene: Scene, sentence: Sentence, chief: Actor, start: int, end: int) -> list[Speech]:
    """Return the tasks of words `start` to `end`, if they name a body of the chief's side.

    Clause marks part the tasks of one body; another body behind "and" or a comma has tasks of
    its own. In an article about a programme `kg.extraction.statements.tasks` reads them.
    """
    if scene.programme or end - start < _SHORT:
        return []
    counted = any(start <= h.i < end for h in sentence.cues("cue:tasks"))
    if counted and not fields_in(scene, sentence, start, end):
        return []  # "gave the departments three tasks" does not tell which
    told = told_in_order(scene, sentence, chief, start, end)
    if told:
        return _told_tasks(scene, sentence, chief, told, (start, end))
    found: list[Speech] = []
    bodies: tuple[Actor, ...] = ()
    start, listed = _behind_colon(scene, sentence, chief, start, end)
    for part in _parts(scene, sentence, chief, start, end):
        run = responsible(scene, sentence, *part, chief)
        run = tuple(b for b in run if not _is_told(scene, b, chief)) or run
        if run and (not bodies or run[0].i - part[0] <= _AT_HEAD):
            bodies = tuple(b for b in run if is_own(scene, chief, b)) or bodies
        if not (bodies or listed):
            return []
        whom = tuple(Ref(b.kind, k) for b in bodies for k in b.keys)
        codes = fields_of(scene, sentence, part, bodies)
        found.append(Speech("task", chief, whom, codes, part, sentence, certain=True))
    return found


def _behind_colon(
    scene: Scene, sentence: Sentence, chief: Actor, start: int, end: int
) -> tuple[int, bool]:
    """Return where tasks begin, and whether a colon opens a list of them, parted by marks.

    "Told three offices to watch: the Department of Health the doctors, ...": what stands before
    the colon only tells that there are several.
    """
    colon = colon_in(scene, start, end - 1)
    if colon is None or any(a.j == colon for a in sentence.actors if a.kind == "body"):
        return start, False  # "the Department of Health: prepares ...; reports ..."
    listed = len([p for p in items(scene, colon + 1, end) if p[1] - p[0] >= _SHORT]) > 1
    behind = responsible(scene, sentence, colon + 1, end, chief)
    named = bool(behind) and behind[0].i - colon - 1 <= _AT_HEAD
    return (colon + 1 if named or listed else start), listed


def charged_by(
    scene: Scene, sentence: Sentence, verb: Hit, chief: Actor, content: tuple[int, int]
) -> list[Speech]:
    """Return the task of a body that is the subject of a passive: "X was tasked by Y with"."""
    if "by" not in chief.marks or scene.lexicon.profile.clause_order != "SVO" or scene.programme:
        return []
    before = responsible(scene, sentence, sentence.i, verb.i, chief)
    bodies = tuple(b for b in before if is_own(scene, chief, b))
    if not bodies or content[1] - max(content[0], chief.j) < _SHORT:
        return []
    part = (max(content[0], chief.j), content[1])
    whom = tuple(Ref(b.kind, k) for b in bodies for k in b.keys)
    codes = fields_of(scene, sentence, part, bodies)
    return [Speech("task", chief, whom, codes, part, sentence, certain=True)]


def untold_task(
    scene: Scene, sentence: Sentence, chief: Actor, content: tuple[int, int]
) -> list[Speech]:
    """Return the task of an order whose body is none that is known: "told the Tourism Board to".

    A word for a body or a post stands where whom the order is given to does, and names nobody
    of another country.
    """
    if scene.programme or not _gives_orders(scene, chief):
        return []
    start, end = content[0], content[1]
    told = [h for h in sentence.hits if start <= h.i < end and not chief.i <= h.i < chief.j]
    first = next((h for h in told if any(map(h.has, _TOLD))), None)
    near = scene.reach(_OBJECT)
    if first is None or end - first.j < scene.reach(_SHORT):
        return []
    begin = max(start, chief.j if chief.i >= start else start)
    if first.i - begin > near and scene.lexicon.profile.clause_order != "SOV":
        return []
    inside = [a for a in sentence.actors if begin <= a.i < end]
    if any(not is_own(scene, chief, a) for a in inside if a.i - begin <= near):
        return []
    codes = fields_of(scene, sentence, content, ())
    return [Speech("task", chief, (), codes, content, sentence, certain=True)]


def _gives_orders(scene: Scene, chief: Actor) -> bool:
    """Say whether somebody leads or is an authority of a unit, its council as well."""
    council = chief.kind == "body" and body_kind_of(scene, chief) == "committee"
    return council or is_chief(scene, chief)


def _told_tasks(
    scene: Scene,
    sentence: Sentence,
    chief: Actor,
    told: tuple[Actor, ...],
    content: tuple[int, int],
) -> list[Speech]:
    """Return the tasks of who is marked as told: an official or an authority of the own side."""
    if not all(_is_official(scene, chief, a) for a in told):
        return []
    whom = tuple(Ref(a.kind, k) for a in told for k in a.keys)
    start, end = content
    behind = start < told[0].j
    others = responsible(scene, sentence, told[-1].j, end, chief) if behind else ()
    joined = (b for b in others if is_joined(scene, sentence, b.i))
    cut = next((b.i for b in joined if _is_next(scene, b, chief)), end)
    speeches = []
    for part in items(scene, start, cut):
        codes = fields_of(scene, sentence, part, told)
        speeches.append(Speech("task", chief, whom, codes, part, sentence, certain=True))
    return speeches + (tasks_in(scene, sentence, chief, cut, end) if cut < end else [])


def _is_next(scene: Scene, body: Actor, chief: Actor) -> bool:
    """Say whether another body is told as well: it is below the chief, or bears the mark."""
    return is_below(scene, body, chief) or ("object" in body.marks and is_own(scene, chief, body))


def _is_official(scene: Scene, chief: Actor, told: Actor) -> bool:
    """Say whether somebody may be given a task by a chief: nobody from abroad, no unit above."""
    return is_own(scene, chief, told) and set(told.keys).isdisjoint(chief.locality)


def _parts(
    scene: Scene, sentence: Sentence, chief: Actor, start: int, end: int
) -> list[tuple[int, int]]:
    """Split words `start` to `end` at clause marks, and where another body is given a task."""
    parts = [(i, j) for i, j in items(scene, start, end) if j - i >= _SHORT]
    if len(parts) > 1 and end < sentence.j and end - parts[-1][0] <= _OPENS:
        parts.pop()  # "; at the same time," opens what is said next
    return [p for i, j in parts or [(start, end)] for p in by_body(scene, sentence, chief, i, j)]


def is_own(scene: Scene, chief: Actor, body: Actor) -> bool:
    """Say whether a body is an authority of the chief's country, if that is known."""
    return not _is_firm(scene, body) and is_of_side(scene, chief, body)


def asked_tasks(
    scene: Scene, sentence: Sentence, chief: Actor, start: int, end: int
) -> list[Speech]:
    """Return the tasks that a superior asks of his own bodies: "requests the Department to"."""
    if _names_tasks(scene, sentence, chief, start, end):
        return tasks_in(scene, sentence, chief, start, end)
    if not is_chief(scene, chief):
        return []
    told = told_in_order(scene, sentence, chief, start, end)
    if told and not all(a.kind == "body" and is_below(scene, a, chief) for a in told):
        return []  # a guest is asked, also for what bodies of the own side need
    if not told and is_told_by_mark(scene, sentence, start):
        return []
    found = tasks_in(scene, sentence, chief, start, end)
    if told:
        return found
    bodies = responsible(scene, sentence, start, end, chief) if found else ()
    ranked = bool(bodies) and all(is_below(scene, b, chief) for b in bodies)
    return found if ranked and bodies[0].i - start <= _BESIDE else []


def _names_tasks(scene: Scene, sentence: Sentence, chief: Actor, start: int, end: int) -> bool:
    """Say whether what is asked of the own side are tasks: "to do the following tasks: ..."."""
    colon = colon_in(scene, start, end - 1)
    words = sentence.cues("cue:tasks") if colon is not None else []
    if not any(start <= h.i and 0 <= (colon or 0) - h.j <= _TASKS for h in words):
        return False
    asked = (a for a in sentence.actors if start <= a.i < (colon or 0))
    return all(is_own(scene, chief, a) for a in asked)


def _is_told(scene: Scene, body: Actor, chief: Actor) -> bool:
    """Say whether a body is the chief's own committee, which others advise and report to."""
    above = body.kind == "body" and body_kind_of(scene, body) in ABOVE
    return above and set(body.locality) == set(chief.locality)


def is_chief(scene: Scene, actor: Actor) -> bool:
    """Say whether somebody is, or leads, an authority that stands above the bodies of a unit."""
    if actor.kind == "body":
        return body_kind_of(scene, actor) in ABOVE
    posts = scene.frames.groups["chief_posts"]
    return any(
        post in posts and (body is None or scene.frames.body_kind.get(body.head) in ABOVE)
        for s in scene.sentences
        for p in s.people
        if p.key in actor.keys
        for post, body, _ in p.posts
    )


def _is_firm(scene: Scene, body: Actor) -> bool:
    """Say whether a body is an enterprise, which is asked, and given no task."""
    return body_kind_of(scene, body) == "enterprise"


def body_before(scene: Scene, sentence: Sentence, verb: Hit) -> Actor | None:
    """Return the body right before a verb: "the People's Committee assigned".

    Not one that bears the mark of whom the order is given to, or whose place does.
    """
    near = [a for a in sentence.actors if 0 <= verb.i - a.j <= _BESIDE]
    if not near or near[-1].kind != "body" or "object" in near[-1].marks:
        return None
    told = set(scene.lexicon.profile.object) & set(scene.tokens.folds[near[-1].j : verb.i])
    return None if told else near[-1]


def fields_of(
    scene: Scene, sentence: Sentence, part: tuple[int, int], bodies: tuple[Actor, ...]
) -> tuple[str, ...]:
    """Return the fields of a task: of its words, and of what the bodies deal with.

    If it is a few words only, those of the sentence before it.
    """
    told = fields_in(scene, sentence, *part)
    if not told and bodies and part[1] - max(b.j for b in bodies) <= _FEW:
        told = fields_in(scene, sentence, sentence.i, part[0])
    codes = unique((*told, *remit_of(scene, sentence, bodies)))
    return tuple(c for c in codes if c != "other") or ("other",)
