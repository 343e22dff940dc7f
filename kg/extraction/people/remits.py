"""What the holder of a post deals with: "Deputy Mayor for Culture", "secretaria de Economía"."""

from __future__ import annotations

from kg.extraction.scene import Scene, Sentence
from kg.lexicon import Hit

#: Words that lead from a post to what its holder deals with: "of the", "chargée de", "phụ trách".
_LEADING = frozenset({"rel:of", "rel:to", "rel:in", "cue:in-charge"})
_FAR = 4  # words of such a lead


def remit_of(scene: Scene, sentence: Sentence, hit: Hit) -> tuple[str, ...]:
    """Return the codes of what the holder of a post deals with; empty if the text does not say."""
    named = not scene.frames.groups["remit_posts"].isdisjoint(hit.all("post"))
    inside = _specs_inside(scene, hit) if named else ()
    return inside or tuple(s for h in _remit(scene, sentence, hit) for s in h.all("spec")[:1])


def remit_span(scene: Scene, sentence: Sentence, hit: Hit) -> tuple[int, int]:
    """Return first word and word after the last of what the holder of a post deals with.

    Without a word for that, they are those of the post.
    """
    remit = _remit(scene, sentence, hit)
    first = min((h.i for h in remit), default=hit.i)
    return first, max((h.j for h in remit), default=hit.j)


def _specs_inside(scene: Scene, hit: Hit) -> tuple[str, ...]:
    """Return what the words of a post name themselves: "secretaria de Economía"."""
    folds, profile = scene.tokens.folds, scene.lexicon.profile
    if hit.j - hit.i < 2 or profile.scriptio_continua:
        return ()
    parts = [*scene.lexicon.find(folds, hit.i, hit.j - 1)]
    parts += scene.lexicon.find(folds, hit.i + 1, hit.j)
    return tuple(dict.fromkeys(s for h in parts if not h.has("post") for s in h.all("spec")[:1]))


def _remit(scene: Scene, sentence: Sentence, hit: Hit) -> list[Hit]:
    """Return the labels for what the holder of a post deals with, right behind it or before it."""
    behind, profile = _lead(scene, sentence, hit.j), scene.lexicon.profile
    tied = profile.names_are_plain and not profile.post_follows_name  # Urdu needs no mark
    led = behind > hit.j or profile.head_order == "first" or tied
    found = _listed(sentence, behind) if led else []
    found = found or _past_place(scene, sentence, behind)
    if found or profile.head_order == "first":
        return found
    ends = {hit.i, *(h.i for h in sentence.cues("cue:in-charge") if h.j == hit.i)}
    return [h for h in sentence.hits if h.j in ends and _is_remit(sentence, h)]


def _past_place(scene: Scene, sentence: Sentence, k: int) -> list[Hit]:
    """Return what "in charge of" leads to behind the place of a post: "maire de X chargée de"."""
    end = next((p.j for p in sentence.places if p.i == k), -1)
    charged = any(h.i == end for h in sentence.cues("cue:in-charge"))
    return _listed(sentence, _lead(scene, sentence, end)) if charged else []


def _is_remit(sentence: Sentence, hit: Hit) -> bool:
    """Say whether a label tells what somebody deals with, and is no part of a body's name."""
    if not hit.has("spec") or hit.has("body"):
        return False
    return not any(b.i <= hit.i < b.j for b in sentence.bodies)


def _lead(scene: Scene, sentence: Sentence, k: int) -> int:
    """Return the word behind those that lead from a post to what it deals with."""
    profile, folds = scene.lexicon.profile, scene.tokens.folds
    light = {*profile.determiner, *profile.genitive}
    marks = {h.i: h.j for h in sentence.cues(*_LEADING) if not h.has("spec")}
    end = min(k + _FAR, sentence.j)
    while k < end and (k in marks or folds[k] in light):
        k = marks.get(k, k + 1)
    return k


def _listed(sentence: Sentence, k: int) -> list[Hit]:
    """Return the labels at word `k` that say what is dealt with, and those that "and" adds."""
    found: list[Hit] = []
    joints = {h.i: h.j for h in sentence.cues("rel:and")}
    specs = {h.i: h for h in sentence.hits if _is_remit(sentence, h)}
    while k in specs:
        found.append(specs[k])
        k = joints.get(specs[k].j, -1)
    return found
