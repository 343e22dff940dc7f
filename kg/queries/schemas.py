"""Parameters of saved questions as JSON Schema, for those who ask by program."""

from __future__ import annotations

from typing import Any, Final

from kg.queries.header import Param

_TYPES: Final[dict[str, dict[str, Any]]] = {
    "int": {"type": "integer"},
    "iri": {"type": "string"},
    "claim": {"type": "string"},
    "date": {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"},
    "code": {"type": "string", "pattern": "^[a-z][a-z0-9_]*$"},
    "lang": {"type": "string", "pattern": "^[a-z]{2,8}(-[A-Za-z0-9]{1,8})*$"},
}


def schema_of(param: Param) -> dict[str, Any]:
    """Return the schema of one parameter (JSON Schema 2020-12)."""
    schema = dict(_TYPES.get(param.type, {"type": "string"}))
    if param.values:
        schema = {"type": "string", "enum": list(param.values)}
    if param.default:
        schema["default"] = int(param.default) if param.type == "int" else param.default
    if param.description:
        schema["description"] = param.description
    return schema
