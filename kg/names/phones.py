"""Hear a foreign spelling: characters of any script to a string of phones.

The tables say what each character stands for; the few things that need order
(vowel signs written before their consonant, vowels left out, silent letters) are
done here, driven by the columns of `scripts.tsv`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kg.names.syllables import fold, split_words
from kg.names.tables import Script, Sound, load_scripts, load_sounds, script_of

_VOWELS = frozenset("aeiouUAYW@")
_LATIN_PAIRS = ("kh", "ng", "ch", "th", "sh", "zh", "gh", "ts")
_HIRAGANA = range(0x3041, 0x3097)
_LONGEST = 5
#: The phone of a vowel that the script leaves out.
HIDDEN = "@"


@dataclass(frozen=True, slots=True)
class Heard:
    """A spelling as phones; `sparse` where the script leaves most vowels out."""

    phones: tuple[str, ...]
    sparse: bool

    @property
    def length(self) -> int:
        """Return the number of phones that were written."""
        return sum(phone != HIDDEN for phone in self.phones)


def _prepare(token: str, script: Script) -> str:
    """Return the token normalised, without marks and silent letters, in order of speech."""
    if script.code == "hang":
        return unicodedata.normalize("NFD", token)
    text = unicodedata.normalize("NFC", token.lower())
    if script.code == "kana":
        return "".join(chr(ord(char) + 0x60) if ord(char) in _HIRAGANA else char for char in text)
    if script.killer:
        text = _without_killed(text, script.killer)
    text = "".join(char for char in text if char not in script.marks)
    if script.mute:
        text = "".join(
            char
            for at, char in enumerate(text)
            if char != script.mute or text[at + 1 : at + 2] not in tuple(script.sonorants)
        )
    return _vowels_behind(text, script.before) if script.before else text


def _without_killed(text: str, killer: str) -> str:
    """Drop each killer sign and the letter that it silences."""
    kept: list[str] = []
    for char in text:
        if char != killer:
            kept.append(char)
        elif kept:
            kept.pop()
    return "".join(kept)


def _vowels_behind(text: str, before: str) -> str:
    """Move each vowel sign of `before` behind the consonant that follows it."""
    out = list(text)
    at = 0
    while at < len(out) - 1:
        if out[at] in before:
            out[at], out[at + 1] = out[at + 1], out[at]
            at += 1
        at += 1
    return "".join(out)


def _pieces(text: str, sounds: dict[str, Sound]) -> Iterator[tuple[str, Sound]]:
    """Cut `text` into the longest runs that the table knows; `^` marks a word's start."""
    at = 0
    while at < len(text):
        for size in range(min(_LONGEST, len(text) - at), 0, -1):
            piece = text[at : at + size]
            sound = (sounds.get("^" + piece) if at == 0 else None) or sounds.get(piece)
            if sound is not None:
                yield piece, sound
                break
        else:
            size = 1
        at += size


def _is_consonant(piece: str, sound: Sound) -> bool:
    return bool(sound.phones) and sound.phones[-1] not in _VOWELS and piece[-1].isalnum()


@lru_cache(maxsize=65536)
def sounds_of(token: str, code: str) -> tuple[Sound, ...]:
    """Return the sounds of one token of script `code`, left-out vowels included.

    A left-out vowel is a sound with the phone `@` and the script's usual letter.
    """
    script = load_scripts()[code]
    out: list[Sound] = []
    bare = False
    for piece, sound in _pieces(_prepare(token, script), load_sounds().get(code, {})):
        starts = bool(sound.phones) and sound.phones[0] not in _VOWELS
        if bare and starts and script.vowels == "inherent":
            out.append(Sound((HIDDEN,), script.inherent))
        out.append(sound)
        bare = _is_consonant(piece, sound)
    return tuple(out)


def _latin_phones(token: str) -> tuple[str, ...]:
    text = "".join(char for char in fold(token) if "a" <= char <= "z")
    out: list[str] = []
    while text:
        size = 2 if text[:2] in _LATIN_PAIRS else 1
        out.append(text[:size])
        text = text[size:]
    return tuple(out)


@lru_cache(maxsize=65536)
def _hear_token(token: str) -> Heard:
    code = script_of(token)
    if code in ("", "hani"):
        return Heard((), False)
    if code == "latn":
        return Heard(_latin_phones(token), False)
    phones = tuple(phone for sound in sounds_of(token, code) for phone in sound.phones)
    return Heard(phones, load_scripts()[code].vowels == "long")


@lru_cache(maxsize=65536)
def hear(surface: str) -> Heard:
    """Return the phones of a name in any phonetic script; spaces and hyphens are ignored.

    Han characters have no phones here (see `kg.names.han`); text without letters
    gives no phones.

    >>> hear("ল্যাং সন").phones
    ('l', 'Y', 'a', 'ng', 's', '@', 'n')
    >>> hear("2025").phones
    ()
    """
    tokens = [_hear_token(word) for word in split_words(surface)]
    phones = tuple(phone for heard in tokens for phone in heard.phones)
    return Heard(phones, any(heard.sparse for heard in tokens))
