"""`kg mcp`: the questions as tools of an assistant."""

from __future__ import annotations

import typer

from kg.cli.common import DEFAULT_STORE, EndpointOption, StoreOption, guarded, opened


def register(app: typer.Typer) -> None:
    """Add the command of this module."""
    app.command("mcp")(mcp)


@guarded
def mcp(store: StoreOption = DEFAULT_STORE, endpoint: EndpointOption = "") -> None:
    """Answer an assistant over the Model Context Protocol, on standard input and output.

    Its tools are the saved questions, show and explain; it only reads.

    Example: kg mcp --store kg-store
    """
    from kg.errors import StoreError

    try:
        from kg.mcp.serve import serve
    except ModuleNotFoundError as error:
        raise StoreError(
            f"the protocol's SDK is not installed ({error.name} is missing).",
            advice="Install it with: pip install 'coopkg[mcp]'",
        ) from error
    with opened(store, endpoint) as source:
        serve(source)
