"""Apply reviewers' decisions to what was read from an article: the last step of a reading.

A claim keeps the IRI that its content as read gave it, whatever is corrected in it, so
that all decisions on it stay together. Rejected claims go, corrected ones change, added
ones come; what became of each decision stands in the article's graph.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, cast, get_args

from pyoxigraph import Triple

from kg import identity
from kg.gazetteer import load_gazetteer
from kg.graph import article_lines
from kg.iris import Bases, hash_of
from kg.model import Claim, ClaimType, Modality, Reading
from kg.review.decisions import Decision
from kg.review.entities import rename_entities
from kg.review.matching import match, said
from kg.review.removed import redacted
from kg.review.settling import State, settle
from kg.review.shares import Share
from kg.review.turtle import decision_triples
from kg.roles import ROLES
from kg.stated import Place, Words, find_quote, places_of
from kg.terms import node, ntriples, read_ntriples, term, text_literal

#: Confidence of a claim that a person has confirmed.
CONFIRMED: Final = 0.99
#: The rule of claims that a person added.
ADDED: Final = "review"


@dataclass(frozen=True, slots=True)
class Decided:
    """A reading after decisions.

    Attributes:
        reading: Entities and claims that stand.
        names: IRI of each claim and of the world resource it speaks of.
        outcomes: Every decision with what became of it.
    """

    reading: Reading
    names: tuple[tuple[str, str], ...]
    outcomes: tuple[tuple[Decision, State], ...] = ()


@dataclass(slots=True)
class _Slot:
    """A claim on its way: its IRI, its values, and what was decided on it."""

    iri: str
    claim: Claim
    decisions: list[Decision]
    rejected: bool = False


def apply_decisions(reading: Reading, share: Share, bases: Bases, place: Place) -> Decided:
    """Apply the decisions that bear on an article.

    Args:
        reading: As the machine read it.
        share: See `kg.review.shares`.
        bases: Where IRIs begin.
        place: Gives places of the gazetteer.
    """
    renamed, renames = rename_entities(reading, share, bases)
    desk = _Desk(reading, renamed, Words(renamed.entities, place, bases), bases)
    stale = [d for d in share.bound if d not in renames and not desk.take(d)]
    outcomes: list[tuple[Decision, State]] = [(d, "applied") for d in renames]
    outcomes += [found for slot in desk.slots for found in desk.decide(slot)]
    outcomes += [(decision, "stale") for decision in stale]
    told = {decision.iri for decision, _ in outcomes}
    # Rejected claims still count among their equals, so that the others keep their place.
    every = replace(renamed, claims=tuple(slot.claim for slot in desk.slots))
    worlds = identity.claim_candidates(every, bases)
    kept = [(s, w) for s, w in zip(desk.slots, worlds, strict=True) if not s.rejected]
    final = replace(
        renamed,
        claims=tuple(slot.claim for slot, _ in kept),
        entities=desk.words.all_entities(),
    )
    names = tuple((slot.iri, _world(slot, world, share, bases)) for slot, world in kept)
    merged = [share.aliases[world] for _, world in kept if world in share.aliases]
    outcomes += [(d, "applied") for d in dict.fromkeys(merged) if d.iri not in told]
    return Decided(final, names, tuple(outcomes))


class _Desk:
    """The claims of one article while decisions are taken in."""

    def __init__(self, machine: Reading, renamed: Reading, words: Words, bases: Bases) -> None:
        names = identity.claim_iris(machine, bases)
        self.slots = [_Slot(n, c, []) for n, c in zip(names, renamed.claims, strict=True)]
        self.words = words
        self._machine, self._bases = machine, bases

    def take(self, decision: Decision) -> bool:
        """Lay a decision beside its claim; False if that is not there (any more)."""
        slot = self._added(decision) if decision.verdict == "add" else self._found(decision)
        if slot is not None:
            slot.decisions.append(decision)
        return slot is not None

    def decide(self, slot: _Slot) -> Iterator[tuple[Decision, State]]:
        """Apply what holds on one claim; yield each decision with its state."""
        for decision, state in settle(slot.decisions):
            if state != "applied":
                yield decision, state
            elif decision.verdict == "correct":
                changed = self._corrected(slot.claim, decision)
                slot.claim = changed or slot.claim
                yield decision, "applied" if changed else "stale"
            else:
                slot.rejected |= decision.verdict == "reject"
                added = decision.verdict == "add" and slot.claim.rule != ADDED
                if decision.verdict == "accept" or added:
                    slot.claim = _confirmed(slot.claim, "accepted", decision)
                yield decision, state

    def _found(self, decision: Decision) -> _Slot | None:
        names = [slot.iri for slot in self.slots]
        text, claims = self._machine.article.text, self._machine.claims
        index = match(decision, claims, names, text, self._bases)
        return None if index is None else self.slots[index]

    def _added(self, decision: Decision) -> _Slot | None:
        """Return the claim that a person added; the machine's, if that says the same by now."""
        new = self._stated(decision)
        if new is None:
            return None
        wanted = set(said(new, self._bases))
        for slot in self.slots:
            if slot.claim.type == new.type and wanted <= set(said(slot.claim, self._bases)):
                return slot
        self.slots.append(_Slot(decision.on, new, []))
        return self.slots[-1]

    def _stated(self, decision: Decision) -> Claim | None:
        """Return an added claim, if the marked words still stand in the article."""
        evidence = find_quote(self._machine.article, decision.quote)
        if evidence is None or decision.claim_type not in ROLES:
            return None
        texts: dict[str, list[str]] = defaultdict(list)
        for role, value in decision.as_read:
            texts[role].append(value)
        kind = cast("ClaimType", texts.pop("claim")[0])
        modality = texts.pop("modality", ["asserted"])[0]
        try:
            claim = self.words.claim(
                kind, texts, (evidence,), ADDED, modality=cast("Modality", modality)
            )
        except LookupError:
            return None
        return _confirmed(claim, "added", decision)

    def _corrected(self, claim: Claim, decision: Decision) -> Claim | None:
        """Return the claim with a role corrected; None if the value means nothing (any more)."""
        if decision.role == "modality":
            before: str = claim.modality
            if decision.values[:1] == () or decision.values[0] not in get_args(Modality):
                return None
            claim = replace(claim, modality=cast("Modality", decision.values[0]))
        else:
            told = (v for role, v in said(claim, self._bases) if role == decision.role)
            before = ", ".join(told)
            try:
                values = self.words.values(claim.type, decision.role, decision.values)
            except LookupError:
                return None
            roles = {role: v for role, v in claim.roles.items() if role != decision.role}
            claim = replace(claim, roles=roles | ({decision.role: values} if values else {}))
        return _confirmed(claim, f"{decision.role} corrected (was {before or 'empty'})", decision)


def _confirmed(claim: Claim, what: str, decision: Decision) -> Claim:
    why = f": {decision.why}" if decision.why else ""
    reason = f"{what} by {decision.by} on {decision.when[:10]}{why}"
    return replace(claim, confidence=CONFIRMED, reasons=(*claim.reasons, reason))


def _world(slot: _Slot, candidate: str, share: Share, bases: Bases) -> str:
    """Return the world resource of a claim: merged, split, or what its content gives."""
    for decision, state in reversed(settle(slot.decisions)):
        if state == "applied" and decision.verdict == "split":
            return f"{bases.things}{slot.claim.type}/{hash_of(('split', candidate, slot.iri))}"
        if state == "applied" and decision.verdict == "merge":
            return share.target(decision.target)
    return share.target(candidate)


def decided_graph(reading: Reading, share: Share, bases: Bases, run: str) -> bytes:
    """Build the graph of an article: what it says, after what reviewers decided on it.

    The graph tells of every decision, and what became of it.

    Returns:
        Canonical N-Triples in UTF-8, sorted.

    Errors: as `kg.graph.article_lines`.
    """
    if not share:
        return _text(article_lines(reading, bases, run))
    decided = apply_decisions(reading, share, bases, places_of(load_gazetteer()))
    lines = article_lines(decided.reading, bases, run, decided.names)
    for decision, state in decided.outcomes:
        lines.update(f"{triple} .\n" for triple in decision_triples(decision, binding=False))
        said = Triple(node(decision.iri), term("coop:decisionState"), text_literal(state))
        lines.add(f"{said} .\n")
    kept = redacted(read_ntriples(_text(lines)), share.removed) if share.removed else None
    return _text(lines) if kept is None else ntriples(kept)


def _text(lines: set[str]) -> bytes:
    return "".join(sorted(lines)).encode()
