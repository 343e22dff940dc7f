"""The site and the served pages in a real browser."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest
from browser import DESKTOP, PHONE, open_browser, serious, visiting
from fixture_store import given_folder, given_store

if TYPE_CHECKING:
    from playwright.sync_api import Browser

from kg.site.build import build_site
from kg.site.entry import Entry
from kg.site.search import index_files

pytestmark = pytest.mark.full
#: Not among what the fast tier installs.
playwright_api = pytest.importorskip("playwright.sync_api")
expect = playwright_api.expect


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with playwright_api.sync_playwright() as playwright:
        found = open_browser(playwright)
        yield found
        found.close()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a site whose names are in many scripts."""
    folder = tmp_path_factory.mktemp("wide") / "site"
    with given_store() as store:
        build_site(store, folder, ("en", "vi", "ar", "ur", "zh", "ru"))
    return folder


@pytest.fixture(scope="module")
def home(
    start: Callable[..., httpx.Client], site: Path, tmp_path_factory: pytest.TempPathFactory
) -> str:
    """Return the address of a server with the site."""
    store = given_folder(tmp_path_factory.mktemp("store") / "store")
    return str(start(store, "--site", str(site)).base_url).rstrip("/")


@pytest.fixture(scope="module")
def axe(node_modules: Path) -> Path:
    return node_modules / "axe-core" / "axe.min.js"


PAGES = (
    *("index", "place/VN-HP", "search", "question/index", "question/twinning", "question/hubs"),
    *("place/index", "event/index", "field/health"),
)


#: One place in Latin without and with marks, Bengali, Han, Cyrillic, Arabic and Urdu.
TYPED = ("hai phong", "Hải Phòng", "হাইফোং", "海防", "Хайфон", "هايفونغ", "ہائیفونگ")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("lang", ["en", "vi", "ar"])
def test_pages_are_accessible_and_fit(
    browser: Browser, home: str, axe: Path, lang: str, size: dict[str, int], scheme: str
) -> None:
    options = {"viewport": size, "color_scheme": scheme, "bypass_csp": True}
    with visiting(browser, home, **options) as visit:
        for name in PAGES:
            visit.page.goto(f"{home}/{lang}/{name}.html")
            assert serious(visit.page, axe) == [], name
            wide = visit.page.evaluate("document.documentElement.scrollWidth")
            assert wide <= size["width"], (name, wide)
            direction = visit.page.evaluate("getComputedStyle(document.body).direction")
            assert direction == ("rtl" if lang == "ar" else "ltr")


@pytest.mark.parametrize("path", ["/editor", "/service", "/id/place/VN-HP", "/ontology"])
def test_served_pages_are_accessible(browser: Browser, home: str, axe: Path, path: str) -> None:
    with visiting(browser, home, viewport=DESKTOP, bypass_csp=True) as visit:
        visit.page.goto(home + path)
        # The editor's own insides are its authors' matter.
        visit.page.evaluate("document.getElementById('editor')?.remove()")
        assert serious(visit.page, axe) == []


@pytest.mark.parametrize(
    "typed", ["hai phong", "Hải Phòng", "হাইফোং", "海防", "Хайфон", "هايفونغ", "ہائیفونگ"]
)
@pytest.mark.parametrize("lang", ["vi", "ar"])
def test_search_in_many_scripts(browser: Browser, home: str, lang: str, typed: str) -> None:
    with visiting(browser, home, viewport=PHONE) as visit:
        visit.page.goto(f"{home}/{lang}/index.html")
        visit.page.fill("#q", typed)
        visit.page.press("#q", "Enter")
        first = visit.page.locator("#results a[href$='place/VN-HP.html']")
        first.click()
        expected = {"vi": "Hải Phòng", "ar": "هايفونغ"}[lang]
        expect(visit.page.locator("h1")).to_have_text(expected)


@pytest.fixture(scope="module")
def crowded(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a site whose search knows thousands of names that begin alike."""
    folder = shutil.copytree(site, tmp_path_factory.mktemp("crowded") / "site")
    shutil.rmtree(folder / "search")
    (folder / "search").mkdir()
    names = [f"Hải {word} {number}" for word in ("Hà", "Hào", "Hạ") for number in range(4000)]
    entries = [
        Entry("place", f"{PLACES}{number}", [(name, "vi")], [], {}, None, {}, 0, ())
        for number, name in enumerate([*names, "Hải Phòng", "海防市"])
    ]
    for name, text in index_files(entries):
        (folder / name).write_text(text, encoding="utf-8")
    return folder


PLACES = "https://w3id.org/coopkg/id/place/"


def test_search_in_an_index_of_many_files(browser: Browser, crowded: Path) -> None:
    files = list((crowded / "search").iterdir())
    assert max(file.stat().st_size for file in files) < 200_000
    assert [file for file in files if "," in file.name]  # some words have more than one
    with visiting(browser, "file://") as visit:
        loaded: set[str] = set()
        visit.page.on("request", lambda r: loaded.add(r.url.rpartition("/")[2]))
        visit.page.goto((crowded / "vi" / "search.html").as_uri())
        found, status = visit.page.locator("#results li"), visit.page.locator("#status")
        for typed, first in (
            ("hai ha 3999", "Hải Hà 3999"), ("hải hào 77", "Hải Hào 77"),
            ("hai phong", "Hải Phòng"), ("海防", "海防市"),
        ):  # fmt: skip
            visit.page.fill("#q", typed)
            expect(found.first.locator("bdi").first).to_have_text(first)
        visit.page.fill("#q", "ha")
        expect(status).to_contain_text("gõ thêm")
        expect(found).to_have_count(100)
        visit.page.fill("#q", "hai khong")
        expect(found).to_have_count(0)
        assert len([name for name in loaded if name.endswith(".js")]) < len(files)


def test_search_that_finds_nothing_says_so(browser: Browser, home: str) -> None:
    with visiting(browser, home) as visit:
        visit.page.goto(f"{home}/en/search.html?q=ha")
        expect(visit.page.locator("#status")).not_to_be_empty()
        visit.page.fill("#q", "haizzz")
        expect(visit.page.locator("#status")).to_have_text("Nothing has this name.")


def test_search_works_from_a_disk(browser: Browser, site: Path) -> None:
    with visiting(browser, "file://") as visit:
        visit.page.goto(f"{(site / 'en' / 'search.html').as_uri()}?q=kagoshima")
        expect(visit.page.locator("#results li").first).to_contain_text("Kagoshima")


def test_from_a_tie_to_its_quote(browser: Browser, home: str) -> None:
    with visiting(browser, home, viewport=PHONE) as visit:
        visit.page.goto(f"{home}/vi/place/VN-HP.html")
        visit.page.locator("#partnership ~ .fact h3 a").first.click()
        words = visit.page.locator("blockquote").first.inner_text()
        visit.page.locator("figure.quote figcaption a").first.click()
        assert "/vi/article/" in visit.page.url
        target = visit.page.locator(".fact:target")
        expect(target).to_be_in_viewport()
        assert words in target.inner_text()


def test_tables_sort_and_filter(browser: Browser, home: str) -> None:
    with visiting(browser, home) as visit:
        visit.page.goto(f"{home}/en/place/index.html")
        names = visit.page.locator("tbody tr:visible td:first-child")
        first = names.first.inner_text()
        visit.page.locator("th button").first.click()
        visit.page.locator("th button").first.click()
        expect(visit.page.locator("th").first).to_have_attribute("aria-sort", "descending")
        assert names.first.inner_text() != first
        visit.page.fill("input.filter", "hai phong")
        expect(names).to_have_count(1)


def test_downloads(browser: Browser, home: str) -> None:
    with visiting(browser, home) as visit:
        visit.page.goto(f"{home}/en/question/twinning.html")
        for name, begin in (("CSV", "locality,"), ("Turtle", "@prefix rs:")):
            with visit.page.expect_download() as download:
                visit.page.get_by_role("link", name=name, exact=True).click()
            assert Path(download.value.path()).read_text("utf-8").startswith(begin)


def test_everything_can_be_read_without_scripts(browser: Browser, home: str) -> None:
    with visiting(browser, home, java_script_enabled=False) as visit:
        visit.page.goto(f"{home}/vi/index.html")
        expect(visit.page.locator("svg#network, .picture svg").first).to_be_visible()
        visit.page.get_by_role("link", name="Địa phương", exact=True).first.click()
        visit.page.get_by_role("link", name="Hải Phòng", exact=True).first.click()
        expect(visit.page.locator("blockquote").first).to_be_visible()


def test_the_editor_asks_our_endpoint_and_completes_our_terms(browser: Browser, home: str) -> None:
    with visiting(browser, home, viewport=DESKTOP) as visit:
        page = visit.page
        page.goto(f"{home}/editor")
        page.select_option("#example", index=1)
        begun = page.evaluate("document.querySelector('.CodeMirror').CodeMirror.getValue()")
        assert "SELECT" in begun
        query = "SELECT ?e { ?e a <https://w3id.org/coopkg/ontology#Event> } LIMIT 3"
        page.evaluate("q => document.querySelector('.CodeMirror').CodeMirror.setValue(q)", query)
        page.locator(".yasqe_queryButton").click()
        expect(page.locator(".yasr_results a").first).to_contain_text("event", timeout=15000)
        editor = "document.querySelector('.CodeMirror').CodeMirror"
        page.evaluate(
            f"{editor}.setValue('SELECT * {{ ?e a <https://w3id.org/coopkg/ontology#Agr')"
        )
        page.evaluate(f"{editor}.focus(); {editor}.setCursor(0, 999)")
        page.keyboard.press("Control+Space")
        expect(page.locator(".CodeMirror-hints li").first).to_contain_text("Agreement")


#: Bytes of a page and what it loads, scripts and style too, without its pictures.
BUDGET = 200_000


@pytest.mark.parametrize("name", PAGES)
def test_pages_are_small_and_painted_without_scripts(
    browser: Browser, home: str, name: str
) -> None:
    with visiting(browser, home, viewport=PHONE) as visit:
        sizes: list[int] = []
        visit.page.on("response", lambda response: sizes.append(len(response.body())))
        visit.page.goto(f"{home}/vi/{name}.html", wait_until="networkidle")
        pictures = visit.page.evaluate(
            "[...document.querySelectorAll('svg')].reduce((n, e) => n + e.outerHTML.length, 0)"
        )
        assert 0 < sum(sizes) - pictures < BUDGET
    with visiting(browser, home, viewport=PHONE, java_script_enabled=False) as visit:
        visit.page.goto(f"{home}/vi/{name}.html")
        painted = "performance.getEntriesByName('first-contentful-paint').length"
        # A page without scripts cannot be told to wait for something: it is asked again and again.
        deadline = time.monotonic() + 20
        while not visit.page.evaluate(painted):
            assert time.monotonic() < deadline, "nothing was painted"
            visit.page.screenshot()
        assert not visit.page.evaluate("[...document.scripts].some(e => e.src && !e.defer)")
