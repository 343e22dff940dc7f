"""`kg review walk`: one claim after another, a key for each verdict."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from kg.cli.common import (
    DEFAULT_DECISIONS,
    DEFAULT_STORE,
    DecisionsOption,
    EndpointOption,
    StoreOption,
    guarded,
    opened,
    phrase,
    say,
    tell,
)
from kg.cli.decide import ByOption, keep, reviewer
from kg.messages import Message

if TYPE_CHECKING:
    from kg.explain import Explanation
    from kg.review.decisions import Decision, Decisions
    from kg.review.queue import Item
    from kg.store import Store

#: What each key does; those of `_VERDICTS` decide.
_KEYS: Final = (
    "a accept, r reject, c correct, m merge with another, s split from what it was merged with, "
    "d defer; n next, b back, q quit"
)
_VERDICTS: Final = {
    "a": "accept", "r": "reject", "c": "correct", "m": "merge", "s": "split", "d": "defer",
}  # fmt: skip
_STEPS: Final = {"n": 1, " ": 1, "b": -1}
_LEAVE: Final = frozenset({"q", "\x1b"})


@guarded
def walk(
    limit: Annotated[int, typer.Option("--limit", min=0, help="At most so many.")] = 1000,
    kind: Annotated[str, typer.Option("--type", help="Only this type of claim.")] = "",
    by: ByOption = "",
    decisions: DecisionsOption = DEFAULT_DECISIONS,
    store: StoreOption = DEFAULT_STORE,
    endpoint: EndpointOption = "",
) -> None:
    """Go through the queue at a terminal: one claim after another, a key for each verdict.

    A decision is kept when it is taken. Leave at any time: what is decided does not come
    again, so that the next walk goes on from there.

    Example: kg review walk --by An
    """
    from kg.errors import QueryError
    from kg.review.queue import review_queue
    from kg.review.turtle import read_decisions

    if not sys.stdin.isatty():
        raise QueryError(
            "a walk needs a terminal.",
            advice="Without one: kg review list --csv, then kg review take.",
        )
    who = reviewer(by)
    with opened(store, endpoint) as source:
        queue = review_queue(source, read_decisions(decisions))
        items = [item for item in queue if kind in ("", item.type)][:limit]
        _walk(source, items, who, decisions)


def _walk(source: Store, items: Sequence[Item], who: str, decisions: Path) -> None:
    from kg.review.turtle import read_decisions

    at, decided = 0, 0
    say(_KEYS)
    while at < len(items):
        _show(source, items[at], f"{at + 1} of {len(items)}")
        key = _key()
        if key in _LEAVE:
            break
        if key in _VERDICTS:
            taken = _decide(source, items[at], _VERDICTS[key], who, read_decisions(decisions))
            keep(decisions, taken)
            decided += bool(taken)
            at += bool(taken)
        else:
            at = max(0, at + _STEPS.get(key, 0))
            if key not in _STEPS:
                say(_KEYS)
    say(
        Message(
            "{count} decided, {left} left; kg build applies what was decided",
            count=decided,
            left=len(items) - at,
        )
    )


def _key() -> str:
    """Return the next key; Control-C and Control-D mean to leave."""
    try:
        return typer.getchar().lower()
    except (KeyboardInterrupt, EOFError):
        return "q"


def _show(source: Store, item: Item, place: str) -> None:
    from kg.cli.look import print_saying

    typer.echo(f"\n{'─' * 60}\n{place}  {item.type}  {'; '.join(map(phrase, item.why))}")
    found = _explained(source, item)
    if found is None or not any(saying.quotes for saying in found.sayings):
        typer.echo(f"  {item.quote}\n  {item.said}")
    if found is None:
        return
    for other in found.contradictions:
        typer.echo(f"  {other.property}: {other.ours}, {other.theirs} in <{other.claim}>")
    for saying in found.sayings:
        print_saying(saying)


def _explained(source: Store, item: Item) -> Explanation | None:
    """Return what stands behind an item; None for a person, or if its claim is gone."""
    from kg.errors import QueryError
    from kg.explain import explain_claim

    try:
        return explain_claim(source, item.said) if "#" in item.said else None
    except QueryError:
        return None


def _decide(
    source: Store, item: Item, verdict: str, who: str, earlier: Decisions
) -> list[Decision]:
    """Ask for what a verdict needs; nothing is decided if it cannot be understood."""
    from kg.errors import QueryError, ReviewError
    from kg.review.sheet import row_decisions

    cells = {"said": item.said, "claim": item.claim, "quote": item.quote}
    if verdict == "correct":
        cells["role"] = _ask("Role, such as date, party, kind or modality")
        cells["value"] = _ask("What it is to hold; several with ' | ' between, nothing to clear it")
    elif verdict == "merge":
        cells["value"] = _ask("IRI of the one that stays, or its end")
    elif verdict == "split" and item.type == "person":
        cells["said"] = _ask("IRI of the article's reading (#entity-…) that is somebody else")
    if verdict != "accept":
        cells["why"] = _ask("Why")
    try:
        return row_decisions(verdict, cells, source, who, earlier=earlier)
    except (ReviewError, QueryError) as error:
        tell(error)
        return []


def _ask(what: str) -> str:
    answer = typer.prompt(phrase(what), default="", show_default=False, err=True)
    return str(answer).strip()
