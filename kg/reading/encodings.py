"""Guess the encoding of bytes that are no UTF-8 and say nothing of themselves.

UTF-16 without its mark shows in every second byte being one of few. Of the 8-bit
encodings the one wins in which the words with letters beyond ASCII look like words:
Vietnamese syllables, or the commonest letters of Arabic, Russian or the West.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import Final
from unicodedata import category, normalize

from kg.names.syllables import is_syllable

_SAMPLE: Final = 65536
#: Every second byte of UTF-16 is one of so few for this share of the text.
_FEW: Final = 0.6
_WORD: Final = re.compile(r"[^\W\d_]+(?:[\u0300-\u0323]+[^\W\d_]*)*")
#: The commonest letters beyond ASCII of what is written in an encoding.
_COMMON: Final = {
    "cp1256": "الينموتردبعةسفقكهأحجشصطخذ",
    "iso8859-6": "الينموتردبعةسفقكهأحجشصطخذ",
    "cp1251": "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэф",
    "koi8-r": "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэф",
    "cp1252": "éèàêçôîâùëïöäüßñáíóúãõ’“”–…",
}
_VIETNAMESE: Final = ("cp1258", "tcvn3")
#: TCVN 5712:1993, VN3, also called ABC: what the bytes from A1 mean, one by one.
_TCVN3: Final = (
    "ĂÂÊÔƠƯĐăâêôơưđ\ufffd\u0300\u0309\u0303\u0301\u0323àảãáạ\ufffdằẳẵắ\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd"
    "ặầẩẫấậè\ufffdẻẽéẹềểễếệìỉ\ufffd\ufffd\ufffdĩíịò\ufffdỏõóọồổỗốộờởỡớợù\ufffdủũúụừửữứựỳỷỹýỵ\ufffd"
)


@lru_cache(maxsize=1)
def _tcvn3_table() -> dict[int, str]:
    return {code: chr(code) for code in range(0xA1)} | {
        0xA1 + i: char for i, char in enumerate(_TCVN3)
    }


def decode_tcvn3(data: bytes) -> str:
    """Return the text of bytes in TCVN3, which Python has no codec for."""
    return data.decode("latin-1").translate(_tcvn3_table())


def guess_utf16(data: bytes) -> str:
    """Return `utf-16-le` or `utf-16-be` if bytes without a mark look like it, else nothing."""
    sample = data[:_SAMPLE]
    if len(sample) < 8 or len(data) % 2:
        return ""
    for start, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        high, low = sample[start::2], sample[1 - start :: 2]
        (byte, count), kinds = Counter(high).most_common(1)[0], len(set(high))
        few = count > _FEW * len(high) and kinds * 3 < len(set(low)) + 3
        if few and (byte < 0x1F or byte in range(0x4E, 0xA0)) and _decodes(data, name):
            return name
    return ""


def _decodes(data: bytes, name: str) -> bool:
    try:
        text = data.decode(name)
    except UnicodeDecodeError:
        return False
    if len(set(text[:2000])) < 8:
        return False  # no writing has so few letters
    written = sum(category(c)[0] in "LMNPZ" or c in "\r\n\t" for c in text[:2000])
    return written > 0.9 * len(text[:2000])


def guess_8bit(data: bytes) -> str:
    """Return the 8-bit encoding whose words look most like words; `cp1252` if none does.

    Args:
        data: Bytes that are no UTF-8.

    Returns:
        The name of a Python codec, or `tcvn3`.
    """
    sample = data[:_SAMPLE]
    scores = {name: _syllables(sample, name) for name in _VIETNAMESE}
    scores |= {name: _letters(sample, name) for name in _COMMON}
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] > 0.5 else "cp1252"


def decode_8bit(data: bytes, name: str) -> str:
    """Decode in an encoding that `guess_8bit` names.

    Raises:
        UnicodeDecodeError: a byte means nothing in it.
    """
    return decode_tcvn3(data) if name == "tcvn3" else data.decode(name)


def _words(sample: bytes, name: str) -> list[str]:
    text = decode_8bit(sample, name) if name == "tcvn3" else sample.decode(name, "replace")
    words = (normalize("NFC", word) for word in _WORD.findall(normalize("NFC", text)))
    return [word for word in words if not word.isascii()]


def _syllables(sample: bytes, name: str) -> float:
    """Return the share of words beyond ASCII that are Vietnamese syllables."""
    words = _words(sample, name)
    return sum(is_syllable(word.lower()) for word in words) / len(words) if words else 0.0


def _letters(sample: bytes, name: str) -> float:
    """Return the share of characters beyond ASCII that are common letters, in words of a case."""
    text = sample.decode(name, "replace")
    beyond = [c for c in text if not c.isascii() and not c.isspace()]
    west = name == "cp1252"
    words = [
        word
        for word in _words(sample, name)
        if (word[1:] == word[1:].lower() or word.isupper())
        and (west or not any(c.isascii() for c in word))
    ]
    if not beyond or not words:
        return 0.0
    common = frozenset(_COMMON[name])
    letters = sum(c.lower() in common for c in beyond) / len(beyond)
    return letters * len(words) / max(1, len(_words(sample, name)))
