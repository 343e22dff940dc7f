"""`kg dossier`: what a department needs before a visit."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

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


def register(app: typer.Typer) -> None:
    """Add the command of this module."""
    app.command("dossier")(dossier)


@guarded
def dossier(
    locality: Annotated[str, typer.Argument(help="A place: name in any script, or IRI.")],
    partner: Annotated[str, typer.Option("--partner", help="Only dealings with this one.")] = "",
    as_of: Annotated[str, typer.Option("--as-of", help="As things stood on this day.")] = "",
    lang: Annotated[str, typer.Option("--lang", help="Language of headings: en or vi.")] = "en",
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", help="File to write: .md, .html or .xlsx; Markdown if none."
        ),
    ] = None,
    store: StoreOption = DEFAULT_STORE,
    endpoint: EndpointOption = "",
    json: JsonOption = False,
) -> None:
    """Gather ties, agreements, contacts, people, open promises and figures, with quotes.

    Example: kg dossier "Hải Phòng" --partner "Kagoshima" -o visit.html
    """
    from kg.dossier import make_dossier

    with opened(store, endpoint) as source:
        found = make_dossier(source, locality, partner, as_of, lang)
    if json:
        from dataclasses import asdict

        print_json(asdict(found))
    elif output is not None and output.suffix.lower() == ".xlsx":
        from kg.dossier.xlsx import write_xlsx

        write_xlsx(found, output)
    elif output is not None and output.suffix.lower() in {".html", ".htm"}:
        from kg.dossier.page import dossier_html

        _write(output, dossier_html(found))
    else:
        from kg.dossier.markdown import dossier_markdown

        _write(output, dossier_markdown(found))
    if output:
        say(f"{sum(len(section.entries) for section in found.sections)} entries in {output}")


def _write(output: Path | None, text: str) -> None:
    if output is None:
        typer.echo(text, nl=False)
        return
    from kg.errors import ExportError

    try:
        output.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise ExportError(
            f"the dossier cannot be written: {error.strerror or error}.", where=output
        ) from error
