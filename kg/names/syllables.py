"""Vietnamese syllables: taken apart into tone and units, and listed.

A unit is an onset as spelled (`tr`, `ng`, `D` for đ), a vowel letter (`Va`,
`Vơ`, ...) or an end (`-nh`). Tone is kept apart because no other script shows it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from kg.names.tables import read_table

_TONES = {"\u0300": "f", "\u0301": "s", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
_VOWEL_UNITS = {
    **dict.fromkeys("aă", "Va"),
    "â": "Vâ",
    **dict.fromkeys("eê", "Ve"),
    **dict.fromkeys("iy", "Vi"),
    **dict.fromkeys("oô", "Vo"),
    "ơ": "Vơ",
    "u": "Vu",
    "ư": "Vư",
}
_SAME_ONSET = {"ngh": "ng", "gh": "g", "k": "c", "q": "c", "đ": "D"}
_ENDS = ("ng", "nh", "ch", "c", "k", "m", "n", "p", "t")
_BREAK = re.compile(r"[\s\-\u2010-\u2015'’.,·・]+")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return `text` in lower case without any diacritics, đ as d.

    >>> fold("Đắk Lắk")
    'dak lak'
    """
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(char for char in plain if not unicodedata.combining(char))


@lru_cache(maxsize=65536)
def split_tone(syllable: str) -> tuple[str, str]:
    """Return the syllable without its tone mark (vowel letters kept), and the tone.

    The tone is one of the letters of the Telex keyboard (f s r x j), or empty.
    Where the mark is put does not matter: Hoà and Hòa are one.

    >>> split_tone("Hoà") == split_tone("hòa") == ("hoa", "f")
    True
    """
    tone = ""
    kept = []
    for char in unicodedata.normalize("NFD", syllable.lower()):
        if char in _TONES:
            tone = _TONES[char]
        else:
            kept.append(char)
    return unicodedata.normalize("NFC", "".join(kept)), tone


def split_words(name: str) -> list[str]:
    """Return the words of a name; hyphens, dots and apostrophes separate too."""
    return [word for word in _BREAK.split(name) if word]


@lru_cache(maxsize=1)
def _onsets() -> tuple[str, ...]:
    """Return the onsets, longest first; `qu` is no row of the table."""
    listed = [row["text"] for row in read_table("syllables.tsv") if row["kind"] == "onset"]
    return tuple(sorted({*listed, "qu", "q"} - {"-"}, key=len, reverse=True))


@lru_cache(maxsize=32768)
def syllable_parts(syllable: str) -> tuple[str, str, str]:
    """Return onset, vowels and end of a syllable, tone ignored; parts may be empty.

    >>> syllable_parts("Nghĩa"), syllable_parts("gì"), syllable_parts("Quốc")
    (('ngh', 'ia', ''), ('g', 'i', ''), ('qu', 'ô', 'c'))
    """
    base, _ = split_tone(syllable)
    onset = next((onset for onset in _onsets() if base.startswith(onset)), "")
    rest = base[len(onset) :]
    if onset == "gi" and (not rest or rest[0] not in _VOWEL_UNITS):
        onset, rest = "g", "i" + rest
    if onset == "qu" and not rest:
        onset, rest = "q", "u"
    end = next((end for end in _ENDS if rest.endswith(end) and len(rest) > len(end)), "")
    return onset, rest[: len(rest) - len(end)], end


@lru_cache(maxsize=32768)
def syllable_units(syllable: str) -> tuple[str, ...]:
    """Return the units of one syllable; letters of no Vietnamese unit stand alone.

    >>> syllable_units("Trịnh"), syllable_units("Krông")
    (('tr', 'Vi', '-nh'), ('c', 'r', 'Vo', '-ng'))
    """
    onset, vowels, end = syllable_parts(syllable)
    units = [_SAME_ONSET.get(onset, onset)] if onset else []
    for letter in vowels:
        if letter.isalpha():
            units.append(_VOWEL_UNITS.get(letter, _SAME_ONSET.get(letter, letter)))
    if end:
        units.append("-" + ("c" if end == "k" else end))
    return tuple(units)


@lru_cache(maxsize=32768)
def name_units(name: str) -> tuple[str, ...]:
    """Return the units of all syllables of a Vietnamese name, one after another."""
    return tuple(unit for word in split_words(name) for unit in syllable_units(word))


@lru_cache(maxsize=1)
def load_inventory() -> frozenset[str]:
    """Return every possible syllable without tone, vowel letters kept (about 3,700).

    >>> "trinh" in load_inventory(), "đưc" in load_inventory(), "kwan" in load_inventory()
    (True, True, False)
    """
    rows = read_table("syllables.tsv")
    rimes = [row["text"] for row in rows if row["kind"] == "rime"]
    listed = {"qu" + row["text"] for row in rows if row["kind"] == "qurime"}
    for row in rows:
        if row["kind"] != "onset":
            continue
        onset = "" if row["text"] == "-" else row["text"]
        for rime in rimes:
            if row["before"] != "-" and rime[0] not in row["before"].split():
                continue
            if onset and rime.startswith("yê"):
                continue
            listed.add("g" + rime if onset == "gi" and rime[0] == "i" else onset + rime)
    return frozenset(listed)


@lru_cache(maxsize=1)
def _plain_inventory() -> frozenset[str]:
    return frozenset(fold(syllable) for syllable in load_inventory())


def is_syllable(word: str) -> bool:
    """Tell whether a Latin word can be a Vietnamese syllable, with or without diacritics.

    >>> is_syllable("Tuyết"), is_syllable("tuyet"), is_syllable("Smith")
    (True, True, False)
    """
    base, _ = split_tone(word)
    return base in load_inventory() or (base.isascii() and base in _plain_inventory())
