"""`kg serve`: pages and a SPARQL endpoint over the store."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.common import DEFAULT_STORE, StoreOption, guarded, say


def register(app: typer.Typer) -> None:
    """Add the command of this module."""
    app.command("serve")(serve)


@guarded
def serve(
    host: Annotated[str, typer.Option("--host", help="Address to listen at.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", help="Port; 0 for a free one.")] = 8000,
    site: Annotated[
        Path | None, typer.Option("--site", help="Folder of pages made by kg site.")
    ] = None,
    seconds: Annotated[
        float, typer.Option("--timeout", min=0.1, help="Seconds a query may run.")
    ] = 30,
    rows: Annotated[int, typer.Option("--max-rows", min=1, help="Rows of an answer.")] = 1_000_000,
    megabytes: Annotated[
        int, typer.Option("--max-memory", min=0, help="Megabytes a query may take; 0 for no limit.")
    ] = 2_000,
    workers: Annotated[
        int, typer.Option("--workers", min=0, help="Queries at once; 0 for one a core.")
    ] = 0,
    queue: Annotated[int, typer.Option("--queue", min=0, help="Requests that may wait.")] = 256,
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Serve the store: SPARQL at /sparql, every IRI of the data, the saved questions as an API.

    It only reads. A store that is built anew, or a link that leads to another one, is taken up
    within seconds, without a pause. Logs are lines of JSON on standard error.

    Example: kg serve --port 8080 --timeout 10
    """
    from dataclasses import replace

    from kg.errors import StoreError
    from kg.store import LocalStore

    try:
        from kg.server.app import make_app
        from kg.server.run import listen
    except ModuleNotFoundError as error:
        raise StoreError(
            f"the server is not installed ({error.name} is missing).",
            advice="Install it with: pip install 'coopkg[serve]'",
        ) from error
    from kg.server.settings import Limits, Settings

    LocalStore.open(store, read_only=True).close()
    limits = Limits(seconds=seconds, rows=rows, megabytes=megabytes, queue=queue)
    if workers:
        limits = replace(limits, workers=workers)
    app = make_app(Settings(store=store, site=site, limits=limits))
    listen(app, host, port, lambda address: say(f"serving {store} at {address}"))
