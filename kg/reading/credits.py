"""Credits of pictures: where they begin, and where the names in them end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.reading.cues import Cues
from kg.reading.language import load_stopwords
from kg.reading.lines import SHORT, size, starts_with, words

_COLON = re.compile(r"[:：=]")
_OPEN = re.compile(r"[(\[（【]")
_CLOSE = {"(": ")", "[": "]", "（": "）", "【": "】"}
_NAME_STEP = re.compile(r"\s*[-–—/,&+]\s*|\s+")
_SEPARATORS = re.compile(r"[\s\-–—/,&+()]+")
_TOKEN = re.compile(r"[^\s\-–—/,&+()\[\]:;|।۔。]+")
_LONGEST = 90  # longest credit, in code points
_STOPS = frozenset(".;:।۔。")


def credit_ends(text: str, cues: Cues) -> bool:
    """Say whether the credit of a picture is the last thing of a line."""
    ends = [stop for _, stop, what in find_credits(text, 0, len(text), cues) if what == "credit"]
    return bool(ends) and not any(c.isalnum() for c in text[max(ends) :])


def find_credits(text: str, start: int, end: int, cues: Cues) -> Iterator[tuple[int, int, str]]:
    """Yield credits in brackets and before a colon: start, end, `credit` or `byline`.

    `byline` is a remark in brackets that names nobody ("(photo below)").
    """
    labels, by = cues.of("photo-credit"), cues.of("photo-by")
    for found in _OPEN.finditer(text, start, end):
        close = text.find(_CLOSE[found.group()], found.end(), min(end, found.end() + 2 * SHORT))
        inner = text[found.end() : close].strip() if close > 0 else ""
        if not inner or len(inner) > _LONGEST:
            continue
        length = starts_with(inner, (*labels, *cues.of("source-line")))
        marked = bool(length) and inner[length:].lstrip()[:1] in tuple(":：=/-–")
        if marked or starts_with(inner, by):
            yield found.start(), close + 1, "credit"
        elif starts_with(inner, labels) and _is_remark(inner[length:]):
            yield found.start(), close + 1, "byline"
    for found in _COLON.finditer(text, start, end):
        if length := _cue_before(text, start, found.start(), labels):
            begin = found.start() - length
            stop = _credit_end(text, found.end(), end, cues)
            if _stands_alone(text, start, begin) or size(text[begin:end]) <= SHORT:
                yield _with_dash(text, start, begin), stop, "credit"


def _is_remark(rest: str) -> bool:
    """Say whether what follows a cue in brackets is short and no running text."""
    return size(rest) <= 30 and not rest.lstrip()[:1].islower()


def _stands_alone(text: str, start: int, at: int) -> bool:
    """Say whether a cue begins a line or sentence, follows a sign, or has a capital letter."""
    before = text[max(start, at - 8) : at].rstrip()
    return not before or not before[-1].isalnum() or text[at].isupper()


def _cue_before(text: str, start: int, at: int, labels: tuple[str, ...]) -> int:
    """Return the length of the credit cue that ends at an offset, with white space; 0 if none."""
    stop = at
    while stop > start and text[stop - 1] in " \u00a0\u202f":
        stop -= 1
    tail = text[max(start, stop - 40) : stop].lower()
    if not tail.endswith(labels):
        return 0
    for label in labels:
        if tail.endswith(label):
            before = stop - len(label) - 1
            if before < start or not text[before].isalpha():
                return at - before - 1
    return 0


def _with_dash(text: str, start: int, at: int) -> int:
    """Return the offset of a dash before a credit, or the credit's own."""
    stop = at
    while stop > start and text[stop - 1] == " ":
        stop -= 1
    return stop - 1 if stop > start and text[stop - 1] in "-–—|" else at


def _credit_end(text: str, at: int, end: int, cues: Cues) -> int:
    """Return the offset after the names of a credit that begins at `at`."""
    rest = text[at : min(end, at + 4 * _LONGEST)]
    bar = rest.find("|")
    if 0 <= bar <= _LONGEST:
        return at + bar
    if len(rest) <= SHORT and words(rest) <= 8:
        return end
    agency = _agency_end(rest, cues)
    if agency:
        return at + agency
    stop = min((p for s in ".।۔。;" if (p := rest.find(s)) > 0), default=len(rest))
    return at + min(stop, _names_end(rest, cues))


def _agency_end(rest: str, cues: Cues) -> int:
    """Return the offset after the first agency's name, with its brackets; 0 if none is near.

    Only names may stand before it.
    """
    head = rest[:_LONGEST].lower()
    found = [(at, len(a)) for a in cues.of("agency") if (at := head.find(a)) >= 0]
    whole = [
        (at, -length)
        for at, length in found
        if not head[at + length : at + length + 1].isalnum()
        and not head[max(0, at - 1) : at].isalnum()
    ]
    if not whole:
        return 0
    at, length = min(whole)
    before = [t for t in _SEPARATORS.split(rest[:at]) if t]
    if len(before) > 6 or any(t[0].islower() or t[-1] in _STOPS for t in before):
        return 0
    stop = at - length
    while (more := re.match(r"\s*[/+-]\s*", rest[stop:])) and (
        other := _agency_at(rest[stop + more.end() :], cues)
    ):
        stop += more.end() + other
    if rest.count("(", 0, stop) > rest.count(")", 0, stop):
        close = rest.find(")", stop)
        stop = close + 1 if 0 < close <= _LONGEST + 40 else stop
    return stop


def _agency_at(text: str, cues: Cues) -> int:
    return starts_with(text, cues.of("agency"))


def _names_end(rest: str, cues: Cues) -> int:
    """Return the offset after the run of names at the start of a text.

    Where letters have case, names are capitalised words; a function word ends them
    ("Ảnh: Minh Anh Tại ..."). Elsewhere three words are taken.
    """
    common = load_stopwords(cues.lang)
    at = len(rest) - len(rest.lstrip())
    stop, count = at, 0
    while count < 5 and (token := _TOKEN.match(rest, at)):
        word = token.group()
        cased = word[0].isupper() or word[0].islower()
        if (cased and not word[0].isupper()) or (count and word.lower() in common):
            break
        if not cased and count == 3:
            break
        stop, count = token.end(), count + 1
        step = _NAME_STEP.match(rest, stop)
        if not step:
            break
        at = step.end()
    return stop
