"""Write a name of any script in Latin letters that a reader can pronounce.

For names that are not Vietnamese. Letters come from `phones.tsv` where that script
is covered, Chinese and the remaining scripts from anyascii; family and given names
whose reading cannot be seen come from small tables.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

from kg.names.hangul import read_back
from kg.names.phones import HIDDEN, sounds_of
from kg.names.tables import (
    Sound,
    load_given_names,
    load_scripts,
    load_surnames,
    script_of,
)

_VOWELS = frozenset("aeiou")
_LONG_VOWELS = re.compile(r"aa|ii|uu|ou(?=[^aeiou]|$)")
_FLOWING = re.compile(r"l(?=[aeiouwy])")  # an l before a vowel, as Korean says it
_SEPARATORS = re.compile(r"[\s·・•.,]+")
_JAPANESE = frozenset("kana")
_MAX_SURNAME = 3


def _vowel_edges(sound: Sound) -> tuple[bool, bool]:
    roman = sound.roman
    return (roman[:1] in _VOWELS, roman[-1:] in _VOWELS) if roman else (False, False)


def _join_inherent(sounds: list[Sound], ending: str) -> str:
    """Join sounds; a left-out vowel is dropped between vowel-consonant and consonant-vowel.

    `ending` is added where a word would end in two consonants (नरेन्द्र, narendra).
    """
    out: list[str] = []
    for at, sound in enumerate(sounds):
        if sound.phones == (HIDDEN,) and at >= 2 and at + 2 < len(sounds):
            open_before = _vowel_edges(sounds[at - 2])[1] or sounds[at - 2].phones == (HIDDEN,)
            if open_before and _vowel_edges(sounds[at + 2])[0]:
                continue
        out.append(sound.roman)
    text = "".join(out)
    cluster = len(text) > 2 and text[-1] in "rly" and text[-2] in "dtkgbpjsv"
    return text + ending if cluster else text


def _join_sparse(sounds: list[Sound]) -> str:
    """Join letters of Arabic script: w and y become vowels, clusters are opened by `a`."""
    romans = [sound.roman for sound in sounds if sound.roman]
    out = ""
    for at, roman in enumerate(romans):
        after = romans[at + 1] if at + 1 < len(romans) else ""
        if roman in ("w", "y") and at and out[-1:] not in _VOWELS and after[:1] not in _VOWELS:
            roman = "u" if roman == "w" else "i"
        elif roman == "w" and at and out[-1:] == "a" and after and after[:1] not in _VOWELS:
            roman = "u"
        elif roman == "y" and at and out[-1:] == "a" and after[:1] not in _VOWELS:
            roman = "i"
        if _opens_cluster(out, roman, after):
            out += "a"
        out += roman
    return out


def _opens_cluster(out: str, roman: str, after: str) -> bool:
    """Tell whether two written consonants in a row want a vowel between them."""
    if not out or out[-1] in _VOWELS or roman[:1] in _VOWELS or roman in ("w", "y"):
        return False
    begins = len(out.rstrip("bcdfghjklmnpqrstvwxyz")) == 0
    liquid = begins and roman[:1] in "rl" and (after[:1] in _VOWELS or after in ("w", "y"))
    third = (
        len(out) > 1 and out[-2:] not in ("sh", "kh", "gh", "th", "ch") and out[-2] not in _VOWELS
    )
    return (begins and not liquid) or third or not after


def _romanise_han(token: str, lang: str | None, japanese: bool) -> str:
    """Return Japanese reading where it is known, else pinyin with family name apart."""
    for size in range(min(_MAX_SURNAME, len(token) - 1), 0, -1):
        surname = load_surnames("ja").get(token[:size])
        given = load_given_names("ja").get(token[size:])
        if surname and (given or japanese or (size >= 2 and lang == "ja")):
            return f"{surname[0]} {given or anyascii(token[size:]).title()}"
        if surname and size >= 2:
            return f"{surname[0]} {_pinyin(token[size:])}"
    if len(token) > 4:
        return _pinyin(token)
    surnames = load_surnames("zh")
    size = 2 if token[:2] in surnames and len(token) > 2 else 1
    surname_text = surnames.get(token[:size], (_pinyin(token[:size]),))[0]
    return f"{surname_text} {_pinyin(token[size:])}".strip()


def _pinyin(text: str) -> str:
    return anyascii(text).capitalize() if text else ""


def _romanise_hangul(token: str, lang: str | None, whole: bool) -> str:
    """Return the usual spelling of a Korean name, or a plain romanisation of other words.

    A name of China or Japan, by the language given, is read back.
    """
    text = unicodedata.normalize("NFC", token)
    if abroad := read_back(text, lang or ""):
        return abroad
    surnames = load_surnames("ko")
    size = 2 if text[:2] in surnames and len(text) > 2 else 1
    if whole and 2 <= len(text) <= 4 and text[:size] in surnames:
        given = "-".join(_letters(char, "hang") for char in text[size:])
        return f"{surnames[text[:size]][0]} {given.capitalize()}"
    return _letters(text, "hang")


def romanise_place(text: str, lang: str | None = None) -> str:
    """Return a foreign place's name in Latin letters: no part of it is a family name.

    >>> romanise_place("울릉", "ko"), romanise_place("강진", "ko"), romanise("강진", "ko")
    ('Ulleung', 'Gangjin', 'Kang Jin')
    """
    if script_of(text) != "hang":
        return romanise(text, lang)
    name = _letters(unicodedata.normalize("NFC", text), "hang")
    return _FLOWING.sub("r", name).replace("lr", "ll").capitalize()


def _letters(token: str, code: str) -> str:
    """Return the romanisation of one token by its script's table."""
    script = load_scripts()[code]
    sounds = list(sounds_of(token, code))
    if script.vowels == "long":
        return _join_sparse(sounds)
    if script.vowels == "inherent":
        return _join_inherent(sounds, script.inherent if script.virama else "")
    return "".join(sound.roman for sound in sounds)


def _romanise_token(token: str, lang: str | None, whole: bool, japanese: bool) -> str:
    code = script_of(token)
    if code in ("", "latn"):
        return anyascii(token) if code == "" else token
    if code == "hani":
        # Parts between dots (德米特里·库兹明) are foreign words and have no family name.
        return _romanise_han(token, lang, japanese) if whole else _pinyin(token)
    if code == "hang":
        return _romanise_hangul(token, lang, whole)
    if code == "arab":
        known = load_given_names("ar").get(token)
        if known:
            return known
        if token.startswith("ال") and len(token) > 4:
            return "Al-" + _letters(token[2:], code).capitalize()
    if code in load_scripts():
        text = _letters(token, code)
        return _LONG_VOWELS.sub(lambda m: m[0][0], text) if code == "kana" else text
    return anyascii(token)


def _capitalise(word: str) -> str:
    """Capitalise the first letter, and leave small particles that are known so."""
    return word if word in ("bin", "ibn", "bint") or not word else word[0].upper() + word[1:]


@lru_cache(maxsize=32768)
def romanise(text: str, lang: str | None = None) -> str:
    """Return a readable Latin spelling of a foreign name, words capitalised.

    Args:
        text: One name in any script; Latin words are returned as they are.
        lang: BCP 47 tag of the text; tells Japanese from Chinese characters.

    >>> romanise("Дмитрий Кузьмин"), romanise("北冈伸一"), romanise("김민수")
    ('Dmitry Kuzmin', 'Kitaoka Shinichi', 'Kim Min-su')
    """
    tokens = [token for token in _SEPARATORS.split(unicodedata.normalize("NFC", text)) if token]
    japanese = any(script_of(char) in _JAPANESE for char in text)
    words = [_romanise_token(token, lang, len(tokens) == 1, japanese) for token in tokens]
    return " ".join(_capitalise(part) for word in words for part in word.split())
