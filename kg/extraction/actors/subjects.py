"""Who may be the subject of a verb of speech, and who only stands before it."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.actors.joint_actors import is_link
from kg.extraction.clauses import has_and
from kg.extraction.reports import spoken_in
from kg.extraction.scene import Actor, Scene, Sentence
from kg.lexicon import Hit

_BESIDE = 3  # words between a subject and its verb
_NAMED = 3  # words from a place to the post of whoever is named between them
#: What stands beside one who is not who speaks or gives orders.
ASIDE = frozenset({"object", "with", "in", "from"})


def may_open(scene: Scene, hit: Hit, actor: Actor) -> bool:
    """Say whether a place may be the subject of a verb, and is not only named before it.

    "(On the border of Vietnam and Laos); invited a delegation": where subjects stand before
    verbs, it is beside the verb, or no clause mark stands between the two.
    """
    profile = scene.lexicon.profile
    if profile.clause_order != "SVO" or actor.kind != "place" or actor.j > hit.i:
        return True
    if "pronoun" in actor.marks or len(actor.keys) > 1 or hit.i - actor.j <= _BESIDE:
        return True
    return set(profile.clause_mark).isdisjoint(scene.tokens.folds[actor.j : hit.i])


def opens_clause(scene: Scene, hit: Hit, pool: Sequence[Actor]) -> Actor | None:
    """Return the place or body that a comma parts from all before it, right before its verb.

    "The mayor of A signed the pact with B, B promised ...": whoever stands before the comma
    has a verb of his own.
    """
    profile = scene.lexicon.profile
    if profile.clause_order != "SVO" or not pool:
        return None
    last, marks = pool[-1], profile.pauses
    near = last.kind in ("place", "body") and last.j == hit.i and not ASIDE & last.marks
    return last if near and scene.tokens.folds[last.i - 1] in marks else None


def is_of_object(scene: Scene, sentence: Sentence, actor: Actor) -> bool:
    """Say whether a place only tells whence somebody is whom a verb has as its object.

    "(To) Nara's governor (he) proposed": where verbs end clauses, a genitive ties the two.
    """
    if actor.kind != "place" or scene.lexicon.profile.clause_order != "SOV":
        return False
    profile, folds = scene.lexicon.profile, scene.tokens.folds
    asked = [a for a in sentence.actors if "object" in a.marks and a.kind != "place"]
    near = [a for a in asked if 0 <= a.i - actor.j <= scene.reach(_NAMED)]
    marks = {*profile.pauses, *profile.subject}
    owns = actor.j < sentence.j and folds[actor.j] in profile.genitive
    return any(
        a.i - actor.j <= 1 or (owns and marks.isdisjoint(folds[actor.j : a.i])) for a in near
    )


def only_where(actor: Actor) -> bool:
    """Say whether a place only tells where, or with whom, or a body between whom, it is said."""
    marks = {"place": {"in", "with"}, "body": {"between"}}.get(actor.kind, set())
    return bool(marks & actor.marks)


def is_between(scene: Scene, sentence: Sentence, actor: Actor) -> bool:
    """Say whether "between" governs a person: "the talk between X and Y" says nothing itself."""
    if actor.kind != "person" or scene.lexicon.profile.adposition != "before":
        return False
    others = [a for a in sentence.actors if "between" in a.marks and a.j <= actor.i]
    return "between" in actor.marks or any(is_link(scene, sentence, a, actor) for a in others[-1:])


def is_pair(actor: Actor) -> bool:
    """Say whether both sides only stand behind "between": "an exchange between the two sides"."""
    return {"between", "pronoun"} <= actor.marks


def is_owner(scene: Scene, sentence: Sentence, actor: Actor) -> bool:
    """Say whether a place only owns the noun before it: "the situation of both sides".

    Not that of a side: "the side of Jeju".
    """
    if actor.kind != "place" or scene.lexicon.profile.adposition != "before":
        return False
    sides = {h.j for h in sentence.cues("cue:side")}
    owned = [h for h in sentence.cues("rel:of") if h.j == actor.i and h.i not in sides]
    return bool(owned) and not ({"leaders", "delegation"} & actor.marks)


def left_out_of(scene: Scene, sentence: Sentence, hit: Hit) -> Actor | None:
    """Return whose deed the sentence before tells, if a verb that opens its clause names nobody.

    "The chairman received a delegation of X. And proposed that": the subject goes on.
    """
    if scene.lexicon.profile.clause_order != "VSO" or hit.i > sentence.i or not sentence.index:
        return None
    before = scene.sentences[sentence.index - 1]
    people = [a for a in before.actors if a.kind == "person"]
    told = people[:1] if before.has(*scene.frames.event) else []
    return next((a for a in told if not a.marks), None)


def is_participle(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a verb behind a comma opens no clause of its own: ", calling on X to".

    Where verbs come first a clause begins with "and"; what follows another verb of speech
    without it is said of the subject named before.
    """
    marks = scene.lexicon.profile.list_mark
    behind = hit.i > sentence.i and scene.tokens.folds[hit.i - 1] in marks
    if not behind or scene.lexicon.profile.clause_order != "VSO" or has_and(scene, hit.i):
        return False
    return any(h.j < hit.i for h in spoken_in(scene, sentence))
