"""The server's pages: those of the site, made when they are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from starlette.requests import Request

from kg.site.jsonld import describe_list
from kg.site.links import Links
from kg.site.render import Frame, View, render, render_page
from kg.site.source import Source
from kg.site.texts import FALLBACK, Texts, available
from kg.site.things import Reader
from kg.store import LocalStore

BASE: Final = "https://w3id.org/coopkg/"
_DOWNLOADS: Final = (("Turtle", "ttl"), ("JSON-LD", "jsonld"), ("N-Triples", "nt"))
#: What the server has beside the pages of things.
_EXTRA: Final = (
    ("page.editor", "/editor"),
    ("service.title", "/service"),
)


class ServerLinks:
    """Links between what a server answers; to pages of `kg site` where it has them."""

    def __init__(self, lang: str, site: Iterable[str] = ()) -> None:
        """Take the language of the page, and those in which there is a site."""
        self._lang = lang
        self._site = lang if lang in set(site) else next(iter(site), "")

    def thing(self, kind: str, iri: str, part: int = 1) -> str:
        """Return the address of an IRI of ours; empty if nothing here tells of it."""
        address = path_of(iri)
        if not kind or not address.startswith("/"):
            return ""
        return f"{address}?lang={self._lang}" + (f"&part={part}" if part > 1 else "")

    def page(self, path: str) -> str:
        """Return the address of a page of the site; of the first page even without one."""
        if self._site:
            return f"/{self._site}/{path}.html"
        return "/" if path == "index" else ""

    def asset(self, name: str) -> str:
        """Return a file of style or script."""
        return f"/static/{name}"

    def language(self, lang: str) -> str:
        """Return this page in another language."""
        return f"?lang={lang}"

    def feed(self) -> str:
        """Return the feed of the site; empty if there is none."""
        return f"/{self._site}/feed.atom" if self._site else ""

    def downloads(self, _iri: str, /) -> list[tuple[str, str]]:
        """Return the formats of RDF."""
        return [(name, f"?format={short}") for name, short in _DOWNLOADS]


def site_langs(folder: Path | None) -> tuple[str, ...]:
    """Return the languages of a folder of pages made by `kg site`, as the pages order them."""
    if folder is None:
        return ()
    return tuple(lang for lang in available() if (folder / lang / "index.html").is_file())


def language_of(request: Request) -> str:
    """Return the language a reader wants: `?lang=`, else `Accept-Language`, else English."""
    header = request.headers.get("accept-language", "")
    wanted = [request.query_params.get("lang", "")]
    wanted += [part.partition(";")[0].strip() for part in header.split(",")]
    for lang in wanted:
        if (found := lang.partition("-")[0].lower()) in available():
            return found
    return FALLBACK


def frame() -> Frame:
    """Return what the server's pages share."""
    return Frame(available(), extra=_EXTRA)


def render_thing(store: LocalStore, iri: str, values: Mapping[str, str]) -> str | None:
    """Return the page of a thing or claim; None if the IRI is neither.

    Args:
        store: Where to look.
        iri: What is asked for.
        values: `lang`, `part`, and `site`, the languages in which there is a site.
    """
    source = Source(store)
    kind = source.kind_of(iri)
    if not kind:
        return None
    lang, part = values.get("lang", FALLBACK), values.get("part", "1")
    pages = Reader(source, (lang,)).pages(kind, iri)
    number = min(max(int(part), 1), len(pages)) if part.isdecimal() else 1
    links = ServerLinks(lang, values.get("site", "").split())
    return render_page(pages[number - 1], Texts(lang), links, frame())


def render_own(template: str, title: str, lang: str, site: Iterable[str], **values: Any) -> str:
    """Return a page of the server's own: editor, interface, an IRI that is no thing.

    Args:
        template: Its name.
        title: Key of its title, or the title itself.
        lang: Language of its words.
        site: Languages in which there is a site.
        values: What the template shows.
    """
    texts = Texts(lang)
    links: Links = ServerLinks(lang, site)
    shown = texts(title) if "." in title and texts.has(title) else title
    return render(
        template, texts, links, frame(), title=shown, view=View(texts, links, {}),
        jsonld=describe_list(shown, lang), **values,
    )  # fmt: skip


def path_of(name: str, base: str = BASE) -> str:
    """Return where this server tells of an IRI; the IRI itself if it is another's.

    Addresses that are not of the web (`javascript:`) lead nowhere.

    >>> path_of("https://w3id.org/coopkg/id/place/VN-HP")
    '/id/place/VN-HP'
    >>> path_of("javascript:alert(1)")
    ''
    """
    if name.startswith(base):
        return "/" + name[len(base) :]
    return name if name.startswith(("http://", "https://")) else ""
