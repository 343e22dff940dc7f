"""The saved questions as a REST interface, and its description (OpenAPI 3.1)."""

from __future__ import annotations

from typing import Any

from kg.queries import Param, SavedQuery, list_queries
from kg.queries.schemas import schema_of
from kg.server import negotiate
from kg.server.problems import MEDIA


def summarise(question: SavedQuery) -> dict[str, Any]:
    """Return what a client needs to know of a question to ask it."""
    return {
        "name": question.name,
        "summary": question.summary,
        "summary_vi": question.summary_vi,
        "href": f"/api/queries/{question.name}",
        "params": [
            {"name": p.name, "type": p.type, "required": p.required, "example": p.example}
            for p in question.params
        ],
        "columns": [column.name for column in question.columns],
    }


def as_example(question: SavedQuery) -> dict[str, str]:
    """Return a question as the editor begins with it: its parameters, then its SPARQL."""
    lines = [line for line in question.text.splitlines() if not line.startswith("#+")]
    params = [
        f"# ?{p.variable}: {p.description}; "
        + (f"here {p.example}" if p.required else "UNDEF stands for any")
        for p in question.params
    ]
    return {
        "name": question.name,
        "summary": question.summary,
        "summary_vi": question.summary_vi,
        "text": "\n".join((*params, *lines)).strip() + "\n",
    }


def openapi(version: str) -> dict[str, Any]:
    """Return the description of the whole interface."""
    paths: dict[str, Any] = {
        f"/api/queries/{question.name}": {"get": _operation(question)}
        for question in list_queries()
        if question.columns
    }
    paths["/sparql"] = {"get": _sparql()}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "A knowledge graph of provincial international cooperation",
            "version": version,
            "description": "Saved questions with typed parameters, and a SPARQL 1.1 endpoint.",
            "license": {"name": "CC BY 4.0", "identifier": "CC-BY-4.0"},
        },
        "paths": paths,
        "components": {
            "schemas": {
                "Problem": {
                    "type": "object",
                    "description": "ProblemError details, RFC 9457.",
                    "properties": {
                        "type": {"type": "string"},
                        "title": {"type": "string"},
                        "status": {"type": "integer"},
                        "detail": {"type": "string"},
                    },
                    "required": ["title", "status"],
                }
            }
        },
    }


def _operation(question: SavedQuery) -> dict[str, Any]:
    return {
        "operationId": question.name,
        "summary": question.summary,
        "description": question.description,
        "tags": list(question.tags),
        "parameters": [_parameter(param) for param in question.params] + [_format()],
        "responses": _responses("One row for each finding: " + _columns(question)),
    }


def _columns(question: SavedQuery) -> str:
    return "; ".join(f"{column.name} ({column.description})" for column in question.columns)


def _parameter(param: Param) -> dict[str, Any]:
    schema = schema_of(param)
    schema.pop("description", None)
    found: dict[str, Any] = {
        "name": param.name,
        "in": "query",
        "required": param.required,
        "description": param.description,
        "schema": schema,
    }
    if param.example:
        found["example"] = int(param.example) if param.type == "int" else param.example
    return found


def _format() -> dict[str, Any]:
    names = [name for name, media in negotiate.SHORT.items() if media in negotiate.ROWS]
    return {
        "name": "format",
        "in": "query",
        "description": "Short name of a format, instead of an Accept header.",
        "schema": {"type": "string", "enum": names},
    }


def _responses(description: str) -> dict[str, Any]:
    problem = {MEDIA: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    content: dict[str, Any] = {media: {"schema": {}} for media in reversed(tuple(negotiate.ROWS))}
    return {
        "200": {"description": description, "content": content},
        "400": {"description": "A parameter is wrong, or a name is unclear.", "content": problem},
        "406": {"description": "There is no such format.", "content": problem},
        "422": {"description": "The answer is too long.", "content": problem},
        "503": {"description": "It takes too long, or too many ask.", "content": problem},
    }


def _sparql() -> dict[str, Any]:
    text = {"type": "string"}
    return {
        "operationId": "sparql",
        "summary": "Any SPARQL 1.1 query; updates and SERVICE are refused",
        "parameters": [
            {"name": "query", "in": "query", "schema": text},
            {"name": "default-graph-uri", "in": "query", "schema": text},
            {"name": "named-graph-uri", "in": "query", "schema": text},
            {"name": "timeout", "in": "query", "schema": {"type": "number"}},
            _format(),
        ],
        "responses": _responses("The answer; without a query, the service description."),
    }
