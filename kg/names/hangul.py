"""Read Chinese and Japanese names back from Korean papers, which write them by sound."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from kg.names.tables import latin_surnames, load_surnames, read_table

_LONGEST = 3  # syllables of Hangul for one of Pinyin
_HANGUL = 0xAC00
_CODAS = 28
#: What Japanese names have at the end of a syllable, by its place in Unicode's order.
_CODA = {0: "", 4: "n", 19: "*"}


@lru_cache(maxsize=1)
def _syllables() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for row in read_table("hangul-abroad.tsv"):
        found.setdefault(row["lang"], {})[row["text"]] = row["latin"]
    return found


@lru_cache(maxsize=8192)
def read_back(text: str, lang: str) -> str:
    """Return a word in Hangul as its own country spells it; empty if it is no such name.

    Args:
        text: One word of a name.
        lang: `zh` or `ja`, of the country whose name it is.

    >>> read_back("류궈화", "zh"), read_back("왕", "zh"), read_back("나오키", "ja")
    ('Liu Guohua', 'Wang', 'Naoki')
    >>> read_back("김민수", "ja")
    ''
    """
    text = unicodedata.normalize("NFC", text)
    return _chinese(text) if lang == "zh" else _japanese(text) if lang == "ja" else ""


def is_japanese_family(text: str) -> bool:
    """Say whether a word in Hangul is a family name of Japan.

    >>> is_japanese_family("이시카와"), is_japanese_family("서울")
    (True, False)
    """
    return read_back(text, "ja") in latin_surnames("ja")


def _chinese(text: str) -> str:
    families = load_surnames("zh-Hang")
    for size in range(min(_LONGEST, len(text) - 1), 0, -1):
        given = _pinyin(text[size:])
        if text[:size] in families and given:
            return f"{families[text[:size]][0]} {given.capitalize()}"
    if text in families:
        return families[text][0]
    return _pinyin(text).capitalize()


def _pinyin(text: str) -> str:
    """Return the syllables of a name run together; empty if a part is none."""
    table, out = _syllables()["zh"], ""
    while text:
        size = next((n for n in range(_LONGEST, 0, -1) if text[:n] in table), 0)
        if not size:
            return ""
        out, text = out + table[text[:size]], text[size:]
    return out


def _japanese(text: str) -> str:
    table, out = _syllables()["ja"], ""
    for at, char in enumerate(text):
        coda = (ord(char) - _HANGUL) % _CODAS if "가" <= char <= "힣" else -1
        bare = chr(ord(char) - coda) if coda >= 0 else char
        latin = (not at and table.get("^" + bare)) or table.get(bare, "")
        if coda not in _CODA or not latin:
            return ""
        out += (latin[0] if out.endswith("*") else "") + latin + _CODA[coda]
        out = out.replace("*" + latin[0], latin[0])
    return out.rstrip("*").capitalize()
