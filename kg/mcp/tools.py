"""What an assistant may call: the saved questions, `show` and `explain`.

Everything here is plain data; no library of the protocol is needed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

from kg.explain import explain_claim
from kg.queries import SavedQuery, list_queries, load_query, run_query
from kg.queries.schemas import schema_of
from kg.results import limit_rows
from kg.show import describe
from kg.store import Store, plain

#: Rows of one answer: assistants read them all, and cannot read a million.
MOST_ROWS: Final = 200
_LIMIT: Final = {
    "type": "integer", "minimum": 1, "maximum": 1000, "default": MOST_ROWS,
    "description": "At most so many rows.",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ToolSpec:
    """A tool as an assistant sees it; `schema` is the JSON Schema of its arguments."""

    name: str
    title: str
    description: str
    schema: Mapping[str, Any]


def list_tools() -> list[ToolSpec]:
    """Return all tools, `show` and `explain` first."""
    return [
        ToolSpec(
            "show",
            "A thing and what is known of it",
            "What is known of a place, body, person or programme: facts, ties, happenings.",
            _schema(
                {"name": _text("A name in any script, or an IRI."), "lang": _text(_LANG)}, ["name"]
            ),
        ),
        ToolSpec(
            "explain",
            "What stands behind a claim",
            "The quotes behind a claim in every language version, with article, place in its "
            "text, rule, confidence and what reviewers decided. Quote these words when you "
            "answer, and name the article.",
            _schema({"claim": _text("IRI of a claim, as other tools return it.")}, ["claim"]),
        ),
        *(_question(query) for query in list_queries() if query.columns),
    ]


_LANG: Final = "Language of labels, as in en or vi."


def call_tool(store: Store, name: str, values: Mapping[str, object]) -> dict[str, Any]:
    """Answer a call.

    Args:
        store: What is asked.
        name: Of a tool.
        values: Its arguments; numbers may be numbers or texts.

    Returns:
        Data of JSON. Of a question: `rows`, and `cut` if there are more.

    Raises:
        QueryError: a value is missing or wrong, or the tool is unknown.
        StoreError: the store cannot be read.
    """
    texts = {key: str(value) for key, value in values.items() if value is not None}
    if name == "show":
        return asdict(describe(store, texts.get("name", ""), texts.get("lang", "en")))
    if name == "explain":
        return asdict(explain_claim(store, texts.get("claim", "")))
    query = load_query(name)
    limit = int(texts.pop("limit", MOST_ROWS))
    rows = run_query(store, query, texts)
    found = [
        {column: plain(cell) for column, cell in zip(rows.variables, row, strict=True) if cell}
        for row in limit_rows(rows, limit + 1)
    ]
    return {"question": query.summary, "rows": found[:limit], "cut": len(found) > limit}


def _question(query: SavedQuery) -> ToolSpec:
    columns = "; ".join(f"{column.name}: {column.description}" for column in query.columns)
    return ToolSpec(
        query.name,
        query.summary,
        f"{query.summary}. {query.description} Columns: {columns}",
        _schema(
            {param.name: schema_of(param) for param in query.params} | {"limit": _LIMIT},
            [param.name for param in query.params if param.required],
        ),
    )


def _text(description: str) -> dict[str, object]:
    return {"type": "string", "description": description}


def _schema(properties: Mapping[str, object], required: Sequence[str] = ()) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(required),
        "additionalProperties": False,
    }
