"""Names of bodies in a language that writes words in syllables, capitals only on the first.

"Công ty CP Phát triển công nghiệp Sao Sáng": what a company does, in small letters but for the
first syllable of each phrase, and then what it is called.
"""

from __future__ import annotations

from kg.extraction.scene import BodyPhrase, Scene, Sentence
from kg.names.syllables import is_syllable

_LONGEST = 10  # syllables of a name
#: Schemes of labels that are no part of a name, wherever they stand.
_APART = ("post", "title", "body", "rel", "unit", "number")
#: Schemes of labels in small letters that say what a body deals with.
_TELLING = ("field", "spec", "thing")


def take_syllabic_name(scene: Scene, sentence: Sentence, body: BodyPhrase) -> None:
    """Take the syllables behind a head as its name, if labels alone would cut it short.

    Args:
        scene: With hits and places.
        sentence: Where.
        body: Of which only the head is known; its range, place and `raw_spec` are changed.
    """
    groups = scene.frames.groups
    if scene.lexicon.profile.tag not in groups["syllabic_languages"] or body.raw_spec:
        return
    if body.head not in groups["named_heads"]:
        return
    end = _end(scene, sentence, body.j)
    seat = next((p for p in sentence.places if body.j < p.i and p.j == end), None)
    if not _is_cut(scene, sentence, body.j, seat.i if seat else end):
        return
    body.raw_spec, body.j = scene.surface(body.j, end), end
    body.place = seat.key if seat else None


def _is_cut(scene: Scene, sentence: Sentence, start: int, end: int) -> bool:
    """Say whether a name has small letters, and syllables beside those of what it deals with."""
    small = any(not scene.tokens.is_capital(k) for k in range(start, end))
    told = [h for h in sentence.hits if h.has("spec") or "rel:and" in h.concepts]
    bare = [k for k in range(start, end) if not any(h.i <= k < h.j for h in told)]
    return small and bool(bare)


def _end(scene: Scene, sentence: Sentence, start: int) -> int:
    """Return the end of the name that begins at a syllable; `start` if none does."""
    k = end = start
    while k < sentence.j and k - start < _LONGEST:
        place = next((p for p in sentence.places if p.i == k), None)
        if place is not None:
            return place.j if k > start else start
        if start < k == end and _is_hyphen(scene, k):
            k += 1
            continue
        small = not scene.tokens.is_word(k) or not scene.tokens.is_capital(k)
        if (k == start and small) or not is_syllable(scene.tokens.folds[k]):
            break
        if scene.tokens.is_capital(k):
            if _is_apart(sentence, k):
                break
            k = end = k + 1
        elif (after := _past_small(scene, sentence, start, k)) > k:
            end = after if _completes(scene, sentence, start, k, after) else end
            k = after
        else:
            break
    return end


def _is_hyphen(scene: Scene, k: int) -> bool:
    """Say whether a hyphen joins a name to a capital: "Than - Khoáng sản"."""
    tokens = scene.tokens
    return tokens.folds[k] == "-" and k + 1 < len(tokens) and tokens.is_capital(k + 1)


def _is_apart(sentence: Sentence, k: int) -> bool:
    return any(h.i <= k < h.j and any(map(h.has, _APART)) for h in sentence.hits)


def _past_small(scene: Scene, sentence: Sentence, start: int, k: int) -> int:
    """Return the end of what in small letters at `k` may belong to a name; `k` if nothing does."""
    for hit in sentence.hits:
        counts = all(c.startswith("unit:") for c in hit.concepts)  # after a number alone
        if not hit.i <= k < hit.j or hit.i < start or counts:
            continue
        opened = scene.tokens.is_capital(hit.i)
        joint = "rel:and" in hit.concepts and scene.tokens.is_capital(hit.j)
        if joint or (opened and not _is_apart(sentence, k)):
            return hit.j
        return hit.j if any(map(hit.has, _TELLING)) and not _is_apart(sentence, k) else k
    free = scene.tokens.folds[k] not in scene.lexicon.profile.stopwords
    return k + 1 if k > start and scene.tokens.is_capital(k - 1) and free else k


def _completes(scene: Scene, sentence: Sentence, start: int, k: int, end: int) -> bool:
    """Say whether syllables in small letters end a name: of one label with the capital before.

    Or of one word with it, where a verb or a sign goes on: "Kinh tế Quốc dân ký".
    """
    if any(start <= h.i < k and h.j == end for h in sentence.hits):
        return True
    if end - k > 1 or end > sentence.j:
        return False
    if end == sentence.j or not scene.tokens.is_word(end):
        return True
    return any(h.i == end and (h.has("cue") or h.has("rel")) for h in sentence.hits)
