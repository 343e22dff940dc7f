"""Which verb renews a document: that governs it, or stands behind it and whose it is."""

from __future__ import annotations

from kg.extraction.paper_words import BESIDE, NEAR, WIDE, is_parted
from kg.extraction.scene import Scene, Sentence
from kg.lexicon import Hit

#: Words that claim something else than what came before them.
_CLAIMS = frozenset(
    {"cue:establish", "cue:end", "cue:say", "cue:twinned", "cue:meeting", "cue:visit", "rel:but"}
)


def renewing(scene: Scene, sentence: Sentence, hits: list[Hit], papers: list[Hit]) -> Hit | None:
    """Return the verb of renewing that governs a document, if any: it stands on its side."""
    if scene.lexicon.profile.clause_order == "SOV":
        return None
    for hit in hits:
        if "cue:renew" in hit.concepts:
            paper = next((p for p in papers if p.i >= hit.j), None)
            dated = any(hit.j <= d[0] < paper.i for d in sentence.dates) if paper else False
            if paper is not None and paper.i - hit.j <= scene.reach(WIDE if dated else NEAR):
                signs = [h for h in hits if hit.j <= h.i < paper.i and "cue:sign" in h.concepts]
                return None if signs else hit
    return None


def is_later(scene: Scene, hits: list[Hit], verb: Hit, papers: list[Hit]) -> bool:
    """Say whether a comma sets a renewal apart from the paper that it renews, and not another."""
    renewed = {*scene.frames.tie, *scene.frames.document, "cue:relations"}
    other = any(0 <= h.i - verb.j <= BESIDE and renewed & set(h.concepts) for h in hits)
    before = [p for p in papers if p.j <= verb.i]
    verb_last = scene.lexicon.profile.clause_order == "SOV"
    return bool(before) and not (other or verb_last) and is_parted(scene, before[-1].j, verb.i)


def is_behind_sides(scene: Scene, sentence: Sentence, verb: Hit, papers: list[Hit]) -> bool:
    """Say whether only whose it is stands between a paper and the verb of its renewal.

    "The agreement between A and B, concluded in 2011, was extended"; who does it in an active
    clause stands before the paper.
    """
    paper = next((p for p in reversed(papers) if p.j <= verb.i), None)
    if paper is None or verb.i - paper.j > scene.reach(2 * WIDE):
        return False
    between = [h for h in sentence.hits if paper.j <= h.i < verb.i]
    sides = [h for h in between if {"rel:between", "rel:with"} & set(h.concepts)]
    told = any(_CLAIMS & set(h.concepts) for h in between)
    acting = any(a.j <= paper.i and "in" not in a.marks for a in sentence.actors)
    return bool(sides) and sides[0].i - paper.j <= BESIDE and not (told or acting)
