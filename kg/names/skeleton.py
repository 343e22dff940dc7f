"""What it costs to hear a Vietnamese name in a foreign spelling.

A name is a string of units (`kg.names.syllables`), a spelling a string of phones
(`kg.names.phones`); `costs.tsv` prices each unit's possible phones. The cheapest
alignment, divided by the length, says how well the two agree: 0 is regular,
`ACCEPT` and below is accepted. Tone, and in Arabic script most vowels, are not heard, so
Hùng and Hồng may cost the same: the caller needs post, body or place to agree.

Many names are compared at once by walking them as a tree of units, so that
common beginnings are priced once and hopeless branches are never entered.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Generic, TypeVar

from kg.names.phones import HIDDEN, Heard, hear
from kg.names.syllables import name_units
from kg.names.tables import read_table

Key = TypeVar("Key", bound=Hashable)
#: Phones of a slice, longest first, to its price.
UnitPrices = tuple[tuple[int, dict[tuple[str, ...], float]], ...]

#: A normalised cost up to which a spelling is taken for the name.
ACCEPT = 0.15
#: Where a script leaves vowels out, a missing vowel costs no more than this.
_SPARSE_VOWEL = 0.1
#: A phone weighs this much of a unit: spellings are longer than what they spell.
_PHONE_WEIGHT = 0.8
_LONGEST = 5


@dataclass(frozen=True, slots=True)
class Prices:
    """The cost table, compiled for one kind of script."""

    units: dict[str, UnitPrices]
    extra: dict[str, float]
    extra_other: float
    missing: float

    def of(self, unit: str) -> UnitPrices:
        """Return the prices of a unit; one that no row names is heard as itself."""
        return self.units.get(unit) or ((1, {(unit,): 0.0}),)


def _with_hidden(phones: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Return the phones as written, and with a left-out vowel between them."""
    if len(phones) < 2:
        return [phones]
    loose: list[str] = []
    for phone in phones:
        loose += [HIDDEN, phone] if loose else [phone]
    return [phones, tuple(loose)]


@lru_cache(maxsize=2)
def load_prices(sparse: bool) -> Prices:
    """Return the prices, for scripts that leave vowels out (`sparse`) or write them."""
    table: dict[str, dict[tuple[str, ...], float]] = {}
    extra: dict[str, float] = {}
    missing = 1.0
    for row in read_table("costs.tsv"):
        cost = float(row["cost"])
        phones = () if row["phones"] == "-" else tuple(row["phones"].split())
        if row["unit"] == "+":
            extra[row["phones"]] = cost
        elif row["unit"] == "-":
            missing = cost
        else:
            if sparse and not phones and row["unit"].startswith("V"):
                cost = min(cost, _SPARSE_VOWEL)
            for variant in _with_hidden(phones):
                table.setdefault(row["unit"], {}).setdefault(variant, cost)
    units: dict[str, UnitPrices] = {}
    for unit, prices in table.items():
        sizes = sorted({len(phones) for phones in prices})
        units[unit] = tuple(
            (size, {phones: cost for phones, cost in prices.items() if len(phones) == size})
            for size in sizes
        )
    return Prices(units, extra, extra.pop("*", 0.8), missing)


class _Aligner:
    """Prices of one spelling, filled row by row as units are appended.

    A row maps how many phones are used up to the least cost so far.
    """

    def __init__(self, heard: Heard) -> None:
        """Cut the phones into all slices that a unit may be heard as."""
        self.phones = heard.phones
        self.size = len(heard.phones)
        self.length = heard.length
        self.prices = load_prices(heard.sparse)
        self.slices = [
            [heard.phones[at : at + size] for size in range(2 * _LONGEST)]
            for at in range(self.size + 1)
        ]
        self.extra = [
            self.prices.extra.get(phone, self.prices.extra_other) for phone in heard.phones
        ]

    def start(self, budget: float) -> dict[int, float]:
        """Return the row before the first unit."""
        return self._with_extra({0: 0.0}, budget)

    def _with_extra(self, row: dict[int, float], budget: float) -> dict[int, float]:
        """Let any phones go unexplained, at their price."""
        for at in range(min(row, default=0), self.size):
            cost = row.get(at)
            if cost is None:
                continue
            cost += self.extra[at]
            if cost <= budget and cost < row.get(at + 1, 9e9):
                row[at + 1] = cost
        return row

    def step(self, row: dict[int, float], unit: str, budget: float) -> dict[int, float]:
        """Return the row after one more unit; empty if all of it is over budget."""
        new: dict[int, float] = {}
        table = self.prices.of(unit)
        missing = self.prices.missing
        for at, cost in row.items():
            slices = self.slices[at]
            for size, prices in table:
                price = prices.get(slices[size])
                if price is not None:
                    price += cost
                    if price <= budget and price < new.get(at + size, 9e9):
                        new[at + size] = price
            if cost + missing <= budget and cost + missing < new.get(at, 9e9):
                new[at] = cost + missing
        return self._with_extra(new, budget) if new else new

    def norm(self, units: int) -> float:
        """Return what a raw cost is divided by."""
        return max(units, self.length * _PHONE_WEIGHT, 1.0)


@dataclass(slots=True)
class _Node(Generic[Key]):
    children: dict[str, _Node[Key]] = field(default_factory=dict)
    keys: list[Key] = field(default_factory=list)
    longest: int = 0
    depth: int = 0


class UnitTree(Generic[Key]):
    """Names as a tree of units, searched by spelling within a bound of cost."""

    def __init__(self, names: Iterable[tuple[Key, tuple[str, ...]]] = ()) -> None:
        """Build the tree from keys and their units."""
        self._root: _Node[Key] = _Node()
        for key, units in names:
            self.add(key, units)

    def add(self, key: Key, units: tuple[str, ...]) -> None:
        """Enter one name; several keys may share the same units."""
        node = self._root
        node.longest = max(node.longest, len(units))
        for unit in units:
            node = node.children.setdefault(unit, _Node(depth=node.depth + 1))
            node.longest = max(node.longest, len(units))
        node.keys.append(key)

    def search(self, heard: Heard, max_cost: float = ACCEPT) -> list[tuple[Key, float]]:
        """Return keys with normalised cost up to `max_cost`, best first, then in entry order."""
        if not heard.phones:
            return []
        aligner = _Aligner(heard)
        found: list[tuple[Key, float]] = []
        budget = max_cost * aligner.norm(self._root.longest)
        stack = [(self._root, aligner.start(budget))]
        while stack:
            node, row = stack.pop()
            if node.keys and aligner.size in row:
                cost = row[aligner.size] / aligner.norm(node.depth)
                if cost <= max_cost:
                    found += [(key, round(cost, 4)) for key in node.keys]
            for unit, child in node.children.items():
                after = aligner.step(row, unit, max_cost * aligner.norm(child.longest))
                if after:
                    stack.append((child, after))
        return sorted(found, key=lambda pair: pair[1])


@lru_cache(maxsize=65536)
def units_cost(units: tuple[str, ...], heard: Heard) -> float:
    """Return the cost of hearing `units` in `heard`, 0 to about 1."""
    if not units or not heard.phones:
        return 1.0
    aligner = _Aligner(heard)
    row = aligner.start(9e8)
    for unit in units:
        row = aligner.step(row, unit, 9e8)
    return min(1.0, round(row[aligner.size] / aligner.norm(len(units)), 4))


def name_cost(vietnamese: str, surface: str) -> float:
    """Return how badly `surface`, in a phonetic script, spells a Vietnamese name.

    Args:
        vietnamese: The name with its diacritics, with or without spaces.
        surface: The spelling, any number of words.

    Returns:
        Cost per unit, 0 (regular) to 1 (nothing in common); accept at `ACCEPT`.

    >>> name_cost("Trịnh Tuyết Mai", "ত্রিনহ টুয়েট মাই") <= ACCEPT
    True
    >>> name_cost("Trịnh Tuyết Mai", "দিমিত্রি কুজমিন") <= ACCEPT
    False
    """
    return units_cost(name_units(vietnamese), hear(surface))
