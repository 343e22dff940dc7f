"""What commands share: options, opening the store, errors to exit codes."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, ParamSpec, TypeVar

import typer

from kg.errors import KgError, QueryError, StoreError

if TYPE_CHECKING:
    from kg.store import Store

P = ParamSpec("P")
R = TypeVar("R")

#: The language that the running command was asked to talk in, for all that it says.
_asked: ContextVar[str] = ContextVar("asked", default="")


def _remember(lang: str) -> str:
    _asked.set(lang)
    return lang


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
        "--lang",
        callback=_remember,
        help="Language of messages, en or vi; KG_LANG or that of the terminal if left out.",
    ),
]
DEFAULT_STORE = Path("kg-store")
DEFAULT_DECISIONS = Path("kg-decisions.ttl")


def say(text: str) -> None:
    """Talk to the person, on standard error, in her or his language if the text is known in it."""
    typer.echo(phrase(text), err=True)


def phrase(text: str) -> str:
    """Return a text in the language of this command, if it is known in it."""
    from kg.translation import told

    return told(text, language())


def tell(problem: KgError) -> None:
    """Say what is wrong."""
    typer.echo(f"kg: {problem.text(phrase)}", err=True)


def language() -> str:
    """Return the language that this command talks in."""
    from kg.translation import spoken

    return spoken(_asked.get())


def guarded(command: Callable[P, R]) -> Callable[P, R]:
    """Turn our errors, a closed pipe and Ctrl-C into messages and exit codes."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return command(*args, **kwargs)
        except KgError as error:
            tell(error)
            raise typer.Exit(2 if isinstance(error, QueryError | StoreError) else 1) from error
        except BrokenPipeError:
            # The reader has seen enough; keep Python from complaining when it flushes.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(0) from None
        except KeyboardInterrupt:
            say("kg: stopped")
            raise typer.Exit(130) from None
        finally:
            _asked.set("")

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
