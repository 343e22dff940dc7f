"""Programmes of an authority that give tasks to its own bodies.

Which of them an article names, and whether it is about one.
"""

from __future__ import annotations

from kg.extraction.scene import Scene, Sentence
from kg.model import Entity


def is_programme(scene: Scene) -> bool:
    """Say whether an authority gives tasks to its own bodies.

    Either a named programme with orders or duties of its bodies, or a directive: one chief
    of the home unit who orders several named bodies of it, sentence after sentence.
    """
    if scene.home is None:
        return False
    named = sum(1 for s in scene.sentences if programmes_in(scene, s))
    orders = [
        s
        for s in scene.sentences
        if s.has("cue:assign", "cue:instruct", "cue:must", "cue:preside", "cue:request")
    ]
    bodies = {b.head for s in scene.sentences for b in s.bodies}
    tasks = [s for s in orders if s.has("cue:assign", "cue:instruct", "cue:preside", "cue:must")]
    if named >= 2 and tasks and len(bodies) >= 2 and _is_headed(scene) and _has_chief(scene):
        return True
    return _is_directive(scene, orders)


def _has_chief(scene: Scene) -> bool:
    """Say whether somebody acts for the home unit as such: an official, or its own authority.

    What a ministry organises gives no tasks to the bodies of the unit where it does so.
    """
    for actor in (a for s in scene.sentences for a in s.actors):
        if scene.home not in actor.locality:
            continue
        if actor.kind == "body":
            entity = scene.entities.get(("body", actor.keys[0]))
            if entity and entity.code in ("people_committee", "committee"):
                return True
        elif actor.kind == "person":
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
