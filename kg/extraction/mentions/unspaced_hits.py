"""Labels found again where the longest from the left is not what a reader sees.

Scripts without spaces let a type word close a name and open a post: 高雄市長 is the mayor of
高雄, not 高雄市 and a rest.
"""

from __future__ import annotations

import re

from kg.extraction.scene import Scene, Sentence
from kg.lexicon import Hit

_NAME_PARTS = 3  # of a name before the part that a place is in
#: Signs between the parts of a foreign name.
DOTS = frozenset("·・･‧")
#: Titles that may be written onto any word before them.
COURTESY = frozenset({"mr", "mrs", "excellency", "comrade"})


def with_posts_apart(scene: Scene, sentence: Sentence) -> list[Hit]:
    """Return the hits of a sentence with names cut before a post that their last letter opens."""
    hits = list(sentence.hits)
    for n, hit in enumerate(sentence.hits):
        if hit.j - hit.i < 2 or not (hit.has("place") or hit.has("weak")):
            continue
        office = _office(scene, sentence, hit)
        name = _without_last(scene, hit) if office else None
        if office and (name or _is_inside(scene, sentence, hit)):
            hits = [h for h in hits if h is not hit and not (office.i <= h.i < office.j)]
            rest = scene.lexicon.find(scene.tokens.folds, office.j, _next(sentence, n, office.j))
            hits += [*filter(None, [name]), office, *rest]
    return sorted(hits, key=lambda h: h.i)


def with_links_apart(scene: Scene, sentence: Sentence) -> list[Hit]:
    """Return the hits of a sentence with "and" or "with" cut off a name that it only opens.

    In 同海防大学 it joins 海防, though 同海 is a name, too: the longer name behind it counts.
    """
    hits = list(sentence.hits)
    for n, hit in enumerate(sentence.hits):
        parts = _linked(scene, sentence, hit) if hit.has("place") and hit.j - hit.i > 1 else None
        if parts is not None:
            end = parts[-1].j
            hits = [h for h in hits if not hit.i <= h.i < end]
            rest = scene.lexicon.find(scene.tokens.folds, end, _next(sentence, n, end))
            hits += [*parts, *rest]
    return sorted(hits, key=lambda h: h.i)


def _linked(scene: Scene, sentence: Sentence, hit: Hit) -> tuple[Hit, Hit] | None:
    """Return the relation that a name begins with, and the name behind it that runs past it."""
    folds = scene.tokens.folds
    link = next(scene.lexicon.find(folds, hit.i, hit.i + 1), None)
    if link is None or link.i != hit.i or not link.has("rel"):
        return None
    name = next(scene.lexicon.find(folds, hit.i + 1, sentence.j), None)
    if name is None or not name.has("place"):
        return None
    return (link, name) if name.i == hit.i + 1 and name.j > hit.j else None


def without_gaps(scene: Scene, hits: list[Hit]) -> list[Hit]:
    """Drop places that a space cuts in two: it parts words where words are not parted.

    Names that are written with a space stay ("ສປ ຈີນ", Latin ones). Nor is a learned title one
    that stands inside a word, where titles come before names: it follows a space or "Mr".
    """
    kept = [h for h in hits if not (h.has("place") and _is_cut(scene, h))]
    if scene.lexicon.profile.head_order == "last":
        return kept
    covered = {k for h in kept for k in range(h.i, h.j)}
    kept = [h for h in kept if not (h.has("place") and _is_in_name(scene, kept, covered, h))]
    learned = [h for h in kept if h.has("title") and COURTESY.isdisjoint(h.all("title"))]
    inside = [h for h in learned if _runs_on(scene, covered, h.i)]
    return [h for h in kept if h not in inside]


def _is_in_name(scene: Scene, hits: list[Hit], covered: set[int], hit: Hit) -> bool:
    """Say whether a place is a syllable or word of a person's name behind a title.

    "ທ່ານ Vuong Dinh Hue", "លោក វ៉ាឡេរី ម៉ាលីស៊េវ": no label is in the parts up to the title.
    """
    tokens = scene.tokens
    begin, end = hit.i, hit.j
    while begin > 0 and tokens.starts[begin] == tokens.ends[begin - 1] and begin - 1 not in covered:
        begin -= 1
    while end < len(tokens) and tokens.starts[end] == tokens.ends[end - 1] and end not in covered:
        end += 1 if tokens.is_word(end) else len(tokens)
    if not all(map(tokens.is_word, range(begin, hit.i))):
        return False
    ascii_word = tokens.text[tokens.starts[hit.i]].isascii()
    if (begin, min(end, len(tokens))) == (hit.i, hit.j) and not ascii_word:
        return False  # a word by itself
    titles = {h.j for h in hits if h.has("title")}
    for parts in range(_NAME_PARTS):
        if begin in titles:
            return bool(parts) or not ascii_word
        start = begin
        while start > 0 and start - 1 not in covered and tokens.is_word(start - 1):
            if start < begin and tokens.starts[start] > tokens.ends[start - 1]:
                break
            start -= 1
        if start == begin:
            return False
        begin = start
    return begin in titles


def _is_cut(scene: Scene, hit: Hit) -> bool:
    """Say whether a space stands where the name has none."""
    surface = scene.surface(hit.i, hit.j)
    if " " not in surface or scene.tokens.text[scene.tokens.starts[hit.i]].isascii():
        return False
    return surface not in scene.gazetteer.spaced(scene.lexicon.profile.tag)


def _runs_on(scene: Scene, covered: set[int], k: int) -> bool:
    """Say whether a letter that no label knows stands right before word `k`."""
    if k == 0 or k - 1 in covered or scene.tokens.starts[k] > scene.tokens.ends[k - 1]:
        return False
    return scene.tokens.is_word(k - 1)


def _office(scene: Scene, sentence: Sentence, hit: Hit) -> Hit | None:
    """Return the post or body that the last letter of a name opens, if nothing opens behind it."""
    follows = next((h for h in sentence.hits if h.i == hit.j), None)
    if follows is not None and (follows.has("post") or follows.has("body")):
        return None
    found = next(scene.lexicon.find(scene.tokens.folds, hit.j - 1, sentence.j), None)
    if found is None or found.i != hit.j - 1 or found.j <= max(hit.j, follows.j if follows else 0):
        return None
    return found if found.has("post") or found.has("body") else None


def _without_last(scene: Scene, hit: Hit) -> Hit | None:
    """Return the name without its last letter, if that is a name, too."""
    found = next(scene.lexicon.find(scene.tokens.folds, hit.i, hit.j - 1), None)
    if found is None or (found.i, found.j) != (hit.i, hit.j - 1):
        return None
    return found if found.has("place") or found.has("weak") else None


def _is_inside(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a letter that no label knows stands right before: 燕市 in 盧秀燕市長."""
    k = hit.i - 1
    known = sentence.is_labelled(k)
    return k >= sentence.i and not known and scene.tokens.folds[k].isalpha()


def _next(sentence: Sentence, n: int, end: int) -> int:
    """Return where the first hit behind a word begins that stays as it is."""
    return next((h.i for h in sentence.hits[n + 1 :] if h.i >= end), sentence.j)


def with_peoples(scene: Scene, sentence: Sentence) -> list[Hit]:
    """Return the hits with units that their peoples are part of the name of.

    "文山チワン族ミャオ族自治州" is Wenshan; what stands inside is nothing by itself.
    """
    text, tokens, hits = scene.tokens.text, scene.tokens, sentence.hits
    peoples = scene.lexicon.profile.peoples_unit
    if not peoples:
        return hits
    pattern = re.compile(peoples)
    for hit in [h for h in hits if h.has("place") or h.has("weak")]:
        found = pattern.match(text, tokens.ends[hit.j - 1])
        if found is None:
            continue
        end = tokens.at(found.end(1))
        unit = Hit(hit.i, end, tuple(c for c in hit.concepts if c.startswith(("place:", "weak:"))))
        hits = [h for h in hits if not hit.i <= h.i < end]
        hits = sorted([*hits, unit], key=lambda h: h.i)
    return hits
