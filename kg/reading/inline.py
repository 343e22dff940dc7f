"""Parts of a line that are no story: credits, datelines, related headlines, bylines.

Pages that lost their line ends carry captions and credits within a paragraph; each is
cut out, so that nobody takes a photographer for a participant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from kg.model import RegionKind
from kg.reading.credits import find_credits
from kg.reading.cues import Cues
from kg.reading.language import load_stopwords
from kg.reading.lines import SHORT, ends_sentence, size, words

#: A part of a line: start, end, what it is.
Part = tuple[int, int, RegionKind]

_SENTENCE_END = re.compile(
    r"(?:(?<=[^\W\d_]{2})|(?<=[\d%)\]”\"»’]))[.!?…]+[\"'”’»)]*\s+|[।۔؟。！？៕]+[”’」』\"]*\s*"
)
_TOKEN = re.compile(r"[^\s\-–—/,&+()\[\]:;|।۔。]+")
_RELATED = re.compile(r"\[([^\[\]\n]{25,250})\]")
_STAR = re.compile(r"(?:^|(?<=[.!?…।۔。:]\s)|(?<=[।۔。]))\*+\s*(?=[^\s*])", re.MULTILINE)
_END_MARK = re.compile(r"\./\.(?:\s*\(?[^\s()]{2,12}\)?)?")
_TAG = re.compile(r"\(\s*[\w.,/& –-]{2,40}\s*\)\s*(?:[-–—:]+\s*)?|[^\W\d_]{2,8}\s?[-–—]\s+")
_WORDS = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]|\w+")
_ITEM = 80  # shortest paragraph after an asterisk that is an item, in Latin letters


def split_line(text: str, start: int, end: int, kind: RegionKind, cues: Cues) -> list[Part]:
    """Cut a line of the story into its parts.

    Args:
        text: The article's text.
        start: Offset of the line's first character.
        end: Offset after its last.
        kind: What the line is as a whole (`lead`, `body`, `caption`, `headline`).
        cues: Cues of the page's language.

    Returns:
        Parts in order, together the whole line but for white space.
    """
    cuts = sorted([*find_credits(text, start, end, cues), *_related(text, start, end)])
    parts: list[Part] = []
    at = start
    for begin, stop, what in cuts:
        if begin < at:
            continue  # within what was cut already
        if begin > at:
            parts += _before(text, at, begin, kind, what)
        parts.append((begin, stop, "byline" if what == "credit" else what))  # type: ignore[arg-type]
        at = stop
    if at < end:
        parts.append((at, end, kind))
    return list(_trimmed(text, _without_marks(text, parts)))


def _without_marks(text: str, parts: list[Part]) -> Iterator[Part]:
    """Yield parts with the bars of a former table cut off."""
    for start, end, kind in parts:
        left, right = start, end
        while left < end and text[left] in "| ":
            left += 1
        while right > left and text[right - 1] in "| ":
            right -= 1
        if "|" not in text[start:left] + text[right:end]:
            left, right = start, end
        yield from ((start, left, "navigation"), (left, right, kind), (right, end, "navigation"))


def _before(text: str, at: int, begin: int, kind: RegionKind, what: str) -> list[Part]:
    """Return what stands before a cut: before a credit, its last sentence is a caption."""
    if what != "credit" or kind == "caption":
        return [(at, begin, kind)]
    last = at
    for sentence in _sentence_starts(text, at, begin):
        if text[sentence:begin].strip(" .-–—([|"):
            last = sentence
    return [(at, last, kind), (last, begin, "caption")]


def _sentence_starts(text: str, start: int, end: int) -> Iterator[int]:
    """Yield the offsets at which a sentence begins after another one."""
    for found in _SENTENCE_END.finditer(text, start, end):
        if found.end() < end and not text[found.end()].islower():
            yield found.end()


def _trimmed(text: str, parts: Iterable[Part]) -> Iterator[Part]:
    """Yield parts without outer white space; signs alone are no story."""
    for start, end, kind in parts:
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start == end:
            continue
        if kind not in ("byline", "source") and not any(c.isalnum() for c in text[start:end]):
            kind = "navigation"
        yield start, end, kind


def _related(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Yield headlines of other articles in square brackets between two sentences."""
    for found in _RELATED.finditer(text, start, end):
        before = text[max(start, found.start() - 8) : found.start()].rstrip()
        inner = found.group(1)
        if (not before or ends_sentence(before)) and words(inner) >= 5 and not inner[0].islower():
            yield found.start(), found.end(), "navigation"


def dateline_end(text: str, start: int, end: int, cues: Cues) -> int:
    """Return the offset after a dateline or agency tag ("Hue (VNA) –"); `start` if none.

    An agency in brackets counts after a short place and date; a bracketed or bare
    abbreviation only at the very start.
    """
    head = text[start : min(end, start + 80)]
    for found in _TAG.finditer(head):
        before, tag = head[: found.start()], found.group().strip()
        name = tag.strip("()-–—: ")
        if found.start() and (words(before) > 7 or any(s in before for s in ";:!?।۔。")):
            break
        known = name.lower() in cues.of("agency") or _has_agency(name, cues)
        dashed = tag[-1:] in "-–—:"
        short = name.isupper() and len(name) <= 12 and " " not in name and found.start() == 0
        if (known and (dashed or found.start() == 0)) or (short and (dashed or tag[0] == "(")):
            return start + found.end()
    return start


@lru_cache(maxsize=4096)
def _has_agency_cached(name: str, agencies: tuple[str, ...]) -> bool:
    return any(part in agencies for part in re.split(r"[\s/,–-]+", name.lower()))


def _has_agency(name: str, cues: Cues) -> bool:
    return _has_agency_cached(name, cues.of("agency"))


def second_item_start(text: str, start: int, end: int, headline: str, cues: Cues) -> int | None:
    """Return the offset of an asterisk that begins another item, or None.

    It stands at the start of a line or after a sentence, before a paragraph that is
    long enough to be one. Where the headline's words return at its start, the story
    goes on.
    """
    for found in _STAR.finditer(text, start, end):
        after = text[found.end() : min(end, found.end() + 300)]
        before = text[max(0, found.start() - 8) : found.start()]
        if size(after) < _ITEM or before.rstrip().endswith(":"):
            continue
        if not _returns(headline, after, load_stopwords(cues.lang)):
            return found.start()
    return None


def _returns(headline: str, text: str, common: frozenset[str]) -> bool:
    """Say whether most content words of a headline stand in a text."""
    wanted = {w for w in _WORDS.findall(headline.lower()) if w not in common}
    found = wanted.intersection(_WORDS.findall(text.lower()))
    return len(found) * 10 >= len(wanted) * 6 and bool(wanted)


def end_mark(text: str, start: int, end: int, cues: Cues) -> int | None:
    """Return the offset after an agency's end mark (`./.`, `- VNA`), or None."""
    marks = list(_END_MARK.finditer(text, start, end))
    if marks:
        found = marks[-1]
        plain = text.find("./.", found.start()) + 3
        tail = text[plain : found.end()].strip(" ()").lower()
        return found.end() if tail in cues.of("agency") else plain
    tail = text[max(start, end - 40) : end].rstrip()
    dash = max(tail.rfind(d) for d in "-–—(")
    if dash > 0 and tail[dash + 1 :].strip(" ().").lower() in cues.of("agency"):
        before = text[start : max(start, end - 40) + dash].rstrip()
        return end if ends_sentence(before) else None
    return None


def byline_start(text: str, start: int, end: int) -> int | None:
    """Return the offset of a name that ends a line after its last sentence, or None.

    It is short, without a full stop, and in scripts with capitals all its words have
    one ("... đã kết thúc. Minh Anh (TTXVN)").
    """
    begin = max(_sentence_starts(text, max(start, end - 120), end), default=-1)
    mark = text.rfind("./.", max(start, end - 80), end)
    begin = max(begin, mark + 3 if mark >= 0 else -1)
    tail = text[begin:end].strip() if begin > 0 else ""
    if not tail or size(tail) > SHORT or words(tail) > 8 or ends_sentence(tail):
        return None
    return begin if is_names(tail) else None


def is_names(text: str) -> bool:
    """Say whether a short text may be nothing but names.

    >>> is_names("Minh Anh - Thu Hà (TTXVN)"), is_names("Minh Anh nói")
    (True, False)
    """
    tokens = _TOKEN.findall(text)
    if not tokens or any(c.isdigit() for c in text):
        return False
    if all(t[0].isupper() for t in tokens):
        return len(tokens) <= 8
    return not any(t[0].isupper() or t[0].islower() for t in tokens) and words(text) <= 4
