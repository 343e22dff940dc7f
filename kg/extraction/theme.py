"""Whether an article is on the theme at all (docs: scope).

On the theme is an article in which an authority below the state acts with a foreign
partner, or runs a programme that gives tasks to its own bodies. All else gives no claim.
"""

from __future__ import annotations

from kg.extraction.parties import is_foreign_pair, parties_in
from kg.extraction.scene import Scene, Sentence
from kg.extraction.topic import SUBSTATE, country_of, kind_of
from kg.model import Entity

_CONTACT = (
    "cue:meeting",
    "cue:reception",
    "cue:visit",
    "cue:sign",
    "cue:twinned",
    "cue:friendship",
    "cue:cooperation",
    "cue:relations",
    "cue:delegation",
    "cue:mou",
    "cue:agreement",
    "cue:ceremony",
    "cue:conference",
)
_FIRM = (
    "cue:twinned",
    "cue:friendship",
    "cue:delegation",
    "cue:mou",
    "cue:reception",
    "cue:cooperation",
    "cue:sign",
)


def judge_theme(scene: Scene) -> None:
    """Set `on_theme` and `domestic` of a scene."""
    score = sum(_contact(scene, s) for s in scene.sentences)
    scene.on_theme = score >= 2.0
    if not scene.on_theme:
        scene.domestic = _is_programme(scene)
        scene.on_theme = scene.domestic


def _contact(scene: Scene, sentence: Sentence) -> float:
    """Weigh how much a sentence tells of contact with a foreign partner."""
    if not sentence.has(*_CONTACT):
        return 0.0
    if not is_foreign_pair(scene, parties_in(scene, sentence)) or not _authority(scene, sentence):
        return 0.0
    weight = 1.5 if sentence.region in ("headline", "lead") else 1.0
    return weight * (1.5 if sentence.has(*_FIRM) else 0.75)


def _authority(scene: Scene, sentence: Sentence) -> bool:
    """Say whether somebody acts for a unit below the state."""
    for actor in sentence.actors:
        units = [
            k for k in actor.locality if kind_of(scene, k) in SUBSTATE and country_of(scene, k)
        ]
        if not units:
            continue
        if (
            actor.kind in ("body", "person", "group")
            or {"delegation", "leaders", "pronoun", "with", "between"} & actor.marks
        ):
            return True
        if actor.kind == "place" and sentence.has(
            "cue:sign",
            "cue:twinned",
            "cue:cooperation",
            "cue:friendship",
            "cue:relations",
            "cue:mou",
            "cue:agreement",
        ):
            return True
    return False


def _is_programme(scene: Scene) -> bool:
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
    if named >= 2 and orders and len(bodies) >= 2:
        return True
    return _is_directive(scene, orders)


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
    return chief and told >= 3 and len(given) >= 3
