"""How the decisions in a file stand to what a store was built under."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from pathlib import Path
from typing import Final

from kg.errors import ReviewError
from kg.review.decisions import NONE, Decision, Decisions
from kg.review.removed import check_takedowns, is_taken_down
from kg.review.shares import Share, Shares
from kg.review.turtle import read_decisions
from kg.store import Store, iri, plain

_TOLD: Final = """PREFIX coop: <https://w3id.org/coopkg/ontology#>
SELECT ?article ?decision ?state WHERE {
  GRAPH ?article { ?decision a coop:ReviewDecision ; coop:decisionState ?state }
} ORDER BY ?article ?decision"""
_NAMED: Final = """PREFIX coop: <https://w3id.org/coopkg/ontology#>
SELECT DISTINCT ?article ?thing WHERE {
  VALUES ?thing { %s }
  GRAPH ?article { ?s coop:candidate|coop:reads ?thing }
} ORDER BY ?article ?thing"""


def told_decisions(store: Store) -> dict[str, dict[str, str]]:
    """Return by article the decisions that its graph tells of, and their state."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for article, decision, state in store.select(_TOLD):
        found[plain(article)][plain(decision)] = plain(state)
    return found


def states_of(store: Store, decisions: Decisions) -> list[tuple[Decision, str]]:
    """Return every decision with its state in the store; `waiting` if no build took it in.

    A decision that bears on several articles has the state that asks most of a person. One
    on the names of a person changes no article: it holds while these are the names.
    """
    states: dict[str, set[str]] = defaultdict(set)
    for told in told_decisions(store).values():
        for name, state in told.items():
            states[name].add(state)
    return [(d, "applied" if d.is_on_names else _state(states[d.iri])) for d in decisions.decisions]


def _state(found: set[str]) -> str:
    order = ("overruled", "superseded", "applied", "stale")
    return next((state for state in order if state in found), "waiting")


class Standing:
    """Decides which articles must be built again because of decisions."""

    def __init__(self, path: Path | None, store: Store) -> None:
        """Read the file, and what the store was built under.

        Raises:
            ReviewError: the file cannot be read; or the store was built under decisions
                and there is no file, or has records of takedowns that the file has not:
                they would silently be lost.
        """
        self._told = told_decisions(store)
        if self._told and (path is None or not path.exists()):
            count = len({d for found in self._told.values() for d in found})
            raise ReviewError(
                "the store was built under {count} decisions of reviewers that are not there.",
                where=path or "",
                advice="Name their file with --decisions; an empty file undoes them all.",
                count=count,
            )
        self.decisions = read_decisions(path) if path else NONE
        check_takedowns(store, self.decisions, path)
        self._shares = Shares(self.decisions)
        self._named = _naming(store, self._shares.merged)

    def share(self, article: str, text_hash: str) -> Share:
        """Return the decisions that bear on an article."""
        return self._shares.of(article, text_hash)

    def leaves_out(self, article: str, text_hash: str) -> bool:
        """Say whether an article was taken down."""
        return is_taken_down(article, text_hash, self.decisions.takedowns)

    def settled(self, article: str, text_hash: str) -> bool:
        """Say whether an article in the store was built under just these decisions."""
        told = self._told.get(article, {})
        return self._shares.settled(article, text_hash, told, self._named.get(article, ()))


def _naming(store: Store, things: Collection[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    if things:
        values = " ".join(str(iri(thing)) for thing in sorted(things))
        for article, thing in store.select(_NAMED % values):
            found[plain(article)].add(plain(thing))
    return found
