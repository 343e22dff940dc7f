"""Which places act in a sentence, completed from what the article is about."""

from __future__ import annotations

from collections.abc import Iterable

from kg.extraction.scene import Actor, Scene, Sentence, unique
from kg.extraction.topic import country_of, is_substate, kind_of, outer_of, posts_of

_GOAL = 2  # words between a verb of going and where it leads


def parties_in(
    scene: Scene, sentence: Sentence, start: int = 0, end: int = 1 << 30
) -> tuple[str, ...]:
    """Return the places that act between two words: sub-state ones, else countries.

    A country counts only if no unit of it acts. A place that only says where ("in
    Dong Hoi") counts only if fewer than two others act; a town of the home or of the main
    partner then stands for the unit that it lies in.
    """
    actors = _of_envoys(scene, [a for a in sentence.actors if start <= a.i < end])
    strong = [a for a in actors if not _only_where(a)]
    national = frozenset(k for a in actors if a.kind in ("person", "group") for k in a.locality)
    keys = unique(k for a in strong for k in a.locality)
    told = unique(k for a in strong if a.kind == "person" and not is_both(a) for k in a.locality)
    if is_foreign_pair(scene, _acting(scene, told, national)):
        keys = told  # "on behalf of the two sides, the mayors of A and B signed"
    if len(_acting(scene, keys, national)) < 2:
        where = (_host_of(scene, sentence, a, k) for a in actors for k in a.locality)
        keys = unique((*keys, *where))
    return _acting(scene, keys, national)


def _of_envoys(scene: Scene, actors: list[Actor]) -> list[Actor]:
    """Leave out towns of a country that its envoy acts for: he speaks of them.

    "The consul general of Italy proposed to the mayor of Lahore a tie with Milan."
    """
    lands = lands_of_envoys(scene, actors)
    if not lands:
        return actors
    return [a for a in actors if not (_is_bare(a) and {country_of(scene, a.keys[0])} <= lands)]


def lands_of_envoys(scene: Scene, actors: list[Actor]) -> set[str]:
    """Return the countries that ambassadors and consuls among some actors act for."""
    posts = scene.frames.groups["envoy_posts"]
    envoys = [a for a in actors if a.kind in ("person", "group") and posts & _held(scene, a)]
    return {k for a in envoys for k in a.locality if kind_of(scene, k) == "country"}


def _held(scene: Scene, actor: Actor) -> set[str]:
    """Return the posts of a person, or that of a group that is told by its post alone."""
    return posts_of(scene, actor) | (
        {actor.keys[0].split("/")[-1]} if actor.kind == "group" else set()
    )


def _is_bare(actor: Actor) -> bool:
    """Say whether an actor is only the name of a place, with no word that lets it act."""
    return actor.kind == "place" and not actor.marks & {"delegation", "leaders", "behalf"}


def _host_of(scene: Scene, sentence: Sentence, actor: Actor, key: str) -> str:
    """Return the unit that hosts in a place: the home or the partner that the place lies in.

    Where somebody goes is what he visits: "se sont rendus à Chuncheon".
    """
    goal = any(0 <= actor.i - h.j <= _GOAL for h in sentence.cues("cue:visit"))
    if goal or not _only_where(actor):
        return key
    outer = outer_of(scene, key)
    return outer if outer and outer in (scene.home, *scene.partners[:1]) else key


def units_of(scene: Scene, actors: Iterable[Actor]) -> tuple[str, ...]:
    """Return the sub-state places that actors act for, once each."""
    return unique(k for a in actors for k in a.locality if is_substate(scene, k))


def _only_where(actor: Actor) -> bool:
    return "in" in actor.marks and actor.kind == "place" and "delegation" not in actor.marks


def _acting(
    scene: Scene, keys: tuple[str, ...], national: frozenset[str] = frozenset()
) -> tuple[str, ...]:
    units = [k for k in keys if is_substate(scene, k)]
    covered = {country_of(scene, k) for k in units}
    countries = [
        k for k in keys if kind_of(scene, k) == "country" and country_of(scene, k) not in covered
    ]
    home = country_of(scene, scene.home)
    countries = [k for k in countries if country_of(scene, k) != home or k in national]
    return unique([*(k for k in units if not _holds_one(scene, units, k)), *countries])


def _holds_one(scene: Scene, units: list[str], key: str) -> bool:
    """Say whether another of the units contains this one: then that one is the party."""
    return outer_of(scene, key) in units


def is_foreign_pair(scene: Scene, keys: tuple[str, ...]) -> bool:
    """Say whether the places lie in two countries and one is below the state."""
    home = country_of(scene, scene.home)
    countries = {country_of(scene, k) or home for k in keys}
    return len(countries) >= 2 and any(is_substate(scene, k) for k in keys)


def is_both(actor: Actor) -> bool:
    """Say whether an actor is "the two provinces"."""
    return "pronoun" in actor.marks and len(actor.locality) > 1


def are_units(scene: Scene, keys: tuple[str, ...]) -> bool:
    """Say whether all places lie below the state."""
    return all(is_substate(scene, k) for k in keys)


def completed(scene: Scene, keys: tuple[str, ...]) -> tuple[str, ...]:
    """Add the home unit or the main partner where a clause leaves one out."""
    if is_foreign_pair(scene, keys) or not scene.home or not (keys or _has_one_topic(scene)):
        return keys
    home_country = country_of(scene, scene.home)
    has_home = any(country_of(scene, k) == home_country for k in keys)
    other = _main_partner(scene)
    if has_home and other:
        return unique([*keys, other])
    if keys and not has_home:
        return unique([scene.home, *keys])
    return unique([scene.home, other]) if other else keys


def _has_one_topic(scene: Scene) -> bool:
    """Say whether one partner outweighs the others: only then words that name none mean it."""
    weights = [scene.weights[p] for p in scene.partners[:2]]
    return len(weights) < 2 or weights[0] > weights[1]


def _main_partner(scene: Scene) -> str | None:
    if scene.partners:
        return scene.partners[0]
    home = country_of(scene, scene.home)
    foreign = [
        k for k in scene.weights if kind_of(scene, k) == "country" and country_of(scene, k) != home
    ]
    return max(foreign, key=lambda k: (scene.weights[k], k), default=None)
