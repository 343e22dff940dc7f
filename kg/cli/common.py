"""What commands share: options, opening the store, errors to exit codes."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn, ParamSpec, TypeVar

import typer

from kg.errors import KgError, QueryError, StoreError

if TYPE_CHECKING:
    from kg.store import Store

P = ParamSpec("P")
R = TypeVar("R")

StoreOption = Annotated[
    Path, typer.Option("--store", envvar="KG_STORE", help="Folder of the store.")
]
EndpointOption = Annotated[
    str,
    typer.Option("--endpoint", envvar="KG_ENDPOINT", help="SPARQL endpoint to use instead of it."),
]
PageOption = Annotated[
    int,
    typer.Option(
        "--page", min=0, help="Rows asked of an endpoint at a time; 0 for as many as it gives."
    ),
]
DecisionsOption = Annotated[
    Path, typer.Option("--decisions", envvar="KG_DECISIONS", help="File of reviewers' decisions.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
LangOption = Annotated[
    str,
    typer.Option(
        "--lang", help="Language of messages, en or vi; that of the terminal if left out."
    ),
]
DEFAULT_STORE = Path("kg-store")
DEFAULT_DECISIONS = Path("kg-decisions.ttl")


def say(text: str) -> None:
    """Talk to the person, on standard error."""
    typer.echo(text, err=True)


def fail(text: str, code: int) -> NoReturn:
    """Say what is wrong and leave."""
    say(f"kg: {text}")
    raise typer.Exit(code)


def message_language(lang: str) -> str:
    """Return the language that messages of data come in: `vi` or `en`.

    Args:
        lang: What was asked for; if empty, the environment says what the terminal speaks.
    """
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    spoken = lang or next((os.environ[name] for name in names if os.environ.get(name)), "")
    return "vi" if spoken.lower().startswith("vi") else "en"


def guarded(command: Callable[P, R]) -> Callable[P, R]:
    """Turn our errors, a closed pipe and Ctrl-C into messages and exit codes."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return command(*args, **kwargs)
        except (QueryError, StoreError) as error:
            fail(str(error), 2)
        except KgError as error:
            fail(str(error), 1)
        except BrokenPipeError:
            # The reader has seen enough; keep Python from complaining when it flushes.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(0) from None
        except KeyboardInterrupt:
            fail("stopped", 130)

    return run


@contextmanager
def opened(store: Path, endpoint: str, *, write: bool = False, page: int = 0) -> Iterator[Store]:
    """Open the store that the options mean, and close it."""
    from kg.store import open_store

    with open_store(store, endpoint, write=write, page=page) as found:
        yield found


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """End the process when a query takes longer; 0 means never.

    An engine that is busy cannot be interrupted, but it lets other threads run.
    Nothing is lost by the hard end: commands under a limit only read.
    """
    if seconds <= 0:
        yield
        return
    timer = threading.Timer(seconds, _end, [seconds])
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _end(seconds: float) -> None:
    sys.stderr.write(
        f"kg: the query took longer than {seconds:g} s. Raise --timeout or ask less.\n"
    )
    sys.stderr.flush()
    os._exit(2)


def print_json(value: Any) -> None:
    """Print a value as JSON on standard output."""
    import json

    typer.echo(json.dumps(value, ensure_ascii=False, indent=2, sort_keys=False))
