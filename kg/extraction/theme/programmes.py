"""Whether an authority runs a programme that gives tasks to its own bodies, and which."""

from __future__ import annotations

from kg.extraction.clauses import items
from kg.extraction.scene import Actor, BodyPhrase, Scene, Sentence
from kg.extraction.theme.signs import Programme, part
from kg.extraction.topic import body_kind_of, is_national, is_substate
from kg.model import Entity

_GIVEN = ("cue:assign", "cue:instruct")
#: Words for a duty that no mere forecast has.
_FIRM = (*_GIVEN, "cue:must", "cue:preside")
_DUTIES = (*_FIRM, "cue:will")
_ORDERS = (*_FIRM, "cue:request")
_MANY_TOLD = 4  # sentences in which a directive gives orders
_MANY_GIVEN = 5  # bodies that it gives orders to
#: Words for a plan that needs no name of its own.
_PLANS = ("cue:action-plan", "cue:cooperation-plan", "cue:plan-of-action")
#: What makes a plan of an order: that it is of what the unit has to do with partners abroad.
_ABROAD = ("cue:external-affairs", "cue:partner-localities")
_NEAR = 6  # words between a body and the word for its duty
_BESIDE = 2  # words between a unit and the verb by which it gives an order
_AT_HEAD = 3  # words before the body that an item of a list begins with
_AFTER = 3  # words between a verb of ordering and its subject, where the verb comes first
_FRONT = 4  # sentences of headline and lead
_SHARED = 2  # bodies that a plan without a name of its own charges
_CHIEF = frozenset({"people_committee", "party_committee", "committee"})  # they act for the unit


def names_programme(scene: Scene) -> bool:
    """Say whether an article of a unit names a programme, or gives orders enough to be one.

    Bodies and people need not be known. A plan without a name needs a firm word for a duty
    here, of which `may_be_programme` does not ask.
    """
    if not is_substate(scene, scene.home):
        return False
    ordered = sum(s.has(*_GIVEN) for s in scene.sentences)
    if ordered >= _MANY_TOLD or any(programmes_in(scene, s) for s in scene.sentences):
        return True
    return bool(_plans(scene)) and any(s.has(*_FIRM) for s in scene.sentences)


def may_be_programme(scene: Scene) -> bool:
    """Say whether an article has what no programme lacks.

    Somebody acts for the home unit, and it names a programme and a body of the unit with
    a duty, or begins with a plan that has no name of its own and shares duties out to
    several of them, or gives orders to many.
    """
    if not is_substate(scene, scene.home) or not _has_chief(scene):
        return False
    if _is_states(scene):
        return False
    charged = len(_charged(scene))
    if charged and any(programmes_in(scene, s) for s in scene.sentences):
        return True
    return (charged >= _SHARED and bool(_plans(scene))) or _is_directive(scene)


def _plans(scene: Scene) -> list[Sentence]:
    """Return the sentences at the beginning that speak of a plan, by a name or without one."""
    told = [s for s in scene.sentences if s.region != "caption"][:_FRONT]
    return [s for s in told if is_plan(s)]


def is_plan(sentence: Sentence) -> bool:
    """Say whether a sentence speaks of a plan, or of orders on what a unit does abroad."""
    return sentence.has(*_PLANS) or (sentence.has(*_GIVEN) and sentence.has(*_ABROAD))


def is_firm_plan(scene: Scene) -> bool:
    """Say whether a plan is what an article is about: its headline tells of it, or it is signed.

    So is one of what the unit does abroad.
    """
    return any(s.region == "headline" or s.has("cue:sign", *_ABROAD) for s in _plans(scene))


def _issued(scene: Scene) -> list[Sentence]:
    """Return the sentences at the beginning in which the unit, or who leads it, has a plan."""
    return [s for s in _plans(scene) if _is_headed(scene, s) or issuer(scene, s) is not None]


def _is_headed(scene: Scene, sentence: Sentence) -> bool:
    return sentence.region == "headline" and any(
        a.kind == "place" and a.keys[0] == scene.home for a in sentence.actors
    )


def issuer(scene: Scene, sentence: Sentence) -> Actor | None:
    """Return who issues a plan of the home unit: its authority or chief before the word for it.

    Where the verb comes first the plan may be named before who issues it.
    """
    first = min((h.i for h in sentence.cues(*_PLANS, *_ABROAD)), default=sentence.j)
    anywhere = scene.lexicon.profile.clause_order == "VSO"
    chiefs = [a for a in sentence.actors if is_chief(scene, a) and (anywhere or a.j <= first)]
    return next((a for a in chiefs if "object" not in a.marks), None)


def _is_states(scene: Scene) -> bool:
    """Say whether headline or lead name an officer of the state and nobody of the unit."""
    front = [s for s in scene.sentences if s.region in ("headline", "lead")]
    named = [p.key for s in front for p in s.people]
    chiefs = any(is_chief(scene, a) for s in front for a in s.actors)
    return not chiefs and any(is_national(scene, key) for key in named)


def programme_signs(scene: Scene) -> Programme:
    """Return what speaks for a programme of the home unit."""
    named = [s for s in scene.sentences if programmes_in(scene, s)]
    front = [s for s in scene.sentences if s.region in ("headline", "lead")][:_FRONT]
    told = [s for s in scene.sentences if s.region != "caption"]
    duties = [s for s in told if _beside_duty(scene, s)]
    count = max(len(scene.sentences), 1)
    return Programme(
        early=part(sum(s in front for s in named), 2),
        plan=part(len(_issued(scene)), 2),
        named=part(len(named) / count, 0.3),
        charged=part(len(_charged(scene)), 3),
        duty=part(len(duties) / count, 0.3),
        dated=part(sum(bool(s.dates) for s in duties), 2),
        directive=float(_is_directive(scene)),
    )


def _charged(scene: Scene) -> set[str]:
    """Return the bodies of the home unit with a duty or an order, or at the head of an item."""
    found: set[str] = set()
    for sentence in scene.sentences:
        bodies = _own_bodies(scene, sentence)
        if sentence.region == "caption" or not bodies:
            continue
        heads = [i for i, _ in items(scene, sentence.i, sentence.j)]
        found |= _beside_duty(scene, sentence) | _ordered(scene, sentence)
        found |= {b.key for b in bodies if any(0 <= b.i - i <= _AT_HEAD for i in heads)}
    return found


def _own_bodies(scene: Scene, sentence: Sentence) -> list[BodyPhrase]:
    return [b for b in sentence.bodies if b.place and _is_own(scene, b)]


def _beside_duty(scene: Scene, sentence: Sentence) -> set[str]:
    """Return the bodies of the home unit that stand beside a word for a duty."""
    cues = sentence.cues(*_DUTIES)
    return {
        b.key
        for b in _own_bodies(scene, sentence)
        if any(max(h.i - b.j, b.i - h.j) <= _NEAR for h in cues)
    }


def _is_own(scene: Scene, body: BodyPhrase) -> bool:
    place = scene.gazetteer.place(body.place or "")
    inside = body.place == scene.home or (place is not None and place.within == scene.home)
    groups = scene.frames.groups
    ruling = body.head in groups["local_heads"] or body.head in groups["governing_heads"]
    kind = scene.frames.body_kind.get(body.head)
    return inside and (ruling or kind == "ministry" or kind in groups["unit_authorities"])


def _has_chief(scene: Scene) -> bool:
    """Say whether somebody acts for the home unit as such: an official, or its own authority.

    What a ministry organises gives no tasks to the bodies of the unit where it does so.
    """
    return any(
        is_chief(scene, a) or orders_itself(scene, s, a) for s in scene.sentences for a in s.actors
    )


def orders_itself(scene: Scene, sentence: Sentence, actor: Actor) -> bool:
    """Say whether the home unit is the subject of a verb of ordering: "the province assigned"."""
    if actor.kind != "place" or actor.keys[0] != scene.home or {"in", "object"} & actor.marks:
        return False
    order, cues = scene.lexicon.profile.clause_order, sentence.cues(*_GIVEN)
    if order == "VSO":
        return any(0 <= actor.i - h.j <= 1 for h in cues)
    if order == "SOV":
        return bool(cues) and "subject" in actor.marks
    return any(0 <= h.i - actor.j <= _BESIDE for h in cues)


def is_chief(scene: Scene, actor: Actor) -> bool:
    """Say whether an actor gives the tasks of the home unit: who leads it, or its authority."""
    if actor.kind == "person" and not actor.locality:
        return _governs_here(scene, actor.keys[0])
    if scene.home not in actor.locality:
        return False
    if actor.kind == "place":
        return False  # see `orders_itself`
    head = actor.keys[0].rsplit("/", 1)[-1]
    if actor.kind == "group":
        return head in scene.frames.groups["leading_posts"]
    if actor.kind == "person":
        return not is_national(scene, actor.keys[0])
    return body_kind_of(scene, actor) in _CHIEF or head in scene.frames.groups["governing_heads"]


def _governs_here(scene: Scene, person: str) -> bool:
    """Say whether a person has the post of who governs units, and no unit is said with it."""
    posts = [q for s in scene.sentences for p in s.people if p.key == person for q in p.posts]
    return any(post in scene.frames.governs and body is None for post, body, _ in posts)


def _ordered(scene: Scene, sentence: Sentence) -> set[str]:
    """Return the bodies of the home unit to which a chief of it gives an order in a sentence."""
    order = scene.lexicon.profile.clause_order
    bodies = _own_bodies(scene, sentence)
    chiefs = [
        a
        for a in sentence.actors
        if bodies and (is_chief(scene, a) or orders_itself(scene, sentence, a))
    ]
    found: set[str] = set()
    for cue in sentence.cues(*_ORDERS) if chiefs else ():
        givers = [
            a for a in chiefs if (0 <= a.i - cue.j <= _AFTER if order == "VSO" else a.j <= cue.i)
        ]
        found |= {
            b.key
            for b in bodies
            if (order == "SOV" or b.i >= cue.j) and any(_is_other(b, a) for a in givers)
        }
    return found


def _is_other(body: BodyPhrase, actor: Actor) -> bool:
    return body.key != actor.keys[0] and not actor.i <= body.i < actor.j


def programmes_in(scene: Scene, sentence: Sentence) -> tuple[str, ...]:
    """Return the programmes that a sentence names: by a label, or in quotes beside the word.

    Returns:
        Codes of the programme scheme, and `local/...` for names that only quotes mark.
    """
    codes = [code for hit in sentence.hits for code in hit.all("programme")]
    words = sentence.cues("cue:programme-word")
    if not words:
        return tuple(codes)
    folds = scene.tokens.folds
    quotes = {*scene.lexicon.profile.open_quote, *scene.lexicon.profile.close_quote}
    for hit in words:
        if hit.i - 1 > sentence.i and folds[hit.i - 1] in quotes:
            begin = next(
                (
                    k
                    for k in range(hit.i - 2, max(sentence.i, hit.i - 12) - 1, -1)
                    if folds[k] in quotes
                ),
                None,
            )
            span = (begin + 1, hit.i - 1) if begin is not None else None
        elif hit.j < sentence.j and folds[hit.j] in quotes:
            end = next(
                (k for k in range(hit.j + 1, min(sentence.j, hit.j + 12)) if folds[k] in quotes),
                None,
            )
            span = (hit.j + 1, end) if end is not None else None
        else:
            span = None
        if span and span[1] > span[0]:
            name = scene.surface(*span)
            key = f"local/{scene.home or 'any'}/{'-'.join(folds[span[0] : span[1]])}"
            scene.add(Entity("programme", key, name, reason="name in quotes beside the word"), name)
            codes.append(key)
    return tuple(codes)


def _is_directive(scene: Scene) -> bool:
    """Say whether one chief of the home unit orders many named bodies, sentence after sentence."""
    orders = [s for s in scene.sentences if s.has(*_ORDERS)]
    given: set[str] = set()
    told = 0
    for sentence in orders:
        if not sentence.has(*_GIVEN):
            continue
        bodies = {
            b.key
            for b in sentence.bodies
            if b.head in scene.frames.groups["directed_heads"] and b.place == scene.home
        }
        given |= bodies
        told += bool(bodies)
    chief = any(
        a.kind in ("person", "group") and scene.home in a.locality for s in orders for a in s.actors
    )
    return chief and told >= _MANY_TOLD and len(given) >= _MANY_GIVEN
