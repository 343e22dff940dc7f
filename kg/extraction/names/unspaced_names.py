"""How far a person's name reaches in scripts without spaces, and where posts follow names.

Thai, Lao and Khmer set spaces around the parts of a name; Japanese writes a name in one
script, and ends it with the post; so does Korean, whose words have spaces.
"""

from __future__ import annotations

from functools import lru_cache

from kg.extraction.names.han_names import is_family_name, mixed_name_start
from kg.extraction.names.weak_names import ends_in_type
from kg.extraction.scene import Scene, Sentence
from kg.lexicon import Hit
from kg.names import is_vietnamese_name
from kg.names.hangul import is_japanese_family, read_back
from kg.names.tables import load_surnames

_PARTS = 2  # parts of a Thai, Lao or Khmer name; a Vietnamese one has up to four
_VIETNAMESE_PARTS = 4
_LONGEST_PART = 20  # characters of one part
_LABEL = 2  # characters of the shortest label that ends a name; three inside a part
_HAN_NAME = 5  # characters of the longest name in Han characters
_FULL = 3  # letters of a full Korean name, and of the shortest in Han characters
_KOREAN_NAME = (3, 4)  # words of the longest foreign and Vietnamese name before a post
_READS = 0.85  # from which Korean words read as a Vietnamese name
_DOTS = frozenset("・･=＝·")
_ENDS = ("post", "body", "place-type", "title", "cue", "rel", "adj", "place")


def parts_after(scene: Scene, sentence: Sentence, start: int) -> int:
    """Return the word after the name that begins at `start`; `start` if none does.

    Parts stand between spaces. A label or a common word ends the name at once, a verb
    also inside a part: the last part may run on into it. Only a title is written onto a
    name: what runs on from a post or a place belongs to that.
    """
    titled = any(h.has("title") and 0 <= start - h.j <= 1 for h in sentence.hits)
    if start > sentence.i and not titled and not _is_apart(scene, start):
        return start
    ends = [start]
    while len(ends) <= _VIETNAMESE_PARTS and ends[-1] < sentence.j:
        stop = part_end(scene, sentence, ends[-1])
        if stop == ends[-1] and scene.tokens.folds[stop] in scene.frames.groups["name_particles"]:
            stop = part_end(scene, sentence, stop + 1)  # "ณ" before a family's seat
        if stop == ends[-1]:
            break
        ends.append(stop)
        if stop < sentence.j and not _is_apart(scene, stop):
            break
    return _whole(scene, ends)


def _whole(scene: Scene, ends: list[int]) -> int:
    """Take two parts, or as many as read as a Vietnamese name."""
    lang = scene.lexicon.profile.tag
    for n in range(len(ends) - 1, _PARTS, -1):
        if is_vietnamese_name(scene.surface(ends[0], ends[n]), lang) >= 0.5:
            return ends[n]
    return ends[min(_PARTS, len(ends) - 1)]


def _is_apart(scene: Scene, k: int) -> bool:
    """Say whether a space stands before word `k`."""
    return scene.tokens.starts[k] > scene.tokens.ends[k - 1]


def part_end(scene: Scene, sentence: Sentence, start: int) -> int:
    """Return the end of one part of a name; `start` if a label or common word begins it."""
    end = start
    while end < sentence.j and scene.tokens.is_word(end):
        if end > start and _is_apart(scene, end):
            break
        end += 1
    if end - start > _LONGEST_PART and not _labels(sentence, start, end):
        return start
    if _is_common(scene, start, end):
        return start
    for hit in _labels(sentence, start, end):
        if hit.i == start and not _is_prefix(sentence, hit, end):
            return start
        if (
            hit.i > start
            and hit.j - hit.i > _LABEL
            and any(map(hit.has, ("cue", "post", "body", "rel")))
        ):
            return hit.i
    return end if end - start <= _LONGEST_PART else start


def _is_prefix(sentence: Sentence, hit: Hit, end: int) -> bool:
    """Say whether a short word only begins a long part after a title: "may" in a longer name."""
    if any(hit.has(s) for s in ("post", "body", "title", "place", "place-type", "rel")):
        return False
    titled = any(h.has("title") and h.j == hit.i for h in sentence.hits)
    return titled and hit.j - hit.i <= _LABEL + 1 and end - hit.j > 2 * _LABEL


def _labels(sentence: Sentence, start: int, end: int) -> list[Hit]:
    """Return the labels that begin between two words and can be no part of a name."""
    return [
        h
        for h in sentence.hits
        if start <= h.i < end and h.j - h.i >= _LABEL and any(h.has(s) for s in _ENDS)
    ]


def _is_common(scene: Scene, start: int, end: int) -> bool:
    """Say whether a part is a common word, or begins with one of three letters or more."""
    printed = scene.surface(start, end)
    stops = scene.lexicon.profile.stopwords
    return printed in stops or any(printed[:n] in stops for n in range(3, len(printed) + 1))


def run_before(scene: Scene, sentence: Sentence, end: int) -> int | None:
    """Return the first word of the name that ends before a post; None if none does."""
    if end <= sentence.i:
        return None
    if not scene.lexicon.profile.scriptio_continua:
        return _words_before(scene, sentence, end)
    script = script_at(scene, end - 1)
    if (mixed := mixed_name_start(scene, sentence, end)) is not None:
        return mixed
    if script not in ("han", "kana"):
        return None
    start = end
    while start > sentence.i and script_at(scene, start - 1) in (script, "dot"):
        start -= 1
    start = _past_dots(scene, start, end)
    if script == "han" and _is_whole_name(scene, sentence, start, end):
        return start
    start = max((h.j for h in sentence.hits if _ends_before(h, script, start, end)), default=start)
    start = _past_dots(scene, start, end)
    if any(h.i <= start and h.j == end and h.has("cue") for h in sentence.hits):
        return None  # a headline: "覚書 知事が調印", the memorandum is nobody's name
    if script == "han":
        return start if _PARTS <= end - start <= _HAN_NAME else None
    return start if end - start >= _PARTS else None


def _past_dots(scene: Scene, start: int, end: int) -> int:
    """Return the first word from `start` on that is no sign between names: "団長＝井下泰伸議長"."""
    while start < end and script_at(scene, start) == "dot":
        start += 1
    return start


def _is_whole_name(scene: Scene, sentence: Sentence, start: int, end: int) -> bool:
    """Say whether all Han characters before a post are one name.

    Three to five of them are, even where places are called like a part (吉村 in 吉村洋文),
    unless a word other than a place stands there, or a place with its type word. One is if
    it is a family name ("盧市長").
    """
    if end - start == 1:
        return is_family_name(scene.surface(start, end))
    if not _HAN_NAME - 2 <= end - start <= _HAN_NAME:
        return False
    words = [h for h in sentence.hits if start <= h.i < end]
    return not any(
        any(h.has(s) for s in ("post", "body", "title", "cue"))
        or (h.has("adj") and h.j - h.i > 1)
        or (h.has("place") and ((h.i == start and h.j == end) or _ends_in_type(scene, h)))
        for h in words
    )


def _ends_in_type(scene: Scene, hit: Hit) -> bool:
    """Say whether a place has its type word, and is not called like a family ("中村")."""
    return ends_in_type(scene, hit.j) and not is_family_name(scene.surface(hit.i, hit.j))


def without_name_places(scene: Scene, sentence: Sentence) -> list[Hit]:
    """Drop places that are only a part of a name in Han characters before its post."""
    hits = sentence.hits
    for post in [h for h in hits if h.has("post")]:
        start = post.i
        while start > sentence.i and script_at(scene, start - 1) == "han":
            start -= 1
        if start < post.i and _is_whole_name(scene, sentence, start, post.i):
            hits = [h for h in hits if not (h.has("place") and start <= h.i and h.j <= post.i)]
    return hits


def _ends_before(hit: Hit, script: str, start: int, end: int) -> bool:
    """Say whether a label in a run of one script belongs to what stands before the name."""
    if not start <= hit.i < hit.j < end:
        return False
    if script == "kana":
        return hit.has("place") is not None and hit.i == start
    return any(hit.has(s) for s in ("place", "post", "body", "title", "place-type", "cue"))


def is_place_name(hit: Hit) -> bool:
    """Say whether a label is nothing but the name of some place elsewhere."""
    return all(c.startswith(("place:", "weak:", "unit:")) for c in hit.concepts)


def is_word(hit: Hit) -> bool:
    """Say whether a label is more than a letter or two that any name may hold."""
    return hit.j - hit.i > 1 and not all(c.startswith(("weak:", "unit:")) for c in hit.concepts)


def script_at(scene: Scene, k: int) -> str:
    """Return "han", "kana" (katakana), "dot" for the sign between parts of a name, or nothing."""
    char = scene.tokens.text[scene.tokens.starts[k]]
    if char in _DOTS:
        return "dot"
    if "\u30a1" <= char <= "\u30fa" or char == "ー":
        return "kana"
    return "han" if "\u3400" <= char <= "\u9fff" or char == "々" else ""


def _words_before(scene: Scene, sentence: Sentence, end: int) -> int | None:
    """Take Korean words backwards: one that has a family name, or a foreign name's."""
    tokens, start = scene.tokens, end
    while start > sentence.i and _goes_on(scene, sentence, start - 1, end):
        start -= 1
        word = tokens.surface(start, start + 1)
        full = start == end - 1 and len(word) == 3 and word[0] in _family_names()
        if full and not is_family_before(scene, sentence, start):
            return start
    start = _over_syllable(scene, sentence, start, end)
    if start == end or (end - start == 1 and tokens.ends[start] - tokens.starts[start] < 2):
        return None
    return start


def is_family_before(scene: Scene, sentence: Sentence, k: int) -> bool:
    """Say whether a family name of Japan stands before a word that may be a given name there."""
    if k <= sentence.i or not scene.tokens.is_word(k - 1):
        return False
    family, given = scene.tokens.surface(k - 1, k), scene.tokens.surface(k, k + 1)
    return is_japanese_family(family) and bool(read_back(given, "ja"))


def _over_syllable(scene: Scene, sentence: Sentence, start: int, end: int) -> int:
    """Return where a Vietnamese name begins of which a syllable means something by itself.

    "쩐 시 타인": the word for a city is the middle name; "응우옌 타인 프엉": that for a ward.
    """
    for first in range(max(sentence.i, end - _KOREAN_NAME[1]), start):
        words = [scene.tokens.surface(k, k + 1) for k in range(first, start)]
        marked = any(len(w) > 1 and _ends_in(scene, w, "particles_inside_names") for w in words)
        typed = any(first < h.i and h.j == start and h.has("place-type") for h in sentence.hits)
        meant = typed or any(len(w) == 1 for w in words)
        if marked or end - first < _KOREAN_NAME[0] or not meant:
            continue
        if is_vietnamese_name(scene.surface(first, end), scene.lexicon.profile.tag) >= _READS:
            return first
    return start


def _ends_in(scene: Scene, word: str, group: str) -> bool:
    """Say whether a word ends in one of the particles of a group."""
    return word.endswith(tuple(scene.frames.groups[group]))


def _goes_on(scene: Scene, sentence: Sentence, k: int, end: int) -> bool:
    tokens = scene.tokens
    word = tokens.surface(k, k + 1)
    longest = _KOREAN_NAME[tokens.ends[end - 1] - tokens.starts[end - 1] == 1 or len(word) == 1]
    if end - k > longest or not tokens.is_word(k) or not "가" <= word[0] <= "힣":
        return False
    if tokens.starts[k] == tokens.ends[k - 1] and tokens.folds[k - 1].isdigit():
        return False  # "1월에는": the word belongs to the number before it
    apart = "particles_inside_names" if k < end - 1 else "particles_behind_names"
    if len(word) > 1 and _ends_in(scene, word, apart) and not is_japanese_family(word):
        return False
    if tokens.folds[k] in scene.lexicon.profile.stopwords and len(word) > 1:
        return False
    strong = ("cue", "rel", "post", "body", "place", "title", "place-type", "adj", "field")
    return not any(h.i <= k < h.j and any(h.has(s) for s in strong) for h in sentence.hits)


def is_named_before(scene: Scene, k: int, first: int) -> bool:
    """Say whether words from `first` on to `k` end in a full name: a family name and two letters.

    In Han characters three to five, of which the first one or two are a family name.
    """
    if k <= first:
        return False
    if not scene.lexicon.profile.scriptio_continua:
        word = scene.surface(k - 1, k)
        full = len(word) == _FULL and word[0] in _family_names()
        full = full and not _ends_in(scene, word, "particles_of_names")
        fold, stops = scene.tokens.folds[k - 1], scene.lexicon.profile.stopwords
        return full and fold not in stops and not scene.lexicon.knows(fold)
    start = k
    while start > max(first, k - _HAN_NAME - 1) and script_at(scene, start - 1) == "han":
        start -= 1
    named = is_family_name(scene.surface(start, start + 2))
    return named and _FULL <= k - start <= _HAN_NAME


@lru_cache(maxsize=1)
def _family_names() -> frozenset[str]:
    return frozenset(load_surnames("ko"))
