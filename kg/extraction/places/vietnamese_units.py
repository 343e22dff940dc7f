"""Towns and districts of Vietnam as Japanese, Thai, Lao, Khmer and Korean papers hear them.

"ドンハ市", "메오박현": no list holds the spelling, but in an article that speaks of Vietnam what
stands beside a type word, or in one word with it, reads syllable by syllable as a town's name.
"""

from __future__ import annotations

from collections.abc import Iterator, Set

from kg.extraction.names.unspaced_names import script_at
from kg.extraction.places.glued_places import forms_of, is_free, type_of
from kg.extraction.places.local_places import make_local
from kg.extraction.places.name_slots import NameSlot
from kg.extraction.places.spellings import vietnamese_names
from kg.extraction.places.type_words import type_kind
from kg.extraction.places.unspaced_spellings import names_beside
from kg.extraction.scene import Scene, Sentence
from kg.extraction.topic import places_in
from kg.gazetteer import Place
from kg.names import vietnamese_district
from kg.names.tables import script_of_char

_SYLLABIC = "hang"  # script of words that end in their type word
_SHORTEST = 2  # letters of a name; syllables with its type word in Hangul
_SURE = 0.05  # cost up to which a name is a town's
_MEMBERS = 12  # of a list that shares a type word
_KINDS = frozenset({"city", "district"})


def find_vietnamese_units(scene: Scene, known: dict[str, str]) -> None:
    """Add towns and districts of Vietnam in unlisted spellings to the sentences of a scene.

    Args:
        scene: With the listed places found, and those that their country tells.
        known: Folded names already linked in this article, by place key; added to.
    """
    profile = scene.lexicon.profile
    glued = profile.post_follows_name and not profile.scriptio_continua
    units = places_in(scene, "VN")
    if not units or not (glued or profile.scriptio_continua):
        return
    for sentence in scene.sentences:
        slots = _glued(scene, sentence) if glued else names_beside(scene, sentence)
        for name in [*slots, *_members(scene, sentence)]:
            taken = any(p.i < name.j and name.i < p.j for p in sentence.places)
            if not taken and name.country in ("", "VN"):
                _settle(scene, sentence, name, units, known)


def _glued(scene: Scene, sentence: Sentence) -> Iterator[NameSlot]:
    """Yield the words that end in a type word; a label or a place is none."""
    for k in range(sentence.i, sentence.j):
        if not scene.tokens.is_word(k) or not is_free(sentence, k):
            continue
        kinds = [type_of(scene, f, _KINDS) for f in forms_of(scene, k) if _is_name(f)]
        if kind := next(filter(None, kinds), ""):
            yield NameSlot(k, k + 1, kind, type_words=(k, k + 1))


def _members(scene: Scene, sentence: Sentence) -> Iterator[NameSlot]:
    """Yield the names of a list that share the type word behind it: "A、B、C各県", "A, B, C 현"."""
    if scene.lexicon.profile.head_order != "last":
        return
    folds, marks = scene.tokens.folds, scene.lexicon.profile.list_mark
    groups = scene.frames.groups
    each = groups["each_of"]
    dots = {*marks, *(groups["list_joints"] if scene.lexicon.profile.scriptio_continua else ())}
    for hit in sentence.hits:
        kind = type_kind(scene, hit) if hit.has("place-type") else ""
        end = hit.i - (hit.i > sentence.i and folds[hit.i - 1] in each)
        if not kind or any(p.i <= hit.i < p.j for p in sentence.places):
            continue
        for _ in range(_MEMBERS):
            begin = _run_start(scene, sentence, end)
            if begin == end:
                break
            yield NameSlot(begin, end, "city" if kind == "city" else "district")
            if begin - 1 <= sentence.i or folds[begin - 1] not in dots:
                break
            end = begin - 1


def _run_start(scene: Scene, sentence: Sentence, end: int) -> int:
    """Return where a name of a list begins: one word, or all letters of katakana before a sign."""
    if not scene.lexicon.profile.scriptio_continua:
        k = end - 1
        free = k >= sentence.i and scene.tokens.is_word(k) and is_free(sentence, k)
        return k if free and _is_name(scene.surface(k, end)) else end
    begin = end
    while begin > sentence.i and script_at(scene, begin - 1) == "kana":
        begin -= 1
    return begin if end - begin >= _SHORTEST else end


def _is_name(form: str) -> bool:
    return len(form) >= _SHORTEST and script_of_char(form[0]) == _SYLLABIC


def _settle(
    scene: Scene, sentence: Sentence, name: NameSlot, units: Set[str], known: dict[str, str]
) -> None:
    for form in _names(scene, name):
        town = _town(scene, form) if name.kind == "city" else None
        if town is not None:
            sentence.places.append(name.phrase(town))
            known.setdefault(" ".join(scene.tokens.folds[name.i : name.j]), town.key)
            return
        if district := vietnamese_district(form, units, within=True):
            make_local(scene, sentence, (name.i, name.j), name.whole, "district", known,
                       "name of a district of Vietnam", "VN", district)  # fmt: skip
            return


def _names(scene: Scene, name: NameSlot) -> list[str]:
    """Return what may be the bare name: a word in Hangul without particle and type word."""
    printed = scene.surface(name.i, name.j)
    if scene.lexicon.profile.scriptio_continua or name.type_words is None:
        return [printed]
    forms = [f for f in forms_of(scene, name.i) if _is_name(f) and type_of(scene, f, _KINDS)]
    return [form[:-1] for form in forms]


def _town(scene: Scene, form: str) -> Place | None:
    """Return the town of Vietnam that a name reads as."""
    found = vietnamese_names(scene.gazetteer).search(form, 3, _SURE)
    places = [scene.gazetteer.place(key) for key, _ in found]
    return next((p for p in places if p is not None and p.kind == "city"), None)
