"""`kg import` and `kg diff`: what others made, and what changed between two builds."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

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
    print_json,
    say,
)
from kg.messages import Message


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command("import")(import_)
    app.command("diff")(diff)


@guarded
def import_(
    file: Annotated[
        Path | None, typer.Argument(help="Graphs of articles: .ttl .nt .trig .nq .jsonld")
    ] = None,
    schema: Annotated[
        bool, typer.Option("--schema", help="Print the JSON Schema of `kg build --claims`.")
    ] = False,
    base: Annotated[
        str, typer.Option("--base", help="Base of the IRIs, if the store has its own.")
    ] = "",
    decisions: DecisionsOption = DEFAULT_DECISIONS,
    store: StoreOption = DEFAULT_STORE,
    endpoint: EndpointOption = "",
    json: JsonOption = False,
) -> None:
    """Take graphs that others made into the store, through the same gate.

    Exit code 1 if a graph does not conform; the others are taken.

    Example: kg import theirs.trig
    """
    from kg.errors import QueryError
    from kg.foreign.graphs import import_graphs, read_graphs
    from kg.foreign.schema import claim_schema
    from kg.iris import DEFAULT_BASES, Bases
    from kg.review.removed import check_takedowns
    from kg.review.turtle import read_decisions

    if schema:
        print_json(claim_schema())
        return
    if file is None:
        raise QueryError("which file?", advice="Give one, or --schema.")
    bases = Bases(f"{base}id/", f"{base}article/") if base else DEFAULT_BASES
    graphs = read_graphs(file)
    known = read_decisions(decisions)
    with opened(store, endpoint, write=True) as target:
        check_takedowns(target, known, decisions)
        done = import_graphs(target, graphs, bases, known.takedowns)
    for article, report in done.refused:
        say(Message("kg: {article} does not conform:", article=article))
        for violation in report.violations:
            say(violation.line)
    if done.left_out:
        say(Message("{count} articles left out: they were taken down", count=done.left_out))
    if json:
        print_json({"articles": done.articles, "refused": [article for article, _ in done.refused]})
    else:
        typer.echo(f"{done.articles} articles imported, {len(done.refused)} refused")
    if done.refused:
        raise typer.Exit(1)


@guarded
def diff(
    old: Annotated[Path, typer.Argument(help="Store folder, or export (.nq or .trig).")],
    new: Annotated[Path, typer.Argument(help="The same, later.")],
    json: JsonOption = False,
    check: Annotated[bool, typer.Option("--check", help="Exit code 1 if they differ.")] = False,
) -> None:
    """Compare two builds as claims: new, gone, changed, and why; Markdown for release notes.

    Example: kg diff last-week.nq kg-store
    """
    from kg.diff import diff_claims, read_sayings, write_notes

    found = diff_claims(read_sayings(old), read_sayings(new))
    if json:
        from dataclasses import asdict

        print_json(asdict(found))
    else:
        typer.echo(write_notes(found), nl=False)
    if check and (found.new or found.gone or found.changed):
        raise typer.Exit(1)
