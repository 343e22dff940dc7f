"""What a clause that names no document tells of the one before it."""

from __future__ import annotations

from dataclasses import replace

from kg.extraction.actors.parties import is_both
from kg.extraction.agreements.document_modality import WISH
from kg.extraction.agreements.document_status import status_of
from kg.extraction.agreements.paper_records import STANDING, Document
from kg.extraction.agreements.tie_parts import TiePart
from kg.extraction.marks import tied_endings
from kg.extraction.quantities.document_dates import dates_of, year_of_article
from kg.extraction.scene import Scene, Sentence
from kg.lexicon import Hit

_OPEN = ("mentioned", "proposed", "planned")


def complete_last(scene: Scene, sentence: Sentence, part: TiePart, found: list[Document]) -> None:
    """Let a clause that names no document tell more of the one before.

    "The text was signed on ..."; "it ran out last year and was not renewed"; or of the next one:
    "the new text is to be signed in May".
    """
    hits = [h for h in sentence.hits if part.first <= h.i < part.last]
    verbs = [h for h in hits if {"cue:sign", "cue:renew", "cue:end"} & set(h.concepts)]
    if not verbs or not found or not 0 <= sentence.index - found[-1].index <= 2:
        return
    last, status = found[-1], status_of(scene, sentence, hits, verbs)
    ended = status == "ended" and not _has_subject(scene, verbs[0])
    if ended and last.status in STANDING and not _names_other(sentence, part, last):
        for doc in (d for d in found if d.index == last.index and d.status in STANDING):
            doc.status = "ended"
    elif _is_next(scene, sentence, part, last, status):
        last.fresh = False
        found.append(_next(scene, sentence, part, verbs[0], last))
    elif sentence.index > last.index and last.status == "in_force" and status == "signed":
        _date_standing(scene, sentence, part, verbs[0], found)
    elif sentence.index > last.index:
        _signed_later(scene, sentence, part, verbs[0], last)


def _has_subject(scene: Scene, verb: Hit) -> bool:
    """Say whether a noun is told to end where verbs end clauses: "visits-SUBJECT ended"."""
    profile = scene.lexicon.profile
    if profile.clause_order != "SOV" or not verb.i:
        return False
    word = scene.tokens.folds[verb.i - 1]
    return word in profile.subject or word.endswith(tied_endings(scene, profile.subject))


def _is_next(
    scene: Scene, sentence: Sentence, part: TiePart, last: Document, status: str | None
) -> bool:
    """Say whether the paper that is to be signed follows one of an earlier year."""
    early = bool(last.date) and str(last.date)[:4] < year_of_article(scene)
    signs = any(part.first <= h.i < part.last for h in sentence.cues("cue:sign"))
    old = early and last.status in ("signed", "in_force")
    acting = [a for a in sentence.actors if part.first <= a.i < part.last and "in" not in a.marks]
    return old and signs and status == "planned" and all(is_both(a) for a in acting)


def _next(scene: Scene, sentence: Sentence, part: TiePart, verb: Hit, last: Document) -> Document:
    """Return the paper that two will sign when the one before has run out."""
    date, period = dates_of(scene, sentence, verb, part.first, part.last, "planned")
    quote = [scene.evidence(sentence)]
    return replace(last, status="planned", date=date, period=period, index=sentence.index,
                   evidence=quote, fresh=False, restated=False, agreed=False)  # fmt: skip


def _date_standing(
    scene: Scene, sentence: Sentence, part: TiePart, verb: Hit, found: list[Document]
) -> None:
    """Date the papers in force that were named before: "the accords were signed in 2023"."""
    date = dates_of(scene, sentence, verb, part.first, part.last, "signed")[0]
    early = bool(date) and str(date)[:4] < year_of_article(scene)
    last = found[-1]
    for doc in found:
        if doc.index == last.index and early and not doc.date:
            doc.date = None if _names_other(sentence, part, doc) else date


def _names_other(sentence: Sentence, part: TiePart, last: Document) -> bool:
    """Say whether a clause speaks of others than the parties of a document."""
    acting = [a for a in sentence.actors if part.first <= a.i < part.last]
    return bool({k for a in acting for k in a.locality} - {p.key for p in last.parties})


def _signed_later(
    scene: Scene, sentence: Sentence, part: TiePart, verb: Hit, last: Document
) -> None:
    ahead = sentence.has("cue:will", "cue:plan", "cue:draft")
    wished = sentence.has(*(c for c in WISH if c != "cue:must" or not sentence.has("cue:draft")))
    if "cue:renew" in verb.concepts and last.status == "in_force":
        if not wished and not ahead and not sentence.has("cue:not", "cue:may"):
            last.status = "renewed"
        return
    if "cue:sign" not in verb.concepts:
        return
    open_yet = last.status in _OPEN and not last.date
    if (open_yet or last.status == "renewed") and ahead and not wished:
        last.status = "planned"  # "the final text is to be signed in May"
        last.date = dates_of(scene, sentence, verb, part.first, part.last, "planned")[0]
        return
    if last.date or last.status not in ("mentioned", "signed"):
        return
    last.status = "signed"
    date, period = dates_of(scene, sentence, verb, part.first, part.last, "signed")
    last.date = date
    last.period = last.period or period
