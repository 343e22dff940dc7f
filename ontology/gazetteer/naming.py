"""Clean the names that the sources give, and guess the language of untagged ones.

Used only by `build_gazetteer.py`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from anyascii import anyascii

#: Languages that get a names file. `und` holds the Latin spelling of the source itself.
LANGS = ("ar", "bn", "de", "en", "es", "fa", "fr", "hi", "id", "it", "ja", "km", "ko", "lo", "pt",
         "ru", "th", "und", "ur", "vi", "zh")  # fmt: skip
#: Languages written without spaces, or where type words are glued to the name and both forms occur.
KEEP_BOTH = frozenset({"zh", "ja", "ko"})
SHORTEST_REST = {"zh": 2, "ja": 2, "ko": 2, "th": 3, "lo": 3, "km": 3}
#: What is left of a label is no name of its own if it only says where or what.
_NOT_A_NAME = (
    "central center centre north northern south southern east eastern west western northeast "
    "northwest southeast southwest north-east north-west south-east south-west upper lower middle "
    "capital federal free national northeastern northwestern southeastern southwestern littoral "
    "coast islands lakes highlands plateaux outer inner autonomous metropolitan far-western "
    "savanes maritime bas-congo midwestern interior marine island river rivers delta plateau "
    "union main border lake mountain mountains valley forest desert sea city town area special "
    "the other first"
)
NOT_A_NAME = frozenset(_NOT_A_NAME.split())
SUPERSCRIPTS = re.compile("[¹²³⁴⁵⁶⁷⁸⁹⁰†‡*]+")
BRACKETS = re.compile(r"\s*[\[(（][^\])）]*[\])）]?\s*$")
INVISIBLE = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\u200b\ufeff\u00ad]")

SCRIPTS = {
    "ar": "\u0600-\u06ff\u0750-\u077f", "bn": "\u0980-\u09ff", "hi": "\u0900-\u097f",
    "th": "\u0e00-\u0e7f", "lo": "\u0e80-\u0eff", "km": "\u1780-\u17ff", "ko": "\uac00-\ud7a3",
    "ja": "\u3040-\u30ff々ー・゠", "zh": "\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003134f",
    "ru": "\u0400-\u04ff",
}  # fmt: skip
SCRIPTS["ur"] = SCRIPTS["fa"] = SCRIPTS["ar"]
#: What is left of "province de", "oblast du" before a name.
ROMANCE = frozenset({"fr", "es", "it", "pt"})
LINKING = re.compile(r"^(?:d[eiu]|del|della|d[ao]) |^d['’]")
JOINERS = r"＝\s\-‐–—'’ʼ.·・,،()/&\u200c\u200d0-9"
RUSSIAN = re.compile(r"^[А-Яа-яЁё\s\-–—'’.]+$")
VIETNAMESE = re.compile("[\u1ea0-\u1ef9ơưƠƯ]")
NOT_VIETNAMESE = re.compile("[ṣẓṭḍṇḥṃṅñçşğłøåäöüßžšč]|[wjfzWJFZ]")
OTHER_ARABIC = re.compile("[ەێۆۇۈېڤڵڭٻڪڄټډړښڼۍځڅۋۉڕڎ]")
URDU_ONLY = re.compile("[ٹڈڑںےہھۂۃ]")
PERSIAN = re.compile("[پچژکگی]")
ARABIC_ONLY = re.compile("[يكةىأإؤئآ]")


def fold(text: str) -> str:
    """Return lower-case ASCII letters and digits only, for comparing names."""
    return re.sub("[^a-z0-9]+", " ", anyascii(text).lower()).strip()


def tidy(text: str) -> str:
    """Return a name in NFC without homonym marks, brackets and direction marks."""
    text = INVISIBLE.sub("", SUPERSCRIPTS.sub("", unicodedata.normalize("NFC", text)))
    text = BRACKETS.sub("", text.replace("\u00a0", " "))
    return re.sub(r"\s+", " ", text).strip(" ,;،-–")


class TypeWords:
    """Words that stand at the edge of a label and are not part of the name."""

    def __init__(self, path: Path) -> None:
        """Read the table `lang, where, word, in`."""
        self.rows: dict[str, list[tuple[str, str, frozenset[str]]]] = {}
        for line in path.read_text("utf-8").splitlines():
            if line.startswith(("#", "lang\t")):
                continue
            lang, where, word, inside = line.split("\t")
            self.rows.setdefault(lang, []).append((where, word, frozenset(inside.split(","))))
        for rows in self.rows.values():
            rows.sort(key=lambda row: -len(row[1]))

    def strip(self, text: str, lang: str, country: str) -> str:
        """Return the label without its type word; unchanged if too little is left."""
        for where, word, inside in self.rows.get(lang, ()):
            if "*" not in inside and country not in inside:
                continue
            rest = _without(text, where, word)
            if lang in ROMANCE and rest != text:
                rest = LINKING.sub("", rest)
            if rest and rest != text and len(rest) >= SHORTEST_REST.get(lang, 3):
                return rest
        return text


def _without(text: str, where: str, word: str) -> str:
    low, needle = text.lower(), word.lower()
    if where == "before" and low.startswith(needle):
        rest = text[len(word) :]
        return rest.strip() if rest[:1].isspace() or word[-1] in "'’" else text
    if where == "after" and low.endswith(" " + needle):
        return text[: -len(word)].strip()
    if where == "glued" and text.endswith(word):
        return text[: -len(word)].strip()
    if where == "glued-before" and text.startswith(word):
        return text[len(word) :].strip()
    return text


def in_script(text: str, lang: str) -> bool:
    """Tell whether a name is written in the script of its language."""
    script = SCRIPTS.get(lang)
    if script is None:
        return bool(re.search("[A-Za-zÀ-ỹ]", text)) and not re.search("[\u0370-\uffff]", re.sub(
            "[\u1e00-\u1fff\u2010-\u2027]", "", text))  # fmt: skip
    if lang == "ja":
        script += SCRIPTS["zh"]
    if lang == "ru":
        return bool(RUSSIAN.match(text))
    return bool(re.fullmatch(f"[{script}{JOINERS}々〇]+", text)) and bool(
        re.search(f"[{script}]", text)
    )


def guess_languages(name: str) -> tuple[str, ...]:
    """Return the languages that an untagged GeoNames alternate may be in; empty for junk."""
    if any(ch.isdigit() for ch in name) or "(" in name:
        return ()
    for lang in ("bn", "hi", "th", "lo", "km", "ko"):
        if in_script(name, lang):
            return (lang,)
    if in_script(name, "zh"):
        return ("zh", "ja")
    if in_script(name, "ja"):
        return ("ja",)
    if RUSSIAN.match(name):
        return ("ru",)
    if in_script(name, "ar"):
        return _arabic_script(name)
    if VIETNAMESE.search(name) and not NOT_VIETNAMESE.search(name):
        return ("vi",)
    return ()


def _arabic_script(name: str) -> tuple[str, ...]:
    if OTHER_ARABIC.search(name):
        return ()
    if URDU_ONLY.search(name):
        return ("ur",)
    if PERSIAN.search(name):
        return () if re.search("[يكة]", name) else ("fa", "ur")
    return ("ar",) if ARABIC_ONLY.search(name) else ("ar", "fa", "ur")


def is_junk(name: str) -> bool:
    """Tell airport codes, single letters and names with figures from names."""
    if len(name) < 2 or any(ch.isdigit() for ch in name) or "|" in name or "�" in name:
        return True
    return name.isascii() and name.isupper() and len(name) <= 4


def plain_latin(name: str) -> str:
    """Return a Latin name without diacritics ("Lạng Sơn" gives "Lang Son")."""
    text = unicodedata.normalize("NFD", name.replace("đ", "d").replace("Đ", "D"))
    return "".join(ch for ch in text if not unicodedata.combining(ch))


class Weak:
    """Decide which names are too short or too common to stand alone."""

    def __init__(self, path: Path) -> None:
        """Read the table `lang, flag, words`."""
        self.words: dict[tuple[str, str], set[str]] = {}
        for line in path.read_text("utf-8").splitlines():
            if line and not line.startswith("#") and not line.startswith("lang\t"):
                lang, flag, words = line.split("\t")
                keep = self.words.setdefault((lang, flag), set())
                keep.update(
                    unicodedata.normalize("NFC", w.strip()).lower() for w in words.split("|")
                )

    def test(self, name: str, lang: str, *, country: bool) -> bool:
        """Tell whether the name needs a type word or other context."""
        low = name.lower()
        langs = (
            (lang,) if lang != "und" else ("und", "en", "fr", "es", "de", "it", "pt", "id", "vi")
        )
        if any(low in self.words.get((one, "strong"), ()) for one in langs):
            return False
        if any(low in self.words.get((one, "weak"), ()) for one in langs):
            return True
        if " " in name or country:
            return False
        return len(name) < {"zh": 2, "ja": 2, "ko": 2, "th": 4, "lo": 4, "km": 4}.get(lang, 4)


#: Countries whose names end in the sound of "ng".
_NG_WORDS = "VN CN TW HK KR KP JP TH LA KH ID MY SG PH MM BN"
_NG_COUNTRIES = frozenset(_NG_WORDS.split())


def arabic_spellings(name: str, country: str) -> Iterator[str]:
    """Yield how else the Arabic press writes names of East Asia.

    A final "ng" is written with ghayn, jim or qaf, and the "inh" of Vietnamese names with
    its vowel (بينه) or without (بنه).
    """
    if country not in _NG_COUNTRIES:
        return
    forms = [name]
    if country == "VN":
        forms += [re.sub("(?<=[بنفتد])نه(?= |$)", "ينه", name)]
        forms += [re.sub("(?<=[بنفتد])ينه(?= |$)", "نه", name)]
    for form in dict.fromkeys(forms):
        for letter in "غجق":
            yield re.sub("ن[غجق](?= |$)", "ن" + letter, form)


def russian_cases(name: str) -> Iterable[str]:
    """Yield the oblique cases of "...ская область" and "...ский край"."""
    for ending, forms in (
        ("ая автономная область", ("ой автономной области", "ую автономную область")),
        ("ая область", ("ой области", "ую область", "ой областью")),
        ("ий край", ("ого края", "ому краю", "ом крае", "им краем")),
        ("ий автономный округ", ("ого автономного округа", "ом автономном округе",
                                 "ому автономному округу", "им автономным округом")),
    ):  # fmt: skip
        if name.endswith(ending):
            stem = name[: -len(ending)]
            yield from (stem + form for form in forms)
            return
