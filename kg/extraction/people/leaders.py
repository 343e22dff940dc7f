"""Who leads a delegation, and for which unit."""

from __future__ import annotations

from dataclasses import replace

from kg.extraction.scene import Actor, Scene, Sentence
from kg.lexicon import Hit

_HEAD = "delegation-head"
_SENT = ("cue:delegation", "cue:visitors")
_BESIDE = 12  # words between a delegation and the word for who leads it
_OBJECT = 3  # words between the verb of leading and the delegation


def place_leaders(scene: Scene, sentence: Sentence, led: dict[str, tuple[str, ...]]) -> None:
    """Let the head of a delegation act for the unit that sends it, here and from here on.

    Args:
        scene: The article.
        sentence: Its actors of kind `person` without a locality are given one.
        led: Localities of the leaders found so far, by key of the person; added to.
    """
    sent = [a for a in sentence.actors if "delegation" in a.marks and a.locality]
    leader = leader_in(scene, sentence) if sent else None
    if leader is not None and not leader.locality:
        i, j = leader.i, leader.j
        near = min(sent, key=lambda a: max(a.i - j, i - a.j))
        led.setdefault(leader.keys[0], near.locality)
    sentence.actors = [
        replace(a, locality=led[a.keys[0]])
        if a.kind == "person" and not a.locality and a.keys[0] in led
        else a
        for a in sentence.actors
    ]


def leader_in(scene: Scene, sentence: Sentence) -> Actor | None:
    """Return the person beside "led by", "head of the delegation"."""
    marks = [
        h for h in sentence.hits if "cue:lead" in h.concepts or "post:delegation-head" in h.concepts
    ]
    people = [a for a in sentence.actors if a.kind == "person"]
    if not marks or not people:
        return None
    heads = {p.key for p in sentence.people if any(post == _HEAD for post, _, _ in p.posts)}
    if told := next((a for a in people if heads & set(a.keys)), None):
        return told
    active = _is_active(scene, sentence, marks[0])
    return min(people, key=lambda a: _gap(scene, a, marks[0].i, marks[0].j, active=active))


def _is_active(scene: Scene, sentence: Sentence, mark: Hit) -> bool:
    """Say whether somebody leads a delegation named behind the verb: "X, al frente de una ..."."""
    if scene.lexicon.profile.clause_order != "SVO":
        return False
    near, far = scene.reach(_OBJECT), scene.reach(_BESIDE)
    sent = sentence.cues(*_SENT)
    behind = any(0 <= d.i - mark.j <= near for d in sent)
    return behind and not any(0 <= mark.i - d.j <= far for d in sent)


def _gap(scene: Scene, actor: Actor, i: int, j: int, *, active: bool) -> tuple[bool, int]:
    """Say how far an actor is from a word, and whether on the side where no leader stands.

    Where the verb ends the clause, or what it tells of the noun stands before that (in
    Chinese), a leader comes before the verb; so he does who leads a delegation that follows.
    """
    before = scene.lexicon.profile.clauses_precede_nouns or active
    wrong = (actor.i < i) != before and actor.i != j
    return wrong, max(actor.i - j, i - actor.j, 0)
