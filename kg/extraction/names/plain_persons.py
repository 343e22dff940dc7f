"""Names of people that end in, or hold, the name of a town, where no capitals mark names."""

from __future__ import annotations

from kg.extraction.clauses import has_and
from kg.extraction.names.name_ends import reads_as
from kg.extraction.scene import Scene, Sentence
from kg.lexicon import Hit

_HELD = ("place", "nation", "body", "place-type", "adj", "spec")  # what posts are held in
_MORE = 2  # words of a name behind the town's in it
_SYLLABLES = 4  # of a Vietnamese name at most, and one more
_READS = 0.75  # from which words read as one
_FULL = 3  # syllables of one, and words of another name


def ends_persons_name(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a word that is no label stands between a post and a town's name.

    "Governor Hiroshi Nagasaki" governs another place, where no capitals tell it. Where what a
    post is held in follows it, so does "Mayor of Kyoto Hiroshi Nagasaki"; and a post behind a sign
    explains a name in whose midst a town's stands: "Ana Concepcion Lopez, governor of".
    """
    k = hit.i - 1
    if hit.j - hit.i > 1 or not _is_open(scene, sentence, k):
        return False
    if _is_held(sentence, k) or _ends_vietnamese(scene, sentence, hit):
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


def _is_held(sentence: Sentence, k: int) -> bool:
    """Say whether a post or title stands right before word `k`."""
    return any(h.j == k and (h.has("post") or h.has("title")) for h in sentence.hits)


def _ends_vietnamese(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether all words behind a post are a Vietnamese name: "Chairman Vương Đình Huệ"."""
    k = hit.i
    while hit.i - k < _SYLLABLES and not _is_held(sentence, k):
        if not _is_open(scene, sentence, k - 1):
            return False
        k -= 1
    return _is_held(sentence, k) and _reads_vietnamese(scene, scene.surface(k, hit.j))


def opens_persons_name(scene: Scene, sentence: Sentence, hit: Hit) -> bool:
    """Say whether a place's name behind a post is a person's, where what is governed precedes.

    All the syllables of a Vietnamese name are: "President Hồ Chí Minh". So is a word with others
    up to the mark of the subject: "the chair Hue Petrie (ne)".
    """
    profile, folds = scene.lexicon.profile, scene.tokens.folds
    if not profile.names_are_plain or profile.head_order != "last" or profile.post_follows_name:
        return False
    if not hit.has("place") or not _is_held(sentence, hit.i):
        return False
    if hit.j - hit.i > 1:
        typed = any(h.i == hit.j and h.has("place-type") for h in sentence.hits)
        full = hit.j - hit.i == _FULL and not typed
        return full and _reads_vietnamese(scene, scene.surface(hit.i, hit.j))
    last = min(hit.j + _FULL, sentence.j)
    words = range(hit.j, next((k for k in range(hit.j, last) if folds[k] in profile.subject), 0))
    return bool(words) and all(_is_open(scene, sentence, k) for k in words)


def _reads_vietnamese(scene: Scene, name: str) -> bool:
    """Say whether words read as a Vietnamese name, with or without a case ending on the last."""
    return reads_as(scene, name, scene.lexicon.profile.suffix) >= _READS
