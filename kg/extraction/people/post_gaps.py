"""What may stand between a post and the name of who holds it, so that both are one phrase."""

from __future__ import annotations

from kg.extraction.people.explained_names import is_title, past_brackets
from kg.extraction.places.local_runs import past_nation
from kg.extraction.scene import Scene, Sentence
from kg.lexicon import Hit

APPOSITION = frozenset({",", "-", "–", "(", ")", "،", "、", ":", "."})
_UNIT = 12  # characters of a unit's name without spaces


def is_gap(scene: Scene, sentence: Sentence, start: int, end: int) -> bool:
    """Say whether only signs, titles and words of a name's phrase stand between."""
    for k in range(start, end):
        word = scene.tokens.folds[k]
        if word in APPOSITION or word in scene.lexicon.profile.genitive:
            continue
        if word in scene.lexicon.profile.determiner and scene.tokens.folds[k - 1] in APPOSITION:
            continue  # "X, the governor of Y"
        hit = next((h for h in sentence.hits if h.i <= k < h.j), None)
        if hit and (
            is_title(scene, hit)
            or hit.has("rel") in ("rel:of", "rel:and", "rel:in")
            or hit.has("adj")
            or hit.has("place-type")
            or hit.has("spec")
            or hit.has("post")
            or "cue:in-charge" in hit.concepts
            or (hit.has("body") and hit.i <= start and scene.lexicon.profile.head_order == "first")
        ):
            continue
        if any(p.i <= k < p.j for p in sentence.places) or any(
            b.i <= k < b.j for b in sentence.bodies
        ):
            continue
        if any(h.i <= k < h.j and ("cue:former" in h.concepts) for h in sentence.hits):
            continue
        if past_nation(scene, sentence, k) > k:
            continue  # "of the Chinese province of Guangdong"
        return False
    return True


def is_unheard_unit(scene: Scene, sentence: Sentence, hit: Hit, start: int, end: int) -> bool:
    """Say whether what is written onto a post is the name of a unit, and a title ends the gap.

    "นายอำเภอเชียงของ นาย...": a space ends it where no other does, and no list need know it.
    """
    profile, tokens = scene.lexicon.profile, scene.tokens
    if not profile.scriptio_continua or profile.head_order != "first":
        return False
    if scene.frames.groups["placed_posts"].isdisjoint(hit.all("post")):
        return False
    title = next((h.i for h in sentence.hits if h.j == end and is_title(scene, h)), end)
    spaces = [k for k in range(start, title + 1) if tokens.starts[k] > tokens.ends[k - 1]]
    verbs = any(h.has("cue") and start <= h.i < title for h in sentence.hits)
    return start < title <= start + _UNIT and spaces == [title] and not verbs


def is_bracketed(scene: Scene, sentence: Sentence, start: int, end: int) -> bool:
    """Say whether brackets alone stand between a post and a name: "Deputy Governor (Finance) X"."""
    named = scene.lexicon.profile.case_marks_names
    return named and start < past_brackets(scene, sentence, start, []) == end
