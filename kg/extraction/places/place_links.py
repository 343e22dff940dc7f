"""How sure the links of names to places are: what else a name alone could mean."""

from __future__ import annotations

from dataclasses import replace

from kg.extraction.scene import PlacePhrase, Scene
from kg.gazetteer import Place

#: Score of a link that nothing but the usual meaning of a name supports.
_USUAL = 0.7


class Links:
    """Names that places of several levels share, as in a province and its chief town.

    A word like "province" beside the name, anywhere in the article, settles the link.
    Otherwise the usual meaning is taken, and the others are kept as candidates.
    """

    def __init__(self) -> None:
        """Begin without names."""
        self._settled: set[str] = set()
        self._rivals: dict[str, set[str]] = {}

    def note(self, place: Place, options: tuple[Place, ...], *, told: bool) -> None:
        """Note one name: the place chosen, what it may mean, and whether a word tells."""
        if told:
            self._settled.add(place.key)
            return
        rivals = self._rivals.setdefault(place.key, set())
        rivals |= {
            other.key
            for other in options
            if other.key != place.key and other.country == place.country
        }

    def mark(self, scene: Scene) -> None:
        """Give the entities of unsettled links their candidates, score and reason."""
        for key, rivals in self._rivals.items():
            entity = scene.entities.get(("place", key))
            if entity is not None and rivals and key not in self._settled:
                scene.entities["place", key] = replace(
                    entity,
                    candidates=tuple(sorted(rivals)),
                    score=_USUAL,
                    reason="usual meaning of a name that other places of the country share",
                )


def without_nested(places: list[PlacePhrase]) -> list[PlacePhrase]:
    """Return the places that stand in no other's phrase; those that do only tell where it lies.

    So does the adjective in "la ciudad china de Changsha".
    """
    inside = [p for p in places if any(q.i < p.i and p.j <= q.name_i for q in places)]
    for phrase in inside:
        phrase.container = True
    return [p for p in places if p not in inside]
