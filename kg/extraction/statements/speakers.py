"""Who speaks: the subject of a verb of speech, in each order of the clause."""

from __future__ import annotations

from kg.extraction.actors.joint_actors import joined
from kg.extraction.actors.subject_behind import behind_verb, subject_behind
from kg.extraction.actors.subjects import (
    ASIDE,
    is_between,
    is_of_object,
    is_owner,
    is_pair,
    is_participle,
    left_out_of,
    may_open,
    only_where,
    opens_clause,
)
from kg.extraction.reports import Verb, is_source, reports_in, that_after
from kg.extraction.scene import Actor, Scene, Sentence
from kg.extraction.statements.closings import closer_of, closes_bare
from kg.extraction.statements.ordered import opens_task
from kg.extraction.statements.speech_contents import quoted_before
from kg.extraction.statements.speech_nouns import agent_of
from kg.extraction.statements.strangers import (
    is_before_stranger,
    is_stranger,
    is_unknown,
    spoken_for,
)
from kg.extraction.statements.told_sides import other_side, unit_of
from kg.extraction.topic import holds_post
from kg.lexicon import Hit

_BESIDE = 3  # words between a subject and its verb
_SMALL = 3  # letters of a preposition
_VSO_REACH = 4  # words between a verb and the subject behind it
_QUOTED = 2  # words between a verb and the person behind it: "said Mr", "the speech of Mr"
_ORDERS = frozenset({"cue:assign", "cue:instruct"})
_KINDS: tuple[tuple[str, ...], ...] = (("person",), ("group",), ("body", "place"))


def first_speaker(
    scene: Scene, sentence: Sentence, verbs: list[Verb], last: Actor | None
) -> Actor | None:
    """Return who speaks in a sentence with verbs of speech.

    The subject of a verb of saying at the end ("..., said X") governs all that stands
    before it. A verb without a subject before it ("Praising Y, X said") takes the next one's.
    """
    hit = _reporting(scene, sentence, verbs[0].hit)
    told = [v for v in verbs if v.kind != "stress"] or verbs
    if last is not None and closes_bare(scene, sentence, told[-1].hit):
        return last
    closing = _closing(scene, sentence, told[-1].hit) or _closed(scene, sentence, told)
    if closing is not None and not _has_own(scene, sentence, hit, closing):
        return joined(scene, sentence, closing)
    found = _subject(scene, sentence, hit, last)
    later = [v.hit for v in (*verbs, *reports_in(sentence)) if v.hit.i > hit.i]
    if found is None and scene.lexicon.profile.clause_order == "SVO":
        found = next(filter(None, (_beside(sentence, h) for h in later)), None)
    if later and scene.lexicon.profile.clause_order == "SOV":
        found = _between(sentence, hit, later[0], found)
    if found is None or found.kind != "person" or "pronoun" in found.marks:
        found = spoken_for(scene, sentence, hit) or found
    if found is None and (is_stranger(scene, sentence, hit) or is_unknown(scene, sentence, hit)):
        return None
    if found is not None and is_before_stranger(scene, sentence, hit, found):
        return None
    speaker = joined(scene, sentence, found) if found else last or left_out_of(scene, sentence, hit)
    return other_side(scene, sentence, verbs[0], speaker) or speaker


def _has_own(scene: Scene, sentence: Sentence, hit: Hit, closing: Actor) -> bool:
    """Say whether a verb has a subject of its own: "X proposed it, and Y said that"."""
    own = _beside(sentence, hit) if scene.lexicon.profile.clause_order == "SVO" else None
    return own is not None and own.keys != closing.keys and own.i < closing.i


def _between(sentence: Sentence, hit: Hit, later: Hit, found: Actor | None) -> Actor | None:
    """Return who stands between two verbs of speech, where the first has no person before it.

    "Praising the city, he said": where verbs end clauses, the subject may follow the first.
    """
    if found is not None and (found.kind in ("person", "group") or "subject" in found.marks):
        return found
    people = [
        a
        for a in sentence.actors
        if a.kind in ("person", "group") and hit.j <= a.i and a.j <= later.i
    ]
    near = [a for a in people if a.i - hit.j <= _BESIDE and "object" not in a.marks]
    return near[0] if near else found


def _reporting(scene: Scene, sentence: Sentence, hit: Hit) -> Hit:
    """Return the verb of saying whose "that" opens before a verb; else the verb itself.

    "He said that the university was ready": it is he who promises. "That" may be left out,
    where nobody else stands between: "he said the port would take in ten".
    """
    reports = [verb.hit for verb in reports_in(sentence)]
    for report in reports:
        that = that_after(scene, sentence, report)
        if that is not None and that < hit.i:
            return report
    if scene.lexicon.profile.clause_order != "SVO":
        return hit
    told = [h for h in reports if h.j <= hit.i]
    told = [h for h in told if _beside(sentence, h) or is_stranger(scene, sentence, h)]
    if not told:
        return hit
    between = (a for a in sentence.actors if told[-1].j <= a.i and a.j <= hit.i)
    parted = not set(scene.lexicon.profile.clause_mark).isdisjoint(
        scene.tokens.folds[told[-1].j : hit.i]
    )
    return hit if parted or any(a.kind in ("person", "group") for a in between) else told[-1]


def reporter_in(scene: Scene, sentence: Sentence) -> Actor | None:
    """Return the person who says, stresses or informs in a sentence, if one does.

    Not whom he says it to, if he is named as well: "speaking to his guest, X said".
    """
    told = sentence.cues("cue:say", "cue:stress", "cue:inform")
    found = [a for hit in told if (a := _subject(scene, sentence, hit, None)) is not None]
    people = [a for a in found if a.kind == "person"]
    chosen = next((a for a in people if "object" not in a.marks), next(iter(people), None))
    return joined(scene, sentence, chosen) if chosen else None


def _closed(scene: Scene, sentence: Sentence, told: list[Verb]) -> Actor | None:
    """Return who has said the first of several things: "X is ready, said Y and invited Z"."""
    if len(told) < 2 or scene.lexicon.profile.clause_order == "SOV":
        return None
    closing = _closing(scene, sentence, told[0].hit)
    return closing if closing and closing.i < told[1].hit.i else None


def _closing(scene: Scene, sentence: Sentence, hit: Hit) -> Actor | None:
    """Return the person of "..., said X" or "..., X said" at the end of a sentence."""
    if scene.lexicon.profile.clause_order == "SOV":
        return subject_behind(scene, sentence, hit)
    closer = closer_of(scene, sentence, hit)
    if closer is not None:
        return closer
    marks = {*scene.lexicon.profile.list_mark, *scene.lexicon.profile.close_quote}
    for verb in reports_in(sentence):
        if verb.hit.i < hit.j or verb.kind == "inform":
            continue
        for actor in sentence.actors:
            near = 0 <= verb.hit.i - actor.j <= 1 or 0 <= actor.i - verb.hit.j <= 1
            begin = min(actor.i, verb.hit.i)
            apart = any(k in marks for k in scene.tokens.folds[max(hit.j, begin - 2) : begin])
            if actor.kind == "person" and near and apart:
                return actor
    return None


def _beside(sentence: Sentence, hit: Hit) -> Actor | None:
    near = [
        a
        for a in sentence.actors
        if a.kind in ("person", "group") and 0 <= hit.i - a.j <= _BESIDE and "object" not in a.marks
    ]
    return near[-1] if near else None


def _subject(scene: Scene, sentence: Sentence, hit: Hit, last: Actor | None) -> Actor | None:
    """Return the actor on the subject's side of the verb: people, then groups, then places."""
    order = scene.lexicon.profile.clause_order
    pool = _pool(scene, sentence, hit)
    agent = agent_of(scene, sentence, hit)
    if agent is not None:
        return agent
    if pool and "by" in pool[0].marks:
        return pool[0]
    if (own := opens_clause(scene, hit, pool)) is not None:
        return unit_of(scene, own)
    for kinds in _KINDS:
        chosen = [a for a in pool if a.kind in kinds and not only_where(a)]
        if "place" in kinds:
            chosen = [a for a in chosen if may_open(scene, hit, a)]
            chosen = [a for a in chosen if not is_of_object(scene, sentence, a)]
        if chosen:
            subject = [a for a in chosen if "subject" in a.marks]
            beside = [a for a in chosen if order == "SVO" and 0 <= hit.i - a.j <= _BESIDE]
            found = unit_of(scene, (subject or beside[-1:] or chosen)[0])
            if last is not None and _is_called_on(scene, sentence, hit, found):
                return last
            named = last is not None and _is_named(sentence, last)  # "he invited X" is not X
            ordered = found.kind == "place" and not _ORDERS.isdisjoint(hit.concepts)
            if found.kind == "person" or last is None or named or ordered:
                return found
            return last if _is_last(scene, found, last) else found
    return None


def _is_named(sentence: Sentence, person: Actor) -> bool:
    """Say whether somebody stands in a sentence by name."""
    return any(a.keys == person.keys and "pronoun" not in a.marks for a in sentence.actors)


def _is_called_on(scene: Scene, sentence: Sentence, hit: Hit, found: Actor) -> bool:
    """Say whether a verb of asking has its object right behind it, and its subject before.

    "And called on the Chinese side to": where verbs come first, one side between the verb
    and "to" is who is asked.
    """
    if scene.lexicon.profile.clause_order != "VSO":
        return False
    if not _ORDERS.isdisjoint(hit.concepts):  # "and directed the Department to"
        return 0 <= found.i - hit.j <= 1 and opens_task(scene, sentence, found.j)
    if "cue:request" not in hit.concepts:
        return False
    to = any(h.i == found.j for h in sentence.cues("rel:to"))
    return to and found.kind in ("place", "body") and 0 <= found.i - hit.j <= 1


def _is_last(scene: Scene, found: Actor, last: Actor) -> bool:
    """Say whether words stand for who spoke last: his post, the place he speaks of."""
    if found.kind in ("body", "place"):
        if last.kind != "person" and len(last.locality) > 1:  # both sides, of which one is named
            return set(found.locality) == set(last.locality)
        return bool(found.locality) and set(found.locality) <= set(last.locality)
    return found.kind == "group" and last.kind == "person" and holds_post(scene, found, last)


def _pool(scene: Scene, sentence: Sentence, hit: Hit) -> list[Actor]:
    order = scene.lexicon.profile.clause_order
    quoted = quoted_before(scene, sentence, hit) or (hit.i, hit.i)
    before = [
        a
        for a in sentence.actors
        if not (quoted[0] <= a.i < quoted[1] or is_between(scene, sentence, a))
        and a.j <= hit.i
        and ("object" not in a.marks or (a.j == hit.i and is_source(scene, hit)))
        and not is_owner(scene, sentence, a)
    ]
    after = [a for a in sentence.actors if a.i >= hit.j and not is_pair(a)]
    by = [a for a in after if "by" in a.marks and a.kind in ("person", "group")]
    if by and order != "SOV":  # there the same mark stands beside whoever does something
        return by
    if order == "VSO":
        return _verb_first(scene, sentence, hit, before, after)
    if (inverted := behind_verb(scene, sentence, hit)) is not None:
        return [inverted]
    if before or scene.tokens.folds[hit.j - 1] in scene.lexicon.profile.object:
        return before  # "pidió a X": the verb's own words say that X is asked
    return [a for a in after if a.kind == "person" and a.i - hit.j <= _QUOTED]


def _verb_first(
    scene: Scene, sentence: Sentence, hit: Hit, before: list[Actor], after: list[Actor]
) -> list[Actor]:
    """Return who may be the subject of a verb that opens its clause: what follows it.

    A person right before it is its topic, or the subject of "expressed his thanks". Where
    "that" follows at once, the subject is left out.
    """
    topic = [
        a
        for a in before
        if a.kind in ("person", "group") and hit.i - a.j <= _BESIDE and not a.marks
    ]
    if topic:
        return topic[-1:]
    that = that_after(scene, sentence, hit)
    named = any(hit.j <= a.i < (that or 0) for a in after)
    follows = that is not None and that - hit.j <= 1 and not named
    if follows or _is_left_out(scene, sentence, hit):
        return [a for a in before if a.kind == "person" and not a.marks]
    acting = [a for a in after if not ASIDE & a.marks or {"delegation", "leaders"} & a.marks]
    return [a for a in acting if a.i - hit.j <= _VSO_REACH] or before


def _is_left_out(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a preposition follows a verb that comes first: its subject was named before.

    "And praised (on) the stand of X", "and asked from X": who is named there is no subject.
    """
    folds, stops = scene.tokens.folds, scene.lexicon.profile.stopwords
    if is_participle(scene, sentence, hit):
        return True
    other = {h.i for h in sentence.hits if not h.has("rel")}
    ends = (hit.j - 1,) if hit.j - hit.i > 1 else ()  # in a label like "sends to"
    near = [k for k in (*ends, hit.j) if k < sentence.j and k not in other]
    return any(folds[k] in stops and len(folds[k]) <= _SMALL for k in near)
