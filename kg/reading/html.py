"""Main text out of a page of HTML, with the parser of the standard library.

Nothing is fetched and no tree is built, so that depth costs nothing.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from kg.reading.decoding import clean

_BLOCKS = frozenset(
    {
        "address", "article", "blockquote", "body", "br", "caption", "center", "dd", "div", "dl",
        "dt", "fieldset", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "html",
        "li", "main", "ol", "p", "pre", "section", "table", "tbody", "td", "th", "thead", "tr",
        "ul",
    }
)  # fmt: skip
#: Left out with all they hold. A form is not: whole pages stand in one on some servers.
_DROPPED = frozenset(
    {
        "aside", "audio", "button", "canvas", "dialog", "footer", "iframe", "menu", "nav",
        "noscript", "object", "script", "select", "style", "svg", "template", "textarea", "video",
    }
)  # fmt: skip
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
)
#: Elements that an author forgets to close; a new one of the kind closes the last.
_UNCLOSED = frozenset({"p", "li", "td", "th", "tr", "dd", "dt"})
_MAX_DEPTH = 10_000
_TRIES = 20  # tags that run to the end of the page; after so many, tags are text
_LONGEST_NAME = 1000  # characters of a page's name for itself that are looked at
_ENOUGH = 200  # characters that a marked article must have to be believed
_SPACE = re.compile(r"[ \t\n\r\f\v\u00a0]+")
_DATE_KEYS = ("article:published_time", "datepublished", "date", "dc.date", "dcterms.date",
              "dc.date.issued", "pubdate", "publishdate", "og:published_time")  # fmt: skip


@dataclass(slots=True)
class Page:
    """What a page says of itself, and its main text.

    Attributes:
        text: One paragraph a line, headline first.
        captions: Lines of `text` that are captions.
        title: Headline; None if the page has none.
        url: Canonical address; None if the page has none.
        published: Date as written on the page; None if the page has none.
        lang: Tag of the root element; None if it has none.
    """

    text: str
    captions: frozenset[str] = frozenset()
    title: str | None = None
    url: str | None = None
    published: str | None = None
    lang: str | None = None


@dataclass(slots=True)
class _Line:
    text: str
    kind: str  # "h1", "figcaption" or "" for the rest
    main: int  # how many <article> or <main> it stands in
    links: int  # letters and digits of it that are link text


@dataclass(slots=True)
class _State:
    """What the reader knows of the place it is at."""

    stack: list[str] = field(default_factory=list)
    dropped: int = 0
    main: int = 0
    links: int = 0
    kind: str = ""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[_Line] = []
        self.meta: dict[str, str] = {}
        self.json: list[str] = []
        self._state = _State()
        self._unclosed: dict[str, int] = {}
        self._tries = _TRIES
        self._parts: list[str] = []
        self._linked = 0
        self._raw: list[str] | None = None  # collects JSON-LD or <title>

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {key: value or "" for key, value in attrs}
        self._read_meta(tag, values)
        if tag in _BLOCKS:
            self._flush()
        if tag in _VOID:
            return
        state = self._state
        if tag in _UNCLOSED and state.stack and state.stack[-1] == tag:
            self._close(state.stack.pop())
        if len(state.stack) < _MAX_DEPTH:
            state.stack.append(tag)
            self._open(tag, values)

    def _open(self, tag: str, values: dict[str, str]) -> None:
        state = self._state
        state.dropped += tag in _DROPPED
        state.main += tag in ("article", "main")
        state.links += tag == "a"
        if tag in ("h1", "figcaption"):
            state.kind = tag
        if tag == "title" or (tag == "script" and "ld+json" in values.get("type", "")):
            self._raw = []

    def _close(self, tag: str) -> None:
        state = self._state
        state.dropped -= tag in _DROPPED
        state.main -= tag in ("article", "main")
        state.links -= tag == "a"
        if tag == state.kind:
            state.kind = ""
        if tag in ("title", "script") and self._raw is not None:
            content = "".join(self._raw)
            if tag == "script":
                self.json.append(content)
            else:
                self.meta.setdefault("<title>", _SPACE.sub(" ", content).strip())
            self._raw = None

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._flush()
        stack = self._state.stack
        if tag not in stack[-200:]:
            return  # closes nothing that is open near by: a stray end tag
        while stack:
            last = stack.pop()
            self._close(last)
            if last == tag:
                return

    def handle_data(self, data: str) -> None:
        if self._raw is not None:
            self._raw.append(data)
        elif not self._state.dropped:
            self._parts.append(data)
            if self._state.links:
                self._linked += _letters(data)

    def _flush(self) -> None:
        text = _SPACE.sub(" ", "".join(self._parts)).strip()
        if text:
            state = self._state
            self.lines.append(_Line(text, state.kind, state.main, self._linked))
        self._parts, self._linked = [], 0

    def _read_meta(self, tag: str, values: dict[str, str]) -> None:
        if tag == "meta":
            key = values.get("property") or values.get("name") or values.get("itemprop", "")
            self.meta.setdefault(key.lower(), values.get("content", "").strip())
        elif tag == "link" and "canonical" in values.get("rel", "").lower().split():
            self.meta.setdefault("canonical", values.get("href", "").strip())
        elif tag == "html" and values.get("lang"):
            self.meta.setdefault("<lang>", values["lang"].strip())
        elif tag == "time" and values.get("datetime"):
            self.meta.setdefault("<time>", values["datetime"].strip())

    # The library looks for the end of what is never closed again and again, which takes time
    # that grows with the square of the length, and versions of Python differ in what becomes of
    # it. So nothing below ever says that an end is missing: the sign that began it is text then.

    def parse_starttag(self, i: int) -> int:
        """Read a tag; one whose quotes are never closed runs to the end of the page."""
        if self._past(">", i) < 0 or not self._tries:
            return self._as_text(i)
        end = super().parse_starttag(i)
        if end < 0:
            self._tries -= 1
            return self._as_text(i)
        return end

    def parse_endtag(self, i: int) -> int:
        """Read an end tag."""
        return super().parse_endtag(i) if self._past(">", i) > 0 else self._as_text(i)

    def parse_pi(self, i: int) -> int:
        """Pass over a processing instruction."""
        return super().parse_pi(i) if self._past(">", i) > 0 else self._as_text(i)

    def parse_html_declaration(self, i: int) -> int:
        """Pass over `<!...` and `<![...`, which is no SGML here, up to the next `>`."""
        end = self._past(">", i)
        return end if end > 0 else self._as_text(i)

    def parse_comment(self, i: int, report: int = 1) -> int:
        """Pass over a comment."""
        if self._past("-->", i) < 0:
            return self._as_text(i)
        end = super().parse_comment(i, bool(report))
        return end if end > 0 else self._as_text(i)

    def _as_text(self, i: int) -> int:
        self.handle_data(self.rawdata[i])
        return i + 1

    def _past(self, mark: str, start: int) -> int:
        """Return where the text goes on after the next mark; -1 if there is none any more."""
        if start >= self._unclosed.get(mark, start + 1):
            return -1
        found = self.rawdata.find(mark, start)
        if found < 0:
            self._unclosed[mark] = start
            return -1
        return found + len(mark)

    def close(self) -> None:
        super().close()
        self._flush()


def _letters(text: str) -> int:
    """Return how many letters and digits a text has."""
    return sum(map(str.isalnum, text))


def extract_page(html: str) -> Page:
    """Return the main text of a page and what the page says of itself.

    Menus, scripts, asides and footers are left out, and so are lines that are
    nearly all links. If the page marks its article, only that is taken.

    Args:
        html: The page's source, however broken.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    meta, data = reader.meta, _linked_data(reader.json)
    named = (meta.get("og:title") or data.get("headline") or "")[:_LONGEST_NAME]
    heading = _heading(reader.lines, named)
    lines = _main_lines(reader.lines, heading)
    title = (heading.text if heading else named) or meta.get("<title>") or None
    texts = [x.text for x in lines]
    if title and title not in texts[:5]:
        texts.insert(0, title)
    dates = [meta.get(_DATE_KEYS[0]), data.get("datePublished"), *map(meta.get, _DATE_KEYS[1:])]
    return Page(
        text=clean("\n".join(texts)),
        captions=frozenset(clean(x.text) for x in lines if x.kind == "figcaption"),
        title=clean(title) if title else None,
        url=meta.get("canonical") or meta.get("og:url") or data.get("url") or None,
        published=next((d for d in [*dates, meta.get("<time>")] if d), None),
        lang=meta.get("<lang>"),
    )


def _heading(lines: list[_Line], named: str) -> _Line | None:
    """Return the line that is the headline: within the article, else as the page names it."""
    headings = [x for x in lines if x.kind == "h1"]
    inside = [x for x in headings if x.main]
    same = [x for x in headings if named and (x.text in named or named in x.text)]
    return next(iter(inside or same or headings), None)


def _main_lines(lines: list[_Line], heading: _Line | None) -> list[_Line]:
    """Return the lines of the article, from its headline on, without menus."""
    inside = [x for x in lines if x.main]
    if sum(len(x.text) for x in inside) >= _ENOUGH:
        lines = inside if heading is None or heading in inside else [heading, *inside]
    if heading is not None:
        lines = lines[lines.index(heading) :]
    return [x for x in lines if x.kind or x.links * 10 < _letters(x.text) * 8]


def _linked_data(blocks: list[str]) -> dict[str, str]:
    """Return the plain values of the first JSON-LD object that has a date or headline."""
    queue: list[object] = []
    for block in blocks:
        try:
            queue.append(json.loads(block))
        except (ValueError, RecursionError):
            continue  # broken JSON-LD is common and only one of several sources
    for _ in range(1000):
        if not queue:
            break
        item = queue.pop(0)
        if isinstance(item, list):
            queue.extend(item)
        elif isinstance(item, dict):
            if "datePublished" in item or "headline" in item:
                return {k: v for k, v in item.items() if isinstance(v, str)}
            queue.append(item.get("@graph"))
    return {}
