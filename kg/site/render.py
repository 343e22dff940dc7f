"""From a page's model to HTML: the one door to Jinja2.

Templates escape whatever they show; nothing in them is marked as safe but names, which are
escaped here, and pictures, which `kg.site.pictures` escapes itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from kg.namespaces import SCHEMES
from kg.site.jsonld import describe_page
from kg.site.links import Links
from kg.site.model import CLAIMS, Fact, Page, Thing, Value
from kg.site.texts import Texts, direction_of, own_name
from kg.site.wording import best_name, day, headline

#: Characters of a cell that is given room.
_LONG = 60
#: Heading of a list of each kind.
PLURAL = {"body": "bodies", "person": "people"}


@lru_cache(maxsize=1)
def _environment() -> Environment:
    found = Environment(
        loader=PackageLoader("kg.site"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    # Filters in Python: macros and calls out of a template cost many times as much, and these
    # make up most of a page.
    found.filters |= {
        "day": day,
        "named": named,
        "spoken": lambda text, lang, spoken: named(Value(text, lang), spoken),
        "thing": lambda iri, view: view.thing(iri),
        "wide": lambda cell: any(len(p.value.text) > _LONG for value in cell for p in value),
        "show": lambda value, view: view.show(value),
    }
    found.globals |= {"direction_of": direction_of, "own_name": own_name, "plural": plural}
    return found


def plural(kind: str) -> str:
    """Return the key of the heading of a list of a kind."""
    return "kinds." + PLURAL.get(kind, f"{kind}s")


@dataclass(frozen=True, slots=True)
class Frame:
    """What all pages of one build share.

    Attributes:
        langs: Languages of the site, the first is where it opens.
        nav: Entries of the menu: key of the text and path of the page.
        extra: Entries that lead elsewhere: key of the text and address.
    """

    langs: tuple[str, ...]
    nav: tuple[tuple[str, str], ...] = (
        ("page.home", "index"),
        ("kinds.places", "place/index"),
        ("kinds.countries", "country/index"),
        ("kinds.partnerships", "partnership/index"),
        ("kinds.agreements", "agreement/index"),
        ("kinds.events", "event/index"),
        ("kinds.people", "person/index"),
        ("kinds.bodies", "body/index"),
        ("kinds.fields", "field/index"),
        ("kinds.articles", "article/index"),
        ("kinds.questions", "question/index"),
        ("page.search", "search"),
    )
    extra: tuple[tuple[str, str], ...] = ()


class View:
    """What a template asks for: names, links and words, in one language."""

    def __init__(self, texts: Texts, links: Links, things: Mapping[str, Thing]) -> None:
        """Take the words, the links and the things that the page speaks of, by IRI."""
        self.texts = texts
        self.links = links
        self._things = things
        self._marked: dict[str, Markup] = {}

    def label(self, iri: str) -> Value:
        """Return what to call a thing or a concept; the end of its IRI if nothing is known."""
        if iri.startswith(SCHEMES):
            return self.texts.code(iri)
        thing = self._things.get(iri)
        found = best_name(thing.names, self.texts.lang) if thing else Value()
        return found if found.text else Value(short(iri))

    def name(self, iri: str) -> str:
        """Return what to call a thing, as text."""
        return self.label(iri).text

    def href(self, iri: str) -> str:
        """Return where a thing is told of; empty if nowhere. Only web addresses lead out."""
        thing = self._things.get(iri)
        if thing and thing.kind:
            return self.links.thing(thing.kind, iri)
        inside = "/id/" in iri or "/scheme/" in iri
        return iri if iri.startswith(("http://", "https://")) and not inside else ""

    def thing(self, iri: str) -> Markup:
        """Return the name of a thing, which leads there if it has a page."""
        if iri not in self._marked:
            name, to = named(self.label(iri), self.texts.spoken), self.href(iri)
            self._marked[iri] = Markup(f'<a href="{escape(to)}">{name}</a>') if to else name  # noqa: S704
        return self._marked[iri]

    def show(self, value: Value) -> Markup:
        """Return a value of a role: a thing by its name, or a text in its own direction."""
        if value.iri:
            return self.thing(value.iri)
        if not value.lang:
            return named(value, self.texts.spoken)
        lang, text = escape(value.lang), escape(value.text)
        where = direction_of(value.lang)
        return Markup(f'<span lang="{lang}" dir="{where}">{text}</span>')  # noqa: S704

    def headline(self, fact: Fact) -> str:
        """Return a fact in one line."""
        return headline(fact, self.name, self.texts)

    def fact_href(self, fact: Fact) -> str:
        """Return the page of a claim, else where an article tells it."""
        if own := self.links.thing(fact.kind, fact.iri):
            return own
        return self.quote_href(fact.quotes[0].claim) if fact.quotes else ""

    def quote_href(self, claim: str) -> str:
        """Return where an article's page shows a claim."""
        article, _, fragment = claim.partition("#")
        return f"{self.links.thing('article', article)}#{fragment}"


def named(value: Value, spoken: str) -> Markup:
    """Return a name kept apart from the direction of the text around it.

    >>> named(Value("a<b", "vi"), "en")
    Markup('<bdi lang="vi">a&lt;b</bdi>')
    """
    lang = f' lang="{escape(value.lang)}"' if value.lang and value.lang != spoken else ""
    return Markup(f"<bdi{lang}>{escape(value.text)}</bdi>")  # noqa: S704


def short(iri: str) -> str:
    """Return the readable end of an IRI.

    >>> short("https://w3id.org/coopkg/id/publisher/thoidai.com.vn")
    'thoidai.com.vn'
    """
    return iri.rstrip("/").rpartition("#")[2].rpartition("/")[2]


def title_of(page: Page, view: View) -> str:
    """Return the heading of a page."""
    if page.fact:
        return view.headline(page.fact)
    if page.kind == "article":
        return page.names[0].text
    return view.name(page.iri)


def render_page(page: Page, texts: Texts, links: Links, frame: Frame) -> str:
    """Return the page of a thing in one language."""
    view = View(texts, links, page.by_iri)
    title = title_of(page, view)
    return render(
        "thing.html",
        texts,
        links,
        frame,
        view=view,
        page=page,
        title=title,
        claims=CLAIMS,
        jsonld=describe_page(page, title, view.name, texts.lang),
    )


def render(template: str, texts: Texts, links: Links, frame: Frame, **values: Any) -> str:
    """Return a page from a template."""
    return (
        _environment()
        .get_template(template)
        .render(t=texts, links=links, frame=frame, Markup=Markup, **values)
    )
