"""When an article was published, as its page says; and where the story begins behind its dateline.

Nothing happens on the day of a dateline because it stands there: it says from which day
"today", "on Monday" and a month without a year are to be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extraction.numbers.dates import find_dates
from kg.extraction.numbers.edtf import parse_day
from kg.extraction.numbers.quantity_data import DateMention, DateProfile
from kg.model import Article, Region

_TOP = 600  # characters at the head of a page in which its date stands
_LINE = 120  # characters of the longest dateline
_PLACE = 48  # characters of the longest place in one
_NEAR = 45  # days that a full date lies from the dateline whose year it tells
_ABOVE = frozenset({"byline", "navigation", "source"})
_BELOW = frozenset({"byline", "source"})  # what leads on to other news has dates of its own
_CLOCK = re.compile(r"\b\d{1,2}\s?[:.h]\s?\d{2}\b")
#: What closes a dateline: "(AP) –", "года. ИА «Заря». –", ".-", "电(记者 李文)", "(বাসস) :".
_CLOSED = re.compile(
    r"[,.]?\s*(?:"
    r"[电電讯訊]\s*(?:[(（][^()（）\n]{1,24}[)）])?"
    r"|[(（/][^()（）/\n]{2,32}[)）/]\s*(?:[.।]?\s*[-–—:।]+|(?=\s))"
    r"|(?:\s*[«\"“]?[A-ZÀ-ÖØ-ÞА-ЯЁ][^\s,;:–—]*){0,4}\s*(?:[-–—]+(?=\s)|[-–—](?=[A-ZÀ-ÖØ-ÞА-ЯЁ]))"
    r")\s*"
)
#: A dateline whose date is short or left out: "Hanoi (VNA) –", "La Habana, 3 oct (Prensa Latina)".
_SHORT = re.compile(
    r"([^\n()\d,]{2,48})(,\s*\d{1,2}\s+(?:de\s+)?[^\W\d]{3,10}\.?)?\s*"
    r"\(([^()\n]{2,32})\)\s*([-–—]+\s+)?"
)
_WORDS = 4  # of the place in it
_SENTENCE = re.compile(r"\.\s+(?=[A-ZÀ-ÖØ-ÞА-ЯЁ])|[।۔]\s+(?=[^\W\d])")
#: Dates in an address: /2024/05/16/, -20240516.html, /2024-05-16-.
_IN_URL = re.compile(
    r"(?<!\d)(20[0-4]\d|199\d)(?:([/_-])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])|(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01]))(?!\d)"
)


def read_dateline(article: Article, dates: DateProfile) -> tuple[str | None, int]:
    """Return when an article was published, and the offset at which its story begins.

    The record tells the day; else a line above the story, its dateline, a line below the
    story ("(2024.08.24 09:12)"), or its address.

    Returns:
        EDTF (without the year if nothing tells it) or None; the offset after a
        dateline, or 0 if there is none.
    """
    story = next((r for r in article.regions if r.kind in ("lead", "body")), None)
    found, end = _in_story(article, story, dates) if story else (None, 0)
    day = (
        article.published or _above(article, dates) or (found and _with_year(article, found, dates))
    )
    if day and day[0] != "X":
        return day, end
    return _below(article, dates) or _in_address(article.url) or day or None, end


def _above(article: Article, dates: DateProfile) -> str | None:
    """Return the full day that a line of the page prints, or one above the story with a clock."""
    above = True
    for region in article.regions:
        if region.span.start > _TOP:
            break
        above = above and region.kind not in ("lead", "body")
        line = region.span.of(article.text)
        if region.kind in _ABOVE or (above and region.kind == "caption" and _CLOCK.search(line)):
            full = (d for d in days_in(article.text, region.span.start, region.span.end, dates))
            if day := next((d.edtf for d in full if d.edtf[0].isdigit()), None):
                return day
    return None


def _below(article: Article, dates: DateProfile) -> str | None:
    """Return the one full day that the lines below the story print; None if none or several."""
    last = max((r.span.end for r in article.regions if r.kind in ("lead", "body")), default=0)
    lines = [r.span for r in article.regions if r.kind in _BELOW and r.span.end > last]
    days = {d.edtf for s in lines for d in days_in(article.text, s.start, s.end, dates)}
    full = {day for day in days if day[0].isdigit()}
    return full.pop() if len(full) == 1 else None


def days_in(text: str, start: int, end: int, dates: DateProfile) -> Iterator[DateMention]:
    """Yield the days between two offsets that are printed as such."""
    for found in find_dates(text, start, end, dates, None):
        if found.precision == "day" and not found.relative:
            yield found


def _in_story(
    article: Article, story: Region, dates: DateProfile
) -> tuple[DateMention | None, int]:
    """Return the date of the dateline that opens a story, and the offset after it."""
    start, text = story.span.start, article.text
    end = min(story.span.end, start + _LINE)
    day = next(days_in(text, start, end, dates), None)
    if day is None:
        return None, _after_short(text, start, end)
    place = _without_article(text[start : day.span.start].strip(), dates)
    if not _is_place(place, text[day.span.end : end]):
        return None, _after_short(text, start, end)
    span = (day.span.end, story.span.end)
    closed = _CLOSED.match(text, *span) or _SENTENCE.match(text, *span)
    return (day, closed.end()) if closed else (None, 0)


def _after_short(text: str, start: int, end: int) -> int:
    """Return the offset behind a dateline without a full date; 0 if there is none."""
    found = _SHORT.match(text, start, end)
    words = found[1].split() if found else []
    named = 0 < len(words) <= _WORDS and all(word[0].isupper() for word in words)
    if not found or not named:
        return 0
    return found.end() if found[2] or (found[3].isupper() and found[4]) else 0


def _without_article(place: str, dates: DateProfile) -> str:
    """Leave out the word that opens a date: "Lyon, le 5 mai", "Bonn, den 5. Mai"."""
    before, _, last = place.rpartition(" ")
    return before.strip() if last in dates.labels.get("cue", ()) else place


def _is_place(place: str, after: str) -> bool:
    """Say whether what stands before a date may be the place of a dateline.

    A comma sets it apart, or the date is followed by an agency in brackets, or it is in
    capitals: "Sáng 14/3" and "On 14 March" are none.
    """
    words = re.findall(r"[^\W\d_]+", place)
    if not words or len(place) > _PLACE or any(c in place for c in "()[];!?\n") or ". " in place:
        return False
    if any(w[0].islower() and len(w) > 3 for w in words):
        return False
    marked = place[-1] in ",，:،、/-–—" or place.isupper()
    return marked or bool(re.match(r"\s*[(（/电電讯訊]", after))


def _with_year(article: Article, found: DateMention, dates: DateProfile) -> str:
    """Complete a dateline without a year from a full date of the days around it."""
    if found.edtf[0] != "X":
        return found.edtf
    for other in days_in(article.text, found.span.end, len(article.text), dates):
        year = parse_day(other.edtf).year
        here = parse_day(f"{year}{found.edtf[4:]}").to_date() if year else None
        there = parse_day(other.edtf).to_date()
        if here and there and abs((here - there).days) <= _NEAR:
            return here.isoformat()
    return found.edtf


def _in_address(url: str | None) -> str | None:
    """Return the one day that an article's address names; None if none or several."""
    found = {
        f"{m[1]}-{int(m[3] or m[5]):02}-{int(m[4] or m[6]):02}" for m in _IN_URL.finditer(url or "")
    }
    days = {day for day in found if parse_day(day).day is not None}
    return days.pop() if len(days) == 1 else None
