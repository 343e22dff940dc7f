"""Nouns of speech: proposals and requests that are spoken of, and verbs that are suffered."""

from __future__ import annotations

from kg.extraction.marks import bears
from kg.extraction.reports import reports_in
from kg.extraction.scene import Actor, Scene, Sentence
from kg.lexicon import Hit

_NOUNS = frozenset(
    {"cue:propose", "cue:request", "cue:agree"}
)  # verbs that are nouns behind "the", "his"
#: Verbs whose object is a person: in the passive he is their subject.
_DONE_TO = frozenset({"cue:request", "cue:propose", "cue:thank", "cue:congratulate"})

_GOVERNED = frozenset({"cue:propose", "cue:request", "cue:commit", "cue:wish"})
_REMARK = 6  # words of a remark between commas: ", agreed in 1980,"


def is_enclosed(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a verb stands in a remark between commas: it only tells of the noun before."""
    folds, marks = scene.tokens.folds, scene.lexicon.profile.list_mark
    ends = folds[hit.j : min(hit.j + _REMARK, sentence.j)]
    return hit.i > sentence.i and folds[hit.i - 1] in marks and any(w in marks for w in ends)


def is_noun(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether an owner follows: "the wish of X", where the verb stands before its object.

    Or whether nobody makes a proposal that is a noun: "the proposal is under study".
    """
    if _opens_list(scene, sentence, hit):
        return False
    if "cue:proposal" in hit.concepts and not _is_made(sentence, hit):
        return True
    profile, folds = scene.lexicon.profile, scene.tokens.folds
    if hit.i > sentence.i and folds[hit.i - 1] in profile.determiner:
        verb = hit.j - hit.i > 1 and folds[hit.i] in profile.stopwords  # "leur a demandé"
        return not verb and not _NOUNS.isdisjoint(hit.concepts)
    owned = any(h.j == hit.i for h in sentence.cues("rel:of"))
    if profile.clause_order == "SVO" and (owned or _is_object(sentence, hit)):
        return True
    if profile.clause_order == "SOV" and _is_governed(scene, sentence, hit):
        return True
    opened = [h.j for h in sentence.cues("rel:invited") if h.j <= hit.i]
    if opened and set(profile.list_mark).isdisjoint(folds[opened[-1] : hit.i]):
        return True  # "at the invitation of X" asks for nothing
    if profile.clause_order == "SOV" or hit.j >= sentence.j or folds[hit.j] not in profile.genitive:
        return False
    if profile.compound and not scene.tokens.is_capital(hit.i):
        return False  # nouns have capitals: "schlug der Stadt vor" proposes to the city
    if hit.j + 1 < sentence.j and folds[hit.j + 1] in profile.that:
        return False  # "su deseo de que Lima"
    owner = hit.j + 1 + (hit.j + 1 < sentence.j and folds[hit.j + 1] in profile.stopwords)
    return any(a.i in (hit.j + 1, owner) for a in sentence.actors)


def _opens_list(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a colon follows a noun of somebody named before it: "put three ideas: ..."."""
    colon = ":" in scene.tokens.folds[hit.j : min(hit.j + 2, sentence.j)]
    noun = "cue:proposal" in hit.concepts and colon
    return noun and any(a.kind in ("person", "group") and a.j <= hit.i for a in sentence.actors)


def _is_made(sentence: Sentence, hit: Hit) -> bool:
    """Say whether somebody before a noun makes it, and no verb of saying has him as subject."""
    people = [a for a in sentence.actors if a.kind in ("person", "group") and a.j <= hit.i]
    told = [v for v in reports_in(sentence) if people and people[-1].j <= v.hit.i < hit.i]
    return bool(people) and not told


def _is_governed(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a word that stands behind its noun makes a noun of a verb: "on the order of"."""
    single = hit.j - hit.i == 1 and not scene.lexicon.profile.scriptio_continua
    if not single or {"cue:thank", "cue:praise"} & set(hit.concepts):
        return False
    if _GOVERNED & set(hit.concepts) and _bears_case(scene, hit):
        return True
    return any(h.i == hit.j for h in sentence.cues("rel:in", "rel:by", "rel:with"))


def _bears_case(scene: Scene, hit: Hit) -> bool:
    """Say whether a noun is an object: "turned down the proposal", "hand on the proposals".

    Its mark is a word of its own, or an ending with which the language's labels do not hold it.
    """
    profile, folds = scene.lexicon.profile, scene.tokens.folds
    free = [m for m in profile.object if m not in profile.suffix]
    if hit.j < len(folds) and folds[hit.j] in free:
        return True
    return bears(scene, hit.j, tuple(e for e in profile.suffix if len(e) > 1))


def _is_object(sentence: Sentence, hit: Hit) -> bool:
    """Say whether "with" or "of" stands before a proposal, request or promise.

    "Agreed with the proposal", "part of commitments".
    """
    concepts = set(hit.concepts)
    if {"cue:propose", "cue:request"} & concepts and any(
        h.j == hit.i for h in sentence.cues("rel:with")
    ):
        return True
    named = {"cue:propose", "cue:request", "cue:commit", "cue:wish"} & concepts
    return bool(named) and any(h.j == hit.i for h in sentence.cues("rel:of"))


def is_suffered(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a verb is passive and nobody known is its doer: "X was asked to write"."""
    profile = scene.lexicon.profile
    if _passive_before(scene, sentence, hit) is not None:
        return agent_of(scene, sentence, hit) is None
    if scene.tokens.folds[hit.i] in profile.determiner:
        return False  # "his thanks for": the noun is no participle, and the word is not "by"
    if "cue:undergo" in hit.concepts:
        return not any("by" in a.marks and a.i >= hit.j for a in sentence.actors)
    marks = [h for h in sentence.cues("rel:by") if h.i == hit.j]
    asks = any(a.j == hit.i for a in sentence.actors if a.kind in ("person", "group"))
    marks = [h for h in marks if not (asks and "rel:from" in h.concepts)]  # "forderte von X"
    passive = not _DONE_TO.isdisjoint(hit.concepts) and (
        hit.i > sentence.i and scene.tokens.folds[hit.i - 1] in profile.passive
    )
    if profile.clause_order != "SVO" or not (marks or passive):
        return False
    return not any("by" in a.marks and a.kind in ("person", "group") for a in sentence.actors)


def agent_of(scene: Scene, sentence: Sentence, hit: Hit) -> Actor | None:
    """Return who stands between the mark of a passive and its verb: "X (is) by-Y praised"."""
    mark = _passive_before(scene, sentence, hit)
    agents = [a for a in sentence.actors if mark is not None and mark < a.i and a.j <= hit.i]
    return agents[0] if agents else None


def _passive_before(scene: Scene, sentence: Sentence, hit: Hit) -> int | None:
    """Return the mark of a passive, if only its doer stands between it and a verb.

    So languages say it that have a word for being treated so and so: được, bị, 被.
    """
    profile, folds = scene.lexicon.profile, scene.tokens.folds
    doers = [(a.i, a.j) for a in sentence.actors if a.j == hit.i]
    doers += [(h.i, h.j) for h in sentence.hits if h.j == hit.i and h.has("post")]
    first = min((i for i, _ in doers), default=sentence.i)
    marked = first > sentence.i and folds[first - 1] in profile.passive
    return first - 1 if marked and profile.clause_order == "SVO" else None
