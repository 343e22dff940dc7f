"""Say in which language a text is: by its script first, then by letters and function words.

The function words of a language are data (`ontology/lexicon/<lang>/stopwords.txt`).
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from pathlib import Path

from kg.resources import ontology_dir

_SAMPLE = 1500  # code points looked at; more changes no answer
_URL = re.compile(r"(?:https?://|www\.)\S+")
_WORD = re.compile(r"[^\W\d_]+")
#: Unicode blocks: first and last code point and the script's name.
_BLOCKS = (
    (0x0041, 0x024F, "Latn"), (0x0400, 0x052F, "Cyrl"), (0x0600, 0x06FF, "Arab"),
    (0x0750, 0x077F, "Arab"), (0x0900, 0x097F, "Deva"), (0x0980, 0x09FF, "Beng"),
    (0x0E00, 0x0E7F, "Thai"), (0x0E80, 0x0EFF, "Laoo"), (0x1100, 0x11FF, "Hang"),
    (0x1780, 0x17FF, "Khmr"), (0x1E00, 0x1EFF, "Latn"), (0x3040, 0x30FF, "Kana"),
    (0x3400, 0x9FFF, "Hani"), (0xAC00, 0xD7AF, "Hang"), (0xFB50, 0xFDFF, "Arab"),
    (0xFE70, 0xFEFC, "Arab"),
)  # fmt: skip
#: Scripts that one of our languages alone writes.
_ONE_LANGUAGE = {
    "Cyrl": "ru", "Deva": "hi", "Beng": "bn", "Thai": "th", "Laoo": "lo", "Khmr": "km",
    "Hang": "ko",
}  # fmt: skip
_URDU = frozenset("ٹڈڑےںہھگچپکی")
_ARABIC = frozenset("ةىيكأإؤئ")
_VIETNAMESE = frozenset("ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ")
_TRADITIONAL = frozenset("們個國會來對時這說為後發開東與長門問關學體經實業區當點種樣應議華")
_SIMPLIFIED = frozenset("们个国会来对时这说为后发开东与长门问关学体经实业区当点种样应议华")


@lru_cache(maxsize=65536)
def script_of(char: str) -> str:
    """Return the ISO 15924 code of a letter's script; empty for anything else.

    >>> script_of("ছ"), script_of("7")
    ('Beng', '')
    """
    if not char.isalpha():
        return ""
    point = ord(char)
    return next((name for low, high, name in _BLOCKS if low <= point <= high), "")


@lru_cache(maxsize=256)
def scripts_of(lang: str) -> frozenset[str]:
    """Return the ISO 15924 codes of the scripts that a language is written in.

    >>> sorted(scripts_of("ja")), sorted(scripts_of("fr"))
    (['Hani', 'Kana'], ['Latn'])
    """
    primary = lang.split("-")[0].lower()
    more = {"ja": ("Hani", "Kana"), "zh": ("Hani",), "ko": ("Hang", "Hani")}
    more |= {"ar": ("Arab",), "ur": ("Arab",), "fa": ("Arab",), "und": ()}
    one = [s for s, tag in _ONE_LANGUAGE.items() if tag == primary]
    return frozenset(more.get(primary) or one or ("Latn",))


def identify(text: str, hint: str | None = None) -> str:
    """Return the BCP 47 tag of the language that most of a text is in.

    Args:
        text: Any text; addresses in it do not count.
        hint: Tag from a record or page. It wins where the text leaves the choice
            open: same script, and no other language's words are clearly ahead.

    Returns:
        A tag (`zh-Hant` for traditional characters); the hint or `und` if the text
        holds no letter.

    >>> identify("ভিয়েতনাম"), identify("12.3", hint="fr"), identify("12.3")
    ('bn', 'fr', 'und')
    """
    sample = _URL.sub(" ", text[: _SAMPLE * 2])[:_SAMPLE]
    letters = Counter(sample)
    scripts: Counter[str] = Counter()
    for char, count in letters.items():
        if script := script_of(char):
            scripts[script] += count
    if not scripts:
        return hint or "und"
    scripts["Hani"] = scripts["Hani"] * 2  # a character carries a word's worth
    main = max(sorted(scripts), key=lambda s: scripts[s])
    return _by_script(main, scripts, letters, sample, hint)


def _by_script(
    main: str, scripts: Counter[str], letters: Counter[str], sample: str, hint: str | None
) -> str:
    primary = (hint or "").split("-")[0].lower()
    if main in _ONE_LANGUAGE:
        same = {"Cyrl": ("uk", "bg", "sr", "kk", "mn"), "Deva": ("mr", "ne")}.get(main, ())
        return hint if hint and primary in same else _ONE_LANGUAGE[main]
    if main == "Arab":
        if hint and primary in ("fa", "ps", "sd", "ug", "ckb"):
            return hint
        urdu = sum(letters[c] for c in _URDU)
        return "ur" if urdu > sum(letters[c] for c in _ARABIC) else "ar"
    if main in ("Hani", "Kana"):
        if scripts["Kana"] * 10 > scripts["Hani"]:
            return "ja"
        if hint and primary == "zh":
            return hint
        old = sum(letters[c] for c in _TRADITIONAL)
        return "zh-Hant" if old > sum(letters[c] for c in _SIMPLIFIED) else "zh"
    return _latin(sample, letters, scripts["Latn"], hint)


def _latin(sample: str, letters: Counter[str], total: int, hint: str | None) -> str:
    marked = sum(n for c, n in letters.items() if c in _VIETNAMESE or c.lower() in _VIETNAMESE)
    if marked * 12 > total:
        return "vi"
    words = Counter(w.lower() for w in _WORD.findall(sample))
    scores = {lang: sum(words[w] for w in stop & words.keys()) for lang, stop in _latin_words()}
    best = max(scores, key=lambda tag: scores[tag], default="en")
    known = (hint or "").split("-")[0].lower()
    if hint and (known not in scores or scores[known] * 1.5 >= scores[best]):
        return hint
    return best if scores.get(best) else hint or "en"


@lru_cache(maxsize=1)
def _latin_words() -> tuple[tuple[str, frozenset[str]], ...]:
    """Return the function words of every language that is written in Latin letters."""
    found = ((p.parent.name, load_stopwords(p.parent.name)) for p in _files())
    return tuple((lang, words) for lang, words in found if _is_latin(words))


def _files() -> list[Path]:
    return sorted((ontology_dir() / "lexicon").glob("*/stopwords.txt"))


def _is_latin(words: frozenset[str]) -> bool:
    return sum(all(script_of(c) in ("Latn", "") for c in w) for w in words) * 2 > len(words)


@lru_cache(maxsize=64)
def load_stopwords(lang: str) -> frozenset[str]:
    """Return the frequent function words of a language in small letters.

    Empty if the language has no list; `zh-Hant` uses that of `zh`.
    """
    path = ontology_dir() / "lexicon" / lang.split("-")[0].lower() / "stopwords.txt"
    if not path.is_file():
        return frozenset()
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(w.strip().lower() for w in lines if w.strip() and not w.startswith("#"))
