"""How likely readers would list what a statement or task says, by signs of how it was found.

A rule finds commitments in many kinds of sentences; some of these kinds are mostly right and
some mostly wrong. A logistic model for each type (`ontology/likelihood.toml`) weighs the
signs of a claim; its result is the score that the curves of `calibration.toml` turn into a
confidence. What is less likely than `least` is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extraction.calibration import chance
from kg.extraction.scene import Scene
from kg.model import Claim, Ref

#: What each sign is called among the reasons of a claim.
SIGNS = {
    "fieldless": "its words tell no field",
    "several_fields": "its words tell several fields",
    "joint": "several speak together",
    "person": "somebody with a name speaks",
    "body": "a body speaks",
    "place": "a place speaks",
    "addressed": "addressed to somebody",
    "headline": "told in the headline",
    "carried": "speaker carried over",
}


def weigh(scene: Scene, claim: Claim) -> Claim | None:
    """Return a claim with its likelihood as its score, and the signs; None if it is unlikely.

    Args:
        scene: The article.
        claim: Settled: its roles name entities of the reading. Of a type without a model it
            stays as it is.
    """
    if claim.type not in ("statement", "task"):
        return claim
    signs = tuple(_signs(scene, claim))
    reasons = tuple(dict.fromkeys((*claim.reasons, *(SIGNS[sign] for sign in signs))))
    model = scene.frames.likelihood.get(str(claim.one("type") or claim.type))
    if model is None:
        return replace(claim, reasons=reasons)
    score = chance(model["intercept"] + sum(model[sign] for sign in signs))
    return replace(claim, confidence=score, reasons=reasons) if score >= model["least"] else None


def _signs(scene: Scene, claim: Claim) -> Iterator[str]:
    fields = set(claim.roles.get("field", ()))
    if fields <= {"other"}:
        yield "fieldless"
    if len(fields) > 1:
        yield "several_fields"
    speakers = claim.roles.get("speaker") or claim.roles.get("assigner", ())
    if len(speakers) > 1:
        yield "joint"
    kinds = {ref.kind for ref in speakers if isinstance(ref, Ref)}
    yield from (kind for kind in ("person", "body", "place") if kind in kinds)
    if claim.roles.get("addressee"):
        yield "addressed"
    if region_of(scene, claim) == "headline":
        yield "headline"
    if SIGNS["carried"] in claim.reasons:
        yield "carried"


def region_of(scene: Scene, claim: Claim) -> str:
    """Return the kind of region in which the best quote of a claim stands."""
    start = claim.evidence[0].span.start
    return next((r.kind for r in scene.article.regions if r.span.start <= start < r.span.end), "")
