"""Say in which language a text is: by its script first, then by letters and function words.

Scripts, letters and function words of a language are data (`ontology/lexicon/<lang>/`).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from functools import lru_cache

from kg.names.tables import script_of_char
from kg.profiles import Signs, read_signs
from kg.resources import ontology_dir

_SAMPLE = 1500  # code points looked at; more changes no answer
_URL = re.compile(r"(?:https?://|www\.)\S+")
#: A word; signs that combine with a letter (vowels of Indic scripts) belong to it.
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u064b-\u065f\u0900-\u0dff])*")
#: Of an article's words, function words of its language are a tenth at the very least (0.12 in
#: Arabic, which writes many as prefixes; 0.3 to 0.4 in most). Fewer leave room for a
#: language that we do not read (`_OPEN`), much fewer say that it is one (`_FOREIGN`); of a
#: script that we read one language in, fewer than chance allows so few words (`_SPREAD`
#: standard deviations of the binomial).
_OPEN = 0.12
_FOREIGN = 0.06
_SPREAD = 2.0
_ENOUGH = 20  # words below which shares of words say nothing


@lru_cache(maxsize=65536)
def script_of(char: str) -> str:
    """Return the ISO 15924 code of a letter's script, `Kana` for both kana; empty otherwise.

    >>> script_of("ছ"), script_of("7")
    ('Beng', '')
    """
    return script_of_char(char).title() if char.isalpha() else ""


@lru_cache(maxsize=256)
def scripts_of(lang: str) -> frozenset[str]:
    """Return the ISO 15924 codes of the scripts that a language is written in.

    Latin for a language that we do not know.

    >>> sorted(scripts_of("ja")), sorted(scripts_of("fr"))
    (['Hani', 'Kana'], ['Latn'])
    """
    primary = lang.split("-")[0].lower()
    if primary == "und":
        return frozenset()
    return frozenset(_signs()[primary].scripts if primary in _signs() else ("Latn",))


def identify(text: str, hint: str | None = None) -> str:
    """Return the BCP 47 tag of the language that most of a text is in.

    Args:
        text: Any text; addresses in it do not count.
        hint: Tag from a record or page. It wins where the text leaves the choice
            open: same script, and no other language's words are clearly ahead.

    Returns:
        A tag (`zh-Hant` for traditional characters); the hint or `und` if the text
        holds no letter, or is in no language whose folder we have.

    >>> identify("ভিয়েতনাম"), identify("12.3", hint="fr"), identify("12.3")
    ('bn', 'fr', 'und')
    """
    sample = _URL.sub(" ", text[: _SAMPLE * 2])[:_SAMPLE]
    letters = Counter(sample)
    scripts: Counter[str] = Counter()
    for char, count in letters.items():
        if script := script_of(char):
            scripts[script] += count
    scripts["Hani"] *= 2  # a character carries a word's worth
    main = max(sorted(scripts), key=lambda s: scripts[s])
    if not scripts[main]:
        return hint or "und"
    found = _among(_candidates(main, scripts), sample, letters, scripts[main], hint)
    primary = (hint or "").split("-")[0].lower()
    return hint if hint and primary == found else _variant(found, letters)


def _candidates(main: str, scripts: Counter[str]) -> list[Signs]:
    """Return the languages of a text's main script.

    One whose own first script, beside the main one, no other language writes, wins
    alone: a Japanese text may hold more Chinese characters than kana.
    """
    known = [s for s in _signs().values() if main in s.scripts]
    own = [s for s in known if s.scripts[0] != main and scripts[s.scripts[0]] * 10 > scripts[main]]
    return own or [s for s in known if s.scripts[0] == main]


def _among(
    known: list[Signs], sample: str, letters: Counter[str], total: int, hint: str | None
) -> str:
    """Return the tag of the language whose words and letters a text has most of."""
    words = Counter(w.lower() for w in _WORD.findall(sample))
    count = max(words.total(), 1)
    shares = {s.tag: sum(words[w] for w in s.stopwords & words.keys()) / count for s in known}
    lettered = {s.tag: sum(letters[c] for c in s.letters) / total for s in known}
    scores = {tag: shares[tag] + lettered[tag] for tag in shares}
    best = max(scores, key=lambda tag: scores[tag], default="und")
    primary = (hint or "").split("-")[0].lower()
    if primary in scores and scores[primary] * 1.5 >= scores[best]:
        return primary
    spaced = any(s.stopwords and s.spaced for s in known) and count >= _ENOUGH
    foreign = hint is not None and primary not in _signs()
    if not known or (foreign and shares[best] < _OPEN and (spaced or not scores[best])):
        return hint or "und"
    limit = _FOREIGN if len(known) > 1 else min(_FOREIGN, _by_chance(count))
    if spaced and max(shares[best], lettered[best]) < limit:
        return "und"
    return best if scores[best] or len(known) == 1 else hint or "und"


def _by_chance(words: int) -> float:
    """Return the least share of function words that so many words of a language have."""
    return _OPEN - _SPREAD * math.sqrt(_OPEN * (1 - _OPEN) / words)


def _variant(tag: str, letters: Counter[str]) -> str:
    """Return the tag of the way of writing a language whose letters a text has most of."""
    signs = _signs().get(tag)
    if signs is None or not signs.variants:
        return tag
    return max(signs.variants, key=lambda v: (sum(letters[c] for c in v[1]), v[0] == tag))[0]


@lru_cache(maxsize=1)
def _signs() -> dict[str, Signs]:
    folders = sorted(p.parent for p in (ontology_dir() / "lexicon").glob("*/profile.ttl"))
    return {folder.name: read_signs(folder) for folder in folders}


def load_stopwords(lang: str) -> frozenset[str]:
    """Return the frequent function words of a language in small letters.

    Empty if the language has no list; `zh-Hant` uses that of `zh`.
    """
    signs = _signs().get(lang.split("-")[0].lower())
    return signs.stopwords if signs else frozenset()
