"""`kg mirror`: our ties against an outside table."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.answer import show_rows
from kg.cli.common import DEFAULT_STORE, EndpointOption, StoreOption, guarded, opened


def register(app: typer.Typer) -> None:
    """Add the command of this module."""
    app.command("mirror")(mirror)


@guarded
def mirror(
    source: Annotated[
        str, typer.Argument(help="CSV, TSV or JSON file, or an endpoint with Wikidata's model.")
    ],
    only: Annotated[
        str, typer.Option("--only", help="agree, dates differ, only ours or only theirs.")
    ] = "",
    form: Annotated[str, typer.Option("--format", "-f", help="As of: kg query")] = "",
    output: Annotated[Path | None, typer.Option("--output", "-o", help="File to write.")] = None,
    store: StoreOption = DEFAULT_STORE,
    endpoint: EndpointOption = "",
) -> None:
    """Compare our twinnings with an outside table of the shape of Wikidata's P190.

    The table has the columns item, partner and, if known, itemLabel, partnerLabel,
    start and end; items are Wikidata identifiers or addresses.

    Example: kg mirror p190.csv --only "dates differ"
    """
    from kg.mirror import as_rows, ask_theirs, compare, read_theirs
    from kg.store.remote import Endpoint, RemoteStore

    with opened(store, endpoint) as ours:
        if source.startswith(("http://", "https://")):
            theirs = ask_theirs(RemoteStore(Endpoint(source)), ours)
        else:
            theirs = read_theirs(Path(source))
        verdicts = compare(ours, theirs)
    show_rows(as_rows(v for v in verdicts if not only or v.verdict == only), form, None, output)
