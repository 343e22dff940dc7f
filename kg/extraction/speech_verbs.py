"""Verbs of speech: which acts of speech a sentence reports, and the words each speaks of."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extraction.clauses import is_question, negated
from kg.extraction.scene import Scene, Sentence
from kg.lexicon import Hit

_DASHES = frozenset("-–—")
_QUOTED = 3  # words of the shortest speech in quotes
_AHEAD = ("request", "proposal", "commitment")
_NEAR = 2  # words between a verb and "that"
_ASKED = 6  # words between "call on" and "to"
_NOUNS = frozenset(
    {"cue:propose", "cue:request", "cue:agree"}
)  # verbs that are nouns behind "the", "his"
#: Verbs that only report; the type of what they report comes from its content.
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
        kind = _kind(scene, sentence, hit)
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
        if verbs and _is_affirmed(scene, sentence, verbs[-1], hit, kind):
            verbs[-1] = Verb(verbs[-1].hit, kind)  # "affirmed that X will create conditions"
            continue
        verbs.append(Verb(hit, kind))
    return _with_added(scene, sentence, verbs)


def _is_affirmed(scene: Scene, sentence: Sentence, outer: Verb, hit: Hit, kind: str) -> bool:
    """Say whether a promise is what a verb of stressing reports, where verbs end clauses."""
    if scene.lexicon.profile.clause_order != "SOV" or kind != "commitment":
        return False
    that = that_after(scene, sentence, outer.hit) if outer.kind == "stress" else None
    return that is not None and that < hit.i


def _with_added(scene: Scene, sentence: Sentence, verbs: list[Verb]) -> list[Verb]:
    """Add what is said besides, where verbs end clauses: "thanked X and said that ..."."""
    if scene.lexicon.profile.clause_order != "SOV" or not verbs:
        return verbs
    last = verbs[-1].hit
    if any(that_after(scene, sentence, v.hit) is not None for v in verbs):
        return verbs
    added = [
        v
        for v in reports_in(sentence)
        if v.hit.i >= last.j and that_after(scene, sentence, v.hit) is not None
    ]
    return verbs + added[:1]


def reports_in(sentence: Sentence) -> list[Verb]:
    """Return the verbs that only say or stress, in the order of the text."""
    found = []
    for hit in sentence.hits:
        kind = next((_REPORTS[c] for c in hit.concepts if c in _REPORTS), None)
        if kind is not None:
            found.append(Verb(hit, kind))
    return found


def told_in(scene: Scene, sentence: Sentence) -> list[Verb]:
    """Return the verbs of saying of a sentence without other verbs of speech.

    Behind the first one only those that open a content with "that" report another one.
    """
    found = reports_in(sentence)
    return found[:1] + [v for v in found[1:] if that_after(scene, sentence, v.hit) is not None]


def _kind(scene: Scene, sentence: Sentence, hit: Hit) -> str | None:
    table = scene.frames.statement
    kind = next((table[c] for c in hit.concepts if c in table), None)
    if kind == "request" and "cue:courtesy-call" in hit.concepts and not _is_asked(sentence, hit):
        return None  # "called on the mayor on Tuesday"
    if kind is None and "cue:agree" in hit.concepts:
        return "agree"
    if kind is None and {"cue:assign", "cue:instruct"} & set(hit.concepts):
        return "task"
    return kind or ("stress" if "cue:stress" in hit.concepts else None)


def _is_asked(sentence: Sentence, hit: Hit) -> bool:
    """Say whether "to" follows a verb of calling on somebody, and what he is to do."""
    return any(0 < h.i - hit.j <= _ASKED for h in sentence.cues("rel:to"))


def _is_noun(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether an owner follows: "the wish of X", where the verb stands before its object."""
    profile, folds = scene.lexicon.profile, scene.tokens.folds
    if hit.i > sentence.i and folds[hit.i - 1] in profile.determiner:
        return not _NOUNS.isdisjoint(hit.concepts)
    owned = any(h.j == hit.i for h in sentence.cues("rel:of"))
    if profile.clause_order == "SVO" and (owned or _is_object(sentence, hit)):
        return True
    opened = [h.j for h in sentence.cues("rel:invited") if h.j <= hit.i]
    if opened and set(profile.list_mark).isdisjoint(folds[opened[-1] : hit.i]):
        return True  # "at the invitation of X" asks for nothing
    if profile.clause_order == "SOV" or hit.j >= sentence.j or folds[hit.j] not in profile.genitive:
        return False
    owner = hit.j + 1 + (hit.j + 1 < sentence.j and folds[hit.j + 1] in profile.stopwords)
    return any(a.i in (hit.j + 1, owner) for a in sentence.actors)


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
        before = quoted_before(scene, sentence, hit) or _object_before(
            scene, sentence, hit, following
        )
        told = None if n or before else _told_before(scene, sentence, verbs[n])
        return before or told or (hit.j, following)
    start = verbs[n - 1].hit.j if n else sentence.i
    folds, marks = scene.tokens.folds, {":", *scene.lexicon.profile.clause_mark}
    thanks = verbs[n].kind == "praise" and hit.i - start >= _QUOTED  # the reason stands before
    opens = hit.j < sentence.j and folds[hit.j] in marks and not thanks
    if opens or ":" in folds[hit.j : min(hit.j + 3, sentence.j)]:
        return hit.j, following
    long = sentence.j - hit.j > 8 and n + 1 == len(verbs) and not thanks
    if long and verbs[n].kind == "praise" and hit.i > start:
        return start, sentence.j  # "praising its cleanliness, he said ..."
    return (hit.j, sentence.j) if long else (start, hit.i)


def _object_before(
    scene: Scene, sentence: Sentence, hit: Hit, following: int
) -> tuple[int, int] | None:
    """Return what is spoken of where it stands before the verb: "for X expresses thanks".

    That is from the word that marks it, in the verb's own part of the sentence, where
    nothing follows the verb.
    """
    profile, folds = scene.lexicon.profile, scene.tokens.folds
    if not profile.scriptio_continua or following - hit.j > _NEAR:
        return None
    apart = {*profile.list_mark, *profile.clause_mark} - {"、"}
    for k in range(hit.i - 1, sentence.i, -1):
        if folds[k] in apart:
            return None
        if folds[k] in profile.object and profile.head_order == "last":
            return (k, hit.i) if hit.i - k > _QUOTED else None
    return None


def _told_before(scene: Scene, sentence: Sentence, verb: Verb) -> tuple[int, int] | None:
    """Return what is told before a verb of saying that closes it: "X will help, said Y"."""
    hit, profile = verb.hit, scene.lexicon.profile
    if verb.kind not in _REPORTS.values() or profile.clause_order != "SVO":
        return None
    if scene.tokens.folds[hit.i - 1] not in {*profile.list_mark, *_DASHES}:
        return None
    said = any(a.kind in ("person", "group") and 0 <= a.i - hit.j <= 1 for a in sentence.actors)
    return (sentence.i, hit.i - 1) if said and hit.i - sentence.i > _QUOTED else None


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
    others = {v.hit.i for v in reports_in(sentence)}
    while k < sentence.j and words <= _NEAR:
        if scene.tokens.folds[k] in scene.lexicon.profile.that:
            return k
        if k in others:
            return None  # "praised X and said that": it belongs to the second verb
        actor = next((a for a in sentence.actors if a.i <= k < a.j), None)
        words, k = (words, actor.j) if actor else (words + 1, k + 1)
    return None
