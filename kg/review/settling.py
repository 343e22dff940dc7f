"""What holds when several decisions were taken on one claim.

A later decision of one person takes the place of his earlier one. Where two people
differ, the later one holds, the other is *overruled*, and both are shown: the claim
comes back to the queue until one of them changes his mind.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Final, Literal

from kg.review.decisions import Decision

State = Literal["applied", "superseded", "overruled", "stale"]
#: Verdicts that say that the claim is there to stay.
_KEEPS: Final = frozenset({"accept", "correct", "split", "add"})


def settle(decisions: Iterable[Decision]) -> list[tuple[Decision, State]]:
    """Return each decision with what becomes of it, in order of time.

    Args:
        decisions: All on one claim.
    """
    ordered = sorted(decisions, key=lambda d: (d.when, d.iri))
    votes: dict[str, dict[str, tuple[str, Decision]]] = defaultdict(dict)
    for decision in ordered:
        for question, answer in _votes(decision):
            votes[question][decision.by] = (answer, decision)
    return [(decision, _state(decision, votes)) for decision in ordered]


def overruled_by(decisions: Iterable[Decision], new: Iterable[Decision]) -> list[Decision]:
    """Return the decisions of others that do not hold any more, as new ones differ.

    Args:
        decisions: All, the new ones among them.
        new: Those just taken.
    """
    told, authors = list(decisions), {(d.on, d.by) for d in new}
    return [
        decision
        for claim in sorted({claim for claim, _ in authors})
        for decision, state in settle(d for d in told if d.on == claim)
        if state == "overruled" and (claim, decision.by) not in authors
    ]


def _votes(decision: Decision) -> list[tuple[str, str]]:
    """Return the questions that a decision answers, each with its answer."""
    if decision.verdict == "defer":
        return [("wait", "yes")]
    found = [("stays", "yes")] if decision.verdict in _KEEPS else []
    if decision.verdict == "reject":
        found = [("stays", "no")]
    if decision.verdict == "correct":
        found.append((f"role {decision.role}", "|".join(sorted(decision.values))))
    if decision.verdict in ("merge", "split"):
        found.append(("same", decision.target))
    return found


def _state(decision: Decision, votes: dict[str, dict[str, tuple[str, Decision]]]) -> State:
    own = [(votes[question], answer) for question, answer in _votes(decision)]
    # The last question is the one that the verdict is about.
    question, _ = own[-1]
    if question[decision.by][1] is not decision:
        return "superseded"
    for ballots, answer in own:
        mine = ballots[decision.by]
        latest = max(ballots.values(), key=lambda vote: (vote[1].when, vote[1].iri))
        if mine[1] is decision and latest[0] != answer:
            return "overruled"
        if mine[1] is not decision and mine[0] != answer:
            return "superseded"  # the same person later said the opposite
    return "applied"
