"""The words that a verb of speech speaks of, by the order of the clause."""

from __future__ import annotations

from kg.extraction.reports import REPORTED, Verb, is_source, reports_in, that_after
from kg.extraction.scene import Scene, Sentence
from kg.extraction.statements.closings import CLOSING, DASHES, closer_of, closes_bare
from kg.lexicon import Hit

_QUOTED = 3  # words of the shortest speech in quotes
#: Verbs of asking, promising and ordering.
_ASKING = ("cue:request", "cue:propose", "cue:commit", "cue:instruct", "cue:assign")
_NEAR = 2  # words behind a verb that say nothing of their own
_LOOSE = 1  # words before it that belong to nobody: "and"
_ENDS = 3  # words behind one that closes what is told: "told reporters."


def content_of(scene: Scene, sentence: Sentence, verbs: list[Verb], n: int) -> tuple[int, int]:
    """Return the words that a verb speaks of: up to the next verb of speech.

    "That" opens them. In verb-final languages they stand before the verb, from the verb
    before it on, unless "that", a clause mark or the greater part of the sentence follows.
    """
    hit = verbs[n].hit
    following = verbs[n + 1].hit.i if n + 1 < len(verbs) else sentence.j
    following = _added_at(scene, sentence, verbs[n], following)
    that = that_after(scene, sentence, hit)
    if that is not None and that + 1 < following:
        return that + 1, following
    if scene.lexicon.profile.clause_order != "SOV":
        before = quoted_before(scene, sentence, hit) or _object_before(
            scene, sentence, hit, following
        )
        told = None if n or before else _told_before(scene, sentence, verbs[n])
        told = told or _bracketed(scene, sentence, verbs, n)
        return before or told or (hit.j, following)
    if is_source(scene, hit):
        return hit.j, following
    start = verbs[n - 1].hit.j if n else sentence.i
    folds, marks = scene.tokens.folds, {":", *scene.lexicon.profile.clause_mark}
    thanks = verbs[n].kind == "praise" and hit.i - start >= _QUOTED  # the reason stands before
    if verbs[n].kind != "praise" and hit.i - start >= _QUOTED and _is_parted(scene, sentence, hit):
        return start, hit.i
    opens = hit.j < sentence.j and folds[hit.j] in marks and not thanks
    if opens or ":" in folds[hit.j : min(hit.j + 3, sentence.j)]:
        return hit.j, following
    reported = verbs[n].kind in REPORTED and following - hit.j > _QUOTED
    if n and reported and folds[hit.j] in scene.lexicon.profile.list_mark:
        return hit.j + 1, following  # "..., and he said, ..."
    follows = bool(scene.lexicon.profile.that)  # "asked that": elsewhere it always stands before
    if follows and following - hit.j > _QUOTED and _is_only_who(sentence, verbs[n], start):
        comma = folds[hit.j] in scene.lexicon.profile.list_mark
        if comma or hit.j - hit.i > 1 or "cue:wish" in hit.concepts:
            return hit.j + comma, following
    long = follows and sentence.j - hit.j > 8 and n + 1 == len(verbs) and not thanks
    if long and verbs[n].kind == "praise" and hit.i > start:
        return start, sentence.j  # "praising its cleanliness, he said ..."
    return (hit.j, sentence.j) if long else (start, hit.i)


def _is_only_who(sentence: Sentence, verb: Verb, start: int) -> bool:
    """Say whether only who speaks, and to whom, stands before a verb: "X promised, ..."."""
    actors = [a for a in sentence.actors if start <= a.i and a.j <= verb.hit.i]
    held = {k for a in actors for k in range(a.i, a.j)}
    few = verb.hit.i - start - len(held) <= _LOOSE
    return bool(actors) and few and verb.kind != "praise"


def _bracketed(
    scene: Scene, sentence: Sentence, verbs: list[Verb], n: int
) -> tuple[int, int] | None:
    """Return what stands before a verb that ends its clause: "hat X um Hilfe gebeten".

    So in languages that leave parts of verbs at the end; "and" or a sign follows, or nothing.
    """
    hit, profile, folds = verbs[n].hit, scene.lexicon.profile, scene.tokens.folds
    if not profile.particle or profile.clause_order != "SVO":
        return None
    marks = {*profile.pauses, *profile.close_quote}
    joint = any(h.i == hit.j for h in sentence.cues("rel:and"))
    subject = any(a.j == hit.i for a in sentence.actors)  # "X promised and"
    ends = not subject and (sentence.j - hit.j <= 1 or joint)
    floor = max([sentence.i, *(v.hit.j for v in verbs[:n])])
    cuts = [k + 1 for k in range(floor, hit.i) if folds[k] in {*marks, ":"}]
    start = max([floor, *cuts])
    return (start, hit.i) if ends and hit.i - start >= _QUOTED else None


def _is_parted(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether what follows a verb that ends a clause is another one's content.

    "Calling on firms to invest, he said ..."; "asked for more places; proposed to send ...",
    where each item ends in its own verb.
    """
    if any(0 <= v.hit.i - hit.j <= _NEAR for v in reports_in(sentence)):
        return True
    marks = {*scene.lexicon.profile.clause_mark}
    item = next((h for h in sentence.cues(*_ASKING) if h.i > hit.j), None)
    return item is not None and hit.j < sentence.j and scene.tokens.folds[hit.j] in marks


def _object_before(
    scene: Scene, sentence: Sentence, hit: Hit, following: int
) -> tuple[int, int] | None:
    """Return what is spoken of where it stands before the verb: "for X expresses thanks".

    That is from the word that marks it, in the verb's own part of the sentence, where
    nothing follows the verb.
    """
    profile, folds = scene.lexicon.profile, scene.tokens.folds
    closed = hit.j < sentence.j and folds[hit.j] in profile.list_mark
    if not profile.scriptio_continua or not (closed or following - hit.j <= _NEAR):
        return None
    apart = profile.pauses - {"、"}
    inside = {k for h in sentence.hits if h.j - h.i > 1 for k in range(h.i, h.j)}  # "给" in "给予"
    to = {h.i for h in sentence.cues("rel:to") if h.j - h.i == 1}
    for k in range(hit.i - 1, sentence.i, -1):
        if folds[k] in apart:
            return None
        marks = (folds[k] in profile.object or k in to) and k not in inside
        if marks and profile.head_order == "last" and hit.i - k > _QUOTED:
            return k, hit.i
    return None


def _told_before(scene: Scene, sentence: Sentence, verb: Verb) -> tuple[int, int] | None:
    """Return what is told before a verb of saying that closes it: "X will help, said Y".

    "X will help, Y said": then nothing follows the verb but to whom he said it.
    """
    hit, profile = verb.hit, scene.lexicon.profile
    closer = closer_of(scene, sentence, hit) if verb.kind in CLOSING else None
    if closer is not None:
        return sentence.i, min(closer.i, hit.i) - 1
    if verb.kind in CLOSING | REPORTED and closes_bare(scene, sentence, hit):
        return sentence.i, hit.i - 1
    if verb.kind not in REPORTED or profile.clause_order != "SVO":
        return None
    marks, folds = {*profile.list_mark, *DASHES}, scene.tokens.folds
    people = [a for a in sentence.actors if a.kind in ("person", "group") and a.i > sentence.i]
    before = next((a for a in people if a.j == hit.i and folds[a.i - 1] in marks), None)
    if before is not None and sentence.j - hit.j <= _ENDS:
        return (sentence.i, before.i - 1) if before.i - sentence.i > _QUOTED else None
    if folds[hit.i - 1] not in marks:
        return None
    said = any(a.kind in ("person", "group") and 0 <= a.i - hit.j <= 1 for a in sentence.actors)
    return (sentence.i, hit.i - 1) if said and hit.i - sentence.i > _QUOTED else None


def quoted_before(scene: Scene, sentence: Sentence, hit: Hit) -> tuple[int, int] | None:
    """Return the words in quotes right before a verb ("...", promised X), at least three.

    The subject may stand between: "...", X told reporters.
    """
    profile, folds = scene.lexicon.profile, scene.tokens.folds
    beside = [a.i for a in sentence.actors if a.j == hit.i and a.kind in ("person", "group")]
    k = min([hit.i, *beside]) - 1
    while k > sentence.i and (folds[k] in profile.list_mark or folds[k] in DASHES):
        k -= 1
    if k <= sentence.i or folds[k] not in profile.close_quote:
        return None
    opened = [n for n in range(sentence.i, k) if folds[n] in profile.open_quote]
    start = opened[-1] + 1 if opened else sentence.i
    return (start, k) if k - start >= _QUOTED else None


def _added_at(scene: Scene, sentence: Sentence, verb: Verb, end: int) -> int:
    """Return where the next thing said begins: ", noting that", "praised X and announced".

    A comma is enough where verbs open clauses; elsewhere "and", behind praise.
    """
    order, start = scene.lexicon.profile.clause_order, verb.hit.j
    if order != "VSO" and (order != "SVO" or verb.kind != "praise"):
        return end
    added = [v.hit.i for v in reports_in(sentence) if start < v.hit.i < end]
    if order == "VSO":
        marks = scene.lexicon.profile.list_mark
        return next((k for k in added if scene.tokens.folds[k - 1] in marks), end)
    joints = {h.j for h in sentence.cues("rel:and")}
    return next((k for k in added if k in joints), end)
