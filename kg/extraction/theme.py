"""Whether an article is on the theme at all (docs: scope).

On the theme is an article in which an authority below the state acts with a foreign
partner, or runs a programme that gives tasks to its own bodies. All else gives no claim.
"""

from __future__ import annotations

from kg.extraction.parties import is_foreign_pair, parties_in
from kg.extraction.scene import Actor, Scene, Sentence
from kg.extraction.topic import country_of, is_substate
from kg.extraction.weak_names import ends_in_type
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


#: Contact that a sentence may tell of without naming an official: documents and ties.
_TIE = (
    "cue:twinned",
    "cue:friendship",
    "cue:cooperation",
    "cue:relations",
    "cue:sign",
    "cue:mou",
    "cue:agreement",
)
#: What the sentences of an article must weigh together to be on the theme.
_ENOUGH = 2.0
#: What each of them must weigh on average where neither headline nor lead tells of contact.
_SHARE = 0.12


def judge_theme(scene: Scene) -> None:
    """Set `on_theme`, `programme` and `domestic` (a programme without a partner) of a scene."""
    told = [(_contact(scene, s), s.region in ("headline", "lead")) for s in scene.sentences]
    score = sum(weight for weight, _ in told)
    if not any(weight for weight, early in told if early) and score < _SHARE * len(told):
        score = 0.0  # told in passing in a long article about something else
    scene.programme = _is_programme(scene)
    scene.domestic = scene.programme and score < _ENOUGH
    scene.on_theme = scene.programme or score >= _ENOUGH


def _contact(scene: Scene, sentence: Sentence) -> float:
    """Weigh how much a sentence tells of contact of an authority with a foreign partner."""
    if not sentence.has(*_CONTACT):
        return 0.0
    parties = parties_in(scene, sentence)
    if not is_foreign_pair(scene, parties):
        return 0.0
    official = any(_is_official(scene, sentence, a) for a in sentence.actors)
    if not official and not (sentence.has(*_TIE) and _are_partners(scene, sentence, parties)):
        return 0.0
    weight = 1.5 if sentence.region in ("headline", "lead") else 1.0
    return weight * (1.5 if sentence.has(*_FIRM) or _meet(scene, sentence) else 0.75)


def _meet(scene: Scene, sentence: Sentence) -> bool:
    """Say whether people in office of two countries stand in a sentence, one below the state."""
    people = [a for a in sentence.actors if a.kind in ("person", "group") and a.locality]
    sides = {country_of(scene, k) for a in people for k in a.locality} - {""}
    return len(sides) >= 2


def _units(scene: Scene, actor: Actor) -> list[str]:
    return [k for k in actor.locality if is_substate(scene, k) and country_of(scene, k)]


def _is_official(scene: Scene, sentence: Sentence, actor: Actor) -> bool:
    """Say whether somebody acts in office for a unit below the state.

    A delegation or the leaders of a unit do, holders of its posts, and its bodies of
    public authority; its enterprises, newspapers and police are no partners abroad.
    """
    if not _units(scene, actor):
        return False
    if {"delegation", "leaders"} & actor.marks or _sends(scene, sentence, actor):
        return True
    if actor.kind == "body":
        entity = scene.entities.get(("body", actor.keys[0]))
        governs = any(b.key == actor.keys[0] and b.head == "government" for b in sentence.bodies)
        return governs or bool(entity and entity.code in _AUTHORITIES)
    return actor.kind in ("person", "group")


def _sends(scene: Scene, sentence: Sentence, actor: Actor) -> bool:
    """In head-last languages "X's foreign delegation" may hold words between."""
    if scene.lexicon.profile.head_order == "first" or scene.lexicon.profile.case_marks_names:
        return False
    following = [a.i for a in sentence.actors if a.i >= actor.j]
    stop = min(following, default=sentence.j)
    return any(0 <= h.i - actor.j <= _REACH and h.i < stop for h in sentence.cues("cue:delegation"))


#: Words between a delegation and whose it is.
_REACH = 6
#: Kinds of bodies that act for a unit.
_AUTHORITIES = frozenset(
    {"people_committee", "party_committee", "department", "committee", "association"}
)


def _are_partners(scene: Scene, sentence: Sentence, parties: tuple[str, ...]) -> bool:
    """Say whether two units themselves are the partners of a document or tie.

    A capital named alone often means its state: it counts only with its type word, or
    as a twin, which states never are.
    """
    twins = sentence.has("cue:twinned")
    typed = {
        p.key
        for p in sentence.places
        if (p.i, p.j) != (p.name_i, p.name_j) or ends_in_type(scene, p.name_j)
    }
    units = [
        k
        for k in parties
        if is_substate(scene, k) and (twins or k in typed or k not in scene.gazetteer.capitals)
    ]
    return len(units) >= 2 and is_foreign_pair(scene, tuple(units))


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
