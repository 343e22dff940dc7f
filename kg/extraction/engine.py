"""The layers joined: an article in, its reading out."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.extraction.actors import find_actors
from kg.extraction.agreements import find_agreements
from kg.extraction.bodies import find_bodies
from kg.extraction.dates import DateProfile
from kg.extraction.events import find_events
from kg.extraction.figures import find_figures
from kg.extraction.frames import Frames
from kg.extraction.memberships import find_memberships
from kg.extraction.mentions import find_mentions
from kg.extraction.numbers import NumberProfile
from kg.extraction.people import find_people
from kg.extraction.places import find_places, place_entity
from kg.extraction.scene import Scene
from kg.extraction.speech import find_statements
from kg.extraction.tasks import find_tasks
from kg.extraction.theme import judge_theme
from kg.extraction.topic import find_topic
from kg.gazetteer import Gazetteer
from kg.lexicon import Lexicon
from kg.model import Article, Claim, Entity, Reading, Ref


@dataclass(frozen=True, slots=True)
class Language:
    """All that the engine needs to know of one language."""

    lexicon: Lexicon
    numbers: NumberProfile
    dates: DateProfile


def read_scene(article: Article, language: Language, gazetteer: Gazetteer, frames: Frames) -> Scene:
    """Run the layers up to the actors; what `kg explain --layers` shows."""
    scene = find_mentions(
        article, language.lexicon, gazetteer, frames, language.numbers, language.dates
    )
    find_places(scene)
    find_topic(scene)
    find_bodies(scene)
    find_people(scene)
    find_actors(scene)
    judge_theme(scene)
    return scene


def read_claims(
    article: Article, language: Language, gazetteer: Gazetteer, frames: Frames
) -> Reading:
    """Read the claims of one article.

    Returns:
        The reading; without claims and entities if the article is off the theme.
    """
    scene = read_scene(article, language, gazetteer, frames)
    if not scene.on_theme:
        return Reading(article)
    claims = [*find_events(scene), *find_memberships(scene), *find_figures(scene)]
    if scene.domestic:
        claims += find_tasks(scene)
    else:
        claims += find_agreements(scene) + find_statements(scene)
    return _reading(scene, claims)


def _reading(scene: Scene, claims: list[Claim]) -> Reading:
    """Keep the entities that claims refer to, directly or as locality or parent, and all bodies."""
    wanted: dict[tuple[str, str], Entity] = {}
    queue = [
        (v.kind, v.key)
        for c in claims
        for values in c.roles.values()
        for v in values
        if isinstance(v, Ref)
    ]
    queue += [
        ("body", b.key)
        for s in scene.sentences
        for b in s.bodies
        if b.head not in scene.frames.groups["generic_heads"]
    ]
    while queue:
        kind, key = queue.pop()
        if (kind, key) in wanted:
            continue
        entity = scene.entities.get((kind, key)) or _unseen(scene, kind, key)
        if entity is None:
            continue
        wanted[kind, key] = entity
        queue += [("place", k) for k in _related(scene, entity) if k]
        queue += [("body", entity.parent)] if entity.parent else []
    entities = tuple(wanted[k] for k in sorted(wanted))
    return Reading(scene.article, entities, tuple(_sure(scene, c) for c in claims))


def _related(scene: Scene, entity: Entity) -> tuple[str | None, ...]:
    """Return container, country and the unit that absorbed a place."""
    if entity.kind != "place":
        return (entity.locality,)
    place = scene.gazetteer.place(entity.key)
    country = entity.country if entity.code != "country" else None
    return entity.locality, country, place.merged_into if place else None


def _unseen(scene: Scene, kind: str, key: str) -> Entity | None:
    """Return an entity that a claim needs though no words of the article name it."""
    if kind == "place":
        place = scene.gazetteer.place(key)
        return place_entity(scene, place, "container of a place named") if place else None
    if kind == "programme":
        return Entity(
            "programme", key, scene.frames.labels.get("programme:" + key, key), reason="label"
        )
    return None


def _sure(scene: Scene, claim: Claim) -> Claim:
    """Lower the confidence of what rests on a caption or a headline alone."""
    span = claim.evidence[0].span
    region = next(
        (r.kind for r in scene.article.regions if r.span.start <= span.start < r.span.end), "body"
    )
    if region != "caption" or len(claim.evidence) > 1:
        return claim
    return replace(
        claim,
        confidence=round(claim.confidence * 0.8, 2),
        reasons=(*claim.reasons, "only in a caption"),
    )
