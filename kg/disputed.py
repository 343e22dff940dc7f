"""Claims that contradict one another, as people are shown them (`kg.contradictions` finds them)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from kg.queries import load_query, run_query
from kg.store import Store, plain


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Another claim that cannot be right together with the one explained.

    Attributes:
        claim: IRI of the other merged claim.
        property: In what they differ: `date`, `agreementKind`, `currentStatus`, `value` ...
        ours: What the claim explained says.
        theirs: What the other says.
        articles: Identifiers of the articles that tell the other.
    """

    claim: str
    property: str
    ours: str
    theirs: str
    articles: str


def contradictions_of(store: Store, claim: str = "") -> Mapping[str, tuple[Contradiction, ...]]:
    """Return what contradicts one merged claim, or each of those that something contradicts.

    By IRI of the merged claim; a claim that nothing contradicts has none.
    """
    found: dict[str, tuple[Contradiction, ...]] = defaultdict(tuple)
    for row in run_query(store, load_query("contradictions"), {"claim": claim}):
        one, _type, name, ours, articles, other, theirs, beside = map(plain, row)
        found[one] += (Contradiction(other, name, ours, theirs, beside),)
        found[other] += (Contradiction(one, name, theirs, ours, articles),)
    return found
