"""The command line: arguments in, exit code out.

0 is fine, 1 means that the data has problems, 2 that the command was used wrongly
or the store cannot be reached. Results go to standard output, talk to standard
error. Modules of this package import nothing heavy before a command runs, so that
`kg --help` is quick.
"""

from __future__ import annotations

import sys

import typer

from kg.cli import (
    ask,
    build,
    cluster,
    data,
    dossier,
    export,
    foreign,
    look,
    mcp,
    mirror,
    push,
    questions,
    review,
    serve,
    site,
    takedown,
)

app = typer.Typer(
    name="kg",
    help="A knowledge graph of provincial international cooperation: build it, ask it, check it.",
    no_args_is_help=True,
    add_completion=False,
    # Plain help takes half the time of the decorated one.
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for module in (
    build,
    ask,
    questions,
    look,
    mcp,
    data,
    export,
    review,
    site,
    serve,
    takedown,
    foreign,
    dossier,
    mirror,
    push,
    cluster,
):
    module.register(app)


def main() -> None:
    """Run the command line and leave with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        # Windows consoles may default to an encoding without our scripts.
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    app()
