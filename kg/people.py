"""People of the world: statements about spellings of one person become statements about one.

Article graphs tell of people as one article names them. Before the world is derived,
`People.unify` puts the IRI that stands for all in the place of the others, in roles,
readings and memberships, and `People.extras` says why, and who else somebody may be.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, KeysView
from dataclasses import dataclass, field
from typing import Final

from kg.identity import membership_head
from kg.same_people import Joined, Namesakes, Sketch
from kg.statements import (
    IDENTIFIED_BY,
    NAME_KEY,
    PRINTED_FORM,
    READS,
    Told,
    Values,
    iri_in,
    lexical,
    prop,
    ref,
)
from kg.terms import text_literal

#: Properties of a reading that tell a person from others.
SKETCHED: Final = frozenset({READS, NAME_KEY, IDENTIFIED_BY, PRINTED_FORM})


@dataclass(frozen=True, slots=True)
class Block:
    """The people whose names share a key, and who of them are one."""

    iris: frozenset[str]
    joined: Joined


class People:
    """Who is who, among the people that some readings tell of."""

    def __init__(self, blocks: Iterable[Block]) -> None:
        """Join what was found out name by name."""
        self.iris: set[str] = set()
        self._joined = Joined()
        for block in blocks:
            self.iris |= block.iris
            self._joined.one |= block.joined.one
            self._joined.reasons |= block.joined.reasons
            self._joined.open |= block.joined.open
        self._heads = {
            membership_head(iri): membership_head(one) for iri, one in self._joined.one.items()
        }
        self._old_heads: dict[str, list[str]] = defaultdict(list)
        for old, new in self._heads.items():
            self._old_heads[new].append(old)
        self._spellings: dict[str, set[str]] = defaultdict(set)
        for iri, one in self._joined.one.items():
            self._spellings[one] |= {iri, one}

    def of(self, iri: str) -> str:
        """Return what stands for a person or for a membership of one; others stay."""
        found = self._joined.one.get(iri)
        if found is None and "/membership/" in iri:
            head, mark, rest = iri.rpartition("-")
            return self._heads.get(head + mark, head + mark) + rest
        return found or iri

    def moved(self, after: People) -> set[str]:
        """Return those here who are somebody else after a change."""
        known = self._joined.one.keys() | after._joined.one.keys()
        return {iri for iri in known & self.iris if self.of(iri) != after.of(iri)}

    def spellings(self, iri: str) -> set[str]:
        """Return the IRIs for which one stands, itself among them; memberships too."""
        if "/membership/" not in iri:
            return self._spellings.get(iri) or {iri}
        head, mark, rest = iri.rpartition("-")
        return {iri, *(old + rest for old in self._old_heads.get(head + mark, ()))}

    def unify(self, told: Told) -> Told:
        """Return what is told, speaking of nobody by two IRIs."""
        if not self._joined.one:
            return told
        every = (terms for values in told.values() for terms in values.values())
        iris = {iri_in(text) for text in set().union(*every) if text.startswith("<")}
        moved = {ref(iri): ref(one) for iri in iris if (one := self.of(iri)) != iri}
        return {subject: _with(moved, values) for subject, values in told.items()}

    def remarks(self) -> dict[str, list[str]]:
        """Return `extras` of all of whom there are any, by IRI."""
        return {iri: self.extras(iri) for iri in self._joined.reasons.keys() | self._joined.open}

    def extras(self, iri: str) -> list[str]:
        """Return why somebody was merged, and who else she or he may be, as lines."""
        subject, whys = ref(iri), self._joined.reasons.get(iri, ())
        reason, close = prop("coop:mergeReason"), prop("skos:closeMatch")
        others = sorted(self._joined.open.get(iri, ()))
        return [f"{subject} {reason} {text_literal(why, 'en')} ." for why in whys] + [
            f"{subject} {close} {ref(other)} ." for other in others
        ]


def _with(moved: dict[str, str], values: Values) -> Values:
    """Put some terms in the place of others; mostly none of those is there."""
    if all(moved.keys().isdisjoint(terms) for terms in values.values()):
        return values
    changed = ((name, {moved.get(text, text) for text in terms}) for name, terms in values.items())
    return Values(changed)


def name_keys(told: Iterable[Values]) -> set[str]:
    """Return the keys of the names that some readings tell of."""
    return {lexical(key) for values in told for key in values.get(NAME_KEY, ())}


@dataclass(slots=True)
class _Name:
    """What is told of the people of one name.

    Attributes:
        told: How often each thing is told of each, by IRI.
        sketches: Each as told of when somebody last asked, by IRI.
        stale: IRIs of those of whom something else is told since.
    """

    told: dict[str, Counter[tuple[str, str]]] = field(default_factory=dict)
    sketches: dict[str, Sketch] = field(default_factory=dict)
    stale: set[str] = field(default_factory=set)
    namesakes: Namesakes = field(default_factory=Namesakes)

    def block(self) -> Block:
        """Return who is who, at the cost of what changed."""
        for iri in self.stale:
            if old := self.sketches.pop(iri, None):
                self.namesakes.remove(old)
            if new := _sketch(iri, self.told[iri]):
                self.sketches[iri] = new
                self.namesakes.add(new)
        self.stale.clear()
        return Block(frozenset(self.sketches), self.namesakes.joined())


class Register:
    """What article graphs tell of people, name by name, as far as it was asked for.

    It counts what each reading says of a person, so that a build need not read again what
    it has stored itself.
    """

    def __init__(self) -> None:
        """Begin without people."""
        self._names: defaultdict[str, _Name] = defaultdict(_Name)
        self._blocks: dict[str, Block] = {}

    @property
    def keys(self) -> KeysView[str]:
        """The keys of the names that were asked for."""
        return self._names.keys()

    def count(self, readings: Iterable[Values], by: int = 1) -> None:
        """Add what readings of people say, or take it away (`by` -1); others do no harm."""
        for values in readings:
            items = [
                (name, lexical(text))
                for name in (PRINTED_FORM, IDENTIFIED_BY)
                for text in values[name]
            ]
            for key in map(lexical, values.get(NAME_KEY, ())):
                for iri in map(iri_in, values[READS]):
                    counts = self._names[key].told.setdefault(iri, Counter())
                    if _count(counts, items, by):
                        self._names[key].stale.add(iri)
                        self._blocks.pop(key, None)

    def people(self, keys: Iterable[str]) -> People:
        """Return who is who among the people of some names."""
        for key in keys:
            if key not in self._blocks:
                self._blocks[key] = self._names[key].block()
        return People(self._blocks[key] for key in sorted(set(keys)))

    def trim(self, most: int) -> None:
        """Forget all names if there are more than some: what is stored can be asked for again."""
        if len(self._names) > most:
            self._names.clear()
            self._blocks.clear()


def _count(counts: Counter[tuple[str, str]], items: Iterable[tuple[str, str]], by: int) -> bool:
    """Add to counts; say whether something is told for the first time, or no more."""
    changed = False
    for item in items:
        was = counts[item]
        counts[item] = was + by
        changed |= (was > 0) != (was + by > 0)
    return changed


def _sketch(iri: str, counts: Counter[tuple[str, str]]) -> Sketch | None:
    """Sum up what is told of somebody; None if no name is, any more."""
    kept = [item for item, count in counts.items() if count > 0]
    names = [text for name, text in kept if name == PRINTED_FORM]
    if not names:
        return None
    fullest = max(names, key=lambda name: (len(name.split()), len(name), name))
    return Sketch(iri, fullest, frozenset(text for name, text in kept if name == IDENTIFIED_BY))


def people_of(readings: Iterable[Values]) -> People:
    """Return who is who among all people that some readings tell of."""
    register = Register()
    register.count(readings)
    return register.people(list(register.keys))
