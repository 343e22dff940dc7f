"""What a page holds, read as a strict parser of HTML reads it."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

import html5lib


def parse(path: Path) -> Element:
    """Return the root of a page; a parse error is an error."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return parser.parse(path.read_text(encoding="utf-8"))


def links(root: Element) -> Iterator[str]:
    """Yield all addresses of a page."""
    for element in root.iter():
        for name in ("href", "src", "action"):
            if address := element.get(name):
                yield address


def target_of(site: Path, page: Path, address: str) -> tuple[Path, str] | None:
    """Return the file and fragment that an address of a page leads to; None if it leads out."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return None
    folder = page.relative_to(site).parent.as_posix()
    name = posixpath.normpath(posixpath.join(folder, unquote(parts.path))) if parts.path else ""
    return (site / name if name else page), parts.fragment
