"""Units of one country that stand beside units or officials of another, whatever they do."""

from __future__ import annotations

from collections.abc import Iterable

from kg.extraction.scene import Actor, Scene
from kg.extraction.theme.authorities import is_unit
from kg.extraction.topic import country_of, kind_of


def abreast(scene: Scene) -> int:
    """Return how many sentences of headline and lead name a unit, and a unit or official abroad.

    A capital may stand for its state, and does not count.
    """
    early = [s for s in scene.sentences if s.region in ("headline", "lead")]
    count = 0
    for sentence in early:
        units = _lands(scene, (k for a in sentence.actors for k in a.locality))
        states = {land for a in sentence.actors for land in _states(scene, a)}
        count += bool(units) and len(units | states) > 1
    return count


def may_stand_abreast(scene: Scene) -> bool:
    """Say whether an article names a unit, and another country, at all."""
    lands = {country_of(scene, k) for k in scene.weights} - {""}
    return len(lands) > 1 and bool(_lands(scene, scene.weights))


def _lands(scene: Scene, keys: Iterable[str]) -> set[str]:
    units = (k for k in keys if is_unit(scene, k) and k not in scene.gazetteer.capitals)
    return {country_of(scene, k) for k in units} - {""}


def _states(scene: Scene, actor: Actor) -> set[str]:
    """Return the states that somebody acts for."""
    if actor.kind not in ("person", "group"):
        return set()
    return {country_of(scene, k) for k in actor.locality if kind_of(scene, k) == "country"} - {""}
