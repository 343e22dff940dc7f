"""What the names of places in one article tell of one another: short forms, names in brackets."""

from __future__ import annotations

from dataclasses import replace

from kg.extraction.scene import PlacePhrase, Scene, Sentence

_OPEN, _CLOSE = "(", ")"


def settle_by_context(scene: Scene) -> None:
    """Let a short name mean the place of a longer one, and drop asides that are no place there."""
    if not scene.lexicon.profile.case_marks_names:
        return
    longer = _longer_names(scene)
    states = {p.key for s in scene.sentences for p in s.places if p.kind == "country"}
    for sentence in scene.sentences:
        kept = [p for p in sentence.places if not _is_aside(scene, sentence, p)]
        sentence.places = [_meant(scene, p, longer, states) for p in kept]


def _longer_names(scene: Scene) -> dict[tuple[str, ...], list[PlacePhrase]]:
    """Return the places whose printed names begin with the same words and go on."""
    found: dict[tuple[str, ...], list[PlacePhrase]] = {}
    for place in (p for s in scene.sentences for p in s.places):
        words = tuple(scene.tokens.folds[place.name_i : place.name_j])
        for end in range(1, len(words)):
            found.setdefault(words[:end], []).append(place)
    return found


def _meant(
    scene: Scene,
    place: PlacePhrase,
    longer: dict[tuple[str, ...], list[PlacePhrase]],
    states: set[str],
) -> PlacePhrase:
    """Return the place that a short name stands for: "Santiago" in news of Santiago de Cuba.

    Within one country a short name may well be the province's, and a country that the article
    names vouches for its own town.
    """
    words = tuple(scene.tokens.folds[place.name_i : place.name_j])
    others = {p.key: p for p in longer.get(words, ()) if p.country != place.country}
    if len(others) != 1 or place.country in states:
        return place
    other = next(iter(others.values()))
    return replace(place, key=other.key, kind=other.kind, country=other.country)


def _is_aside(scene: Scene, sentence: Sentence, place: PlacePhrase) -> bool:
    """Say whether brackets behind a place hold no place: "Yên Bái (Nord)" is in no département."""
    folds = scene.tokens.folds
    if place.i <= sentence.i or folds[place.i - 1] != _OPEN or place.kind == "country":
        return False
    before = next((p for p in sentence.places if p.j == place.i - 1), None)
    closed = place.j < len(folds) and folds[place.j] == _CLOSE
    return closed and before is not None and before.country != place.country
