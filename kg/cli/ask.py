"""`kg query`, `kg tables`, `kg sparql`: questions and their answers."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.common import (
    DEFAULT_STORE,
    EndpointOption,
    JsonOption,
    StoreOption,
    guarded,
    opened,
    print_json,
    say,
    time_limit,
)

if TYPE_CHECKING:
    from kg.store import Rows

FormatOption = Annotated[
    str, typer.Option("--format", "-f", help="table, csv, tsv, json, xml or md.")
]
LimitOption = Annotated[int | None, typer.Option("--limit", min=0, help="At most so many rows.")]
TimeoutOption = Annotated[
    float, typer.Option("--timeout", min=0, help="Seconds after which to give up; 0 for never.")
]
_EXTRA = {"allow_extra_args": True, "ignore_unknown_options": True}


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command("query", context_settings=_EXTRA)(query)
    app.command("tables")(tables)
    app.command("sparql")(sparql)


@guarded
def query(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="Name of the question; see: kg queries")],
    param: Annotated[
        list[str] | None, typer.Option("--param", "-p", help="A parameter as name=value.")
    ] = None,
    form: FormatOption = "table",
    lang: Annotated[
        str, typer.Option("--lang", help="Language of labels, where the question has it.")
    ] = "",
    limit: LimitOption = None,
    explain: Annotated[bool, typer.Option("--explain", help="Print the query as sent.")] = False,
    json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
    timeout: TimeoutOption = 600,
    store: StoreOption = DEFAULT_STORE,
    endpoint: EndpointOption = "",
) -> None:
    """Ask a saved question. Its parameters are options, too: --locality "hai phong".

    Names may be given in any script and without diacritics, or as IRIs.

    Example: kg query twinning --locality "hai phong" --as-of 2025-06-30 --format csv
    """
    from kg.queries import load_query, query_text, run_query

    values = _values(context.args, param or ())
    question = load_query(name)
    if lang:
        if question.param("lang") is None:
            say(f"kg: {question.name} has labels in English only; --lang is left aside")
        else:
            values["lang"] = lang
    with opened(store, endpoint) as source, time_limit(timeout):
        if explain:
            typer.echo(query_text(source, question, values))
            return
        _show(run_query(source, question, values), "json" if json else form, limit)


def _values(args: Sequence[str], pairs: Sequence[str]) -> dict[str, str]:
    """Return the values of `--name value`, `--name=value` and `-p name=value`.

    Raises:
        QueryError: an argument is neither.
    """
    from kg.errors import QueryError

    values: dict[str, str] = {}
    rest = list(args)
    while rest:
        head = rest.pop(0)
        name, equals, value = head.partition("=")
        if not name.startswith("--") or not (equals or rest):
            raise QueryError(
                "this is no parameter.", where=head[:100], advice="Write it as --name value."
            )
        values[name[2:].replace("-", "_")] = value if equals else rest.pop(0)
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals:
            raise QueryError("this is no parameter.", where=pair[:100], advice="Write name=value.")
        values[name.strip().replace("-", "_")] = value
    return values


def _show(rows: Rows, form: str, limit: int | None) -> None:
    from kg.results import limit_rows, write_rows

    chosen = limit_rows(rows, limit)
    if form == "table":
        from kg.cli.table import print_table

        count = print_table(chosen)
    else:
        count = write_rows(chosen, form, sys.stdout)
    say(f"{count} {'row' if count == 1 else 'rows'}")


@guarded
def tables(
    folder: Annotated[Path, typer.Argument(help="Folder for the CSV files.")],
    store: StoreOption = DEFAULT_STORE,
    endpoint: EndpointOption = "",
    json: JsonOption = False,
) -> None:
    """Write the eight tables as CSV.

    Example: kg tables out/
    """
    from kg.tables import write_tables

    with opened(store, endpoint) as source:
        counts = write_tables(source, folder)
    if json:
        print_json(counts)
        return
    for name, count in counts.items():
        typer.echo(f"{folder / f'{name}.csv'}\t{count}")


@guarded
def sparql(
    source: Annotated[str, typer.Argument(help="File with a query; - is standard input.")],
    form: FormatOption = "table",
    limit: LimitOption = None,
    timeout: TimeoutOption = 600,
    store: StoreOption = DEFAULT_STORE,
    endpoint: EndpointOption = "",
) -> None:
    """Ask any SPARQL query; SELECT and ASK print rows, CONSTRUCT and DESCRIBE N-Triples.

    Updates and SERVICE are refused.

    Example: echo 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }' | kg sparql -
    """
    text = _read(source)
    from kg.store import Rows, check_query

    check_query(text)
    with opened(store, endpoint) as target, time_limit(timeout):
        answer = target.query(text)
        if isinstance(answer, bool):
            typer.echo("true" if answer else "false")
        elif isinstance(answer, Rows):
            _show(answer, form, limit)
        else:
            for number, triple in enumerate(answer):
                if limit is not None and number >= limit:
                    break
                typer.echo(f"{triple} .")


def _read(source: str) -> str:
    from kg.errors import QueryError

    try:
        if source == "-":
            return sys.stdin.read()
        return Path(source).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"this query cannot be read: {error}.", where=source) from error
