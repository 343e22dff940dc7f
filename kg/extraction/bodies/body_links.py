"""What joins the words of a body's name: "of", "and", the commas of a list, a hyphen."""

from __future__ import annotations

from kg.extraction.scene import PlacePhrase, Scene, Sentence
from kg.extraction.topic import country_of


def links(scene: Scene, start: int, end: int, sentence: Sentence) -> bool:
    """Say whether the words between two positions only join parts of one name."""
    if end - start > 2:
        return False
    for k in range(start, end):
        word = scene.tokens.folds[k]
        if (
            word in ("-", "'", "s", '"', "“", "”", "«", "»")
            or word in scene.lexicon.profile.genitive
        ):
            continue
        if word in scene.lexicon.profile.determiner and any(
            h.j == k and h.i >= start for h in sentence.cues("rel:of")
        ):
            continue  # "of the"
        marks = {c for h in sentence.hits if h.i <= k < h.j for c in h.concepts}
        if marks & {"rel:of", "rel:in"} or (
            "rel:and" in marks and _spec_both(sentence, start, end)
        ):
            continue
        if word in scene.lexicon.profile.list_mark and _lists_specs(scene, sentence, start, end):
            continue
        return False
    return True


def _spec_both(sentence: Sentence, start: int, end: int) -> bool:
    """Say whether an "and" joins two parts of one specialisation."""
    before = any(h.j == start and (h.has("spec") or h.has("body")) for h in sentence.hits)
    return before and any(h.i == end and (h.has("spec") or h.has("body")) for h in sentence.hits)


def _lists_specs(scene: Scene, sentence: Sentence, start: int, end: int) -> bool:
    """Say whether a comma stands in "Ministry of Economy, Labour and Energy".

    So it does between two capitalised words for what a body deals with, if more of them follow,
    the last one behind "and".
    """
    if not (scene.lexicon.profile.case_marks_names and _spec_both(sentence, start, end)):
        return False
    listed = {h.i: h.j for h in sentence.hits if h.has("spec") and scene.tokens.is_capital(h.i)}
    marks, joints = scene.lexicon.profile.list_mark, {h.i: h.j for h in sentence.cues("rel:and")}
    if any(start < i < end for i in joints):
        return True  # the last one: "Labour, and Energy"
    k = listed.get(end)
    while k is not None and k < sentence.j and scene.tokens.folds[k] in marks:
        behind = k + 1
        if joints.get(behind) in listed:
            return True  # "Economy, Labour, and Energy"
        k = listed.get(behind)
    return k is not None and joints.get(k) in listed


def is_glued(scene: Scene, k: int) -> bool:
    """Say whether word `k` is a hyphen that joins the words beside it."""
    tokens = scene.tokens
    if tokens.folds[k] != "-" or k + 1 >= len(tokens.folds):
        return False
    return tokens.ends[k - 1] == tokens.starts[k] and tokens.ends[k] == tokens.starts[k + 1]


def leads_on(scene: Scene, sentence: Sentence, place: PlacePhrase) -> bool:
    """Say whether a country's adjective leads to its unit: "of the Chinese province of Shaanxi"."""
    if not place.container or scene.lexicon.profile.head_order != "first":
        return False
    return any(p.i == place.j and is_inside(scene, p.key, place) for p in sentence.places)


def is_inside(scene: Scene, key: str, outer: PlacePhrase) -> bool:
    """Say whether a place lies in a country."""
    return outer.kind == "country" and outer.country == country_of(scene, key)
