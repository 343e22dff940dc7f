"""`kg spark` and `kg load`: the mapping on a cluster, and its parts into a store."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.common import (
    DEFAULT_DECISIONS,
    DEFAULT_STORE,
    DecisionsOption,
    JsonOption,
    StoreOption,
    guarded,
    print_json,
    say,
)


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command("spark")(spark)
    app.command("load")(load)


@guarded
def spark(
    inputs: Annotated[list[str], typer.Argument(help="Files, folders or patterns, as Spark has.")],
    out: Annotated[str, typer.Option("--out", help="Folder for the parts; all workers reach it.")],
    form: Annotated[
        str, typer.Option("--format", help="jsonl, parquet or warc.", metavar="FORMAT")
    ] = "jsonl",
    master: Annotated[
        str, typer.Option("--master", help="spark://HOST:PORT, yarn, ...; local[*] is here.")
    ] = "",
    partitions: Annotated[
        int, typer.Option("--partitions", min=0, help="Parts of each kind; 0: two a core.")
    ] = 0,
    base: Annotated[
        str, typer.Option("--base", help="Base of the IRIs of things and articles; ends in /.")
    ] = "",
    decisions: DecisionsOption = DEFAULT_DECISIONS,
    json: JsonOption = False,
) -> None:
    """Map articles on a Spark cluster and write what a build would store, as N-Quads parts.

    A job that was cut off goes on where it stopped if it is started again. Exit code 1 if
    some articles could not be read or do not conform; OUT/problems and OUT/rejected name them.

    Example: kg spark news.jsonl --out parts

    Example: kg spark 's3a://news/*.warc.gz' --format warc --out s3a://graph/parts --master yarn
    """
    from dataclasses import asdict

    from kg.errors import QueryError
    from kg.iris import DEFAULT_BASES, Bases
    from kg.mapping import run_key
    from kg.review.decisions import NONE
    from kg.review.turtle import read_decisions
    from kg.spark.job import FORMATS, Task, open_session, run_job
    from kg.spark.mapping import Settings

    if form not in FORMATS:
        raise QueryError(
            "there is no format '{form}'.",
            advice="One of {forms}.",
            form=form,
            forms=", ".join(FORMATS),
        )
    bases = Bases(f"{base}id/", f"{base}article/") if base else DEFAULT_BASES
    decided = read_decisions(Path(decisions)) if Path(decisions).exists() else NONE
    session = open_session(master)
    try:
        task = Task(tuple(inputs), form, out, partitions)
        done = run_job(session, task, Settings(run_key(), bases, decided), say)
    finally:
        session.stop()
    if json:
        print_json(asdict(done))
    else:
        typer.echo(
            f"{done.built} articles built, {done.rejected} kept aside, {done.left_out} left out; "
            f"{done.claims} claims, {done.triples} triples; {done.problems} problems"
        )
    if done.rejected or done.problems:
        raise typer.Exit(1)


@guarded
def load(
    parts: Annotated[Path, typer.Argument(help="Folder of kg spark, on this machine.")],
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Load what `kg spark` wrote into an empty store.

    Example: kg load parts --store store
    """
    from kg.spark.parts import check_parts, load_parts
    from kg.store import LocalStore

    check_parts(parts)  # before a store is made for nothing
    with LocalStore.open(Path(store)) as opened:
        kept = load_parts(parts, opened)
        count = len(opened.article_hashes())
    typer.echo(f"{count} articles loaded, {kept} kept aside")
