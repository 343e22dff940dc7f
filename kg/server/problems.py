"""What went wrong, as a machine reads it: problem details (RFC 9457)."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from kg.errors import KgError

MEDIA = "application/problem+json"
_AT = re.compile(r"error at (\d+):(\d+)")


class ProblemError(Exception):
    """A refusal, with the status code it travels under.

    Attributes:
        status: HTTP status code.
        title: What happened, in a few words that are the same each time.
        detail: What happened here, and what to do next.
        extra: More members of the object (`line` and `column` in the query).
        headers: HTTP headers that go with it.
    """

    def __init__(
        self,
        status: int,
        title: str,
        detail: str = "",
        extra: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(f"{status} {title}: {detail}")
        self.status, self.title, self.detail = status, title, detail
        self.extra, self.headers = dict(extra or {}), dict(headers or {})

    def body(self) -> bytes:
        """Return the object as JSON in UTF-8."""
        members = {"type": "about:blank", "title": self.title, "status": self.status}
        found = members | ({"detail": self.detail} if self.detail else {}) | self.extra
        return json.dumps(found, ensure_ascii=False).encode()


def from_error(error: KgError, status: int = 400) -> ProblemError:
    """Return a problem that says what an error of ours says, with line and column if known."""
    at = _AT.search(error.what)
    extra: dict[str, Any] = {"line": int(at[1]), "column": int(at[2])} if at else {}
    title = "The question cannot be answered" if status < 500 else "The store cannot be read"
    # The path of a store or a query file is the operator's business.
    detail = f"{error.what} {error.advice}".strip()
    return ProblemError(status, title, detail, extra)
