"""Figures: numbers with what they count."""

from __future__ import annotations

from decimal import Decimal

from kg.extraction.numbers.numbers import Number
from kg.extraction.quantities.money import currency_of
from kg.extraction.quantities.rates import is_period, rate_of
from kg.extraction.quantities.units import counted, of_which
from kg.extraction.scene import Actor, Scene, Sentence
from kg.model import Claim, Ref, Value


def find_figures(scene: Scene) -> list[Claim]:
    """Return the figures of an article in text order.

    A value with its unit is told once; twice in one sentence it is two amounts.
    """
    claims: list[Claim] = []
    seen: set[tuple[Decimal, str]] = set()
    for sentence in scene.sentences:
        found = _in_sentence(scene, sentence)
        claims += [
            _claim(scene, sentence, n, unit) for n, unit in found if (n.value, unit) not in seen
        ]
        seen.update((n.value, unit) for n, unit in found)
    return claims


def _in_sentence(scene: Scene, sentence: Sentence) -> list[tuple[Number, str]]:
    """Return the amounts of a sentence; "12 of them" are of what was counted last."""
    found: list[tuple[Number, str]] = []
    last: str | None = None
    for number in sentence.numbers:
        if number.kind != "quantity" or number.in_words:
            continue
        unit = of_which(scene, sentence, number, last) or _unit(scene, sentence, number)
        if is_period(scene, sentence, number):
            continue
        if unit is not None:
            rate = "" if number.percent else rate_of(scene, sentence, number, unit)
            found.append((number, unit + rate))
            last = unit if not number.percent and not number.currency else last
    return found


def _unit(scene: Scene, sentence: Sentence, number: Number) -> str | None:
    """Return the unit: percent, a currency's ISO 4217 code, or the counted noun's English label."""
    if number.percent:
        return "percent"
    if number.currency:
        return currency_of(scene, number.currency)
    return counted(scene, sentence, number)


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
