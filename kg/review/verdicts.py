"""Verdicts that need nothing but a claim or a person: accept, reject, defer."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from kg.errors import ReviewError
from kg.review.decisions import NONE, Decision, Decisions, Verdict
from kg.review.taking import bound_decision, now
from kg.store import Store, iri, plain

_LABELS: Final = """PREFIX coop: <https://w3id.org/coopkg/ontology#>
PREFIX prov: <http://www.w3.org/ns/prov#>
SELECT DISTINCT ?label WHERE {
  VALUES (?who) { (UNDEF) }
  ?who prov:wasDerivedFrom ?reading .
  GRAPH ?graph { ?reading coop:label ?label }
}"""


def on_person(
    store: Store, person: str, verdict: Verdict, by: str, why: str = "", shown: str = ""
) -> Decision:
    """Return the decision that somebody is rightly one person (`accept`), or to be looked at later.

    Args:
        store: Where the person is looked up.
        person: IRI in the world.
        verdict: `accept` or `defer`.
        by: The reviewer.
        why: The reason.
        shown: The names that the decision is about, as the queue shows them; all of the
            person's if empty. Under other names the person comes back to the queue.

    Raises:
        ReviewError: nobody is known by the IRI, or the verdict is another.
    """
    names = sorted({plain(row[0]) for row in store.select(_LABELS, {"who": iri(person)})})
    if not names or verdict not in ("accept", "defer"):
        raise ReviewError(
            "people can be accepted or deferred, merged with another, or split in one article.",
            where=person,
            advice="" if names else "Nobody is known by this IRI.",
        )
    return Decision(person, verdict, by, now(), why, quote=shown or " | ".join(names))


def names_person(text: str) -> bool:
    """Say whether an IRI, or its end, is that of a person and not of a claim."""
    return "#" not in text and "person/" in text


def verdict_on(
    store: Store,
    said: str,
    verdict: Verdict,
    by: str,
    why: str = "",
    shown: str = "",
    earlier: Decisions = NONE,
) -> Decision:
    """Return the decision that a verdict on a claim of an article, or on a person, means.

    Arguments and errors: as `bound_decision` and `on_person`. A claim that a rejection took
    out of the store is known from the earlier decisions on it, so that people can change
    their minds, and others can disagree.
    """
    if names_person(said):
        return on_person(store, said, verdict, by, why, shown)
    try:
        return bound_decision(store, said, verdict, by, why)
    except ReviewError:
        known = [decision for decision in earlier.about(said) if decision.on == said]
        if not known:
            raise
        bound = replace(known[-1], role="", values=(), target="")
        return replace(bound, verdict=verdict, by=by, when=now(), why=why)
