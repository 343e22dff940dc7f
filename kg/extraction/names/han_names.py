"""How far a person's name reaches in Han characters, where no space and no capital ends it.

A name begins right after a post. Its length is what family names and the words behind it
allow: two or three characters after most family names, four in some Vietnamese and most
Japanese names, and as many as the text gives where foreign sounds are written.
"""

from __future__ import annotations

from functools import lru_cache

from kg.extraction.scene import Scene, Sentence
from kg.extraction.topic import country_of
from kg.lexicon import Hit
from kg.names.tables import load_surnames, read_table

_LONGEST = 7  # characters of a foreign name written by sound, without a dot
_LONGEST_HAN = 4  # characters of one that is not
_ABROAD = (3, 4, 5)  # characters of a whole name from another country up to a sign or label
_KANA = (2, 3, 4)  # characters of a given name in kana
_NEAR = 8  # characters from a place to the name behind its post
_OF_JAPAN = 2  # characters of most family names of Japan
_DOTTED = 16  # characters of one with dots
_DOT = "·"
#: How usual a name of so many characters is after a family name of one and of two.
_USUAL = {1: {2: 0.5, 3: 1.0, 4: 0.2, 5: 0.1, 6: 0.0}, 2: {3: 0.6, 4: 1.0, 5: 0.4}}
_LABEL, _CHARACTER = 3.0, 2.0  # what a label, and a function character, behind a name tells
_FUNCTION, _GIVEN = 2.0, 0.2  # what a function character at its end costs; one of given names
_NAMELESS = frozenset({"unit", "weak", "field", "spec", "adj"})
_UNTOLD, _KINDS = frozenset({"unit", "weak"}), frozenset({"place-type", "adj"})


def han_name_end(scene: Scene, sentence: Sentence, start: int) -> int:
    """Return the word after the name that begins at `start`; `start` if none does."""
    run = _run(scene, sentence, start)
    dot = next((k for k in range(start, min(run, start + _LONGEST)) if _char(scene, k) == _DOT), 0)
    if not dot and _is_opened_by_label(scene, sentence, start):
        return start
    if dot:
        return _dotted_end(scene, sentence, start, min(run, start + _DOTTED))
    end = min(run, start + _LONGEST)
    family = _family_length(scene, start, end)
    ends = [k for k in range(start + 2, end + 1) if not _is_crossed(scene, sentence, start, k)]
    if family:
        usual = _USUAL[family]
        told = {k: _told(scene, sentence, run, k, family) - _strange(scene, start, k) for k in ends}
        scored = [(usual[n] + told[k], -k) for k in ends if (n := k - start) in usual]
        return -max(scored)[1] if scored else start
    if _is_foreign(scene, sentence, start):
        whole = [
            k for k in ends if k - start in _ABROAD and _behind(scene, sentence, run, k) >= _LABEL
        ]
        if whole and not _characters("never").intersection(scene.surface(start, whole[0])):
            return whole[0]
    heard = next((k for k in ends if _behind(scene, sentence, run, k) >= _CHARACTER), start)
    return heard if _is_by_sound(scene.surface(start, heard)) else start


def without_places_in_names(sentence: Sentence) -> None:
    """Drop places that are only a part of the name of a person."""
    sentence.places = [
        p for p in sentence.places if not any(q.i <= p.i and p.j <= q.j for q in sentence.people)
    ]


def is_family_name(text: str) -> bool:
    """Say whether characters are a family name of one or two."""
    return text in _characters("surname") or text in _family_names()


def mixed_name_start(scene: Scene, sentence: Sentence, end: int) -> int | None:
    """Return where a family name in Han characters begins whose given name is written in kana."""
    start = end - _is_han(scene, end - 1)  # トシ子
    kana = start
    while kana > sentence.i and _is_kana(_char(scene, kana - 1)):
        kana -= 1
    first = kana - _OF_JAPAN
    if start - kana not in _KANA or first < sentence.i:
        return None
    if first > sentence.i and _is_han(scene, first - 1):
        return None
    words = any(kana <= h.i < end and h.j - h.i > 1 for h in sentence.hits)
    common = scene.surface(kana, start) in scene.lexicon.profile.stopwords
    named = is_family_name(scene.surface(first, kana)) and not words and not common
    return first if named else None


def _is_kana(char: str) -> bool:
    return "\u3041" <= char <= "\u30fa" or char == "ー"


def _char(scene: Scene, k: int) -> str:
    return scene.tokens.text[scene.tokens.starts[k]]


def _run(scene: Scene, sentence: Sentence, start: int) -> int:
    """Return the word after the Han characters and dots from `start` on; dates end them."""
    dates = {d[0] for d in sentence.dates}
    end = start
    while end < sentence.j and (end == start or end not in dates):
        if not (_is_han(scene, end) or _char(scene, end) in _DOT + "々" or _is_hyphen(scene, end)):
            break
        end += 1
    return end


def _is_han(scene: Scene, k: int) -> bool:
    return k < len(scene.tokens) and "\u3400" <= _char(scene, k) <= "\u9fff"


def _is_hyphen(scene: Scene, k: int) -> bool:
    """Say whether a hyphen joins two parts of a name that a dot follows: 让-弗朗索瓦·斯泰特."""
    if _char(scene, k) not in "-－" or not (_is_han(scene, k - 1) and _is_han(scene, k + 1)):
        return False
    after = range(k + 1, min(k + _LONGEST, len(scene.tokens)))
    return any(_char(scene, n) == _DOT for n in after)


def _is_opened_by_label(scene: Scene, sentence: Sentence, start: int) -> bool:
    """Say whether a word of two characters or a function character begins here, and no name."""
    for hit in sentence.hits:
        if hit.i != start or {c.split(":")[0] for c in hit.concepts} <= _NAMELESS | {"place"}:
            continue
        if hit.j - hit.i > 1 or not _family_length(scene, start, hit.j):
            return True
    pair = scene.surface(start, min(start + 2, sentence.j))
    stops = scene.lexicon.profile.stopwords
    function = _char(scene, start) in stops and _char(scene, start) not in _characters("surname")
    return pair in stops or function or _char(scene, start) in _characters("never")


def _family_length(scene: Scene, start: int, end: int) -> int:
    """Return how many characters the family name at `start` has; 0 if there is none."""
    first = scene.surface(start, min(start + 2, end))
    if first in _family_names():
        return 2
    return int(first[:1] in _characters("surname"))


def _is_crossed(scene: Scene, sentence: Sentence, start: int, end: int) -> bool:
    """Say whether a word of two characters or more stands inside the name or across its end."""
    crossing = [
        h
        for h in sentence.hits
        if start < h.i < end
        and h.j - h.i > 1
        and not {c.split(":")[0] for c in h.concepts} <= _NAMELESS | {"place"}
    ]
    if crossing and all(h.j > end for h in crossing):
        return not verbs_at(scene, sentence, end)
    return bool(crossing)


def _is_foreign(scene: Scene, sentence: Sentence, start: int) -> bool:
    """Say whether the place that leads to a post lies where the language is not spoken."""
    before = [p for p in sentence.places if 0 <= start - p.j <= _NEAR]
    spoken = scene.lexicon.profile.country
    return any(country_of(scene, p.key) not in spoken for p in before)


def verbs_at(scene: Scene, sentence: Sentence, k: int) -> list[Hit]:
    """Return the verbs of two characters or more at word `k`, whatever label runs across it.

    刘建国会见: he "received", though 国会 is a parliament.
    """
    found = scene.lexicon.find(scene.tokens.folds, k, sentence.j)
    return [h for h in found if h.i == k and h.j - h.i > 1 and h.has("cue")]


def _strange(scene: Scene, start: int, end: int) -> float:
    """Return what a name of five characters or more costs that is not written by sound."""
    by_sound = end - start <= _LONGEST_HAN or _is_by_sound(scene.surface(start, end))
    return 0.0 if by_sound else _FUNCTION


def _told(scene: Scene, sentence: Sentence, run: int, end: int, family: int) -> float:
    """Weigh what stands behind a name against the character that would end it."""
    last = _char(scene, end - 1)
    cost = _FUNCTION if last in _characters("never") else 0.0
    if family == _OF_JAPAN:
        if cost and last in _characters("japanese"):
            return _behind(scene, sentence, run, end)
        if end < run and _char(scene, end) in _characters("japanese"):
            return _GIVEN - cost
    if not cost and last in _characters("given"):
        cost = _GIVEN
    return _behind(scene, sentence, run, end) - cost


def _behind(scene: Scene, sentence: Sentence, run: int, end: int) -> float:
    if end >= run:
        return _LABEL
    here = [h for h in sentence.hits if h.i == end]
    if any(h.i < end < h.j for h in sentence.hits):
        here = verbs_at(scene, sentence, end)
    here = [h for h in here if not {c.split(":")[0] for c in h.concepts} <= _nothing(h)]
    here = [h for h in here if not h.has("place") or any(p.i <= end < p.j for p in sentence.places)]
    stops, char = scene.lexicon.profile.stopwords, _char(scene, end)
    pair = scene.surface(end, min(end + 2, sentence.j))
    if any(h.j - h.i > 1 or not h.has("rel") for h in here) or pair in stops:
        return _LABEL
    if here and any(p.i == end + 1 for p in sentence.places):
        return _LABEL  # "... in Hải Phòng": no name goes on with a place
    if here or char in stops or char in _characters("never"):
        return _GIVEN if char in _characters("given") - _characters("never") else _CHARACTER
    return 0.0


def _is_by_sound(name: str) -> bool:
    """Say whether half of the characters are such by which foreign names are written."""
    return 2 * sum(c in _characters("sound") for c in name) >= len(name)


def _nothing(hit: Hit) -> frozenset[str]:
    """Return the schemes whose labels tell nothing behind a name.

    A kind of place of one character is none: names end so, too (镇, 州), and no place follows.
    """
    return _UNTOLD | _KINDS if hit.j - hit.i == 1 else _UNTOLD


def _dotted_end(scene: Scene, sentence: Sentence, start: int, end: int) -> int:
    """Return the end of a name with dots: its last part runs to a label or function word.

    Written by sound as far as there, it ends where the first other character stands, two at the
    least behind the dot. A verb or post before the next dot ends it: there another one begins.
    """
    first = next(k for k in range(start, end) if _char(scene, k) == _DOT)
    verbs = (h.i for h in sentence.hits if h.j - h.i > 1 and (h.has("cue") or h.has("post")))
    end = min((k for k in verbs if first + 2 <= k < end), default=end)
    last = max(k for k in range(start, end) if _char(scene, k) == _DOT)
    ends = range(last + 2, end + 1)
    told = (
        k
        for k in ends
        if k == end
        or _behind(scene, sentence, end, k) >= (_LABEL if _sounds(scene, k) else _CHARACTER)
        or (k - last > 2 and not _sounds(scene, k))
    )
    return next(told, end)


def _sounds(scene: Scene, k: int) -> bool:
    """Say whether foreign names are written with a character ("那", which also means "that")."""
    return _char(scene, k) in _characters("sound")


@lru_cache(maxsize=8)
def _characters(kind: str) -> frozenset[str]:
    rows = read_table("han-names.tsv")
    return frozenset(c for row in rows if row["kind"] == kind for c in row["characters"])


@lru_cache(maxsize=1)
def _family_names() -> frozenset[str]:
    """Return family names of two characters, Chinese and Japanese."""
    rows = read_table("han-names.tsv")
    chinese = {w for row in rows if row["kind"] == "surname2" for w in row["characters"].split()}
    return frozenset({*chinese, *(name for name in load_surnames("ja") if len(name) == 2)})
