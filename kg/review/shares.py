"""Which decisions bear on which article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Final

from kg.review.decisions import Decision, Decisions, Takedown


@dataclass(frozen=True, slots=True)
class Share:
    """The decisions that bear on one article.

    Attributes:
        bound: Those on its own claims and entity readings, in order of time.
        aliases: For the IRI of an entity or merged claim that was taken for another
            one, the decision; these hold in every article.
        removed: People who were taken down; they are left out of every article.
    """

    bound: tuple[Decision, ...] = ()
    aliases: Mapping[str, Decision] = field(default_factory=dict)
    removed: tuple[Takedown, ...] = ()

    def target(self, iri: str) -> str:
        """Return what an entity or merged claim is taken for, at the end of the chain."""
        seen = {iri}
        while (decision := self.aliases.get(iri)) and decision.target not in seen:
            iri = decision.target
            seen.add(iri)
        return iri

    def __bool__(self) -> bool:
        return bool(self.bound or self.aliases or self.removed)


NOTHING: Final = Share()


class Shares:
    """Deals decisions out to articles."""

    def __init__(self, decisions: Decisions) -> None:
        """Sort the decisions by article; those in order of time stay in it."""
        self._bound: dict[str, list[Decision]] = defaultdict(list)
        self.aliases: dict[str, Decision] = {}
        self._removed = tuple(t for t in decisions.takedowns if t.kind == "person")
        self._known = {decision.iri for decision in decisions.decisions}
        for decision in decisions.decisions:
            for key in {decision.article, decision.text_hash} - {""}:
                self._bound[key].append(decision)
            if decision.verdict == "merge":
                source = dict(decision.as_read).get("candidate", "") or decision.on
                if source != decision.target:
                    self.aliases[source] = decision
        share = Share(aliases=self.aliases)
        #: What a graph may name and must then tell of: sources, and entities that stay.
        self.merged = dict(self.aliases) | {
            share.target(d.target): d for d in self.aliases.values() if not d.as_read
        }

    def of(self, article: str, text_hash: str) -> Share:
        """Return the share of an article, known by its IRI or, if renamed, by its text."""
        found = {d.iri: d for key in (article, text_hash) for d in self._bound.get(key, ())}
        bound = tuple(sorted(found.values(), key=lambda d: (d.when, d.iri)))
        return Share(bound, self.aliases, self._removed)

    def settled(
        self, article: str, text_hash: str, told: Collection[str], named: Collection[str]
    ) -> bool:
        """Say whether an article in the store was built under just these decisions.

        Args:
            article: Its IRI.
            text_hash: Hash of its text.
            told: IRIs of the decisions that its graph tells of.
            named: Those of `self.merged` that its graph names.
        """
        want = {decision.iri for decision in self.of(article, text_hash).bound}
        want |= {self.merged[iri].iri for iri in named}
        return want <= set(told) <= self._known
