"""`kg validate`: the store's data, or a file, against the rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.common import (
    DEFAULT_STORE,
    EndpointOption,
    JsonOption,
    LangOption,
    StoreOption,
    guarded,
    opened,
    print_json,
    say,
)
from kg.messages import Message

if TYPE_CHECKING:
    from pyoxigraph import Quad, Triple

    from kg.shapes import Violation


def register(app: typer.Typer) -> None:
    """Add the command of this module."""
    app.command("validate")(validate)


@guarded
def validate(
    file: Annotated[
        Path | None, typer.Argument(help="Turtle, N-Triples, TriG or N-Quads; else the store.")
    ] = None,
    lang: LangOption = "",
    store: StoreOption = DEFAULT_STORE,
    endpoint: EndpointOption = "",
    json: JsonOption = False,
) -> None:
    """Check the store, or a file, against the shapes.

    Exit code 1 if anything does not conform.

    Example: kg validate claims.ttl
    """
    from kg.translation import spoken

    if file is not None:
        found = list(_violations(_read(file)))
    else:
        with opened(store, endpoint) as source:
            found = list(_violations(source.quads()))
    if json:
        from dataclasses import asdict

        print_json([asdict(violation) for violation in found])
    else:
        for violation in found:
            typer.echo(violation.text(spoken(lang)))
    say(Message("{count} violations", count=len(found)))
    if found:
        raise typer.Exit(1)


def _violations(quads: Iterable[Quad]) -> Iterator[Violation]:
    """Check each named graph by itself, and what stands in none as the world."""
    from kg.shapes import check_graph, check_world

    for name, triples in sorted(_by_graph(quads).items()):
        is_article = bool(name) or any(t.predicate.value.endswith("#claimType") for t in triples)
        report = check_graph(triples) if is_article else check_world(_derived(triples))
        yield from report.violations


def _derived(world: list[Triple]) -> list[Triple]:
    """Leave out the summaries of articles: shapes are for the whole, in their own graphs."""
    articles = {t.subject for t in world if str(t.object).endswith("#Article>")}
    return [t for t in world if t.subject not in articles]


def _by_graph(quads: Iterable[Quad]) -> dict[str, list[Triple]]:
    from pyoxigraph import NamedNode

    graphs: dict[str, list[Triple]] = defaultdict(list)
    for quad in quads:
        name = quad.graph_name
        graphs[name.value if isinstance(name, NamedNode) else ""].append(quad.triple)
    return graphs


def _read(file: Path) -> list[Quad]:
    from pyoxigraph import RdfFormat, parse

    from kg.errors import StoreError

    form = RdfFormat.from_extension(file.suffix.removeprefix("."))
    if form is None:
        raise StoreError(
            "files of this kind cannot be checked.",
            where=file,
            advice="Give one that ends in .ttl, .nt, .trig or .nq.",
        )
    try:
        return list(parse(path=str(file), format=form, base_iri=file.resolve().as_uri()))
    except (OSError, SyntaxError, ValueError) as error:
        raise StoreError("cannot be read ({error}).", where=file, error=error) from error
