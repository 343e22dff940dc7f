"""Names of bodies whose parts a hyphen joins, and bodies in a list that share one head.

"Die Humboldt-Universität", "Université Paris-Est Créteil", "компании «Лотос» и «Вымпел»".
"""

from __future__ import annotations

from kg.extraction.bodies.body_links import is_glued
from kg.extraction.scene import BodyPhrase, Scene, Sentence

_LONGEST = 8  # words of a name
_MOST = 6  # bodies that share one head


def take_joined_name(scene: Scene, sentence: Sentence, body: BodyPhrase, floor: int) -> None:
    """Take the capitals that hyphens join to a head, or to one another behind it, as its name.

    A place of that very name is the body's place: "die Bremen-Stiftung".

    Args:
        scene: With hits and places.
        sentence: Where.
        body: Of which only the head is known; its range, place and `raw_spec` are changed.
        floor: First word that the phrase may take.
    """
    named = body.head in scene.frames.groups["named_heads"]
    if not named or body.raw_spec or not scene.lexicon.profile.case_marks_names:
        return
    begin = _run_before(scene, body.i, max(floor, sentence.i))
    if begin < body.i:
        end = body.i - 1
        own = next((p for p in sentence.places if p.i == begin and p.j == end), None)
        if own is not None:
            body.place = own.key
        else:
            body.raw_spec = scene.surface(begin, end).replace("-", " ")
        body.i = begin
        return
    end = _run_behind(scene, sentence, body.j)
    if end > body.j and scene.lexicon.profile.head_order == "first":
        body.raw_spec, body.j = scene.surface(body.j, end), end


def _run_before(scene: Scene, i: int, low: int) -> int:
    """Return the first of the capitals that hyphens join to word `i`; `i` if there are none."""
    begin = i
    while begin - 2 >= low and is_glued(scene, begin - 1) and scene.tokens.is_capital(begin - 2):
        begin -= 2
    return begin


def _run_behind(scene: Scene, sentence: Sentence, i: int) -> int:
    """Return the end of a name from word `i` on that a hyphen goes through; `i` if there is none.

    A place that is all of it is no name: "université de Clermont-Ferrand".
    """
    if i >= sentence.j or not is_name_word(scene, sentence, i):
        return i
    end = i + 1
    while end + 1 < sentence.j and is_glued(scene, end) and scene.tokens.is_capital(end + 1):
        end += 2
    whole = any(p.i <= i and p.j >= end for p in sentence.places)
    if end == i + 1 or whole:
        return i
    held = {k for p in sentence.places for k in range(p.i, p.j)}
    if held.issuperset(range(i, end, 2)):
        return end  # two towns, and perhaps who heads what they have: "Bath-Nagpur Asha Rao"
    while end < sentence.j and end - i < _LONGEST and is_name_word(scene, sentence, end):
        end += 1
    return end


def is_name_word(scene: Scene, sentence: Sentence, k: int) -> bool:
    """Say whether a capital word may belong to a name: a place may, a post or a head not."""
    if not (scene.tokens.is_word(k) and scene.tokens.is_capital(k)):
        return False
    marks = (h for h in sentence.hits if h.i <= k < h.j)
    return not any(h.has("post") or h.has("title") or h.has("body") for h in marks)


def quoted_siblings(scene: Scene, sentence: Sentence, body: BodyPhrase) -> list[BodyPhrase]:
    """Return the bodies whose names in quotes follow that of another with the same head.

    Only signs of a list and "and" stand between: «A», «B» and «C».
    """
    profile, folds = scene.lexicon.profile, scene.tokens.folds
    found: list[BodyPhrase] = []
    at = body.j
    while body.raw_spec and folds[at - 1] in profile.close_quote and len(found) < _MOST:
        start = _after_joint(scene, sentence, at)
        if start is None or start >= sentence.j or folds[start] not in profile.open_quote:
            break
        ends = range(start + 2, min(sentence.j, start + _LONGEST + 2))
        end = next((k for k in ends if folds[k] in profile.close_quote), None)
        if end is None:
            break
        found.append(BodyPhrase(start, end + 1, body.head, raw_spec=scene.surface(start + 1, end)))
        at = end + 1
    return found


def _after_joint(scene: Scene, sentence: Sentence, at: int) -> int | None:
    """Return the word behind a sign of a list, an "and" or both; None if neither stands there."""
    k = at
    if k < sentence.j and scene.tokens.folds[k] in scene.lexicon.profile.list_mark:
        k += 1
    joint = next((h for h in sentence.cues("rel:and") if h.i == k), None)
    k = joint.j if joint is not None else k
    return k if k > at else None
