"""Text as the engine sees it: folded words with a way back to the original offsets.

Folding happens on copies of single words; spans always refer to the untouched
text. Words are runs of letters and marks; in scripts written without spaces each
letter with its marks is a word of its own.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import Final, TypeAlias

import regex

from kg.model import Span

_CONTINUOUS = r"\p{Han}\p{Hiragana}\p{Katakana}ー\p{Thai}\p{Lao}\p{Khmer}"
_WORD = regex.compile(
    rf"(?V1)[{_CONTINUOUS}]\p{{M}}*"
    rf"|[[\p{{L}}\p{{M}}\u200c\u200d]--[{_CONTINUOUS}]]+"
    r"|\p{N}+|[^\s\x1c-\x1f\u200b\u2060\ufeff]"
)
#: As wide as nothing, and no part of any word: they part words as white space does.
_NOTHING = ("\u200b", "\u2060", "\ufeff")
_FIRST_CONTINUOUS = "\u0e00"  # before Thai no script is written without spaces
_LONG = 24  # characters; a longer piece will hardly come again
_MOST = 50_000  # pieces remembered
# Vietnamese tone marks; French and Spanish accents move with them, in labels and text alike.
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_ARABIC = str.maketrans(
    {
        "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ے": "ي", "ئ": "ي", "ۓ": "ي",
        "ک": "ك", "ڪ": "ك", "ہ": "ه", "ھ": "ه", "ۃ": "ه", "ة": "ه", "ۂ": "ه", "ە": "ه", "ۀ": "ه",
        "ؤ": "و", "ء": None, "ـ": None, "ٰ": None,
    }
)  # fmt: skip
#: Hindi writes these one way or the other: मॉस्को, मास्को; पहुँच, पहुंच; ज़िला, जिला; हिन्दी, हिंदी.
_DEVANAGARI = str.maketrans({"ॉ": "ा", "ऑ": "आ", "ँ": "ं"})
_NUKTA = re.compile("(?<=[कखगजफ])\u093c")
_NASAL = re.compile("ङ्(?=[क-घ])|ञ्(?=[च-झ])|ण्(?=[ट-ढ])|न्(?=[त-ध])|म्(?=[प-भ])")
_JOINERS = dict.fromkeys(map(ord, "\u200c\u200d\u00ad\u2060\ufeff"))
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "–": "-", "—": "-", "‑": "-", "−": "-"})


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Return the form of one word that labels and text are compared by.

    Letter case, joiners, Arabic vowel signs, variants of Arabic and Hindi letters are
    dropped, digits become ASCII, and Vietnamese tone marks move to the end, so that both
    ways of placing them agree. Other diacritics stay.

    >>> fold("Hoà") == fold("hòa")
    True
    >>> fold("ma") == fold("má")
    False
    >>> fold("Приём") == fold("прием")
    True
    >>> fold("सम्बन्ध") == fold("संबंध")
    True
    """
    if word.isascii():
        return word.lower()
    text = word.translate(_JOINERS).translate(_APOSTROPHES).lower()
    if "\u0600" <= text[:1] <= "\u06ff":
        text = text.translate(_ARABIC)
        return "".join(c for c in text if not unicodedata.combining(c)) or word
    text = unicodedata.normalize("NFKC", text)
    if text.isdigit() or text.isnumeric():
        digits = [unicodedata.digit(c, None) for c in text]
        return text if None in digits else "".join(map(str, digits))
    parts = unicodedata.normalize("NFD", text)
    if "\u0900" <= parts[:1] <= "\u097f":
        return _NASAL.sub("ं", _NUKTA.sub("", parts.translate(_DEVANAGARI))) or word
    tones = [c for c in parts if c in _TONES]
    if tones:
        parts = "".join(c for c in parts if c not in _TONES) + "".join(tones)
    return parts.replace("е\u0308", "е") or word  # Russian ё is mostly written е


@lru_cache(maxsize=65536)
def fold_loose(text: str) -> str:
    """Return words without any diacritic, for names that people type.

    >>> fold_loose("Hải-Phòng")
    'hai phong'
    """
    words = []
    for match in _WORD.finditer(text.replace("đ", "d").replace("Đ", "D")):
        word = "".join(c for c in fold(match.group()) if not 0x300 <= ord(c) <= 0x36F)
        if any(c.isalnum() for c in word):
            words.append(word)
    return " ".join(words)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of a text in parallel tuples, by position.

    Attributes:
        text: The untouched text.
        starts: Offset of each word's first character.
        ends: Offset after each word's last character.
        folds: Folded words, see `fold`.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    folds: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.starts)

    def surface(self, i: int, j: int) -> str:
        """Return the characters from word `i` up to, not including, word `j`."""
        return self.text[self.starts[i] : self.ends[j - 1]] if j > i else ""

    def span(self, i: int, j: int) -> Span:
        """Return the offsets of words `i` to `j`, end excluded; `j` > `i`."""
        return Span(self.starts[i], self.ends[j - 1])

    def at(self, offset: int) -> int:
        """Return the position of the first word that starts at or after `offset`."""
        return bisect_left(self.starts, offset)

    def is_capital(self, i: int) -> bool:
        """Say whether word `i` begins with a capital letter."""
        return self.text[self.starts[i]].isupper()

    def is_word(self, i: int) -> bool:
        """Say whether word `i` is made of letters (not digits or signs)."""
        return self.text[self.starts[i]].isalpha()


def find_tokens(text: str) -> Tokens:
    """Split `text` into words, numbers and signs.

    >>> t = find_tokens("Lào-Việt 2025")
    >>> [t.surface(i, i + 1) for i in range(len(t))]
    ['Lào', '-', 'Việt', '2025']
    """
    starts: list[int] = []
    ends: list[int] = []
    folds: list[str] = []
    plain = text
    for sign in _NOTHING:
        plain = plain.replace(sign, " ")
    at, find = 0, plain.find
    for piece in plain.split():  # and found again, which is faster than any expression
        at = find(piece, at)
        begins, stops, words = _known.get(piece) or _words(piece)
        if len(words) == 1:  # mostly, and much faster
            starts.append(at)
            ends.append(at := at + len(piece))
            folds.append(words[0])
        elif len(words) == len(piece):  # each letter is a word
            starts += range(at, at + len(piece))
            ends += range(at + 1, (at := at + len(piece)) + 1)
            folds += words
        else:
            starts += [at + begin for begin in begins]
            ends += [at + stop for stop in stops]
            folds += words
            at += len(piece)
    return Tokens(text, tuple(starts), tuple(ends), tuple(folds))


#: Where each word of a piece begins and ends, unless it or each letter is one; and its folded form.
_Words: TypeAlias = tuple[tuple[int, ...], tuple[int, ...], tuple[str, ...]]
_known: Final[dict[str, _Words]] = {}


def _words(piece: str) -> _Words:
    """Cut a piece into its words, which fill it without gaps, and remember them if it is short."""
    if piece.isalpha() and max(piece) < _FIRST_CONTINUOUS:  # one word, nearly always
        found: _Words = (), (), (fold(piece),)
    else:
        words = _WORD.findall(piece)
        ends = tuple(accumulate(map(len, words))) if len(words) < len(piece) else ()
        found = (0, *ends[:-1]), ends, tuple(map(fold, words))
    if len(piece) <= _LONG:
        if len(_known) >= _MOST:
            _known.clear()
        _known[piece] = found
    return found


#: Words after which a sentence is cut, at a space if one comes soon; the longest in real articles
#: have about half.
LONGEST_SENTENCE = 400


#: The comma of East Asian lists, as printed and folded.
_LIST_COMMA = frozenset("、")


def find_sentences(
    tokens: Tokens,
    start: int,
    end: int,
    stops: frozenset[str],
    abbreviations: frozenset[str],
    longest: int = LONGEST_SENTENCE,
) -> Iterator[tuple[int, int]]:
    """Yield the sentences between two offsets as word ranges, end excluded.

    A full stop ends no sentence after an abbreviation, an initial or between digits,
    nor before a small letter. A line end always ends one, and so do `longest`
    words: what looks at pairs within a sentence stays linear in the article. Where a word is a
    letter, as in Thai, none is cut in two: a space comes first.

    Args:
        tokens: Words of the whole article.
        start: First offset of the region.
        end: Offset after the region.
        stops: Signs that end a sentence in the language.
        abbreviations: Folded words (without the stop) after which `.` ends nothing.
        longest: Words after which a sentence is cut.
    """
    i, last = tokens.at(start), tokens.at(end)
    begin = i
    text, folds = tokens.text, tokens.folds
    while i < last:
        word = folds[i]
        after = i + 1
        stop = word in stops and not (
            word == "." and _is_inner_stop(tokens, i, last, abbreviations)
        )
        if stop:
            while after < last and (folds[after] in stops or folds[after] in "\"'”’»)」』]"):
                after += 1
        stop = stop or (
            after - begin >= longest and _may_cut(tokens, after, after - begin - longest)
        )
        broken = after < last and "\n" in text[tokens.ends[after - 1] : tokens.starts[after]]
        if stop or broken:
            yield begin, after
            begin = after
        i = after
    if begin < last:
        yield begin, last


def _may_cut(tokens: Tokens, k: int, past: int) -> bool:
    """Say whether a space or the end stands before word `k`, or none came for too many words."""
    if k >= len(tokens) or past >= LONGEST_SENTENCE:
        return True
    return tokens.starts[k] > tokens.ends[k - 1]


def _is_inner_stop(tokens: Tokens, i: int, last: int, abbreviations: frozenset[str]) -> bool:
    text = tokens.text
    if i + 1 >= last:
        return False
    following = tokens.starts[i + 1]
    gap = following - tokens.ends[i]
    before = tokens.folds[i - 1] if i else ""
    if before.isdigit() and i > 1 and tokens.folds[i - 2] in _LIST_COMMA:
        return True  # "、2. ...": the number of an item
    if gap == 0 and (text[following].isalnum() or text[following] in "/-"):
        return True
    if text[following].islower():
        return True
    single = len(before) == 1 and before.isalpha() and tokens.ends[i - 1] == tokens.starts[i]
    if single and _with_dots(text, tokens.starts[i]) in abbreviations:
        return True
    return before in abbreviations or (single and text[following].isupper())


def _with_dots(text: str, end: int) -> str:
    """Return the piece before an offset that white space or figures open: "พ.ค" of "11 พ.ค."."""
    piece = text[max(0, end - _LONG) : end].split()[-1:]
    return piece[0].lstrip('0123456789("“').lower() if piece else ""
