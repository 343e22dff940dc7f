"""Verbs of speech: which acts of speech a sentence reports, and the words each speaks of."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extraction.clauses import fields_in, is_question, negated
from kg.extraction.scene import Actor, Scene, Sentence
from kg.extraction.topic import country_of
from kg.lexicon import Hit

_TIES = frozenset({"cue:relations", "cue:friendship", "cue:cooperation"})
_DASHES = frozenset("-–—")
_QUOTED = 3  # words of the shortest speech in quotes
_AHEAD = ("request", "proposal", "commitment")
#: Verbs that only report; the type of what they report comes from its content.
_REACH = 4  # words between who acts and "will"
_NEAR = 2  # words between a subject and "will", or a verb and "that"
#: Marks of who is not the subject.
_ASIDE = frozenset({"object", "with", "in", "from", "by"})
_REPORTS = {"cue:stress": "stress", "cue:say": "say", "cue:inform": "inform"}


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of speech: its words, its type of statement, or `stress` or `say`."""

    hit: Hit
    kind: str


def acts_in(scene: Scene, sentence: Sentence) -> list[Verb]:
    """Return the verbs of asking, promising, praising and stressing, one per statement.

    Nouns, negated verbs, verbs inside another's content and the second of two verbs that
    share one content ("values and wishes to widen") begin no statement; a question states
    nothing.
    """
    if is_question(scene, sentence):
        return []
    verbs: list[Verb] = []
    for hit in sentence.hits:
        kind = _kind(scene, hit)
        if kind is None or _is_noun(scene, sentence, hit):
            continue
        if negated(sentence, max(sentence.i, hit.i - 3), hit.i) or _is_suffered(
            scene, sentence, hit
        ):
            continue
        if verbs and _is_nested(scene, sentence, verbs[-1], hit, kind):
            continue
        if verbs and _shares_content(sentence, verbs[-1], hit):
            if verbs[-1].kind == "praise" and kind in _AHEAD:
                verbs[-1] = Verb(hit, kind)  # "welcomes and gives every support to" promises
            continue
        verbs.append(Verb(hit, kind))
    return verbs


def reports_in(sentence: Sentence) -> list[Verb]:
    """Return the verbs that only say or stress, in the order of the text."""
    found = []
    for hit in sentence.hits:
        kind = next((_REPORTS[c] for c in hit.concepts if c in _REPORTS), None)
        if kind is not None:
            found.append(Verb(hit, kind))
    return found


def _kind(scene: Scene, hit: Hit) -> str | None:
    table = scene.frames.statement
    kind = next((table[c] for c in hit.concepts if c in table), None)
    if kind is None and "cue:agree" in hit.concepts:
        return "agree"
    if kind is None and {"cue:assign", "cue:instruct"} & set(hit.concepts):
        return "task"
    return kind or ("stress" if "cue:stress" in hit.concepts else None)


def _is_noun(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether an owner follows: "the wish of X", where the verb stands before its object."""
    profile, folds = scene.lexicon.profile, scene.tokens.folds
    owned = any(h.j == hit.i for h in sentence.cues("rel:of"))
    if profile.clause_order == "SVO" and (owned or _is_object(sentence, hit)):
        return True
    if profile.clause_order == "SOV" or hit.j >= sentence.j or folds[hit.j] not in profile.genitive:
        return False
    return any(a.i == hit.j + 1 for a in sentence.actors)


def _is_object(sentence: Sentence, hit: Hit) -> bool:
    """Say whether "with" stands before a proposal or request: "agreed with the proposal"."""
    named = {"cue:propose", "cue:request"} & set(hit.concepts)
    return bool(named) and any(h.j == hit.i for h in sentence.cues("rel:with"))


def _is_suffered(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether "by" and nobody who is known follow: "X was thanked by the host"."""
    marks = [h for h in sentence.cues("rel:by") if h.i == hit.j]
    if scene.lexicon.profile.clause_order != "SVO" or not marks:
        return False
    return not any("by" in a.marks and a.kind in ("person", "group") for a in sentence.actors)


def _is_nested(scene: Scene, sentence: Sentence, outer: Verb, hit: Hit, kind: str) -> bool:
    """Say whether a verb stands in what another one asks for or promises.

    "Asks Seoul to create conditions" promises nothing; only a verb joined by a comma,
    a clause mark or "and" begins a statement of its own.
    """
    if scene.lexicon.profile.clause_order == "SOV" or kind != "commitment":
        return False
    helps = "cue:support" in hit.concepts and outer.kind != "commitment"
    will = any(outer.hit.j <= h.i <= hit.i for h in sentence.cues("cue:will"))
    if helps and outer.kind in _AHEAD and not will:
        return True  # "asks to open the market and create conditions for ..."
    return outer.kind in _AHEAD and not _is_joined(scene, sentence, outer.hit.j, hit.i)


def _is_joined(scene: Scene, sentence: Sentence, first: int, last: int) -> bool:
    """Say whether a comma, a clause mark or "and" stands right before word `last`."""
    marks = {*scene.lexicon.profile.clause_mark, *scene.lexicon.profile.list_mark}
    before = range(max(first, last - 2), last)
    return any(scene.tokens.folds[k] in marks for k in before) or any(
        "rel:and" in h.concepts and h.i in before for h in sentence.hits
    )


def _shares_content(sentence: Sentence, outer: Verb, hit: Hit) -> bool:
    """Say whether nothing but "and" stands between two verbs."""
    if outer.kind == "stress":
        return False
    gap = hit.i - outer.hit.j
    return gap <= 2 and all(
        any("rel:and" in h.concepts and h.i <= k < h.j for h in sentence.hits)
        for k in range(outer.hit.j, hit.i)
    )


def content_of(scene: Scene, sentence: Sentence, verbs: list[Verb], n: int) -> tuple[int, int]:
    """Return the words that a verb speaks of: up to the next verb of speech.

    "That" opens them. In verb-final languages they stand before the verb, from the verb
    before it on, unless "that", a clause mark or the greater part of the sentence follows.
    """
    hit = verbs[n].hit
    following = verbs[n + 1].hit.i if n + 1 < len(verbs) else sentence.j
    following = _added_at(scene, sentence, hit.j, following)
    that = that_after(scene, sentence, hit)
    if that is not None and that + 1 < following:
        return that + 1, following
    if scene.lexicon.profile.clause_order != "SOV":
        return quoted_before(scene, sentence, hit) or (hit.j, following)
    start = verbs[n - 1].hit.j if n else sentence.i
    folds, marks = scene.tokens.folds, {":", *scene.lexicon.profile.clause_mark}
    opens = hit.j < sentence.j and folds[hit.j] in marks
    if opens or ":" in folds[hit.j : min(hit.j + 3, sentence.j)]:
        return hit.j, following
    long = sentence.j - hit.j > 8 and n + 1 == len(verbs)
    return (hit.j, sentence.j) if long else (start, hit.i)


def quoted_before(scene: Scene, sentence: Sentence, hit: Hit) -> tuple[int, int] | None:
    """Return the words in quotes right before a verb ("...", promised X), at least three."""
    profile, folds = scene.lexicon.profile, scene.tokens.folds
    k = hit.i - 1
    while k > sentence.i and (folds[k] in profile.list_mark or folds[k] in _DASHES):
        k -= 1
    if k <= sentence.i or folds[k] not in profile.close_quote:
        return None
    opened = [n for n in range(sentence.i, k) if folds[n] in profile.open_quote]
    start = opened[-1] + 1 if opened else sentence.i
    return (start, k) if k - start >= _QUOTED else None


def _added_at(scene: Scene, sentence: Sentence, start: int, end: int) -> int:
    """Return where the next thing said begins, where verbs open clauses: ", noting that ..."."""
    if scene.lexicon.profile.clause_order != "VSO":
        return end
    marks = scene.lexicon.profile.list_mark
    added = [v.hit.i for v in reports_in(sentence) if start < v.hit.i < end]
    return next((k for k in added if scene.tokens.folds[k - 1] in marks), end)


def that_after(scene: Scene, sentence: Sentence, hit: Hit) -> int | None:
    """Return the "that" which opens what a verb speaks of: beside it, or after its subject."""
    words, k = 0, hit.j
    while k < sentence.j and words <= _NEAR:
        if scene.tokens.folds[k] in scene.lexicon.profile.that:
            return k
        actor = next((a for a in sentence.actors if a.i <= k < a.j), None)
        words, k = (words, actor.j) if actor else (words + 1, k + 1)
    return None


def meaning_of(
    scene: Scene, sentence: Sentence, speaker: Actor, start: int, end: int
) -> str | None:
    """Return the type of a statement that a verb of saying or stressing reports.

    What the speaker's own side will do, or help with, is a promise; what must be done is a
    proposal; what is said of a standing relation is praise.
    """
    inside = {c for h in sentence.hits if start <= h.i < end for c in h.concepts}
    if "cue:not" in inside:
        return None
    if _will_help(scene, sentence, start, end) or _will_do(scene, sentence, speaker, start, end):
        return "commitment"
    if "cue:must" in inside and (inside & _TIES or fields_in(scene, sentence, start, end)):
        return "proposal"
    dated = any(start <= d[0] < end for d in sentence.dates) or "cue:since" in inside
    return "praise" if inside & (_TIES - {"cue:cooperation"}) and not dated else None


def is_undertaking(scene: Scene, sentence: Sentence, start: int, end: int) -> bool:
    """Say whether what is agreed is to do something, not a document or a tie.

    Those are agreements and partnerships of their own.
    """
    made = {*scene.frames.document, "cue:sign", "cue:twinned", "cue:establish"}
    inside = {c for h in sentence.hits if start <= h.i < end for c in h.concepts}
    where = any(h.i == start for h in sentence.cues("rel:in")) and any(
        h.i - start <= _QUOTED for h in sentence.cues(*scene.frames.event) if h.i >= start
    )
    return end - start >= _NEAR and made.isdisjoint(inside) and not where


def _will_help(scene: Scene, sentence: Sentence, start: int, end: int) -> bool:
    """Say whether "will" governs a verb of help: it stands before it, or after it in SOV."""
    wills = [h.i for h in sentence.cues("cue:will") if start <= h.i < end]
    helps = [h.i for h in sentence.cues("cue:support") if start <= h.i < end]
    if not wills or not helps:
        return False
    if scene.lexicon.profile.clause_order == "SOV":
        return min(helps) <= max(wills)
    return min(wills) <= max(helps)


def _will_do(scene: Scene, sentence: Sentence, speaker: Actor, start: int, end: int) -> bool:
    """Say whether the speaker's own side is the subject of "will".

    That is his place, a body of it, or himself, with nobody of the other side between; or
    nobody, where "will" opens the content ("promised to"). Where the verb ends the clause,
    the subject opens it.
    """
    wills = [h for h in sentence.cues("cue:will", "cue:plan") if start <= h.i < end]
    if not wills:
        return False
    if scene.lexicon.profile.clause_order == "SOV":
        own = [a.i for a in _subjects(sentence, start, end) if _is_own(scene, speaker, a)]
        own += [i for i, _ in _mission(scene, sentence, speaker, start, end)]
        return any(i - start <= _NEAR for i in own) and any(end - h.j <= _NEAR for h in wills)
    mission = _mission(scene, sentence, speaker, start, end)
    if any(0 <= h.i - j <= _NEAR for h in wills for _, j in mission):
        return True
    return any(_acts_before(scene, sentence, speaker, start, h.i) for h in wills)


def _acts_before(scene: Scene, sentence: Sentence, speaker: Actor, start: int, will: int) -> bool:
    """Say whether who acts before "will" is of the speaker's side."""
    before = [a for a in _subjects(sentence, start, will) if a.j <= will]
    if not before:
        return will - start <= _NEAR
    return will - before[-1].j <= _REACH and _is_own(scene, speaker, before[-1])


def _subjects(sentence: Sentence, start: int, end: int) -> list[Actor]:
    return [a for a in sentence.actors if start <= a.i < end and not _ASIDE & a.marks]


def _is_own(scene: Scene, speaker: Actor, actor: Actor) -> bool:
    """Say whether somebody is the speaker himself, his place, or a body of his country."""
    if actor.keys == speaker.keys or _is_side(speaker, actor):
        return True
    lands = {country_of(scene, k) for k in speaker.locality} - {""}
    return actor.kind == "body" and {country_of(scene, k) for k in actor.locality} == lands


def _mission(
    scene: Scene, sentence: Sentence, speaker: Actor, start: int, end: int
) -> list[tuple[int, int]]:
    """Return where an envoy speaks of his own mission without its name ("the embassy")."""
    held = {
        post
        for s in scene.sentences
        for p in s.people
        if p.key in speaker.keys
        for post, _, _ in p.posts
    }
    if not held & scene.frames.groups["envoy_posts"]:
        return []
    missions = scene.frames.groups["missions"]
    heads = [h for h in sentence.hits if missions & set(h.all("body")) and start <= h.i < end]
    return [(h.i, h.j) for h in heads if not any(b.i <= h.i < b.j for b in sentence.bodies)]


def _is_side(speaker: Actor, actor: Actor) -> bool:
    return bool(actor.locality) and set(actor.locality) <= set(speaker.locality)
