"""`kg queries`: list what can be asked, describe it, hand it to other tools."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

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
)

if TYPE_CHECKING:
    from kg.queries import Param, SavedQuery


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command("queries")(queries)


@guarded
def queries(
    name: Annotated[
        str, typer.Argument(help="Say more about this one; with --as the folder to write.")
    ] = "",
    lang: Annotated[str, typer.Option("--lang", help="Language of the texts: en or vi.")] = "en",
    tag: Annotated[str, typer.Option("--tag", help="Only questions with this tag.")] = "",
    values: Annotated[
        str, typer.Option("--values", help="List the values that the store knows for a parameter.")
    ] = "",
    form: Annotated[
        str, typer.Option("--as", help="Write all into a folder for other tools: grlc or shacl.")
    ] = "",
    json: JsonOption = False,
    store: StoreOption = DEFAULT_STORE,
    endpoint: EndpointOption = "",
) -> None:
    """List what can be asked, or describe one question.

    Example: kg queries twinning

    Example: kg queries figures-claimed --values unit

    Example: kg queries --as grlc api/ --endpoint http://localhost:7878/query
    """
    from kg.queries import list_queries, load_query

    if form:
        _publish(form, name, tag, endpoint)
    elif values:
        with opened(store, endpoint) as source:
            for text in _known_values(source, load_query(name), values):
                typer.echo(text)
    else:
        known = [q for q in list_queries() if not tag or tag in q.tags]
        _print(known if not name else [load_query(name)], bool(name), lang, json=json)


def _publish(form: str, folder: str, tag: str, endpoint: str) -> None:
    from kg.errors import QueryError
    from kg.queries import list_queries
    from kg.queries.publish import write_grlc, write_shacl

    writers = {"grlc": write_grlc, "shacl": write_shacl}
    if form not in writers or not folder:
        raise QueryError(
            "the questions can be written as grlc or shacl, into a folder.",
            where=form[:40],
            advice="For example: kg queries --as grlc api/",
        )
    chosen = [q for q in list_queries() if not tag or tag in q.tags]
    count = writers[form](chosen, Path(folder), endpoint or "http://localhost:7878/query")
    say(f"{count} files in {folder}")


def _known_values(source: Any, question: SavedQuery, name: str) -> list[str]:
    from kg.errors import QueryError
    from kg.queries import known_values

    param = question.param(name)
    if param is None:
        raise QueryError("this question has no such parameter.", where=name[:60])
    return known_values(source, param)


def _print(chosen: list[SavedQuery], whole: bool, lang: str, *, json: bool) -> None:
    if json:
        print_json([_as_dict(question) for question in chosen])
    elif whole:
        _describe(chosen[0], lang)
    elif chosen:
        width = max(len(question.name) for question in chosen)
        for question in chosen:
            typer.echo(f"{question.name:{width}}  {_text(question, 'summary', lang)}")


def _text(thing: Any, name: str, lang: str) -> str:
    """Return a text in the language asked for, else in English."""
    found = getattr(thing, f"{name}_vi") if lang == "vi" else ""
    return str(found or getattr(thing, name))


def _describe(question: SavedQuery, lang: str) -> None:
    typer.echo(_text(question, "summary", lang))
    typer.echo("\n" + _text(question, "description", lang))
    typer.echo(f"Tags: {', '.join(question.tags)}\n")
    for param in question.params:
        typer.echo(f"  --{param.name.replace('_', '-'):12} {_about(param, lang)}")
    if question.columns:
        typer.echo("\nColumns:")
    for column in question.columns:
        several = " (several)" if column.multi else ""
        typer.echo(f"  {column.name:16} {_text(column, 'description', lang)}{several}")
    example = " ".join(
        f"--{p.name.replace('_', '-')} '{p.example}'" for p in question.params if p.required
    )
    typer.echo(f"\nExample: kg query {question.name} {example}".rstrip())


def _about(param: Param, lang: str) -> str:
    default = f", {param.default} if left out" if param.default else ""
    need = "required" if param.required else f"optional{default}"
    parts = [f"{param.type}, {need}.", f"{_text(param, 'description', lang)}."]
    if param.values:
        parts.append(f"One of: {', '.join(param.values)}.")
    if param.values_from:
        parts.append(f"Known ones: --values {param.name}.")
    return " ".join([*parts, f"Example: {param.example}"])


def _as_dict(question: SavedQuery) -> dict[str, Any]:
    from dataclasses import asdict

    return {key: value for key, value in asdict(question).items() if key not in {"path", "text"}}
