"""Names of bodies told by what stands beside their head, where words are declined.

Adjectives before it ("Дальневосточном федеральном университете") are its name if the first has
a capital; a name in the genitive follows it ("Институтом океанографии").
"""

from __future__ import annotations

import unicodedata

from kg.extraction.scene import BodyPhrase, Scene, Sentence
from kg.lexicon import Hit

_MOST = 3  # adjectives before a head
_SHORTEST = 5  # letters of one
_STEM = 4  # letters of a place's name that its adjective begins with
_LONG = 8  # words of a committee's name between its head and "central"
_CASE = 2  # letters of its ending: Казань, Казани


def take_attributes(scene: Scene, sentence: Sentence, body: BodyPhrase, floor: int) -> bool:
    """Take the adjectives before a head, or what it deals with behind it, as its name.

    Args:
        scene: With hits and places.
        sentence: Where.
        body: Grown by labels and places; its range and `raw_spec` are changed.
        floor: First word that the phrase may take.

    Returns:
        Whether the body bears a name of its own now.
    """
    profile, heads = scene.lexicon.profile, scene.frames.groups
    named = body.head in heads["named_heads"] and body.head not in heads["generic_heads"]
    if not profile.attribute or not named or body.place or body.raw_spec:
        return False
    begin = _first_adjective(scene, sentence, body, floor)
    first = begin if begin < body.i else _capital(scene, body, floor)
    seat = _seat(scene, sentence, first)
    if seat is not None:
        body.place, body.i = seat, first
        return False
    if begin < body.i:
        name = " ".join(_nominative(scene, k) for k in range(begin, body.i))
        body.i, body.raw_spec = begin, name
        return True
    end = _field_behind(scene, sentence, body)
    if end > body.j:
        body.raw_spec, body.j = scene.surface(body.j, end), end
        _take_seat(sentence, body)
    return bool(body.raw_spec)


def _capital(scene: Scene, body: BodyPhrase, floor: int) -> int:
    """Return the capital word that the adjectives before a head lead back to; the head if none."""
    for k in range(body.i - 1, max(floor, body.i - _MOST) - 1, -1):
        if _row(scene, k) is None:
            break
        if scene.tokens.is_capital(k):
            return k
    return body.i


def _seat(scene: Scene, sentence: Sentence, k: int) -> str | None:
    """Return the place that the adjective at word `k` is made of; None if it is of none.

    A demonym says it ("Шаньдунский педагогический университет"), or a place of the article
    whose name begins so: Казань and "Казанский федеральный университет".
    """
    if _row(scene, k) is None or not scene.tokens.is_capital(k):
        return None
    hits = [h for h in sentence.hits if h.i == k and h.j == k + 1]
    own = [key for h in hits for key in (*h.all("nation"), *h.all("place"))]
    if own and (len(own) == 1 or any(h.has("nation") for h in hits)):
        return own[0]
    word, rows = scene.tokens.folds[k], scene.lexicon.profile.attribute
    stem = word.removesuffix(max((e for row in rows for e in row if word.endswith(e)), key=len))
    if len(stem) < _STEM:
        return None
    for place in (p for s in scene.sentences for p in s.places):
        name = scene.tokens.folds[place.name_i]
        if name.startswith(stem) and len(name) - len(stem) <= _CASE:
            return place.key
    return None


def _first_adjective(scene: Scene, sentence: Sentence, body: BodyPhrase, floor: int) -> int:
    """Return the first of the adjectives right before a head; the head if they are no name."""
    begin, low = body.i, max(floor, sentence.i)
    while begin > low and body.i - begin < _MOST and _row(scene, begin - 1) is not None:
        begin -= 1
        if scene.tokens.is_capital(begin):
            opens = begin == sentence.i and body.head not in scene.frames.groups["proper_heads"]
            return body.i if opens or _is_known(sentence, begin) else begin
    return body.i


def _row(scene: Scene, k: int) -> tuple[str, str] | None:
    """Return the ending of an adjective and that of its first form; None if word `k` is none."""
    word = scene.tokens.folds[k]
    if len(word) < _SHORTEST or word in scene.lexicon.profile.stopwords:
        return None
    endings = ((e, row[0]) for row in scene.lexicon.profile.attribute for e in row)
    return next((pair for pair in endings if word.endswith(pair[0])), None)


def _is_known(sentence: Sentence, k: int) -> bool:
    """Say whether a capital word has a meaning of its own: a post, a country, a verb."""
    if any(p.i <= k < p.j for p in sentence.places):
        return True
    return any(h.i <= k < h.j and not (h.has("field") or h.has("spec")) for h in sentence.hits)


def _nominative(scene: Scene, k: int) -> str:
    """Return an adjective in its first form, printed as it is."""
    word, row = scene.tokens.folds[k], _row(scene, k)
    word = unicodedata.normalize("NFC", word[: len(word) - len(row[0])] + row[1] if row else word)
    return word[:1].upper() + word[1:] if scene.tokens.is_capital(k) else word


def _field_behind(scene: Scene, sentence: Sentence, body: BodyPhrase) -> int:
    """Return the end of the words for a field right behind an institute with a capital."""
    end = body.j
    if body.head != "institute" or not scene.tokens.is_capital(body.i):
        return end
    for hit in sentence.hits:
        if hit.i == end and (hit.has("field") or hit.has("spec")) and not hit.has("cue"):
            end = hit.j
    return end


def _take_seat(sentence: Sentence, body: BodyPhrase) -> None:
    """Take where a body lies behind its name: "the Institute of Oceanography in Nha Trang"."""
    within = next((h for h in sentence.cues("rel:in") if h.i == body.j), None)
    seat = next((p for p in sentence.places if within and p.i == within.j), None)
    if seat is not None:
        body.place, body.j = seat.key, seat.j


def take_central(scene: Scene, body: BodyPhrase, hits: list[Hit]) -> None:
    """Read "central" at the end of a committee's name behind words that no label knows."""
    kind = scene.frames.body_kind.get(body.head)
    if body.level or body.place or kind != "committee" or body.j >= len(scene.tokens):
        return
    for hit in hits if scene.tokens.is_capital(body.j) else ():
        if hit.i < body.j:
            continue
        if hit.i - body.j > _LONG or any(hit.has(c) for c in ("cue", "body", "place", "post")):
            return
        if "adj:central" in hit.concepts and scene.tokens.is_capital(hit.i):
            if all(scene.tokens.is_word(k) for k in range(body.j, hit.i)):
                body.level, body.j = "central", hit.j
            return
