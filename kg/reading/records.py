"""Records: what a file, a page or a line of JSON Lines says about one article."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from kg.errors import ArticleError, AssumptionError
from kg.messages import Message
from kg.reading.decoding import clean
from kg.reading.documents import DOCUMENTS, read_document
from kg.reading.files import (
    OnProblem,
    Source,
    check_size,
    read_lines,
    read_sidecar,
    read_text,
)
from kg.reading.html import extract_page

_JSON_LINES = frozenset({".jsonl", ".ndjson"})
_HTML = frozenset({".html", ".htm", ".xhtml"})
_MARKDOWN = frozenset({".md", ".markdown"})
_ISO = re.compile(r"(\d{4})-?(\d\d)(?:-?(\d\d))?(?![\d:])")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_TEXT_KEYS = ("text", "content", "body", "articleBody")
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_FRONT = re.compile(r"\A---\n(.*?)\n---(?:\n|\Z)", re.DOTALL)
#: Each pattern stops at what begins it anew, or after so many characters: time grows with the
#: length of a text, whatever stands in it.
_MARK_UP: Final[tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...]] = (
    (re.compile(r"^[ \t]*```.*$", re.M), ""),
    (re.compile(r"^#{1,6}[ \t]+(.*)$", re.M), lambda m: m[1].rstrip().rstrip("#").rstrip()),
    (re.compile(r"^(?:[ \t]*>)+[ \t]?", re.M), ""),
    (re.compile(r"!\[([^\[\]\n]*)\]\([^)\n]{0,2000}\)"), r"\1"),
    (re.compile(r"\[([^\[\]\n]+)\]\([^)\s]{0,2000}(?: \"[^\"\n]{0,300}\")?\)"), r"\1"),
    (re.compile(r"(\*\*|__)(?=\S)([^\n]{1,500}?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<!\w)([*_])(?=\S)([^\n*_]{1,500}?)(?<=\S)\1(?!\w)"), r"\2"),
)


@dataclass(frozen=True, slots=True)
class Record:
    """One article as its source gives it, before anything is found out about it.

    Attributes:
        id: Identifier: the record's own, else the stem of the file.
        text: Text as `Article.text` defines it.
        where: File, and line for JSON Lines, for messages.
        name: Path below the folder that was given, to tell equal ids apart.
        url: Source address; empty if unknown.
        lang: BCP 47 tag; empty if unknown.
        title: Headline; empty if unknown.
        published: EDTF date; empty if unknown.
        publisher: Host or name; empty if unknown.
        captions: Lines of the text that the source marks as captions.
    """

    id: str
    text: str
    where: str
    name: str
    url: str = ""
    lang: str = ""
    title: str = ""
    published: str = ""
    publisher: str = ""
    captions: frozenset[str] = frozenset()


def edtf_day(text: str) -> str:
    """Return a date of publication as EDTF, or nothing if it is not understood.

    >>> edtf_day("2025-09-26T08:00:00+07:00"), edtf_day("26/9/2025"), edtf_day("soon")
    ('2025-09-26', '2025-09-26', '')
    """
    text = text.strip()
    if re.fullmatch(r"\d{4}", text):
        return text
    if found := _ISO.match(text):
        year, month, day = (int(g) if g else 0 for g in found.groups())
    elif found := _DAY_FIRST.search(text):
        day, month, year = (int(g) for g in found.groups())
    else:
        return ""
    try:
        full = date(year, month, day or 1).isoformat()
    except ValueError:
        return ""
    return full if day else full[:7]


def read_records(source: Source, max_bytes: int, on_problem: OnProblem) -> Iterator[Record]:
    """Yield the records of one file.

    Raises:
        ArticleError: the file as a whole cannot be read. A broken line of JSON Lines
            is reported through `on_problem`, and the rest goes on.
    """
    suffix = source.path.suffix.lower() if source.path else ""
    if suffix in _JSON_LINES:
        yield from _json_lines(read_lines(source, max_bytes, on_problem), source, on_problem)
        return
    if source.path and suffix in DOCUMENTS:
        yield _from_document(source, source.path, max_bytes, on_problem)
        return
    text = read_text(source, max_bytes, on_problem)
    if source.path is None:
        suffix = _sniff(text)
    if suffix in _JSON_LINES:
        yield from _json_lines(enumerate(text.split("\n"), 1), source, on_problem)
        return
    where = str(source.path or "standard input")
    stem = source.path.stem if source.path else "stdin"
    record = Record(clean(stem), text, where, source.name)
    if suffix in _HTML:
        record = record_of_page(record)
    elif suffix in _MARKDOWN:
        record = _from_markdown(record)
    yield with_values(record, read_sidecar(source, on_problem), on_problem)


def _from_document(source: Source, path: Path, max_bytes: int, on_problem: OnProblem) -> Record:
    """Return the record of a PDF or DOCX file."""
    check_size(source, max_bytes)
    found = read_document(path)
    record = Record(clean(path.stem), clean(found.get("text", "")), str(path), source.name)
    record = replace(record, title=clean(found.get("title", "")).strip())
    return with_values(record, read_sidecar(source, on_problem), on_problem)


def _sniff(text: str) -> str:
    """Return the extension that standard input would have as a file."""
    head = text[:2000].lstrip()
    if head.startswith("{"):
        return ".jsonl"
    return (
        ".html" if re.match(r"<(?:!doctype|html|head|body|article|\?xml)", head, re.I) else ".txt"
    )


def record_of_page(record: Record) -> Record:
    """Return the record of a page of HTML: its story, and what its head says."""
    page = extract_page(record.text)
    return replace(
        record,
        text=page.text,
        captions=page.captions,
        title=page.title or "",
        url=page.url or record.url,
        lang=page.lang if page.lang and _TAG.fullmatch(page.lang) else "",
        published=edtf_day(page.published or ""),
    )


def _from_markdown(record: Record) -> Record:
    """Take the marks out of Markdown, and the values out of its front matter."""
    text, values = record.text, {}
    if front := _FRONT.match(text):
        pairs = (line.partition(":") for line in front.group(1).splitlines())
        values = {k.strip(): v.strip().strip("\"'") for k, sep, v in pairs if sep}
        text = text[front.end() :]
    for pattern, put in _MARK_UP:
        text = pattern.sub(put, text)
    values.pop("id", None)
    return with_values(replace(record, text=text), values, lambda _: None)


def _json_lines(
    lines: Iterable[tuple[int, str]], source: Source, on_problem: OnProblem
) -> Iterator[Record]:
    path = str(source.path or "standard input")
    stem = source.path.stem if source.path else "stdin"
    blank = True
    for number, line in lines:
        if not line.strip():
            continue
        blank = False
        where = f"{path}:{number}"
        try:
            value = json.loads(line)
        except (ValueError, RecursionError) as error:
            on_problem(_broken(where, Message("is no JSON ({error}).", error=error)))
            continue
        found = record_of(value, where, on_problem, f"{stem}-{number}", f"{source.name}:{number}")
        if found is None:
            on_problem(_broken(where, "has no text."))
        else:
            yield found
    if blank:
        on_problem(ArticleError("has no text.", where=path))


def record_of(
    values: Mapping[str, Any], where: str, on_problem: OnProblem, known_as: str = "", name: str = ""
) -> Record | None:
    """Return an article given as values by name; None if it has no text.

    Args:
        values: `text`, and what else is known.
        where: File, and line, for messages.
        on_problem: Told of values that are not understood.
        known_as: Identifier of one without `id`; if empty, it is named by its text.
        name: See `Record`.
    """
    if not (body := clean(_text_of(values))):
        return None
    if not known_as:
        name = hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        known_as = f"text-{name}"
    return with_values(Record(known_as, body, where, name), values, on_problem)


def _broken(where: str, what: str) -> ArticleError:
    return ArticleError(what, where=where, advice='A line must read {"id": "...", "text": "..."}.')


def _text_of(value: object) -> str:
    if not isinstance(value, Mapping):
        return ""
    return next((v for k in _TEXT_KEYS if isinstance(v := value.get(k), str) and v.strip()), "")


def with_values(record: Record, values: Mapping[str, Any], on_problem: OnProblem) -> Record:
    """Return a record with what a sidecar or a line says about it; that wins."""

    def get(*keys: str) -> str:
        found = next((v for k in keys if (v := values.get(k)) not in (None, "")), "")
        return clean(str(found)).strip() if isinstance(found, str | int) else ""

    published = get("date", "published", "datePublished")
    day = edtf_day(published)
    if published and not day:
        on_problem(
            AssumptionError(
                "has a date that is not understood: '{date}'.",
                where=record.where,
                advice="Write it as 2025-09-26.",
                date=published[:40],
            )
        )
    lang = get("lang", "language", "inLanguage").replace("_", "-")
    return replace(
        record,
        id=get("id", "identifier") or record.id,
        url=get("url", "link") or record.url,
        lang=lang if _TAG.fullmatch(lang) else record.lang,
        title=get("title", "headline") or record.title,
        published=day or record.published,
        publisher=get("publisher") or record.publisher,
    )
