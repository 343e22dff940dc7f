"""`kg takedown`: leave an article or a person out, for good."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.common import (
    DEFAULT_DECISIONS,
    DEFAULT_STORE,
    DecisionsOption,
    EndpointOption,
    StoreOption,
    guarded,
    opened,
    say,
)
from kg.messages import Message

if TYPE_CHECKING:
    from kg.review.decisions import Takedown
    from kg.store import Store


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command("takedown")(takedown)


@guarded
def takedown(
    what: Annotated[str, typer.Argument(help="Identifier of an article, or IRI of a person.")],
    why: Annotated[str, typer.Option("--why", help="The reason, for the record.")],
    base: Annotated[
        str, typer.Option("--base", help="Base of the IRIs, if the store has its own.")
    ] = "",
    decisions: DecisionsOption = DEFAULT_DECISIONS,
    store: StoreOption = DEFAULT_STORE,
    endpoint: EndpointOption = "",
) -> None:
    """Remove an article or a person, from this store and from every build to come.

    The record in the file of decisions and in the graph says that something was removed,
    when and why, and holds only hashes of what it was.

    Example: kg takedown person/nguyen-van-an-1234567890 --why "request of 3 May 2026"
    """
    from kg.iris import DEFAULT_BASES, Bases
    from kg.removal import enforce
    from kg.review.removed import without_removed
    from kg.review.turtle import read_decisions, write_decisions

    bases = Bases(f"{base}id/", f"{base}article/") if base else DEFAULT_BASES
    with opened(store, endpoint, write=True) as target:
        order = _order(target, what, why)
        known = read_decisions(decisions)
        kept = without_removed(known, order)
        write_decisions(decisions, kept)
        # From now on no build brings it back, whatever happens below.
        enforce(target, kept.takedowns, bases, Path(store) if not endpoint else None)
    void = len(known.decisions) - len(kept.decisions)
    say(Message("removed; the record is in {file}", file=decisions))
    if void:
        say(Message("{count} decisions are void", count=void))


def _order(store: Store, what: str, why: str) -> Takedown:
    from kg.removal import person_takedown
    from kg.review.removed import article_takedown
    from kg.review.taking import article_named, find_iri, now

    if "person/" in what:
        return person_takedown(store, find_iri(store, what), why, now())
    article = what if what in store.article_hashes() else article_named(store, what)
    return article_takedown(article, store.article_hashes()[article].text_hash, why, now())
