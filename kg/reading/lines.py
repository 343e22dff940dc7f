"""What a single line of a page is, judged by itself: furniture, date, credit or prose.

Lengths are in units of one Latin letter; a Chinese character, a kana or a Hangul
syllable counts three, because it says as much.
"""

from __future__ import annotations

import re

from kg.model import RegionKind
from kg.reading.cues import Cues

#: Signs that end a sentence in any of the languages.
STOPS = ".!?…。！？।॥۔؟។៕။"
_CLOSING = "\"'”’»)）]】」』›*_ \u200b"
_URL_LINE = re.compile(r"(?:https?://|www\.)\S+")
_WIDE = re.compile("[\u2e80-\ud7ff\uf900-\uffdc]")
_UNSTOPPED = re.compile("[\u0e00-\u0e7f]")  # Thai
_WORD = re.compile(r"\S+")
_CRUMB = re.compile(r"\s(?:[/>»›→|•·])\s")
_DATE = re.compile(
    r"\b\d{1,4}\s?[-/.年년]\s?\d{1,2}(?:\s?[-/.月월]\s?\d{1,4})?|\b\d{1,2}\b.{1,14}\b(?:1[89]|2[0-6])\d\d\b"
    r"|\b(?:1[89]|2[0-6])\d\d\b.{1,14}\b\d{1,2}\b"
)
_ADDRESS = re.compile(r"\s*[(<\[]?[\w.+-]+@[\w-]+\.[\w.]+[)>\]]?\s*$")
_COUNT = re.compile(r"[\s:(\[（]*\d*[\s)\]）:.]*")

PROSE = 160  # a line this long is running text, with a full stop or without
PROSE_WITH_STOP = 60
PROSE_UNSTOPPED = 110  # the same in scripts that write no full stop
SHORT = 60
#: Signs between a cue and the headline that it points to.
_LEADS_ON = tuple(":：>»▶►▷】])）〕")
_SIGNED = 8  # words of a line with the author's address


def size(text: str) -> int:
    """Return the length of a text in Latin letters.

    >>> size("Lào Cai"), size("老街")
    (7, 6)
    """
    head = text[:40]
    if head.isascii():
        return len(text)
    wide = len(_WIDE.findall(head))
    return len(text) * 3 if wide * 2 > len(head) else len(text)


def words(text: str) -> int:
    """Return how many words a text has; four Latin letters' worth make one without spaces."""
    count = len(_WORD.findall(text))
    return count if size(text) < 14 * count else size(text) // 5


def ends_sentence(text: str) -> bool:
    """Say whether a text ends in a full stop or the like, perhaps in quotes.

    >>> ends_sentence("Done.”"), ends_sentence("Done (2025)")
    (True, False)
    """
    return text.rstrip(_CLOSING)[-1:] in STOPS and bool(text)


def is_prose(text: str) -> bool:
    """Say whether a line is running text rather than a title, label or menu."""
    length = size(text)
    if _UNSTOPPED.match(text) and length >= PROSE_UNSTOPPED:
        return True
    return length >= PROSE or (length >= PROSE_WITH_STOP and ends_sentence(text))


def starts_with(text: str, cues: tuple[str, ...]) -> int:
    """Return the length of the cue, as a whole word, that a text starts with; 0 if none."""
    head = text[:60].lower()
    if not head.startswith(cues):
        return 0
    for cue in cues:
        if head.startswith(cue):
            after = head[len(cue) : len(cue) + 1]
            if not after.isalnum() or not cue[-1:].isalnum() or cue[-1] > "\u2e80":
                return len(cue)
    return 0


def _ends_with(text: str, cues: tuple[str, ...]) -> bool:
    tail = text[-60:].lower()
    return tail.endswith(cues) and any(
        tail.endswith(c) and not tail[-len(c) - 1 : -len(c)].isalnum() for c in cues
    )


def is_exactly(text: str, cues: tuple[str, ...]) -> bool:
    """Say whether a line is one of the cues and nothing else but signs."""
    return text.strip(" :：-–—|•*[]()（）.。»>\t").lower() in cues


def is_date_line(text: str, cues: Cues) -> bool:
    """Say whether a line is a date of publication, with words around it or not."""
    if size(text) > 80 or not any(c.isdigit() for c in text):
        return False
    plain = re.sub(r"\d", lambda m: str(int(m.group())), text)
    if not _DATE.search(plain):
        return False
    letters = sum(c.isalpha() for c in text)
    limit = 45 if starts_with(text, cues.of("updated", "author")) else 28
    return letters <= limit and not text.rstrip().endswith(tuple("。।۔!?"))


def is_source_line(text: str, cues: Cues) -> bool:
    """Say whether a line names where the text was taken from."""
    if _URL_LINE.fullmatch(text):
        return True
    length = starts_with(text, cues.of("source-line"))
    rest = text[length:].lstrip()
    if not length or rest[:1] not in (":", "："):
        return False
    rest = rest[1:].strip()
    return bool(_URL_LINE.match(rest)) or (size(text) <= SHORT and not ends_sentence(text))


def is_author_line(text: str, cues: Cues) -> bool:
    """Say whether a line says who wrote the article, after a cue ("By", "Tác giả").

    Or before it, with an address for letters ("X 기자 x@example.kr").
    """
    signed = _ADDRESS.search(text)
    if (
        signed
        and words(text) <= _SIGNED
        and _ends_with(text[: signed.start()].rstrip(), cues.of("author"))
    ):
        return True
    length = starts_with(text, cues.of("author"))
    if not length or size(text) > SHORT or words(text) > 8 or ends_sentence(text):
        return False
    rest = text[length:].strip(" :：")
    return not rest or rest[0].isupper() or not rest[0].islower()


def is_agency_line(text: str, cues: Cues) -> bool:
    """Say whether a line is nothing but an agency's name."""
    return size(text) <= SHORT and is_exactly(text, cues.of("agency"))


def is_menu_line(text: str, cues: Cues) -> bool:
    """Say whether a short line is a button, counter or menu of the page."""
    if starts_with(text, cues.of("comments")):
        length = starts_with(text, cues.of("comments"))
        if _COUNT.fullmatch(text[length:]):
            return True
    menus = cues.of("share", "subscribe", "font-size", "advertisement", "comments")
    if is_exactly(text, (*menus, *cues.of("most-read"))):
        return True
    if size(text) > SHORT or words(text) > 8 or ends_sentence(text):
        return False
    parts = cues.of("share", "subscribe", "font-size")
    found = starts_with(text, parts)
    return (bool(found) and words(text) <= 5) or _ends_with(text.rstrip(" :："), parts)


def is_list_heading(text: str, cues: Cues) -> bool:
    """Say whether a line heads a list of other articles ("Related news")."""
    if size(text) > SHORT:
        return False
    return is_exactly(text, cues.of("related-news", "most-read", "read-more"))


def is_related_line(text: str, cues: Cues) -> bool:
    """Say whether a line points to another article: a cue, a colon, a headline.

    The cue may stand in brackets: "【相关阅读】...". Arrows alone do as well: ">> ...".
    """
    if text.startswith((">>", "»")):
        return size(text) <= 250
    text = text.lstrip("【[(（〔")
    length = starts_with(text, cues.of("read-more", "related-news", "most-read"))
    rest = text[length:]
    leads = rest.startswith("\u3000") or rest.lstrip()[:1] in _LEADS_ON
    return bool(length) and leads and size(text) <= 250


def is_section_line(text: str, cues: Cues) -> bool:
    """Say whether a short line above the headline names a section or the site."""
    if size(text) > SHORT or ends_sentence(text):
        return False
    labels = cues.of("section-label")
    if is_exactly(text, labels):
        return True
    length = starts_with(text, labels)
    return bool(length) and text[length:].lstrip()[:1] in tuple("-–—|/>»›•,")


def is_breadcrumb(text: str) -> bool:
    """Say whether a short line is a path through the site ("Home / News")."""
    return size(text) <= SHORT and bool(_CRUMB.search(text)) and not ends_sentence(text)


def furniture(text: str, cues: Cues) -> RegionKind | None:
    """Return what a line is if it is no part of the story wherever it stands.

    Args:
        text: The line without outer white space.
        cues: Cues of the page's language.
    """
    if not any(c.isalnum() for c in text[:200]):
        return "navigation"
    if (size(text) <= 300 or "://" in text[:80]) and is_source_line(text, cues):
        return "source"
    if size(text) > 300:
        return None
    if is_menu_line(text, cues) or is_related_line(text, cues):
        return "navigation"
    if is_date_line(text, cues) or is_author_line(text, cues) or is_agency_line(text, cues):
        return "byline"
    return None
