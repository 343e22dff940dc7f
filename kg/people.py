"""People of the world: statements about spellings of one person become statements about one.

Article graphs tell of people as one article names them. Before the world is derived,
`People.unify` puts the IRI that stands for all in the place of the others, in roles,
readings and memberships, and `People.extras` says why, and who else somebody may be.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, KeysView
from dataclasses import dataclass
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad, Triple

from kg.identity import membership_head
from kg.merging import iri_of
from kg.same_people import Joined, Sketch, join_people
from kg.terms import node, term, text_literal

_READS: Final = term("coop:reads")
_KEY: Final = term("coop:nameKey")
_HELD: Final = term("coop:identifiedBy")
_FORM: Final = term("coop:printedForm")
_SKETCHED: Final = frozenset({_READS, _KEY, _HELD, _FORM})


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

    def spellings(self, iri: str) -> set[str]:
        """Return the IRIs for which one stands, itself among them; memberships too."""
        if "/membership/" not in iri:
            return self._spellings.get(iri) or {iri}
        head, mark, rest = iri.rpartition("-")
        return {iri} | {old + rest for old, new in self._heads.items() if new == head + mark}

    def unify(self, statements: Iterable[Triple | Quad]) -> list[Triple]:
        """Return statements that speak of nobody by two IRIs."""
        if not self._joined.one:
            return [t.triple if isinstance(t, Quad) else t for t in statements]
        known: dict[object, NamedNode | None] = {}
        return [self._unified(t, known) for t in statements]

    def _unified(self, told: Triple | Quad, known: dict[object, NamedNode | None]) -> Triple:
        """Return a statement about the one, if it is about one of several; `known` remembers."""
        value = told.object
        if isinstance(value, NamedNode):
            if value not in known:
                new = self.of(value.value)
                known[value] = node(new) if new != value.value else None
            if (one := known[value]) is not None:
                return Triple(told.subject, told.predicate, one)
        return told.triple if isinstance(told, Quad) else told

    def extras(self, iri: str) -> list[Triple]:
        """Return why somebody was merged, and who else she or he may be."""
        subject = node(iri)
        reason, close = term("coop:mergeReason"), term("skos:closeMatch")
        whys = self._joined.reasons.get(iri, ())
        others = self._joined.open.get(iri, ())
        return [Triple(subject, reason, text_literal(why, "en")) for why in whys] + [
            Triple(subject, close, node(other)) for other in sorted(others)
        ]


def name_keys(statements: Iterable[Triple | Quad]) -> set[str]:
    """Return the keys of the names that some readings tell of."""
    return {t.object.value for t in statements if t.predicate == _KEY}  # type: ignore[union-attr]


class Register:
    """What article graphs tell of people, name by name, as far as it was asked for.

    It counts what each reading says of a person, so that a build need not read again what
    it has stored itself.
    """

    def __init__(self) -> None:
        """Begin without people."""
        self._told: dict[str, dict[str, Counter[tuple[NamedNode, str]]]] = {}
        self._blocks: dict[str, Block] = {}

    @property
    def keys(self) -> KeysView[str]:
        """The keys of the names that were asked for."""
        return self._told.keys()

    def count(self, statements: Iterable[Triple | Quad], by: int = 1) -> None:
        """Add what readings of people say, or take it away (`by` -1); others do no harm."""
        readings: dict[tuple[str, str], dict[NamedNode, set[str]]] = {}
        for t in statements:
            if t.predicate in _SKETCHED and isinstance(t.object, NamedNode | Literal):
                graph = str(t.graph_name) if isinstance(t, Quad) else ""
                told = readings.setdefault((graph, iri_of(t.subject)), defaultdict(set))
                told[t.predicate].add(t.object.value)
        for told in readings.values():
            for key in told.get(_KEY, ()):
                self._blocks.pop(key, None)
                for iri in told[_READS]:
                    counts = self._told.setdefault(key, {}).setdefault(iri, Counter())
                    for name in (_FORM, _HELD):
                        counts.update({(name, text): by for text in told[name]})

    def people(self, keys: Iterable[str]) -> People:
        """Return who is who among the people of some names."""
        for key in keys:
            if key not in self._blocks:
                self._blocks[key] = _block(self._told.setdefault(key, {}))
        return People(self._blocks[key] for key in sorted(set(keys)))


def _block(told: dict[str, Counter[tuple[NamedNode, str]]]) -> Block:
    """Sum up the people of one name and join them."""
    sketches = []
    for iri, counts in sorted(told.items()):
        kept = [item for item, count in counts.items() if count > 0]
        names = [text for name, text in kept if name == _FORM]
        if names:
            fullest = max(names, key=lambda name: (len(name.split()), len(name), name))
            held = frozenset(text for name, text in kept if name == _HELD)
            sketches.append(Sketch(iri, fullest, held))
    iris = frozenset(sketch.iri for sketch in sketches)
    return Block(iris, join_people(sketches) if len(sketches) > 1 else Joined())


def people_of(statements: Iterable[Triple | Quad]) -> People:
    """Return who is who among all people that some statements tell of."""
    register = Register()
    register.count(statements)
    return register.people(list(register.keys))
