from __future__ import annotations

import time
from multiprocessing.connection import Connection

from kg.processes import Answerer


def add(line: Connection, more: int) -> None:
    """Answer each number with a greater one; a negative one is never answered."""
    while True:
        number = line.recv()
        while number < 0:
            pass
        line.send(number + more)


def test_a_process_answers_and_is_ended_though_it_is_busy() -> None:
    process = Answerer(add, 3)
    try:
        process.line.send(4)
        assert process.line.poll(60)
        assert process.line.recv() == 7
        process.line.send(-1)
        assert not process.line.poll(0.2)
    finally:
        started = time.monotonic()
        process.end()
    assert time.monotonic() - started < 10
    assert process.line.closed
