"""Turn the bytes of a file into text as `Article.text` defines it.

UTF-8 is expected, UTF-16 is known by its byte order mark or its look; older 8-bit
encodings are taken from the page's own declaration, else guessed; both are reported.
"""

from __future__ import annotations

import codecs
import re
from unicodedata import is_normalized, normalize

from kg.errors import ArticleError, AssumptionError
from kg.reading.encodings import decode_8bit, guess_8bit, guess_utf16

_LOOK = "If letters look wrong, save it as UTF-8 and read it again."
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,20})""")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff]")
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def decode(data: bytes, where: str) -> tuple[str, ArticleError | None]:
    r"""Return the text of a file's bytes, and what had to be assumed.

    Args:
        data: The whole file.
        where: Its path, for messages.

    Returns:
        Text with line ends `\n`, in NFC, joiners kept, without byte order mark and
        control characters; and an error to report if the encoding was guessed.

    Raises:
        ArticleError: the bytes are no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode_as(data[len(mark) :], encoding, where), None
    if name := guess_utf16(data):
        return _decode_as(data, name, where), AssumptionError(
            "has no byte order mark; it was read as {encoding}.",
            where=where,
            advice=_LOOK,
            encoding=name,
        )
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        _check_text(data, where)
        return _guess(data, where, error)
    if "\x00" in text:
        _check_text(data, where)
    return clean(text), None


def _decode_as(data: bytes, encoding: str, where: str) -> str:
    try:
        return clean(data.decode(encoding))
    except UnicodeDecodeError as error:
        raise ArticleError(
            "begins like {encoding} but is not ({error} at byte {byte}).",
            where=where,
            advice="Save it as UTF-8 and read it again.",
            encoding=encoding.upper(),
            error=error.reason,
            byte=error.start,
        ) from error


def _check_text(data: bytes, where: str) -> None:
    """Raise if the bytes look like a picture, an archive or another binary file."""
    sample = data[:65536]
    if len(_BINARY.findall(sample)) * 200 > len(sample):
        raise ArticleError(
            "is a binary file, not text.",
            where=where,
            advice="Give text, HTML, Markdown or JSON Lines.",
        )


def _guess(data: bytes, where: str, error: UnicodeDecodeError) -> tuple[str, ArticleError]:
    declared = _DECLARED.search(data[:4096])
    names = [declared.group(1).decode("ascii")] if declared else []
    for name in [*names, guess_8bit(data), "latin-1"]:
        try:
            text = decode_8bit(data, name)
            known = name if name == "tcvn3" else codecs.lookup(name).name
        except (UnicodeDecodeError, LookupError):
            continue
        return clean(text), AssumptionError(
            "is not UTF-8 (byte {byte}); it was read as {encoding}.",
            where=where,
            advice=_LOOK,
            byte=error.start,
            encoding=known,
        )
    raise ArticleError(
        "is not UTF-8 (byte {byte}).", where=where, advice="Save it as UTF-8.", byte=error.start
    ) from error


def clean(text: str) -> str:
    r"""Return text with line ends `\n`, in NFC, without control characters.

    >>> clean("a\r\nb\ufeff")
    'a\nb'
    """
    if "\r" in text or "\u2028" in text or "\u2029" in text or "\x85" in text:
        text = text.replace("\r\n", "\n")
        text = re.sub("[\r\x85\u2028\u2029]", "\n", text)
    text = _CONTROL.sub("", text)
    return text if is_normalized("NFC", text) else normalize("NFC", text)
