"""The JSON Schema of a claim, generated from the roles of claims."""

from __future__ import annotations

from typing import Any, get_args

from kg.model import Modality
from kg.roles import ROLES


def claim_schema() -> dict[str, Any]:
    """Return the JSON Schema of a line, generated from the roles of claims."""
    text = {"type": ["string", "number"]}
    value = {"oneOf": [text, {"type": "array", "items": text}]}
    by_type = [
        {
            "properties": {
                "type": {"const": kind},
                "roles": {
                    "type": "object", "additionalProperties": False, "minProperties": 1,
                    "properties": {role: value | {"description": shape.kind}
                                   for role, shape in sorted(roles.items())},
                },
            }
        }
        for kind, roles in ROLES.items()
    ]  # fmt: skip
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A claim about an article, with the words that say so",
        "type": "object",
        "required": ["article", "type", "roles", "quote"],
        "properties": {
            "article": {"type": "string", "description": "Identifier of the article"},
            "type": {"enum": list(ROLES)},
            "roles": {"type": "object"},
            "quote": {"oneOf": [{"type": "string"}, {"type": "array", "items": text}]},
            "source": {"type": "string", "description": "Who says so"},
            "modality": {"enum": list(get_args(Modality))},
            "confidence": {"type": "number", "minimum": 0, "maximum": 1},
        },
        "oneOf": by_type,
    }
