"""The country of small places that the press at home does not tell: "Gemeinde Weyarn"."""

from __future__ import annotations

from kg.extraction.scene import PlacePhrase, Scene, Sentence

_GAP = 2  # words between a unit and the country behind it: "(", "in"


def home_country(scene: Scene, sentence: Sentence, n: int) -> str:
    """Return the country of the language for a place beside a partner whose own is told.

    "Die Gemeinde Weyarn und die polnische Stadt Krosno": only the partner is Polish.

    Returns:
        The one country that speaks the language of which the article names a unit; empty if
        there is none, or if nothing tells that the country named is the partner's alone.
    """
    phrase, spoken = sentence.places[n], scene.lexicon.profile.country
    abroad = {p.country for p in sentence.places if p.country}
    lands = [p for p in sentence.places if p.kind == "country"]
    if not abroad.isdisjoint(spoken) or any(_is_beside(phrase, land) for land in lands):
        return ""
    units = [p for p in sentence.places if p.kind != "country" and p is not phrase]
    if not any(_is_beside(unit, land) for unit in units for land in lands):
        return ""
    named = {p.country for s in scene.sentences for p in s.places if p.kind != "country"}
    home = named.intersection(spoken)
    return home.pop() if len(home) == 1 else ""


def _is_beside(unit: PlacePhrase, land: PlacePhrase) -> bool:
    """Say whether a country or its adjective stands right before, in or right behind a unit."""
    return land.j == unit.i or unit.i <= land.i < unit.j or 0 <= land.i - unit.j <= _GAP
