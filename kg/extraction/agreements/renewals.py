"""Which verb renews a document: that governs it, or stands behind it and whose it is."""

from __future__ import annotations

from kg.extraction.agreements.paper_words import BESIDE, NEAR, WIDE, is_parted
from kg.extraction.marks import TWO
from kg.extraction.scene import Scene, Sentence
from kg.lexicon import Hit

#: Words that claim something else than what came before them.
_CLAIMS = frozenset(
    {"cue:establish", "cue:end", "cue:say", "cue:twinned", "cue:meeting", "cue:visit", "rel:but"}
)


#: What opens the words that tell whose a paper is.
_WHOSE = frozenset({"rel:between", "rel:with", "cue:both-sides", *TWO})


def renewing(scene: Scene, sentence: Sentence, hits: list[Hit], papers: list[Hit]) -> Hit | None:
    """Return the verb of renewing that governs a document, if any: it stands on its side."""
    if scene.lexicon.profile.clause_order == "SOV":
        return _renewing_paper(scene, sentence, hits, papers)
    for hit in hits:
        if "cue:renew" in hit.concepts:
            paper = next((p for p in papers if p.i >= hit.j), None)
            dated = any(hit.j <= d[0] < paper.i for d in sentence.dates) if paper else False
            signed = any(0 <= hit.i - h.j <= BESIDE for h in hits if "cue:sign" in h.concepts)
            far = WIDE if dated or signed else NEAR  # "the signing of the renewal, for a year, of"
            if paper is not None and paper.i - hit.j <= scene.reach(far):
                signs = [h for h in hits if hit.j <= h.i < paper.i and "cue:sign" in h.concepts]
                return None if signs else hit
    return None


def _renewing_paper(
    scene: Scene, sentence: Sentence, hits: list[Hit], papers: list[Hit]
) -> Hit | None:
    """Return the verb of renewing that stands before a paper which renews a tie, if any.

    Where verbs end clauses: "a tie renewing agreement (they) signed". What is renewed stands
    right before the verb.
    """
    renewed = [*sentence.cues(*scene.frames.tie), *sentence.cues("cue:relations")]
    verbs = [h for h in hits if "cue:renew" in h.concepts]
    verbs = [v for v in verbs if any(0 <= v.i - h.j <= 1 for h in renewed)]
    return next((v for v in verbs if any(0 <= p.i - v.j <= BESIDE for p in papers)), None)


def is_later(scene: Scene, hits: list[Hit], verb: Hit, papers: list[Hit]) -> bool:
    """Say whether a comma sets a renewal apart from the paper that it renews, and not another."""
    renewed = {*scene.frames.tie, *scene.frames.document, "cue:relations"}
    other = any(0 <= h.i - verb.j <= BESIDE and renewed & set(h.concepts) for h in hits)
    before = [p for p in papers if p.j <= verb.i]
    verb_last = scene.lexicon.profile.clause_order == "SOV"
    return bool(before) and not (other or verb_last) and is_parted(scene, before[-1].j, verb.i)


def is_behind_sides(scene: Scene, sentence: Sentence, verb: Hit, papers: list[Hit]) -> bool:
    """Say whether only whose it is, or since when, stands between a paper and its renewal.

    "The agreement between A and B, concluded in 2011, was extended", "the pact that has bound
    the two cities since 1992 was"; who does it in an active clause stands before the paper.
    """
    paper = next((p for p in reversed(papers) if p.j <= verb.i), None)
    if paper is None or verb.i - paper.j > scene.reach(2 * WIDE):
        return False
    between = [h for h in sentence.hits if paper.j <= h.i < verb.i]
    sides = [h.i for h in between if _WHOSE & set(h.concepts)]
    if any("cue:since" in h.concepts for h in between):  # "that binds A and B since 1992"
        sides += [a.i for a in sentence.actors if paper.j <= a.i < verb.i]
    told = any(_CLAIMS & set(h.concepts) for h in between)
    acting = any(a.j <= paper.i and "in" not in a.marks for a in sentence.actors)
    near = bool(sides) and min(sides) - paper.j <= BESIDE
    return near and not (told or acting)
