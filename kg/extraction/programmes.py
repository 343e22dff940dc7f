"""Whether an authority runs a programme that gives tasks to its own bodies, and which."""

from __future__ import annotations

from kg.extraction.clauses import items
from kg.extraction.scene import Actor, BodyPhrase, Scene, Sentence
from kg.extraction.signs import Programme, part
from kg.extraction.topic import body_kind_of, is_national, is_substate
from kg.model import Entity

_ORDERS = ("cue:assign", "cue:instruct", "cue:must", "cue:preside", "cue:request")
_DUTIES = ("cue:assign", "cue:instruct", "cue:must", "cue:preside", "cue:will")
_GIVEN = ("cue:assign", "cue:instruct")
_MANY_TOLD = 4  # sentences in which a directive gives orders
_MANY_GIVEN = 5  # bodies that it gives orders to
_NEAR = 6  # words between a body and the word for its duty
_AT_HEAD = 3  # words before the body that an item of a list begins with
_AFTER = 3  # words between a verb of ordering and its subject, where the verb comes first
_FRONT = 4  # sentences of headline and lead
_CHIEF = frozenset({"people_committee", "party_committee", "committee"})  # they act for the unit


def names_programme(scene: Scene) -> bool:
    """Say whether an article of a unit names a programme, or gives orders enough to be one.

    Every article that `may_be_programme` does; bodies and people need not be known.
    """
    if not is_substate(scene, scene.home):
        return False
    ordered = sum(s.has(*_GIVEN) for s in scene.sentences)
    return ordered >= _MANY_TOLD or any(programmes_in(scene, s) for s in scene.sentences)


def may_be_programme(scene: Scene) -> bool:
    """Say whether an article has what no programme lacks.

    Somebody acts for the home unit, and it names a programme and a body of the unit with
    a duty, or gives orders to many of them.
    """
    if not is_substate(scene, scene.home) or not _has_chief(scene):
        return False
    if _is_states(scene):
        return False
    named = any(programmes_in(scene, s) for s in scene.sentences)
    return (named and bool(_charged(scene))) or _is_directive(scene)


def _is_states(scene: Scene) -> bool:
    """Say whether headline or lead name an officer of the state and nobody of the unit."""
    front = [s for s in scene.sentences if s.region in ("headline", "lead")]
    named = [p.key for s in front for p in s.people]
    chiefs = any(_is_chief(scene, a) for s in front for a in s.actors)
    return not chiefs and any(is_national(scene, key) for key in named)


def programme_signs(scene: Scene) -> Programme:
    """Return what speaks for a programme of the home unit."""
    named = [s for s in scene.sentences if programmes_in(scene, s)]
    front = [s for s in scene.sentences if s.region in ("headline", "lead")][:_FRONT]
    told = [s for s in scene.sentences if s.region != "caption"]
    count = max(len(scene.sentences), 1)
    return Programme(
        early=part(sum(s in front for s in named), 2),
        named=part(len(named) / count, 0.3),
        orders=part(sum(bool(_ordered(scene, s)) for s in told) / count, 0.25),
        charged=part(len(_charged(scene)), 3),
        duty=part(sum(bool(_beside_duty(scene, s)) for s in told) / count, 0.3),
        directive=float(_is_directive(scene)),
    )


def _charged(scene: Scene) -> set[str]:
    """Return the bodies of the home unit with a duty or an order, or at the head of an item."""
    found: set[str] = set()
    for sentence in scene.sentences:
        if sentence.region == "caption":
            continue
        heads = [i for i, _ in items(scene, sentence.i, sentence.j)]
        found |= _beside_duty(scene, sentence) | _ordered(scene, sentence)
        found |= {
            b.key
            for b in _own_bodies(scene, sentence)
            if any(0 <= b.i - i <= _AT_HEAD for i in heads)
        }
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
    local = body.head in scene.frames.groups["local_heads"]
    return inside and (
        local or scene.frames.body_kind.get(body.head) in scene.frames.groups["unit_authorities"]
    )


def _has_chief(scene: Scene) -> bool:
    """Say whether somebody acts for the home unit as such: an official, or its own authority.

    What a ministry organises gives no tasks to the bodies of the unit where it does so.
    """
    return any(_is_chief(scene, a) for s in scene.sentences for a in s.actors)


def _is_chief(scene: Scene, actor: Actor) -> bool:
    if scene.home not in actor.locality:
        return False
    if actor.kind == "group":
        return actor.keys[0].rsplit("/", 1)[-1] in scene.frames.groups["leading_posts"]
    if actor.kind == "person":
        return not is_national(scene, actor.keys[0])
    return body_kind_of(scene, actor) in _CHIEF


def _ordered(scene: Scene, sentence: Sentence) -> set[str]:
    """Return the bodies of the home unit to which a chief of it gives an order in a sentence."""
    order = scene.lexicon.profile.clause_order
    chiefs = [a for a in sentence.actors if _is_chief(scene, a)]
    bodies = _own_bodies(scene, sentence)
    found: set[str] = set()
    for cue in sentence.cues(*_ORDERS) if chiefs and bodies else ():
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
    folds = scene.tokens.folds
    quotes = {*scene.lexicon.profile.open_quote, *scene.lexicon.profile.close_quote}
    for hit in sentence.hits:
        if "cue:programme-word" not in hit.concepts:
            continue
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
