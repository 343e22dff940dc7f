"""Worker processes behind one asynchronous call, and the change from one store to the next."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from kg.errors import StoreError
from kg.processes import Answerer
from kg.server import worker
from kg.server.jobs import Answer, Job, refused
from kg.server.problems import ProblemError
from kg.server.settings import Limits

log = logging.getLogger("kg.server")
#: Seconds until a new worker must have opened the store.
_START = 60.0


class Worker:
    """One process and the line to it; does one job at a time."""

    def __init__(self, store: Path, limits: Limits, threads: ThreadPoolExecutor) -> None:
        """Start the process; `threads` wait for what it says, one at a time."""
        self._threads = threads
        self._process = Answerer(worker.run, store, limits)

    async def ready(self) -> None:
        """Wait until the store is open.

        Raises:
            StoreError: it cannot be opened, or that takes too long.
        """
        said = await self._heard(_START)
        if said != worker.READY:
            self.end()
            raise StoreError(str(said or "a worker did not start."))

    async def do(self, job: Job) -> Answer | None:
        """Do a job; None if the process had to be ended, or ended, before it was done."""
        try:
            self._process.line.send(job)
        except OSError:
            return None
        found = await self._heard(job.seconds)
        return found if isinstance(found, Answer) else None

    async def _heard(self, seconds: float) -> object:
        """Return what the process says, None if it says nothing in time or is gone."""
        loop, line = asyncio.get_running_loop(), self._process.line

        def wait() -> object:
            try:
                return line.recv() if line.poll(seconds) else None
            except (EOFError, OSError):
                return None

        return await loop.run_in_executor(self._threads, wait)

    def end(self) -> None:
        """End the process, whatever it is doing."""
        self._process.end()


class Pool:
    """Workers on one state of the store.

    Attributes:
        born: When it was made, seconds since the epoch.
    """

    def __init__(self, store: Path, limits: Limits) -> None:
        self._store, self._limits = store, limits
        # The loop's own threads are few, whatever the number of workers.
        self._threads = ThreadPoolExecutor(limits.workers, "kg-worker")
        self._free: asyncio.Queue[Worker] = asyncio.Queue()
        self._all: set[Worker] = set()
        self.waiting = 0
        self.busy = 0
        self.born = time.time()
        self.cache = Cache(limits.cache * 1_000_000)

    async def start(self) -> None:
        """Start all workers.

        Raises:
            StoreError: the store cannot be opened.
        """
        try:
            await asyncio.gather(*(self._add() for _ in range(self._limits.workers)))
        except StoreError:
            self.end()
            raise

    async def _add(self) -> None:
        fresh = Worker(self._store, self._limits, self._threads)
        self._all.add(fresh)
        await fresh.ready()
        self._free.put_nowait(fresh)

    async def do(self, job: Job) -> Answer:
        """Do a job as soon as a worker is free."""
        if known := self.cache.get(job):
            return known
        if self.waiting >= self._limits.queue:
            return refused(
                ProblemError(
                    503, "Too many questions at once", "Ask again in a moment.",
                    headers={"Retry-After": "1"},
                )
            )  # fmt: skip
        self.waiting += 1
        try:
            chosen = await self._free.get()
        finally:
            self.waiting -= 1
        return await asyncio.shield(self._work(chosen, job))

    async def _work(self, chosen: Worker, job: Job) -> Answer:
        """Do a job with a worker, and put the worker, or a fresh one, back."""
        self.busy += 1
        started = time.monotonic()
        try:
            answer = await chosen.do(job)
        finally:
            self.busy -= 1
        if answer is not None:
            self._free.put_nowait(chosen)
            self.cache.put(job, answer)
            return answer
        taken = time.monotonic() - started
        if chosen in self._all:  # else all were ended, and none is wanted any more
            self._all.discard(chosen)
            chosen.end()
            await self._add()
        return self._given_up(job, taken)

    def _given_up(self, job: Job, taken: float) -> Answer:
        if taken < job.seconds:
            log.warning("a worker was lost", extra={"seconds": round(taken, 3)})
            return worker.out_of_memory(self._limits)
        log.warning("a query was stopped", extra={"seconds": round(taken, 3)})
        detail = f"It may take {job.seconds:g} s here. Ask for less, or nearer to what you know."
        return refused(ProblemError(503, "The query takes too long", detail))

    async def drain(self) -> None:
        """Let what is under way come to its end, then end all workers."""
        while self.busy or self.waiting:
            await asyncio.sleep(0.05)
        self.end()

    def end(self) -> None:
        """End all workers now."""
        for each in self._all:
            each.end()
        self._all.clear()
        self._threads.shutdown(wait=False)


class Cache:
    """Answers to what was asked before on this state of the store, the least used go first.

    Attributes:
        most: Bytes that may be kept.
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self._kept: OrderedDict[Job, Answer] = OrderedDict()
        self._size = 0

    def get(self, job: Job) -> Answer | None:
        """Return a kept answer, or None."""
        if job in self._kept:
            self._kept.move_to_end(job)
        return self._kept.get(job)

    def put(self, job: Job, answer: Answer) -> None:
        """Keep an answer if it is a good one and not larger than a sixteenth of all."""
        if answer.status != 200 or len(answer.body) > self.most // 16 or job in self._kept:
            return
        self._kept[job] = answer
        self._size += len(answer.body)
        while self._size > self.most:
            _, gone = self._kept.popitem(last=False)
            self._size -= len(gone.body)


class Keeper:
    """Holds the pool in use, and changes it when the store has been built anew.

    A store is another one when the path leads to another folder, or when a writer has
    closed it since; workers see it as it was when they opened it.
    """

    def __init__(self, store: Path, limits: Limits) -> None:
        self._path, self._limits = store, limits
        self._state = state_of(store)
        self._leaving: set[asyncio.Task[None]] = set()
        self.pool = Pool(store.resolve(), limits)

    async def start(self) -> None:
        """Start the first pool."""
        await self.pool.start()

    async def watch(self, every: float = 1.0) -> None:
        """Look for a new state of the store, again and again."""
        while True:
            await asyncio.sleep(every)
            now = state_of(self._path)
            if now and now != self._state:
                await self._change(now)

    async def _change(self, state: tuple[str, int]) -> None:
        fresh = Pool(self._path.resolve(), self._limits)
        try:
            await fresh.start()
        except StoreError as error:
            log.warning("the new store cannot be opened: %s", error)
            return  # tried again at the next look
        old, self.pool, self._state = self.pool, fresh, state
        log.info("the store was changed", extra={"store": state[0]})
        task = asyncio.create_task(old.drain())
        self._leaving.add(task)
        task.add_done_callback(self._leaving.discard)

    async def stop(self) -> None:
        """End everything, after what is under way."""
        for task in self._leaving:
            task.cancel()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self.pool.drain(), self._limits.seconds)
        self.pool.end()


def state_of(store: Path) -> tuple[str, int] | None:
    """Return what tells one state of a store from another; None if it is not there."""
    try:
        folder = store.resolve(strict=True)
        return str(folder), (folder / "store.json").stat().st_mtime_ns
    except OSError:
        return None
