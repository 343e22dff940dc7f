"""Verbs of speech that close a sentence: "..., promised X", "..., X proposed".

Who stands beside such a verb has said all that stands before it.
"""

from __future__ import annotations

from kg.extraction.scene import Actor, Scene, Sentence
from kg.lexicon import Hit

DASHES = frozenset("-–—")
#: Kinds of statements of which the verb may close the sentence.
CLOSING = frozenset({"commitment", "proposal", "request"})
_TOLD = 3  # words of the shortest content before the verb


def closer_of(scene: Scene, sentence: Sentence, hit: Hit) -> Actor | None:
    """Return the person beside a verb that closes what is told before it.

    A comma, dash or closing quote stands before the two, and the end of the clause behind.
    """
    if scene.lexicon.profile.clause_order != "SVO":
        return None
    for actor in sentence.actors:
        if actor.kind not in ("person", "group"):
            continue
        first = first_word(sentence, actor)
        begin, end = min(first, hit.i), max(actor.j, hit.j)
        beside = 0 <= first - hit.j <= 1 or 0 <= hit.i - actor.j <= 1
        if not beside or begin - sentence.i <= _TOLD:
            continue
        turned = hit.i < first and _is_inserted(scene, sentence, begin, end)
        if turned or _is_apart(scene, sentence, begin, end):
            return actor
    return None


def closes_bare(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a verb closes a sentence without a subject of its own: "..., informó".

    So where verbs tell who acts, or hold the pronoun: "a-t-il promis".
    """
    if scene.lexicon.profile.clause_order != "SVO" or hit.i - sentence.i <= _TOLD:
        return False
    return _is_apart(scene, sentence, hit.i, hit.j)


def first_word(sentence: Sentence, actor: Actor) -> int:
    """Return the first word of a person with the titles and posts right before the name."""
    first = actor.i
    for hit in reversed(sentence.hits):
        if hit.j == first and (hit.has("title") or hit.has("post")):
            first = hit.i
    return first


def _is_apart(scene: Scene, sentence: Sentence, begin: int, end: int) -> bool:
    """Say whether signs part words from what stands before them, and nothing follows them."""
    profile, folds = scene.lexicon.profile, scene.tokens.folds
    opening = {*profile.list_mark, *profile.close_quote, *DASHES}
    start = begin - (folds[begin - 1] in profile.determiner)  # ", the governor pledged"
    rest = [k for k in range(end, sentence.j) if folds[k] not in profile.particle]
    return folds[start - 1] in opening and not any(map(scene.tokens.is_word, rest))


def _is_inserted(scene: Scene, sentence: Sentence, begin: int, end: int) -> bool:
    """Say whether words stand between two commas: "..., promised Y, and more will follow"."""
    folds, marks = scene.tokens.folds, scene.lexicon.profile.list_mark
    return end < sentence.j and folds[begin - 1] in marks and folds[end] in marks
