"""Statements are weighed by signs of how they were found; what is unlikely is left out."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from extraction_scenes import scene_of

from kg.extraction.statements.likelihood import SIGNS, weigh
from kg.languages import load_frames
from kg.model import Claim, Evidence, Ref, Span

TEXT = "Cork and Rennes meet\n\nThe Mayor of Cork, Anne Byrne, promised buses.\n"
PLACE, PERSON = Ref("place", "gn-2965140"), Ref("person", "anne")


def _claim(speaker: Ref, fields: tuple[str, ...], start: int) -> Claim:
    quote = Evidence(Span(start, start + 5), TEXT[start : start + 5])
    roles = {"type": ("commitment",), "speaker": (speaker,), "field": fields}
    return Claim("statement", roles, (quote,), "statement/commitment")


def test_every_sign_has_its_weight_in_every_model() -> None:
    for model in load_frames().likelihood.values():
        assert set(model) == {"intercept", "least", *SIGNS}


def test_somebody_with_a_name_and_a_field_is_likelier_than_a_place_without() -> None:
    scene, body = scene_of(TEXT, "en"), TEXT.index("The Mayor")
    told = weigh(scene, _claim(PERSON, ("transport_logistics",), body))
    assert told is not None
    assert told.confidence > 0.5
    assert SIGNS["person"] in told.reasons
    assert weigh(scene, _claim(PLACE, ("other",), 0)) is None


def test_the_likelihood_is_the_logistic_of_the_weights() -> None:
    scene, body = scene_of(TEXT, "en"), TEXT.index("The Mayor")
    model = dict.fromkeys(SIGNS, 0.0) | {"intercept": 0.5, "person": 1.0, "least": 0.1}
    scene.frames = replace(scene.frames, likelihood={"commitment": model})
    told = weigh(scene, _claim(PERSON, ("trade",), body))
    assert told is not None
    assert told.confidence == pytest.approx(1 / (1 + math.exp(-1.5)))


def test_a_type_without_a_model_keeps_its_score() -> None:
    scene = scene_of(TEXT, "en")
    scene.frames = replace(scene.frames, likelihood={})
    told = weigh(scene, _claim(PLACE, ("other",), 0))
    assert told is not None
    assert told.confidence == _claim(PLACE, ("other",), 0).confidence
