"""Take the pictures of docs/: pages of a site and of a server, in headless Chromium.

    python benchmarks/take_pictures.py ARTICLES... [--into docs/pictures]

Builds the articles into a store of its own, makes its site, serves both and takes each
picture of `PICTURES`. Needs Debian's chromium and what `.[full]` installs. Look at them before
you commit them.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_KG = [sys.executable, "-c", "from kg.cli import main; main()"]
_FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync")
_DESKTOP, _PHONE = (1000, 900), (390, 640)


class Picture(NamedTuple):
    """A page to look at: name of the file, address, size of the window, dark or light."""

    name: str
    path: str
    size: tuple[int, int] = _DESKTOP
    dark: bool = False


PICTURES = (
    Picture("site-home", "/en/index.html"),
    Picture("site-question", "/vi/question/twinning.html"),
    Picture("site-place-dark", "/vi/place/VN-HP.html", (1000, 640), dark=True),
    Picture("site-place-ar", "/ar/place/VN-HP.html", _PHONE),
    Picture("site-people", "/en/person/index.html", (1000, 480)),
    Picture("site-search-ar-dark", "/ar/search.html?q=hai%20phong", _PHONE, dark=True),
    Picture("editor", "/editor"),
)


def serve(store: Path, site: Path, journal: Path) -> tuple[subprocess.Popen[bytes], str]:
    """Start a server on a free port and return it with its address."""
    command = [*_KG, "serve", "--store", str(store), "--site", str(site), "--port", "0"]
    with journal.open("w") as out:
        server = subprocess.Popen(command, stderr=out)
    deadline = time.monotonic() + 60
    while not (found := re.search(r"http://[^\s\"]+", journal.read_text())):
        if server.poll() is not None or time.monotonic() > deadline:
            server.kill()
            sys.exit(f"the server did not start: {journal.read_text()}")
        time.sleep(0.1)
    return server, found[0].rstrip("/")


def take(browser: Browser, home: str, picture: Picture, into: Path) -> None:
    """Take one picture."""
    width, height = picture.size
    page = browser.new_page(
        viewport={"width": width, "height": height},
        color_scheme="dark" if picture.dark else "light",
    )
    page.goto(home + picture.path, wait_until="networkidle")
    if picture.path == "/editor":
        ask(page)
    page.screenshot(path=into / f"{picture.name}.png")
    page.close()


def ask(page: Page) -> None:
    """Choose the first question of the editor and run it."""
    page.select_option("#example", index=1)
    page.locator(".yasqe_queryButton").click()
    page.locator(".yasr_results tbody tr").first.wait_for(timeout=30_000)


def main() -> None:
    """Build, serve, and take all pictures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("articles", nargs="+", type=Path)
    parser.add_argument("--into", type=Path, default=Path("docs/pictures"))
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        store, site = Path(scratch) / "store", Path(scratch) / "site"
        subprocess.run(
            [*_KG, "build", *map(str, given.articles), "--store", str(store)], check=True
        )
        subprocess.run([*_KG, "site", str(site), "--store", str(store)], check=True)
        server, home = serve(store, site, Path(scratch) / "journal")
        try:
            browser = playwright.chromium.launch(
                executable_path=shutil.which("chromium"), args=list(_FLAGS)
            )
            for picture in PICTURES:
                take(browser, home, picture, given.into)
                print(given.into / f"{picture.name}.png", flush=True)
            browser.close()
        finally:
            server.terminate()
            server.wait(timeout=40)


if __name__ == "__main__":
    main()
