"""Whether an authority runs a programme that gives tasks to its own bodies, and which."""

from __future__ import annotations

from kg.extraction.clauses import items
from kg.extraction.scene import BodyPhrase, Scene, Sentence
from kg.extraction.topic import body_kind_of, is_substate
from kg.model import Entity

_ORDERS = ("cue:assign", "cue:instruct", "cue:must", "cue:preside", "cue:request")
_DUTIES = ("cue:assign", "cue:instruct", "cue:must", "cue:preside", "cue:will")
_NEAR = 6  # words between a body and the word for its duty
_AT_HEAD = 3  # words before the body that an item of a list begins with
_CHARGED = 2  # bodies that a programme named just once gives tasks to
_TOLD = 2  # sentences that name a programme which gives tasks to one body
_CHIEF = frozenset({"people_committee", "committee"})  # bodies that act for the unit as such


def is_programme(scene: Scene) -> bool:
    """Say whether an authority gives tasks to its own bodies.

    Either a named programme with orders or duties of its bodies, or a directive: one chief
    of the home unit who orders several named bodies of it, sentence after sentence.
    """
    if scene.home is None or not is_substate(scene, scene.home):
        return False
    named = sum(1 for s in scene.sentences if programmes_in(scene, s))
    if named and _is_headed(scene) and _has_chief(scene):
        charged = len(_charged(scene))
        if charged >= _CHARGED or (charged and named >= _TOLD):
            return True
    return _is_directive(scene, [s for s in scene.sentences if s.has(*_ORDERS)])


def _charged(scene: Scene) -> set[str]:
    """Return the bodies of the home unit that stand beside a duty or head an item of a list."""
    found: set[str] = set()
    for sentence in scene.sentences:
        if sentence.region == "caption":
            continue
        own = [b for b in sentence.bodies if b.place and _is_own(scene, b)]
        heads = [i for i, _ in items(scene, sentence.i, sentence.j)]
        cues = sentence.cues(*_DUTIES)
        found |= {
            b.key
            for b in own
            if any(0 <= b.i - i <= _AT_HEAD for i in heads)
            or any(max(h.i - b.j, b.i - h.j) <= _NEAR for h in cues)
        }
    return found


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
    for actor in (a for s in scene.sentences for a in s.actors):
        if scene.home not in actor.locality:
            continue
        if actor.kind == "person" or body_kind_of(scene, actor) in _CHIEF:
            return True
    return False


def _is_headed(scene: Scene) -> bool:
    """Say whether the programme is what the article is about: named early, or by its label."""
    early = [s for s in scene.sentences if s.region in ("headline", "lead")][:4]
    known = any(h.has("programme") for s in scene.sentences for h in s.hits)
    return known or any(programmes_in(scene, s) for s in early)


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


def _is_directive(scene: Scene, orders: list[Sentence]) -> bool:
    given: set[str] = set()
    told = 0
    for sentence in orders:
        if not sentence.has("cue:assign", "cue:instruct"):
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
    return chief and told >= 4 and len(given) >= 5
