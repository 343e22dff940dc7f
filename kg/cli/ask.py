"""`kg query`, `kg tables`, `kg sparql`: questions and their answers."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.answer import show_graph, show_rows
from kg.cli.common import (
    DEFAULT_STORE,
    EndpointOption,
    JsonOption,
    PageOption,
    StoreOption,
    guarded,
    opened,
    print_json,
    say,
    time_limit,
)

if TYPE_CHECKING:
    from kg.queries import SavedQuery
    from kg.store import Store

FormatOption = Annotated[
    str,
    typer.Option(
        "--format",
        "-f",
        help="table, csv, tsv, json, xml, md, arrow or parquet; a graph: turtle or nt.",
    ),
]
OutputOption = Annotated[
    Path | None,
    typer.Option("--output", "-o", help="File to write; its ending may say the format."),
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
    form: FormatOption = "",
    output: OutputOption = None,
    lang: Annotated[
        str, typer.Option("--lang", help="Language of labels, where the question has it.")
    ] = "",
    limit: LimitOption = None,
    page: PageOption = 0,
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
    from kg.queries import construct_graph, load_query, query_text, run_query

    values = _values(context.args, param or ())
    question = load_query(name)
    if lang:
        if question.param("lang") is None:
            say(f"kg: {question.name} prints no labels; --lang is left aside")
        else:
            values["lang"] = lang
    with opened(store, endpoint, page=page) as source, time_limit(timeout):
        if explain:
            typer.echo(query_text(source, question, values))
        elif question.is_graph:
            show_graph(construct_graph(source, question, values), form, limit, output)
        elif not show_rows(
            run_query(source, question, values), "json" if json else form, limit, output
        ):
            _say_why_nothing(source, question, values)


def _say_why_nothing(source: Store, question: SavedQuery, values: dict[str, str]) -> None:
    """Name the values that the store does not know, with some that it knows."""
    from kg.queries import known_values

    for param in question.params:
        given = values.get(param.name, "")
        if given and param.values_from and given not in (known := known_values(source, param)):
            listed = ", ".join(known[:12]) + (", …" if len(known) > 12 else "")
            say(f"kg: '{given[:60]}' is no {param.name} of this store; it knows {listed or 'none'}")


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
    form: FormatOption = "",
    output: OutputOption = None,
    limit: LimitOption = None,
    page: PageOption = 0,
    allow_service: Annotated[
        bool,
        typer.Option("--allow-service", help="Let the query call other endpoints by SERVICE."),
    ] = False,
    timeout: TimeoutOption = 600,
    store: StoreOption = DEFAULT_STORE,
    endpoint: EndpointOption = "",
) -> None:
    """Ask any SPARQL query; SELECT and ASK print rows, CONSTRUCT and DESCRIBE Turtle.

    Updates are refused, and SERVICE, too, unless it is allowed.

    Example: echo 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }' | kg sparql -
    """
    text = _read(source)
    from kg.store import Rows, check_query

    if not allow_service:
        check_query(text)
    with opened(store, endpoint, page=page) as target, time_limit(timeout):
        answer = target.query(text)
        if isinstance(answer, bool):
            typer.echo("true" if answer else "false")
        elif isinstance(answer, Rows):
            show_rows(answer, form, limit, output)
        else:
            show_graph(answer, form, limit, output)


def _read(source: str) -> str:
    from kg.errors import QueryError

    try:
        if source == "-":
            return sys.stdin.read()
        return Path(source).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"this query cannot be read: {error}.", where=source) from error
