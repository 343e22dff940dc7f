"""What speaks for an article being on the theme, in numbers that a model weighs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Contact:
    """What speaks for contact with a foreign partner, each from 0 to 1.

    Attributes:
        share: What the average sentence tells of contact; 1 stands for a half. Less
            where states stand in front, see `focus`.
        focus: How much of what it says of places it says of units below the state; 1
            stands for a half, 0 for an article of one country.
        lands: Countries named besides two; 1 stands for six.
        aside: Share of sentences that tell of crime or sport; 1 stands for three in ten.
        twins: Sentences that call units twins, or tell of contact with partners without a name;
            1 stands for two. Less where states stand in front, 0 for an article of one country.
        pair: How much it speaks of a unit of one country and of one of another, whichever it
            speaks of less; 1 stands for four mentions. Less where few sentences have a word
            of contact; 1 stands for four in ten.
        abreast: Sentences of headline and lead in which a unit acts beside a unit or an
            official of another country; 1 stands for two.
    """

    share: float = 0.0
    focus: float = 0.0
    lands: float = 0.0
    aside: float = 0.0
    twins: float = 0.0
    pair: float = 0.0
    abreast: float = 0.0


@dataclass(frozen=True, slots=True)
class Programme:
    """What speaks for a programme that gives tasks to bodies, each from 0 to 1.

    Attributes:
        early: Sentences of headline and lead that name a programme; 1 stands for two.
        plan: Sentences at the beginning in which the unit, or who leads it, has a plan or
            programme, named or not; 1 stands for two.
        named: Share of all sentences that do; 1 stands for three in ten.
        charged: Bodies with a duty; 1 stands for three.
        duty: Share of sentences that tell of one; 1 stands for three in ten.
        dated: Sentences that give a body a duty and a date; 1 stands for two.
        directive: 1 if it is orders of one chief to many bodies, sentence after sentence.
    """

    early: float = 0.0
    plan: float = 0.0
    named: float = 0.0
    charged: float = 0.0
    duty: float = 0.0
    dated: float = 0.0
    directive: float = 0.0


def part(amount: float, whole: float) -> float:
    """Return how much of `whole` an amount makes; 1 from there on."""
    return min(amount, whole) / whole
