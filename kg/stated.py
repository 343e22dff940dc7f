"""Claims stated in words, by a reviewer or by another program, as values of the model.

Roles are given as texts: codes, EDTF dates and decimals as they are, entities by IRI,
`Label <IRI>`, place key, a name that the article prints, or `person:Name`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Final
from unicodedata import normalize

from kg import iris
from kg.gazetteer import Gazetteer
from kg.iris import Bases
from kg.messages import Message
from kg.model import (
    CLAIM_REGIONS,
    Article,
    Claim,
    ClaimType,
    Entity,
    EntityKind,
    Evidence,
    Modality,
    Ref,
    Span,
    Value,
)
from kg.names import person_key
from kg.roles import ROLES

#: Gives a place of the gazetteer as an entity, by its key.
Place = Callable[[str], Entity | None]
_WITH_LABEL: Final = re.compile(r"(?P<label>[^<>]*)<(?P<iri>[^<>\s]+)>")
_TYPED: Final = re.compile(r"(?P<kind>body|person|programme):(?P<name>[^/].*)")
_KINDS: Final[dict[str, EntityKind]] = {
    "body": "body",
    "person": "person",
    "programme": "programme",
    "group": "group",
}


def folded(text: str) -> str:
    r"""Return what stays of a quote when layout, case and punctuation change.

    >>> folded("Hải Phòng,\n  1997!") == folded("hải phòng 1997")
    True
    """
    return "".join(c for c in normalize("NFKC", text).casefold() if c.isalnum())


def find_quote(article: Article, quote: str) -> Evidence | None:
    """Return where words stand in an article, though spaces, case or marks changed.

    Only regions that may support a claim count.
    """
    start = article.text.find(quote) if quote else -1
    span = Span(start, start + len(quote)) if start >= 0 else _loosely(article.text, quote)
    inside = span and any(
        r.kind in CLAIM_REGIONS and r.span.start <= span.start and span.end <= r.span.end
        for r in article.regions
    )
    return Evidence(span, span.of(article.text)) if span and inside else None


def _loosely(text: str, quote: str) -> Span | None:
    wanted = folded(quote)
    if not wanted:
        return None
    pieces = [(i, f) for i, c in enumerate(text) for f in folded(c)]
    start = "".join(f for _, f in pieces).find(wanted)
    if start < 0:
        return None
    return Span(pieces[start][0], pieces[start + len(wanted) - 1][0] + 1)


def places_of(gazetteer: Gazetteer) -> Place:
    """Return what gives places of a gazetteer as entities."""

    def find(key: str) -> Entity | None:
        place = gazetteer.place(key)
        if place is None:
            return None
        return Entity(
            kind="place", key=place.key, label=place.label, code=place.kind,
            locality=place.within or None, country=place.country, iso=place.iso,
            wikidata=place.wikidata, reason="named by a reviewer",
        )  # fmt: skip

    return find


class Words:
    """Turns texts into values, with the entities of one article at hand.

    Attributes:
        entities: By kind and key; those that a text brings are added.
    """

    def __init__(self, entities: Sequence[Entity], place: Place, bases: Bases) -> None:
        """Begin with the entities that were read from the article."""
        self.entities: dict[tuple[str, str], Entity] = {(e.kind, e.key): e for e in entities}
        self._place, self._bases = place, bases

    def values(self, claim_type: ClaimType, role: str, texts: Sequence[str]) -> tuple[Value, ...]:
        """Return what a role is to hold.

        Raises:
            LookupError: claims of that type have no such role, or a text means nothing.
        """
        shape = ROLES[claim_type].get(role)
        if shape is None:
            raise LookupError(
                Message(
                    "'{type}' has no role '{role}'; it has {roles}",
                    type=claim_type,
                    role=role,
                    roles=", ".join(ROLES[claim_type]),
                )
            )
        if shape.kind == "ref":
            return tuple(dict.fromkeys(self._entity(text) for text in texts))
        if shape.kind == "decimal":
            return tuple(_decimal(text) for text in texts)
        return tuple(texts)

    def claim(
        self,
        claim_type: ClaimType,
        roles: Mapping[str, Sequence[str]],
        evidence: tuple[Evidence, ...],
        rule: str,
        *,
        modality: Modality = "asserted",
        confidence: float = 0.5,
        reasons: tuple[str, ...] = (),
    ) -> Claim:
        """Return a claim stated in words.

        Raises:
            LookupError: see `values`.
        """
        found = {role: self.values(claim_type, role, texts) for role, texts in roles.items()}
        return Claim(claim_type, found, evidence, rule, modality, confidence, reasons)

    def all_entities(self) -> tuple[Entity, ...]:
        """Return the entities with the places that contain them, sorted by kind and key."""
        queue = [k for e in self.entities.values() for k in (e.locality, e.country) if k]
        while queue:
            key = queue.pop()
            if ("place", key) not in self.entities and (found := self._place(key)):
                self.entities["place", key] = found
                queue += [k for k in (found.locality, found.country) if k]
        return tuple(self.entities[key] for key in sorted(self.entities))

    def _entity(self, text: str) -> Ref:
        entity = self._find(text.strip())
        self.entities.setdefault((entity.kind, entity.key), entity)
        return Ref(entity.kind, entity.key)

    def _find(self, text: str) -> Entity:
        labelled = _WITH_LABEL.fullmatch(text)
        iri = labelled["iri"] if labelled else text
        for entity in self.entities.values():
            forms = {entity.label, *(n.text for n in (*entity.printed, *entity.names))}
            known = iris.entity_iri(entity.kind, entity.key, self._bases)
            if known == iri or text.casefold() in {form.casefold() for form in forms}:
                return entity
        key = iri.removeprefix(f"{self._bases.things}place/").removeprefix("place:")
        if found := self._place(key):
            return found
        if labelled and iri.startswith(self._bases.things):
            return self._chosen(iri, labelled["label"].strip())
        if typed := _TYPED.fullmatch(text):
            kind, name = _KINDS[typed["kind"]], typed["name"].strip()
            new = person_key(name) if kind == "person" else f"other||{name}"
            return Entity(kind, new, name, reason="named by a reviewer")
        raise LookupError(
            Message("'{text}' is no entity that the article or the gazetteer knows", text=text)
        )

    def _chosen(self, iri: str, label: str) -> Entity:
        """Return the entity of an IRI, which is its own key (`kg.iris.entity_iri`)."""
        kind = iri.removeprefix(self._bases.things).partition("/")[0]
        if kind not in _KINDS:
            raise LookupError(Message("'{iri}' is no IRI of an entity", iri=iri))
        return Entity(_KINDS[kind], iri, label, reason="named by a reviewer")


def _decimal(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation as error:
        raise LookupError(Message("'{text}' is no decimal number", text=text)) from error
