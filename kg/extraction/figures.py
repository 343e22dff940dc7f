"""Figures: numbers with what they count."""

from __future__ import annotations

from decimal import Decimal

from kg.extraction.numbers import Number
from kg.extraction.scene import Actor, Scene, Sentence
from kg.lexicon import Hit
from kg.model import Claim, Ref, Value

_REACH = 3  # words between a number and the noun it counts


def find_figures(scene: Scene) -> list[Claim]:
    """Return the figures of an article in text order, each value and unit once."""
    claims: dict[tuple[Decimal, str], Claim] = {}
    for sentence in scene.sentences:
        for number in sentence.numbers:
            if number.kind != "quantity" or getattr(number, "in_words", False):
                continue
            unit = _unit(scene, sentence, number)
            if unit is None:
                continue
            key = (number.value, unit)
            if key not in claims:
                claims[key] = _claim(scene, sentence, number, unit)
    return list(claims.values())


def _unit(scene: Scene, sentence: Sentence, number: Number) -> str | None:
    """Return the English unit: percent, a currency, or the counted noun's label."""
    if number.percent:
        return "percent"
    if number.currency:
        return number.currency
    first = scene.tokens.at(number.unit_start)
    after = [
        h
        for h in sentence.hits
        if h.has("unit") and 0 <= h.i - first <= _REACH and not _broken(scene, first, h.i)
    ]
    if after:
        return _label(scene, after[0])
    begin = scene.tokens.at(number.span.start)
    before = [h for h in sentence.hits if h.has("unit") and 0 <= begin - h.j <= 1]
    if before and scene.lexicon.profile.head_order == "last":
        return _label(scene, before[-1])
    return _printed_noun(scene, sentence, first)


def _label(scene: Scene, hit: Hit) -> str:
    concept = hit.has("unit") or ""
    return scene.frames.labels.get(concept, concept.partition(":")[2])


def _broken(scene: Scene, start: int, end: int) -> bool:
    return any(not scene.tokens.is_word(k) for k in range(start, end))


def _printed_noun(scene: Scene, sentence: Sentence, first: int) -> str | None:
    """Fall back on the printed word, where words are written apart."""
    profile, tokens = scene.lexicon.profile, scene.tokens
    if profile.scriptio_continua or first >= sentence.j or not tokens.is_word(first):
        return None
    word = tokens.folds[first]
    if word in profile.stopwords or any(
        h.i <= first < h.j and (h.has("cue") or h.has("rel") or h.has("place"))
        for h in sentence.hits
    ):
        return None
    last = first + 1
    return tokens.surface(first, last)


def _owner(sentence: Sentence, at: int) -> Actor | None:
    near = [a for a in sentence.actors if len(a.keys) == 1]
    return min(near, key=lambda a: abs(a.i - at), default=None)


def _claim(scene: Scene, sentence: Sentence, number: Number, unit: str) -> Claim:
    roles: dict[str, tuple[Value, ...]] = {
        "value": (number.value,),
        "raw": (number.raw,),
        "unit": (unit,),
        "qualifier": (number.qualifier,),
        "about": (" ".join(scene.surface(sentence.i, sentence.j).split())[:200],),
    }
    owner = _owner(sentence, scene.tokens.at(number.span.start))
    if owner is not None:
        roles["owner"] = (Ref(owner.kind, owner.keys[0]),)
    return Claim(
        "figure",
        roles,
        (scene.evidence(sentence),),
        "figure",
        "asserted",
        0.7,
        ("number with its unit",),
    )
