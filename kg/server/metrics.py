"""Counters, and a log line for each request."""

from __future__ import annotations

import json
import logging
import time
from typing import Final

from prometheus_client import CONTENT_TYPE_LATEST, Counter, Gauge, Histogram, generate_latest
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MEDIA: Final = CONTENT_TYPE_LATEST
_REQUESTS = Counter("kg_requests", "Requests answered", ["route", "status"])
_SECONDS = Histogram("kg_request_seconds", "Seconds until the answer was sent", ["route"])
_BUSY = Gauge("kg_workers_busy", "Queries under way")
_WAITING = Gauge("kg_requests_waiting", "Requests that wait for a worker")
log = logging.getLogger("kg.server.requests")


def text(busy: int, waiting: int) -> str:
    """Return all counters in the text format of Prometheus."""
    _BUSY.set(busy)
    _WAITING.set(waiting)
    return generate_latest().decode()


class Journal:
    """Middleware that counts every request and logs it as one line."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and note what became of it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started, status = time.perf_counter(), 500

        async def note(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, note)
        finally:
            taken = time.perf_counter() - started
            # The first part of a path: few values, whatever is asked.
            route = "/" + scope["path"].lstrip("/").partition("/")[0]
            route = route if status != 404 else "unknown"
            _REQUESTS.labels(route, str(status)).inc()
            _SECONDS.labels(route).observe(taken)
            log.info(
                "request",
                extra={
                    "method": scope["method"],
                    "path": scope["path"],
                    "status": status,
                    "seconds": round(taken, 4),
                },
            )


class JsonLines(logging.Formatter):
    """Writes each record as one JSON object: time, level, message, and what was added."""

    _KNOWN: Final = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as a line of JSON."""
        line = {
            "time": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        line |= {k: v for k, v in vars(record).items() if k not in self._KNOWN}
        if record.exc_info:
            line["error"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False, default=str)
