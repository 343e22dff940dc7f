"""What makes a claim the same claim, and the world resource that it speaks of.

Two identities are kept apart. A *claim* IRI lives below its article and never
depends on another article. Its *candidate* is the world resource that it speaks
of, minted from the roles that identify such a thing, so that two articles that
tell of one meeting meet in one IRI. What identifies what:

| type | identity of the world resource |
|---|---|
| event | group of types, parties, date; and the work, unless two parties and the day are known |
| agreement | kind, parties, date; and the work, unless two parties and the year are known |
| partnership | the sorted pair and the kind; and the work if one side is unknown |
| membership | person, body (else locality), post; and the work if the person is unknown |
| statement | work, speakers, type, fields, deadline, and the ordinal among its equals |
| task | work, assigners, fields, deadline, and the ordinal among its equals |
| figure | work, value, unit, owner |

Meetings, receptions and online meetings are one group (talks): articles call one
occasion by each of these names. Language versions of one work cannot share the
text of a statement; they share its speaker, its fields and its place in the order
of telling, hence the ordinal.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import Final

from kg.iris import DEFAULT_BASES, Bases, article_iri, canonical_decimal, entity_iri, hash_of
from kg.model import Claim, ClaimType, Reading, Ref, Span, Value

TALKS: Final = frozenset({"meeting", "reception", "online_meeting"})
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d(/\d{4}-\d\d-\d\d)?")
_YEAR: Final = re.compile(r"\d{4}(-\d\d)?(-\d\d)?(/\d{4}(-\d\d)?(-\d\d)?)?")


def _text_of(value: Value) -> str:
    if isinstance(value, Ref):
        return f"{value.kind}:{value.key}"
    return canonical_decimal(value) if isinstance(value, Decimal) else value


def role_text(claim: Claim, *roles: str) -> str:
    """Return the values of roles as one text, whatever their order."""
    return "|".join(sorted({_text_of(v) for role in roles for v in claim.roles.get(role, ())}))


def named_refs(claim: Claim, *roles: str) -> int:
    """Count the different entities in roles that have a name (groups have none)."""
    values = {v for role in roles for v in claim.roles.get(role, ())}
    return sum(1 for v in values if isinstance(v, Ref) and v.kind != "group")


def parties_of(claim: Claim) -> tuple[str, ...]:
    """Return the roles that tell whose event it is: parties, else who stood there."""
    return ("party",) if claim.roles.get("party") else ("host", "guest", "participant", "leader")


def _event(claim: Claim, work: str) -> list[str]:
    kind, roles, date = role_text(claim, "type"), parties_of(claim), role_text(claim, "date")
    known = named_refs(claim, *roles) > 1 and _DAY.fullmatch(date)
    if not known and not claim.roles.get("party"):
        roles = (*roles, "place", "title")
    return [
        "talks" if kind in TALKS else kind,
        role_text(claim, *roles),
        date,
        "" if known else work,
    ]


def _agreement(claim: Claim, work: str) -> list[str]:
    date = role_text(claim, "date")
    known = named_refs(claim, "party") > 1 and _YEAR.fullmatch(date)
    return [role_text(claim, "kind"), role_text(claim, "party"), date, "" if known else work]


def _partnership(claim: Claim, work: str) -> list[str]:
    known = claim.roles.get("a") and claim.roles.get("b")
    return [role_text(claim, "a", "b"), role_text(claim, "kind"), "" if known else work]


def _membership(claim: Claim, work: str) -> list[str]:
    whom = "body" if claim.roles.get("body") else "locality"
    known = claim.roles.get("person")
    return [role_text(claim, whom), role_text(claim, "post").casefold(), "" if known else work]


def _statement(claim: Claim, work: str) -> list[str]:
    return [work, *(role_text(claim, r) for r in ("type", "speaker", "field", "deadline"))]


def _task(claim: Claim, work: str) -> list[str]:
    return [work, *(role_text(claim, r) for r in ("assigner", "field", "deadline"))]


def _figure(claim: Claim, work: str) -> list[str]:
    return [
        work,
        role_text(claim, "value"),
        role_text(claim, "unit").casefold(),
        role_text(claim, "owner"),
    ]


_IDENTITY: Final[dict[ClaimType, Callable[[Claim, str], list[str]]]] = {
    "event": _event,
    "agreement": _agreement,
    "partnership": _partnership,
    "membership": _membership,
    "statement": _statement,
    "task": _task,
    "figure": _figure,
}
#: Types of which one work may hold several that nothing but their order tells apart.
_COUNTED: Final = frozenset({"statement", "task"})
#: Roles in a claim's own IRI; a better reading of the others keeps the IRI.
_OWN: Final[dict[ClaimType, tuple[str, ...]]] = {
    "event": ("type", "party", "host", "guest", "place", "date"),
    "agreement": ("kind", "party", "date", "title"),
    "partnership": ("a", "b", "kind"),
    "membership": ("person", "body", "post"),
    "statement": ("type", "speaker", "addressee", "content"),
    "task": ("assigner", "addressee", "content"),
    "figure": ("value", "unit", "about", "owner"),
}


def claim_iri(article: str, claim: Claim, ordinal: int = 1) -> str:
    """Return the IRI of a claim below its article (given by IRI).

    Args:
        article: See `article_iri`.
        claim: Its type and identifying roles make the hash; confidence, rule and
            modality do not, so that a review decision outlives a better rule.
        ordinal: From 1, among the article's claims with equal identifying roles.
    """
    digest = hash_of(
        (claim.type, *(f"{role}={role_text(claim, role)}" for role in _OWN[claim.type]))
    )
    return f"{article}#claim-{digest}" + (f"-{ordinal}" if ordinal > 1 else "")


def claim_candidate(claim: Claim, work: str, bases: Bases = DEFAULT_BASES, ordinal: int = 1) -> str:
    """Return the IRI of the world resource that a claim speaks of.

    Args:
        claim: Any claim.
        work: Key of the work its article belongs to (`Article.work`).
        bases: Where things begin.
        ordinal: From 1, among the article's claims with equal identity; only
            statements and tasks use it.
    """
    parts = [claim.type, *_IDENTITY[claim.type](claim, work)]
    if claim.type in _COUNTED:
        parts.append(str(ordinal))
    head = f"{bases.things}{claim.type}/"
    person = claim.one("person") if claim.type == "membership" else None
    if isinstance(person, Ref):
        head = membership_head(entity_iri("person", person.key, bases))
    return head + hash_of(parts)


@lru_cache(maxsize=65536)
def membership_head(person: str) -> str:
    """Return how the IRIs of all memberships of a person (given by IRI) begin.

    So a membership keeps its second part when two people are found to be one.
    """
    things = person.rpartition("/person/")[0]
    return f"{things}/membership/{hash_of([person])}-"


def _order(claim: Claim) -> tuple[Span, str]:
    """Sort key: the order of telling, then content."""
    first = min((item.span for item in claim.evidence), default=Span(0, 0))
    roles = ((role, *map(_text_of, values)) for role, values in claim.roles.items())
    return first, repr((claim.type, claim.modality, sorted(roles), claim.rule))


def _numbered(reading: Reading, mint: Callable[[Claim, int], str]) -> tuple[str, ...]:
    """Mint for each claim with its ordinal among those that would share an IRI."""
    claims = reading.claims
    minted = [mint(claim, 1) for claim in claims]
    equals: dict[str, list[int]] = defaultdict(list)
    for index, iri in enumerate(minted):
        equals[iri].append(index)
    for several in equals.values():
        if len(several) > 1:
            several.sort(key=lambda i: _order(claims[i]))
            for ordinal, index in enumerate(several, 1):
                minted[index] = mint(claims[index], ordinal)
    return tuple(minted)


def claim_iris(reading: Reading, bases: Bases = DEFAULT_BASES) -> tuple[str, ...]:
    """Return the IRIs of a reading's claims, in the order of `reading.claims`.

    Claims with equal identifying roles are numbered in the order of telling.
    """
    article, names = article_iri(reading.article.id, bases), name_keys(reading)
    return _numbered(
        reading, lambda claim, ordinal: claim_iri(article, by_name(claim, names), ordinal)
    )


def claim_candidates(reading: Reading, bases: Bases = DEFAULT_BASES) -> tuple[str, ...]:
    """Return the world resources of a reading's claims, in the order of `reading.claims`."""
    work, names = reading.article.work, name_keys(reading)

    def mint(claim: Claim, ordinal: int) -> str:
        known = claim if claim.type == "membership" else by_name(claim, names)
        return claim_candidate(known, work, bases, ordinal)

    return _numbered(reading, mint)


def name_keys(reading: Reading) -> dict[Value, Value]:
    """Return what stands for each person in the identity of claims.

    That is what all spellings of the name share: versions of one work in several
    scripts must meet, and a better reading of somebody's posts must change nothing.
    """
    people = (e for e in reading.entities if e.kind == "person" and e.name_key)
    return {Ref("person", e.key): Ref("person", e.name_key) for e in people}


def by_name(claim: Claim, names: Mapping[Value, Value]) -> Claim:
    """Return a claim with what `name_keys` gave in the place of people."""
    if not any(v in names for values in claim.roles.values() for v in values):
        return claim
    roles = {role: tuple(names.get(v, v) for v in values) for role, values in claim.roles.items()}
    return replace(claim, roles=roles)
