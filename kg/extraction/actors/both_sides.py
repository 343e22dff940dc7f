"""Who "both sides" and "the two provinces" are: those just named, or those of the article."""

from __future__ import annotations

from itertools import pairwise

from kg.extraction.actors.parties import units_of
from kg.extraction.clauses import bears_and, has_and
from kg.extraction.scene import Scene, Sentence
from kg.extraction.topic import country_of, is_abroad, kind_of
from kg.lexicon import Hit

#: Words that stand for both sides at once, with the kind of place that they name.
BOTH: dict[str, str | None] = {
    "cue:both-sides": None,
    "cue:two-localities": None,
    "cue:two-provinces": "province",
    "cue:two-cities": "city",
    "cue:three-sides": None,
}
_THREE = 3
_BACK = 2  # sentences back in which the two sides may be named
_APART = 5  # words between two units that are joined
_FAR = 4  # sentences back in which two partners beside the home unit may be


def both_sides(scene: Scene, sentence: Sentence, hit: Hit, kind: str | None) -> tuple[str, ...]:
    """Return the keys of two units that words for both sides mean, of three for "all three".

    Args:
        scene: With home and partners.
        sentence: Whose named actors are found.
        hit: The words.
        kind: Kind of place that they name; None for any.
    """
    if "cue:three-sides" in hit.concepts:
        return _three(scene)
    near = _joined_before(scene, sentence, hit) or _named(scene, sentence, hit, kind)
    return near or _others(scene, sentence, kind) or _pair(scene, kind)


def _three(scene: Scene) -> tuple[str, ...]:
    """Return the home unit and the first two partners that the text names, if it names two."""
    partners = set(scene.partners)
    named = [k for k in scene.weights if k in partners]  # as the text names them first
    keys = _innermost(scene, [k for k in (scene.home, *named) if k])[:_THREE]
    return keys if len(keys) == _THREE else ()


def _joined_before(scene: Scene, sentence: Sentence, hit: Hit) -> tuple[str, ...]:
    """Return the two units of two countries that "and" joins before the words.

    "A of X and B of Y opened a season under the accord that the two cities signed."
    """
    places = [a for a in sentence.actors if a.kind == "place" and a.j <= hit.i]
    places = [a for a in places if units_of(scene, [a])]
    for one, two in pairwise(places):
        keys = (*units_of(scene, [one]), *units_of(scene, [two]))
        lands = {country_of(scene, k) for k in keys} - {""}
        joint = any(one.j <= h.i < two.i for h in sentence.cues("rel:and")) or has_and(scene, two.i)
        joint = joint or bears_and(scene, one.j)
        if joint and len(keys) == 2 and len(lands) == 2 and two.i - one.j <= _APART:
            return keys
    return ()


def _named(scene: Scene, sentence: Sentence, hit: Hit, kind: str | None) -> tuple[str, ...]:
    """Return the one partner named before, with the unit of the other side.

    The same sentence decides, then the ones before it in the paragraph; where several
    partners are named, nothing.
    """
    keys = _units(scene, sentence, kind, hit.i)
    for earlier in reversed(scene.sentences[max(0, sentence.index - _BACK) : sentence.index]):
        if _foreign(scene, keys) or earlier.paragraph != sentence.paragraph:
            break
        keys = (*_units(scene, earlier, kind, earlier.j), *keys)
    foreign = _foreign(scene, keys)
    own = [k for k in keys if k not in foreign] or [k for k in (scene.home,) if k]
    if len(foreign) != 1 or not own or kind not in (None, kind_of(scene, own[-1])):
        return ()
    return own[-1], foreign[0]


def _units(scene: Scene, sentence: Sentence, kind: str | None, end: int) -> tuple[str, ...]:
    """Return the units that act before a word, and where a visit goes to."""
    visits = sentence.has("cue:visit")
    capitals = scene.gazetteer.capitals  # where states meet, too
    actors = [a for a in sentence.actors if a.i < end]
    actors = [
        a for a in actors
        if "in" not in a.marks or (visits and capitals.isdisjoint(a.locality))
    ]  # fmt: skip
    return _innermost(
        scene, [k for k in units_of(scene, actors) if kind in (None, kind_of(scene, k))]
    )


def _innermost(scene: Scene, keys: list[str]) -> tuple[str, ...]:
    """Leave out places in which others of them lie."""
    held = {scene.entities["place", k].locality for k in keys}
    return tuple(k for k in keys if k not in held)


def _foreign(scene: Scene, keys: tuple[str, ...]) -> list[str]:
    return [k for k in keys if is_abroad(scene, k)]


def _others(scene: Scene, sentence: Sentence, kind: str | None) -> tuple[str, ...]:
    """Where the home unit stands in the sentence by name, "the two" are the last two partners."""
    if not any(p.key == scene.home for p in sentence.places):
        return ()
    recent: list[str] = []
    for earlier in scene.sentences[max(0, sentence.index - _FAR) : sentence.index]:
        for phrase in earlier.places:
            if (
                phrase.key in scene.partners
                and not phrase.container
                and kind in (None, phrase.kind)
            ):
                recent = [k for k in recent if k != phrase.key] + [phrase.key]
    last = _innermost(scene, recent)[-2:]  # the province that a town lies in is no third
    return last if len(last) == 2 and len({country_of(scene, k) for k in last}) == 1 else ()


def _pair(scene: Scene, kind: str | None) -> tuple[str, ...]:
    both = [k for k in (scene.home, *scene.partners) if k]
    alike = [k for k in both if kind is None or kind_of(scene, k) == kind]
    if scene.home and scene.home not in alike:
        first = next(iter(scene.partners), None)  # two partners are no two sides
        far = first and alike and scene.weights[first] >= 2 * scene.weights.get(alike[0], 0.0)
        alike = [first] if far and first else alike[:1]
    if len(alike) == 1 and alike[0] != scene.home and kind:
        alike = [*_own_of_kind(scene, kind), *alike]
    return tuple((alike if len(alike) >= 2 else both)[:2])


def _own_of_kind(scene: Scene, kind: str | None) -> list[str]:
    """Return the unit of a kind that the article tells most of in the home unit's country."""
    land = country_of(scene, scene.home)
    own = [k for k in scene.weights if kind_of(scene, k) == kind and country_of(scene, k) == land]
    return [max(own, key=lambda k: (scene.weights[k], k))] if own else []
