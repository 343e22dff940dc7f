"""A process that answers one job after the other, until it is told to stop or ended."""

from __future__ import annotations

import signal
import sys
from multiprocessing.connection import Connection
from pathlib import Path

from kg.server.jobs import Answer, do, refused
from kg.server.problems import ProblemError, from_error
from kg.server.settings import Limits

#: What a worker says when it is ready; anything else is the reason why it is not.
READY = "ready"


def run(connection: Connection, store: Path, limits: Limits) -> None:
    """Open the store, then do jobs until the other side closes.

    The parent ends this process when a job takes too long; a query that takes too much
    memory ends it by itself.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    from kg.errors import KgError
    from kg.store import LocalStore

    try:
        source = LocalStore.open(store, read_only=True)
    except KgError as error:
        connection.send(str(error))
        return
    limit_memory(limits.megabytes)
    connection.send(READY)
    while True:
        try:
            job = connection.recv()
        except (EOFError, OSError):
            return
        try:
            answer = do(job, source, limits)
        except MemoryError:
            answer = out_of_memory(limits)
        except KgError as error:
            answer = refused(from_error(error, 500))
        connection.send(answer)


def out_of_memory(limits: Limits) -> Answer:
    """Return what is said of a query that wanted too much memory."""
    return refused(
        ProblemError(
            503,
            "The query needs too much memory",
            f"It may take {limits.megabytes} MB here. Ask for less at once.",
        )
    )


def limit_memory(megabytes: int) -> None:
    """Forbid this process more address space than it has now and `megabytes` on top."""
    if megabytes <= 0 or sys.platform == "win32":
        return
    import resource

    status = Path("/proc/self/statm")
    if not status.is_file():
        return  # macOS tells no size, and does not hold the limit either
    now = int(status.read_text().split()[0]) * resource.getpagesize()
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = now + megabytes * 1_000_000
    resource.setrlimit(resource.RLIMIT_AS, (wanted if hard < 0 else min(wanted, hard), hard))
