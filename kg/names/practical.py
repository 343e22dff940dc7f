"""Names of other countries in Cyrillic, in the Latin letters that their own country uses.

Russian writes Chinese, Japanese and Korean names by tables of syllables (Palladius, Polivanov,
Kontsevich): Вэньшань is Wenshan, and letter by letter it would be "Venshan".
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from kg.names.tables import load_surnames, read_table, script_of

#: The key of `surnames.tsv` under which Korean family names stand in Cyrillic.
_KOREAN = "ko-Cyrl"
_KOREA = frozenset({"KR", "KP"})
_JOINTS = re.compile(r"([\s-]+)")


@lru_cache(maxsize=1)
def _tables() -> dict[str, dict[str, str]]:
    """Return by country what its runs of letters stand for."""
    tables: dict[str, dict[str, str]] = {}
    for row in read_table("cyrillic.tsv"):
        latin = "" if row["latin"] == "-" else row["latin"]
        for country in row["countries"].split():
            tables.setdefault(country, {})[row["letters"]] = latin
    return tables


def _word(word: str, runs: dict[str, str]) -> str | None:
    """Return a word of known runs, the fewest that make it; None if other letters stand in it."""
    best: list[tuple[int, str] | None] = [(0, "")] + [None] * len(word)
    longest = max(map(len, runs))
    for end in range(1, len(word) + 1):
        for begin in range(max(0, end - longest), end):
            head, latin = best[begin], runs.get(word[begin:end])
            if head is None or latin is None:
                continue
            if (now := best[end]) is None or head[0] + 1 < now[0]:
                best[end] = (head[0] + 1, head[1] + latin)
    whole = best[len(word)]
    return whole[1] if whole else None


@lru_cache(maxsize=16384)
def practical(text: str, country: str) -> str | None:
    """Return a name in Cyrillic as its own country spells it; None if it is none of that country.

    Args:
        text: One name in the nominative.
        country: ISO 3166-1 code of where it is at home.

    >>> practical("Вэньшань", "CN"), practical("Тиёмацу Хироясу", "JP"), practical("Смирнов", "CN")
    ('Wenshan', 'Chiyomatsu Hiroyasu', None)
    >>> practical("Пак Вон Сун", "KR"), practical("Хорхе Гарсия", "MX")
    ('Park Won-sun', 'Jorje Garcia')
    """
    runs = _tables().get(country)
    if runs is None or script_of(text) != "cyrl":
        return None
    parts = _JOINTS.split(unicodedata.normalize("NFC", text).strip())
    words = [_word(part.lower(), runs) for part in parts[::2]]
    if country in _KOREA and len(parts) > 1:
        words[0] = _family(parts[0], words[0])
    if None in words:
        return None
    told = [word.capitalize() for word in words if word is not None]
    if country in _KOREA and " " in parts:
        return f"{told[0]} {'-'.join([told[1], *map(str.lower, told[2:])])}"
    joints = [*parts[1::2], ""]
    return "".join(word + joint for word, joint in zip(told, joints, strict=True))


def _family(word: str, told: str | None) -> str | None:
    """Return the usual spelling of a Korean family name, else what its letters tell."""
    return load_surnames(_KOREAN).get(word, (told,))[0]
