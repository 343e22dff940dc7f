"""Signings and papers tell of one another: what was signed on a day, was signed at an event.

A document that both sides signed on a day makes a signing of that day, also where the words of
the signing were not read as an event; and a signing makes a document of it. Where the two were
read with other towns or offices of one state, the better told parties are those of both.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.extraction.agreements.documents import kind_of
from kg.extraction.agreements.implied_papers import is_of_name
from kg.extraction.agreements.unheld import modality_of_event
from kg.extraction.scene import Scene, Sentence
from kg.extraction.topic import is_substate, land_of
from kg.lexicon import Hit
from kg.model import Claim, Ref, Value

#: Reason of a paper whose clause names both sides.
NAMED = "both parties in the sentence"
#: Rule of the paper by which two places became twins.
FOUNDED = "agreement/tie"
_DAY = len("2025-09-26")
_SIGNED = frozenset({"signed", "renewed"})
_SURE = 0.5  # score of what is only told by the other
_Roles = dict[str, tuple[Value, ...]]


def settle_signings(
    scene: Scene, events: Sequence[Claim], papers: Sequence[Claim]
) -> tuple[list[Claim], list[Claim]]:
    """Let signings and papers agree on who signed, and make each where only the other was read.

    Returns:
        The events and the papers.
    """
    held, signed = list(events), list(papers)
    for n, event in enumerate(held):
        for k, paper in enumerate(signed if _is_signing(event) else ()):
            if _is_one(scene, event, paper) and not (
                _has_one(scene, paper, held) or _has_one(scene, event, signed)
            ):
                held[n], signed[k] = _agreed(scene, event, paper)
                break
    known = [p for p in signed if _was_signed(scene, p)]
    made = [_signing(p) for p in known if not _has_one(scene, p, held)]
    told = [_paper(scene, e) for e in held if _was_held(e) and not _is_known(scene, e, signed)]
    return [*held, *made], [*signed, *told]


def _is_signing(claim: Claim) -> bool:
    """Say whether a claim is a signing that took place, or a paper that both sides signed."""
    if claim.type == "event":
        return claim.one("type") == "signing" and claim.modality == "asserted"
    return claim.type == "agreement" and claim.one("status") in _SIGNED


def _was_signed(scene: Scene, paper: Claim) -> bool:
    """Say whether a paper was signed by sides that its clause names on a day that is told.

    What was agreed on or renewed on a day may have been so by a vote or a speech.
    """
    if paper.type != "agreement" or paper.one("status") != "signed" or not _is_day(paper):
        return False
    date = paper.one("date")
    told = (s for s in _told_in(scene, paper) if any(d[1] == date for d in s.dates))
    # "has signed pacts with A and B" tells no day; what was called off was not signed
    held = {modality_of_event(scene, s, h) for s in told for h in s.cues("cue:sign")}
    if paper.rule == FOUNDED:
        return held <= {"asserted"}
    return "asserted" in held and NAMED in paper.reasons


def _was_held(event: Claim) -> bool:
    return _is_signing(event) and _is_day(event)


def _is_day(claim: Claim) -> bool:
    date = str(claim.one("date") or "")
    return len(date) == _DAY and not date.startswith("X")


def _parties(claim: Claim) -> frozenset[Ref]:
    return frozenset(p for p in claim.roles.get("party", ()) if isinstance(p, Ref))


def _sides(scene: Scene, claim: Claim) -> frozenset[str]:
    """Return the units that take part, themselves or by a body of theirs."""
    found = [scene.entities.get((p.kind, p.key)) for p in _parties(claim)]
    return frozenset(e.key if e.kind == "place" else e.locality or e.key for e in found if e)


def _has_one(scene: Scene, claim: Claim, others: Iterable[Claim]) -> bool:
    """Say whether a signing or paper among others is of the same parties and of no other day."""
    dates = (claim.one("date"), None)
    alike = (o for o in others if _is_signing(o) and o.one("date") in dates)
    return any(_sides(scene, o) == _sides(scene, claim) for o in alike)


def _is_known(scene: Scene, event: Claim, papers: Iterable[Claim]) -> bool:
    """Say whether any paper of the parties of a signing is told of, of whatever day."""
    sides = _sides(scene, event)
    return any(p.type == "agreement" and _sides(scene, p) == sides for p in papers)


def _is_one(scene: Scene, event: Claim, paper: Claim) -> bool:
    """Say whether a signing and a paper of one sentence and day differ in one side only.

    Without a day the two sides must be of one state.
    """
    if not _is_signing(paper) or event.one("date") != paper.one("date"):
        return False
    if event.evidence[0].span not in {e.span for e in paper.evidence}:
        return False
    a, b = _parties(event), _parties(paper)
    lands = [sorted(land_of(scene, p) for p in keys - a & b) for keys in (a, b)]
    alike = _is_day(event) or lands[0] == lands[1]
    return len(a) == len(b) == 2 and len(a & b) == 1 and alike


def _agreed(scene: Scene, event: Claim, paper: Claim) -> tuple[Claim, Claim]:
    """Give both the parties of the one that tells of them better."""
    states = [any(_is_state(scene, p) for p in _parties(c)) for c in (event, paper)]
    if states[0] < states[1] or (states[0] == states[1] and NAMED not in paper.reasons):
        return event, replace(paper, roles={**paper.roles, "party": event.roles["party"]})
    return _with_parties(event, paper.roles["party"]), paper


def _is_state(scene: Scene, party: Ref) -> bool:
    return party.kind == "place" and not is_substate(scene, party.key)


def _with_parties(event: Claim, parties: tuple[Value, ...]) -> Claim:
    """Return a signing with other parties, host and guest among them."""
    old = [p for p in event.roles["party"] if p not in parties]
    new = [p for p in parties if p not in event.roles["party"]]
    swap = dict(zip(old, new, strict=True))
    roles = {role: tuple(swap.get(v, v) for v in values) for role, values in event.roles.items()}
    return replace(event, roles=roles)


def _signing(paper: Claim) -> Claim:
    """Return the signing of a paper: the two sides, and the day."""
    roles: _Roles = {"type": ("signing",), "party": paper.roles["party"]}
    roles["date"] = paper.roles["date"]
    reasons = ("a paper of that day is told",)
    return Claim("event", roles, paper.evidence, "event/signed", "asserted", _SURE, reasons)


def _paper(scene: Scene, event: Claim) -> Claim:
    """Return the document of a signing, of the kind that its sentence or the one before names."""
    roles: _Roles = {"kind": (_kind(scene, event),), "status": ("signed",)}
    roles |= {role: event.roles[role] for role in ("party", "date")}
    reasons = ("a signing is told",)
    return Claim("agreement", roles, event.evidence, "agreement/signed", "asserted", _SURE, reasons)


def _kind(scene: Scene, event: Claim) -> str:
    """Return the kind of the paper that sentences name, or the ones right before them."""
    told = [s.index for s in _told_in(scene, event)]
    near = [*told, *(k - 1 for k in told if k)]
    for sentence in (scene.sentences[k] for k in near):
        if papers := _papers(scene, sentence):
            return kind_of(scene, sentence.hits, papers)[0]
    return "cooperation_agreement"


def _told_in(scene: Scene, claim: Claim) -> list[Sentence]:
    """Return the sentences that are the evidence of a claim."""
    spans = {e.span for e in claim.evidence}
    return [s for s in scene.sentences if scene.tokens.span(s.i, s.j) in spans]


def _papers(scene: Scene, sentence: Sentence) -> list[Hit]:
    """Return the words for papers, else those for a tie that do not only tell what a place is."""
    ties = [h for h in sentence.cues("cue:twinned") if not is_of_name(sentence, h)]
    return sentence.cues(*scene.frames.document) or ties
