"""Scripts in every field of an article show as text, in a real browser and to a strict parser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hostile import PAYLOADS, hostile_store
from pages import parse

from kg.iris import article_iri
from kg.site.build import build_site
from kg.site.links import page_path

#: What pages are made of; anything else came out of a text.
TAGS = frozenset(
    [
        "html",
        "head",
        "meta",
        "title",
        "link",
        "script",
        "body",
        "a",
        "header",
        "p",
        "nav",
        "ul",
        "li",
        "main",
        "h1",
        "h2",
        "h3",
        "bdi",
        "code",
        "dl",
        "div",
        "dt",
        "dd",
        "section",
        "article",
        "span",
        "time",
        "figure",
        "blockquote",
        "figcaption",
        "footer",
        "details",
        "summary",
        "small",
    ]
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("hostile") / "site"
    with hostile_store() as store:
        build_site(store, found, ("en",), jobs=1)
    return found


def article_page(folder: Path, payload: str) -> Path:
    return folder / "en" / f"{page_path('article', article_iri(payload))}.html"


@pytest.mark.full
def test_texts_stay_texts(folder: Path) -> None:
    assert len(PAYLOADS) == 500
    for payload in PAYLOADS:
        root = parse(article_page(folder, payload))
        assert {str(e.tag) for e in root.iter()} <= TAGS, payload
        handlers = [n for e in root.iter() for n in e.attrib if n.startswith("on")]
        assert not handlers, payload
        leads = [e.get("href", "") for e in root.iter("a")]
        assert not [a for a in leads if a.strip().lower().startswith(("javascript", "data"))]
        quote = next(root.iter("blockquote"))
        assert payload in "".join(quote.itertext())


@pytest.mark.full
def test_no_script_runs_in_a_browser(folder: Path) -> None:
    from browser import open_browser, visiting
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = open_browser(playwright)
        with visiting(browser, "") as visit:
            for payload in PAYLOADS:
                visit.page.goto(article_page(folder, payload).as_uri())
                assert visit.page.evaluate("typeof pwned") == "undefined", payload
                assert payload in visit.page.locator("blockquote").first.text_content()
            for name in extra_pages(folder):
                visit.page.goto(name.as_uri())
                assert visit.page.evaluate("typeof pwned") == "undefined", name
            visit.page.goto((folder / "en" / "search.html").as_uri() + "?q=pwned")
            visit.page.wait_for_selector("#results li")
            assert visit.page.evaluate("typeof pwned") == "undefined"
        browser.close()


def extra_pages(folder: Path) -> Iterator[Path]:
    """Yield lists, home, questions and some pages of claims and people."""
    for pattern in ("index.html", "*/index*.html", "question/*.html", "event/00*[05].html"):
        yield from sorted((folder / "en").glob(pattern))
