"""What reviewers decided, and what was taken down.

A decision names a claim by its IRI and, so that it outlives better rules and moved
sentences, by what the claim said (`as_read`) and the words that said so (`quote`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final, Literal, cast, get_args

from kg.errors import ReviewError
from kg.iris import DEFAULT_BASES, hash_of
from kg.model import ClaimType
from kg.roles import ROLES

Verdict = Literal["accept", "reject", "correct", "merge", "split", "defer", "add"]
VERDICTS: Final = cast("tuple[Verdict, ...]", get_args(Verdict))
_DECISION: Final = DEFAULT_BASES.things + "decision/"


@dataclass(frozen=True, slots=True)
class Decision:
    """What one person decided about one claim, entity or merged claim.

    Attributes:
        on: IRI of the claim of an article; for a merge of entities that of the entity
            that goes, for a split of an entity that of the article's reading of it.
        verdict: One of `VERDICTS`.
        by: Name or address of the reviewer.
        when: UTC, as `2026-11-22T08:30:00Z`.
        why: The reason; may be empty.
        role: Role that is corrected (`date`, `party`, `modality`); empty for others.
        values: What the role is to hold: codes, EDTF dates, texts, place keys, labels
            or IRIs of entities. None at all takes the role away.
        target: For a merge, IRI of the resource that stays; empty for others.
        article: IRI of the article; empty for a merge of entities.
        text_hash: Hash of the article's text, by which a renamed article is known.
        quote: Best quote of the claim, as it was when the decision was taken.
        as_read: What the claim said then, as sorted `(role, value)`; `claim` is its
            type, `candidate` its world resource. For `add`, what it is to say.
    """

    on: str
    verdict: Verdict
    by: str
    when: str
    why: str = ""
    role: str = ""
    values: tuple[str, ...] = ()
    target: str = ""
    article: str = ""
    text_hash: str = ""
    quote: str = ""
    as_read: tuple[tuple[str, str], ...] = ()

    @property
    def iri(self) -> str:
        """IRI from the content: the same decision is one decision."""
        parts = (self.on, self.verdict, self.by, self.when, self.role, *self.values, self.target)
        return _DECISION + hash_of(parts)

    @property
    def is_on_names(self) -> bool:
        """Whether it is about who somebody is: `quote` holds the names that were shown."""
        return not self.article and self.verdict in ("accept", "defer")

    @property
    def claim_type(self) -> str:
        """Type of the claim it is about (`event`); empty if it is about no claim."""
        return dict(self.as_read).get("claim", "")


@dataclass(frozen=True, slots=True)
class Takedown:
    """The order to leave something out for good.

    Attributes:
        what: `urn:` with the SHA-256 of the IRI that goes: the record names nobody.
        kind: `article` or `person`.
        why: The reason, for the record.
        when: UTC.
        hashes: SHA-256 of the article's text, or of the folded names of the person.
    """

    what: str
    kind: str
    why: str
    when: str
    hashes: frozenset[str] = frozenset()

    @property
    def iri(self) -> str:
        """IRI from the content."""
        return DEFAULT_BASES.things + "takedown/" + hash_of((self.what, self.kind))


@dataclass(frozen=True)
class Decisions:
    """All decisions and takedowns of a file, each once, in order of time."""

    decisions: tuple[Decision, ...] = ()
    takedowns: tuple[Takedown, ...] = ()

    def with_(self, *new: Decision) -> Decisions:
        """Return these and new ones."""
        every = {d.iri: d for d in (*self.decisions, *new)}
        ordered = sorted(every.values(), key=lambda d: (d.when, d.iri))
        return replace(self, decisions=tuple(ordered))

    def about(self, claim: str) -> list[Decision]:
        """Return those on claims of articles that are meant by an IRI, or the end of one.

        It may be that of the merged claim which they belonged to when the decision was taken.
        """
        return [
            decision
            for decision in self.decisions
            if decision.claim_type
            and any(
                f"/{known}".endswith(f"/{claim}")
                for known in (decision.on, dict(decision.as_read).get("candidate", ""))
            )
        ]

    @cached_property
    def by_iri(self) -> dict[str, Decision]:
        """The decisions by their IRI."""
        return {decision.iri: decision for decision in self.decisions}


NONE: Final = Decisions()


def property_of(decision: Decision) -> str:
    """Return the prefixed name of the property that a correction is about.

    Raises:
        ReviewError: claims of that type have no such role.
    """
    if decision.role == "modality":
        return "coop:modality"
    kind = decision.claim_type
    roles = ROLES[cast("ClaimType", kind)] if kind in ROLES else {}
    if decision.role not in roles:
        raise ReviewError(
            "a claim of type '{type}' has no role '{role}'.",
            where=decision.on,
            advice="It has {roles}.",
            type=decision.claim_type,
            role=decision.role,
            roles=", ".join([*roles, "modality"]),
        )
    return roles[decision.role].name
