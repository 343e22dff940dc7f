"""Main text out of pages, however broken."""

from __future__ import annotations

import pytest

from kg.reading.html import extract_page


def test_paragraphs_are_lines_and_white_space_is_one_space() -> None:
    page = extract_page("<p>one\n  <b>two</b>&nbsp;three<p>four<br>five<td>six")
    assert page.text == "one two three\nfour\nfive\nsix"


def test_what_is_no_text_is_left_out() -> None:
    page = extract_page(
        "<nav>a</nav><script>b</script><style>c</style><aside>d<p>d</aside><footer>e</footer>"
        "<noscript>f</noscript><p>kept</p><!-- g --><template>h</template>"
    )
    assert page.text == "kept"


def test_metadata() -> None:
    page = extract_page(
        '<html lang="vi"><link rel="canonical" href="https://example.org/x">'
        '<meta property="article:published_time" content="2024-01-02T03:04:05Z">'
        '<meta property="og:title" content="Tít"><p>x</p>'
    )
    assert (page.lang, page.url, page.published, page.title) == (
        "vi", "https://example.org/x", "2024-01-02T03:04:05Z", "Tít",
    )  # fmt: skip
    assert page.text == "Tít\nx"


def test_the_headline_of_the_page_not_of_the_site() -> None:
    page = extract_page(
        '<meta property="og:title" content="News - Site"><h1>Site X</h1><p>m<h1>News</h1><p>t'
    )
    assert page.title == "News"
    assert page.text == "News\nt"


@pytest.mark.parametrize("block", ["{", "[]", '{"@graph": "x"}', '[{"headline": 5}]', "[" * 5000])
def test_broken_linked_data(block: str) -> None:
    html = f'<script type="application/ld+json">{block}</script><p>text</p>'
    assert extract_page(html).text == "text"


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 5000 + "text" + "</div>" * 5000,
        "<div>" * 30_000 + "text",
        "</p></div></nav>text",
        "<p>text<table><tr><td></b></i>",
        "<p title='>text",
        "<<p>>text",
        "&#xD800; &#0; &bogus; text",
    ],
)
def test_broken_and_deep_pages(html: str) -> None:
    assert "text" in extract_page(html).text or "title" in html


def test_lines_of_links_are_menus() -> None:
    page = extract_page("<p><a>One</a> | <a>Two</a></p><p>A story with <a>a link</a> in it.</p>")
    assert page.text == "A story with a link in it."
