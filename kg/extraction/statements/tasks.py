"""Tasks: what a superior gives to which bodies, with field, programme and deadline."""

from __future__ import annotations

from kg.extraction.actors.parties import units_of
from kg.extraction.clauses import fields_in, items, remit_of
from kg.extraction.scene import Actor, Scene, Sentence
from kg.extraction.statements.ordered import is_of_side
from kg.extraction.statements.task_bodies import able, by_body, can_act, responsible
from kg.extraction.statements.task_items import is_item
from kg.extraction.statements.task_lines import (
    CHARGE,
    due_date,
    goes_on,
    is_directive,
    is_past,
    is_units_own,
    names_others,
    others_order,
    unlisted,
)
from kg.extraction.theme.programmes import is_chief, is_plan, issuer, orders_itself, programmes_in
from kg.extraction.topic import is_national, is_unlisted
from kg.lexicon import Hit
from kg.model import Claim, Ref, Span, Value

_ORDERS = ("cue:assign", "cue:instruct", "cue:request")
#: What officials say in an article about a programme without giving a task.
_ASIDE = frozenset({"statement/praise", "statement/request"})
_PRAISE = ("cue:thank", "cue:praise", "cue:congratulate")
_DUTIES = (*CHARGE, "cue:will")
#: Words for what somebody says or reports, and for a paper that says it.
_SAID = ("cue:say", "cue:inform")
_PLAN = (
    "cue:action-plan",
    "cue:programme-word",
    "cue:cooperation-plan",
    "cue:instruct",
    "cue:plan",
)
_SAYS = 4  # words between who reports and the verb
_BESIDE = 2  # words between "according to" and the paper
_NEAR = 6  # words between bodies and the word for their duty
_EMPTY = 2  # words beside bodies that say nothing they must do


def find_tasks(scene: Scene) -> list[Claim]:
    """Return the tasks of an article about its own programmes, in text order.

    A directive opens the list of tasks: from then on each sentence that says what a
    body must do (or, in some translations, did) gives one task per item.
    """
    if not scene.programme:
        return []
    claims: list[Claim] = []
    assigner: Actor | None = None
    bodies: tuple[Actor, ...] = ()
    programme = _programme(scene)
    for sentence in scene.sentences:
        if sentence.region in ("caption", "headline"):
            continue
        chief = _assigner(scene, sentence, assigner)
        asked = _is_asked(sentence, chief, assigner)
        assigner = assigner if asked else chief or assigner
        told = _is_praised(sentence) or _is_told(scene, sentence)
        if asked or told or others_order(scene, sentence, assigner):
            bodies = ()
            continue
        if assigner is None:
            continue
        parts = _parts(scene, sentence, assigner, bodies)
        bodies = parts[-1][2] if parts else ()  # a sentence without a task ends the list
        for start, end, charged in parts:
            if not scene.domestic:  # else nobody else tells of events
                scene.ordered.append((start, end))
            claims.append(_claim(scene, sentence, start, end, assigner, charged, programme))
    return claims


def aside_of(tasks: list[Claim], statements: list[Claim]) -> list[Claim]:
    """Return the statements of a programme's article that are praise or requests and no task."""
    given = [quote.span for task in tasks for quote in task.evidence]
    return [s for s in statements if s.rule in _ASIDE and not _overlaps(s, given)]


def _overlaps(claim: Claim, spans: list[Span]) -> bool:
    quotes = [quote.span for quote in claim.evidence]
    return any(q.start < s.end and s.start < q.end for q in quotes for s in spans)


def _is_asked(sentence: Sentence, chief: Actor | None, assigner: Actor | None) -> bool:
    """Say whether somebody only asks who neither gives the tasks nor leads the body that does."""
    if chief is None or assigner is None or chief.keys == assigner.keys:
        return False
    posts = [post for p in sentence.people if p.key == chief.keys[0] for post in p.posts]
    if any(body is not None and body.key == assigner.keys[0] for _, body, _ in posts):
        return False
    return sentence.has("cue:request") and not sentence.has("cue:assign", "cue:instruct")


def _is_praised(sentence: Sentence) -> bool:
    """Say whether a sentence only thanks or praises a body for what it did."""
    return sentence.has(*_PRAISE) and not sentence.has(*_ORDERS, "cue:must", "cue:preside")


def _is_told(scene: Scene, sentence: Sentence) -> bool:
    """Say whether a sentence only reports what somebody says that he or a body will do.

    Not what the plan itself says, nor what a body shall report to others at its end.
    """
    if is_item(scene, sentence) or sentence.has(*_ORDERS, *CHARGE):
        return False
    said = [h for h in sentence.cues(*_SAID) if not _is_of_plan(sentence, h)]
    first = next(iter(able(scene, sentence)), None)
    if first is None or scene.lexicon.profile.clause_order != "SVO":
        return bool(said)
    return any(h.i - first.j <= _SAYS or "cue:say" in h.concepts for h in said)


def _is_of_plan(sentence: Sentence, hit: Hit) -> bool:
    """Say whether words for a source stand beside a plan: "according to the plan"."""
    plans = sentence.cues(*_PLAN)
    return any(max(h.i - hit.j, hit.i - h.j) <= _BESIDE for h in plans)


def _assigner(scene: Scene, sentence: Sentence, known: Actor | None) -> Actor | None:
    """Return the person, post or body that gives an order in the sentence.

    Whoever signs a plan, a programme or a directive gives its tasks, or else who issues it;
    orders in a directive whose giver is known are nobody else's.
    """
    orders = sentence.cues("cue:assign", "cue:instruct", "cue:request", "cue:stress")
    orders = [h for h in orders if not _is_paper(scene, h)]
    giver = _giver(scene, sentence, orders)
    planned = is_plan(sentence) or bool(programmes_in(scene, sentence))
    if giver is None and known is None and (orders or planned):
        giver = _giver(scene, sentence, sentence.cues("cue:sign"))
    if giver is None and planned and not (orders and known):
        return issuer(scene, sentence)
    return giver


def _is_paper(scene: Scene, order: Hit) -> bool:
    """Say whether the article makes a word for ordering the name of a paper: "the Directive"."""
    return scene.tokens.folds[order.i].startswith(scene.lexicon.profile.definite[:1])


def _giver(scene: Scene, sentence: Sentence, verbs: list[Hit]) -> Actor | None:
    """Return the first chief or authority of the unit that is the subject of a verb."""
    if not verbs:
        return None
    chiefs = [a for a in sentence.actors if a.kind in ("person", "group") and not can_act(scene, a)]
    chiefs = [a for a in chiefs if not a.locality or units_of(scene, [a])]
    chiefs = [a for a in chiefs if not (a.kind == "person" and is_national(scene, a.keys[0]))]
    authorities = [a for a in sentence.actors if _is_authority(scene, a)]
    near = [a for a in (*chiefs, *authorities) if _orders(scene, a, verbs[0])]
    near += [a for a in sentence.actors if orders_itself(scene, sentence, a)]
    return near[0] if near else None


def _orders(scene: Scene, actor: Actor, order: Hit) -> bool:
    """Say whether an actor stands where the subject of a verb of ordering does."""
    if scene.lexicon.profile.clause_order == "VSO":
        return 0 <= actor.i - order.j <= 3
    return actor.j <= order.i and (actor.kind != "body" or "object" not in actor.marks)


def _is_authority(scene: Scene, actor: Actor) -> bool:
    """Say whether a body is the authority of the home unit, above its departments."""
    return actor.kind == "body" and is_chief(scene, actor)


def _parts(
    scene: Scene, sentence: Sentence, assigner: Actor, bodies: tuple[Actor, ...]
) -> list[tuple[int, int, tuple[Actor, ...]]]:
    """Return (first word, word after, responsible bodies) of each task in a sentence."""
    orders = sentence.has(*_ORDERS)
    if not orders and is_units_own(scene, sentence):
        return []
    ordered = orders or sentence.has(*_DUTIES)
    going_on = (
        bodies if (orders and not names_others(scene, sentence)) or goes_on(scene, sentence) else ()
    )
    parts: list[tuple[int, int, tuple[Actor, ...]]] = []
    current: tuple[Actor, ...] = ()
    for start, end in _items(scene, sentence, assigner):
        if end - start < 4:
            continue
        named = _told(scene, sentence, (start, end), assigner)
        subject = named if not current or _opens(start, named) else ()
        if not orders and any(_is_authority(scene, a) for a in subject):
            return parts  # what the unit itself does
        if named and end - named[-1].j <= _EMPTY and named[0].i - start <= _EMPTY:
            continue  # a list of those who are told, and not what
        first = named and not orders and not current
        if first and not _is_charged(scene, sentence, (start, end), named):
            named = ()
        if named and (not current or _opens(start, named)):
            current = named
        if scene.tokens.folds[end - 1] == ":":
            continue  # it opens a list of those who are charged
        if not ordered and not (current and is_directive(scene, sentence)):
            return parts
        parts.append((start, end, current or going_on))
    return [p for p in parts if p[2]]


def _items(scene: Scene, sentence: Sentence, assigner: Actor) -> list[tuple[int, int]]:
    """Split a sentence at clause marks, and where one body's task ends and another's begins."""
    whole = unlisted(sentence, items(scene, sentence.i, sentence.j))
    return [p for i, j in whole for p in by_body(scene, sentence, assigner, i, j)]


def _told(
    scene: Scene, sentence: Sentence, part: tuple[int, int], assigner: Actor
) -> tuple[Actor, ...]:
    """Return the bodies of a part: those behind who gives an order, if there are any.

    "At the meeting of the Committee the Chairman assigned the Department" is no task of the
    Committee's.
    """
    start, end = part
    given = sentence.cues(*_ORDERS) if scene.lexicon.profile.clause_order == "SVO" else []
    after = next((h.j for h in given if start <= assigner.i < assigner.j <= h.i < end), start)
    first = responsible(scene, sentence, after, end, assigner)
    first = first or responsible(scene, sentence, start, end, assigner)
    return tuple(b for b in first if is_of_side(scene, assigner, b))


def _opens(start: int, named: tuple[Actor, ...]) -> bool:
    return bool(named) and named[0].i - start <= 3


def _is_charged(
    scene: Scene, sentence: Sentence, part: tuple[int, int], named: tuple[Actor, ...]
) -> bool:
    """Say whether bodies open a sentence, or are the subject of a word for a duty in a part.

    "The city will hold courses for officers of departments" gives the departments no task.
    """
    start, end = part
    if start == sentence.i and _opens(start, named):
        return True
    duties = [h for h in sentence.cues(*_DUTIES) if start <= h.i < end]
    order = scene.lexicon.profile.clause_order
    if order == "VSO":
        return any(h.i < named[0].i for h in duties)
    near = len(scene.tokens) if order == "SOV" else _NEAR  # the verb ends the clause
    return any(0 <= h.i - named[-1].j <= near for h in duties)


def _programme(scene: Scene) -> str | None:
    """Return the programme named most: a known one before one that only quotes name.

    What only quotes name, and that once in the body, is not what the tasks are of.
    """
    counts: dict[str, int] = {}
    for sentence in scene.sentences:
        for code in programmes_in(scene, sentence):
            counts[code] = counts.get(code, 0) + (1 if sentence.region == "body" else 2)
    counts = {code: n for code, n in counts.items() if n > 1 or not is_unlisted(code)}
    return max(counts, key=lambda c: (not is_unlisted(c), counts[c], c), default=None)


def _claim(
    scene: Scene,
    sentence: Sentence,
    start: int,
    end: int,
    assigner: Actor,
    bodies: tuple[Actor, ...],
    programme: str | None,
) -> Claim:
    codes = fields_in(scene, sentence, start, end)
    if programme in ("digital-literacy", "digital-transformation"):
        codes = tuple(dict.fromkeys(("digital_transformation", *codes)))
    roles: dict[str, tuple[Value, ...]] = {
        "assigner": tuple(Ref(assigner.kind, k) for k in assigner.keys),
        "addressee": tuple(Ref(b.kind, k) for b in bodies for k in b.keys),
        "field": codes or remit_of(scene, sentence, bodies) or ("other",),
        "content": (scene.surface(start, end).strip(),),
    }
    if programme:
        roles["programme"] = (Ref("programme", programme),)
    ahead = [d for d in sentence.dates if start <= d[0] < end]
    days = [due_date(scene, sentence, d[1]) for d in ahead]
    deadline = [day for day in days if not is_past(scene, day)]
    if deadline:
        roles["deadline"] = (deadline[0],)
    quote = scene.evidence(sentence, start, end)
    return Claim(
        "task",
        roles,
        (quote,),
        "task/list",
        "asserted",
        0.6,
        ("an order before it names the assigner",),
    )
