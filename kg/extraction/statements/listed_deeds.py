"""Lists of what is asked for, an infinitive each: "to send teachers, to accept ... and to ease"."""

from __future__ import annotations

from kg.extraction.clauses import bears_and
from kg.extraction.scene import Scene, Sentence

_OPENS = 8  # words over which the first infinitive of a list stands
_LISTED = 2  # starts behind the first item of a list
_ENDS = 3  # words behind the last infinitive, where they end their items
_LETTERS = 4  # of a mark where words are not parted
_STEM = 2  # letters before the ending of the shortest infinitive


def item_starts(scene: Scene, sentence: Sentence, start: int, end: int) -> list[int]:
    """Return where further infinitives, or clauses with "that", begin an item of words.

    Two joined by "and" may be one thing; a list has three items or more, and then two starts.
    """
    starts = _starts(scene, sentence, start, end)
    items = {k for k in starts if scene.tokens.folds[k] in scene.lexicon.profile.that}
    items |= set(_infinitives(scene, sentence, starts, start, end))
    return sorted(items) if len(items) >= _LISTED else []


def closed_starts(scene: Scene, sentence: Sentence, start: int, end: int) -> list[int]:
    """Return where an item begins behind one that a nominaliser or its infinitive ends.

    That is told where verbs end clauses and a word of its own makes nouns of them ("こと").
    """
    profile = scene.lexicon.profile
    if profile.clause_order != "SOV" or all("-" in mark for mark in profile.infinitive):
        return []
    return _infinitives(scene, sentence, _starts(scene, sentence, start, end), start, end)


def _starts(scene: Scene, sentence: Sentence, start: int, end: int) -> list[int]:
    return [k for k in _joints(scene, sentence, start, end) if start < k < end]


def _infinitives(
    scene: Scene, sentence: Sentence, starts: list[int], start: int, end: int
) -> list[int]:
    """Return the starts of items that are infinitives.

    Where infinitives open their items, the first one stands near the beginning; where they end
    them, each item has one before its comma or "and".
    """
    profile = scene.lexicon.profile
    if not profile.infinitive or not starts:
        return []
    if profile.clause_order == "SOV" or profile.particle:
        return _closed(scene, starts, end)
    first = range(start, min(start + _OPENS, starts[0]))
    opened = any(_opens(scene, sentence, k) for k in first)
    return [k for k in starts if _opens(scene, sentence, k)] if opened else []


def _joints(scene: Scene, sentence: Sentence, start: int, end: int) -> list[int]:
    """Return the words behind commas and "and", the word behind both where one follows another."""
    marks = scene.lexicon.profile.list_mark
    joints = {h.i: h.j for h in sentence.cues("rel:and") if start <= h.i < end}
    behind = {k + 1 for k in range(start, end) if scene.tokens.folds[k] in marks}
    behind |= {k + 1 for k in range(start, end) if _is_mark(scene, k) and bears_and(scene, k + 1)}
    return sorted({joints.get(k, k) for k in {*behind, *joints}})


def _opens(scene: Scene, sentence: Sentence, k: int) -> bool:
    """Say whether an infinitive stands at word `k`: a mark and a verb, or a word that bears it."""
    profile, folds = scene.lexicon.profile, scene.tokens.folds
    if any(a.i <= k < a.j for a in sentence.actors):
        return False
    if folds[k] not in profile.infinitive:
        return _bears(scene, k)
    behind = k + 1 + (not scene.tokens.is_word(k + 1))  # "d'envoyer"
    free = folds[behind] not in profile.determiner and not folds[behind].isdigit()
    return free and not any(a.i <= behind < a.j for a in sentence.actors)


def _bears(scene: Scene, k: int) -> bool:
    """Say whether a word has the ending or the beginning of infinitives."""
    word, marks = scene.tokens.folds[k], scene.lexicon.profile.infinitive
    ends = tuple(m[1:] for m in marks if m.startswith("-"))
    begins = tuple(m[:-1] for m in marks if m.endswith("-"))
    long = max(map(len, (*ends, *begins)), default=0) + _STEM <= len(word)
    return long and (word.endswith(ends) if ends else word.startswith(begins))


def _closed(scene: Scene, starts: list[int], end: int) -> list[int]:
    """Return the starts before which an infinitive ends an item, if the last one ends in one."""
    last = range(max(end - _ENDS, 0), end + 1)
    if not starts or not any(_ends(scene, k) for k in last if k > starts[-1]):
        return []
    return [k for k in starts if _ends(scene, k - 1) or _ends(scene, k)]


def _ends(scene: Scene, k: int) -> bool:
    """Say whether an infinitive stands right before word `k`, with its mark or in one word."""
    profile, folds = scene.lexicon.profile, scene.tokens.folds
    if k < 2:
        return False
    if profile.scriptio_continua:
        return "".join(folds[max(0, k - _LETTERS) : k]).endswith(profile.infinitive or ("\0",))
    if profile.clause_order == "SOV" and _is_mark(scene, k - 1):
        return True
    inside = any(m in folds[k - 1][_STEM:] for m in profile.infinitive if "-" not in m)
    return folds[k - 2] in profile.infinitive or inside or _bears(scene, k - 1)


def _is_mark(scene: Scene, k: int) -> bool:
    """Say whether word `k` is a mark of infinitives, with a particle or without."""
    marks = scene.lexicon.profile.infinitive
    return bool(marks) and not set(marks).isdisjoint(scene.lexicon.keys(scene.tokens.folds[k]))
