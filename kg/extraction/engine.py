"""The layers joined: an article in, its reading out."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.extraction.actors.actors import find_actors
from kg.extraction.agreements.agreements import find_agreements
from kg.extraction.agreements.signings import settle_signings
from kg.extraction.bodies.bodies import find_bodies
from kg.extraction.bodies.body_names import is_nameless, is_seat
from kg.extraction.bodies.memberships import find_memberships
from kg.extraction.bodies.seats import seat_bodies
from kg.extraction.calibration import Curve
from kg.extraction.events.events import find_events
from kg.extraction.frames import Frames
from kg.extraction.mentions.mentions import find_mentions
from kg.extraction.numbers.dates import DateProfile
from kg.extraction.numbers.numbers import NumberProfile
from kg.extraction.people.identified import identify_people
from kg.extraction.people.people import find_people
from kg.extraction.people.recurring import find_recurring
from kg.extraction.places.described_places import find_described_places
from kg.extraction.places.implied_places import find_implied_places
from kg.extraction.places.place_context import settle_by_context
from kg.extraction.places.places import find_places, place_entity
from kg.extraction.quantities.figures import find_figures
from kg.extraction.quantities.quantities import find_quantities, without_names
from kg.extraction.scene import Scene
from kg.extraction.statements.likelihood import region_of, weigh
from kg.extraction.statements.ordered import beside_tasks
from kg.extraction.statements.speech import find_statements
from kg.extraction.statements.tasks import aside_of, find_tasks
from kg.extraction.theme.home import find_topic
from kg.extraction.theme.named_places import named_places, names_of_bodies
from kg.extraction.theme.theme import is_on_theme, judge_theme, may_be_on_theme
from kg.gazetteer import Gazetteer
from kg.lexicon import Lexicon
from kg.model import Article, Claim, Entity, Reading, Ref, Value


@dataclass(frozen=True, slots=True)
class Language:
    """All that the engine needs to know of one language."""

    lexicon: Lexicon
    numbers: NumberProfile
    dates: DateProfile


def read_scene(article: Article, language: Language, gazetteer: Gazetteer, frames: Frames) -> Scene:
    """Run the layers up to the actors; what `kg explain --layers` shows."""
    scene = read_places(article, language, gazetteer, frames)
    _read_actors(scene)
    return scene


def read_claims(
    article: Article, language: Language, gazetteer: Gazetteer, frames: Frames
) -> Reading:
    """Read the claims of one article.

    Returns:
        The reading; without claims and entities if the article is off the theme.
    """
    scene = read_places(article, language, gazetteer, frames)
    if not may_be_on_theme(scene):
        return Reading(article)
    _read_actors(scene)
    if not (scene.contact or scene.programme):
        return Reading(article)
    claims = find_claims(scene)
    return _reading(scene, claims) if is_on_theme(scene, claims) else Reading(article)


def read_places(
    article: Article, language: Language, gazetteer: Gazetteer, frames: Frames
) -> Scene:
    """Run the layers up to the places and the home: all that most news is read for."""
    scene = find_mentions(
        article, language.lexicon, gazetteer, frames, language.numbers, language.dates
    )
    find_places(scene)
    settle_by_context(scene)
    find_implied_places(scene)
    find_topic(scene)
    return scene


def _read_actors(scene: Scene) -> None:
    find_quantities(scene)
    find_bodies(scene)
    find_people(scene)
    without_names(scene)
    find_recurring(scene)
    find_described_places(scene)
    find_actors(scene)
    judge_theme(scene)


def find_claims(scene: Scene) -> list[Claim]:
    """Return what the frames make of a scene, whether or not it is on the theme."""
    statements = find_statements(scene)
    tasks = find_tasks(scene) if scene.programme else []
    events, papers = settle_signings(scene, find_events(scene), find_agreements(scene))
    aside = aside_of if scene.domestic else beside_tasks
    others = [*find_memberships(scene), *find_figures(scene), *tasks, *aside(tasks, statements)]
    return [*events, *papers, *others]


def _reading(scene: Scene, drafts: list[Claim]) -> Reading:
    """Keep the entities that claims refer to, and all bodies and people that have a name."""
    seat_bodies(scene)
    bodies = [b for s in scene.sentences for b in s.bodies]
    named = {b.key for b in bodies if not (is_nameless(scene, b) or is_seat(scene, b))}
    _group_the_nameless(scene, named)
    settled = (claim for draft in drafts if (claim := _settled(scene, draft)) is not None)
    claims = [claim for draft in settled if (claim := weigh(scene, draft)) is not None]
    queue: list[tuple[str, str]] = [
        (v.kind, v.key)
        for claim in claims
        for values in claim.roles.values()
        for v in values
        if isinstance(v, Ref)
    ]
    queue += [key for key in scene.entities if key[0] in ("body", "person")]
    claimed = {key for kind, key in queue if kind == "place"}
    beside = {k: e for k, e in named_places(scene, claims).items() if k not in claimed}
    queue += [("place", key) for key in beside]
    unnamed = names_of_bodies(scene) - claimed
    wanted: dict[tuple[str, str], Entity] = {}
    while queue:
        kind, key = queue.pop()
        entity = _entity(scene, kind, key)
        if entity is None or (kind, key) in wanted:
            continue
        if kind == "place" and key in beside:
            entity = replace(entity, evidence=(beside[key],))
        elif kind == "place" and key in unnamed:  # "Punjab University" does not tell of Punjab
            entity = replace(entity, printed=())
        wanted[kind, key] = entity
        queue += [("place", k) for k in _related(scene, entity) if k]
        queue += [("body", entity.parent)] if entity.parent else []
    entities = tuple(wanted[k] for k in sorted(wanted))
    reading = Reading(scene.article, entities, tuple(_sure(scene, c) for c in claims))
    return identify_people(scene, reading)


def _group_the_nameless(scene: Scene, named: set[str]) -> None:
    """Make groups of bodies that words of any such body stand for ("the firms of Jiangsu")."""
    bodies = {b.key for s in scene.sentences for b in s.bodies} - named
    for key in bodies:
        entity = scene.entities.pop(("body", key), None)
        if entity is not None:
            scene.entities["group", key] = replace(entity, kind="group")


def _entity(scene: Scene, kind: str, key: str) -> Entity | None:
    return scene.entities.get((kind, key)) or _unseen(scene, kind, key)


def _settled(scene: Scene, claim: Claim) -> Claim | None:
    """Give every role the entity that stands for it; None if too little is left to claim.

    A body that turned out to be only a plural ("the agencies") is a group.
    """
    roles: dict[str, tuple[Value, ...]] = {}
    for role, values in claim.roles.items():
        kept = tuple(v for value in values if (v := _resolved(scene, value)) is not None)
        if kept:
            roles[role] = kept
    if claim.type == "membership" and not {"body", "post", "locality"} & set(roles):
        return None
    return replace(claim, roles=roles)


def _resolved(scene: Scene, value: Value) -> Value | None:
    if not isinstance(value, Ref) or _entity(scene, value.kind, value.key) is not None:
        return value
    group = Ref("group", value.key)
    return group if ("group", value.key) in scene.entities else None


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
    """Turn the score of a claim into its confidence; less where only a caption tells it."""
    score, reasons = claim.confidence, claim.reasons
    if len(claim.evidence) == 1 and region_of(scene, claim) == "caption":
        score, reasons = score * 0.8, (*reasons, "only in a caption")
    curve = scene.frames.calibration.get(claim.type, Curve())
    return replace(claim, confidence=curve.probability(score), reasons=reasons)
