"""Which people of different articles are one: the name and a post or body must agree.

A person is known by the name as printed and by what the text says he or she holds. Two
are one if the spellings of the names agree (`kg.names.same_person`) and they share a body,
a post with its place, or the work of which two articles are versions. Where a spelling
leaves open which name it is, a post or the work must be shared, and the one name in Latin
letters that fits settles it; if several fit, nothing is merged and all are named.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations, product
from typing import Final, NamedTuple, TypeAlias

from kg.names import Comparison, same_person
from kg.names.tables import script_of

#: What settles a name that its spelling leaves open; a body has many members.
_STRONG: Final = ("post:", "work:")


@dataclass(frozen=True, slots=True, order=True)
class Sketch:
    """A person as the articles of one name and one body or post tell of her or him.

    Attributes:
        iri: Who.
        name: The fullest form printed.
        holds: See `kg.model.Entity`.
    """

    iri: str
    name: str
    holds: frozenset[str] = frozenset()

    @property
    def is_latin(self) -> bool:
        """Say whether the name stands in Latin letters."""
        return script_of(self.name) == "latn"


#: Two people who share something they hold and whose names may agree.
_Edge: TypeAlias = tuple[Comparison, Sketch, Sketch]


@dataclass(slots=True)
class Joined:
    """People taken for one, by their IRIs.

    Attributes:
        one: The IRI that stands for all, by the IRIs of those that others stand for.
        reasons: Why, by the IRI that stands for all.
        open: IRIs of people that somebody may be as well, by IRI.
    """

    one: dict[str, str] = field(default_factory=dict)
    reasons: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    open: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))


def join_people(sketches: Iterable[Sketch]) -> Joined:
    """Find out who is who among people whose names share one key (`Entity.name_key`)."""
    namesakes = Namesakes()
    for sketch in sketches:
        namesakes.add(sketch)
    return namesakes.joined()


class _Circle(NamedTuple):
    """People who share what they hold, and who of them are one."""

    members: set[Sketch]
    joined: Joined


class Namesakes:
    """People whose names share one key, who come and go, and who of them are one.

    Those are compared who share what they hold, with one another or through others: a circle.
    Who comes or goes bears on one circle alone, and all others stay as they were found.
    """

    def __init__(self) -> None:
        """Begin with nobody."""
        self._holders: defaultdict[str, list[Sketch]] = defaultdict(list)
        self._circles: dict[Sketch, _Circle] = {}
        self._unsure: set[Sketch] = set()

    def add(self, sketch: Sketch) -> None:
        """Let somebody come."""
        for held in sketch.holds:
            self._holders[held].append(sketch)
        self._unsure.add(sketch)

    def remove(self, sketch: Sketch) -> None:
        """Let somebody go who came."""
        for held in sketch.holds:
            self._holders[held].remove(sketch)
        self._unsure.discard(sketch)
        if circle := self._circles.pop(sketch, None):
            circle.members.discard(sketch)
            self._unsure |= circle.members

    def joined(self) -> Joined:
        """Return who is who now."""
        while self._unsure:
            members = self._around(self._unsure.pop())
            self._unsure -= members
            if len(members) > 1:
                self._circles |= dict.fromkeys(members, _Circle(members, _join(members)))
            else:  # who is alone is nobody else
                for sketch in members:
                    self._circles.pop(sketch, None)
        joined = Joined()
        for circle in {id(circle): circle for circle in self._circles.values()}.values():
            joined.one |= circle.joined.one
            joined.reasons |= circle.joined.reasons
            joined.open |= circle.joined.open
        return joined

    def _around(self, sketch: Sketch) -> set[Sketch]:
        """Return who shares what somebody holds, directly or through others."""
        circle, known, rest = {sketch}, set(sketch.holds), set(sketch.holds)
        while rest:
            met = set(self._holders[rest.pop()]) - circle
            circle |= met
            fresh = {held for one in met for held in one.holds} - known
            known |= fresh
            rest |= fresh
        return circle


def _join(sketches: Iterable[Sketch]) -> Joined:
    groups = _Groups(sketches)
    edges = sorted(groups.edges(), key=lambda e: (-e[0].score, e[1].iri, e[2].iri))
    torn = _torn(edges)
    for comparison, one, two in edges:
        if comparison.verdict == "same" and not torn & {one, two}:
            groups.unite(one, two, comparison.reason)
    for unsure, candidates in sorted(groups.unsettled(edges).items()):
        if len(candidates) == 1:
            groups.unite(unsure, candidates[0], "the only name in Latin letters that fits")
    return groups.result(edges)


def _torn(edges: list[_Edge]) -> set[Sketch]:
    """Return those that agree with two others who differ: a name without its diacritics."""
    same: dict[Sketch, set[Sketch]] = defaultdict(set)
    for comparison, one, two in edges:
        if comparison.verdict == "same":
            same[one].add(two)
            same[two].add(one)
    return {
        sketch
        for sketch, others in same.items()
        if any(_differ(one, two) for one, two in combinations(sorted(others), 2))
    }


class _Groups:
    """People of one circle, in groups that grow."""

    def __init__(self, sketches: Iterable[Sketch]) -> None:
        self._groups = {sketch: [sketch] for sketch in sorted(sketches)}
        self._reasons: list[tuple[Sketch, str]] = []

    def edges(self) -> Iterator[_Edge]:
        """Yield the pairs that share something they hold and whose names may agree."""
        holders: dict[str, list[Sketch]] = defaultdict(list)
        for sketch in self._groups:
            for held in sketch.holds:
                holders[held].append(sketch)
        pairs = {pair for group in holders.values() for pair in combinations(sorted(group), 2)}
        for one, two in sorted(pairs):
            comparison = same_person(one.name, two.name)
            if comparison.verdict != "different":
                yield comparison, one, two

    def unite(self, one: Sketch, two: Sketch, why: str) -> None:
        """Join the groups of two people, unless any two of their names are surely different."""
        ones, twos = self._groups[one], self._groups[two]
        if ones is twos or any(_differ(a, b) for a, b in product(ones, twos)):
            return
        ones += twos
        for sketch in twos:
            self._groups[sketch] = ones
        held = min(one.holds & two.holds, key=lambda text: (text.startswith("work:"), text))
        self._reasons.append((one, f"{one.name} = {two.name}: {why}; both {held}"))

    def unsettled(self, edges: list[_Edge]) -> dict[Sketch, list[Sketch]]:
        """Return those whose spelling leaves the name open, with the Latin names that fit.

        Of several spellings of one group of people one stands for all.
        """
        found: dict[Sketch, list[Sketch]] = defaultdict(list)
        for comparison, *pair in edges:
            if comparison.verdict != "tie" or not _share_strongly(*pair):
                continue
            for one, two in (pair, pair[::-1]):
                groups = [self._groups[other] for other in found[one]]
                joined = self._groups[one] is self._groups[two] or self._groups[two] in groups
                if not one.is_latin and two.is_latin and not joined:
                    found[one].append(two)
        return {one: others for one, others in found.items() if others}

    def result(self, edges: list[_Edge]) -> Joined:
        """Return who stands for whom."""
        joined = Joined()
        heads = {sketch: min(group, key=_rank).iri for sketch, group in self._groups.items()}
        for sketch, head in heads.items():
            if sketch.iri != head:
                joined.one[sketch.iri] = head
        for sketch, why in self._reasons:
            joined.reasons[heads[sketch]].append(why)
        for _, one, two in edges:
            if heads[one] != heads[two]:
                joined.open[heads[one]].add(heads[two])
                joined.open[heads[two]].add(heads[one])
        return joined


def _differ(one: Sketch, two: Sketch) -> bool:
    return same_person(one.name, two.name).verdict == "different"


def _share_strongly(one: Sketch, two: Sketch) -> bool:
    return any(held.startswith(_STRONG) for held in one.holds & two.holds)


def _rank(sketch: Sketch) -> tuple[bool, bool, str]:
    """Let Latin letters with diacritics stand for the others: they leave least open."""
    return not sketch.is_latin, sketch.name.isascii(), sketch.iri
