"""Places that a word names without a name of its own: "the same city", "Gimhae-mayor"."""

from __future__ import annotations

from kg.extraction.places.places import place_entity
from kg.extraction.scene import PlacePhrase, Scene, Sentence
from kg.extraction.topic import is_unlisted
from kg.lexicon import Hit

_SAME = "cue:same-place"


def find_implied_places(scene: Scene) -> None:
    """Add the places of "the same city" and of posts in one word with their place."""
    last: dict[str, PlacePhrase] = {}
    for sentence in scene.sentences:
        found = [p for h in sentence.hits if (p := _implied(scene, sentence, h, last))]
        if found:
            sentence.places = sorted([*sentence.places, *found], key=lambda p: p.i)


def _implied(
    scene: Scene, sentence: Sentence, hit: Hit, last: dict[str, PlacePhrase]
) -> PlacePhrase | None:
    named = next((p for p in sentence.places if p.i <= hit.i < p.j), None)
    if named is not None:
        last[named.kind] = named
        return None
    if _SAME in hit.concepts:
        kinds = {scene.frames.place_kind.get(code, "") for code in hit.all("place-type")}
        same = next((last[k] for k in sorted(kinds & set(last))), None)
        if same is None:
            return None
        return PlacePhrase(hit.i, hit.j, same.key, same.kind, same.country, False, hit.i, hit.j)
    return _held(scene, hit)


def _held(scene: Scene, hit: Hit) -> PlacePhrase | None:
    """Return the place in the word of a post, see `kg.extraction.mentions.glued_posts`."""
    key = next(iter(hit.all("held")), "")
    local = scene.entities.get(("place", key))
    if local is not None and is_unlisted(key):
        return PlacePhrase(hit.i, hit.j, key, local.code, local.country, False, hit.i, hit.j)
    place = scene.gazetteer.place(key)
    if place is None:
        return None
    scene.add(place_entity(scene, place, "in one word with a post"))
    return PlacePhrase(hit.i, hit.j, place.key, place.kind, place.country, False, hit.i, hit.j)
