"""The frame definitions: which concept evokes which claim.

Plain data read from `ontology/frames.toml`, `calibration.toml`, `theme.toml`, `topic.toml` and
`likelihood.toml` by `kg.languages`; kept here as a type so that the extraction stays free of files.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.extraction.calibration import Curve

Table = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Frames:
    """Tables from concepts to codes; see the comments in `ontology/frames.toml`."""

    event: Table
    event_group: Table
    document: Table
    statement: Table
    tie: Table
    place_kind: Table
    also_kind: Table
    rank: Mapping[str, int]
    """Levels of place kinds, from the state downwards."""
    body_kind: Table
    spec_head: Table
    spec_field: Table
    thing_field: Table
    aside_field: Table
    body_label: Table
    level: Table
    level_kind: Table
    head_kind: Table
    head_called: Table
    head_seat: Table
    governs: Table
    post_seat: Table
    unit_post: Table
    currency: Mapping[str, Table]
    """Words for money that several states share, each with its code by state."""
    groups: Mapping[str, frozenset[str]]
    """Named sets: of codes of heads, posts and countries, or of folded words."""
    labels: Mapping[str, str]
    """English labels of every concept, by compact id (`post:chair`)."""
    fields: frozenset[str]
    """Codes of the field scheme."""
    calibration: Mapping[str, Curve] = field(default_factory=dict)
    """Curves from the score of a rule to a probability, by type of claim."""
    theme: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    """Two models of what speaks for the theme, by name; see `kg.extraction.theme.theme`."""
    topic: Mapping[str, float] = field(default_factory=dict)
    """What speaks for a place being a side of the article; see `kg.extraction.places.standing`."""
    likelihood: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    """What speaks for statements and tasks, by type; see `kg.extraction.statements.likelihood`."""
