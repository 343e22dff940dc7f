"""A page in headless Chromium, with what it asked for and what it complained of."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Playwright

#: A browser that asks nobody for updates, in a machine without a screen.
FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
PHONE, DESKTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 900}


def open_browser(playwright: Playwright) -> Browser:
    """Start Debian's Chromium."""
    found = shutil.which("chromium")
    if not found:
        pytest.fail("chromium is missing: run bash .ci/tools")
    return playwright.chromium.launch(executable_path=found, args=list(FLAGS))


class Visit:
    """A page, and what went on while it was looked at."""

    def __init__(self, page: Page, home: str) -> None:
        self.page = page
        self.asked: list[str] = []
        self.complaints: list[str] = []
        self._home = urlsplit(home).netloc
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("console", self._note)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("dialog", lambda dialog: (self.complaints.append("dialog"), dialog.dismiss()))

    def _note(self, message: Any) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(f"{message.type}: {message.text}")

    @property
    def foreign(self) -> list[str]:
        """Requests to other hosts."""
        return [
            url
            for url in self.asked
            if urlsplit(url).scheme in {"http", "https", "ws", "wss"}
            and urlsplit(url).netloc != self._home
        ]


@contextmanager
def visiting(browser: Browser, home: str, **options: Any) -> Iterator[Visit]:
    """Open a page of its own; in the end it must have asked no other host and not complained."""
    context = browser.new_context(**options)
    visit = Visit(context.new_page(), home)
    try:
        yield visit
        assert not visit.foreign
        assert not visit.complaints
    finally:
        context.close()


def serious(page: Page, axe: Path) -> list[str]:
    """Return what axe finds that is serious or critical (WCAG 2.2 A and AA)."""
    page.evaluate(axe.read_text(encoding="utf-8"))
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
    options = json.dumps({"runOnly": {"type": "tag", "values": tags}, "preload": False})
    found = page.evaluate(f"axe.run(document, {options})")
    return [
        f"{v['id']}: {node['html'][:160]} {node['failureSummary'][:200]}"
        for v in found["violations"]
        if v["impact"] in {"serious", "critical"}
        for node in v["nodes"][:3]
    ]
