"""`kg push`: bring a remote store to what the local one holds."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.common import DEFAULT_STORE, JsonOption, StoreOption, guarded, print_json, say


def register(app: typer.Typer) -> None:
    """Add the command of this module."""
    app.command("push")(push)


@guarded
def push(
    endpoint: Annotated[str, typer.Argument(help="SPARQL query service of the remote store.")],
    update: Annotated[
        str, typer.Option("--update", help="Its update service; by default …/update or the same.")
    ] = "",
    graph_store: Annotated[
        str,
        typer.Option("--graph-store", help="Put article graphs here, by the Graph Store Protocol."),
    ] = "",
    world_graph: Annotated[
        str, typer.Option("--world-graph", help="Graph for the world; the default graph if none.")
    ] = "",
    chunk: Annotated[int, typer.Option("--chunk", min=1, help="Triples in one update.")] = 1000,
    page: Annotated[
        int, typer.Option("--page", min=0, help="Rows asked for at a time; 0 for all.")
    ] = 0,
    timeout: Annotated[int, typer.Option("--timeout", min=1, help="Seconds for an answer.")] = 300,
    store: StoreOption = DEFAULT_STORE,
    json: JsonOption = False,
) -> None:
    """Send the store to a remote one: new and changed articles, and what is gone.

    Safe to stop and to repeat. Who we are comes from KG_ENDPOINT_USER and
    KG_ENDPOINT_PASSWORD, else from the netrc file.

    Example: kg push http://localhost:7878/query

    Example: kg push http://localhost:8890/sparql --world-graph https://example.org/world
    """
    from dataclasses import asdict
    from functools import partial

    from kg.push import push as push_store
    from kg.store import LocalStore
    from kg.store.graph_store import put_graph
    from kg.store.remote import Endpoint, RemoteStore

    target = RemoteStore(Endpoint(endpoint, update_url=update, timeout=timeout, page=page))
    put = partial(put_graph, graph_store, timeout=timeout) if graph_store else None
    with LocalStore.open(Path(store), read_only=True) as source:
        done = push_store(source, target, world=world_graph, put=put, chunk=chunk, notice=say)
    if json:
        print_json(asdict(done))
        return
    typer.echo(
        f"{done.sent} articles sent, {done.same} there already, {done.removed} removed; "
        f"world: {done.added} triples sent, {done.dropped} removed"
    )
