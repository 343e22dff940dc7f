"""People of the world: statements about spellings of one person become statements about one.

Article graphs tell of people as one article names them. Before the world is derived,
`People.unify` puts the IRI that stands for all in the place of the others, in roles,
readings and memberships, and `People.extras` says why, and who else somebody may be.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
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


class People:
    """Who is who, among the people that some readings tell of."""

    def __init__(self, statements: Iterable[Triple | Quad]) -> None:
        """Take in readings of people; other statements do no harm."""
        blocks = _sketches(statements)
        self.iris: frozenset[str] = frozenset(s.iri for group in blocks.values() for s in group)
        self._joined = Joined()
        for group in blocks.values():
            found = join_people(group) if len(group) > 1 else Joined()
            self._joined.one |= found.one
            self._joined.reasons |= found.reasons
            self._joined.open |= found.open
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


def _sketches(statements: Iterable[Triple | Quad]) -> dict[str, list[Sketch]]:
    """Sum up the readings of each person that have a name key, by that key."""
    readings: dict[str, dict[NamedNode, set[str]]] = defaultdict(lambda: defaultdict(set))
    for t in statements:
        if t.predicate in _SKETCHED and isinstance(t.object, NamedNode | Literal):
            readings[iri_of(t.subject)][t.predicate].add(t.object.value)
    held: dict[tuple[str, str], set[str]] = defaultdict(set)
    names: dict[str, set[str]] = defaultdict(set)
    for values in readings.values():
        for key in values.get(_KEY, ()):
            for iri in values[_READS]:
                held[key, iri] |= values[_HELD]
                names[iri] |= values[_FORM]
    blocks: dict[str, list[Sketch]] = defaultdict(list)
    for (key, iri), holds in sorted(held.items()):
        fullest = max(names[iri], key=lambda name: (len(name.split()), len(name), name), default="")
        if fullest:
            blocks[key].append(Sketch(iri, fullest, frozenset(holds)))
    return blocks
