"""Names of people that end in, or hold, the name of a town, where no capitals mark names."""

from __future__ import annotations

from kg.extraction.clauses import has_and
from kg.extraction.scene import Scene, Sentence
from kg.lexicon import Hit

_HELD = ("place", "nation", "body", "place-type", "adj", "spec")  # what posts are held in
_MORE = 2  # words of a name behind the town's in it


def ends_persons_name(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a word that is no label stands between a post and a town's name.

    "Governor Hiroshi Nagasaki" governs another place, where no capitals tell it. Where what a
    post is held in follows it, so does "Mayor of Kyoto Hiroshi Nagasaki"; and a post behind a sign
    explains a name in whose midst a town's stands: "Ana Concepcion Lopez, governor of".
    """
    k = hit.i - 1
    if hit.j - hit.i > 1 or not _is_open(scene, sentence, k):
        return False
    if any(h.j == k and (h.has("post") or h.has("title")) for h in sentence.hits):
        return True
    if scene.lexicon.profile.head_order != "first":
        return False
    return _ends_holding(sentence, k) or _is_explained(scene, sentence, hit.j)


def _is_open(scene: Scene, sentence: Sentence, k: int) -> bool:
    """Say whether word `k` is neither a label nor a common word."""
    if not sentence.i <= k < sentence.j or not scene.tokens.is_word(k):
        return False
    common = scene.tokens.folds[k] in scene.lexicon.profile.stopwords
    return not common and not sentence.is_labelled(k)


def _ends_holding(sentence: Sentence, k: int) -> bool:
    """Say whether a post and what it is held in end before word `k`: "ambassador of X in Y"."""
    while before := [h for h in sentence.hits if h.j == k]:
        if any(h.has("post") for h in before):
            return True
        if not any(h.has(scheme) for h in before for scheme in _HELD) and not any(
            "rel:of" in h.concepts for h in before
        ):
            return False
        k = min(h.i for h in before)
    return False


def _is_explained(scene: Scene, sentence: Sentence, k: int) -> bool:
    """Say whether at most two words of a name, a sign and a post follow from word `k` on."""
    end = k
    while end < k + _MORE and _is_open(scene, sentence, end):
        end += 1
    signed = end < sentence.j and scene.tokens.folds[end] in scene.lexicon.profile.list_mark
    signed = signed and not has_and(scene, end + 1)  # "..., and the mayor" is somebody else
    return signed and any(h.i == end + 1 and h.has("post") for h in sentence.hits)
