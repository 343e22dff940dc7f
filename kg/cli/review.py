"""`kg review`: look at what is unsure, decide, and keep the decisions."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.common import (
    DEFAULT_DECISIONS,
    DEFAULT_STORE,
    DecisionsOption,
    EndpointOption,
    JsonOption,
    StoreOption,
    guarded,
    opened,
    phrase,
    print_json,
    say,
    tell,
)
from kg.cli.decide import ByOption, keep, read_all, register_decisions, reviewer
from kg.cli.walk import walk
from kg.messages import Message

if TYPE_CHECKING:
    from kg.review.queue import Item

review_app = typer.Typer(
    help="Look at what is unsure, decide, and keep the decisions under version control.\n\n"
    "Example: kg review list --limit 5",
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    register_decisions(review_app)
    review_app.command("walk")(walk)
    app.add_typer(review_app, name="review")


@review_app.command("list")
@guarded
def list_(
    limit: Annotated[int, typer.Option("--limit", min=0, help="At most so many.")] = 20,
    kind: Annotated[str, typer.Option("--type", help="Only this type of claim.")] = "",
    csv: Annotated[bool, typer.Option("--csv", help="A table to fill in.")] = False,
    decisions: DecisionsOption = DEFAULT_DECISIONS,
    store: StoreOption = DEFAULT_STORE,
    endpoint: EndpointOption = "",
    json: JsonOption = False,
) -> None:
    """List what a person should look at first.

    Example: kg review list --csv > look.csv
    """
    from kg.review.queue import review_queue
    from kg.review.turtle import read_decisions

    with opened(store, endpoint) as source:
        items = review_queue(source, read_decisions(decisions))
    items = [item for item in items if kind in ("", item.type)]
    chosen = items[:limit]
    if csv:
        from kg.review.sheet import write_sheet

        write_sheet(chosen, sys.stdout)
    elif json:
        from dataclasses import asdict

        print_json([asdict(item) for item in chosen])
    else:
        _print_items(chosen)
    say(Message("{count} of {all} to look at", count=len(chosen), all=len(items)))


def _print_items(items: Iterable[Item]) -> None:
    for item in items:
        why = "; ".join(map(phrase, item.why))
        typer.echo(f"{item.gain:.2f}  {item.type}  {item.said}\n      {why}")
        typer.echo(f"      “{item.quote}” — {item.article}")


@review_app.command("take")
@guarded
def take(
    file: Annotated[Path, typer.Argument(help="CSV that `kg review list --csv` wrote, filled in.")],
    articles: Annotated[
        list[str] | None, typer.Option("--articles", help="Articles, for additions.")
    ] = None,
    by: ByOption = "",
    decisions: DecisionsOption = DEFAULT_DECISIONS,
    store: StoreOption = DEFAULT_STORE,
    endpoint: EndpointOption = "",
) -> None:
    """Take the decisions of a table that was filled in: all of them, or none.

    Example: kg review take look.csv --by An --articles news/
    """
    from kg.errors import ReviewError
    from kg.review.sheet import read_sheet
    from kg.review.turtle import read_decisions

    texts = {found.id: found for found in read_all(articles or ())}
    who = reviewer(by)
    try:
        with opened(store, endpoint) as source, file.open(encoding="utf-8-sig", newline="") as rows:
            earlier = read_decisions(decisions)
            keep(decisions, read_sheet(rows, source, who, texts.get, str(file), earlier))
    except OSError as error:
        raise ReviewError(
            "cannot be read ({error}).", where=file, error=error.strerror or error
        ) from error


@review_app.command("missed")
@guarded
def missed(
    paths: Annotated[list[str], typer.Argument(help="Files or folders of articles.")],
    json: JsonOption = False,
) -> None:
    """List sentences that speak of cooperation but gave nothing.

    Example: kg review missed articles/
    """
    from kg.review.missed import find_missed

    found = list(find_missed(paths, tell))
    if json:
        from dataclasses import asdict

        print_json([asdict(item) for item in found])
    else:
        for item in found:
            where = f"{item.article} [{item.span.start}–{item.span.end}]"
            typer.echo(f"{where}  {', '.join(item.cues)}; {', '.join(item.names)}")
            typer.echo(f"      “{' '.join(item.text.split())}”")
    say(Message("{count} sentences", count=len(found)))


@review_app.command("show")
@guarded
def show(
    decisions: DecisionsOption = DEFAULT_DECISIONS,
    store: StoreOption = DEFAULT_STORE,
    endpoint: EndpointOption = "",
    json: JsonOption = False,
) -> None:
    """Show all decisions and what became of them: applied, superseded, overruled, stale, waiting.

    Exit code 1 if any is stale or overruled.

    Example: kg review show
    """
    from kg.review.standing import states_of
    from kg.review.turtle import read_decisions

    with opened(store, endpoint) as source:
        found = states_of(source, read_decisions(decisions))
    if json:
        from dataclasses import asdict

        print_json([asdict(d) | {"iri": d.iri, "state": state} for d, state in found])
    else:
        for decision, state in found:
            what = f" {decision.role} = {', '.join(decision.values)}" if decision.role else ""
            typer.echo(f"{state:10}  {decision.when[:10]}  {decision.by}: {decision.verdict}{what}")
            typer.echo(f"            {decision.on}" + f"  {decision.why}".rstrip())
    say(Message("{count} decisions", count=len(found)))
    if any(state in ("stale", "overruled") for _, state in found):
        raise typer.Exit(1)
