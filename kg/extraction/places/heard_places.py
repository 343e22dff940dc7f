"""Foreign places that are told by their sound alone: in lists, and between known words.

Where no capitals mark names, "three provinces of Laos, A, B and C" names its members in
spellings that no list holds, and a name may stand without any type word. If all of it sounds
just like a place of a country that the article names, it is that place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extraction.places.foreign_spellings import sounding
from kg.extraction.places.name_slots import NameSlot
from kg.extraction.places.spellings import OpenWords
from kg.extraction.places.type_words import type_kind
from kg.extraction.scene import Scene
from kg.names.foreign import foreign_key

_LONGEST = 3  # words of a name
_MEMBERS = 8  # of a list behind a type word
_TELLING = 3  # consonants of a name that stands without a type word
_LARGE = 1_000_000  # inhabitants of a city that its sound alone tells
_NEAR = 0.1  # cost up to which a member of a list is a place
_SURE = 0.05  # the same of a name alone


def find_heard(scene: Scene, opened: Sequence[OpenWords], known: dict[str, str]) -> None:
    """Add the places of lists, and those that only their sound tells.

    Args:
        scene: With the places found that labels or type words tell.
        opened: Of each sentence the words that no label has; kept up to date.
        known: Folded names already linked in this article, by place key; added to.
    """
    if not opened or all(p.country in ("", "VN") for s in scene.sentences for p in s.places):
        return
    for words in opened:
        for name in list(_members(scene, words)):
            _settle(scene, words, name, known, _NEAR)
        for name in list(_alone(scene, words)):
            _settle(scene, words, name, known, _SURE)


def _members(scene: Scene, words: OpenWords) -> Iterator[NameSlot]:
    """Yield the members of lists behind a type word: "the provinces A, B and C"."""
    for hit in words.sentence.hits:
        kind = type_kind(scene, hit) if hit.has("place-type") else ""
        if kind not in ("province", "city"):
            continue
        k = hit.j
        for _ in range(_MEMBERS):
            end = _run_end(words, k)
            if end > k:
                yield NameSlot(k, end, kind)
            k = _past_joint(scene, words, max(end, _place_end(words, k)))
            if not k:
                break


def _alone(scene: Scene, words: OpenWords) -> Iterator[NameSlot]:
    """Yield the runs of open words that fill all that stands between known words."""
    k = words.sentence.i
    while k < words.sentence.j:
        end = _run_end(words, k)
        if end > k and _is_place_slot(scene, words, k, end):
            yield NameSlot(k, end)
        k = max(end, k) + 1


def _run_end(words: OpenWords, k: int) -> int:
    end = k
    while end - k <= _LONGEST and words.has(end, end + 1):
        end += 1
    return end if end - k <= _LONGEST else k


def _place_end(words: OpenWords, k: int) -> int:
    return next((p.j for p in words.sentence.places if p.i <= k < p.j), k)


def _past_joint(scene: Scene, words: OpenWords, k: int) -> int:
    """Return the word after the comma or "and" at word `k`; 0 if none stands there."""
    if k < words.sentence.j and scene.tokens.folds[k] in scene.lexicon.profile.list_mark:
        return k + 1
    return next((h.j for h in words.sentence.cues("rel:and") if h.i == k), 0)


def _is_place_slot(scene: Scene, words: OpenWords, i: int, j: int) -> bool:
    """Say whether a relation word, a list or a sentence's edge closes the words on both sides.

    What follows a title or post is a person.
    """
    sentence, marks = words.sentence, {*scene.lexicon.profile.list_mark, "(", ")"}
    if any(i <= h.i < j and not h.has("weak") for h in sentence.hits):
        return False
    if scene.tokens.folds[i].startswith(scene.lexicon.profile.definite):
        return False  # a noun with its article
    before = [h for h in sentence.hits if h.j == i]
    if any(h.has("title") or h.has("post") for h in before):
        return False
    opened = (
        i == sentence.i or scene.tokens.folds[i - 1] in marks or any(h.has("rel") for h in before)
    )
    after = [h for h in sentence.hits if h.i == j]
    closed = (
        j < sentence.j and (scene.tokens.folds[j] in marks or any(h.has("rel") for h in after))
    ) or any(h.has("place-type") for h in after)
    return opened and closed


def _settle(
    scene: Scene, words: OpenWords, name: NameSlot, known: dict[str, str], bound: float
) -> None:
    surface = scene.surface(name.i, name.j)
    if not name.kind and len(foreign_key(surface)) < len("x:") + _TELLING:
        return
    place = sounding(scene, name, bound) if words.has(name.i, name.j) else None
    if place is None or not (name.kind or place.iso or place.population >= _LARGE):
        return
    words.add(name.phrase(place))
    known.setdefault(" ".join(scene.tokens.folds[name.i : name.j]), place.key)
