"""Find the claim that a decision is about, though rules, labels or the article changed.

First by its IRI, as long as the words of the decision still stand in the article; else by
what it said: the same type, read from the same words, with at least half of its values.
Of two that fit equally well neither is taken: the decision goes back to the queue.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from kg.iris import Bases, canonical_decimal, entity_iri
from kg.model import Claim, Ref, Value
from kg.review.decisions import Decision
from kg.roles import ROLES
from kg.stated import folded

#: Share of values that two readings of one claim have in common at least.
_ALIKE: Final = 0.5
#: Kinds of roles whose wording may change without the claim being another.
_WORDING: Final = frozenset({"text", "plain"})


def value_text(value: Value, bases: Bases) -> str:
    """Return a role's value as decisions write it: an IRI, a code, a date or a text."""
    if isinstance(value, Ref):
        return entity_iri(value.kind, value.key, bases)
    return canonical_decimal(value) if isinstance(value, Decimal) else value


def said(claim: Claim, bases: Bases) -> Iterator[tuple[str, str]]:
    """Yield a claim's roles and values as decisions write them."""
    shapes = ROLES[claim.type]
    for role, values in claim.roles.items():
        coded = role in shapes and "-" in shapes[role].kind
        for value in values:
            text = value_text(value, bases)
            yield role, text.replace(" ", "_") if coded else text


def match(
    decision: Decision, claims: Sequence[Claim], iris: Sequence[str], text: str, bases: Bases
) -> int | None:
    """Return the index of the claim that a decision is about, or None.

    Args:
        decision: On a claim.
        claims: Of the article, as the machine reads it.
        iris: Their IRIs.
        text: The article's text.
        bases: Where IRIs of things begin.
    """
    words = folded(decision.quote)
    if decision.on in iris:
        return list(iris).index(decision.on) if words in folded(text) else None
    if not words:
        return None
    fits = [
        (_likeness(decision, claim, bases), -index)
        for index, claim in enumerate(claims)
        if claim.type == decision.claim_type
        and any(words in (q := folded(e.quote)) or q in words for e in claim.evidence)
    ]
    fits.sort(reverse=True)
    if not fits or fits[0][0] < _ALIKE or (len(fits) > 1 and fits[1][0] == fits[0][0]):
        return None
    return -fits[0][1]


def _likeness(decision: Decision, claim: Claim, bases: Bases) -> float:
    """Return the share of values in common, 0 to 1; wording does not count."""
    shapes = ROLES[claim.type]

    def counts(role: str) -> bool:
        return role in shapes and shapes[role].kind not in _WORDING

    then = {value for role, value in decision.as_read if counts(role)}
    now = {value for role, value in said(claim, bases) if counts(role)}
    return len(then & now) / len(then | now) if then | now else 1.0
