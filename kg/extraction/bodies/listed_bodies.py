"""Bodies in a list that share one head: "the Departments of Health, Tourism and Trade".

A head in the plural has as many bodies as what is named behind it; where nouns have no plural,
capitals behind a comma tell them apart from the rest of the sentence.
"""

from __future__ import annotations

from dataclasses import replace

from kg.extraction.scene import BodyPhrase, Scene, Sentence
from kg.lexicon import Hit
from kg.text import fold

_HEADS = frozenset({"department", "ministry"})  # told apart by what they deal with
_MANY = "agencies"  # "the departments", of whatever
_SCHEMES = ("body", "post", "place", "title")


def is_plural(scene: Scene, sentence: Sentence, body: BodyPhrase) -> bool:
    """Say whether the noun of a body is in the plural, where names have capitals."""
    profile = scene.lexicon.profile
    if not (profile.case_marks_names and profile.plural):
        return True
    nouns = [h for h in sentence.hits if body.i <= h.i < body.j and h.has("body")]
    words = {scene.surface(k, k + 1).lower() for h in nouns for k in (h.i, h.j - 1)}
    return any(word.endswith(profile.plural) for word in words)


def listed_bodies(scene: Scene, sentence: Sentence, body: BodyPhrase) -> list[BodyPhrase]:
    """Return the bodies that share a head, each with what it deals with; one if none does.

    Args:
        scene: With hits and places.
        sentence: Where.
        body: Grown, not yet completed.
    """
    if body.raw_spec or not body.spec or body.head not in (*_HEADS, _MANY):
        return [body]
    specs = [h for h in sentence.hits if h.has("spec") and body.i <= h.i and h.j <= body.j]
    capitals = all(scene.tokens.is_capital(h.i) for h in specs)
    if len(specs) > 1 and capitals and _is_many(scene, body):
        return _apart(body, specs)
    return [body, *_behind(scene, sentence, body)]


def _is_many(scene: Scene, body: BodyPhrase) -> bool:
    """Say whether a head is the plural of a word for a body that the language knows."""
    if body.head == _MANY:
        return True
    word, ends = scene.surface(body.i, body.i + 1).lower(), scene.lexicon.profile.plural
    stems = [word.removesuffix(e) for e in ends if word.endswith(e) and word != e]
    found = (scene.lexicon.find((fold(stem),), 0, 1) for stem in stems)
    return any(body.head in h.all("body") for hits in found for h in hits)


def _apart(body: BodyPhrase, specs: list[Hit]) -> list[BodyPhrase]:
    """Return a body for each of what is named; the last one ends where the list does."""
    head = "department" if body.head == _MANY else body.head
    ends = [*(h.j for h in specs[:-1]), body.j]
    begins = [body.i, *(h.i for h in specs[1:])]
    return [
        replace(body, i=i, j=j, head=head, spec=h.all("spec")[:1])
        for i, j, h in zip(begins, ends, specs, strict=True)
    ]


def _behind(scene: Scene, sentence: Sentence, body: BodyPhrase) -> list[BodyPhrase]:
    """Return what capitals behind commas name, and an "and" behind these: "Sở Y tế, Tài chính".

    Only where nouns have no plural, and the whole list stands before any place.
    """
    profile, folds = scene.lexicon.profile, scene.tokens.folds
    inflected = profile.plural or profile.head_order != "first" or not profile.case_marks_names
    if inflected or body.place is not None or body.level:
        return []
    found: list[BodyPhrase] = []
    joints = {h.i: h.j for h in sentence.cues("rel:and")}
    at = body.j
    while at < sentence.j:
        comma = folds[at] in profile.list_mark
        start = at + 1 if comma else at
        start = joints.get(start, start) if comma or found else start
        spec = next((h for h in sentence.hits if h.i == start and h.has("spec")), None)
        if start == at or spec is None or not _is_own(scene, sentence, spec):
            break
        found.append(BodyPhrase(spec.i, spec.j, body.head, spec=spec.all("spec")[:1]))
        at = spec.j
    return found


def _is_own(scene: Scene, sentence: Sentence, spec: Hit) -> bool:
    """Say whether a field begins with a capital and heads no other phrase."""
    other = any(h.i == spec.i and any(map(h.has, _SCHEMES)) for h in sentence.hits)
    return scene.tokens.is_capital(spec.i) and not other
