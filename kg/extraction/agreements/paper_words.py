"""Words of papers and the distances between them."""

from __future__ import annotations

from kg.extraction.scene import Scene, Sentence
from kg.lexicon import Hit

NEAR = 6  # words between a document and a word that says what it is for
WIDE = 12  # the same for twinning, which is never said in passing
BESIDE = 3  # words between "not" and its verb
#: What may stand between "under" and a paper.
_OF_PAPER = frozenset({"cue:cooperation", "cue:friendship", "cue:twinned", "cue:relations",
    "cue:agreement", "cue:mou", "cue:letter-of-intent", "cue:under", "cue:both-sides"})  # fmt: skip


def gap(hit: Hit, papers: list[Hit]) -> int:
    """Return how many words stand between a hit and the nearest of some papers; 99 if none."""
    return min((max(p.i - hit.j, hit.i - p.j, 0) for p in papers), default=99)


def is_parted(scene: Scene, low: int, high: int) -> bool:
    """Say whether a comma stands between two words: "never twinned, but an agreement"."""
    return not set(scene.lexicon.profile.list_mark).isdisjoint(scene.tokens.folds[low:high])


def words_between(sentence: Sentence, low: int, high: int) -> int:
    """Count the words between two that name nobody: in VSO the subject follows its verb."""
    taken = {k for a in sentence.actors for k in range(a.i, a.j)}
    return sum(k not in taken for k in range(low, high))


def named_gap(sentence: Sentence, hit: Hit, papers: list[Hit]) -> int:
    """Return how many words that name nobody stand between a hit and the nearest of some papers.

    99 if there is none: "the agreement between the city of A and the city of B ran out".
    """
    spans = ((min(p.j, hit.j), max(p.i, hit.i)) for p in papers)
    return min((words_between(sentence, i, max(i, j)) for i, j in spans), default=99)


def is_exchanged(scene: Scene, sentence: Sentence, papers: list[Hit]) -> bool:
    """Say whether a verb of exchanging has a document as its object: both sides signed it.

    Nothing but an article, a mark of the object, who does it or what it is on stands between.
    """
    profile = scene.lexicon.profile
    light = {*profile.determiner, *profile.genitive, *profile.object}
    taken = {k for a in sentence.actors for k in range(a.i, a.j)}
    told = [h for h in sentence.hits if h.has("field") or "cue:cooperation" in h.concepts]
    told += sentence.cues("rel:and")  # "互换了学生交流备忘录"
    taken |= {k for h in told for k in range(h.i, h.j)}
    for verb in sentence.cues("cue:exchange"):
        for paper in papers:
            behind = profile.clause_order == "SOV"
            low, high = (paper.j, verb.i) if behind else (verb.j, paper.i)
            between = range(low, high) if low <= high else None
            if between is not None and all(
                k in taken or scene.tokens.folds[k] in light for k in between
            ):
                return True
    return False


def is_under(scene: Scene, sentence: Sentence, papers: list[Hit]) -> bool:
    """Say whether something is done by a document: "under the 2017 memorandum".

    Between the two stands neither a comma nor a verb, but what says when it was signed.
    """
    profile = scene.lexicon.profile
    after = profile.adposition == "after"
    folds, owner = scene.tokens.folds, _owner(scene)
    claims = [h for h in sentence.hits if h.has("cue") and not _OF_PAPER & set(h.concepts)]
    claims = [h for h in claims if h.j == sentence.j or folds[h.j] not in owner]
    for mark in sentence.cues("cue:under"):
        for paper in papers:
            low, high = (paper.j, mark.i) if after else (mark.j, paper.i)
            near = 0 <= high - low <= scene.reach(BESIDE if after else NEAR)
            told = any(low <= h.i < high for h in claims)
            if near and not told and not is_parted(scene, low, high):
                return True
    return False


def _owner(scene: Scene) -> frozenset[str]:
    """Return the words that tie a verb to the noun behind it: "签署的备忘录"."""
    profile = scene.lexicon.profile
    return frozenset(profile.genitive if profile.head_order == "last" else ())
