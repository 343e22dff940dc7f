"""Where pages are, and how they lead to each other."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, Protocol
from urllib.parse import quote

from kg.iris import hash_of
from kg.site.model import PAGED

_LONGEST: Final = 120


@lru_cache(maxsize=50_000)
def page_path(kind: str, iri: str) -> str:
    """Return the path of a thing's page, without language, part and ending.

    The end of its IRI, in characters that every file system takes.

    >>> page_path("place", "https://w3id.org/coopkg/id/place/VN-HP")
    'place/VN-HP'
    >>> page_path("article", "https://w3id.org/coopkg/article/a%20b")
    'article/a=20b'
    """
    name = iri.partition(f"/{kind}/")[2] or hash_of([iri])
    name = quote(name, safe="%").replace("%", "=").replace("..", "=2E=2E").lstrip(".")
    if len(name) > _LONGEST:
        name = f"{name[:_LONGEST]}={hash_of([iri])}"
    return f"{kind}/{name}"


def part_path(path: str, part: int) -> str:
    """Return the path of a part of a long page."""
    return path if part == 1 else f"{path},{part}"


class Links(Protocol):
    """How a page leads to others."""

    def thing(self, kind: str, iri: str, part: int = 1) -> str:
        """Return where a thing is told of; empty if nowhere."""

    def page(self, path: str) -> str:
        """Return where a page of lists, pictures or questions is; empty if nowhere."""

    def asset(self, name: str) -> str:
        """Return where a file of style, script or data is."""

    def language(self, lang: str) -> str:
        """Return where this page is in another language."""

    def feed(self) -> str:
        """Return where the feed of news is; empty if there is none."""

    def downloads(self, _iri: str, /) -> list[tuple[str, str]]:
        """Return formats in which a thing can be had, and where."""


class StaticLinks:
    """Relative links between files: they hold on any server, in any folder, on a disk."""

    def __init__(self, lang: str, path: str) -> None:
        """Take the language and path of the page that the links stand on."""
        self._path = path
        self._lang = lang
        self._up = "../" * f"{lang}/{path}".count("/")

    def _to(self, target: str) -> str:
        return self._up + target

    def thing(self, kind: str, iri: str, part: int = 1) -> str:
        """Return the file about a thing."""
        if kind not in PAGED:
            return ""
        return self.page(part_path(page_path(kind, iri), part))

    def page(self, path: str) -> str:
        """Return the file of a page."""
        return self._to(f"{self._lang}/{path}.html")

    def asset(self, name: str) -> str:
        """Return a file that all languages share."""
        return self._to(name)

    def language(self, lang: str) -> str:
        """Return the file of this page in another language."""
        return self._to(f"{lang}/{self._path}.html")

    def feed(self) -> str:
        """Return the feed of this language."""
        return self._to(f"{self._lang}/feed.atom")

    def downloads(self, _iri: str) -> list[tuple[str, str]]:
        """Files have one format: there is none."""
        return []
