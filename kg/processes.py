"""A process that answers what it is sent, and can be ended at any moment.

An engine that is busy cannot be interrupted; a process can.
"""

from __future__ import annotations

from collections.abc import Callable
from multiprocessing import get_context
from typing import Any, Final

#: What a program of the user's own must heed: a new process begins by reading its file anew.
GUARD: Final = 'A script of your own must call this under `if __name__ == "__main__":`.'


class Answerer:
    """A process of its own, and the line to it.

    Attributes:
        line: What is sent here reaches the process, and what it says comes from here.
    """

    def __init__(self, target: Callable[..., None], *given: Any) -> None:
        """Start it.

        Args:
            target: What it runs; gets its end of the line first.
            given: What else it gets.
        """
        context = get_context("spawn")
        self.line, theirs = context.Pipe()
        self._process = context.Process(
            target=target, args=(theirs, *given), daemon=True, name="kg-worker"
        )
        self._process.start()
        theirs.close()

    def end(self) -> None:
        """End it, whatever it is doing."""
        self._process.kill()
        self._process.join()
        self.line.close()
