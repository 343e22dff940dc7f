"""Promises: what will be done, and by whom, as tense and person of a clause tell it.

A deed that lies ahead is a promise of the speaker if his own side does it, or nobody is named
who else would: "we will", "promised to". One definition serves what verbs of saying report,
what stands beside thanks, and what is told without such a verb.
"""

from __future__ import annotations

from itertools import chain, pairwise

from kg.extraction.actors.joint_actors import joined
from kg.extraction.bodies.body_names import is_nameless
from kg.extraction.scene import Actor, Scene, Sentence
from kg.extraction.statements.deeds import (
    HAPPENINGS,
    WILL,
    Ahead,
    ahead_in,
    deeds_in,
    given_now,
    granted,
    has_quantity,
)
from kg.extraction.statements.joint_deeds import done_together
from kg.extraction.topic import body_kind_of, country_of, posts_of
from kg.lexicon import Hit

_BEHIND = 4  # words between a verb that opens its clause and its subject
_NEAR = 2  # words between the beginning of what is said and "will", if they name nobody
#: What is no promise told by itself, but a wish or a report; what is an event, unless decided on.
_OTHERS = ("cue:delegation", "cue:if", "cue:may", "cue:not", "cue:say", "cue:stress")


def is_promised(scene: Scene, sentence: Sentence, speaker: Actor, start: int, end: int) -> bool:
    """Say whether words tell what the speaker's side will do, or nobody else who is named."""
    if _own_body_acts(scene, sentence, speaker, start, end):
        return True
    where = (scene, sentence, start, end)
    for ahead in chain(ahead_in(*where), granted(*where)):
        if _is_told_of_before(sentence, start, ahead):
            continue
        if _is_ours(scene, sentence, start, ahead):
            return True
        if ahead.doer is not None:
            if _is_unnamed(scene, sentence, ahead.doer) or _is_own(scene, speaker, ahead.doer):
                return True
            if speaker.kind == "body" and {"pronoun"} == ahead.doer.marks:
                return True  # "the university said that it": no person told it
        elif _is_bare(sentence, ahead, start):
            return True
    return False


def _is_told_of_before(sentence: Sentence, start: int, ahead: Ahead) -> bool:
    """Say whether a plan is only part of what has been done: "have since drawn up a plan for"."""
    done = [h for h in sentence.cues("cue:past", "cue:previously") if "cue:give" not in h.concepts]
    last = max((h.i for h in done if start <= h.i < ahead.at), default=None)
    if last is None:
        return False
    return not any(last < h.i <= ahead.at for h in sentence.cues("cue:will"))


def _is_ours(scene: Scene, sentence: Sentence, start: int, ahead: Ahead) -> bool:
    """Say whether "we" opens what is said and does what lies ahead, where verbs end clauses.

    Between the two the other side is only named: "we shall ease imports from Vietnam". What we
    hope, others do.
    """
    if scene.lexicon.profile.clause_order != "SOV":
        return False
    opens = [h for h in sentence.cues("cue:we") if 0 <= h.i - start <= scene.reach(_NEAR)]
    others = sentence.cues("cue:wish", "cue:request", "cue:propose", "cue:not", "cue:if")
    return bool(opens) and not any(opens[0].i < h.i <= ahead.at for h in others)


def narrated(scene: Scene, sentence: Sentence, last: Actor | None) -> list[tuple[Actor, int, int]]:
    """Return who promises what in a sentence without a verb of speech: (who, first word, end).

    That is who spoke last, if his side does it; else each unit or body that will give
    something, if somebody of another side is named to whom it does.
    """
    if sentence.has(*_OTHERS):
        return []
    speaks = last is not None and last.kind == "person" and bool(last.locality)
    papers = sentence.has(*scene.frames.document)
    happens = sentence.has(*HAPPENINGS)
    givers: dict[tuple[str, ...], tuple[Actor, Hit]] = {}
    for ahead in chain(
        ahead_in(scene, sentence, sentence.i, sentence.j), given_now(scene, sentence)
    ):
        if ahead.deed and "cue:set-aside" in ahead.deed.concepts:
            continue
        if happens and not ahead.decided:
            continue
        if papers and (ahead.deed is None or ahead.doer is None or ahead.decided):
            continue  # "an agreement will be signed"; what one side gives by it, it promises
        apart = _is_named(ahead.doer) and (ahead.decided or _opens_paragraph(scene, sentence))
        if not apart and last is not None and speaks and _is_his(scene, sentence, last, ahead):
            return [(last, sentence.i, sentence.j)]
        if ahead.doer is None or ahead.deed is None or not _is_unit(scene, sentence, ahead.doer):
            continue
        if _is_for_others(scene, sentence, ahead.doer):
            doer = joined(scene, sentence, ahead.doer)
            givers.setdefault(doer.keys, (doer, ahead.deed))
    both = None if givers else done_together(scene, sentence)
    if both is not None:
        return [(both, sentence.i, sentence.j)]
    return _by_giver(scene, sentence, list(givers.values()))


def _opens_paragraph(scene: Scene, sentence: Sentence) -> bool:
    """Say whether a sentence begins a paragraph: whose name opens it, he tells nothing more of."""
    return sentence.index == 0 or (
        scene.sentences[sentence.index - 1].paragraph != sentence.paragraph
    )


def _is_named(actor: Actor | None) -> bool:
    """Say whether a unit or body is told by its name, and not as "the city"."""
    return actor is not None and actor.kind != "person" and "pronoun" not in actor.marks


def _by_giver(
    scene: Scene, sentence: Sentence, givers: list[tuple[Actor, Hit]]
) -> list[tuple[Actor, int, int]]:
    """Part a sentence between those who give: "X will train ..., while Y will supply ...".

    A part ends with its verb where verbs end clauses, else where the next giver stands.
    """
    last_verb = scene.lexicon.profile.clause_order == "SOV"
    cuts = [deed.j if last_verb else who.i for (_, deed), (who, _) in pairwise(givers)]
    bounds = [_clause_start(scene, sentence, givers), *cuts, sentence.j]
    return [(who, *span) for (who, _), span in zip(givers, pairwise(bounds), strict=False)]


def _clause_start(scene: Scene, sentence: Sentence, givers: list[tuple[Actor, Hit]]) -> int:
    """Return where what the first giver does begins: behind a clause mark before both."""
    marks = scene.lexicon.profile.clause_mark
    first = min((min(who.i, deed.i) for who, deed in givers), default=sentence.i)
    return max(
        (k + 1 for k in range(sentence.i, first) if scene.tokens.folds[k] in marks),
        default=sentence.i,
    )


def _is_his(scene: Scene, sentence: Sentence, last: Actor, ahead: Ahead) -> bool:
    """Say whether a deed is of the side of who spoke last: his, or counted and nobody's."""
    if ahead.doer is not None:
        return _is_own(scene, last, ahead.doer)
    return ahead.deed is not None and has_quantity(scene, sentence, sentence.i, sentence.j)


def is_passed_on(scene: Scene, sentence: Sentence, hit: Hit, kind: str) -> bool:
    """Say whether a proposal or request is what somebody will pass on, where verbs end clauses."""
    profile = scene.lexicon.profile
    noun = hit.j - hit.i == 1 and kind in ("proposal", "request")
    if profile.clause_order != "SOV" or not noun:
        return False
    marks = {*profile.pauses, *profile.that}
    deeds = [d for d in deeds_in(scene, sentence, hit.j, sentence.j) if d.i > hit.j]
    return any(marks.isdisjoint(scene.tokens.folds[hit.j : d.i]) for d in deeds)


def _is_bare(sentence: Sentence, ahead: Ahead, start: int) -> bool:
    """Say whether nobody is named who would do it: "we will", "promised to send".

    Neither an office without a name, nor a thing of which something will become. Who says
    "the county will" means his own.
    """
    if _is_office(sentence, ahead.at, start):
        return False
    if ahead.deed is not None:
        return True
    things = [h for h in sentence.hits if start <= h.i and h.j < ahead.at]
    named = any(h.has(scheme) for h in things for scheme in ("field", "unit", "place-type"))
    return ahead.at - start <= _NEAR and not named


def _is_office(sentence: Sentence, verb: int, start: int) -> bool:
    """Say whether a body or post without a name ("the embassy") stands before a verb."""
    near = [h for h in sentence.hits if max(start, verb - _BEHIND) <= h.i < verb]
    return any(h.has("body") or h.has("post") for h in near)


def _own_body_acts(scene: Scene, sentence: Sentence, speaker: Actor, start: int, end: int) -> bool:
    """Say whether what governs the speaker's unit, without its name, will do something.

    "The council", "the state government"; an envoy's is "the embassy".
    """
    groups = scene.frames.groups
    envoy = not posts_of(scene, speaker).isdisjoint(groups["envoy_posts"])
    own = groups["missions"] if envoy else groups["governing_heads"]
    heads = [h for h in sentence.hits if own & set(h.all("body")) and start <= h.i < end]
    heads = [h for h in heads if not any(b.i <= h.i < b.j for b in sentence.bodies)]
    wills = [h for h in sentence.cues(*WILL) if start <= h.i < end]
    if scene.lexicon.profile.clause_order == "SOV":
        ends = any(end - w.j <= _NEAR for w in wills)
        return ends and any(h.i - start <= _NEAR for h in heads)
    return any(0 <= w.i - h.j <= _NEAR for w in wills for h in heads)


def _is_unit(scene: Scene, sentence: Sentence, actor: Actor) -> bool:
    """Say whether somebody is a place or body of one of the article's sides.

    So is a body with a name of its own of which the text does not tell where it is.
    """
    if actor.kind == "body" and not actor.locality:
        return any(b.key in actor.keys and not is_nameless(scene, b) for b in sentence.bodies)
    known = {scene.home, *scene.partners} - {None}
    return actor.kind in ("place", "body") and not known.isdisjoint(actor.locality)


def _is_for_others(scene: Scene, sentence: Sentence, doer: Actor) -> bool:
    """Say whether another country is named in the sentence, or a sum in an article of two."""
    own = {country_of(scene, k) for k in doer.locality}
    named = {country_of(scene, k) for a in sentence.actors for k in a.locality}
    if named - own - {""} and (own or doer.kind == "body"):
        return True
    abroad = bool(scene.partners) and not scene.domestic
    in_turn = sentence.has("cue:his-part")  # "Dakar, for its part, will supply the rooms"
    return abroad and (in_turn or has_quantity(scene, sentence, sentence.i, sentence.j))


def _is_unnamed(scene: Scene, sentence: Sentence, actor: Actor) -> bool:
    """Say whether a unit or its government is told by its kind alone.

    Who says "the province" or "the government" means his own.
    """
    own = scene.frames.groups["governing_heads"]
    if any(b.i == actor.i and b.head in own and not b.explicit for b in sentence.bodies):
        return actor.kind == "body"
    return actor.kind == "place" and "pronoun" in actor.marks and len(actor.keys) == 1


def _bodies_of(scene: Scene, speaker: Actor) -> set[str]:
    """Return the bodies in which the article gives a person a post."""
    people = (p for s in scene.sentences for p in s.people if p.key in speaker.keys)
    return {body.key for p in people for _, body, _ in p.posts if body is not None}


def _is_own(scene: Scene, speaker: Actor, actor: Actor) -> bool:
    """Say whether somebody is the speaker himself, or of his place or country, if that is known."""
    if actor.keys == speaker.keys:
        return True
    if body_kind_of(scene, actor) == "enterprise":  # a minister promises nothing for a company
        return not set(actor.keys).isdisjoint(_bodies_of(scene, speaker))
    if not speaker.locality:
        return True
    if actor.locality and set(actor.locality) <= set(speaker.locality):
        return True
    lands = {country_of(scene, k) for k in speaker.locality} - {""}
    return bool(lands) and {country_of(scene, k) for k in actor.locality} == lands
