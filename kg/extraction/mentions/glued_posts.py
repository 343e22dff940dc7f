"""Posts, bodies and type words that Korean writes in one word with a place ("김해시장")."""

from __future__ import annotations

import re
import unicodedata

from kg.extraction.mentions.glued_bodies import dealing_body
from kg.extraction.names.unspaced_names import is_named_before
from kg.extraction.scene import Scene, Sentence
from kg.lexicon import Hit, Lexicon
from kg.names.tables import load_surnames
from kg.text import fold

_HELD = ("post:", "body:")
_TAIL = (2, 3, 4, 5, 6, 7)  # syllables of a post that is written in one word with its place
_LONGEST_NAME = 4  # syllables of a name from China
#: Bodies that bear names of their own, in one word with them ("영남대학교").
_NAMED = frozenset(
    {"body:university", "body:hospital", "body:chamber", "body:company", "body:fund"}
)


def with_posts(scene: Scene, sentence: Sentence) -> list[Hit]:
    """Return the hits of a sentence with posts in one word with their place.

    Such a hit carries the post and `held:` with the key of the place. Longer labels win.
    """
    glued = _glued(scene, sentence.i, sentence.j)
    taken = {h.i for h in glued}
    hits = [
        h for h in sentence.hits if not (is_homonym(h) and not _names_chief(scene, sentence, h))
    ]
    kept = [h for h in hits if h.j - h.i > 1 or h.i not in taken]
    over = {k for h in kept for k in range(h.i, h.j)}
    return sorted([*kept, *(h for h in glued if h.i not in over)], key=lambda h: h.i)


def is_homonym(hit: Hit) -> bool:
    """Say whether a post is a common word, too: "성장" is a governor in China, and growth."""
    return "cue:homonym" in hit.concepts


def _names_chief(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a family name of China stands before a post, or a name behind its unit.

    "자오 성장은", "산시성 자오강 성장은"; not "경제 성장", and "한 성장" for no one-letter word.
    """
    before = hit.i - 1
    if before < sentence.i or any(h.i <= before < h.j and _is_told(h) for h in sentence.hits):
        return False
    word, families = scene.surface(before, hit.i), load_surnames("zh-Hang")
    if word in families:
        return True
    named = len(word) > 1 and (word[:1] in families or word[:2] in families)
    placed = any(h.j == before and _is_unit(scene, h) for h in sentence.hits)
    return named and placed and len(word) <= _LONGEST_NAME


def _is_unit(scene: Scene, hit: Hit) -> bool:
    """Say whether a place is written with its type word ("산시성")."""
    last = fold(scene.surface(hit.j - 1, hit.j)[-1:])
    typed = any(h.has("place-type") for h in scene.lexicon.find((last,), 0, 1))
    return bool(hit.has("place") or hit.has("weak")) and typed


def _is_told(hit: Hit) -> bool:
    """Say whether a label is more than a letter that family names share with words."""
    return any(hit.has(s) for s in ("cue", "field", "post", "body", "place", "spec", "rel", "unit"))


def _glued(scene: Scene, i: int, j: int) -> list[Hit]:
    lexicon, folds, found = scene.lexicon, scene.tokens.folds, []
    for k in range(i, j):
        hangul = "가" <= unicodedata.normalize("NFC", folds[k])[0] <= "힣"
        concepts = _split(lexicon, folds[k]) if hangul and not _is_thing(lexicon, folds[k]) else ()
        if hangul and not concepts and is_named_before(scene, k, i):
            concepts = _with_field(lexicon, folds[k])
        if hangul and not concepts:
            concepts = dealing_body(lexicon, folds[k]) or _resident(scene, k, j)
        if concepts:
            found.append(Hit(k, k + 1, concepts))
    return found


def _resident(scene: Scene, k: int, end: int) -> tuple[str, ...]:
    """Return that a word only tells where an envoy resides: "주호찌민 인도 총영사"."""
    lexicon, folds = scene.lexicon, scene.tokens.folds
    words = [unicodedata.normalize("NFC", key) for key in lexicon.keys(folds[k])]
    seats = [word[1:] for word in words if word[0] in scene.frames.groups["resident_marks"]]
    if not any(len(seat) > 1 and _places(lexicon, seat) for seat in seats):
        return ()
    groups = scene.frames.groups
    envoys = groups["envoy_posts"] | groups["missions"]
    behind = [_split(lexicon, word) for word in folds[k + 1 : min(k + 3, end)]]
    behind += [h.concepts for h in lexicon.find(folds, k + 1, min(k + 4, end))]
    told = {c.partition(":")[2] for concepts in behind for c in concepts}
    return () if envoys.isdisjoint(told) else ("rel:of",)


def _with_field(lexicon: Lexicon, word: str) -> tuple[str, ...]:
    """Return the post that a word ends in behind a name, and its field: "국제교류과장"."""
    if lexicon.knows(word):
        return ()
    for key in lexicon.keys(word):
        form = unicodedata.normalize("NFC", key)
        if lexicon.knows(fold(form)):
            return ()
        for n in reversed(_TAIL):
            head, tail = form[:-n], fold(form[-n:])
            hits = lexicon.find((tail,), 0, 1) if len(head) > 1 and lexicon.knows(tail) else ()
            posts = [h for h in hits if h.has("post")]
            if posts and not any(map(is_homonym, posts)):
                told = tuple(c for c in posts[0].concepts if c.startswith("post:"))
                return (*told[:1], *_specs(lexicon, head))
    return ()


def _is_thing(lexicon: Lexicon, word: str) -> bool:
    """Say whether a label makes a word a thing of a field: "중앙시장" is a market, and no mayor."""
    hits = lexicon.find((word,), 0, 1)
    return any(all(c.startswith("field:") for c in h.concepts) for h in hits)


def _split(lexicon: Lexicon, word: str) -> tuple[str, ...]:
    for key in lexicon.keys(word):
        form = unicodedata.normalize("NFC", key)  # syllables; folded words are letters
        if keys := _with_peoples(lexicon, form):
            return tuple("place:" + key for key in keys)
        kinds = [h for h in lexicon.find((fold(form[-1:]),), 0, 1) if h.has("place-type")]
        if kinds and len(form) > 2 and (keys := _places(lexicon, form[:-1])):
            return tuple("place:" + key for key in keys)
        for n in (1, *_TAIL):
            head, tail = form[:-n], form[-n:]
            if len(head) < 2:
                break
            posts = _held(lexicon, tail)
            names = (head + tail[0], head, *_bare(lexicon, head)) if posts else ()
            for name in names:
                if keys := _places(lexicon, name):
                    return (*posts[:1], *_specs(lexicon, tail), "held:" + keys[0])
            if posts and (seated := _seated(lexicon, head)):
                return (*posts[:1], *seated)
    return _named(lexicon, word)


def _with_peoples(lexicon: Lexicon, form: str) -> list[str]:
    """Return the unit that a word begins with, its peoples behind: 원산좡족먀오족자치주."""
    pattern = lexicon.profile.peoples_unit
    found = re.fullmatch(pattern, form) if pattern else None
    ends = range(len(found[1]) - 1, 1, -1) if found else ()
    return next((keys for n in ends if (keys := _places(lexicon, form[:n]))), [])


def _held(lexicon: Lexicon, tail: str) -> list[str]:
    """Return the posts and bodies that an ending is as it stands: particles are off by now.

    Of one syllable only those that bear names: "부산대" is a university.
    """
    word = fold(tail)
    hits = lexicon.find((word,), 0, 1) if lexicon.knows(word) else ()
    found = [c for h in hits for c in h.concepts if c[:5] in _HELD]
    return found if len(tail) > 1 else [c for c in found if c in _NAMED]


def _specs(lexicon: Lexicon, word: str) -> tuple[str, ...]:
    """Return what the word for a body says that it deals with, if anything."""
    hits = lexicon.find((fold(word),), 0, 1) if lexicon.knows(fold(word)) else ()
    return tuple(c for h in hits for c in h.concepts if c.startswith("spec:"))[:1]


def _seated(lexicon: Lexicon, head: str) -> tuple[str, ...]:
    """Return what a body deals with, and its place, where both stand before it ("전남농업")."""
    for n in range(2, len(head) - 1):
        specs = _specs(lexicon, head[n:])
        if specs and (keys := _places(lexicon, head[:n])):
            return (*specs, "held:" + keys[0])
    return ()


def _named(lexicon: Lexicon, word: str) -> tuple[str, ...]:
    """Return a body and the name that it bears, if no label holds that or the whole word.

    Of a university also what it deals with ("경제대학교").
    """
    for key in lexicon.keys(word):
        form = unicodedata.normalize("NFC", key)
        if any(lexicon.find((fold(form),), 0, 1)):
            return ()
        for n in reversed(_TAIL):
            head, tail = form[:-n], form[-n:]
            found = [c for h in lexicon.find((fold(tail),), 0, 1) for c in h.concepts]
            named = next((c for c in found if c in _NAMED), None)
            if not named or len(head) < 2:
                continue
            meant = [c for h in lexicon.find((fold(head),), 0, 1) for c in h.concepts]
            if not meant:
                return named, *_seat_and_name(lexicon, head)
            specs = tuple(c for c in meant if c.startswith("spec:"))
            if specs and named == "body:university":
                return named, *specs[:1]
    return ()


def _seat_and_name(lexicon: Lexicon, head: str) -> tuple[str, ...]:
    """Return a name, without the place that it begins with ("쓰촨사범")."""
    for n in range(len(head) - 2, 1, -1):
        if keys := _places(lexicon, head[:n]):
            return "held:" + keys[0], "named:" + head[n:]
    return ("named:" + head,)


def _bare(lexicon: Lexicon, name: str) -> tuple[str, ...]:
    """Return a name without the type word that it ends in ("대구" of "대구시")."""
    typed = any(h.has("place-type") for h in lexicon.find((fold(name[-1:]),), 0, 1))
    return (name[:-1],) if typed and len(name) > 2 else ()


def _places(lexicon: Lexicon, name: str) -> list[str]:
    """Return the places of a name; a type word or post makes a common word one, too."""
    hits = list(lexicon.find((fold(name),), 0, 1))
    return [key for scheme in ("place", "weak") for h in hits for key in h.all(scheme)]
