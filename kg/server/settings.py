"""What the operator of a server may set."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Limits:
    """What one request may cost.

    Attributes:
        seconds: Time a query may run; a request may ask for less.
        rows: Rows or triples an answer may have.
        megabytes: Memory a query may take beyond what its worker starts with (10^6 bytes);
            0 for no limit. Held by POSIX systems only.
        body: Bytes of a request's body.
        workers: Queries that run at once.
        queue: Requests that may wait for a worker; more are turned away at once.
        cache: Megabytes of answers kept for those who ask the same again; 0 for none.
    """

    seconds: float = 30.0
    rows: int = 1_000_000
    megabytes: int = 2_000
    body: int = 1_000_000
    workers: int = field(default_factory=lambda: os.cpu_count() or 2)
    queue: int = 256
    cache: int = 64


@dataclass(frozen=True, slots=True)
class Settings:
    """Where a server finds its data, and how it calls itself.

    Attributes:
        store: Folder of the store, or a link to one.
        site: Folder of static pages made by `kg site`; None if there are none.
        base: Beginning of the IRIs that this server answers for.
        limits: What one request may cost.
    """

    store: Path
    site: Path | None = None
    base: str = "https://w3id.org/coopkg/"
    limits: Limits = Limits()
