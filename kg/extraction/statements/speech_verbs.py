"""Verbs of speech: which acts of speech a sentence reports, and the words each speaks of."""

from __future__ import annotations

from kg.extraction.actors.subject_behind import is_asked_for
from kg.extraction.clauses import colon_in, is_question, negated
from kg.extraction.reports import Verb, reports_in, that_after
from kg.extraction.scene import Scene, Sentence
from kg.extraction.statements.added_speech import (
    follows_new_subject,
    is_joined,
    is_resumed,
    with_added,
)
from kg.extraction.statements.closings import CLOSING, closer_of
from kg.extraction.statements.deeds import deeds_in
from kg.extraction.statements.promises import is_passed_on
from kg.extraction.statements.speech_nouns import is_enclosed, is_noun, is_suffered
from kg.lexicon import Hit

_AHEAD = ("request", "proposal", "commitment")
_NOUNS = frozenset({"cue:propose", "cue:request"})
_OPENS = 6  # words from a comma to the name of the subject behind it: ", tandis que M. X"
_DEEP = 8  # words between a verb of saying and praise that is no longer the speaker's
_OWN = 3  # words between a subject and its verb of praise
_MADE = 2  # words between a noun and the order that it is made
_ASKED = 6  # words between "call on" and "to"


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
        if kind is None or is_noun(scene, sentence, hit):
            continue
        denied = negated(sentence, max(sentence.i, hit.i - 3), hit.i)
        denied = denied or (kind == "praise" and _is_reported(scene, sentence, hit))
        if denied or is_passed_on(scene, sentence, hit, kind) or is_suffered(scene, sentence, hit):
            continue
        if verbs and _is_agreed(scene, sentence, verbs[-1], hit, kind):
            verbs[-1] = Verb(hit, "proposal")  # both agree to propose it to somebody else
            continue
        if verbs and _is_nested(scene, sentence, verbs[-1], hit, kind):
            continue
        ordered = bool(verbs) and _is_ordered(verbs[-1], hit, kind)
        if verbs and not ordered and _shares_content(scene, sentence, verbs[-1], hit):
            if verbs[-1].kind == "praise" and kind in _AHEAD:
                verbs[-1] = Verb(hit, kind)  # "welcomes and gives every support to" promises
            continue
        if verbs and _is_affirmed(scene, sentence, verbs[-1], hit, kind):
            verbs[-1] = Verb(verbs[-1].hit, kind)  # "affirmed that X will create conditions"
            continue
        if verbs and _ends(scene, sentence, verbs[-1], hit, kind):
            verbs[-1] = Verb(hit, kind)
            continue
        verbs.append(Verb(hit, kind))
    if verbs and verbs[-1].kind in CLOSING and closer_of(scene, sentence, verbs[-1].hit):
        return verbs[-1:]  # "ten doctors will be sent, promised X": all before it is its content
    return _with_deeds(scene, sentence, with_added(scene, sentence, verbs))


def _ends(scene: Scene, sentence: Sentence, inner: Verb, hit: Hit, kind: str) -> bool:
    """Say whether a verb that ends its clause asks for or orders what the one before it names.

    "(Favourable conditions to create) asked", "(a project proposal to make) told".
    """
    if kind != "task":
        asks = inner.kind == "commitment" and kind in ("request", "proposal")
        return asks and is_asked_for(scene, sentence, inner.hit, hit)
    near = inner.hit.j - inner.hit.i == 1 and 0 < hit.i - inner.hit.j <= _MADE
    return scene.lexicon.profile.clause_order == "SOV" and near and inner.kind in _AHEAD[:2]


def _is_ordered(outer: Verb, hit: Hit, kind: str) -> bool:
    """Say whether who agrees orders something besides: "agreed and assigned the office to"."""
    return outer.kind == "agree" and kind == "task" and hit.i > outer.hit.j


def _is_reported(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether praise stands deep in what somebody says, and is not his own.

    "He said: the province will go on with the plan, teach the young to be grateful"; whoever
    praises himself stands beside the verb, or "and" or a comma does.
    """
    order, reach = scene.lexicon.profile.clause_order, scene.reach(_DEEP)
    if order != "SVO" or scene.lexicon.profile.scriptio_continua:
        return False
    told = [v.hit for v in reports_in(sentence) if hit.i - v.hit.j > reach]
    beside = any(0 <= hit.i - a.j <= _OWN for a in sentence.actors)
    opened = bool(told) and any(a.j <= told[-1].i for a in sentence.actors)
    if not opened or beside or is_joined(scene, sentence, told[-1].j, hit.i):
        return False
    between = scene.tokens.folds[told[-1].j : hit.i]
    return not set(scene.lexicon.profile.clause_mark).isdisjoint(between)


def _with_deeds(scene: Scene, sentence: Sentence, verbs: list[Verb]) -> list[Verb]:
    """Add what will be done beside thanks: "thanked X and said that the city will send ..."."""
    if scene.lexicon.profile.clause_order == "SOV" or not verbs:
        return verbs
    deeds = [
        h
        for h in deeds_in(scene, sentence, sentence.i, sentence.j)
        if _is_apart(sentence, verbs, h)
    ]
    return sorted([*verbs, *(Verb(h, "deed") for h in deeds[:1])], key=lambda v: v.hit.i)


def _is_apart(sentence: Sentence, verbs: list[Verb], deed: Hit) -> bool:
    """Say whether a deed stands behind a verb of praise, or of saying before all of those."""
    before = [v for v in verbs if v.hit.i <= deed.i]
    if any(v.hit == deed for v in verbs):
        return False
    said = any(v.hit.i < deed.i for v in reports_in(sentence))
    return before[-1].kind == "praise" if before else said


def _is_affirmed(scene: Scene, sentence: Sentence, outer: Verb, hit: Hit, kind: str) -> bool:
    """Say whether a promise is what a verb of stressing reports, where verbs end clauses."""
    if scene.lexicon.profile.clause_order != "SOV" or kind != "commitment":
        return False
    that = that_after(scene, sentence, outer.hit) if outer.kind == "stress" else None
    return that is not None and that < hit.i


def told_in(scene: Scene, sentence: Sentence) -> list[Verb]:
    """Return the verbs of saying of a sentence without other verbs of speech.

    Behind the first one only those that open a content with "that" report another one.
    """
    told = [v for v in reports_in(sentence) if not _is_hearer(scene, sentence, v.hit)]
    found = _outside_quotes(scene, sentence, told)
    return found[:1] + [v for v in found[1:] if that_after(scene, sentence, v.hit) is not None]


def _is_hearer(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether the subject of a verb of saying is told something: "the council was told"."""
    profile = scene.lexicon.profile
    before = scene.tokens.folds[max(sentence.i, hit.i - 2) : hit.i]
    passive = not set(profile.passive).isdisjoint(before)
    return passive and profile.clause_order == "SVO" and not profile.scriptio_continua


def _outside_quotes(scene: Scene, sentence: Sentence, verbs: list[Verb]) -> list[Verb]:
    """Leave out verbs in quotes where verbs end clauses: the one behind tells what they say."""
    profile, folds = scene.lexicon.profile, scene.tokens.folds
    if profile.clause_order != "SOV" or len(verbs) == 1:
        return verbs
    opened = [k for k in range(sentence.i, sentence.j) if folds[k] in profile.open_quote]
    closed = [k for k in range(sentence.i, sentence.j) if folds[k] in profile.close_quote]
    return [
        v for v in verbs if not (opened and closed and opened[0] < v.hit.i < closed[-1])
    ] or verbs


def _kind(scene: Scene, sentence: Sentence, hit: Hit) -> str | None:
    table = scene.frames.statement
    kind = next((table[c] for c in hit.concepts if c in table), None)
    if kind == "request" and "cue:courtesy-call" in hit.concepts and not _is_asked(sentence, hit):
        return None  # "called on the mayor on Tuesday"
    if kind is None and "cue:agree" in hit.concepts:  # not "the twinning, agreed in 1980, was"
        return None if is_enclosed(scene, sentence, hit) else "agree"
    if kind is None and {"cue:assign", "cue:instruct"} & set(hit.concepts):
        return "task"
    return kind or ("stress" if "cue:stress" in hit.concepts else None)


def _is_asked(sentence: Sentence, hit: Hit) -> bool:
    """Say whether "to" follows a verb of calling on somebody, and what he is to do."""
    return any(0 < h.i - hit.j <= _ASKED for h in sentence.cues("rel:to"))


def _is_agreed(scene: Scene, sentence: Sentence, outer: Verb, hit: Hit, kind: str) -> bool:
    """Say whether a verb of asking is what two sides agree on: "agreed to ask both states"."""
    if outer.kind != "agree" or kind not in ("request", "proposal"):
        return False
    before = scene.lexicon.profile.clause_order != "SOV"
    return before and not is_joined(scene, sentence, outer.hit.j, hit.i)


def _is_nested(scene: Scene, sentence: Sentence, outer: Verb, hit: Hit, kind: str) -> bool:
    """Say whether a verb stands in what another one asks for or promises.

    "Asks Seoul to create conditions" promises nothing; only a verb joined by a comma,
    a clause mark or "and" begins a statement of its own.
    """
    order = scene.lexicon.profile.clause_order
    if outer.kind == "task" and _opens_list(scene, sentence, outer.hit):
        return True  # "directed: the bureau should hold a camp, invite 80 pupils; ..."
    if follows_new_subject(scene, sentence, outer, hit):
        return False  # "X proposed a fair, and Y said his city would help"
    if order == "SVO" and is_resumed(scene, sentence, outer, hit):
        return False  # "proposed a fair, and said that his city would help"
    spaced = order == "SVO" and not scene.lexicon.profile.scriptio_continua
    asks = spaced and {outer.kind, kind} <= {"request", "proposal"}
    if asks and not _has_subject(scene, sentence, outer, hit):
        return not is_joined(scene, sentence, outer.hit.j, hit.i)  # "asks to press others for"
    if order == "SOV":
        return outer.kind in _AHEAD and _is_told(scene, sentence, outer, hit)
    if kind in ("agree", "task"):  # "promised to order the police to", "assigned it to guide"
        inner = outer.kind in _AHEAD or outer.kind == kind == "task"
        return inner and not is_joined(scene, sentence, outer.hit.j, hit.i)
    if kind != "commitment":
        return False
    helps = "cue:support" in hit.concepts and outer.kind != "commitment"
    will = any(outer.hit.j <= h.i <= hit.i for h in sentence.cues("cue:will"))
    done = any(outer.hit.j <= h.i < hit.i for h in sentence.cues("cue:past"))
    if helps and outer.kind == "praise" and done and not will:
        return True  # "thanked X for having helped it, created conditions for it"
    if helps and outer.kind in _AHEAD and not will:
        return True  # "asks to open the market and create conditions for ..."
    if _has_subject(scene, sentence, outer, hit):
        return False
    return outer.kind in _AHEAD and not is_joined(scene, sentence, outer.hit.j, hit.i)


def _opens_list(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a colon near an order opens a list whose items clause marks part."""
    folds, marks = scene.tokens.folds, scene.lexicon.profile.clause_mark
    last = min(sentence.j, hit.j + scene.reach(_ASKED))
    colon = colon_in(scene, hit.j, last)
    return colon is not None and any(w in marks for w in folds[colon + 1 : sentence.j])


def _is_told(scene: Scene, sentence: Sentence, outer: Verb, hit: Hit) -> bool:
    """Say whether help, a future or a noun stands in the "that" of asking: "asked that it help".

    "Promised that he would hand on this proposal" proposes nothing.
    """
    that = that_after(scene, sentence, outer.hit)
    asked = not {"cue:will", "cue:support"}.isdisjoint(hit.concepts)
    asked = asked or (hit.j - hit.i == 1 and not _NOUNS.isdisjoint(hit.concepts))
    return that is not None and that < hit.i and asked


def _has_subject(scene: Scene, sentence: Sentence, outer: Verb, hit: Hit) -> bool:
    """Say whether somebody behind a comma is the subject of a verb: ", while X promised"."""
    marks = scene.lexicon.profile.pauses
    people = [a for a in sentence.actors if a.kind in ("person", "group") and a.j <= hit.i]
    return any(
        outer.hit.j <= a.i
        and hit.i - a.j <= 1
        and "object" not in a.marks
        and not marks.isdisjoint(scene.tokens.folds[max(outer.hit.j, a.i - _OPENS) : a.i])
        for a in people
    )


def _shares_content(scene: Scene, sentence: Sentence, outer: Verb, hit: Hit) -> bool:
    """Say whether nothing but "and" stands between two verbs.

    Where verbs end clauses, one that opens what it says with "that" has a content of its own:
    "thanked the city and promised that ...".
    """
    if outer.kind == "stress":
        return False
    if scene.lexicon.profile.clause_order == "SOV" and that_after(scene, sentence, hit) is not None:
        return False
    gap = hit.i - outer.hit.j
    return gap <= 2 and all(
        any("rel:and" in h.concepts and h.i <= k < h.j for h in sentence.hits)
        for k in range(outer.hit.j, hit.i)
    )
