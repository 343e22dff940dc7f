"""The command line: arguments in, exit code out.

0 is fine, 1 means that the data has problems, 2 that the command was used wrongly
or the store cannot be reached. Results go to standard output, talk to standard
error. Modules of this package import nothing heavy before a command runs, so that
`kg --help` is quick; and of these modules only the one is loaded that brings the
command asked for.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from functools import lru_cache
from importlib import import_module
from types import MappingProxyType
from typing import Final

import typer

#: The commands by the module that brings them, in the order of `kg --help`.
COMMANDS: Final = MappingProxyType(
    {
        "build": ("build", "rejected"),
        "ask": ("query", "tables", "sparql"),
        "questions": ("queries",),
        "look": ("show", "explain", "info"),
        "mcp": ("mcp",),
        "data": ("validate",),
        "export": ("export",),
        "review": ("review",),
        "site": ("site",),
        "serve": ("serve",),
        "takedown": ("takedown",),
        "foreign": ("import", "diff"),
        "dossier": ("dossier",),
        "mirror": ("mirror",),
        "push": ("push",),
        "cluster": ("spark", "load"),
    }
)
_MODULES: Final = {name: module for module, names in COMMANDS.items() for name in names}


def _app_of(modules: Iterable[str]) -> typer.Typer:
    """Return the command line with the commands of some modules."""
    app = typer.Typer(
        name="kg",
        help="A knowledge graph of provincial international cooperation: "
        "build it, ask it, check it.",
        no_args_is_help=True,
        add_completion=False,
        # Plain help takes half the time of the decorated one.
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    # With it, one command alone is still named on the command line.
    app.callback()(lambda: None)
    for module in modules:
        import_module(f"kg.cli.{module}").register(app)
    return app


@lru_cache(maxsize=1)
def _whole() -> typer.Typer:
    return _app_of(COMMANDS)


def __getattr__(name: str) -> typer.Typer:
    """Make `app`, the whole command line, when it is asked for."""
    if name == "app":
        return _whole()
    raise AttributeError(name)


def main() -> None:
    """Run the command line and leave with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        # Windows consoles may default to an encoding without our scripts.
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    module = _MODULES.get(sys.argv[1]) if len(sys.argv) > 1 else None
    (_app_of([module]) if module else _whole())()
