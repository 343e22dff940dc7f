"""Figures: numbers with what they count."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from kg.extraction.numbers.numbers import Number
from kg.extraction.quantities.money import currency_of
from kg.extraction.quantities.rates import is_period, rate_of
from kg.extraction.quantities.units import counted, of_which
from kg.extraction.scene import Actor, Scene, Sentence
from kg.model import Claim, Ref, Value


def find_figures(scene: Scene) -> list[Claim]:
    """Return the figures of an article in text order.

    A value with its unit is told once; twice in one sentence it is two amounts. "60 people" in
    the headline are the 60 trainees of the news.
    """
    amounts = [(s, _in_sentence(scene, s)) for s in scene.sentences]
    people = _people_of_headline(scene, amounts)
    claims: list[Claim] = []
    seen: set[tuple[Decimal, str]] = set()
    for sentence, told in amounts:
        headline = sentence.region == "headline"
        found = [a for a in told if not (headline and (a[0].value, a[1]) in people)]
        claims += [
            _claim(scene, sentence, n, unit) for n, unit in found if (n.value, unit) not in seen
        ]
        seen.update((n.value, unit) for n, unit in found)
    return claims


def _people_of_headline(
    scene: Scene, amounts: list[tuple[Sentence, list[tuple[Number, str]]]]
) -> set[tuple[Decimal, str]]:
    """Return the numbers of people whom the text behind the headline calls by what they are."""
    labels, groups = scene.frames.labels, scene.frames.groups
    anyone = labels.get("unit:people", "people")
    called = {labels.get(f"unit:{code}", code) for code in groups["person_units"]} - {anyone}
    body = (a for s, told in amounts if s.region != "headline" for a in told)
    return {(number.value, anyone) for number, unit in body if unit in called}


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
            if number.became is not None:
                found.append((replace(number, value=number.became), unit + rate))
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
