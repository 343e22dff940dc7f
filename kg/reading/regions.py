"""Tell the parts of a page apart: headline, lead, body, captions, and what is no story.

The layout decides, with cues that are data; no rule knows a language. Three passes:
each line by itself, then the order of the lines, then the parts within a line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.model import Region, RegionKind, Span
from kg.reading.credits import credit_ends
from kg.reading.cues import Cues
from kg.reading.inline import (
    Part,
    byline_start,
    dateline_end,
    end_mark,
    is_names,
    second_item_start,
    split_line,
)
from kg.reading.language import identify, script_of, scripts_of
from kg.reading.lines import (
    PROSE,
    ends_sentence,
    furniture,
    is_breadcrumb,
    is_list_heading,
    is_prose,
    is_section_line,
    size,
    starts_with,
    words,
)

_LINE = re.compile(r"\S[^\n]*")
_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"|]+")
_NUMBERED = re.compile(r"\s?\d{1,3}\b")
_ITEM = re.compile(r"(?:[-–—•*·●▪]|\(?\d{1,2}[.)])\s")
_STORY = frozenset({"headline", "lead", "body", "caption"})
_OPENS = 6  # words of a sentence that opens a list
_HEADLINE = 220  # longest headline, in Latin letters


@dataclass(slots=True)
class _Line:
    """A line of the text; `kind` is None until something is known."""

    start: int
    end: int
    text: str
    kind: RegionKind | None = None


def find_regions(
    text: str,
    lang: str,
    cues: Cues,
    title: str = "",
    captions: frozenset[str] = frozenset(),
) -> tuple[Region, ...]:
    """Return the regions of an article in text order.

    Args:
        text: `Article.text`.
        lang: Language of the article; a region in another script gets its own.
        cues: Cues of the language, see `kg.reading.cues.load_cues`.
        title: Headline if the record has one; a line equal to it is the headline.
        captions: Lines that the source marks as captions.

    Returns:
        Regions without overlap; the gaps between them are white space.
    """
    lines = [
        _Line(m.start(), m.start() + len(body), body)
        for m in _LINE.finditer(text)
        if (body := m.group().rstrip())
    ]
    for line in lines:
        line.kind = "caption" if line.text in captions else furniture(line.text, cues)
    _mark_tables(lines, cues)
    _mark_lists(lines, cues)
    _mark_head(lines, cues, title)
    _mark_tail(lines)
    parts = _split_lines(text, lines, cues)
    return tuple(Region(k, Span(a, b), _lang_of(text, a, b, k, lang)) for a, b, k in parts)


def find_source_url(text: str, regions: tuple[Region, ...]) -> str:
    """Return the address on the last source line that has one; empty if there is none."""
    for region in reversed(regions):
        if region.kind == "source" and (found := _URL.search(region.span.of(text))):
            return found.group().rstrip(".,;)")
    return ""


def _mark_tables(lines: list[_Line], cues: Cues) -> None:
    """Mark lines that were cells of a table: captions, or headlines of other articles."""
    for i, line in enumerate(lines):
        body = line.text.strip("| ")
        if line.kind or "|" not in (line.text[0], line.text[-1]):
            continue
        near = [lines[j] for j in (i - 1, i + 1) if 0 <= j < len(lines)]
        listed = any(x.text.endswith("|") and any(map(str.isalnum, x.text)) for x in near)
        caption = (
            line.text.startswith("|")
            or ends_sentence(body)
            or credit_ends(body, cues)
            or not listed
        )
        line.kind = "caption" if caption else "navigation"


def _mark_lists(lines: list[_Line], cues: Cues) -> None:
    """Mark what follows the heading of a list of other articles.

    The list ends where a long paragraph with a full stop shows that the story goes on.
    """
    inside = False
    for line in lines:
        if line.kind in (None, "navigation") and is_list_heading(line.text, cues):
            inside = True
        elif inside and ends_sentence(line.text) and size(line.text) >= 200:
            inside = False
        if inside and line.kind != "source":
            line.kind = "navigation"


def _mark_head(lines: list[_Line], cues: Cues, title: str) -> None:
    """Mark headline and lead, and what stands above and between them."""
    first = next((i for i, x in enumerate(lines) if not x.kind and is_prose(x.text)), len(lines))
    short = [x for x in lines[:first] if not x.kind and not _is_caption_line(x, cues)]
    if first < len(lines) and lines[first].text.startswith("*"):
        first = len(lines)
    named = [x for x in short if title and x.text == title]
    titles = [x for x in short if not ends_sentence(x.text) and size(x.text) <= _HEADLINE]
    likely = [x for x in titles if not is_section_line(x.text, cues) and not is_breadcrumb(x.text)]
    likely = [x for x in likely if words(x.text) >= 3] or likely or titles
    headline = next(iter(named or likely), None)
    if headline is not None:
        headline.kind = "headline"
        for line in short[: short.index(headline)]:
            line.kind = "navigation"
        behind = short[short.index(headline) + 1 :]
        listed = _listed(behind)
        for line in behind:
            if not ends_sentence(line.text) and line not in listed:
                line.kind = "byline" if words(line.text) <= 4 else "caption"
    lead = next((x for x in lines if not x.kind and not _is_caption_line(x, cues)), None)
    if lead is not None:
        lead.kind = "lead"


def _listed(lines: list[_Line]) -> list[_Line]:
    """Return the lines of a list that a sentence with a colon at its end opens, and that one."""
    found: list[_Line] = []
    for line in lines:
        opens = line.text.rstrip().endswith((":", "：")) and words(line.text) >= _OPENS
        if opens or (found and _ITEM.match(line.text)):
            found.append(line)
        elif found:
            break
    return found if len(found) > 1 else []


def _is_caption_line(line: _Line, cues: Cues) -> bool:
    """Say whether a line without prose around is a caption; mark it if it is."""
    length = starts_with(line.text, cues.of("photo-credit"))
    numbered = bool(length) and bool(_NUMBERED.match(line.text[length:]))
    if not numbered and (size(line.text) > 400 or not credit_ends(line.text, cues)):
        return False
    line.kind = "caption"
    return True


def _mark_tail(lines: list[_Line]) -> None:
    """Mark names of authors that stand alone after the last paragraph."""
    for line in reversed(lines):
        if line.kind in ("source", "navigation", "byline"):
            continue
        alone = not line.kind and size(line.text) <= 45 and words(line.text) <= 6
        if not alone or ends_sentence(line.text) or not is_names(line.text):
            return
        line.kind = "byline"


def _split_lines(text: str, lines: list[_Line], cues: Cues) -> list[Part]:
    """Return the parts of all lines, with what only the order of lines can tell."""
    parts: list[Part] = []
    story = [x for x in lines if not x.kind or x.kind in _STORY]
    last = story[-1] if story else None
    headline = next((x.text for x in story if x.kind == "headline"), "")
    after: RegionKind | None = None  # what the lines are after the end of the story
    seen = 0
    for line in lines:
        if line.kind and line.kind not in _STORY:
            parts.append((line.start, line.end, line.kind))
            continue
        if after:
            parts.append((line.start, line.end, after))
            continue
        cut, after = _story_end(text, line, headline, cues) if seen else (line.end, None)
        kind = _kind_of(line, cues)
        begin = line.start
        if kind in ("lead", "body") and seen < 300:
            begin = dateline_end(text, line.start, cut, cues)
            parts += [(line.start, begin, "byline")] if begin > line.start else []
        seen += line.end - line.start if kind in ("lead", "body") else 0
        tail = byline_start(text, begin, cut) if line is last or after else None
        parts += split_line(text, begin, tail or cut, kind, cues)
        parts += [(tail, cut, "byline")] if tail else []
        parts += [(cut, line.end, after)] if after else []
    return [p for a, b, k in parts if (p := _trim(text, a, b, k))[0] < p[1]]


def _trim(text: str, start: int, end: int, kind: RegionKind) -> Part:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end, kind


def _kind_of(line: _Line, cues: Cues) -> RegionKind:
    if line.kind in _STORY:
        return line.kind
    return "caption" if _is_caption_line(line, cues) else "body"


def _story_end(text: str, line: _Line, headline: str, cues: Cues) -> tuple[int, RegionKind | None]:
    """Return where in a line the story ends, and what follows; the line's end if it goes on."""
    if (star := second_item_start(text, line.start, line.end, headline, cues)) is not None:
        return star, "second_item"
    if (mark := end_mark(text, line.start, line.end, cues)) is not None:
        return mark, "navigation"
    return line.end, None


def _lang_of(text: str, start: int, end: int, kind: RegionKind, lang: str) -> str:
    """Return the language of a region: the article's, unless it says otherwise.

    A region in another script does; in the same script only one of a paragraph's
    length can, for names and headings are no measure.
    """
    if kind not in _STORY:
        return lang
    sample = text[start : min(end, start + 60)]
    scripts = [s for c in sample if (s := script_of(c))]
    own = sum(s in scripts_of(lang) for s in scripts)
    if own * 2 < len(scripts):
        return identify(text[start:end])
    if end - start < PROSE or "Latn" not in scripts_of(lang):
        return lang
    return identify(text[start:end], lang)
