"""`kg site`: a static site."""

from __future__ import annotations

import time
from collections.abc import Callable
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
    app.command("site")(site)


@guarded
def site(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where the pages go.")],
    langs: Annotated[
        list[str] | None,
        typer.Option(
            "--lang",
            help="Language of pages; again for more. All by default; a site opens in the first.",
        ),
    ] = None,
    jobs: Annotated[int, typer.Option("--jobs", min=0, help="Processes; 0 for one a core.")] = 0,
    timeout: Annotated[
        float,
        typer.Option("--timeout", min=0, help="Seconds for one saved question; 0 for no limit."),
    ] = 120,
    store: StoreOption = DEFAULT_STORE,
    endpoint: EndpointOption = "",
    json: JsonOption = False,
) -> None:
    """Write a static site: pages, pictures, search and downloads that ask no server.

    Writing into the same folder again brings it up to date.

    Example: kg site public --lang vi --lang en
    """
    from dataclasses import asdict

    from kg.errors import StoreError

    try:
        import networkx  # noqa: F401 - asked for here, so that its lack is told at once
    except ModuleNotFoundError as error:
        raise StoreError(
            f"the site's pictures need {error.name}, which is not installed.",
            advice="Install it with: pip install 'coopkg[site]'",
        ) from error
    from kg.site.build import build_site

    begun = time.monotonic()
    with opened(store, endpoint) as source:
        summary = build_site(
            source, folder, langs or (), jobs=jobs, seconds=timeout, progress=_progress(begun)
        )
    for name in summary.late:
        say(f"kg: the question {name} took longer than {timeout:g} s; its page says so (--timeout)")
    if json:
        print_json(asdict(summary))
        return
    say(
        f"{summary.things} things; {summary.written} files written, {summary.removed} removed; "
        f"{time.monotonic() - begun:.1f} s"
    )
    typer.echo(str(folder / "index.html"))


def _progress(begun: float) -> Callable[[int, int], None]:
    last = begun

    def tell(done: int, total: int) -> None:
        nonlocal last
        if time.monotonic() - last > 5:
            last = time.monotonic()
            say(f"{done} of {total} things and questions")

    return tell
