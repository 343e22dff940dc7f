"""Posts, bodies and type words that Korean writes in one word with a place ("김해시장")."""

from __future__ import annotations

import unicodedata

from kg.extraction.scene import Scene, Sentence
from kg.lexicon import Hit, Lexicon
from kg.text import fold

_HELD = ("post:", "body:")
_TAIL = (2, 3, 4, 5, 6)  # syllables of a post that is written in one word with its place
#: Bodies that bear names of their own, in one word with them ("영남대학교").
_NAMED = frozenset(
    {"body:university", "body:hospital", "body:chamber", "body:company", "body:fund"}
)


def with_posts(scene: Scene, sentence: Sentence) -> list[Hit]:
    """Return the hits of a sentence with posts in one word with their place.

    Such a hit carries the post and `held:` with the key of the place. Longer labels win.
    """
    glued = _glued(scene.lexicon, scene.tokens.folds, sentence.i, sentence.j)
    taken = {h.i for h in glued}
    kept = [h for h in sentence.hits if h.j - h.i > 1 or h.i not in taken]
    over = {k for h in kept for k in range(h.i, h.j)}
    return sorted([*kept, *(h for h in glued if h.i not in over)], key=lambda h: h.i)


def _glued(lexicon: Lexicon, folds: tuple[str, ...], i: int, j: int) -> list[Hit]:
    found = []
    for k in range(i, j):
        hangul = "가" <= unicodedata.normalize("NFC", folds[k])[0] <= "힣"
        concepts = _split(lexicon, folds[k]) if hangul else ()
        if concepts:
            found.append(Hit(k, k + 1, concepts))
    return found


def _split(lexicon: Lexicon, word: str) -> tuple[str, ...]:
    for key in lexicon.keys(word):
        form = unicodedata.normalize("NFC", key)  # syllables; folded words are letters
        kinds = [h for h in lexicon.find((fold(form[-1:]),), 0, 1) if h.has("place-type")]
        if kinds and len(form) > 2 and (keys := _places(lexicon, form[:-1])):
            return tuple("place:" + key for key in keys)
        for n in _TAIL:
            head, tail = form[:-n], form[-n:]
            if len(head) < 2:
                break
            posts = [
                c for h in lexicon.find((fold(tail),), 0, 1) for c in h.concepts if c[:5] in _HELD
            ]
            names = (head + tail[0], head, *_bare(lexicon, head)) if posts else ()
            for name in names:
                if keys := _places(lexicon, name):
                    return (*posts[:1], "held:" + keys[0])
    return _named(lexicon, word)


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
