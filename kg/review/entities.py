"""Entities as reviewers see them: one for two, and two for one.

An entity that a reviewer chose has its IRI as its key (`kg.iris.entity_iri` keeps such a
key as it is), so that it is the same entity in every article.
"""

from __future__ import annotations

from dataclasses import replace

from kg import iris
from kg.iris import Bases
from kg.model import Claim, Entity, Reading, Ref, Value
from kg.review.decisions import Decision
from kg.review.shares import Share


def rename_entities(
    reading: Reading, share: Share, bases: Bases
) -> tuple[Reading, tuple[Decision, ...]]:
    """Give merged and split entities their new keys, everywhere in a reading.

    Returns:
        The reading, and the decisions that changed or confirmed something in it.
    """
    article = iris.article_iri(reading.article.id, bases)
    targets = {share.target(source): d for source, d in share.aliases.items()}
    splits = {d.on: d for d in share.bound if d.verdict == "split"}
    keys: dict[Ref, str] = {}
    used: dict[str, Decision] = {}
    alone: set[str] = set()
    for entity in reading.entities:
        ref = Ref(entity.kind, entity.key)
        iri = iris.entity_iri(entity.kind, entity.key, bases)
        here = iris.entity_reading_iri(article, entity.kind, entity.key)
        decision = splits.get(here) or share.aliases.get(iri) or targets.get(iri)
        if decision is None or entity.kind == "place":
            continue
        keys[ref] = f"{iri}-{iris.hash_of([here], 8)}" if here in splits else share.target(iri)
        used[decision.iri] = decision
        if here in splits:
            alone.add(keys[ref])
    return (_with_keys(reading, keys, alone) if keys else reading), tuple(used.values())


def _with_keys(reading: Reading, keys: dict[Ref, str], alone: set[str]) -> Reading:
    found: dict[tuple[str, str], Entity] = {}
    for entity in reading.entities:
        new = keys.get(Ref(entity.kind, entity.key), entity.key)
        parent = entity.parent and keys.get(Ref("body", entity.parent), entity.parent)
        renamed = replace(entity, key=new, parent=parent)
        if entity.name_key and new in alone:  # nothing must join them again
            renamed = replace(renamed, name_key="", holds=())
        other = found.get((entity.kind, new))
        found[entity.kind, new] = _joined(other, renamed) if other else renamed
    claims = tuple(_claim_with_keys(claim, keys) for claim in reading.claims)
    return replace(reading, entities=tuple(found[k] for k in sorted(found)), claims=claims)


def _claim_with_keys(claim: Claim, keys: dict[Ref, str]) -> Claim:
    def new(value: Value) -> Value:
        return Ref(value.kind, keys.get(value, value.key)) if isinstance(value, Ref) else value

    roles = {role: tuple(dict.fromkeys(map(new, v))) for role, v in claim.roles.items()}
    return replace(claim, roles=roles)


def _joined(one: Entity, two: Entity) -> Entity:
    """Return one entity with the names of both; the first keeps its label."""
    return replace(
        one,
        printed=tuple(dict.fromkeys((*one.printed, *two.printed))),
        names=tuple(dict.fromkeys((*one.names, *two.names))),
    )
