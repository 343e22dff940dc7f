"""What takedowns mean for an article: left out whole, or without some people."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from pyoxigraph import Triple

from kg.errors import ReviewError
from kg.redaction import names_person, redact, removed_iri, secret
from kg.review.decisions import Decision, Decisions, Takedown
from kg.store import Store, plain

_RECORDS: Final = """PREFIX coop: <https://w3id.org/coopkg/ontology#>
SELECT ?record WHERE { ?record a coop:Takedown }"""


def recorded(store: Store) -> frozenset[str]:
    """Return the IRIs of the takedowns that a store has a record of."""
    return frozenset(plain(row[0]) for row in store.select(_RECORDS))


def check_takedowns(store: Store, decisions: Decisions, where: Path | None) -> None:
    """Raise if a store has the record of a takedown that is not among the decisions.

    Records tell nothing of what was removed; without the order, it would come back.

    Raises:
        ReviewError: it has.
    """
    if missing := recorded(store) - {takedown.iri for takedown in decisions.takedowns}:
        raise ReviewError(
            "the store has the records of {count} takedowns that are not among the decisions: "
            "what was removed would come back.",
            where=where or "",
            advice="Name the file that holds them with --decisions. To take a takedown back, "
            "build into a new store.",
            count=len(missing),
        )


def article_takedown(article: str, text_hash: str, why: str, when: str) -> Takedown:
    """Return the takedown of an article; the same text under another name is meant, too."""
    return Takedown(removed_iri(article), "article", why, when, frozenset({secret(text_hash)}))


def is_taken_down(article: str, text_hash: str, takedowns: Iterable[Takedown]) -> bool:
    """Say whether an article is left out, by its IRI or its text."""
    what, text = removed_iri(article), secret(text_hash)
    return any(t.kind == "article" and (t.what == what or text in t.hashes) for t in takedowns)


def redacted(graph: Iterable[Triple], takedowns: Iterable[Takedown]) -> list[Triple] | None:
    """Return an article's graph without the people taken down; None if it names none."""
    people = [t for t in takedowns if t.kind == "person"]
    hashes = frozenset(h for t in people for h in t.hashes)
    return redact(graph, {t.what for t in people}, hashes)


def without_removed(decisions: Decisions, takedown: Takedown) -> Decisions:
    """Return a file's contents with a takedown, and without the decisions that it makes void.

    Those are the ones on the article that goes, and those that name the person.
    """
    kept = tuple(d for d in decisions.decisions if not _names(d, takedown))
    taken = {t.iri: t for t in (*decisions.takedowns, takedown)}
    return Decisions(kept, tuple(taken[iri] for iri in sorted(taken)))


def _names(decision: Decision, takedown: Takedown) -> bool:
    things = (decision.on, decision.target, decision.article, *(v for _, v in decision.as_read))
    if takedown.what in {removed_iri(thing) for thing in things}:
        return True
    texts = (decision.quote, decision.why, *decision.values)
    return any(names_person(text, takedown.hashes) for text in texts)
