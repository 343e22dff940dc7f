"""Names of people across scripts: is it Vietnamese, one key, one Latin spelling.

What can be known is limited by the scripts: Bengali and Korean drop tones, Arabic
script most vowels. So a key says "may be the same person", `same_person` says how
far the spellings support it, and post, body, place or source decide.
"""

from __future__ import annotations

from functools import lru_cache

from kg.names.compare import Comparison, Verdict, same_person
from kg.names.foreign import foreign_key
from kg.names.practical import practical
from kg.names.readings import readings
from kg.names.romanise import romanise
from kg.names.syllables import fold
from kg.names.tables import script_of
from kg.names.vietnamese import IS_VIETNAMESE, vietnamese_key, vietnamese_score

__all__ = [
    "Comparison",
    "Verdict",
    "is_vietnamese_name",
    "latin_name",
    "person_key",
    "same_person",
]


#: Countries whose names in Han characters are read by a language other than Chinese, and
#: those whose names in Hangul are read back.
_READ_AS = {"JP": "ja"}
_READ_BACK = {**_READ_AS, "CN": "zh"}


def is_vietnamese_name(surface: str | list[str], lang: str | None = None) -> float:
    """Return how much words read as a Vietnamese personal name, 0 to 1; 0.5 is a yes.

    Args:
        surface: Two to five words in one script, as text or tokens, without titles.
        lang: BCP 47 tag of the text. In Chinese and Japanese text, Han characters
            are more often another people's name.

    >>> is_vietnamese_name("লে ডুক ডুক") > 0.9, is_vietnamese_name(["Vladimir", "Putin"])
    (True, 0.0)
    """
    text = surface if isinstance(surface, str) else " ".join(surface)
    score = vietnamese_score(text)
    if (lang or "").startswith("ja") and script_of(text) == "hani":
        return round(score * 0.5, 3)
    return score


def _best_reading(surface: str) -> str | None:
    """Return the Vietnamese reading of a surface that counts as a Vietnamese name."""
    script = script_of(surface)
    if script == "latn":
        return surface if vietnamese_score(surface) >= IS_VIETNAMESE else None
    found = readings(surface)
    if not found:
        return None
    if script == "hani":
        return found[0].text if vietnamese_score(surface) > 0 else None
    return found[0].text if vietnamese_score(surface) >= IS_VIETNAMESE else None


@lru_cache(maxsize=32768)
def person_key(surface: str, lang: str | None = None) -> str:
    """Return a key that spellings of one name in all scripts share, as far as they can.

    Vietnamese names give `vn:` and the consonant classes of their syllables, others
    `x:` and those of their words in alphabetical order. Equal keys do not prove one
    person (Hùng and Hồng share theirs): see `same_person`.

    Args:
        surface: A personal name without titles.
        lang: BCP 47 tag of the text, if known.

    >>> person_key("ট্রিনহ টুয়েট মাই", "bn") == person_key("Trịnh Tuyết Mai") == person_key("郑雪梅")
    True
    >>> person_key("Shinichi Kitaoka") == person_key("শিনিচি কিতাওকা") == person_key("北冈伸一")
    True
    """
    reading = _best_reading(surface)
    return vietnamese_key(reading) if reading else foreign_key(surface, lang)


def _read_in_vietnam(surface: str, country: str) -> str | None:
    """Return a Chinese name that Cyrillic has from news of Vietnam, in Vietnamese syllables."""
    if country != "CN" or script_of(surface) != "cyrl":
        return None
    reading = _best_reading(surface)
    return fold(reading).title() if reading else None


@lru_cache(maxsize=32768)
def latin_name(surface: str, lang: str | None = None, country: str = "") -> str:
    """Return the best Latin spelling to print.

    Latin text stays as it is; a Vietnamese name in a script without tones is printed
    without diacritics, since most of them would be guessed; others are romanised.

    Args:
        surface: A personal name without titles.
        lang: BCP 47 tag of the text.
        country: ISO 3166-1 code of the side that the person acts for, if known: many a
            short foreign name has a Vietnamese reading, which only a Vietnamese bears.

    >>> latin_name("杜黎明"), latin_name("杜黎明", country="CN")
    ('Đỗ Lê Minh', 'Du Liming')
    >>> latin_name("胡国勇", "zh"), latin_name("胡国勇", "zh", country="VN")
    ('Hu Guoyong', 'Hồ Quốc Dũng')
    >>> latin_name("Лю Гохуа", country="CN"), latin_name("Чан Зунг Мао", country="CN")
    ('Liu Guohua', 'Tran Dung Mao')
    >>> latin_name("ژانگ وے", "ur"), latin_name("ژانگ وے", "ur", country="CN")
    ('Duong Ve', 'Zhang We')
    >>> latin_name("লে ডুক ডুক"), latin_name("黎德育"), latin_name("Владимир Путин")
    ('Le Duc Duc', 'Lê Đức Dục', 'Vladimir Putin')
    """
    if script_of(surface) == "latn":
        return " ".join(surface.split())
    if country not in ("", "VN"):
        read_as = _READ_BACK if script_of(surface) == "hang" else _READ_AS
        told = practical(surface, country) or _read_in_vietnam(surface, country)
        return told or romanise(surface, read_as.get(country, lang))
    if country == "VN" and script_of(surface) == "hani" and (at_home := readings(surface)):
        return at_home[0].text  # whoever acts for Vietnam is called so there
    reading = _best_reading(surface)
    if reading is None:
        return romanise(surface, lang)
    if script_of(surface) == "hani":
        return reading if vietnamese_score(surface) >= IS_VIETNAMESE else romanise(surface, lang)
    return fold(reading).title()
